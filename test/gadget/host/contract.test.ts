import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import "../../../gadget/index.ts";
import type { FbChatGadget } from "../../../gadget/index.ts";
import { TOKEN_TIMEOUT_MS } from "../../../gadget/wire/pass.ts";
import { atRest } from "../support/at-rest.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aWelcome, HOUR, JONAS, MARIA, NOW } from "../support/builders.ts";
import { aDeskOfTwo } from "../support/a-desk-of-two.ts";
import { FakeResponse } from "../support/fake-response.ts";
import { settled } from "../support/manual-clock.ts";
import { Screen } from "../support/screen.ts";

async function atMaria() {
  const desk = aDeskOfTwo();
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("I am Maria");
  return { desk, ...all };
}

describe("attributes", () => {
  it("name the conversation in both directions", async () => {
    const { gadget, screen } = await atMaria();
    expect(gadget.getAttribute("conversation")).to.equal(MARIA);

    gadget.setAttribute("conversation", JONAS);
    await screen.shows("I am Jonas");

    gadget.removeAttribute("conversation");
    await screen.shows("Choose a conversation");
    expect(gadget.conversation).to.equal(null);
  });

  it("never show the token", async () => {
    const { gadget } = await aGadget(aDeskOfTwo(), { tokenProvider: null });

    gadget.token = "secret";
    await gadget.updateComplete;

    expect(gadget.outerHTML).to.not.include("secret");
  });

  for (const [theme, lightness] of [
    ["light", "light"],
    ["dark", "dark"],
  ] as const) {
    it(`theme="${theme}" stands against the page's own`, async () => {
      const { gadget, frame } = await atMaria();
      frame.style.colorScheme = theme === "dark" ? "light" : "dark";

      gadget.theme = theme;
      await gadget.updateComplete;

      expect(getComputedStyle(gadget).colorScheme).to.equal(lightness);
      await atRest(gadget);
      await expect(gadget).to.be.accessible();
    });
  }

  it('density="compact" makes rows lower', async () => {
    const { gadget, screen } = await atMaria();
    const height = () => screen.all("fb-chat-list-row")[0]!.getBoundingClientRect().height;
    const before = height();

    gadget.density = "compact";
    await gadget.updateComplete;

    expect(height()).to.be.lessThan(before);
  });

  it("readonly leaves nothing to write or to press that would change something", async () => {
    const { gadget, screen, desk } = await atMaria();

    gadget.readonly = true;
    await gadget.updateComplete;

    await waitUntil(() => screen.all("textarea").length === 0, "the box is still there");
    expect(screen.buttons("Close")).to.deep.equal([]);
    expect(await gadget.insertText("Hi")).to.deep.equal({ ok: false, code: "readonly" });
    desk.customerWrites(MARIA, "Hello?");
    await screen.shows("Hello?", "fb-chat-entry");
  });

  it('view="list" leaves threads to the page', async () => {
    const desk = aDeskOfTwo();
    const { gadget, screen } = await aGadget(desk);
    gadget.view = "list";
    await screen.shows("Jonas Weber");

    const row = screen.buttons().find((button) => button.textContent.includes("Jonas Weber"))!;
    row.click();
    await waitUntil(() => row.getAttribute("aria-current") === "true");

    expect(gadget.conversation).to.equal(JONAS);
    expect(desk.sent("thread.open")).to.deep.equal([]);
    expect(screen.text()).to.not.include("I am Jonas");
    await expect(gadget).to.be.accessible();
  });

  it('view="thread" asks for no list', async () => {
    const desk = aDeskOfTwo();
    const frame = await fixture<HTMLElement>(html`
      <fb-chat-gadget
        .platform=${desk.platform}
        .tokenProvider=${() => "token"}
        view="thread"
        conversation=${MARIA}
        server="https://chat.example"
      ></fb-chat-gadget>
    `);
    const screen = new Screen(frame);

    await screen.shows("I am Maria");

    expect(desk.sent("list.open")).to.deep.equal([]);
  });
});

describe("properties", () => {
  it("set before the element was defined are kept", async () => {
    const desk = aDeskOfTwo();
    const frame = await fixture<HTMLElement>(html`<div></div>`);
    // Under another name: the gadget's own is defined in this page by now.
    const early = document.createElement("fb-chat-gadget-to-come");
    const { platform } = desk;
    Object.assign(early, { platform, tokenProvider: () => "early", conversation: MARIA });
    frame.append(early);

    const Gadget = customElements.get("fb-chat-gadget")!;
    customElements.define(early.localName, class extends Gadget {});

    await new Screen(early).shows("I am Maria");
    expect(desk.platform.requests[0]?.token).to.equal("early");
  });
});

describe("methods", () => {
  it("openConversation resolves when the conversation is shown", async () => {
    const { gadget, screen } = await atMaria();

    expect(await gadget.openConversation(JONAS)).to.deep.equal({ ok: true });

    await screen.shows("I am Jonas");
  });

  it("openConversation tells why it cannot be shown, or that another one was opened", async () => {
    const { gadget } = await atMaria();

    expect(await gadget.openConversation("1:2")).to.deep.equal({ ok: false, code: "not_found" });
    const first = gadget.openConversation(JONAS);
    const second = gadget.openConversation(MARIA);
    expect(await first).to.deep.equal({ ok: false, code: "superseded" });
    expect(await second).to.deep.equal({ ok: true });
  });

  it("openConversation with what is no name of a conversation says that there is none, and asks nobody", async () => {
    const { gadget, desk, screen } = await atMaria();
    const asked = desk.sent("thread.open").length;

    expect(await gadget.openConversation("x")).to.deep.equal({ ok: false, code: "not_found" });

    await screen.shows("There is no such conversation at this desk.");
    expect(desk.sent("thread.open")).to.have.length(asked);
    expect(await gadget.openConversation(MARIA)).to.deep.equal({ ok: true });
    expect(desk.sent("thread.close").map(({ conversation }) => conversation)).not.to.include("x");
  });

  it("openConversation on an element that is in no page tells so", async () => {
    const gadget = document.createElement("fb-chat-gadget");

    expect(await gadget.openConversation(MARIA)).to.deep.equal({ ok: false, code: "not_connected" });
  });

  it("insertText writes at the caret", async () => {
    const { gadget, screen } = await atMaria();
    screen.write("Dear , thanks");
    screen.box.setSelectionRange(5, 5);

    expect(await gadget.insertText("Maria")).to.deep.equal({ ok: true });

    await waitUntil(() => screen.box.value === "Dear Maria, thanks");
    await gadget.updateComplete;
    expect(screen.box.selectionStart).to.equal(10);
  });

  it("insertText and focusComposer tell when nothing can be written", async () => {
    const desk = aDeskOfTwo();
    desk.has({ conversation: MARIA }, [anEntry(1)], {
      window: { responseUntil: NOW - HOUR, humanAgentUntil: null },
    });
    const { gadget, screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("Message 1");

    expect(await gadget.insertText("Hi")).to.deep.equal({ ok: false, code: "window_closed" });
    expect(await gadget.focusComposer()).to.deep.equal({ ok: false, code: "window_closed" });
    await gadget.openConversation(null);
    expect(await gadget.insertText("Hi")).to.deep.equal({ ok: false, code: "no_conversation" });
  });

  it("focusComposer moves the focus", async () => {
    const { gadget, screen } = await atMaria();

    expect(await gadget.focusComposer()).to.deep.equal({ ok: true });

    expect(screen.focused).to.equal(screen.box);
  });

  it("setPresence resolves with the Worker's word", async () => {
    const { gadget, screen, desk } = await atMaria();

    expect(await gadget.setPresence("away")).to.deep.equal({ ok: true });
    await screen.shows("Away");

    desk.refuse("presence.set", { code: "not_allowed" });
    expect(await gadget.setPresence("available")).to.deep.equal({ ok: false, code: "not_allowed" });
  });

  it("getState describes the moment", async () => {
    const { gadget, desk } = await atMaria();
    desk.customerWrites(MARIA, "Hello?");
    await settled();

    expect(await gadget.getState()).to.deep.equal({
      connection: "online",
      agent: { sub: "anna", name: "Anna Agent", presence: "available" },
      conversation: MARIA,
      customer: {
        ...{ id: "7001", psid: "7001", pageId: MARIA.split(":")[0], name: "Maria Lopez" },
        ...{ label: "Maria Lopez", record: null, tags: [], attributes: [] },
      },
      owner: { sub: "anna", name: "Anna Agent" },
      unread: {
        conversations: 1,
        messages: 1,
        mine: { conversations: 1, messages: 1 },
        unassigned: { conversations: 0, messages: 0 },
      },
      unsent: 0,
    });
  });
});

describe("the page around it", () => {
  it("may be a shadow root, to which events come through", async () => {
    const desk = aDeskOfTwo();
    const outer = await fixture<HTMLElement>(html`<div></div>`);
    const root = outer.attachShadow({ mode: "open" });
    const heard: string[] = [];
    outer.addEventListener("fb-chat-ready", () => heard.push("ready"));
    const gadget = document.createElement("fb-chat-gadget");
    Object.assign(gadget, { platform: desk.platform, tokenProvider: () => "token", conversation: MARIA });

    root.append(gadget);

    await new Screen(gadget).shows("I am Maria");
    expect(heard).to.deep.equal(["ready"]);
  });

  it("may load the script twice", async () => {
    const Gadget = customElements.get("fb-chat-gadget");
    const again = "../../../gadget/host/fb-chat-gadget.ts?again";

    const { FbChatGadget: Second } = (await import(again)) as { FbChatGadget: typeof FbChatGadget };

    expect(Second).to.not.equal(Gadget);
    expect(customElements.get("fb-chat-gadget")).to.equal(Gadget);
  });

  it("may give it no height: it takes a reasonable one and does not grow with the thread", async () => {
    const desk = aDeskOfTwo();
    const entries = Array.from({ length: 60 }, (_, n) => anEntry(n + 1));
    desk.has({ conversation: MARIA }, entries);
    const gadget = await fixture<FbChatGadget>(html`
      <fb-chat-gadget
        .platform=${desk.platform}
        .tokenProvider=${() => "token"}
        conversation=${MARIA}
      ></fb-chat-gadget>
    `);
    const screen = new Screen(gadget);
    await screen.shows("Message 60");

    expect(gadget.getBoundingClientRect().height).to.equal(560);
    expect(screen.box.getBoundingClientRect().bottom).to.be.lessThan(gadget.getBoundingClientRect().bottom);
  });

  it("fills the slots", async () => {
    const desk = aDeskOfTwo();
    const gadget = await fixture<FbChatGadget>(html`
      <fb-chat-gadget .platform=${desk.platform} .tokenProvider=${() => "token"} conversation=${MARIA}>
        <h1 slot="header">Support</h1>
        <p slot="customer">Customer no. 4711</p>
        <button slot="composer-actions">Templates</button>
        <p slot="empty">Nobody chosen</p>
      </fb-chat-gadget>
    `);
    await new Screen(gadget).shows("I am Maria");
    const isShown = (selector: string) => gadget.querySelector(selector)!.checkVisibility();

    expect(["h1", "p[slot=customer]", "button", "p[slot=empty]"].map(isShown)).to.deep.equal([
      true,
      true,
      true,
      false,
    ]);
    await gadget.openConversation(null);
    expect(isShown("p[slot=empty]")).to.equal(true);
  });

  it("may style the parts", async () => {
    const style = document.createElement("style");
    const parts = [
      "list",
      "thread",
      "connection",
      "presence",
      "row",
      "thread-header",
      "entries",
      "bubble",
      "composer",
      "input",
      "send",
    ];
    style.textContent = parts.map((part) => `fb-chat-gadget::part(${part}) { --probe: ${part} }`).join("\n");
    document.head.append(style);
    const { screen } = await atMaria();
    const selectors = [
      ".list",
      ".thread",
      "fb-chat-connection-strip",
      "fb-chat-presence-pane",
      "fb-chat-list-row button",
      "fb-chat-thread-header",
      "fb-chat-entries",
      ".bubble",
      "fb-chat-composer-pane",
      "textarea",
      ".send",
    ];

    const probes = selectors.map((selector) =>
      getComputedStyle(screen.all(selector)[0]!).getPropertyValue("--probe"),
    );

    style.remove();
    expect(probes).to.deep.equal(parts);
  });
});

describe("the host's token provider", () => {
  it("that throws leads to a sign-in, and is asked again", async () => {
    const desk = aDeskOfTwo();
    let calls = 0;
    const tokenProvider = () => {
      if (++calls === 1) throw new Error("no session");
      return "token";
    };
    const { gadget, screen } = await aGadget(desk, { tokenProvider });
    await screen.shows("Sign-in needed");
    await expect(gadget).to.be.accessible();

    screen.press("Try now");

    await screen.shows("Maria Lopez");
  });

  it("that hangs has no answer, which is no refusal", async () => {
    const desk = aDeskOfTwo();
    const { screen } = await aGadget(desk, { tokenProvider: () => new Promise<string>(() => {}) });
    await screen.shows("Connecting");

    await desk.platform.clock.advance(TOKEN_TIMEOUT_MS);

    await screen.shows("Your sign-in cannot be checked");
  });

  it("that gives an expired token leads to a sign-in, and out of it with a good one", async () => {
    const desk = aDeskOfTwo();
    const { answerPass } = desk.platform;
    desk.platform.answerPass = () =>
      Promise.resolve(new FakeResponse({ error: { code: "token_expired" } }, 401));
    const { screen } = await aGadget(desk);
    await screen.shows("Your sign-in was refused.");

    desk.platform.answerPass = answerPass;
    await desk.platform.clock.advance(30_000);

    await screen.shows("Maria Lopez");
  });
});

describe("a Worker that was deployed anew", () => {
  it("makes the gadget offer a reload, and is quiet about it once told so", async () => {
    const { desk, gadget, screen } = await atMaria();
    expect(screen.buttons("Reload")).to.deep.equal([]);
    desk.welcome = aWelcome({ server: "deployment-2" });
    desk.platform.firstScript = `import("./chunks/core-2.js")`;

    await desk.breaks();
    await desk.platform.clock.advance(1_000);

    await screen.shows("The server was updated");
    expect(screen.buttons("Reload")).to.have.length(1);
    await expect(gadget).to.be.accessible();
    screen.press("Later");
    await screen.hides("The server was updated");
  });

  for (const [name, prepare] of [
    ["has the same gadget", (desk) => (desk.platform.firstScript = `import("./chunks/core-1.js")`)],
    ["does not give its gadget", (desk) => (desk.platform.firstScript = null)],
    [
      "is not where the gadget came from",
      (desk) => (desk.platform.script = "https://page.example/core-1.js"),
    ],
  ] as [string, (desk: ReturnType<typeof aDeskOfTwo>) => void][]) {
    it(`is nothing to tell of where it ${name}`, async () => {
      const { desk, screen } = await atMaria();
      desk.platform.firstScript = `import("./chunks/core-2.js")`;
      prepare(desk);
      desk.welcome = aWelcome({ server: "deployment-2" });

      await desk.breaks();
      await desk.platform.clock.advance(1_000);
      await waitUntil(() => desk.platform.sockets.length === 2);
      await screen.shows("You can reply until");

      expect(screen.text("fb-chat-connection-news")).to.equal("");
    });
  }
});
