import type { InboundEvent, InboundItem } from "../../../domain/item.ts";
import { isToldBy, triedAgain, type TriedReaction } from "../../../domain/tried-reaction.ts";
import type { Change, Changes } from "../../../protocol/message/content.ts";
import type { Author, Fetched } from "../../../protocol/message/entry.ts";
import type { MessageVersion } from "../../../protocol/frames.ts";
import { rulesAt } from "../kinds/rules.ts";
import type { EntryRow } from "./entry-row.ts";
import { forgetQuotes } from "./quotes.ts";
import type { ConversationStore } from "./store.ts";

/**
 * `original`: what the message said before it was edited or taken back. `tried`: the try that `reacting.unknown` is for.
 */
export type StoredChanges = Changes & {
  original?: string | null;
  tried?: TriedReaction;
  /** Whoever wrote it was erased: what comes of it later is kept no more. */
  isErased?: true;
};

/**
 * Keeps what became of a message as an entry of its own, and folds it into the message that it is about. A change
 * that comes before its message, or of one that was never ours to see, is shown by itself until the message comes.
 */
export function applyChange(
  store: ConversationStore,
  item: InboundItem,
  { mid, change, by, opensWindow }: Extract<InboundEvent, { kind: "change" }>,
  fetched: Fetched | null,
): void {
  if (store.entries.byKey(item.key) !== null) return;
  const target = store.entries.byMid(mid);
  if (target !== null && storedChanges(target)?.isErased === true) return;
  if (change.type === "edit" && isOwnEdit(store, item.key, mid, change.text)) return;
  const isPageReaction = by === "page" && change.type === "reaction";
  const tried = target === null || !isPageReaction ? undefined : storedChanges(target)?.tried;
  // Meta's record does not say when somebody reacted, but tells what stands now.
  const at = tried !== undefined && fetched !== null ? Math.max(item.at, tried.since) : item.at;
  const seq = store.nextRev();
  store.inbound.insert(seq, {
    key: item.key,
    at,
    // Who of the Page it was Meta does not say.
    author: by === "customer" ? { type: "customer" } : { type: "app", appId: null },
    kind: "change",
    text: change.type === "edit" ? change.text : change.type === "reaction" ? change.emoji : null,
    detail: JSON.stringify(change),
    interaction: target?.interaction ?? store.thread.interaction()?.id ?? null,
    asks: false,
    answers: false,
    opensWindow,
    standby: item.standby,
    target: mid,
    merged: target !== null,
    fetched,
  });
  if (item.raw !== null) store.inbound.insertRaw(seq, item.raw);
  if (target === null) return;
  fold(store, target, mid, seq);
  if (tried !== undefined && isToldBy(tried, at)) showKnown(store, target.seq);
}

/** What an agent here changed under a post Meta tells as well, before or after its answer, and names nobody: it is one edit. */
function isOwnEdit(store: ConversationStore, key: string, mid: string, text: string): boolean {
  if (!rulesAt(store).hasCommentActions) return false;
  const same = store.entries.changesOf(mid).filter(({ text: said, detail }) => {
    const change = JSON.parse(detail ?? "{}") as Change;
    return change.type === "edit" && said === text;
  });
  return same.some((row) => isOwnKey(row.key) || isOwnKey(key));
}

/** Of what an agent did with a comment. */
export const OWN_COMMENT = "#comment:";

function isOwnKey(key: string): boolean {
  return key.startsWith(OWN_COMMENT);
}

/** The Page's reaction of an agent here, which Meta has, and so it is known which one stands. */
export function applyOwnReaction(
  store: ConversationStore,
  target: EntryRow,
  {
    key,
    at,
    author,
    mid,
    emoji,
  }: { key: string; at: number; author: Author; mid: string; emoji: string | null },
): void {
  showKnown(store, target.seq);
  if (store.entries.byKey(key) !== null) return;
  const seq = store.nextRev();
  const change: Change = { type: "reaction", emoji };
  store.inbound.insert(seq, {
    key,
    at,
    author,
    kind: "change",
    text: emoji,
    detail: JSON.stringify(change),
    interaction: target.interaction,
    asks: false,
    answers: false,
    opensWindow: false,
    standby: false,
    target: mid,
    merged: true,
  });
  fold(store, store.entries.bySeq(target.seq) ?? target, mid, seq);
}

/**
 * What the Page is to have as its reaction, or that Meta refused it. `tried`: a try came to nothing that anybody knows; what
 * was unknown before stays so.
 */
export function showReacting(
  store: ConversationStore,
  seq: number,
  reacting: NonNullable<Changes["reacting"]>,
  tried: TriedReaction | null = null,
): void {
  const row = store.entries.bySeq(seq);
  if (row === null) return;
  const before = storedChanges(row) ?? {};
  const open = tried === null ? before.tried : triedAgain(before.tried ?? null, tried);
  const changes: StoredChanges =
    open === undefined
      ? { ...before, reacting }
      : { ...before, reacting: { ...reacting, unknown: true }, tried: open };
  store.inbound.setChanges(seq, store.nextRev(), row.text, JSON.stringify(changes), true);
}

/** Which reaction of the Page's stands is known: nothing is shown beside it but one that still waits for Meta. */
function showKnown(store: ConversationStore, seq: number): void {
  const row = store.entries.bySeq(seq);
  if (row === null) return;
  const { reacting: _, tried: __, ...known } = storedChanges(row) ?? {};
  const waiting = store.reactions.find(seq);
  const changes: StoredChanges = waiting === null ? known : { ...known, reacting: { emoji: waiting.emoji } };
  store.inbound.setChanges(seq, store.nextRev(), row.text, JSON.stringify(changes), true);
}

/** A message has come: what was said of it before belongs to it. */
export function adoptOrphans(store: ConversationStore, seq: number, mid: string): void {
  if (store.inbound.hasOrphans()) adoptChanges(store, seq, mid);
}

/** The mid of a message is known now: what was said of it belongs to it, whoever it was taken for before. */
export function adoptChanges(store: ConversationStore, seq: number, mid: string): void {
  const changes = store.entries.changesOf(mid);
  const target = store.entries.bySeq(seq);
  if (changes.length === 0 || target === null) return;
  for (const { seq: change, merged } of changes)
    if (merged === 0) store.inbound.markMerged(change, store.nextRev());
  fold(store, target, mid, null);
}

/**
 * All changes in Meta's order of time, over what the message said at first. `added` came after all that are folded into
 * it already, unless Meta's order says otherwise: then the others are not read again, however many they are.
 */
function fold(store: ConversationStore, target: EntryRow, mid: string, added: number | null): void {
  const before = storedChanges(target);
  const original = before !== null && "original" in before ? (before.original ?? null) : target.text;
  const last =
    added !== null && store.entries.lastChangeOf(mid) === added ? store.entries.bySeq(added) : null;
  let text = last === null || before?.isUnsent === true ? original : target.text;
  const { original: _, ...known } = before ?? {};
  const folded: StoredChanges = last === null ? {} : known;
  if (before?.reacting !== undefined) folded.reacting = before.reacting;
  if (before?.tried !== undefined) folded.tried = before.tried;
  for (const row of last === null ? store.entries.changesOf(mid) : [last]) {
    const change = JSON.parse(row.detail ?? "{}") as Change;
    switch (change.type) {
      case "reaction": {
        const whose = row.author === "customer" ? "reaction" : "pageReaction";
        if (change.emoji === null) delete folded[whose];
        else folded[whose] = change.emoji;
        break;
      }
      case "edit":
        text = change.text;
        folded.edits = (folded.edits ?? 0) + 1;
        break;
      case "unsend":
        folded.isUnsent = true;
        break;
      case "feedback":
        folded.feedback = change.feedback;
        break;
      case "hide":
        if (change.isHidden) folded.isHidden = true;
        else delete folded.isHidden;
        break;
      case "like":
        if (change.isLiked) folded.isLiked = true;
        else delete folded.isLiked;
        break;
    }
  }
  if (folded.isUnsent === true) text = null;
  if (text !== original) folded.original = original;
  const isSameText = text === target.text;
  store.inbound.setChanges(target.seq, store.nextRev(), text, JSON.stringify(folded), isSameText);
  if (folded.isUnsent !== true || before?.isUnsent === true) return;
  forgetQuotes(store, mid);
  if (!rulesAt(store).asksWhenGone) store.inbound.setAsksNothing(target.seq, store.nextRev());
}

/** What a message said since when; null where there is none, and nothing of one that was taken back. */
export function versionsOf(store: ConversationStore, seq: number): MessageVersion[] | null {
  const row = store.entries.bySeq(seq);
  if (row === null || row.merged === 1 || row.kind === "system") return null;
  const changes = storedChanges(row);
  if (changes?.isUnsent === true) return [];
  const first = { at: row.at, text: changes?.original ?? row.text ?? "" };
  const edits = store.entries.changesOf(row.mid ?? row.key).flatMap(({ at, detail }) => {
    const change = JSON.parse(detail ?? "{}") as Change;
    return change.type === "edit" ? [{ at, text: change.text }] : [];
  });
  return [first, ...edits];
}

function storedChanges(row: EntryRow): StoredChanges | null {
  return row.changes === null ? null : (JSON.parse(row.changes) as StoredChanges);
}
