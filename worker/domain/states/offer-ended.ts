import type { DeskLine, Why } from "../../protocol/message/content.ts";
import type { Person } from "../../protocol/message/entry.ts";

/** Why an offer is over, by whom, and whose it is since. */
export type EndOfOffer = { why: Why; by: Person | null; to?: Person };

/**
 * What became of the offer to the agent `sub`, by the lines of the move that ended it. Null where they do not tell: the desk
 * withdrew it, on which nobody decided.
 */
export function endOfOffer(lines: readonly DeskLine[], sub: string): EndOfOffer | null {
  const ends = lines.flatMap((line) => endBy(line, sub) ?? []);
  // Where it waits since then is what came of it, and not how it ended.
  return ends.find(({ to }) => to !== undefined) ?? ends[0] ?? null;
}

function endBy(line: DeskLine, sub: string): EndOfOffer | null {
  const { by, why } = line;
  if (why === undefined) return null;
  switch (line.event) {
    case "assigned":
      return { why, by, to: line.to };
    case "passed":
    case "returned":
      return line.from.some((it) => it.sub === sub) ? { why, by } : null;
    case "answered":
    case "closed":
    case "queued":
    case "released":
      return { why, by };
    default:
      return null;
  }
}
