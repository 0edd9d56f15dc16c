import { mayHoldPart } from "../../../domain/masking/across.ts";
import { commenterLabel, customerLabel } from "../../../domain/names.ts";
import { isOfThread } from "../../../domain/satisfaction.ts";
import { ratingOfEvent, ratingOfPayload } from "../../../protocol/message/survey-answer.ts";
import { shownWindow } from "../../../domain/send-window.ts";
import type {
  Blocked,
  Customer,
  Hold,
  Holder,
  Interaction,
  Preview,
  Thread,
} from "../../../protocol/thread/conversation.ts";
import type { MessengerEvent } from "../../../protocol/message/content.ts";
import { cutText } from "../../../protocol/message/cut-text.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import { kindOf } from "../../../protocol/thread/kind.ts";
import type { Digest, Publication } from "../../kernel/contracts.ts";
import type { Facts, Newest } from "../log/facts.ts";
import { isBlank } from "../../../protocol/message/blank.ts";
import { previewOf } from "../log/content.ts";
import { firstPartOf } from "../log/entry-row.ts";
import { linesOf } from "./lines.ts";
import { acrossOf, toEntries } from "../log/across.ts";
import type { EntryRow } from "../log/entry-row.ts";
import { commentOf } from "../comments/thread.ts";
import type { ConversationStore } from "../log/store.ts";
import type { Retained, StoredProfile, StoredRef, ThreadRow } from "../log/thread-store.ts";

/** More changed entries than this are not sent around: who needs them reads them. */
const PUBLISHED_ENTRIES_MAX = 100;
/** By references one comes at most so often before the desk hears of it: each is to be judged. */
const REFERRED_MAX = 2_000;
const PREVIEW_UNITS_MAX = 140;

/** All that changed after `fromRev`, and what is now true of the thread as a whole. */
export function publicationSince(store: ConversationStore, fromRev: number): Publication {
  const thread = store.existingThread();
  const changed = store.entries.changedSince(fromRev, PUBLISHED_ENTRIES_MAX + 1);
  const facts = store.entries.facts();
  const interaction = store.thread.interaction();
  return {
    conversation: thread.conversation,
    pageId: partsOfName(thread.conversation).pageId,
    generation: thread.generation,
    fromRev,
    toRev: store.topRev(),
    ...entriesOf(store, fromRev, changed),
    thread: threadOf(store, thread, facts),
    digest: digestOf(store, thread, facts),
    // Of a closed interaction nobody is the owner any more; from 0 on nobody knew of anything before.
    answers:
      interaction === null || interaction.closed_at !== null || fromRev === 0
        ? []
        : store.entries.answersSince(fromRev, interaction.id),
    ...elsewhereOf(changed, interaction, fromRev),
    ...ratedOf(
      changed.length > PUBLISHED_ENTRIES_MAX ? store.entries.unaskedSince(fromRev) : changed,
      thread,
    ),
    session: store.session,
    lines: linesOf(store),
    ...retainedOf(thread),
    ...erasedAtOf(store),
    ...contactOf(store),
  };
}

/**
 * Where they are too many to be sent around, the notes among them all the same, and what the customer came with by a reference: whom they
 * mention and what it is about is the desk's to keep.
 */
function entriesOf(
  store: ConversationStore,
  fromRev: number,
  changed: readonly EntryRow[],
): Pick<Publication, "entries" | "notes"> {
  if (changed.length <= PUBLISHED_ENTRIES_MAX) return { entries: toEntries(store, changed) };
  const { entries: all } = store;
  // From 0 on nobody mentioned anybody; but somebody may have come by a reference.
  const notes = [
    ...(fromRev === 0 ? [] : all.notesSince(fromRev, PUBLISHED_ENTRIES_MAX)),
    ...all.referredSince(fromRev, REFERRED_MAX),
  ];
  return { entries: null, ...(notes.length === 0 ? {} : { notes: toEntries(store, notes) }) };
}

/** By a person with another app, or on a ticket. Of those that are at hand: among more changes than are sent around nobody looks for it. */
function elsewhereOf(
  changed: readonly EntryRow[],
  interaction: { id: number; closed_at: number | null } | null,
  fromRev: number,
): Pick<Publication, "answeredElsewhere"> {
  if (interaction === null || interaction.closed_at !== null) return {};
  const row = changed.findLast(
    ({ seq, author, answers, interaction: of, of_ticket: ofTicket }) =>
      // A message of ours changes several times on its way.
      (author === "page_inbox" || author === "app" || (ofTicket !== null && seq > fromRev)) &&
      answers === 1 &&
      of === interaction.id,
  );
  return row === undefined ? {} : { answeredElsewhere: row.rev };
}

/** Meta repeats nothing here: what is not told of this thread is told by nobody. */
function ratedOf(changed: readonly EntryRow[], { epoch }: ThreadRow): Pick<Publication, "rated"> {
  const rated = changed.flatMap((row) => {
    const rating = ratingIn(row);
    if (rating === null || !isOfThread(rating, epoch)) return [];
    const { of: _, ...told } = rating;
    return [{ ...told, at: row.at }];
  });
  return rated.length === 0 ? {} : { rated };
}

function ratingIn({ author, kind, detail }: EntryRow): ReturnType<typeof ratingOfPayload> {
  if (author !== "customer" || detail === null) return null;
  if (kind === "quick_reply") return ratingOfPayload(detail);
  return kind === "event" ? ratingOfEvent(JSON.parse(detail) as MessengerEvent) : null;
}

function contactOf(store: ConversationStore): Pick<Publication, "contact"> {
  const row = store.thread.interaction();
  if (row === null) return {};
  const { id, opened_at: begunAt, opened_by: begunBy, first_response_at: answeredAt } = row;
  return { contact: { id, begunAt, begunBy, answeredAt } };
}

/** Whoever holds the thread as it was before is to read it anew. */
function retainedOf({ retained }: ThreadRow): Pick<Publication, "retainedRev"> {
  return retained === null ? {} : { retainedRev: (JSON.parse(retained) as Retained).rev };
}

function erasedAtOf(store: ConversationStore): Pick<Publication, "erasedAt"> {
  const erasure = store.erasure.find();
  return erasure === null ? {} : { erasedAt: erasure.erased_at };
}

/** What is true of the thread as a whole, at this moment. */
export function currentThread(store: ConversationStore): Thread {
  return threadOf(store, store.existingThread(), store.entries.facts());
}

function threadOf(store: ConversationStore, row: ThreadRow, facts: Facts): Thread {
  return {
    conversation: row.conversation,
    epoch: row.epoch,
    session: store.session.id,
    customer: customerOf(row),
    marks: { deliveredAt: row.delivered_at, readAt: row.read_at },
    window: shownWindow(facts.lastCustomerAt),
    unavailable: isUnavailable(row, facts),
    interaction: interactionOf(store),
    ...(row.holder === null ? {} : { holder: JSON.parse(row.holder) as Holder }),
    ...(row.europe_at === null ? {} : { europeRules: true as const }),
    ...holdIn(row),
    ...(row.blocked === null ? {} : { blocked: JSON.parse(row.blocked) as Blocked }),
    ...pastOf(store),
    ...commentIn(store, row),
  };
}

function commentIn(store: ConversationStore, row: ThreadRow): Pick<Thread, "comment"> {
  return kindOf(row.conversation) === "comment" ? { comment: commentOf(store) } : {};
}

/** A list needs the first words of a post, of which there are thousands of comments. */
function listedComment(store: ConversationStore, row: ThreadRow): Pick<Digest, "comment"> {
  const { comment } = commentIn(store, row);
  if (comment?.post?.text == null) return comment === undefined ? {} : { comment };
  return {
    comment: { ...comment, post: { ...comment.post, text: cutText(comment.post.text, PREVIEW_UNITS_MAX) } },
  };
}

function answeredIn(store: ConversationStore, row: ThreadRow): Pick<Digest, "comments"> {
  return row.answered_comments === null ? {} : { comments: store.thread.answeredComments() };
}

function pastOf(store: ConversationStore): Pick<Thread, "past"> {
  const place = store.thread.importPlace();
  return place === null ? {} : { past: place.isComplete ? "complete" : "more" };
}

/** Meta said that the person cannot be reached, and they have not written since. */
export function isUnavailable(row: ThreadRow, facts: Facts): boolean {
  return row.unavailable_rev > 0 && facts.lastCustomerSeq < row.unavailable_rev;
}

function customerOf(row: ThreadRow): Customer {
  const { psid } = partsOfName(row.conversation);
  const isComment = kindOf(row.conversation) === "comment";
  const { locale, picture: kept } = JSON.parse(row.profile ?? "{}") as Partial<StoredProfile>;
  // Of a thread of comments it is the post's.
  const picture = isComment ? undefined : kept;
  const { ref } = JSON.parse(row.ref ?? "{}") as Partial<StoredRef>;
  return {
    name: row.customer_name,
    label: isComment ? commenterLabel(row.customer_name) : customerLabel(row.customer_name, psid),
    ...(picture === undefined ? {} : { picture: picture.id }),
    ...(locale === undefined ? {} : { locale }),
    ...(row.language === null ? {} : { language: row.language }),
    ...(ref === undefined ? {} : { ref }),
  };
}

function interactionOf(store: ConversationStore): Interaction | null {
  const row = store.thread.interaction();
  return row === null ? null : { id: row.id, openedAt: row.opened_at, closedAt: row.closed_at };
}

/** What lists show of it, to tell whether news concern only those who have the thread before them. */
export function listedOf(store: ConversationStore): string {
  const thread = store.existingThread();
  return JSON.stringify([thread.epoch, interactionOf(store), digestOf(store, thread, store.entries.facts())]);
}

function digestOf(store: ConversationStore, row: ThreadRow, facts: Facts): Digest {
  const { newest } = facts;
  return {
    customer: customerOf(row),
    activityAt: newest?.at ?? store.thread.retained()?.activityAt ?? 0,
    preview: newest === null ? null : newestOf(store, newest),
    ...saidBehind(store, facts),
    unanswered: facts.unanswered,
    waitingSince: facts.waitingSince,
    responseUntil: shownWindow(facts.lastCustomerAt).responseUntil,
    failed: facts.hasTrouble,
    asked: facts.lastAskedSeq,
    ...listedComment(store, row),
    ...answeredIn(store, row),
    ...holdIn(row),
  };
}

function holdIn({ hold }: ThreadRow): { hold?: Hold } {
  return hold === null ? {} : { hold: JSON.parse(hold) as Hold };
}

/** What waits for an answer behind what is newest. */
function saidBehind(
  store: ConversationStore,
  { newest, waitingSince, lastAskedSeq }: Facts,
): Pick<Digest, "said"> {
  if (waitingSince === null || newest === null || newest.author === "customer") return {};
  const asked = store.entries.bySeq(lastAskedSeq);
  return asked === null ? {} : { said: newestOf(store, asked) };
}

function newestOf(store: ConversationStore, entry: Newest): Preview {
  const author = entry.author === "page_inbox" ? "page" : entry.author;
  const { text, ...rest } = wordsOf(store, entry) ?? { ...previewOf(entry), ...acrossIn(store, entry) };
  return {
    author,
    text: cutText(text, PREVIEW_UNITS_MAX),
    agent: isHeading(store, entry) ? null : entry.author_name,
    ...rest,
  };
}

/** Whom the thread is with goes without saying; under a post others write, too. */
function isHeading(store: ConversationStore, { author, author_name }: Newest): boolean {
  return author === "customer" && author_name === store.existingThread().customer_name;
}

/** Of a message of ours that left in several, of which the last has no words, those of the first: they say more than "File". */
function wordsOf(
  store: ConversationStore,
  { key, part, text }: Newest,
): Pick<Preview, "text" | "across"> | null {
  if ((part ?? 1) <= 1 || text === null || !isBlank(text)) return null;
  const first = store.entries.byKey(firstPartOf(key));
  if (first === null || isBlank(first.text ?? "")) return null;
  return { text: first.text ?? "", ...acrossIn(store, first) };
}

function acrossIn(store: ConversationStore, { key, text }: Newest): Pick<Preview, "across"> {
  const row = mayHoldPart(text) ? store.entries.byKey(key) : null;
  const across = row === null ? null : acrossOf(store, row);
  return across === null ? {} : { across };
}
