import { diffLines, type DiffLine } from "../../shell/diff-lines.ts";
import type { Described } from "./describe.ts";

/** What became of one thing. `panel`: where it stands. */
export type Change = {
  panel: string;
  name: string;
  state: "new" | "gone" | "changed" | "moved";
  lines: DiffLine[];
};

type Document = Record<string, readonly Described[]>;

/** What is otherwise in a document than before, thing by thing. */
export function changesBetween(before: Document, now: Document): Change[] {
  return Object.keys(now).flatMap((panel) => changesOf(panel, before[panel] ?? [], now[panel] ?? []));
}

function changesOf(panel: string, before: readonly Described[], now: readonly Described[]): Change[] {
  const gone = before.filter(({ key }) => !now.some((it) => it.key === key));
  const still = before.filter((it) => !gone.includes(it)).map(({ key }) => key);
  const kept = now.filter(({ key }) => still.includes(key)).map(({ key }) => key);
  const moved = movedIn(still, kept);
  return [
    ...now.flatMap((it): Change[] => {
      const was = before.find(({ key }) => key === it.key);
      const lines = diffLines(was === undefined ? [] : said(was), said(it));
      if (was === undefined) return [{ panel, name: it.name, state: "new", lines }];
      if (lines.some(({ state }) => state !== "kept"))
        return [{ panel, name: it.name, state: "changed", lines }];
      return moved.has(it.key) ? [{ panel, name: it.name, state: "moved", lines: [] }] : [];
    }),
    ...gone.map((it) => ({ panel, name: it.name, state: "gone" as const, lines: diffLines(said(it), []) })),
  ];
}

const said = ({ name, lines }: Described): string[] => [name, ...lines];

/** The fewest that one would have to take out for the rest to stand as before. */
function movedIn(before: readonly string[], now: readonly string[]): Set<string> {
  const places = now.map((key) => before.indexOf(key));
  // The longest run that still goes up, by its last place.
  const best: { length: number; from: number }[] = [];
  for (const [at, place] of places.entries()) {
    best[at] = { length: 1, from: -1 };
    for (let earlier = 0; earlier < at; earlier += 1)
      if (places[earlier]! < place && best[earlier]!.length >= best[at].length)
        best[at] = { length: best[earlier]!.length + 1, from: earlier };
  }
  const stays = new Set<number>();
  const longest = Math.max(0, ...best.map(({ length }) => length));
  for (let at = best.findIndex(({ length }) => length === longest); at >= 0; at = best[at]!.from)
    stays.add(at);
  return new Set(now.filter((_, at) => !stays.has(at)));
}
