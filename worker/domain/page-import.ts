import type { PageImport, PageImportWait } from "../protocol/page/import.ts";
import { shareAt } from "./pacing.ts";
import { classifySendError, type GraphErrorCode } from "./send-error.ts";

/*
 * Import of a Page's past: Meta's list of conversations is read to its end first, which is quick and tells how many there are,
 * and then conversation by conversation. The list moves while people write, and its cursors do not hold for hours: a
 * conversation that was written down is not lost.
 */

/**
 * As it is stored. `after`: where Meta's list goes on. `tries`: how often in a row nobody answered. `dueAt` null: it does not go on by itself.
 * `since` left out: of all conversations.
 */
export type ImportState = {
  state: PageImport["state"];
  by: string;
  since?: number;
  startedAt: number;
  endedAt: number | null;
  isListed: boolean;
  after: string | null;
  /** Meta no longer knew the place in its list, which was begun anew once. */
  isListedAnew: boolean;
  found: number;
  done: number;
  short: number;
  unread: number;
  messages: number;
  dueAt: number | null;
  wait: PageImportWait | null;
  tries: number;
  error: GraphErrorCode | null;
};

/** Why something was not read, as a reader of Meta's record tells it. */
export type NotRead =
  | { why: "busy"; retryAt: number | null }
  | { why: "no_answer" | "not_told" }
  | { why: "refused"; error: GraphErrorCode };

/** What came of one page of a conversation's record. `isShort`: Meta named messages and told nothing of them. */
export type PieceRead = { imported: number; more: boolean; isShort: boolean };

/** A Page that is paused, or not connected, is looked at again. */
const PAGE_AGAIN_MS = 5 * 60_000;
const AGAIN_MS = 15_000;
const AGAIN_MS_MAX = 10 * 60_000;
/** Graph API, "invalid parameter": a cursor may be too old. */
const INVALID_PARAMETER = 100;
/** A conversation for which nobody answered so often is behind the others. */
const NO_ANSWERS_MAX = 2;
/** So often a conversation is tried, behind all others, before it is passed over. */
export const CONVERSATION_TRIES_MAX = 3;

/** Whether another begins, with nothing left of the one before: that one is done, or was since another time (ms). */
export function beginsAnew(known: ImportState | null, since?: number): boolean {
  return known === null || known.state === "done" || (since !== undefined && since !== known.since);
}

/** Begins, or has go on what was stopped or failed; what runs stays as it is. `since` left out: as it was, or of everything. */
export function begun(known: ImportState | null, by: string, now: number, since?: number): ImportState {
  if (known !== null && isUnderWay(known)) return known;
  const goesOn = { endedAt: null, dueAt: now, wait: null, tries: 0, error: null, by };
  if (known !== null && !beginsAnew(known, since))
    return { ...known, ...goesOn, state: known.isListed ? "reading" : "listing" };
  return {
    ...{ ...goesOn, state: "listing", startedAt: now, isListed: false, after: null, isListedAnew: false },
    ...{ found: 0, done: 0, short: 0, unread: 0, messages: 0 },
    ...(since === undefined ? {} : { since }),
  };
}

/** Of a page of Meta's list, the newest first, those of whom something is wanted; `isEnd`: nobody behind them is. */
export function wantedOf<T extends { updatedAt: number | null }>(
  { since }: Pick<ImportState, "since">,
  listed: readonly T[],
): { wanted: T[]; isEnd: boolean } {
  if (since === undefined) return { wanted: [...listed], isEnd: false };
  const wanted = listed.filter(({ updatedAt }) => updatedAt === null || updatedAt >= since);
  return { wanted, isEnd: wanted.length < listed.length };
}

export function stopped(known: ImportState, now: number): ImportState {
  return isUnderWay(known) ? ended(known, "stopped", now) : known;
}

export function isUnderWay({ state }: ImportState): boolean {
  return state === "listing" || state === "reading";
}

/** Behind a page of Meta's list, with `added` conversations that were not written down. */
export function afterList(
  known: ImportState,
  { added, after }: { added: number; after: string | null },
  now: number,
): ImportState {
  const next = { ...free(known, now), found: known.found + added, after };
  if (after !== null) return next;
  return next.found === 0
    ? ended({ ...next, isListed: true }, "done", now)
    : { ...next, isListed: true, state: "reading" };
}

/** Behind a page of a conversation's record. `isLast`: no other is left to be read. */
export function afterPiece(
  known: ImportState,
  { imported, more, isShort }: PieceRead,
  isLast: boolean,
  now: number,
): ImportState {
  const next = { ...free(known, now), messages: known.messages + imported };
  if (more) return next;
  const read = { ...next, done: known.done + 1, short: known.short + (isShort ? 1 : 0) };
  return isLast ? ended(read, "done", now) : read;
}

/** A conversation was tried often enough. `isLast`: no other is left to be read. */
export function afterPassing(known: ImportState, isLast: boolean, now: number): ImportState {
  const next = { ...free(known, now), done: known.done + 1, unread: known.unread + 1 };
  return isLast ? ended(next, "done", now) : next;
}

/**
 * Whether it is this one conversation that cannot be read, so that it has its next turn behind all others: Meta refuses it, or has
 * not answered for it several times.
 */
export function isOfConversation(why: NotRead, { tries }: Pick<ImportState, "tries">): boolean {
  if (why.why === "refused") return classifySendError(why.error) !== "pause_page";
  return why.why !== "busy" && tries >= NO_ANSWERS_MAX;
}

/** Behind a question that brought nothing. */
export function afterNothing(known: ImportState, why: NotRead, now: number): ImportState {
  switch (why.why) {
    case "busy":
      return why.retryAt === null
        ? waiting(known, "page", now + PAGE_AGAIN_MS)
        : waiting(known, "meta", Math.max(why.retryAt, now));
    case "no_answer":
    case "not_told": {
      const againMs = Math.min(AGAIN_MS_MAX, AGAIN_MS * 2 ** known.tries);
      return { ...waiting(known, "meta", now + againMs), tries: Math.min(known.tries + 1, 10) };
    }
    case "refused":
      return afterRefusal(known, why.error, now);
  }
}

/** How long to rest after what took so long, so that others have the rest of Meta's budget, of which so many per cent are used. */
export function restMs(tookMs: number, usage: number): number {
  return Math.round(tookMs * (1 / shareAt(usage) - 1));
}

export function toldOf(known: ImportState, now: number): PageImport {
  const { state, by, since, startedAt, endedAt, found, done, short, unread, messages, wait, dueAt, error } =
    known;
  const keeps = wait !== null && dueAt !== null && dueAt > now ? { wait: { for: wait, until: dueAt } } : {};
  return {
    ...{ state, by, startedAt, endedAt, found, done, short, unread, messages },
    ...(since === undefined ? {} : { since }),
    ...keeps,
    ...(error === null ? {} : { graph: error }),
  };
}

function afterRefusal(known: ImportState, error: GraphErrorCode, now: number): ImportState {
  // The Page was paused with it: it goes on once somebody has mended that.
  if (classifySendError(error) === "pause_page") return waiting(known, "page", now + PAGE_AGAIN_MS);
  const isLostPlace = error.code === INVALID_PARAMETER && known.after !== null && !known.isListedAnew;
  if (isLostPlace) return { ...free(known, now), after: null, isListedAnew: true };
  return { ...ended(known, "failed", now), error };
}

function waiting(known: ImportState, wait: PageImportWait, dueAt: number): ImportState {
  return { ...known, wait, dueAt };
}

function free(known: ImportState, now: number): ImportState {
  return { ...known, dueAt: now, wait: null, tries: 0, error: null };
}

function ended(known: ImportState, state: "stopped" | "failed" | "done", now: number): ImportState {
  return { ...known, state, endedAt: now, dueAt: null, wait: null };
}
