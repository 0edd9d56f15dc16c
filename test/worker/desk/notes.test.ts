import { describe, expect, it } from "vitest";
import type { NoteLine } from "../../../worker/protocol/message/content.ts";
import { NOTE_UNITS_MAX } from "../../../worker/protocol/limits.ts";
import { connect } from "../support/agent.ts";
import { useMeta } from "../support/meta.ts";
import { aThread, KIM, PIA, SAM, type TestThread } from "../support/thread.ts";

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
    await kim.ask("note.add", note);

    await (await connect(KIM)).ask("note.add", { ...note, id: note.id.toUpperCase() });
    await kim.ask("note.add", { ...note, id: crypto.randomUUID() });

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
