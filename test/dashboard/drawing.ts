/** The dashboard as a page: each panel where Grafana would put it, its lines as SVG. */
import type { Line, Panel } from "./panels.ts";

const COLUMN = 52;
const ROW = 24;
const GAP = 6;
const COLOURS = ["#1f78b4", "#e31a1c", "#33a02c", "#ff7f00", "#6a3d9a", "#b15928", "#17a2b8", "#555"];
const NAMED_MAX = 8;

export type Drawn = { panel: Panel; lines: Line[] };

/** `about`: a sentence below the title. */
export function pageOf(drawn: readonly Drawn[], about: string): string {
  const bottom = Math.max(...drawn.map(({ panel: { gridPos: it } }) => it.y + it.h)) * (ROW + GAP);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Messenger desk</title><style>
    body { margin: 12px; width: ${String(24 * COLUMN)}px; font: 11px/1.3 Inter, sans-serif; color: #222; background: #f4f5f5 }
    h1 { font-size: 16px; margin: 0 } p { margin: 2px 0 8px }
    main { position: relative; height: ${String(bottom)}px }
    section { position: absolute; box-sizing: border-box; padding: 6px 8px; background: #fff; border: 1px solid #ddd; border-radius: 3px; overflow: hidden }
    h2 { font-size: 11px; margin: 0 0 2px } ul { display: flex; flex-wrap: wrap; gap: 0 8px; margin: 0; padding: 0; list-style: none; font-size: 9.5px }
    i { display: inline-block; width: 8px; height: 3px; margin-inline-end: 3px; vertical-align: middle } text { font-size: 9px; fill: #666 } .none { color: #777; padding-top: 30px; text-align: center }
  </style><h1>Messenger desk</h1><p>${escaped(about)}</p><main>${drawn.map(panelOf).join("")}</main></html>`;
}

function panelOf({ panel, lines }: Drawn): string {
  const { gridPos, title, description = "", fieldConfig } = panel;
  const [width, height] = [gridPos.w * COLUMN - GAP, gridPos.h * (ROW + GAP) - GAP];
  const place = `left:${String(gridPos.x * COLUMN)}px;top:${String(gridPos.y * (ROW + GAP))}px;width:${String(width)}px;height:${String(height)}px`;
  const body =
    lines.length === 0
      ? `<p class="none">No data. ${escaped(description)}</p>`
      : chartOf(lines, fieldConfig.defaults.unit, width - 18, height - 50);
  return `<section style="${place}"><h2>${escaped(title)}</h2>${body}</section>`;
}

function chartOf(lines: readonly Line[], unit: string, width: number, height: number): string {
  const all = lines.flatMap(({ points }) => points);
  const [from, until] = [Math.min(...all.map(([at]) => at)), Math.max(...all.map(([at]) => at))];
  const top = Math.max(...all.map(([, value]) => value), 0) * 1.1 || 1;
  const left = 46;
  const x = (at: number): number => left + ((at - from) / Math.max(1, until - from)) * (width - left);
  const y = (value: number): number => 4 + (1 - value / top) * (height - 16);
  const grid = [0, 0.5, 1].map((share) => {
    const [at, said] = [y(top * share).toFixed(1), amountOf(top * share, unit)];
    return `<line x1="${String(left)}" x2="${String(width)}" y1="${at}" y2="${at}" stroke="#e5e5e5"/><text x="${String(left - 4)}" y="${at}" dy="3" text-anchor="end">${said}</text>`;
  });
  const paths = lines.map(({ points }, index) => {
    const path = points.map(([at, value]) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
    return `<polyline points="${path}" fill="none" stroke="${colourOf(index)}" stroke-width="1.4"/>`;
  });
  const minutes = `${String(Math.round((until - from) / 60))} min`;
  const axis = `<text x="${String(left)}" y="${String(height)}">0</text><text x="${String(width)}" y="${String(height)}" text-anchor="end">${minutes}</text>`;
  const names = lines.slice(0, NAMED_MAX).map(({ name, points }, index) => {
    const last = amountOf(points.at(-1)?.[1] ?? 0, unit);
    return `<li><i style="background:${colourOf(index)}"></i>${escaped(name)} ${last}</li>`;
  });
  if (lines.length > NAMED_MAX) names.push(`<li>and ${String(lines.length - NAMED_MAX)} more</li>`);
  return `<svg width="${String(width)}" height="${String(height)}">${grid.join("")}${paths.join("")}${axis}</svg><ul>${names.join("")}</ul>`;
}

function colourOf(index: number): string {
  return COLOURS[index % COLOURS.length] ?? "#000";
}

function amountOf(value: number, unit: string): string {
  switch (unit) {
    case "s":
      return value < 1 ? `${digits(value * 1_000)} ms` : `${digits(value)} s`;
    case "bytes":
      return value < 1e6 ? `${digits(value / 1e3)} kB` : `${digits(value / 1e6)} MB`;
    case "percentunit":
      return `${digits(value * 100)}%`;
    case "reqps":
    case "ops":
      return `${digits(value)}/s`;
    default:
      return digits(value);
  }
}

function digits(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
