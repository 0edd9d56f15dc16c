import { transferOf, type Standing } from "../../../domain/states/standing.ts";
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

/** Whom a line concerns beside who caused it, by `sub`. */
function concernedBy(line: DeskLine | NoteLine, before: Standing | null): string[] {
  switch (line.event) {
    case "assigned": {
      // Whoever wanted to give it on hears that somebody took it over.
      const asker = line.why === "accept" && before !== null ? transferOf(before)?.by.sub : undefined;
      return [...(line.by === null ? [] : [line.to.sub]), ...(asker === undefined ? [] : [asker])].filter(
        (sub) => sub !== line.by?.sub,
      );
    }
    case "returned":
    case "invited":
      return line.to.sub === line.by?.sub ? [] : [line.to.sub];
    case "uninvited":
      return line.who.sub === line.by?.sub ? [] : [line.who.sub];
    case "note":
      return line.to === undefined || line.to.sub === line.by.sub ? [] : [line.to.sub];
    default:
      return [];
  }
}
