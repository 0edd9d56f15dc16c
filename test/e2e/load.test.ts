import { expect, inject, it } from "vitest";
import { LoadRun } from "../load/run.ts";
import { localStage } from "../load/stage/local.ts";
import { Random } from "../measuring/random.ts";

it("a load run finds everything that arrived, and the one message that did not", async () => {
  const [pages, conversations, agents, desks] = [3, 12, 4, 2];
  const options = { pages, conversations, agents, desks, minutes: 0.1, rate: 6, media: 0.2, seed: 15 };
  const { bundle } = inject("stack");
  const stage = await localStage(options, new Random(options.seed), { bundle });
  try {
    // Whoever is the first to write goes on, so that the thread is there.
    stage.meta.simulator.faults.order({ kind: "lose", event: "message" });

    const report = await new LoadRun(options, stage).run();

    expect(report.findings).toMatchObject({ doubled: 0, outOfOrder: 0, strange: 0, unread: 0, lost: 1 });
    expect(report.findings?.examples).toEqual([expect.stringMatching(/^question \d+\.\d+ is lost$/)]);
    expect(report.questions).toBeGreaterThan(10);
    expect(report.answers).toBeGreaterThan(0);
    const { customerToAgent, agentToGraph, webhook } = report.latency;
    for (const { whole } of [customerToAgent, agentToGraph, webhook]) expect(whole.p99).toBeGreaterThan(0);
    // Each answer has an echo, and is delivered and read.
    expect(webhook.whole.count).toBeGreaterThan(customerToAgent.whole.count);
    expect(report.counted?.rowsWritten["conversation"]).toBeGreaterThan(report.questions);
    expect(report.cost?.perMillion).toBeGreaterThan(0);
    expect(report.samples.length).toBeGreaterThan(0);
    expect(report.cannot).toEqual([]);
  } finally {
    await stage.close();
  }
});
