import { describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Closing, ServerFrame } from "../../../worker/protocol/frames.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { due } from "../support/duties.ts";
import { env } from "../support/env.ts";
import { sleepDesk } from "../support/mirror.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const aDesk = (): Promise<TestDesk> => new TestDesk().attach();

async function listens(desk: TestDesk, sub = "kim"): Promise<TestAgent> {
  const agent = await connect({ desk: desk.name, sub });
  await agent.ask("news.open", {});
  return agent;
}

/** A customer who waits, whose 24 hours end in so many minutes. */
async function waits(desk: TestDesk, psid: string, minutes: number, more = {}): Promise<void> {
  const now = Date.now();
  await desk.tell(psid, { at: now, responseUntil: now + minutes * MINUTE, ...more });
}

/** Looks once more, and answers what an agent was told by it. */
async function told(desk: TestDesk, agent: TestAgent): Promise<string[]> {
  const from = agent.frames.length;
  await due(deskStub(env, desk.name), "closings");
  // Whatever was told before it is there with its answer.
  await agent.ask("list.more", { length: 1 });
  const isClosing = (
    frame: ServerFrame,
  ): frame is { type: "list.closing"; closings: Closing[] } & ServerFrame => frame.type === "list.closing";
  return agent.frames
    .slice(from)
    .filter(isClosing)
    .flatMap(({ closings }) => closings)
    .map(({ summary, end }) => `${String(summary.conversation.split(":")[1])} ${end.kind}`);
}

describe("the end of Meta's time for a reply", () => {
  it("is told ahead of it, soonest first, to each who listens, and once", async () => {
    const desk = await aDesk();
    await waits(desk, "a", 55);
    await waits(desk, "b", 5);
    await waits(desk, "c", 61);
    const kim = await listens(desk);

    expect(await told(desk, kim)).toEqual(["b response", "a response"]);
    expect(await told(desk, kim)).toEqual([]);
    const sam = await listens(desk, "sam");
    expect(await told(desk, sam)).toEqual(["b response", "a response"]);
  });

  it("is told again of a later end", async () => {
    const desk = await aDesk();
    await waits(desk, "a", 5);
    const kim = await listens(desk);
    await told(desk, kim);

    await waits(desk, "a", 20);

    expect(await told(desk, kim)).toEqual(["a response"]);
  });

  it("is that of the 7 days, where the Page may have them", async () => {
    const desk = await aDesk();
    await desk.tell("a", { at: Date.now() - 7 * DAY, responseUntil: Date.now() - 6 * DAY + 30 * MINUTE });
    const kim = await listens(desk);
    expect(await told(desk, kim)).toEqual(["a human_agent"]);

    await desk.humanAgentIs("no");
    const sam = await listens(desk, "sam");
    expect(await told(desk, sam)).toEqual([]);
  });

  it("is told to whoever has the conversation alone", async () => {
    const desk = await aDesk();
    await waits(desk, "a", 5);
    const [kim, sam] = [await listens(desk), await listens(desk, "sam")];
    await sam.ask("conversation.take", { conversation: desk.nameOf("a") });

    expect(await told(desk, kim)).toEqual([]);
    expect(sam.frames.filter(({ type }) => type === "list.closing")).toHaveLength(1);
  });

  it("is not told of who was answered, nor after it, nor before the customer wrote", async () => {
    const desk = await aDesk();
    await waits(desk, "answered", 5, { unanswered: 0, waitingSince: null, asks: false });
    await waits(desk, "over", -1);
    await desk.humanAgentIs("no");
    await desk.tell("never", { at: Date.now(), responseUntil: null });
    const kim = await listens(desk);

    expect(await told(desk, kim)).toEqual([]);
  });

  it("is told as far ahead as the desk wants, or not at all", async () => {
    const desk = await aDesk();
    await waits(desk, "a", 100);
    const kim = await listens(desk);
    const ana = await connect({ desk: desk.name, sub: "ana", role: "supervisor" });
    expect(await told(desk, kim)).toEqual([]);

    await ana.ask("desk.configure", { settings: { nudgeMinutes: 120 } });
    expect(await told(desk, kim)).toEqual(["a response"]);

    await ana.ask("desk.configure", { settings: { nudgeMinutes: 0 } });
    const sam = await listens(desk, "sam");
    expect(await told(desk, sam)).toEqual([]);
  });

  it("comes again from a desk that slept, and costs it no alarm while nobody listens", async () => {
    const desk = await aDesk();
    await waits(desk, "a", 5);
    const kim = await listens(desk);
    await told(desk, kim);

    await sleepDesk(desk.name);

    expect(await told(desk, kim)).toEqual(["a response"]);
  });
});
