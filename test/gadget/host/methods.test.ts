import { expect, waitUntil } from "@open-wc/testing";
import type { FbChatSent, Outgoing } from "../../../gadget/index.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, ANNA, aText, JONAS, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";
import type { GadgetOptions } from "../support/mount.ts";
import type { Screen } from "../support/screen.ts";

async function aThread(options: GadgetOptions = {}, desk = new FakeDesk()) {
  desk.has(
    { conversation: MARIA, customer: { name: "Maria Lopez", label: "Maria Lopez", language: "de" } },
    [anEntry(1, { content: aText("I am Maria") })],
    { customer: { name: "Maria Lopez", label: "Maria Lopez", language: "de" } },
  );
  desk.has(
    { conversation: JONAS, customer: { name: "Jonas", label: "Jonas" }, record: { id: "47", name: "Weber" } },
    [anEntry(1, { content: aText("I am Jonas") })],
  );
  const all = await aGadget(desk, { conversation: MARIA, ...options });
  if (all.gadget.conversation === MARIA) await all.screen.shows("I am Maria");
  return { desk, ...all };
}

const box = (screen: Screen) => screen.all<HTMLTextAreaElement>("textarea")[0]!;

describe("send()", () => {
  it("sends what the page wants, guarded by what the agent has seen, and leaves the box alone", async () => {
    const { desk, gadget, screen } = await aThread();
    await gadget.insertText("Half a thought");
    const outgoing: Outgoing = { kind: "text", text: "Your order NO-1 is on its way." };

    const sent = await gadget.send(outgoing);

    expect(sent.ok).to.equal(true);
    expect(
      (sent as Extract<FbChatSent, { ok: true }>).entries.map(({ content }) => content.kind),
    ).to.deep.equal(["text"]);
    await screen.shows("Your order NO-1 is on its way.");
    const [command] = desk.sent("message.send");
    expect(command).to.deep.include({ conversation: MARIA, outgoing, seenRev: 1 });
    expect(box(screen).value).to.equal("Half a thought");
  });

  it("says why it did not, and what was refused waits for the agent", async () => {
    const { desk, gadget, screen } = await aThread();
    desk.refuse("message.send", { code: "not_sendable", path: "text", why: "too_long", limit: 2 });
    expect(await gadget.send({ kind: "text", text: "No" })).to.deep.equal({
      ok: false,
      code: "not_sendable",
    });
    await screen.shows("No");
    const endless: Record<string, unknown> = { kind: "text" };
    endless["self"] = endless;
    for (const rubbish of [null, "text", 7, {}, { kind: 4 }, endless, undefined])
      expect(await gadget.send(rubbish as never)).to.deep.equal({ ok: false, code: "bad_frame" });
    expect(desk.sent("message.send")).to.have.length(1);
  });

  it("sends nothing where nothing may be sent", async () => {
    const { desk, gadget } = await aThread();
    const text: Outgoing = { kind: "text", text: "Hello" };
    desk.changes(MARIA, [], { holder: { by: "other", appId: "1", at: 1 } });
    await settled();
    expect(await gadget.send(text)).to.deep.equal({ ok: false, code: "window_closed" });
    gadget.readonly = true;
    expect(await gadget.send(text)).to.deep.equal({ ok: false, code: "readonly" });
    await gadget.openConversation(null);
    expect(await gadget.send(text)).to.deep.equal({ ok: false, code: "no_conversation" });
    gadget.remove();
    await settled();
    expect(await gadget.send(text)).to.deep.equal({ ok: false, code: "not_connected" });
    expect(desk.sent("message.send")).to.deep.equal([]);
  });
});

describe("what is meant for the conversation on the screen", () => {
  it("is done in no other, which the page opens in the same breath", async () => {
    const { desk, gadget, screen } = await aThread();
    const superseded = { ok: false, code: "superseded" };

    const sent = gadget.send({ kind: "text", text: "For Maria alone" });
    const written = gadget.insertText("For Maria alone");
    gadget.conversation = JONAS;

    expect(await sent).to.deep.equal(superseded);
    expect(await written).to.deep.equal(superseded);
    await screen.shows("I am Jonas");
    expect(desk.sent("message.send")).to.deep.equal([]);
    expect(box(screen).value).to.equal("");
  });
});

describe("what is asked for before it can be done", () => {
  it("waits until a conversation that is opened for the first time is read", async () => {
    const desk = new FakeDesk();
    desk.silent.add("thread.open");
    const { gadget, screen } = await aThread({ conversation: null }, desk);
    const outcomes: Promise<unknown>[] = [];
    gadget.addEventListener("fb-chat-conversation-selected", () =>
      outcomes.push(
        gadget.insertText("Hello"),
        gadget.focusComposer(),
        gadget.send({ kind: "text", text: "At once" }),
      ),
    );
    await screen.shows("Jonas");
    screen
      .buttons()
      .find((button) => screen.textOf(button).includes("Jonas"))!
      .click();
    await waitUntil(() => desk.sent("thread.open").length === 1, "nothing is opened");
    await settled();

    desk.silent.clear();
    desk.answer(desk.sent("thread.open")[0]!);

    const answers = (await Promise.all(outcomes)) as { ok: boolean }[];
    expect(answers.map(({ ok }) => ok)).to.deep.equal([true, true, true]);
    expect(box(screen).value).to.equal("Hello");
  });

  it("is not done by nobody, nor by who signs in next", async () => {
    const { desk, gadget } = await aThread();
    await gadget.logout();
    const notConnected = { ok: false, code: "not_connected" };

    expect(await gadget.insertText("Hello")).to.deep.equal(notConnected);
    expect(await gadget.setPresence("away")).to.deep.equal(notConnected);
    expect(await gadget.openByRecord("47")).to.deep.equal(notConnected);
    expect(await gadget.send({ kind: "text", text: "Hello" })).to.deep.equal(notConnected);
    gadget.reconnect();
    await waitUntil(async () => (await gadget.getState()).agent !== null, "nobody signed in");
    expect(desk.sent("presence.set")).to.deep.equal([]);
  });
});

describe("what is no text and no conversation", () => {
  it("is not written, and opens nothing", async () => {
    const { gadget, screen } = await aThread();
    for (const rubbish of [null, undefined, {}, 5])
      expect(await gadget.insertText(rubbish as never)).to.deep.equal({ ok: false, code: "bad_frame" });
    expect(box(screen).value).to.equal("");
    expect(await gadget.openConversation({} as never)).to.deep.equal({ ok: false, code: "not_found" });
  });
});

describe("insertTemplate()", () => {
  const kept = (template: string, outgoing: Outgoing, more: object = {}) => ({
    ...{ template, name: template, scope: "desk" as const, outgoing, by: ANNA, madeAt: 1, changedAt: 1 },
    ...more,
  });
  const withTemplates = async () => {
    const desk = new FakeDesk();
    desk.templates = [
      kept(
        "hello",
        { kind: "text", text: "Hello {{customer.name}}, order {{order}} is {{state}}." },
        {
          language: "en",
          others: [
            { language: "de", outgoing: { kind: "text", text: "Hallo, Bestellung {{order}}: {{state}}." } },
          ],
        },
      ),
      kept("card", {
        kind: "template",
        template: { type: "button", text: "Order {{order}}", buttons: [{ type: "postback", title: "Yes" }] },
      }),
    ];
    return aThread({}, desk);
  };

  it("writes it in the customer's language, with what is given and known, and leaves other blanks", async () => {
    const { gadget, screen } = await withTemplates();
    const given = { order: "NO-1", state: "  ", nobody: "x" };
    expect(await gadget.insertTemplate("hello", given)).to.deep.equal({ ok: true });
    expect(box(screen).value).to.equal("Hallo, Bestellung NO-1: {{state}}.");
  });

  it("opens one of more than words, to be looked at", async () => {
    const { desk, gadget, screen } = await withTemplates();
    expect(await gadget.insertTemplate("card", { order: "NO-2" })).to.deep.equal({ ok: true });
    await waitUntil(() => screen.all("fb-chat-builder").length > 0, "nothing is opened");
    expect(desk.sent("message.send")).to.deep.equal([]);
  });

  it("takes a name as agents write it, and of what is given one line without marks of direction", async () => {
    const { gadget, screen } = await withTemplates();
    expect(
      await gadget.insertTemplate("hello", { Or_der: "NO-1\n\u202eX", STATE: "on its way" }),
    ).to.deep.equal({
      ok: true,
    });
    expect(box(screen).value).to.equal("Hallo, Bestellung NO-1 X: on its way.");
  });

  it("says why it does not", async () => {
    const { desk, gadget } = await withTemplates();
    expect(await gadget.insertTemplate("nothing")).to.deep.equal({ ok: false, code: "not_found" });
    expect(await gadget.insertTemplate({} as never, 4 as never)).to.deep.equal({
      ok: false,
      code: "not_found",
    });
    desk.refuse("templates.list", { code: "not_allowed" });
    expect(await gadget.insertTemplate("hello")).to.deep.equal({ ok: false, code: "lost" });
    gadget.conversation = null;
    expect(await gadget.insertTemplate("hello")).to.deep.equal({ ok: false, code: "no_conversation" });
  });
});

describe("openRecord()", () => {
  it("opens the conversation that is linked to it", async () => {
    const { gadget, screen } = await aThread();
    expect(await gadget.openByRecord("47")).to.deep.equal({ ok: true });
    expect(gadget.conversation).to.equal(JONAS);
    await screen.shows("I am Jonas");
  });

  it("shows a link and its code where there is none, and nobody else's conversation", async () => {
    const { gadget, screen } = await aThread({ conversation: MARIA });
    const wanted = { id: "9", name: "Ola Olafsson", ref: "made_up-1" };
    expect(await gadget.openRecord(wanted)).to.deep.equal({ ok: false, code: "no_conversation" });
    await screen.shows("No conversation with Ola Olafsson yet");
    expect(gadget.conversation).to.equal(null);
    const pageId = MARIA.split(":")[0];
    const [link] = screen.all<HTMLInputElement>("fb-chat-invite input");
    expect(link!.value).to.equal(`https://m.me/${pageId}?ref=made_up-1`);
    expect(screen.all("fb-chat-invite svg.code")).to.have.length(1);
    await expect(gadget).to.be.accessible();
    screen.press("Back to the list");
    await screen.shows("Choose a conversation");
  });

  it("opens it once who came by the link, or somebody linked, is in the list", async () => {
    const { desk, gadget, screen } = await aThread();
    await gadget.openRecord({ id: "9", ref: "made_up-1" });
    await screen.shows("No conversation yet");
    desk.changesRow(MARIA, { customer: { name: "Maria", label: "Maria", ref: "made_up-1" } });
    await waitUntil(() => gadget.conversation === MARIA, "it was not opened");
    await gadget.openRecord({ id: "10" });
    await screen.shows("No conversation yet");
    desk.changesRow(JONAS, { record: { id: "10", name: "Weber" } });
    await waitUntil(() => gadget.conversation === JONAS, "it was not opened");
  });

  it("refuses what is none, and gives way to what is opened meanwhile", async () => {
    const { desk, gadget } = await aThread();
    const rubbish = [
      null,
      "9",
      {},
      { id: "" },
      { id: 4 },
      { id: "9", ref: "no ref!" },
      { id: "9", ref: 4 },
      { id: "9", pageId: 4 },
      {
        get id() {
          throw new Error("of the page");
        },
      },
    ];
    for (const wanted of rubbish)
      expect(await gadget.openRecord(wanted as never)).to.deep.equal({ ok: false, code: "bad_record" });
    // Nobody is to write to somebody else than whose record is before them, whoever that is.
    expect(gadget.conversation).to.equal(null);
    desk.silent.add("record.find");
    const outcome = gadget.openByRecord("47");
    await waitUntil(() => desk.sent("record.find").length > 0, "it was not asked for");
    gadget.conversation = MARIA;
    desk.answer(desk.sent("record.find")[0]!);
    expect(await outcome).to.deep.equal({ ok: false, code: "superseded" });
    expect(gadget.conversation).to.equal(MARIA);
  });

  const SUPERSEDED = { ok: false, code: "superseded" };

  it("opens what was asked for last, however the answers come", async () => {
    const { desk, gadget, screen } = await aThread();
    desk.changesRow(MARIA, { record: { id: "46", name: "Lopez" } });
    const atOnce = [gadget.openByRecord("46"), gadget.openByRecord("47")];
    expect(await Promise.all(atOnce)).to.deep.equal([SUPERSEDED, { ok: true }]);
    expect(gadget.conversation).to.equal(JONAS);
    desk.silent.add("record.find");
    const before = desk.sent("record.find").length;
    const first = gadget.openByRecord("47");
    await waitUntil(() => desk.sent("record.find").length === before + 1, "it was not asked for");
    const second = gadget.openByRecord("46");
    await waitUntil(() => desk.sent("record.find").length === before + 2, "it was not asked for");
    for (const asked of desk.sent("record.find").slice(before).toReversed()) desk.answer(asked);
    expect(await Promise.all([first, second])).to.deep.equal([SUPERSEDED, { ok: true }]);
    expect(gadget.conversation).to.equal(MARIA);
    await screen.shows("I am Maria");
  });

  it("gives way to the list, which was wanted since", async () => {
    const { desk, gadget, screen } = await aThread({ conversation: null });
    await screen.shows("Maria Lopez");
    const outcome = gadget.openByRecord("47");
    await gadget.openConversation(null);
    expect(await outcome).to.deep.equal(SUPERSEDED);
    desk.silent.add("record.find");
    const other = gadget.openByRecord("47");
    await waitUntil(() => desk.sent("record.find").length > 0, "it was not asked for");
    gadget.conversation = null;
    desk.answer(desk.sent("record.find").at(-1)!);
    expect(await other).to.deep.equal(SUPERSEDED);
    expect(gadget.conversation).to.equal(null);
  });

  it("opens whom the page said that it is, where nobody linked them", async () => {
    const { gadget, screen } = await aThread({ with: { identify: () => ({ id: "4711", name: "Lopez" }) } });
    await waitUntil(() => screen.text("fb-chat-record").includes("Lopez"), "it was not asked");
    expect(await gadget.openByRecord("4711")).to.deep.equal({ ok: true });
    expect(gadget.conversation).to.equal(MARIA);
  });

  it("says of a Page that is not connected that it is not", async () => {
    const { gadget, screen } = await aThread();
    expect(await gadget.openRecord({ id: "9", pageId: "99" })).to.deep.equal({
      ok: false,
      code: "no_conversation",
    });
    await screen.shows("The Page 99 is not connected here, so there is no link.");
  });

  it("is looked for once it is known who is signed in", async () => {
    const { gadget } = await aThread();
    await gadget.logout();
    gadget.reconnect();
    const opened = gadget.openByRecord("47");

    expect(await opened).to.deep.equal({ ok: true });
    expect(gadget.conversation).to.equal(JONAS);
  });

  it("links whom it opens by the link, where the page told their name", async () => {
    const { desk, gadget, screen } = await aThread();
    await gadget.openRecord({ id: "9", name: "Maria Lopez", ref: "made_up-1" });
    await screen.shows("No conversation with Maria Lopez yet");
    desk.changesRow(MARIA, { customer: { name: "Maria", label: "Maria", ref: "made_up-1" } });
    await waitUntil(() => desk.sent("conversation.link").length > 0, "it was not linked");
    const [link] = desk.sent("conversation.link");
    expect(link).to.deep.include({ conversation: MARIA, record: { id: "9", name: "Maria Lopez" } });
  });

  it("shows a page in one pane where there is room for no more", async () => {
    const { gadget, screen } = await aThread({ width: 320 });
    await gadget.openRecord({ id: "9", name: "Ola" });
    await screen.shows("No conversation with Ola yet");
    const invite = screen.all("fb-chat-invite")[0]!;
    expect(invite.checkVisibility()).to.equal(true);
    expect(invite.scrollWidth).to.be.at.most(invite.clientWidth);
  });
});
