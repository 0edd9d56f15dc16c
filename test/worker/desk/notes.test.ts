import { describe, expect, it } from "vitest";
import { NO_ROUTING } from "../../../worker/protocol/routing/config.ts";
import { mentionedIn, mentionsAfter, mentionsRead, takenBackNote } from "../../../worker/domain/notes.ts";
import type { NoteLine } from "../../../worker/protocol/message/content.ts";
import { MENTIONS_KEPT_MAX, NOTE_MENTIONS_MAX, NOTE_UNITS_MAX } from "../../../worker/protocol/limits.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { useMeta } from "../support/meta.ts";
import { aQueue, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";
import { sleepDesk } from "../support/mirror.ts";
import { ANA, aThread, KIM, PIA, SAM, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

/** What the thread tells, first to last: what was said, and notes with their writer. */
async function toldBy(thread: TestThread): Promise<string[]> {
  return (await thread.read()).entries.map(({ content }) => {
    if (content.kind === "text") return content.text;
    if (content.kind !== "system") return content.kind;
    const { line } = content;
    return line.event === "note" ? `${line.by.sub}: ${line.text}` : line.event;
  });
}

describe("a note", () => {
  it("stands in the thread in its order, is shown to colleagues at once, and is sent to nobody", async () => {
    const thread = await aThread(meta.current);
    const { name: conversation } = thread;
    const [kim, sam] = [await connect(KIM), await connect(SAM)];
    await sam.ask("thread.open", { conversation });
    await kim.ask("conversation.take", { conversation });

    await kim.ask("note.add", { conversation, text: "  Was here on Monday  " });
    await kim.ask("note.add", { conversation, text: "Is angry" });

    expect((await toldBy(thread)).slice(-3)).toEqual([
      "assigned",
      "kim: Was here on Monday",
      "kim: Is angry",
    ]);
    await sam.next((it) => it.type === "entries" && JSON.stringify(it.entries).includes("Is angry"));
    expect(thread.phone).toEqual([]);
    expect(thread.posts.filter(({ params }) => params["message"] !== undefined)).toEqual([]);
  });

  it("is written once when its answer was lost, and another one of the same words is another", async () => {
    const thread = await aThread(meta.current);
    const note = { conversation: thread.name, text: "Call back", id: crypto.randomUUID() };
    const kim = await connect(KIM);
    const { entry } = await kim.ask("note.add", note);

    expect(await (await connect(KIM)).ask("note.add", { ...note, id: note.id.toUpperCase() })).toEqual({
      entry,
    });
    const another = await kim.ask("note.add", { ...note, id: crypto.randomUUID() });

    expect(another.entry).toBe((await lastNote(thread)).entry);
    expect(another.entry).toBeGreaterThan(entry);
    expect((await toldBy(thread)).filter((it) => it.startsWith("kim:"))).toHaveLength(2);
  });

  it("answers nobody, opens nothing, and is no reason to ask before a reply", async () => {
    const thread = await aThread(meta.current);
    const { name: conversation } = thread;
    const [kim, sam] = [await connect(KIM), await connect(SAM)];
    const before = await sam.ask("list.open", { view: "open", length: 200 });
    const seenRev = await thread.rev();

    await sam.ask("note.add", { conversation, text: "Offer ten per cent" });

    const after = await sam.ask("list.open", { view: "open", length: 200 });
    const row = (list: typeof before) => list.items.find((it) => it.conversation === conversation);
    expect(row(after)).toEqual(row(before));
    expect(await kim.refusal("message.send", { conversation, seenRev, text: "Hello" })).toBe("ok");
    await kim.ask("conversation.close", { conversation });
    await sam.ask("note.add", { conversation, text: "Was wrong" });
    expect((await sam.ask("list.open", { view: "open", length: 200 })).items).not.toContainEqual(
      expect.objectContaining({ conversation }),
    );
  });

  it("is told to the one whom it is meant for, whatever they have before them", async () => {
    const thread = await aThread(meta.current);
    const { name: conversation } = thread;
    const [kim, sam, pia] = [await connect(KIM), await connect(SAM), await connect(PIA)];

    const note = { conversation, text: "Ask for the order", to: SAM.sub, id: crypto.randomUUID() };
    await kim.ask("note.add", note);
    await kim.ask("note.add", note);

    const line: NoteLine = {
      event: "note",
      by: { sub: "kim", name: "Kim Lee" },
      text: "Ask for the order",
      to: { sub: "sam", name: "Sam Fox" },
    };
    expect(await sam.next((it) => it.type === "handover")).toMatchObject({
      summary: { conversation },
      line,
    });
    await pia.ask("list.open", { view: "open", length: 1 });
    await sam.ask("list.open", { view: "open", length: 1 });
    expect(pia.frames.filter(({ type }) => type === "handover")).toEqual([]);
    expect(sam.frames.filter(({ type }) => type === "handover")).toHaveLength(1);
    const reply = await kim.command("note.add", { conversation, text: "Hm", to: "nobody" });
    expect(reply).toMatchObject({ refusal: { code: "target_unavailable", why: "gone" } });
  });

  it("is of words, and of so many", async () => {
    const thread = await aThread(meta.current);
    const kim = await connect(KIM);
    const note = (text: string): Promise<string> =>
      kim.refusal("note.add", { conversation: thread.name, text });

    expect(await note(" \u200b ")).toBe("bad_frame");
    expect(await note("a".repeat(NOTE_UNITS_MAX + 1))).toBe("bad_frame");
    expect(await note("a".repeat(NOTE_UNITS_MAX))).toBe("ok");
  });
});

/** The conversations of the view, and how many have one that the agent has not read: "a b (1)". */
async function mentionsOf(agent: TestAgent): Promise<string> {
  const { items, counts } = await agent.ask("list.open", { view: "mentions", length: 50 });
  return `${items.map(({ conversation }) => conversation).join(" ")} (${String(counts.mentions)})`;
}

/** The newest note, and its entry. */
async function lastNote(thread: TestThread): Promise<{ entry: number; line: NoteLine }> {
  const { entries } = await thread.read();
  const found = entries.flatMap(({ id, content }) =>
    content.kind === "system" && content.line.event === "note" ? [{ entry: id, line: content.line }] : [],
  );
  const last = found.at(-1);
  if (last === undefined) throw new Error("there is no note");
  return last;
}

describe("a mention", () => {
  it("is told at once, and found by whoever was not here at their next sign-in, until they have read it", async () => {
    const thread = await aThread(meta.current);
    const { name: conversation } = thread;
    const kim = await connect(KIM);
    (await connect({ sub: "away", name: "Awa Y" })).close();
    const sam = await connect(SAM);

    await kim.ask("note.add", { conversation, text: "@Sam Fox @Awa Y look", mentions: ["sam", "away"] });

    const { entry, line } = await lastNote(thread);
    expect(line.mentions).toEqual([
      { sub: "sam", name: "Sam Fox" },
      { sub: "away", name: "Awa Y" },
    ]);
    expect(await sam.next((it) => it.type === "handover")).toMatchObject({ line, entry });
    await sleepDesk();
    const away = await connect({ sub: "away", name: "Awa Y" });
    expect(await mentionsOf(away)).toBe(`${conversation} (1)`);
    expect(await mentionsOf(kim)).toBe(" (0)");
    await away.ask("mentions.read", { conversation, upTo: entry });
    await away.ask("mentions.read", { conversation, upTo: entry });
    expect(await mentionsOf(away)).toBe(`${conversation} (0)`);
    const { counts } = await away.ask("list.open", { view: "inbox", length: 10 });
    expect(counts.mentioned).toBe(true);
    const { counts: kims } = await kim.ask("list.open", { view: "inbox", length: 10 });
    expect(kims.mentioned).toBeUndefined();
    expect(await mentionsOf(sam)).toContain(conversation);
  });

  it("is in the view while the conversation is closed as well", async () => {
    const thread = await aThread(meta.current);
    const { name: conversation } = thread;
    const [kim, eve] = [await connect(KIM), await connect({ sub: "eve", name: "Eve" })];

    await kim.ask("conversation.close", { conversation });
    await kim.ask("note.add", { conversation, text: "Who was it?", to: "eve" });

    expect(await mentionsOf(eve)).toBe(`${conversation} (1)`);
  });

  it("is kept where the desk died before it answered, once, and is not new again when the note is given again", async () => {
    const thread = await aThread(meta.current);
    const { name: conversation } = thread;
    const [kim, max] = [await connect(KIM), await connect({ sub: "max", name: "Max" })];
    const note = { conversation, text: "@Max", mentions: ["max"], id: crypto.randomUUID() };
    // As if the desk had died between the thread and its own row.
    const line: NoteLine = { event: "note", by: KIM, text: "@Max", mentions: [{ sub: "max", name: "Max" }] };
    await thread.stub.addNote(conversation, { id: `kim:${note.id}`, line });

    await until(async () => {
      expect(await mentionsOf(max)).toBe(`${conversation} (1)`);
    });
    await max.ask("mentions.read", { conversation, upTo: (await lastNote(thread)).entry });
    await kim.ask("note.add", note);

    expect(await mentionsOf(max)).toBe(`${conversation} (0)`);
  });

  it("is refused of somebody whom the desk does not know, and nothing is written", async () => {
    const thread = await aThread(meta.current);
    const { name: conversation } = thread;
    const kim = await connect(KIM);
    const before = (await thread.read()).entries.length;

    const reply = await kim.command("note.add", { conversation, text: "@Ghost", mentions: ["ghost"] });

    expect(reply).toMatchObject({ refusal: { code: "target_unavailable", why: "gone" } });
    expect((await thread.read()).entries).toHaveLength(before);
  });

  it("is for whom the desk's document names as well, before they ever signed in", async () => {
    const thread = await aThread(meta.current);
    const { name: conversation } = thread;
    const [kim, ana] = [await connect(KIM), await connect(ANA)];
    const teams = [{ id: "a", name: "Sales", members: ["kim", "noor", "s-77"] }];
    const agents = [{ sub: "noor", name: "Noor Haddad", skills: [] }];
    const { version: base } = await ana.ask("routing.get", {});
    await ana.ask("routing.save", { base, config: { ...NO_ROUTING, teams, agents } });

    const told = await kim.ask("note.targets", { conversation, words: "noor" });
    await kim.ask("note.add", { conversation, text: "@Noor Haddad look", mentions: ["noor"] });

    expect(told.agents).toEqual([{ sub: "noor", name: "Noor Haddad", presence: "offline", sees: true }]);
    expect((await kim.ask("note.targets", { conversation })).agents.map(({ name }) => name)).toContain(
      "s-77",
    );
    const noor = await connect({ sub: "noor", name: "Noor Haddad" });
    expect(await mentionsOf(noor)).toBe(`${conversation} (1)`);
  });

  it("is refused of who does not see the conversation, which is told before, and a note that was written stays so", async () => {
    const queues = [aQueue({ members: [], teams: ["a"] })];
    const teams = [
      { id: "a", name: "Sales", members: ["kim", "sam"] },
      { id: "b", name: "Service", members: ["pia"] },
    ];
    const routed = await RoutedDesk.with(toQueues(queues, { teams, whoSees: "teams" }));
    for (const sub of ["sam", "pia"]) (await routed.agentWithoutOffers(sub)).close();
    const kim = await routed.agentWithoutOffers("kim");
    const conversation = await routed.writes("a");

    const { agents } = await kim.ask("note.targets", { conversation });
    const codes = await Promise.all(
      ["pia", "sam", "ana"].map((sub) =>
        kim.refusal("note.add", { conversation, text: "Look", mentions: [sub] }),
      ),
    );

    expect(agents.map(({ sub, sees }) => `${sub} ${String(sees)}`)).toEqual([
      "ana true",
      "sam true",
      "pia false",
    ]);
    expect(codes).toEqual(["target_unavailable", "ok", "ok"]);
    // The thread of such a desk is the test's, which tells it nothing of notes.
    const mentioned = JSON.stringify([{ sub: "sam", entry: 1 }]);
    await rowsOf(routed.stub, "UPDATE conversation SET mentioned = ?", mentioned);
    await rowsOf(routed.stub, "INSERT INTO mention VALUES ('sam', ?, 0)", conversation);
    await routed.wakes();
    const sam = await routed.agentWithoutOffers("sam");
    expect(await mentionsOf(sam)).toBe(`${conversation} (1)`);
    // Of another team from now on: what they see no more is not counted either.
    await routed.configure(toQueues([aQueue({ members: ["kim"] })], { whoSees: "teams" }));
    expect(await mentionsOf(sam)).toBe(" (0)");
  });

  it("is of so many in one note", async () => {
    const thread = await aThread(meta.current);
    const { name: conversation } = thread;
    const kim = await connect(KIM);
    const noteOf = (many: number): Promise<string> =>
      kim.refusal("note.add", { conversation, text: "All of you", mentions: subsOf(many) });

    expect(await noteOf(1_000)).toBe("bad_frame");
    expect(await noteOf(NOTE_MENTIONS_MAX + 1)).toBe("bad_frame");
    expect(await noteOf(NOTE_MENTIONS_MAX)).toBe("target_unavailable");
  });
});

const subsOf = (many: number): string[] => Array.from({ length: many }, (_, n) => `many${String(n)}`);

describe("what a conversation keeps of mentions", () => {
  const by = { sub: "kim", name: "Kim Lee" };
  const noteTo = (...subs: string[]): NoteLine => ({
    ...{ event: "note", by, text: "Look" },
    mentions: subs.map((sub) => ({ sub, name: sub })),
  });

  it("is no more than so many, of which those that were read go first, and then the oldest", () => {
    const all = subsOf(MENTIONS_KEPT_MAX);
    const read = mentionsRead(mentionsAfter([], 1, noteTo(...all)), "many7", 1);

    const one = mentionsAfter(read, 2, noteTo("sam"));
    const two = mentionsAfter(one, 3, noteTo("pia"));

    expect(two).toHaveLength(MENTIONS_KEPT_MAX);
    expect(all.filter((sub) => !two.some((it) => it.sub === sub))).toEqual(["many0", "many7"]);
    expect(two.slice(-2)).toEqual([
      { sub: "sam", entry: 2 },
      { sub: "pia", entry: 3 },
    ]);
  });

  it("is not the writer's own, each colleague once, and the same when it is told again", () => {
    const once = mentionsAfter([], 1, { ...noteTo("kim", "sam", "sam"), to: { sub: "sam", name: "Sam" } });

    expect(once).toEqual([{ sub: "sam", entry: 1 }]);
    expect(mentionsAfter(mentionsRead(once, "sam", 1), 1, noteTo("sam"))).toEqual([
      { sub: "sam", entry: 1, isRead: true },
    ]);
  });

  it("goes with the words that are taken back, and leaves what else somebody is to read", () => {
    const two = mentionsAfter(mentionsAfter([], 1, noteTo("sam")), 5, noteTo("sam", "pia"));
    const back = takenBackNote(noteTo("sam", "pia"), { ...by, role: "agent" }, 9);

    expect(back.ok && mentionsAfter(two, 5, back.value)).toEqual([{ sub: "sam", entry: 1 }]);
    expect(mentionedIn(mentionsRead(two, "sam", 4))).toEqual([
      { sub: "sam", entry: 5 },
      { sub: "pia", entry: 5 },
    ]);
  });
});

describe("a note that is changed", () => {
  it("says what its writer wrote last, and that it was changed; of what it said before nothing is kept", async () => {
    const thread = await aThread(meta.current);
    const { name: conversation } = thread;
    const [kim, sam, pia] = [await connect(KIM), await connect(SAM), await connect(PIA)];
    await kim.ask("note.add", { conversation, text: "@Sam Fox a secret slip", mentions: ["sam"] });
    const { entry } = await lastNote(thread);
    await sam.ask("mentions.read", { conversation, upTo: entry });
    const edit = { conversation, entry, text: "@Sam Fox @Pia Wolf", mentions: ["sam", "pia"] };
    const id = crypto.randomUUID();

    await kim.ask("note.edit", { ...edit, id });
    await kim.ask("note.edit", { ...edit, text: "@Pia Wolf alone", mentions: ["pia"] });
    await kim.ask("note.edit", { ...edit, id });

    const { line } = await lastNote(thread);
    expect(line).toMatchObject({ text: "@Pia Wolf alone", mentions: [{ sub: "pia" }] });
    expect(line.editedAt).toBeGreaterThan(0);
    expect(line).not.toHaveProperty("commands");
    expect(JSON.stringify(await thread.rows())).not.toContain("a secret slip");
    expect(await mentionsOf(pia)).toContain(conversation);
    expect(await mentionsOf(sam)).not.toContain(conversation);
    const told = sam.frames.findLast((it) => it.type === "handover");
    expect(told).toMatchObject({ entry, line: { text: "@Pia Wolf alone" } });
  });

  it("is not new to who has read it and is still mentioned", async () => {
    const thread = await aThread(meta.current);
    const { name: conversation } = thread;
    const [kim, tom] = [await connect(KIM), await connect({ sub: "tom", name: "Tom" })];
    await kim.ask("note.add", { conversation, text: "@Tom loook", mentions: ["tom"] });
    const { entry } = await lastNote(thread);
    await tom.ask("mentions.read", { conversation, upTo: entry });

    await kim.ask("note.edit", { conversation, entry, text: "@Tom look", mentions: ["tom"] });

    expect(await mentionsOf(tom)).toBe(`${conversation} (0)`);
  });

  it("is its writer's alone to change, and theirs and who leads' to take back, whose words are then nowhere", async () => {
    const thread = await aThread(meta.current);
    const { name: conversation } = thread;
    const [kim, sam, ana] = [await connect(KIM), await connect(SAM), await connect(ANA)];
    await kim.ask("note.add", { conversation, text: "@Sam Fox a slur", mentions: ["sam"] });
    const { entry } = await lastNote(thread);
    const words = { conversation, entry, text: "Something else" };

    expect(await sam.refusal("note.edit", words)).toBe("not_allowed");
    expect(await ana.refusal("note.edit", words)).toBe("not_allowed");
    expect(await sam.refusal("note.takeBack", { conversation, entry })).toBe("not_allowed");
    expect(await ana.refusal("note.takeBack", { conversation, entry })).toBe("ok");
    expect(await kim.refusal("note.takeBack", { conversation, entry })).toBe("ok");

    const { line } = await lastNote(thread);
    expect(line).toMatchObject({ text: "", by: { sub: "kim" }, takenBack: { by: { sub: "ana" } } });
    expect(JSON.stringify(await thread.rows())).not.toContain("a slur");
    expect(await mentionsOf(sam)).not.toContain(conversation);
    expect(sam.frames.findLast((it) => it.type === "handover")).toMatchObject({ line: { text: "" } });
    expect(await kim.command("note.edit", words)).toMatchObject({
      refusal: { code: "wrong_state", state: "taken_back" },
    });
  });

  it("is a note, and no message or other line", async () => {
    const thread = await aThread(meta.current);
    const { name: conversation } = thread;
    const kim = await connect(KIM);
    await kim.ask("conversation.take", { conversation });

    for (const { id: entry } of (await thread.read()).entries) {
      expect(await kim.refusal("note.edit", { conversation, entry, text: "Mine" })).toBe("not_found");
      expect(await kim.refusal("note.takeBack", { conversation, entry })).toBe("not_found");
    }
  });
});
