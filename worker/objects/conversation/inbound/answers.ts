import {
  INSTANT_REPLY_MS,
  isPersonsAnswer,
  isPersonsEcho,
  STILL_THERE_MS,
  type Echo,
  type SaidBefore,
} from "../../../domain/answering.ts";
import { PAGE_INBOX_APP_IDS } from "../../../protocol/page/apps.ts";
import type { EntryRow } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";

/** What was said around a message, in entries. */
const NEIGHBOURS_MAX = 50;

/**
 * Whether a person wrote it, by the rule of domain/answering.ts and what was said before. `seq`: where it stands in the
 * log already.
 */
export function isPersonsWord(store: ConversationStore, echo: Echo, seq: number | null): boolean {
  const isInbox = echo.appId !== null && PAGE_INBOX_APP_IDS.includes(echo.appId);
  const around = isInbox ? store.entries.shownWithin(echo.at, STILL_THERE_MS, NEIGHBOURS_MAX) : [];
  const before = around.filter((row) => row.seq !== seq);
  return isPersonsEcho(echo, before.map(saidBefore), store.thread.peopleApps());
}

/** The customer's message of `at` came after what followed it: that may have been the instant reply to it. */
export function reviewAnswersTo(store: ConversationStore, at: number): void {
  const after = store.entries
    .shownWithin(at + INSTANT_REPLY_MS, INSTANT_REPLY_MS, NEIGHBOURS_MAX)
    .filter((row) => row.at >= at && row.author === "page_inbox" && row.answers === 1);
  for (const row of after) {
    // That it has no metadata is known: else it would never have been taken for an answer.
    const echo = { appId: PAGE_INBOX_APP_IDS[0] ?? null, hasMetadata: false, at: row.at };
    if (!isPersonsWord(store, echo, row.seq)) setAnswer(store, row, false);
  }
}

/** The desk says whose messages are people's; what was said lately is judged by it, too. */
export function learnPeopleApps(store: ConversationStore, appIds: readonly string[]): void {
  if (JSON.stringify(appIds) === JSON.stringify(store.thread.peopleApps())) return;
  store.transaction(() => judgeAnew(store, appIds));
}

function judgeAnew(store: ConversationStore, appIds: readonly string[]): void {
  store.thread.setPeopleApps(appIds);
  for (const row of store.entries.shownBefore(null, NEIGHBOURS_MAX)) {
    const appId =
      row.author === "app" ? row.author_id : row.author === "page_inbox" ? PAGE_INBOX_APP_IDS[0] : null;
    if (appId == null || row.answers === null) continue;
    const isNamed = isPersonsEcho({ appId, hasMetadata: true, at: row.at }, [], appIds);
    // Whether the inbox's own was staff's is told by its time, and was when it came.
    if (isNamed !== (row.answers === 1) && (isNamed || row.author === "app")) setAnswer(store, row, isNamed);
  }
}

function setAnswer(store: ConversationStore, row: EntryRow, answers: boolean): void {
  store.inbound.setAnswers(row.seq, store.nextRev(), answers);
  const contact = store.thread.interaction();
  if (contact === null || contact.id !== row.interaction) return;
  const firstAt = store.entries.firstAnswerAt(contact.id, contact.opened_at);
  if (firstAt !== contact.first_response_at) store.thread.setFirstResponse(contact.id, firstAt);
}

function saidBefore(row: EntryRow): SaidBefore {
  const by = row.author === "customer" ? "customer" : isPersonsAnswer(row) ? "person" : "program";
  return { at: row.at, by };
}
