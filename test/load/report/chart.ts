import { escaped } from "./markup.ts";

/** A line of a chart: values over time, null where there is none. */
export type Line = { name: string; points: readonly (readonly [atMs: number, value: number | null])[] };

const WIDTH = 720;
const HEIGHT = 240;
const ROOM = { top: 12, right: 16, bottom: 34, left: 64 };
const INNER = { width: WIDTH - ROOM.left - ROOM.right, height: HEIGHT - ROOM.top - ROOM.bottom };
const STEPS = [1, 2, 2.5, 5, 10];
const LINES_OF_GRID = 4;
/** Dashes tell lines apart where colours do not. */
const DASHES = ["", "7 4", "2 3"];

/** The smallest round number that is `LINES_OF_GRID` round steps and not less than `most`. */
export function topOf(most: number): number {
  if (!(most > 0)) return 1;
  const step = most / LINES_OF_GRID;
  const power = 10 ** Math.floor(Math.log10(step));
  const round = STEPS.find((it) => it * power >= step * (1 - 1e-9)) ?? 10;
  return round * power * LINES_OF_GRID;
}

/** A chart as an element of SVG, with its lines named below. `unit`: of the values. */
export function chart(title: string, unit: string, lines: readonly Line[]): string {
  const values = lines.flatMap(({ points }) =>
    points.flatMap(([, value]) => (value === null ? [] : [value])),
  );
  if (values.length === 0) return figure(title, `<p class="none">Nothing was measured.</p>`, "");
  const endMs = Math.max(1, ...lines.flatMap(({ points }) => points.map(([at]) => at)));
  const top = topOf(Math.max(...values));
  const x = (atMs: number): string => (ROOM.left + (atMs / endMs) * INNER.width).toFixed(1);
  const y = (value: number): string => (ROOM.top + (1 - value / top) * INNER.height).toFixed(1);
  const grid = Array.from({ length: LINES_OF_GRID + 1 }, (_, n) => (top / LINES_OF_GRID) * n).map(
    (value) =>
      `<line class="grid" x1="${String(ROOM.left)}" x2="${String(WIDTH - ROOM.right)}" y1="${y(value)}" y2="${y(value)}"/>` +
      `<text class="tick" x="${String(ROOM.left - 8)}" y="${y(value)}" dy="4" text-anchor="end">${short(value)}</text>`,
  );
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<text class="tick" x="${x(share * endMs)}" y="${String(HEIGHT - 12)}" text-anchor="middle">${clock(share * endMs)}</text>`,
  );
  const drawn = lines.map(({ points }, at) => {
    const path = pathOf(points.map(([atMs, value]) => (value === null ? null : [x(atMs), y(value)])));
    return `<path class="line line-${String(at)}" stroke-dasharray="${DASHES[at] ?? ""}" d="${path}"/>`;
  });
  const label = `${title}, in ${unit}: ${lines.map(({ name }) => name).join(", ")}`;
  const svg = `<svg viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" role="img" aria-label="${escaped(label)}">${grid.join("")}${ticks.join("")}${drawn.join("")}</svg>`;
  const names = lines.map(
    ({ name }, at) =>
      `<li><svg viewBox="0 0 28 8" aria-hidden="true"><path class="line line-${String(at)}" stroke-dasharray="${DASHES[at] ?? ""}" d="M0 4H28"/></svg>${escaped(name)}</li>`,
  );
  return figure(`${title} (${unit})`, svg, `<ul class="legend">${names.join("")}</ul>`);
}

function figure(title: string, drawn: string, legend: string): string {
  return `<figure><figcaption>${escaped(title)}</figcaption>${drawn}${legend}</figure>`;
}

/** A line that is broken where there is nothing, with a dot where there is one value alone. */
function pathOf(points: readonly (readonly [string, string] | null)[]): string {
  let isBroken = true;
  return points
    .map((point, at) => {
      if (point === null) {
        isBroken = true;
        return "";
      }
      const isAlone = isBroken && (points[at + 1] ?? null) === null;
      const drawn = `${isBroken ? "M" : "L"}${point.join(" ")}${isAlone ? "h0.1" : ""}`;
      isBroken = false;
      return drawn;
    })
    .join("");
}

/** 1250000 as "1.25M". */
function short(value: number): string {
  const [unit, size] =
    value >= 1e9 ? ["G", 1e9] : value >= 1e6 ? ["M", 1e6] : value >= 1e4 ? ["k", 1e3] : ["", 1];
  return `${String(Number((value / size).toPrecision(4)))}${unit}`;
}

function clock(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, "0")}`;
}
