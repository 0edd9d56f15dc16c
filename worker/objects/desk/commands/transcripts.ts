import { refused } from "../../../domain/outcome.ts";
import type { InteractionTold } from "../../../protocol/interactions/interaction.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import { HISTORY_PAGE_MAX } from "../../../protocol/limits.ts";
import { byShownOrder, type Entry } from "../../../protocol/message/entry.ts";
import { linesOf } from "../../../protocol/transcripts/lines.ts";
import { TRANSCRIPT_LINES_MAX } from "../../../protocol/transcripts/transcript.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import { toSummary } from "../list/row.ts";
import type { Handlers, Tools } from "./call.ts";
import { contactsOf } from "./interactions.ts";
import { Readings } from "./readings.ts";

/** As many pages as the lines may fill, and as many again of what is no message. */
const PAGES_MAX = (2 * TRANSCRIPT_LINES_MAX) / HISTORY_PAGE_MAX;
/** Behind every entry there is. */
const END = Number.MAX_SAFE_INTEGER;

/** What was said in a contact. */
export function transcriptHandlers({ env, store }: Tools): Handlers<"interaction.transcript"> {
  const readings = new Readings();
  /** The thread from where the next contact began back to where this one did. `isWhole`: so far it was read. */
  const readBack = async (
    name: string,
    contact: InteractionTold,
    nextBegan: number,
  ): Promise<{ entries: Entry[]; isWhole: boolean }> => {
    const entries: Entry[] = [];
    let before = { at: nextBegan, id: END };
    for (let page = 0; page < PAGES_MAX; page++) {
      const read = await conversationStub(env, name).history(name, before, HISTORY_PAGE_MAX);
      const [first] = read.entries;
      entries.unshift(...read.entries);
      const isPast = read.entries.some(({ interaction }) => interaction !== null && interaction < contact.id);
      if (!read.more || isPast || first === undefined) return { entries, isWhole: true };
      before = { at: first.at, id: first.id };
    }
    return { entries, isWhole: false };
  };

  return {
    "interaction.transcript": async (call) => {
      const { row, command } = call;
      const contacts = contactsOf(store, row);
      const at = contacts.findIndex(({ id }) => id === command.contact);
      const contact = contacts[at];
      if (contact === undefined) return refused({ code: "not_found" });
      const { entries, isWhole } = await readBack(row.name, contact, contacts[at - 1]?.begunAt ?? END);
      const lines = linesOf(entries.toSorted(byShownOrder), contact.id, command.notes === true);
      const page = store.pages.find(partsOfName(row.name).pageId)?.name ?? null;
      const transcript = {
        ...{ summary: toSummary(row), contact },
        ...(page === null ? {} : { page }),
        timeZone: store.routing.current().config.timeZone ?? "UTC",
        lines: lines.slice(-TRANSCRIPT_LINES_MAX),
        complete: isWhole && lines.length <= TRANSCRIPT_LINES_MAX,
      };
      return readings.once(call, [row.name, contact.id, command.notes === true, lines.length], transcript);
    },
  };
}
