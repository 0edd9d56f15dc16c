import { expect, oneEvent, waitUntil } from "@open-wc/testing";
import type {
  FbChatEventMap,
  FbChatIdentify,
  FbChatIdentifyAsk,
  FbChatIdentity,
} from "../../../gadget/index.ts";
import { IDENTIFY_MS, IDENTITY_MS, RESPOND_MS } from "../../../gadget/records/deeds.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aText, aWelcome, JONAS, MARIA } from "../support/builders.ts";
import { ABOUT } from "../customer-states.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";
import type { GadgetOptions } from "../support/mount.ts";
import type { Screen } from "../support/screen.ts";

type OpenRecord = FbChatEventMap["fb-chat-open-record"];

const LOPEZ: FbChatIdentity = { id: "4711", name: "Lopez, Maria", url: "https://crm.example/4711" };
const UNKNOWN = "No record is known of this customer.";
const FAILED = "It could not be found out whose record this is.";

async function aThread(options: GadgetOptions = {}, change: object = {}, desk = new FakeDesk()) {
  desk.has(
    { conversation: MARIA, customer: { name: "Maria", label: "Maria", ref: "order-1" }, ...change },
    [anEntry(1, { content: aText("I am Maria") })],
    { customer: { name: "Maria", label: "Maria", ref: "order-1" } },
  );
  desk.has({ conversation: JONAS, customer: { name: "Jonas", label: "Jonas" } }, [
    anEntry(1, { content: aText("I am Jonas") }),
  ]);
  const all = await aGadget(desk, { conversation: MARIA, width: 900, ...options });
  await all.screen.shows("I am Maria");
  const turns = async (conversation: string) => {
    all.gadget.conversation = conversation;
    await all.screen.shows(conversation === MARIA ? "I am Maria" : "I am Jonas");
  };
  return { desk, turns, ...all };
}

const identifying = (identify: FbChatIdentify, more: GadgetOptions = {}) =>
  aThread({ with: { identify }, ...more });
const head = (screen: Screen) => screen.text("fb-chat-record");
const links = (desk: FakeDesk) =>
  desk.sent("conversation.link").map(({ conversation, record }) => ({ conversation, record }));
/** Looks into the panel about the customer. */
const looks = async (screen: Screen) => {
  await waitUntil(() => screen.buttons(ABOUT).length > 0, "no button");
  screen.press(ABOUT);
  await waitUntil(() => screen.all("fb-chat-customer-pane h2").length > 0, "no panel");
};
/** Whoever asks for what must not be there waits for what comes with it. */
const isQuiet = async (screen: Screen) => {
  await screen.shows("You can reply until");
  await settled();
  expect(screen.text("fb-chat-record-strip")).to.equal("");
};

describe("a page that says whom it knows", () => {
  it("is asked once for each conversation, and what it said stands in the head and in the panel", async () => {
    const asked: Omit<FbChatIdentifyAsk, "signal">[] = [];
    const { screen, turns, gadget } = await identifying(
      ({ signal: _, ...ask }) => {
        asked.push(ask);
        return ask.conversation === MARIA
          ? { ...LOPEZ, attributes: { Plan: "Gold", VIP: true, Lamps: 3 } }
          : null;
      },
      { width: 1200 },
    );
    await screen.shows("Lopez, Maria", "fb-chat-record");

    await turns(JONAS);
    await screen.shows(UNKNOWN);
    await turns(MARIA);
    await screen.shows("Lopez, Maria", "fb-chat-record");
    await looks(screen);
    await screen.shows("Plan Gold VIP Yes Lamps 3", "fb-chat-record-facts");

    const none = { record: null };
    const [pageId, psid] = MARIA.split(":");
    expect(asked).to.deep.equal([
      { conversation: MARIA, pageId, psid, name: "Maria", ref: "order-1", ...none },
      { conversation: JONAS, pageId, psid: JONAS.split(":")[1], name: "Jonas", ref: null, ...none },
    ]);
    const { customer } = await gadget.getState();
    expect(customer).to.deep.include({ id: psid, record: LOPEZ });
    await expect(gadget).to.be.accessible();
  });

  it("is asked anew by another function, once somebody linked the customer, and after a while", async () => {
    const asked: (string | null)[] = [];
    const identify =
      (plan: string): FbChatIdentify =>
      ({ conversation, record }) => {
        if (conversation !== MARIA) return null;
        asked.push(record?.id ?? null);
        return { ...LOPEZ, attributes: { Plan: plan } };
      };
    const { desk, screen, turns, gadget } = await identifying(identify("Gold"), { width: 1200 });
    await looks(screen);
    await screen.shows("Gold");
    gadget.identify = identify("Silver");
    await screen.shows("Silver");
    desk.changesRow(MARIA, { record: { id: LOPEZ.id, name: LOPEZ.name } });
    await waitUntil(() => asked.length === 3, "it was not asked after the link");
    await turns(JONAS);
    await turns(MARIA);
    expect(asked).to.deep.equal([null, null, LOPEZ.id]);
    await turns(JONAS);
    await desk.platform.clock.advance(IDENTITY_MS);
    await turns(MARIA);
    await waitUntil(() => asked.length === 4, "it was not asked after a while");
  });

  it("opens a record in a tab of its own, unless the page cancels that", async () => {
    const { screen, gadget } = await identifying(() => LOPEZ);
    await screen.shows("Lopez, Maria", "fb-chat-record");
    const link = screen.all<HTMLAnchorElement>("fb-chat-record a")[0]!;
    expect([link.href, link.target, link.rel]).to.deep.equal([LOPEZ.url, "_blank", "noopener noreferrer"]);
    let wasStopped: boolean | null = null;
    gadget.addEventListener("fb-chat-open-record", (event) => {
      event.preventDefault();
    });
    gadget.parentElement!.addEventListener("click", (event) => {
      wasStopped = event.defaultPrevented;
      event.preventDefault();
    });

    setTimeout(() => {
      link.click();
    });
    const { detail } = await oneEvent<OpenRecord>(gadget, "fb-chat-open-record");
    await settled();

    expect(detail).to.deep.include({ conversation: MARIA, record: LOPEZ });
    expect(wasStopped).to.equal(true);
  });

  it("is told of a press on a record that has no address as well", async () => {
    const { screen, gadget } = await identifying(() => ({ id: "1", name: "Lopez" }));
    await screen.shows("Lopez", "fb-chat-record");
    setTimeout(() => {
      screen.press("Lopez");
    });
    const { detail } = await oneEvent<OpenRecord>(gadget, "fb-chat-open-record");
    expect(detail.record).to.deep.equal({ id: "1", name: "Lopez" });
  });

  it("goes after the record that the conversation is linked to, of which it may tell more", async () => {
    const record = { id: "4711", name: "Linked" };
    const asked: unknown[] = [];
    const { screen } = await aThread(
      {
        width: 1200,
        with: {
          identify: (ask) => {
            asked.push(ask.record);
            return { ...LOPEZ, attributes: { Plan: "Gold" } };
          },
        },
      },
      { record },
    );

    await screen.shows("Linked", "fb-chat-record");
    await looks(screen);
    await screen.shows("Linked Plan Gold", "fb-chat-record-facts");
    expect(asked).to.deep.equal([record]);
    expect(screen.text()).not.to.include("Lopez, Maria");
  });

  const HOSTILE: [name: string, identify: () => unknown][] = [
    [
      "throws",
      () => {
        throw new Error("out of order");
      },
    ],
    ["rejects", () => Promise.reject(new Error("out of order"))],
    ["answers with words", () => "Maria"],
    ["answers with nothing at all", () => undefined],
    ["names nobody", () => ({ id: "1" })],
    ["gives a number for an id", () => ({ id: 1, name: "Lopez" })],
    ["gives an address of a script", () => ({ ...LOPEZ, url: "javascript:alert(1)" })],
    ["gives an address with a password", () => ({ ...LOPEZ, url: "https://a:b@crm.example" })],
    ["gives a name without end", () => ({ ...LOPEZ, name: "x".repeat(10_000) })],
    [
      "gives what cannot be read",
      () => ({
        get id(): string {
          throw new Error("no");
        },
      }),
    ],
    [
      "gives a promise that breaks",
      () => ({
        get then(): never {
          throw new Error("no");
        },
      }),
    ],
  ];
  for (const [name, identify] of HOSTILE)
    it(`breaks nothing where it ${name}, which is said, and may be asked again`, async () => {
      let isBroken = true;
      const asks = (() => (isBroken ? identify() : LOPEZ)) as FbChatIdentify;
      const { screen } = await identifying(asks);
      await screen.shows(FAILED);
      expect(head(screen)).to.equal("");

      isBroken = false;
      screen.press("Try again");

      await screen.shows("Lopez, Maria", "fb-chat-record");
      await isQuiet(screen);
    });

  it("is waited for ten seconds, told so, and not heard after that", async () => {
    const asked: { signal: AbortSignal; answer: (identity: FbChatIdentity) => void }[] = [];
    const { desk, screen } = await identifying(
      ({ signal }) => new Promise((answer) => asked.push({ signal, answer })),
    );
    await waitUntil(() => asked.length === 1, "not asked");
    await isQuiet(screen);

    await desk.platform.clock.advance(IDENTIFY_MS);
    await screen.shows(FAILED);
    expect(asked[0]!.signal.aborted).to.equal(true);
    asked[0]!.answer(LOPEZ);
    await settled();

    expect(head(screen)).to.equal("");
    await screen.shows(FAILED);
  });

  it("answers late: what it says is of whom it was asked about, not of who is on the screen by then", async () => {
    const answers = new Map<string, (identity: FbChatIdentity) => void>();
    const { screen, turns } = await identifying(
      ({ conversation }) => new Promise((answer) => answers.set(conversation, answer)),
    );
    await waitUntil(() => answers.has(MARIA), "not asked");
    await turns(JONAS);
    await waitUntil(() => answers.has(JONAS), "not asked");

    answers.get(MARIA)!(LOPEZ);
    await settled();
    expect(head(screen)).to.equal("");

    await turns(MARIA);
    await screen.shows("Lopez, Maria", "fb-chat-record");
  });

  it("is asked nothing where it says nothing", async () => {
    const { screen } = await aThread();
    await isQuiet(screen);
    expect(head(screen)).to.equal("");
  });

  it("is asked nothing where what it set is no function, whenever it set that", async () => {
    const { gadget, screen } = await identifying("x" as never);
    await isQuiet(screen);
    for (const rubbish of [5, {}, undefined]) {
      gadget.identify = rubbish as never;
      await gadget.updateComplete;
      await isQuiet(screen);
    }
    gadget.identify = () => LOPEZ;
    await waitUntil(() => head(screen).includes("Lopez"), "it is not asked after that");
  });

  it("is shown nothing to link where the agent may only look", async () => {
    const { screen } = await identifying(() => null, { with: { identify: () => null, readonly: true } });
    await screen.shows("I am Maria");
    await settled();
    expect(screen.buttons("Link…")).to.deep.equal([]);
  });
});

describe("a customer that the page does not know", () => {
  const unknown = async (more: GadgetOptions = {}, desk = new FakeDesk()) => {
    const all = await aThread({ with: { identify: () => null }, ...more }, {}, desk);
    await all.screen.shows(UNKNOWN);
    return all;
  };

  for (const [button, name] of [
    ["Link…", "fb-chat-link-record"],
    ["Create…", "fb-chat-create-record"],
  ] as const)
    it(`is linked by "${button}" to what the page answers, for everybody`, async () => {
      const { desk, screen, gadget } = await unknown();
      gadget.addEventListener(name, ({ detail }) => {
        expect(detail).to.deep.include({ conversation: MARIA });
        expect(detail.customer).to.deep.include({ id: MARIA.split(":")[1], record: null });
        detail.respondWith(Promise.resolve({ ...LOPEZ, attributes: { Plan: "Gold" } }));
      });

      screen.press(button);

      await screen.shows("Lopez, Maria", "fb-chat-record");
      await waitUntil(() => links(desk).length === 1, "not linked");
      expect(links(desk)).to.deep.equal([{ conversation: MARIA, record: LOPEZ }]);
      await isQuiet(screen);
    });

  it("is put off by Later, until somebody looks into the panel", async () => {
    const { screen } = await unknown({ width: 1200 });
    screen.press("Later");
    await isQuiet(screen);
    expect(screen.focused).to.equal(screen.box);

    await looks(screen);
    await screen.shows(UNKNOWN, "fb-chat-record-facts");
  });

  it("is the page's own to link where it cancels the event", async () => {
    const { desk, screen, gadget } = await unknown();
    gadget.addEventListener("fb-chat-link-record", (event) => {
      event.preventDefault();
    });
    screen.press("Link…");
    await isQuiet(screen);
    expect(links(desk)).to.deep.equal([]);
  });

  const SILENT: [name: string, listen: (respondWith: (answer: never) => void) => void][] = [
    ["does not listen", () => {}],
    [
      "throws",
      () => {
        throw new Error("out of order");
      },
    ],
    [
      "rejects",
      (respondWith) => {
        respondWith(Promise.reject(new Error("out of order")) as never);
      },
    ],
    [
      "answers with rubbish",
      (respondWith) => {
        respondWith({ id: "", name: 7 } as never);
      },
    ],
  ];
  for (const [name, listen] of SILENT)
    it(`is not linked where the page ${name}, which is said`, async () => {
      const { desk, screen, gadget } = await unknown();
      // What a listener throws is the page's, and not to fail this test.
      const heard = (event: ErrorEvent | Event) => {
        event.preventDefault();
      };
      const before = window.onerror;
      window.onerror = () => true;
      gadget.addEventListener("fb-chat-link-record", ({ detail }) => {
        listen(detail.respondWith);
      });
      window.addEventListener("unhandledrejection", heard);

      screen.press("Link…");

      await screen.shows("No record was linked.");
      expect(links(desk)).to.deep.equal([]);
      window.removeEventListener("unhandledrejection", heard);
      window.onerror = before;
    });

  it("is not linked to what the page answers later than its listeners returned, which its console says", async () => {
    const told: unknown[] = [];
    const { reportError: real } = globalThis;
    globalThis.reportError = (error) => told.push(error);
    const { desk, screen, gadget } = await unknown();
    let late: () => void = () => {};
    gadget.addEventListener("fb-chat-create-record", (event) => {
      event.preventDefault();
      late = () => {
        event.detail.respondWith(LOPEZ);
      };
    });
    screen.press("Create…");
    await isQuiet(screen);
    late();
    globalThis.reportError = real;

    expect(told.map(String).join()).to.include("respondWith of fb-chat-create-record was called after");
    expect(links(desk)).to.deep.equal([]);
  });

  it("is linked to the first of two answers", async () => {
    const { desk, screen, gadget } = await unknown();
    gadget.addEventListener("fb-chat-link-record", ({ detail }) => {
      detail.respondWith(LOPEZ);
      detail.respondWith({ id: "2", name: "Second" });
      detail.respondWith(Promise.reject(new Error("third")));
    });
    screen.press("Link…");
    await screen.shows("Lopez, Maria", "fb-chat-record");
    expect(links(desk).map(({ record }) => record?.id)).to.deep.equal(["4711"]);
  });

  it("is unknown still where the page answers with nobody after all", async () => {
    const { desk, screen, gadget } = await unknown();
    gadget.addEventListener("fb-chat-create-record", ({ detail }) => {
      detail.respondWith(null);
    });
    screen.press("Create…");
    await settled();
    await screen.shows(UNKNOWN);
    expect(links(desk)).to.deep.equal([]);
  });

  it("is waited for, which ends by a press, and by itself after ten minutes", async () => {
    const { desk, screen, gadget, turns } = await unknown();
    const answers: ((identity: FbChatIdentity) => void)[] = [];
    gadget.addEventListener("fb-chat-link-record", ({ detail }) => {
      detail.respondWith(new Promise((answer) => answers.push(answer)));
    });
    screen.press("Link…");
    await screen.shows("Waiting for the record…");
    screen.press("Cancel");
    await isQuiet(screen);
    answers[0]!(LOPEZ);
    await settled();
    expect(links(desk)).to.deep.equal([]);

    await turns(JONAS);
    await screen.shows(UNKNOWN);
    screen.press("Link…");
    await screen.shows("Waiting for the record…");
    await desk.platform.clock.advance(RESPOND_MS);
    await screen.shows("No record was linked.");
  });

  it("is linked in its own conversation where the agent is in another one by then", async () => {
    const { desk, screen, gadget, turns } = await unknown();
    let answer: (identity: FbChatIdentity) => void = () => {};
    gadget.addEventListener("fb-chat-link-record", ({ detail }) => {
      detail.respondWith(new Promise((resolve) => (answer = resolve)));
    });
    screen.press("Link…");
    await turns(JONAS);

    answer(LOPEZ);

    await waitUntil(() => links(desk).length === 1, "not linked");
    expect(links(desk)).to.deep.equal([{ conversation: MARIA, record: LOPEZ }]);
    expect(head(screen)).to.equal("");
  });

  it("is kept as long as the page at a Worker that keeps no records", async () => {
    const desk = new FakeDesk();
    desk.welcome = { ...aWelcome(), features: [] };
    const { screen, gadget } = await unknown({}, desk);
    gadget.addEventListener("fb-chat-link-record", ({ detail }) => {
      detail.respondWith(LOPEZ);
    });
    screen.press("Link…");
    await screen.shows("Lopez, Maria", "fb-chat-record");
    expect(links(desk)).to.deep.equal([]);
  });
});

describe("a record that a conversation is linked to", () => {
  it("is shown to whoever opens it, whatever their page says, and can be unlinked", async () => {
    const { desk, screen } = await aThread({ width: 1200 }, { record: LOPEZ });
    await screen.shows("Lopez, Maria", "fb-chat-record");
    await looks(screen);
    await screen.shows("Lopez, Maria", "fb-chat-record-facts");

    screen.press("Unlink");

    await waitUntil(() => head(screen) === "", "still there");
    expect(links(desk)).to.deep.equal([{ conversation: MARIA, record: null }]);
  });

  it("is shown as a colleague links it", async () => {
    const { desk, screen } = await aThread();
    desk.changesRow(MARIA, { record: LOPEZ });
    await screen.shows("Lopez, Maria", "fb-chat-record");
  });
});
