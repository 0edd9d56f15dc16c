import { PRICES_OF, priceOf } from "../../../worker/protocol/metrics/prices.ts";
import { dollarsOf } from "../money.ts";
import type { Span } from "../timeline.ts";
import { chart, type Line } from "./chart.ts";
import { escaped } from "./markup.ts";
import { faultsOf, type Latency, type LoadReport } from "./report.ts";

/** The report of a run as one page, which loads nothing and runs nothing. */
export function pageOf(report: LoadReport): string {
  const faults = faultsOf(report);
  const { options, latency, samples } = report;
  const measured = ([name, of]: readonly [string, Latency]): string[] => [
    name,
    ...(["p50", "p95", "p99"] as const).map((q) => ms(of.whole[q])),
    of.whole.count.toLocaleString("en"),
  ];
  const body = [
    `<h1>Load run</h1>`,
    `<p class="${faults.length === 0 ? "well" : "amiss"}">${faults.length === 0 ? "Nothing lost, doubled or out of order." : escaped(`Failed: ${faults.join(", ")}.`)}${report.isStopped ? " Stopped before its time." : ""}</p>`,
    table(
      ["What", ""],
      [
        ["Began", new Date(report.startedAt).toISOString()],
        ["Against", report.where],
        ["Machine", report.machine],
        ["Seed", String(options.seed)],
        [
          "Asked for",
          `${count(options.pages)} Pages, ${count(options.desks)} desks, ${count(options.agents)} agents, ${count(options.conversations)} conversations, ${String(options.minutes)} minutes, ${String(report.ratePlanned)} messages/s, ${percent(options.media)} photos`,
        ],
        [
          "Customers wrote",
          `${count(report.questions)} messages in ${count(report.conversations)} conversations, in ${seconds(report.wroteMs)}: ${perSecond(report.questions, report.wroteMs)}`,
        ],
        ["Agents answered", `${count(report.answers)} times: ${perSecond(report.answers, report.wroteMs)}`],
        ["Until nothing was under way", seconds(report.settledMs)],
        ...(report.workerCpuMs === null
          ? []
          : [
              [
                "CPU of the Worker's process",
                `${(report.workerCpuMs / Math.max(1, report.questions + report.answers)).toFixed(1)} ms a message`,
              ],
            ]),
        ...findingsOf(report),
      ],
    ),
    ...(report.findings === null || report.findings.examples.length === 0
      ? []
      : [`<h2>What was found</h2>`, list(report.findings.examples)]),
    `<h2>How long it took</h2>`,
    table(
      ["", "p50", "p95", "p99", "measured"],
      (
        [
          ["customer → agent", latency.customerToAgent],
          ["agent → Graph", latency.agentToGraph],
          ["webhook answered", latency.webhook],
        ] as const
      ).map(measured),
    ),
    chart("Customer → agent", "ms", quantiles(latency.customerToAgent.spans)),
    chart("Agent → Graph", "ms", quantiles(latency.agentToGraph.spans)),
    chart("Webhook answered", "ms", quantiles(latency.webhook.spans)),
    `<h2>How much</h2>`,
    chart("Throughput", "messages a second", [
      { name: "customers", points: samples.map((it) => [it.atMs, it.questionsPerS]) },
      { name: "agents", points: samples.map((it) => [it.atMs, it.answersPerS]) },
    ]),
    chart("Not yet written, because so much waited", "messages", [
      { name: "behind", points: samples.map((it) => [it.atMs, it.behind]) },
    ]),
    chart("Memory", "bytes", [
      { name: "the Worker's process", points: samples.map((it) => [it.atMs, it.workerBytes]) },
      { name: "everybody who plays", points: samples.map((it) => [it.atMs, it.playersBytes]) },
    ]),
    chart("Cores that the Worker kept busy", "cores", [
      { name: "CPU", points: samples.map((it) => [it.atMs, it.workerCpu]) },
    ]),
    ...costsOf(report),
    `<h2>What went wrong</h2>`,
    Object.keys(report.errors).length === 0
      ? "<p>Nothing.</p>"
      : table(
          ["What", "How often"],
          Object.entries(report.errors).map(([what, often]) => [what, count(often)]),
        ),
    ...(report.cannot.length === 0 ? [] : [`<h2>What this run cannot tell</h2>`, list(report.cannot)]),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Load run</title>
<style>${STYLE}</style>
</head>
<body><main>
${body.join("\n")}
</main></body>
</html>
`;
}

function findingsOf({ findings }: LoadReport): string[][] {
  if (findings === null) return [["Lost, doubled, out of order", "nobody looked"]];
  const { lost, doubled, outOfOrder, strange, told, unread } = findings;
  return [
    ["Lost, doubled, out of order", [lost, doubled, outOfOrder].map(count).join(", ")],
    ["There and never sent", count(strange)],
    ["Did not arrive, as their agents know", count(told)],
    ["Conversations that cannot be read", count(unread)],
  ];
}

function costsOf({ cost, counted, questions, answers }: LoadReport): string[] {
  if (cost === null || counted === null) return [];
  const messages = Math.max(1, questions + answers);
  const classes = Object.keys(counted.rowsWritten);
  return [
    `<h2>What it cost</h2>`,
    `<p>As the desks counted it until the end, without what the account includes; prices of ${PRICES_OF}. A million such messages, kept for a month: $${cost.perMillion.toFixed(2)}.</p>`,
    table(
      ["", "used", "a message", "dollars, what is stored for a month"],
      cost.lines.map(({ what, used, dollars }) => [
        what.replaceAll("_", " "),
        count(Math.round(used)),
        (used / messages).toFixed(2),
        (priceOf(what).isStored === true ? dollarsOf(what, used) : dollars).toFixed(6),
      ]),
    ),
    table(
      ["class of objects", "rows written", "rows read", "requests", "bytes stored"],
      classes.map((name) => [
        name,
        ...[counted.rowsWritten, counted.rowsRead, counted.objectRequests, counted.storageBytes].map((of) =>
          count(Math.round(of[name] ?? 0)),
        ),
      ]),
    ),
  ];
}

function quantiles(spans: readonly Span[]): Line[] {
  return (["p50", "p95", "p99"] as const).map((name) => ({
    name,
    points: spans.map((span) => [span.atMs, span[name]]),
  }));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: "th" | "td", row: readonly string[]): string =>
    row
      .map((cell, at) =>
        at === 0 ? `<th scope="row">${escaped(cell)}</th>` : `<${tag}>${escaped(cell)}</${tag}>`,
      )
      .join("");
  const first = head.some((cell) => cell !== "" && cell !== "What")
    ? `<thead><tr>${head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join("")}</tr></thead>`
    : "";
  return `<div class="wide"><table>${first}<tbody>${rows.map((row) => `<tr>${cells("td", row)}</tr>`).join("")}</tbody></table></div>`;
}

function list(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
}

function count(value: number): string {
  return value.toLocaleString("en");
}
function ms(value: number | null): string {
  return value === null ? "none" : `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}
function seconds(value: number): string {
  return `${(value / 1_000).toFixed(1)} s`;
}
function percent(share: number): string {
  return `${String(Number((share * 100).toFixed(1)))} %`;
}
function perSecond(messages: number, inMs: number): string {
  return `${inMs === 0 ? "0" : ((messages / inMs) * 1_000).toFixed(1)} a second`;
}

const STYLE = `
:root { color-scheme: light dark; --text: #1b1f24; --soft: #59636e; --grid: #d6dae0; --back: #fff; --a: #0b57d0; --b: #a15c00; --c: #b3261e; --well: #0a6b35; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e9ed; --soft: #a3adb8; --grid: #3a424c; --back: #14181d; --a: #8ab4f8; --b: #f0b35b; --c: #ff9d94; --well: #7fd6a0; } }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 760px; margin: 0 auto; padding: 24px 16px 64px; }
h1 { font-size: 24px; margin: 0 0 8px; } h2 { font-size: 18px; margin: 32px 0 8px; }
.well { color: var(--well); font-weight: 600; } .amiss { color: var(--c); font-weight: 600; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; margin: 8px 0; font-variant-numeric: tabular-nums; }
th, td { text-align: start; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--grid); vertical-align: top; font-weight: 400; }
thead th, tbody th { color: var(--soft); } figure { margin: 16px 0 24px; overflow-x: auto; } figure > svg { min-width: 560px; } figcaption { font-weight: 600; margin-bottom: 4px; }
svg { width: 100%; height: auto; display: block; } .grid { stroke: var(--grid); } .tick { fill: var(--soft); font-size: 12px; }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; } .line-0 { stroke: var(--a); } .line-1 { stroke: var(--b); } .line-2 { stroke: var(--c); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 4px 0 0; padding: 0; color: var(--soft); }
.legend li { display: flex; align-items: center; gap: 8px; } .legend svg { width: 28px; } .none { color: var(--soft); }
`;
