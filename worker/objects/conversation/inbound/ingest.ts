import type { InboundEvent, InboundItem, MediaSource, Side } from "../../../domain/item.ts";
import { languageAfter } from "../../../domain/language/detect.ts";
import { offeredBy } from "../../../domain/made-payloads.ts";
import { askedBy, payloadOf, typedScore } from "../../../domain/satisfaction.ts";
import { ratingOfPayload } from "../../../protocol/message/survey-answer.ts";
import { HUMAN_AGENT_WINDOW_MS } from "../../../protocol/thread/window-ends.ts";
import { UNTOLD } from "../../../graph/record.ts";
import { AHEAD_MS_MAX } from "../../../graph/timestamp.ts";
import { PAGE_INBOX_APP_IDS } from "../../../protocol/page/apps.ts";
import type { Media } from "../../../protocol/message/content.ts";
import type { Author, Fetched } from "../../../protocol/message/entry.ts";
import { isPersonsWord, reviewAnswersTo } from "./answers.ts";
import { adoptChanges, adoptOrphans, applyChange } from "../log/changes.ts";
import { EMPTY, storedEvent, storedPostback, storedText, type StoredContent } from "../log/content.ts";
import type { EntryRow } from "../log/entry-row.ts";
import type { NewEntry } from "./store.ts";
import { byMetadata } from "./metadata.ts";
import { noteArrived } from "../comments/links.ts";
import { noteHolder } from "./holder.ts";
import { adoptSticker } from "./sticker.ts";
import { newMedia } from "../media/store.ts";
import { adoptQuotes, moveQuotes, quoteOf } from "../log/quotes.ts";
import { rulesAt } from "../kinds/rules.ts";
import { adoptOwnComment } from "../comments/own.ts";
import type { ConversationStore } from "../log/store.ts";

/** `fetched`: how the items came, where it was by no webhook. */
type Context = { store: ConversationStore; appId: string | null; now: number; fetched: Fetched | null };
type Of<K extends InboundEvent["kind"]> = Extract<InboundEvent, { kind: K }>;

/**
 * Writes one item of Meta's into the log. Idempotent by the item's key. Throws only when it cannot be written;
 * the caller wraps it in a transaction of its own.
 */
export function applyItem(context: Context, item: InboundItem): void {
  applyEvent(context, item);
  // Only a delivery tells who holds the thread: Meta's record shows what others were told as well.
  if (context.fetched === null && rulesAt(context.store).hasThreadControl)
    noteHolder(context.store, item, context.appId);
}

function applyEvent(context: Context, item: InboundItem): void {
  const { event } = item;
  switch (event.kind) {
    case "delivery":
      return applyDelivery(context, event);
    case "read":
      return applyMarks(context, 0, event.watermark);
    case "echo":
      return applyEcho(context, item, event);
    // They name no person, so they never come here.
    case "policy":
    case "checkbox":
      return;
    case "change":
      return applyChange(context.store, item, event, context.fetched);
    case "message":
    case "postback":
    case "event":
    case "unsupported":
      return applyContent(context, item, event);
  }
}

/** Listed mids match first: a watermark that lags behind them is raised to Meta's time of what they name. */
function applyDelivery(context: Context, event: Of<"delivery">): void {
  const times = event.mids.map((mid) => context.store.entries.sentAtOf(mid));
  applyMarks(context, Math.max(event.watermark, ...times), 0);
}

/**
 * Watermarks never go backwards. What was read was delivered. A clock at Meta that runs ahead must not mark what is
 * yet to be sent.
 */
function applyMarks({ store, now }: Context, deliveredAt: number, readAt: number): void {
  const thread = store.existingThread();
  const read = Math.max(thread.read_at, Math.min(readAt, now + AHEAD_MS_MAX));
  const delivered = Math.max(thread.delivered_at, read, Math.min(deliveredAt, now + AHEAD_MS_MAX));
  if (read === thread.read_at && delivered === thread.delivered_at) return;
  store.thread.setMarks(delivered, read, store.nextRev());
}

/**
 * What the Page sent. Our own message is recognised by the mid that Meta answered with, or, before or without
 * that answer, by the nonce in its metadata; everything else was written elsewhere.
 */
function applyEcho(context: Context, item: InboundItem, event: Of<"echo">): void {
  const { store, appId } = context;
  const known = store.entries.oursByMid(event.mid);
  if (known !== null) {
    if (known.meta_at === null) store.outbox.setMetaAt(known, store.nextRev(), item.at);
    adoptSticker(context, known.seq, event);
    return;
  }
  if (event.isComment === true && adoptOwnComment(store, item, event)) return;
  // Another app could copy our metadata, so it counts only in an echo of our own app.
  const ours = event.appId !== null && event.appId === appId ? byMetadata(store, event.metadata) : null;
  const earlier = store.entries.byKey(item.key);
  // It was written in the thread of a comment, which says by whom.
  if (earlier === null && event.appId !== null && event.appId === appId) noteArrived(store, item, event);
  if (ours !== null && ours.mid === null) {
    // Meta's record brought it before, without a sign of whose it is.
    if (earlier !== null && earlier.merged === 0) store.merge(earlier, ours);
    store.markSent(ours, event.mid, item.at, earlier);
    adoptSticker(context, ours.seq, event);
    return;
  }
  const meaning = meaningOfEcho(store, item, event, earlier);
  const content = contentOfEcho(store, event);
  if (earlier === null) return insert(context, item, content, meaning);
  if (isLateWebhook(context, earlier))
    admit(context, item, earlier, meaning, isUntold(earlier) ? content : null);
}

function contentOfEcho(store: ConversationStore, event: Of<"echo">): (files: Files) => StoredContent {
  if (event.text === "" && event.parts.length === 0) {
    const what = event.rest.join(", ") || EMPTY;
    return () => ({ kind: "unsupported", text: what, detail: null });
  }
  const quote = quoteOf(store, event.replyTo);
  return (files) => storedText(event, quote, null, files);
}

function meaningOfEcho(
  store: ConversationStore,
  { at }: InboundItem,
  { appId, metadata, isComment }: Of<"echo">,
  earlier: EntryRow | null,
): Meaning {
  // Under a post staff write, and nothing says with what.
  if (isComment === true) return { author: PAGE_INBOX, asks: false, opensWindow: false, answers: true };
  const answers = isPersonsWord(store, { appId, hasMetadata: metadata !== null, at }, earlier?.seq ?? null);
  return { author: echoAuthor(appId), asks: false, opensWindow: false, answers };
}

const PAGE_INBOX: Author = { type: "page_inbox" };

function echoAuthor(appId: string | null): Author {
  const isInbox = appId !== null && PAGE_INBOX_APP_IDS.includes(appId);
  return isInbox ? { type: "page_inbox" } : { type: "app", appId };
}

/** Whether it tells of a message that this desk sent in the thread as it is now. */
export function isOurEcho(
  store: ConversationStore,
  { mid, appId, metadata }: Pick<Of<"echo">, "mid" | "appId" | "metadata">,
  ownAppId: string | null,
): boolean {
  if (store.entries.oursByMid(mid) !== null) return true;
  return appId !== null && appId === ownAppId && byMetadata(store, metadata) !== null;
}

function applyContent(
  context: Context,
  item: InboundItem,
  told: Of<"message" | "postback" | "event" | "unsupported">,
): void {
  const { store } = context;
  const earlier = store.entries.byKey(item.key);
  const event = asRating(store, told, earlier);
  const meaning = meaningOf(event);
  noteRef(store, item, event);
  noteLanguage(context, event, earlier);
  const content = contentOf(store, event);
  if (earlier === null) return insert(context, item, content, meaning);
  if (isLateWebhook(context, earlier)) {
    // The record tells what a button said, not what it stands for.
    const isTap = event.kind === "postback" || (event.kind === "message" && isQuickReply(event));
    const isMore = isTap || isUntold(earlier);
    admit(context, item, earlier, meaning, isMore ? content : withReferral(event, earlier, content));
    return;
  }
  const isCompletion = earlier.standby === 1 && !item.standby && event.kind === "postback";
  if (isCompletion)
    store.inbound.completeFromOwner(
      earlier.seq,
      store.nextRev(),
      storedPostback(event, offeringOf(store, event)).detail,
    );
}

/** Nor does it tell by which link somebody came: that is all that is new then. Its files are here; null: there is nothing new. */
function withReferral(
  event: Of<"message" | "postback" | "event" | "unsupported">,
  { kind, detail, waits_for: waitsFor }: EntryRow,
  content: (files: Files) => StoredContent,
): ((files: Files) => StoredContent) | null {
  if (event.kind !== "message" || event.referral === null) return null;
  if (kind !== "text") return content;
  const said = detail === null ? {} : (JSON.parse(detail) as object);
  return () => ({
    ...{ kind, text: event.text, detail: JSON.stringify({ ...said, referral: event.referral }) },
    ...(waitsFor === null ? {} : { waitsFor }),
  });
}

/** Who types the score in place of tapping it, right behind the question, is understood as if they had. */
function asRating<E extends InboundEvent>(store: ConversationStore, event: E, earlier: EntryRow | null): E {
  if (event.kind !== "message" || event.quickReply !== null || !isWordsAlone(event)) return event;
  const score = typedScore(event.text);
  if (score === null) return event;
  // Meta's record was quicker, and it was understood then.
  if (earlier?.kind === "quick_reply" && ratingOfPayload(earlier.detail) !== null)
    return { ...event, quickReply: earlier.detail };
  const key = store.entries.facts().newest?.key;
  const asked = key === undefined ? null : askedBy(key);
  if (key === undefined || asked === null) return event;
  const hasLeft = !["failed", "withdrawn"].includes(store.entries.byKey(key)?.state ?? "failed");
  return hasLeft ? { ...event, quickReply: payloadOf(asked, score) } : event;
}

/** What the customer came by: a page of the operator's may know them by it. */
function noteRef(
  store: ConversationStore,
  { at }: InboundItem,
  event: Of<"message" | "postback" | "event" | "unsupported">,
): void {
  const ref = refOf(event);
  const known = store.thread.ref();
  if (ref === null || (known !== null && known.at >= at)) return;
  store.thread.setRef({ ref, at }, store.nextRev());
}

/** By what they write themselves, and now: what a button says is the Page's, and what was said long ago may have been another's. */
function noteLanguage(
  { store, fetched }: Context,
  event: Of<"message" | "postback" | "event" | "unsupported">,
  earlier: EntryRow | null,
): void {
  if (event.kind !== "message" || event.quickReply !== null || fetched === "imported") return;
  if (earlier !== null && !isUntold(earlier)) return;
  const { language: known } = store.existingThread();
  // With a new contact a word is enough: years may lie between the two, or another person.
  const isUnderWay = store.thread.openInteractionId() !== null;
  const language = languageAfter(isUnderWay ? known : null, event.text);
  if (language !== null && language !== known) store.thread.setLanguage(language);
}

function refOf(event: Of<"message" | "postback" | "event" | "unsupported">): string | null {
  if (event.kind === "message" || event.kind === "postback") return event.referral?.ref ?? null;
  if (event.kind !== "event") return null;
  const told = event.event;
  if (told.type === "referral") return told.referral.ref;
  // Other opt-ins have a payload in its place, which is no link of the operator's.
  return told.type === "optin" && told.what === "plugin" ? told.ref : null;
}

/** Meta's record was quicker than its webhook. */
function isLateWebhook({ fetched }: Context, earlier: EntryRow): boolean {
  return fetched === null && earlier.fetched !== null;
}

/** The record told that there was a message, and nothing else. */
function isUntold({ kind, text }: EntryRow): boolean {
  return kind === "unsupported" && text === UNTOLD;
}

/** `content` where the webhook tells more than the record did. */
function admit(
  context: Context,
  item: InboundItem,
  earlier: EntryRow,
  meaning: Meaning,
  content: ((files: Files) => StoredContent) | null,
): void {
  const { store } = context;
  const { seq } = earlier;
  const interaction = earlier.interaction ?? interactionFor(store, meaning.asks, item.at);
  const told = content === null ? null : storedWithFiles(context, seq, content);
  store.inbound.admit(seq, store.nextRev(), { ...meaning, interaction, content: told });
  if (told !== null) {
    if (item.raw !== null) store.inbound.replaceRaw(seq, item.raw);
    // What became of it, and who quotes it, was told of it as it stood.
    adoptChanges(store, seq, item.key);
    moveQuotes(store, earlier, store.entries.bySeq(seq) ?? earlier);
  }
  if (meaning.answers) store.answered({ interaction, at: earlier.at });
}

function meaningOf(event: Of<"message" | "postback" | "event" | "unsupported">): Meaning {
  switch (event.kind) {
    case "message": {
      // How satisfied they are asks nobody for anything.
      const asks = !isQuickReply(event) || ratingOfPayload(event.quickReply) === null;
      // In public: no window comes of it, and others write there as well.
      if (event.comment !== undefined)
        return {
          ...{ author: { type: "customer", person: event.comment.by }, asks, answers: false },
          opensWindow: false,
        };
      return { author: CUSTOMER, asks, answers: false, opensWindow: true };
    }
    case "postback":
      return { author: CUSTOMER, asks: true, answers: false, opensWindow: true };
    case "event":
    case "unsupported": {
      const { by, asks, opensWindow } = event;
      return { author: AUTHORS[by], asks, answers: false, opensWindow };
    }
  }
}

function contentOf(
  store: ConversationStore,
  event: Of<"message" | "postback" | "event" | "unsupported">,
): (files: Files) => StoredContent {
  switch (event.kind) {
    case "message": {
      if (isQuickReply(event))
        return () => ({ kind: "quick_reply", text: event.text, detail: event.quickReply });
      const quote = quoteOf(store, event.replyTo);
      return (files) => storedText(event, quote, event.referral, files);
    }
    case "postback":
      return () => storedPostback(event, offeringOf(store, event));
    case "event":
      return () => storedEvent(event.event);
    case "unsupported":
      return () => ({ kind: "unsupported", text: event.what, detail: null });
  }
}

/** What offered the button, where this desk sent it. */
function offeringOf(store: ConversationStore, { payload }: Of<"postback">): EntryRow | null {
  const entry = offeredBy(payload);
  return entry === null ? null : store.entries.bySeq(entry);
}

function isQuickReply(event: Of<"message">): boolean {
  return event.quickReply !== null && isWordsAlone(event);
}

const CUSTOMER: Author = { type: "customer" };

const AUTHORS: Record<Side | "meta", Author> = {
  customer: CUSTOMER,
  // Who of the Page it was Meta does not say.
  page: { type: "app", appId: null },
  meta: { type: "system" },
};

function isWordsAlone({ rest, parts, replyTo, referral }: Of<"message">): boolean {
  return rest.length === 0 && parts.length === 0 && replyTo === null && referral === null;
}

type Meaning = Pick<NewEntry, "author" | "asks" | "opensWindow" | "answers">;
type Files = (source: MediaSource) => Media;

function insert(
  { store, now, fetched }: Context,
  item: InboundItem,
  content: (files: Files) => StoredContent,
  told: Meaning,
): void {
  const isImported = fetched === "imported";
  const meaning = isImported ? meaningOfImported(store, item, told, now) : told;
  const interaction = isImported ? null : interactionFor(store, meaning.asks, item.at);
  const seq = store.nextRev();
  const stored = storedWithFiles({ store, now }, seq, content);
  const { key, at, standby } = item;
  const isLate = at < (store.entries.facts().newest?.at ?? 0);
  store.inbound.insert(seq, { ...stored, ...meaning, key, at, interaction, standby, fetched });
  if (item.raw !== null) store.inbound.insertRaw(seq, item.raw);
  adoptOrphans(store, seq, key);
  if (store.inbound.hasWaiting()) adoptQuotes(store, seq, key);
  if (meaning.answers) store.answered({ interaction, at });
  if (isLate && meaning.author.type === "customer") reviewAnswersTo(store, at);
}

/** As a row keeps it; its files are copied from now on. */
function storedWithFiles(
  { store, now }: Pick<Context, "store" | "now">,
  seq: number,
  content: (files: Files) => StoredContent,
): StoredContent {
  let count = 0;
  return content((source) => {
    const id = `${String(seq)}.${String((count += 1))}`;
    if (source.url !== null) store.media.add(id, seq, source.url, now);
    return newMedia(id, source);
  });
}

/**
 * What was said before we were there asks nobody for anything. It opens the window all the same, unless Meta has said
 * since that this person cannot be reached.
 */
function meaningOfImported(
  store: ConversationStore,
  { at }: InboundItem,
  { opensWindow, ...meaning }: Meaning,
  now: number,
): Meaning {
  const isOpen = opensWindow && at > now - HUMAN_AGENT_WINDOW_MS;
  const isReachable = store.existingThread().unavailable_rev === 0;
  return { ...meaning, asks: false, opensWindow: isOpen && isReachable };
}

/** A customer who asks opens a new interaction when none is open; all else joins the one that is. */
function interactionFor(store: ConversationStore, asks: boolean, at: number): number | null {
  const current = store.thread.interaction();
  if (current !== null && current.closed_at === null) return current.id;
  return asks ? store.thread.openInteraction(at, "customer") : null;
}
