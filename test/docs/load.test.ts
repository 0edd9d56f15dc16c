import { describe, expect, it } from "vitest";
import { OBJECT_CLASSES } from "../../worker/protocol/metrics/families.ts";
import type { MetricsTold } from "../../worker/protocol/metrics/told.ts";
import { differences, isClean, Ledger, type Found } from "../load/ledger.ts";
import { markOf, marksIn } from "../load/marks.ts";
import { byClass, costOfRun, together } from "../load/money.ts";
import { BURST_MEAN, desksFor, paceOf, Writings } from "../load/plan.ts";
import { chart, topOf } from "../load/report/chart.ts";
import { pageOf } from "../load/report/html.ts";
import { faultsOf, type LoadReport } from "../load/report/report.ts";
import { cannotAt, keyFrom, missingOf } from "../load/stage/deployed.ts";
import { desksOf } from "../load/stage/stage.ts";
import { Timeline } from "../load/timeline.ts";
import { Random } from "../measuring/random.ts";

describe("the ledger of a load run", () => {
  it.each([
    { found: [1, 2, 3], lost: [], doubled: [], outOfOrder: [], strange: [] },
    { found: [1, 3], lost: [2], doubled: [], outOfOrder: [], strange: [] },
    { found: [], lost: [1, 2, 3], doubled: [], outOfOrder: [], strange: [] },
    { found: [1, 2, 2, 3], lost: [], doubled: [2], outOfOrder: [], strange: [] },
    { found: [1, 3, 2], lost: [], doubled: [], outOfOrder: [2], strange: [] },
    { found: [3, 2, 1, 1], lost: [], doubled: [1], outOfOrder: [2, 1], strange: [] },
    { found: [1, 4, 2, 3], lost: [], doubled: [], outOfOrder: [], strange: [4] },
    { found: [4, 4], lost: [1, 2, 3], doubled: [], outOfOrder: [], strange: [4, 4] },
  ])("tells of 1, 2, 3 found as $found", ({ found, ...told }) => {
    expect(differences([1, 2, 3], found)).toEqual(told);
  });

  it("knows of what was sent in any order", () => {
    expect(differences([2, 1], [2, 1])).toMatchObject({ lost: [], outOfOrder: [] });
    expect(differences([2, 1], [1, 2])).toMatchObject({ outOfOrder: [2] });
  });

  /** Two questions and two answers that the desk took, in conversation 7. */
  function aLedger(): Ledger {
    const ledger = new Ledger();
    for (let n = 0; n < 2; n++) ledger.writes(7);
    for (let n = 0; n < 2; n++) ledger.accepted(7, ledger.asks(7));
    return ledger;
  }
  const sent = (...numbers: number[]) => numbers.map((number) => ({ number, state: "sent" as const }));
  const GOOD: Found = { questions: [1, 2], answers: sent(1, 2), onPhone: [1, 2] };

  it("is clean where everything stands where it should", () => {
    const ledger = aLedger();

    ledger.check(7, GOOD);

    expect(isClean(ledger.findings)).toBe(true);
    expect(ledger.findings.examples).toEqual([]);
    expect([ledger.questions, ledger.answers, ledger.conversations]).toEqual([2, 2, [7]]);
  });

  it.each<[string, Partial<Found>, object]>([
    ["a question that is lost", { questions: [2] }, { lost: 1 }],
    ["a question that is there twice", { questions: [1, 2, 2] }, { doubled: 1 }],
    ["questions the other way around", { questions: [2, 1] }, { outOfOrder: 1 }],
    ["a question that nobody wrote", { questions: [1, 2, 3] }, { strange: 1 }],
    ["an answer that the thread lost", { answers: sent(1), onPhone: [1] }, { lost: 1 }],
    ["answers the other way around", { answers: sent(2, 1), onPhone: [2, 1] }, { outOfOrder: 1 }],
    ["an answer that the phone never got", { onPhone: [1] }, { lost: 1 }],
    ["an answer that the phone got twice", { onPhone: [1, 2, 2] }, { doubled: 1 }],
    ["answers that the phone got the other way around", { onPhone: [2, 1] }, { outOfOrder: 1 }],
    [
      "an answer that never left",
      { answers: [...sent(1), { number: 2, state: "open" }], onPhone: [1] },
      { lost: 1 },
    ],
  ])("finds %s", (_what, wrong, expected) => {
    const ledger = aLedger();

    ledger.check(7, { ...GOOD, ...wrong });

    const { examples, ...counts } = ledger.findings;
    expect(counts).toEqual({
      lost: 0,
      doubled: 0,
      outOfOrder: 0,
      strange: 0,
      told: 0,
      unread: 0,
      ...expected,
    });
    expect(examples).toHaveLength(1);
    expect(isClean(ledger.findings)).toBe(false);
  });

  it("counts what an agent was told did not arrive, whether the phone has it or not, as no loss", () => {
    for (const onPhone of [[1], [1, 2]]) {
      const ledger = aLedger();

      ledger.check(7, { ...GOOD, answers: [...sent(1), { number: 2, state: "told" }], onPhone });

      expect(ledger.findings).toMatchObject({ lost: 0, strange: 0, told: 1 });
      expect(isClean(ledger.findings)).toBe(true);
    }
  });

  it("takes an answer of which nobody knows as it is, and one that was refused for a stranger", () => {
    const open = aLedger();
    open.asks(7);
    open.check(7, GOOD);
    open.check(7, { ...GOOD, answers: sent(1, 3, 2), onPhone: [1, 3, 2] });
    expect(isClean(open.findings)).toBe(true);
    open.check(7, { ...GOOD, answers: sent(1, 2, 3, 3), onPhone: [1, 2, 3, 3] });
    expect(isClean(open.findings)).toBe(false);

    const refused = aLedger();
    refused.refused(7, refused.asks(7));
    refused.check(7, { ...GOOD, answers: sent(1, 2, 3), onPhone: [1, 2, 3] });
    expect(refused.findings).toMatchObject({ strange: 1, lost: 0 });
  });

  it("does not look at a phone that nobody sees, and counts what cannot be read", () => {
    const ledger = aLedger();

    ledger.check(7, { ...GOOD, onPhone: null });
    expect(isClean(ledger.findings)).toBe(true);
    ledger.check(7, null);
    expect(ledger.findings).toMatchObject({ unread: 1, examples: ["conversation 7 cannot be read"] });
  });

  it("finds marks in whatever they stand", () => {
    const one = { by: "customer", conversation: 17, number: 3 } as const;
    const other = { by: "agent", conversation: 4, number: 12 } as const;
    const frame = JSON.stringify({
      text: `Where? ${markOf(one)}`,
      preview: { text: `There. ${markOf(other)}` },
    });

    expect(marksIn(frame)).toEqual([one, other]);
    expect(marksIn("[q17] [x1.2] [q1.x] q1.2")).toEqual([]);
  });
});

describe("the plan of a load run", () => {
  const OPTIONS = { minutes: 2, rate: 50, conversations: 800, media: 0.1 };

  function until(atMs: number, seed = 1) {
    const writings = new Writings(OPTIONS, new Random(seed));
    const all = [];
    for (let next = writings.next(); next.atMs < atMs; next = writings.next()) all.push(next);
    return all;
  }

  it("is the same for the same seed", () => {
    expect(until(20_000)).toEqual(until(20_000));
    expect(until(20_000)).not.toEqual(until(20_000, 2));
  });

  it("grows to its rate and stays there, in its order", () => {
    const all = until(120_000);
    const { rampMs } = paceOf(OPTIONS);
    const per = (from: number, to: number): number =>
      all.filter(({ atMs }) => atMs >= from && atMs < to).length / ((to - from) / 1_000);

    expect(rampMs).toBe(24_000);
    expect(per(0, rampMs)).toBeGreaterThan(15);
    expect(per(0, rampMs)).toBeLessThan(35);
    expect(per(rampMs, 120_000)).toBeGreaterThan(42);
    expect(per(rampMs, 120_000)).toBeLessThan(58);
    expect(all).toEqual(all.toSorted((a, b) => a.atMs - b.atMs));
  });

  it("reaches every conversation at the rate that it chooses by itself, in bursts, with so many photos", () => {
    const options = { ...OPTIONS, rate: null };
    const writings = new Writings(options, new Random(3));
    const all = [];
    for (let next = writings.next(); next.atMs < 120_000; next = writings.next()) all.push(next);
    const reached = new Set(all.map(({ conversation }) => conversation));

    expect(reached.size).toBe(800);
    expect(Math.max(...reached)).toBe(799);
    expect(all.length).toBeGreaterThan(800 * BURST_MEAN);
    const photos = all.filter(({ kind }) => kind === "photo").length;
    expect(photos / all.length).toBeGreaterThan(0.06);
    expect(photos / all.length).toBeLessThan(0.14);
  });

  it("shares Pages and agents among desks", () => {
    expect(desksFor({ pages: 50, agents: 500 })).toBe(10);
    expect(desksFor({ pages: 2, agents: 500 })).toBe(2);
    expect(desksFor({ pages: 4, agents: 1 })).toBe(1);
    expect(desksOf(["1", "2", "3"], 2)).toEqual([
      { name: "main", pages: ["1", "3"] },
      { name: "load-2", pages: ["2"] },
    ]);
  });
});

describe("a load run at a deployment", () => {
  it("names every secret that it lacks", () => {
    const all = ["LOAD_APP_ID", "LOAD_APP_SECRET", "LOAD_AGENT_KEY"];

    expect(missingOf({}, { simulatorPort: 9 })).toEqual([...all, "LOAD_OPERATOR_KEY"]);
    expect(missingOf({ LOAD_APP_ID: "1", LOAD_APP_SECRET: "" }, { simulatorPort: null })).toEqual(
      all.slice(1),
    );
  });

  it("reads a key with its id, or the single secret", () => {
    expect(keyFrom("crm:a-secret:with-colons")).toEqual({ kid: "crm", secret: "a-secret:with-colons" });
    expect(keyFrom("c2VjcmV0+/==")).toEqual({ kid: null, secret: "c2VjcmV0+/==" });
  });

  it("says that nobody answers where the simulator is not Meta", () => {
    expect(cannotAt({ simulatorPort: 9 })).toHaveLength(1);
    expect(cannotAt({ simulatorPort: null }).join(" ")).toContain("would go to Meta");
  });
});

describe("the report of a load run", () => {
  const told = (rows: number): MetricsTold => ({
    at: 120_000,
    since: 60_000,
    families: [
      {
        ...{ name: "fbchat_rows_written", type: "counter", unit: "", help: "" },
        samples: OBJECT_CLASSES.flatMap((name) => [
          { suffix: "_total", labels: { class: name }, value: rows },
          { suffix: "_created", labels: { class: name }, value: 99_999 },
        ]),
      },
      {
        ...{ name: "fbchat_storage_bytes", type: "gauge", unit: "bytes", help: "" },
        samples: [{ suffix: "", labels: { class: "desk" }, value: 1_000_000 }],
      },
    ],
  });

  it("adds up what all desks counted, at the prices of the administration", () => {
    const all = together([told(10), told(20)]);
    if (all === null) throw new Error("two desks are none");

    expect(byClass(all, "rows_written")).toMatchObject({ conversation: 30, desk: 30 });
    const cost = costOfRun(all, 100);
    const rows = 30 * OBJECT_CLASSES.length;
    expect(cost.lines.find(({ what }) => what === "rows_written")?.used).toBe(rows);
    // Rows at $1 a million, and 2 MB for a month at $0.20 a GB, over 100 messages.
    expect(cost.perMillion).toBeCloseTo(((rows / 1e6 + (2e6 / 1e9) * 0.2) / 100) * 1e6, 6);
    expect(together([])).toBeNull();
  });

  it("has values count where they began", () => {
    const line = new Timeline(1_000);
    for (const [at, value] of [
      [100, 5],
      [900, 7],
      [2_500, 1],
    ] as const)
      line.add(at, value);

    expect(line.spans.map(({ count, p50 }) => [count, p50])).toEqual([
      [2, 7],
      [0, null],
      [1, 1],
    ]);
    expect(line.whole).toMatchObject({ count: 3, p99: 7 });
  });

  it.each([
    [0, 1],
    [3, 4],
    [4, 4],
    [7, 8],
    [81, 100],
    [101, 200],
    [0.3, 0.4],
  ])("draws %d up to %d", (most, top) => {
    expect(topOf(most)).toBeCloseTo(top, 9);
  });

  it("draws a line that breaks where nothing was measured", () => {
    const drawn = chart("Latency", "ms", [
      {
        name: "p50",
        points: [
          [0, 1],
          [1_000, null],
          [2_000, 3],
          [3_000, 4],
        ],
      },
    ]);

    expect(/ d="(M[^"]+)"/.exec(drawn)?.[1]?.match(/[ML]/g)?.join("")).toBe("MML");
    expect(chart("Latency", "ms", [])).toContain("Nothing was measured");
  });

  const SPAN = { atMs: 0, count: 1, p50: 4, p95: 5, p99: 6 };
  const LATENCY = { whole: SPAN, spans: [SPAN] };
  const REPORT: LoadReport = {
    ...{
      startedAt: 0,
      wroteMs: 1_000,
      settledMs: 10,
      isStopped: false,
      where: "<b>here</b>",
      machine: "2 cores",
    },
    options: { pages: 1, conversations: 1, agents: 1, desks: 1, minutes: 1, rate: null, media: 0, seed: 1 },
    ...{ ratePlanned: 1, questions: 10, answers: 5, conversations: 1 },
    findings: { lost: 0, doubled: 0, outOfOrder: 0, strange: 0, told: 0, unread: 0, examples: [] },
    latency: { customerToAgent: LATENCY, agentToGraph: LATENCY, webhook: LATENCY },
    samples: [
      {
        atMs: 0,
        questionsPerS: 1,
        answersPerS: 1,
        behind: 0,
        workerBytes: 1e8,
        workerCpu: 0.5,
        playersBytes: 2e8,
      },
    ],
    errors: { "webhook answered <500>": 2 },
    ...{ cost: null, counted: null, workerCpuMs: 50, cannot: ["Memory & CPU"] },
  };

  it("fails a run for a loss, and for one at which nobody looked or wrote", () => {
    const lost = { lost: 1, doubled: 0, outOfOrder: 2, strange: 0, told: 3, unread: 0, examples: [] };

    expect(faultsOf(REPORT)).toEqual([]);
    expect(faultsOf({ ...REPORT, findings: lost })).toEqual(["1 lost", "2 out of order"]);
    expect(faultsOf({ ...REPORT, findings: null })).toHaveLength(1);
    expect(faultsOf({ ...REPORT, questions: 0 })).toEqual(["Nobody wrote."]);
  });

  it("is one page that loads and runs nothing, and quotes what others said", () => {
    const page = pageOf({
      ...REPORT,
      cost: costOfRun(told(1), 15),
      counted: { rowsWritten: { desk: 1 }, rowsRead: {}, objectRequests: {}, storageBytes: {} },
    });

    expect(page).not.toMatch(/<script|<link|<img|<b>|https?:|@import|url\(/);
    expect(page).toContain("&lt;b&gt;here&lt;/b&gt;");
    expect(page).toContain("webhook answered &lt;500&gt;");
    expect(page).toContain("default-src 'none'");
    expect(page.match(/<figure>/g)).toHaveLength(7);
    expect(page).toContain("Nothing lost, doubled or out of order.");
    const lost = pageOf({
      ...REPORT,
      findings: {
        lost: 1,
        doubled: 0,
        outOfOrder: 0,
        strange: 0,
        told: 0,
        unread: 0,
        examples: ["question 1.2 is lost"],
      },
    });
    expect(lost).toContain("Failed: 1 lost.");
    expect(lost).toContain("question 1.2 is lost");
  });
});
