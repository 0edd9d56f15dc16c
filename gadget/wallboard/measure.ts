import type { LiveShown } from "../live/shown.ts";
import type { Agents, Tables } from "./fitting.ts";

/**
 * What a board is made of, as it was drawn last. `aroundPx`: all on the screen that comes in no lines. The highest that each was is
 * kept, so that what is longer in one turn does not push the others about.
 */
export type Drawn = { aroundPx: number; tables: Tables; agents: Agents };

export const NOT_DRAWN: Drawn = {
  aroundPx: 0,
  tables: { lines: [], headPx: 0, linePx: 0 },
  agents: { many: 0, columns: 1, headPx: 0, rowPx: 0 },
};

/** With what is drawn of `board` now. `frame`: what is on the screen around it. */
export function measure(board: HTMLElement, frame: HTMLElement, shown: LiveShown, before: Drawn): Drawn {
  const root = board.shadowRoot!;
  const [tables, agents] = [root.querySelector(".tables"), root.querySelector(".agents")];
  const gapPx = gapOf(board);
  const partPx = (part: Element | null) => (part === null ? 0 : heightOf(part) + gapPx);
  const paddingPx = Number.parseFloat(getComputedStyle(frame).paddingBlockEnd);
  const allPx = board.getBoundingClientRect().bottom - frame.getBoundingClientRect().top + paddingPx;
  const aroundPx = allPx - partPx(tables) - partPx(agents?.parentElement ?? null);
  return {
    aroundPx: Math.max(before.aroundPx, aroundPx),
    tables: tables === null ? before.tables : measureTables(tables, gapPx, shown, before.tables),
    agents: {
      ...(agents === null ? before.agents : measureAgents(agents, gapPx, before.agents)),
      many: [...shown.agents.values()].filter(({ presence }) => presence !== "offline").length,
    },
  };
}

function measureTables(tables: Element, gapPx: number, shown: LiveShown, before: Tables): Tables {
  // As they stand: those that are empty are not drawn.
  const many = [shown.places, shown.teams, shown.pages].map(({ length }) => length).filter((n) => n > 0);
  const rows = new Map<number, { lines: number[]; headPx: number }>();
  for (const [n, section] of [...tables.querySelectorAll("section")].entries()) {
    const row = rows.get(section.offsetTop) ?? { lines: [], headPx: 0 };
    row.lines.push(many[n] ?? 0);
    row.headPx = Math.max(row.headPx, heightOf(section) - heightOf(section.querySelector("tbody")));
    rows.set(section.offsetTop, row);
  }
  const all = [...rows.values()];
  return {
    lines: all.map(({ lines }) => lines),
    headPx: all.reduce(
      (sum, { headPx }) => sum + headPx,
      gapPx + Math.max(0, all.length - 1) * gapOf(tables),
    ),
    linePx: highest(before.linePx, tables.querySelectorAll("tbody tr")),
  };
}

function measureAgents(agents: Element, gapPx: number, before: Agents): Omit<Agents, "many"> {
  const columns = getComputedStyle(agents).gridTemplateColumns.split(" ").length;
  const headPx = heightOf(agents.parentElement) - heightOf(agents) + gapPx;
  const ownGapPx = gapOf(agents);
  const rowPx = Math.max(before.rowPx, highest(0, agents.children) + ownGapPx);
  return { columns, headPx, rowPx };
}

function gapOf(grid: Element): number {
  return Number.parseFloat(getComputedStyle(grid).rowGap) || 0;
}

function highest(before: number, elements: Iterable<Element>): number {
  return Math.max(before, ...[...elements].map(heightOf));
}

function heightOf(element: Element | null): number {
  return element?.getBoundingClientRect().height ?? 0;
}
