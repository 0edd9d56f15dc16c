import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addTo, readSeries, seriesOf, type Tally } from "../../../worker/domain/metrics/series.ts";
import { metricsTold } from "../../../worker/domain/metrics/told.ts";
import { Meter } from "../../../worker/objects/kernel/metrics/meter.ts";
import { exposition } from "../../../worker/protocol/metrics/exposition.ts";
import { FAMILIES, traitsOf, type Family } from "../../../worker/protocol/metrics/families.ts";
import { readOpenMetrics, sampleIn } from "../support/openmetrics.ts";

const SINCE = 1_700_000_000_000;
const AT = { at: SINCE + 60_000, since: SINCE };

const textOf = (tally: Tally): string => exposition(metricsTold(tally, AT));

describe("what a desk counted, as text", () => {
  it("is OpenMetrics, with every family of the table and nothing else", () => {
    const read = readOpenMetrics(textOf({}));
    expect([...read.keys()]).toEqual(Object.keys(FAMILIES).map((family) => `fbchat_${family}`));
    for (const [name, { help }] of read) expect(help, name).not.toBe("");
  });

  it("has what was counted, and since when", () => {
    const meter = new Meter("conversation");
    meter.count("sends", { page: "12", kind: "text", outcome: "sent" }, 3);
    for (const seconds of [0.003, 0.4, 99]) meter.observe("publish_seconds", {}, seconds);
    const read = readOpenMetrics(textOf(meter.taken().add));

    expect(sampleIn(read, "sends", "_total{page=12,kind=text,outcome=sent}")).toBe(3);
    expect(sampleIn(read, "sends", "_created{page=12,kind=text,outcome=sent}")).toBe(SINCE / 1000);
    expect(sampleIn(read, "publish_seconds", "_bucket{le=0.005}")).toBe(1);
    expect(sampleIn(read, "publish_seconds", "_bucket{le=0.5}")).toBe(2);
    expect(sampleIn(read, "publish_seconds", "_bucket{le=+Inf}")).toBe(3);
    expect(sampleIn(read, "publish_seconds", "_sum{}")).toBeCloseTo(99.403);
  });

  it("has each series without a Page from the beginning", () => {
    const read = readOpenMetrics(textOf({}));
    expect(read.get("fbchat_offers")?.samples.get("_total{outcome=expired}")).toBe(0);
    expect(read.get("fbchat_sends")?.samples.size).toBe(0);
  });

  it("has of each Page that is there what its first failure would rise from", () => {
    const read = readOpenMetrics(textOf({ "page_ok|12": 1, "sends|12|text|sent": 4 }));
    expect(sampleIn(read, "dead_letters", "_total{page=12}")).toBe(0);
    expect(sampleIn(read, "webhook_deliveries", "_total{page=12,outcome=not_written}")).toBe(0);
    expect(sampleIn(read, "sends", "_total{page=12,kind=text,outcome=sent}")).toBe(4);
    expect(sampleIn(read, "sends", "_total{page=12,kind=text,outcome=unknown}")).toBe(0);
    // Of what was never sent nothing can fail, and of a budget nobody heard.
    expect([...read.get("fbchat_sends")!.samples.keys()].some((it) => it.includes("sticker"))).toBe(false);
    expect(read.get("fbchat_page_usage_ratio")?.samples.size).toBe(0);
  });
});

describe("a label", () => {
  it("says nothing but words of the table, whatever it is given", () => {
    const words = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.constantFrom('"', "\\", "\n", "|", "}"),
    );
    fc.assert(
      fc.property(words, words, words, (page, kind, outcome) => {
        const meter = new Meter("desk");
        meter.count("sends", { page, kind, outcome } as never);
        meter.count("sockets_closed", { code: kind } as never);
        const { add } = meter.taken();
        for (const series of Object.keys(add)) expect(readSeries(series)).not.toBeNull();
        const told: Tally = {};
        addTo(told, { ...add, [`${page}|${kind}`]: 1, [`sends|${page}|${kind}|${outcome}`]: 1 });
        readOpenMetrics(textOf(told));
      }),
      { numRuns: 25 },
    );
  });

  it("is one of few: at most some hundred series of each Page, and some hundred beside", () => {
    const seriesIn = (family: Family): number =>
      Object.values(traitsOf(family).labels).reduce(
        (all, words) => all * (words === "page" ? 1 : words.length),
        1,
      );
    const families = Object.keys(FAMILIES) as Family[];
    const isOfPages = (family: Family) =>
      Object.values(traitsOf(family).labels).some((words) => (words as string) === "page");
    const sum = (its: Family[]) => its.reduce((all, family) => all + seriesIn(family), 0);
    expect(sum(families.filter(isOfPages))).toBeLessThan(120);
    expect(sum(families.filter((it) => !isOfPages(it)))).toBeLessThan(120);
  });
});

describe("what others told", () => {
  it("is added where it can be: rubbish, what nobody knows, and less than nothing are left out", () => {
    const known = seriesOf("publish_failures", {});
    const tally: Tally = { [known]: 2 };
    addTo(tally, {
      [known]: 3,
      nonsense: 1,
      "sends|1": 4,
      "publish_seconds|99": 1,
      "publish_seconds|1": Number.NaN,
    });
    addTo(tally, { [known]: -4, "storage_bytes|page": 8192 });
    addTo(tally, { "storage_bytes|page": -4096 });
    expect(tally).toEqual({ [known]: 5, "storage_bytes|page": 4096 });
  });
});
