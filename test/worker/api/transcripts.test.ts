import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { HISTORY_PAGE_MAX } from "../../../worker/protocol/limits.ts";
import type { Transcript } from "../../../worker/protocol/transcripts/transcript.ts";
import { connect } from "../support/agent.ts";
import { useMeta } from "../support/meta.ts";
import { aProgram, aService, type Program } from "../support/program.ts";
import { aThread, KIM, type TestThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const textsOf = ({ lines }: Transcript): string[] => lines.map(({ text }) => text);
const addressOf = (thread: TestThread, contact: number, query = ""): string =>
  `GET /conversations/${encodeURIComponent(thread.name)}/contacts/${String(contact)}/transcript${query}`;

/** Two contacts, each with what one of both sides said; and a note in the second. */
async function twoContacts(): Promise<{ thread: TestThread; program: Program }> {
  // It begins with what the customer asks.
  const thread = await aThread(meta.current);
  const kim = await connect(KIM);
  await thread.send("On its way", KIM);
  await thread.untilStates("sent");
  await kim.ask("conversation.close", { conversation: thread.name });
  thread.customer.text("Is it blue?");
  await thread.deliver();
  await thread.send("It is", KIM);
  await thread.untilStates("sent", "sent");
  await kim.ask("note.add", { conversation: thread.name, text: "Asks a lot" });
  await kim.ask("conversation.close", { conversation: thread.name });
  return { thread, program: await aService() };
}

describe("the transcript of a contact", () => {
  it("has what was said in it, and nothing of others", async () => {
    const { thread, program } = await twoContacts();

    const first = await program.get<Transcript>(addressOf(thread, 1));
    const second = await program.get<Transcript>(addressOf(thread, 2));

    expect(textsOf(first)).toEqual(["Where is my order?", "On its way"]);
    expect(textsOf(second)).toEqual(["Is it blue?", "It is"]);
    expect(first).toMatchObject({ complete: true, contact: { id: 1, closed: { by: { sub: "kim" } } } });
  });

  it("has notes where they are asked for alone", async () => {
    const { thread, program } = await twoContacts();

    const told = await program.get<Transcript>(addressOf(thread, 2, "?notes=true"));

    expect(textsOf(told)).toEqual(["Is it blue?", "It is", "Asks a lot"]);
    expect(told.lines.at(-1)).toMatchObject({ note: true, name: KIM.name });
  });

  it("is a page or a text where that is asked for, to be kept and not shown", async () => {
    const { thread, program } = await twoContacts();

    const { headers, body } = await program.ask(addressOf(thread, 1, "?format=html&language=de"));
    const plain = await program.ask(addressOf(thread, 1, "?format=text"));

    expect(body).toContain('<html lang="de"');
    expect(headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(headers.get("Content-Disposition")).toMatch(/^attachment; filename="transcript-[\w-]+\.html"$/);
    expect(headers.get("Content-Security-Policy")).toContain("sandbox");
    expect(plain.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
    expect(plain.body).toContain("  On its way");
  });

  it("goes on over as many pages of the thread as it takes", async () => {
    const thread = await aThread(meta.current);
    for (let at = 0; at < HISTORY_PAGE_MAX + 20; at++) thread.customer.text(`Line ${String(at)}`);
    await thread.deliver();

    const told = await (await aService()).get<Transcript>(addressOf(thread, 1));

    const lines = Array.from({ length: HISTORY_PAGE_MAX + 20 }, (_, at) => `Line ${String(at)}`);
    expect(textsOf(told)).toEqual(["Where is my order?", ...lines]);
  });

  it("names the customer to whoever may know them, and is none to who may not read what was said", async () => {
    const { thread } = await twoContacts();
    const reads = await aProgram(["messages:read"]);
    const knows = await aProgram(["messages:read", "customers:read"]);
    const neither = await aProgram(["conversations:read"]);

    const nameTo = async (program: Program): Promise<string | null> =>
      (await program.get<Transcript>(addressOf(thread, 1))).summary.customer.name;
    const name = (await nameTo(knows)) ?? "nobody";
    expect(await nameTo(reads)).toBeNull();
    expect((await knows.ask(addressOf(thread, 1, "?format=text"))).body).toContain(name);
    expect((await reads.ask(addressOf(thread, 1, "?format=text"))).body).not.toContain(name);
    expect(await neither.code(addressOf(thread, 1))).toBe("scope_missing");
  });

  it("is none of a contact that is not kept", async () => {
    const { thread, program } = await twoContacts();

    expect(await program.code(addressOf(thread, 9))).toBe("not_found");
  });
});
