import { expect, waitUntil } from "@open-wc/testing";
import type { FbChatEventMap } from "../../../gadget/index.ts";
import { TRANSCRIPT_LINES_MAX } from "../../../gadget/embed/told/gather-transcript.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { FEATURES } from "../../../worker/protocol/session/features.ts";
import { aGadget } from "../support/a-gadget.ts";
import {
  aDelivery,
  ANNA,
  anEntry,
  aText,
  aThread,
  aWelcome,
  BEN,
  byAnna,
  customer,
  MARIA,
} from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";
import type { GadgetOptions } from "../support/mount.ts";

type Detail<N extends keyof FbChatEventMap> = FbChatEventMap[N]["detail"];

const OTHER = "1001:7009";
const system = { type: "system" } as const;
const line = (said: object): Partial<Entry> => ({
  author: system,
  content: { kind: "system", line: said } as Entry["content"],
});
const closedBy = (by: { sub: string; name: string } | null, more: object = {}) =>
  line({ event: "closed", by, ...more });

async function aPage(entries: Entry[] = [], options: GadgetOptions = {}) {
  const desk = new FakeDesk();
  desk.welcome = aWelcome({ features: FEATURES });
  const first = anEntry(1, { content: aText("I am Maria") });
  desk.has({ conversation: MARIA, customer: { name: "Maria", label: "Maria" } }, [first, ...entries]);
  const all = await aGadget(desk, { conversation: MARIA, ...options });
  const heard = {
    closed: [] as Detail<"fb-chat-conversation-closed">[],
    transcripts: [] as Detail<"fb-chat-transcript">[],
    rated: [] as Detail<"fb-chat-satisfaction">[],
    received: 0,
  };
  all.gadget.addEventListener("fb-chat-conversation-closed", ({ detail }) => heard.closed.push(detail));
  all.gadget.addEventListener("fb-chat-transcript", ({ detail }) => heard.transcripts.push(detail));
  all.gadget.addEventListener("fb-chat-satisfaction", ({ detail }) => heard.rated.push(detail));
  all.gadget.addEventListener("fb-chat-message-received", () => heard.received++);
  return { desk, heard, ...all };
}

describe("the end of a contact", () => {
  it("is told with what it was about and what was said, and without what agents wrote to each other", async () => {
    const said = [
      anEntry(2, { author: byAnna, content: aText("Good day"), delivery: aDelivery({ state: "sent" }) }),
      anEntry(3, line({ event: "note", by: ANNA, text: "She is angry" })),
      anEntry(4, { author: byAnna, content: aText("Oops"), delivery: aDelivery({ state: "failed" }) }),
      anEntry(5, { author: byAnna, content: aText("Never"), delivery: aDelivery({ state: "withdrawn" }) }),
      anEntry(6, {
        author: customer,
        content: aText("Bye"),
        changes: { isUnsent: true },
      }),
    ].map((entry) => ({ ...entry, interaction: 7 }));
    const { desk, heard, screen } = await aPage(said);
    await screen.shows("Good day");

    const codes = [{ id: "order", name: "Order" }];
    desk.changes(MARIA, [{ ...closedBy(ANNA, { codes, note: "Sent anew" }), interaction: 7, at: 99_000 }]);
    await waitUntil(() => heard.transcripts.length > 0, "no transcript");

    const [closed] = heard.closed;
    expect(closed).to.deep.include({ conversation: MARIA, interaction: 7, at: 99_000, by: ANNA, codes });
    expect(closed).to.deep.include({ note: "Sent anew", mine: true });
    expect(closed!.customer).to.include({ name: "Maria", pageId: MARIA.split(":")[0] });
    const [{ lines, ...told }] = heard.transcripts as [Detail<"fb-chat-transcript">];
    expect(told).to.deep.include({ interaction: 7, closedAt: 99_000, complete: true });
    expect(
      lines.map(({ by, name, text, ...more }) => ({
        by,
        name,
        text,
        ...(more.failed ? { failed: true } : {}),
        ...(more.takenBack ? { takenBack: true } : {}),
      })),
    ).to.deep.equal([
      { by: "agent", name: ANNA.name, text: "Good day" },
      { by: "agent", name: ANNA.name, text: "Oops", failed: true },
      { by: "customer", name: null, text: "", takenBack: true },
    ]);
    expect(JSON.stringify(heard)).not.to.include("angry");
  });

  it("asks for what the thread does not hold, up to its beginning", async () => {
    const long = Array.from({ length: 60 }, (_, at) =>
      anEntry(at + 2, { content: aText(`Line ${at}`), interaction: at < 10 ? 1 : 2 }),
    );
    const { desk, heard, screen } = await aPage(long);
    await screen.shows("Line 59");
    desk.changes(MARIA, [{ ...closedBy(BEN), interaction: 2 }]);
    await waitUntil(() => heard.transcripts.length > 0, "no transcript");
    const [{ lines, complete }] = heard.transcripts as [Detail<"fb-chat-transcript">];
    expect(lines.map(({ text }) => text)).to.deep.equal(
      Array.from({ length: 50 }, (_, at) => `Line ${at + 10}`),
    );
    expect(complete).to.equal(true);
  });

  it("says so where it is too long, or cannot be had whole", async () => {
    const endless = Array.from({ length: TRANSCRIPT_LINES_MAX + 40 }, (_, at) =>
      anEntry(at + 2, { content: aText(`Line ${at}`), interaction: 2 }),
    );
    const { desk, heard, screen } = await aPage(endless);
    await screen.shows(`Line ${TRANSCRIPT_LINES_MAX + 39}`);
    let end = endless.at(-1)!.at + 1;
    desk.pageEntries = 100;
    desk.refuse("thread.history", { code: "not_found" });
    desk.changes(MARIA, [{ ...closedBy(ANNA), interaction: 2, at: end++ }]);
    await waitUntil(() => heard.transcripts.length > 0, "no transcript");
    desk.changes(MARIA, [{ ...closedBy(ANNA), interaction: 2, at: end++ }]);
    await waitUntil(() => heard.transcripts.length > 1, "no second transcript");
    const [lost, cut] = heard.transcripts as [Detail<"fb-chat-transcript">, Detail<"fb-chat-transcript">];
    expect(lost.complete).to.equal(false);
    expect(cut.lines.length).to.equal(TRANSCRIPT_LINES_MAX);
    expect(cut.complete).to.equal(false);
    expect(cut.lines.at(-1)!.text).to.equal(`Line ${TRANSCRIPT_LINES_MAX + 39}`);
  });

  it("of a conversation that is not on the screen is told to who follows it, and what was said of one's own alone", async () => {
    const { desk, heard, screen } = await aPage([], { with: { subscribe: "all" } });
    await screen.shows("I am Maria");
    await waitUntil(() => desk.sent("messages.follow").length > 0, "it follows nothing");
    desk.has({ conversation: OTHER }, [anEntry(1, { content: aText("I am Ola"), interaction: 3 })]);
    const thread = aThread({ conversation: OTHER });
    const closes = (id: number, owner: string | null) => {
      const entries = [anEntry(id, { ...closedBy(null), interaction: 3 })];
      desk.push({ type: "followed", conversation: OTHER, fromRev: id - 1, entries, thread, owner });
    };
    closes(2, BEN.sub);
    closes(3, ANNA.sub);
    closes(3, ANNA.sub);
    await waitUntil(() => heard.transcripts.length > 0, "no transcript");
    await settled();
    expect(heard.closed.map(({ mine }) => mine)).to.deep.equal([false, true]);
    expect(heard.transcripts.map(({ lines }) => lines.map(({ text }) => text))).to.deep.equal([["I am Ola"]]);
  });

  it("is told with how satisfied the customer was, which is no message", async () => {
    const { desk, heard, screen } = await aPage();
    await screen.shows("I am Maria");
    const answer = (question: string, said: string) => ({ question, answer: said });
    desk.changes(MARIA, [
      {
        author: customer,
        content: { kind: "quick_reply", text: "4 ★", payload: "fb-chat:satisfaction:7:ABC:4" },
      },
      {
        author: customer,
        content: {
          kind: "event",
          event: {
            type: "feedback",
            answers: [answer("SATISFACTION_8_ABC (csat)", "2"), answer("SATISFACTION_8_ABC", "Too slow")],
          } as never,
        },
      },
    ]);
    await waitUntil(() => heard.rated.length > 1, "not told");
    expect(heard.rated.map(({ interaction, score, words }) => [interaction, score, words])).to.deep.equal([
      [7, 4, null],
      [8, 2, "Too slow"],
    ]);
    expect(heard.received).to.equal(0);
  });
});
