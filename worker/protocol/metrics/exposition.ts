import type { MetricsTold, Sample } from "./told.ts";

/** The media type of what exposition() writes. */
export const OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/** As text of OpenMetrics 1.0 ("text format"). A family of which there is nothing is told by its name alone. */
export function exposition({ families }: MetricsTold): string {
  const lines = families.flatMap(({ name, type, unit, help, samples }) => [
    `# TYPE ${name} ${type}`,
    ...(unit === "" ? [] : [`# UNIT ${name} ${unit}`]),
    `# HELP ${name} ${escaped(help)}`,
    ...samples.map((sample) => `${name}${sample.suffix}${labelsOf(sample)} ${numberOf(sample.value)}`),
  ]);
  return `${[...lines, "# EOF"].join("\n")}\n`;
}

function labelsOf({ labels }: Sample): string {
  const all = Object.entries(labels).map(([name, word]) => `${name}="${escaped(word)}"`);
  return all.length === 0 ? "" : `{${all.join(",")}}`;
}

/** OpenMetrics, "escaping". */
function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');
}

/** Sums of many seconds keep their microseconds, and no rounding of the machine's. */
function numberOf(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}
