import type { DeskLine } from "../../protocol/message/content.ts";
import { ownerOf, type Standing } from "./standing.ts";

/** Whether who had it gave it back themselves by a move that these lines tell of: then it is not theirs first any more. */
export function hasGivenBack(before: Standing, lines: readonly DeskLine[]): boolean {
  const owner = ownerOf(before);
  return lines.some((line) => line.event === "released" && line.by !== null && line.by.sub === owner?.sub);
}
