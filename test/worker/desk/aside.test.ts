import { describe, expect, it } from "vitest";
import type { View } from "../../../worker/protocol/list/views.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { useMeta } from "../support/meta.ts";
import { deskAlarm } from "../support/mirror.ts";
import { aQueue, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";
import { ANA, letPass, MINUTE } from "../support/thread.ts";

const meta = useMeta();

const ASIDE = { onMessage: true } as const;

/** What a view holds, by psid, and how much it says that it does. */
async function held(agent: TestAgent, view: View): Promise<string> {
  const { items, counts } = await agent.ask("list.open", { view, length: 50 });
  const names = items.map(({ conversation }) => conversation.split(":")[1] ?? "").sort();
  return `${names.join("+")} (${String(counts[view as "aside"])})`;
}

async function puts(agent: TestAgent, routed: RoutedDesk, psid: string): Promise<void> {
  const conversation = await routed.writes(psid);
  await agent.ask("conversation.take", { conversation });
  await agent.ask("conversation.snooze", { conversation, when: ASIDE });
}

describe("what is put aside", () => {
  it("is a list of one's own, and one of everybody's, with their counts, while it is", async () => {
    const desk = await new TestDesk().attach();
    const plain = new RoutedDesk(desk, await connect({ ...ANA, desk: desk.name }));
    const [kim, sam] = [await plain.agent("kim"), await plain.agent("sam")];
    await puts(kim, plain, "a");
    await puts(sam, plain, "b");
    await kim.ask("conversation.take", { conversation: await plain.writes("c") });

    expect([await held(kim, "aside"), await held(sam, "aside")]).toEqual(["a (1)", "b (1)"]);
    expect([await held(kim, "all_aside"), await held(plain.ana, "all_aside")]).toEqual([
      "a+b (2)",
      "a+b (2)",
    ]);
    expect(await held(plain.ana, "aside")).toBe(" (0)");
    await kim.ask("conversation.take", { conversation: plain.desk.nameOf("a") });

    expect([await held(kim, "aside"), await held(kim, "all_aside")]).toEqual([" (0)", "b (1)"]);
    expect(await held(kim, "mine")).toBe("a+c (2)");
  });

  it("is in neither inbox nor one's own, nor for who helps, until it comes back: the customer writes, or it is time", async () => {
    const desk = await new TestDesk().attach();
    const plain = new RoutedDesk(desk, await connect({ ...ANA, desk: desk.name }));
    const [kim, sam] = [await plain.agent("kim"), await plain.agent("sam")];
    const seen = async (agent: TestAgent) => [
      await held(agent, "inbox"),
      await held(agent, "mine"),
      await held(agent, "aside"),
    ];
    await puts(kim, plain, "a");
    const conversation = plain.desk.nameOf("a");
    await kim.ask("conversation.invite", { conversation, agent: "sam" });

    expect(await seen(kim)).toEqual([" (undefined)", " (0)", "a (1)"]);
    expect(await seen(sam)).toEqual([" (undefined)", " (0)", "a (1)"]);
    expect(await held(kim, "open")).toBe("a (1)");
    await plain.writes("a");

    expect(await seen(kim)).toEqual(["a (undefined)", "a (1)", " (0)"]);
    expect(await seen(sam)).toEqual(["a (undefined)", "a (1)", " (0)"]);
    await kim.ask("conversation.snooze", { conversation, when: { until: Date.now() + MINUTE } });
    await plain.writes("a");
    expect(await seen(kim)).toEqual([" (undefined)", " (0)", "a (1)"]);
    await letPass(meta.current, 2 * MINUTE);
    await deskAlarm(desk.name);

    expect(await seen(kim)).toEqual(["a (undefined)", "a (1)", " (0)"]);
  });

  it("is everybody's as far as one sees it", async () => {
    const teams = [
      { id: "a", name: "A", members: ["kim", "sam"] },
      { id: "b", name: "B", members: ["pia"] },
    ];
    const routed = await RoutedDesk.with(
      toQueues([aQueue()], { teams, whoSees: "teams", otherwise: { type: "pool" } }),
    );
    const [kim, pia] = [await routed.agentWithoutOffers("kim"), await routed.agentWithoutOffers("pia")];
    await puts(kim, routed, "a");
    await puts(pia, routed, "b");
    const sam = await routed.agentWithoutOffers("sam");

    expect([await held(sam, "all_aside"), await held(sam, "aside")]).toEqual(["a (1)", " (0)"]);
    expect([await held(pia, "all_aside"), await held(pia, "aside")]).toEqual(["b (1)", "b (1)"]);
    expect(await held(routed.ana, "all_aside")).toBe("a+b (2)");
    expect([await held(kim, "mine"), await held(pia, "mine")]).toEqual([" (0)", " (0)"]);
  });

  it("is found by an index of its own, however much is open", async () => {
    const desk = await new TestDesk().attach();
    const plain = new RoutedDesk(desk, await connect({ ...ANA, desk: desk.name }));
    const plan = await rowsOf(
      plain.stub,
      `EXPLAIN QUERY PLAN SELECT 1 FROM conversation WHERE +status = 'open' AND json_extract(standing, '$.state') = 'snoozed'`,
    );

    expect(JSON.stringify(plan)).toContain("conversation_aside");
  });
});
