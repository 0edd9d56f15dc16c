/** The dashboard as it is in the repository, as far as it is drawn. */
import { readFileSync } from "node:fs";

export type Panel = {
  id: number;
  title: string;
  description?: string;
  gridPos: { x: number; y: number; w: number; h: number };
  fieldConfig: { defaults: { unit: string } };
  targets: { expr: string; legendFormat: string }[];
};

/** A line of a panel: its name, and its points as seconds since 1970 and value. */
export type Line = { name: string; points: [at: number, value: number][] };

export const DASHBOARD = "docs/grafana/dashboard.json";

export function panelsOf(file = DASHBOARD): Panel[] {
  return (JSON.parse(readFileSync(file, "utf8")) as { panels: Panel[] }).panels;
}

/** As Grafana fills in what it is told by the words of a series. */
export function nameOf(legend: string, labels: Record<string, string>): string {
  return legend.replace(/\{\{(\w+)\}\}/g, (_, label: string) => labels[label] ?? "");
}
