/** `kept`: in both; `gone`: only before; `new`: only now. */
export type DiffLine = { state: "kept" | "gone" | "new"; text: string };

/** Line by line what becomes of something: what goes stands before what takes its place. */
export function diffLines(before: readonly string[], now: readonly string[]): DiffLine[] {
  const rest = [...before];
  const lines: DiffLine[] = [];
  for (const text of now) {
    const at = rest.indexOf(text);
    if (at === -1) {
      lines.push({ state: "new", text });
      continue;
    }
    const left = rest.splice(0, at + 1).slice(0, -1);
    const place = lines.findLastIndex(({ state }) => state !== "new") + 1;
    lines.splice(place, 0, ...left.map((gone) => ({ state: "gone" as const, text: gone })));
    lines.push({ state: "kept", text });
  }
  const place = lines.findLastIndex(({ state }) => state !== "new") + 1;
  lines.splice(place, 0, ...rest.map((text) => ({ state: "gone" as const, text })));
  return lines;
}
