import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { HISTORY_PAGE_MAX } from "../../../worker/protocol/limits.ts";
import type { DeedTools } from "../../session/deed-tools.ts";
import { linesOf } from "../../../worker/protocol/transcripts/lines.ts";
import type { FbChatTranscript } from "../../host/events/transcript.ts";

/** Of a contact of more than that the end is told. */
export const TRANSCRIPT_LINES_MAX = 500;
/** As many pages as TRANSCRIPT_LINES_MAX may fill, and as many again of lines that are no messages. */
const PAGES_MAX = (2 * TRANSCRIPT_LINES_MAX) / HISTORY_PAGE_MAX;

/**
 * What was said in the contact that `closed` ends. What the thread holds is not asked for again; what is asked for the desk gives to
 * whoever sees the conversation alone.
 */
export async function gatherTranscript(
  { store, channel }: Pick<DeedTools, "store" | "channel">,
  conversation: string,
  closed: Entry,
): Promise<Pick<FbChatTranscript, "lines" | "complete">> {
  const { interaction } = closed;
  const held = store.state.threads[conversation];
  const entries: Entry[] = held?.phase === "ready" ? [...held.entries] : [];
  let more = held?.phase !== "ready" || held.floor !== null;
  let isLost = false;
  for (let page = 0; more && page < PAGES_MAX && !hasBeginning(entries, interaction); page++) {
    const { at, id } = entries[0] ?? closed;
    const answer = await channel.request({
      ...({ type: "thread.history", conversation, before: { at, id } } as const),
      limit: HISTORY_PAGE_MAX,
    });
    isLost = !answer.ok;
    if (!answer.ok) break;
    entries.unshift(...answer.result.entries);
    more = answer.result.more && answer.result.entries.length > 0;
  }
  const lines = linesOf(entries, interaction);
  const isWhole = !isLost && (!more || hasBeginning(entries, interaction));
  return {
    lines: lines.slice(-TRANSCRIPT_LINES_MAX),
    complete: isWhole && lines.length <= TRANSCRIPT_LINES_MAX,
  };
}

/** Whether something of an earlier contact is among them, or there are as many as are told. */
function hasBeginning(entries: readonly Entry[], interaction: number | null): boolean {
  const isEarlier = (entry: Entry) =>
    entry.interaction !== null && interaction !== null && entry.interaction < interaction;
  return entries.some(isEarlier) || linesOf(entries, interaction).length > TRANSCRIPT_LINES_MAX;
}
