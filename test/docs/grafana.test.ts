import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isFamily, PREFIX, traitsOf, type Family } from "../../worker/protocol/metrics/families.ts";

const SUFFIXES = { counter: ["_total"], gauge: [""], histogram: ["_bucket", "_sum", "_count"] } as const;

/** What an expression may name of the table: `fbchat_sends_total`, `fbchat_sockets`. */
function isNamed(name: string): boolean {
  return ["_total", "_bucket", "_sum", "_count", ""].some((suffix) => {
    if (!name.endsWith(suffix)) return false;
    const family = name.slice(PREFIX.length, name.length - suffix.length);
    return isFamily(family) && (SUFFIXES[traitsOf(family).type] as readonly string[]).includes(suffix);
  });
}

describe.each(["dashboard.json", "alerts.yml"])("docs/grafana/%s", (file) => {
  const text = readFileSync(`docs/grafana/${file}`, "utf8");

  it("names metrics of the table alone", () => {
    const names = [...text.matchAll(/\bfbchat_\w+/g)].map(([name]) => name);
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !isNamed(name))).toEqual([]);
  });

  it("asks for words that their labels may say", () => {
    for (const [, name = "", label = "", word = ""] of text.matchAll(
      /fbchat_(\w+?)_total\{(outcome)!?=\\?"(\w+)\\?"/g,
    ))
      expect(traitsOf(name as Family).labels[label], `${name} ${label}`).toContain(word);
  });
});

it("each rule leads to a chapter that is there", () => {
  const rules = readFileSync("docs/grafana/alerts.yml", "utf8");
  const page = readFileSync("docs/operating.md", "utf8");
  const anchors = [...page.matchAll(/^##+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w -]/g, "")
      .replaceAll(" ", "-"),
  );
  const runbooks = [...rules.matchAll(/runbook: docs\/operating\.md#([\w-]+)/g)].map(([, anchor]) => anchor);
  expect(runbooks).toHaveLength([...rules.matchAll(/alert: /g)].length);
  for (const anchor of runbooks) expect(anchors).toContain(anchor);
});
