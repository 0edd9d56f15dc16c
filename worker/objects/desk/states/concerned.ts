import { concernedByNote } from "../../../domain/notes.ts";
import { ownerOf, transferOf, type Standing } from "../../../domain/states/standing.ts";
import type { DeskLine, NoteLine } from "../../../protocol/message/content.ts";
import { toSummary, type ConversationRow } from "../list/row.ts";
import type { Sockets } from "../sockets/sockets.ts";

/** Tells agents of lines that concern them, and that they did not cause themselves. `before`: how it stood until then. */
export function tellConcerned(
  sockets: Pick<Sockets, "tellOf">,
  row: ConversationRow,
  lines: readonly (DeskLine | NoteLine)[],
  before: Standing | null = null,
): void {
  for (const line of lines) {
    const told = concernedBy(line, before);
    if (told.length > 0) sockets.tellOf(row, told, { type: "handover", summary: toSummary(row), line });
  }
}

/** Whom a line concerns beside who caused it, by `sub`, each once. */
function concernedBy(line: DeskLine | NoteLine, before: Standing | null): string[] {
  switch (line.event) {
    case "assigned": {
      // Whoever wanted to give it on hears that somebody took it over, and whoever had it that they have it no longer.
      const asker = line.why === "accept" && before !== null ? transferOf(before)?.by.sub : undefined;
      const told = [line.by === null ? undefined : line.to.sub, asker, loser(before, line.to.sub)];
      return [...new Set(told)].filter((sub) => sub !== undefined && sub !== line.by?.sub) as string[];
    }
    case "closed":
    case "queued":
    case "released": {
      // By itself it comes to whoever is not there.
      const lost = line.by === null ? undefined : loser(before, line.by.sub);
      return lost === undefined ? [] : [lost];
    }
    case "returned":
    case "invited":
      return line.to.sub === line.by?.sub ? [] : [line.to.sub];
    case "uninvited":
      return line.who.sub === line.by?.sub ? [] : [line.who.sub];
    case "note":
      return concernedByNote(line);
    default:
      return [];
  }
}

/** Who had it, unless that is `sub`. */
function loser(before: Standing | null, sub: string): string | undefined {
  const had = before === null ? undefined : ownerOf(before)?.sub;
  return had === sub ? undefined : had;
}
