import { expect, waitUntil } from "@open-wc/testing";
import type { FbChatEventMap } from "../../../gadget/index.ts";
import { aGadget } from "../support/a-gadget.ts";
import { aDelivery, anEntry, aText, BEN, byAnna, customer, JONAS, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

const MARIA_LOPEZ = { name: "Maria Lopez", label: "Maria Lopez", ref: "order-4711" };
const JONAS_WEBER = { name: "Jonas Weber", label: "Jonas Weber" };
/** As a page hears of them. */
const [maria, jonas] = [
  { ...MARIA_LOPEZ, ...knownAs("7001") },
  { ...JONAS_WEBER, ...knownAs("7002") },
];

function knownAs(psid: string) {
  const pageId = MARIA.split(":")[0];
  return { id: psid, psid, pageId, record: null, tags: [], attributes: [] };
}

async function aDeskWithRefs() {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA, customer: MARIA_LOPEZ }, [anEntry(1, { content: aText("I am Maria") })]);
  desk.has({ conversation: JONAS, customer: JONAS_WEBER }, [anEntry(1, { content: aText("I am Jonas") })]);
  const all = await aGadget(desk);
  await all.screen.shows("Jonas Weber");
  const heard: unknown[] = [];
  const hear = (name: keyof FbChatEventMap) => {
    all.gadget.addEventListener(name, ({ detail }) =>
      heard.push((detail as { customer?: unknown }).customer),
    );
  };
  const choose = async (name: string) => {
    all.screen
      .buttons()
      .find((button) => button.textContent.includes(name))!
      .click();
    await all.screen.shows(`I am ${name.split(" ")[0]}`);
  };
  return { desk, heard, hear, choose, ...all };
}

describe("the customer, for a page that looks for its record", () => {
  it("is told with the conversation that was chosen, and with what they came by", async () => {
    const { gadget, heard, hear, choose } = await aDeskWithRefs();
    hear("fb-chat-conversation-selected");

    await choose("Maria Lopez");
    await choose("Jonas Weber");

    expect(heard).to.deep.equal([maria, jonas]);
    expect((await gadget.getState()).customer).to.deep.equal(jonas);
    await gadget.openConversation(null);
    expect((await gadget.getState()).customer).to.equal(null);
  });

  it("is told with what they write, by what they came as of then", async () => {
    const { desk, heard, hear, choose, screen } = await aDeskWithRefs();
    await choose("Jonas Weber");
    hear("fb-chat-message-received");

    const came = { ...JONAS_WEBER, ref: "flyer-7" };
    desk.changes(JONAS, [{ author: customer, content: aText("From the flyer") }], { customer: came });
    await screen.shows("From the flyer", "fb-chat-entry");

    expect(heard).to.deep.equal([{ ...jonas, ...came }]);
  });

  it("is told with a notice, and with another owner", async () => {
    const { desk, heard, hear } = await aDeskWithRefs();
    hear("fb-chat-notify");
    desk.customerWrites(MARIA, "Hello?");
    await waitUntil(() => heard.length === 1);
    hear("fb-chat-assignment");
    desk.changesRow(JONAS, { owner: BEN });
    await waitUntil(() => heard.length === 2);

    expect(heard).to.deep.equal([maria, jonas]);
  });

  it("is told with the fate of an answer", async () => {
    const { desk, heard, hear, choose, screen } = await aDeskWithRefs();
    await choose("Maria Lopez");
    hear("fb-chat-message-sent");
    hear("fb-chat-message-failed");

    const answer = { author: byAnna, content: aText("On its way") };
    desk.changes(MARIA, [{ ...answer, id: 2, delivery: aDelivery({ state: "sending" }) }]);
    await screen.shows("On its way", "fb-chat-entry");
    desk.changes(MARIA, [{ id: 2, mid: "m_2", delivery: aDelivery({ state: "sent" }) }]);
    desk.changes(MARIA, [{ ...answer, id: 3, delivery: aDelivery({ state: "sending" }) }]);
    desk.changes(MARIA, [{ id: 3, delivery: aDelivery({ state: "failed" }) }]);

    await waitUntil(() => heard.length === 2);
    expect(heard).to.deep.equal([maria, maria]);
  });
});
