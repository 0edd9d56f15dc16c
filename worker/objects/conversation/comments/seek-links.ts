import { isInTime, matchSent } from "../../../domain/sent-match.ts";
import type { RecordedMessage } from "../../../graph/record.ts";
import type { Read } from "../../kernel/record-reader.ts";
import { contentOf } from "../log/content.ts";
import { midOf, outgoingOf, type EntryRow } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";
import type { MetaRecord } from "../inbound/record.ts";
import { linkPerson, linkSent } from "./links.ts";
import { PRIVATE_UNNAMED } from "./private-mark.ts";
import { isOfPost, targetOf } from "./thread.ts";

/** As many are looked for at once as Meta lets anybody read in a few seconds; the others have the next turn. */
const AT_ONCE = 5;

/** How often Meta is asked about those of which it has not told enough: over an hour. */
export const LINK_ATTEMPTS_MAX = 8;

type Tools = {
  store: ConversationStore;
  record: Pick<MetaRecord, "privateReply" | "messagesOf">;
  /** Writes what other conversations are told of, in one transaction, and has it carried. */
  linked: (write: () => void) => void;
};

/** What came of a look: all that can be known is; or it comes again, after `retryAt` (ms) where Meta or the Page named a time. */
export type Sought = { isDone: true } | { isDone: false; retryAt: number | null };

/** Private replies that Meta has, and of which nobody said whose conversation they opened. */
export function unlinked(store: ConversationStore): EntryRow[] {
  const links = store.thread.comment()?.links ?? {};
  return store.outbox.unlinkedPrivateReplies(Object.keys(links).map(Number), AT_ONCE);
}

/**
 * Finds whose conversation private replies opened of which neither Meta's answer nor the echo ever came: the comment names the conversation
 * and who takes part in it, and its messages tell which of them it is. Where Meta tells no more than the person, the thread is linked to
 * them, and what their conversation holds of it stays as Meta's record has it.
 */
export async function seekLinks({ store, record, linked }: Tools, attempts: number): Promise<Sought> {
  let isDone = true;
  for (const row of unlinked(store)) {
    const target = targetOf(store, outgoingOf(row));
    const id = target === null ? null : midOf(target);
    if (id === null) continue;
    const told = await record.privateReply(id, isOfPost(store, id));
    if (!told.ok) {
      if (told.why === "busy" || told.why === "no_answer") return later(told);
      continue;
    }
    const { psid, conversation } = told.value;
    if (psid === null || conversation === null) {
      isDone = false;
      continue;
    }
    const mid = isNamed(row) ? done(row.mid) : await midIn(record, conversation, row);
    if (!mid.ok && attempts + 1 < LINK_ATTEMPTS_MAX) return later(mid);
    const found = mid.ok ? mid.value : null;
    // Its echo may have come meanwhile.
    const now = store.entries.bySeq(row.seq);
    if (now === null || now.mid !== row.mid) continue;
    linked(() => {
      if (found === null) return linkPerson(store, row.seq, psid);
      if (found !== row.mid) store.markSent(now, found, now.meta_at, null);
      linkSent(store, row.seq, found, psid);
    });
  }
  return isDone && unlinked(store).length === 0 ? { isDone } : { isDone: false, retryAt: null };
}

type NamedRow = EntryRow & { mid: string };

function isNamed(row: EntryRow): row is NamedRow {
  return row.mid !== null && !row.mid.startsWith(PRIVATE_UNNAMED);
}

function done(mid: string): Read<string | null> {
  return { ok: true, value: mid };
}

/** Meta's id of it among the newest messages of that conversation; null: they do not hold it, or do not tell what they say. */
async function midIn(
  record: Tools["record"],
  conversation: string,
  row: EntryRow,
): Promise<Read<string | null>> {
  const read = await record.messagesOf(conversation);
  if (!read.ok) return read.why === "busy" || read.why === "no_answer" ? read : { ok: true, value: null };
  const content = contentOf(row);
  const requestedAt = row.requested_at;
  if (content.kind !== "text" || requestedAt === null) return { ok: true, value: null };
  const candidates = read.value.items.flatMap(candidateOf);
  const sought = { id: row.seq, text: content.text, parts: content.parts ?? [], requestedAt };
  const [mid = null] = matchSent(
    [sought],
    candidates.filter(({ at }) => isInTime(sought, at)),
  ).values();
  return { ok: true, value: mid };
}

function candidateOf({ mid, at, details }: RecordedMessage) {
  if (at === null || details?.isFromPage !== true) return [];
  return [{ mid, at, text: details.said.text, parts: details.said.parts }];
}

function later(read: Extract<Read<unknown>, { ok: false }>): Sought {
  return { isDone: false, retryAt: read.why === "busy" ? read.retryAt : null };
}
