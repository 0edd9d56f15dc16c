import { commentGoneOnWith } from "../../../domain/comments/answered.ts";
import { cameBy, type CameBy } from "../../../domain/references/came.ts";
import { targetsIn } from "../../../domain/reports/target.ts";
import type { Fact } from "../../../domain/reports/fact.ts";
import { closedJustNow, type Closing } from "../../../domain/ownership.ts";
import { mentionsAfter, type Mention } from "../../../domain/notes.ts";
import { moveSurely, type Events } from "../../../domain/states/moves.ts";
import { ownerOf, waitOf, type Standing } from "../../../domain/states/standing.ts";
import { beganBy, type Beginning } from "../../../domain/review-link.ts";
import { afterContact } from "../../../domain/tags/tagging.ts";
import type { CountedContact } from "../../../domain/reports/counted.ts";
import { isRetaining } from "../../../domain/retention.ts";
import { hasGoneBack, type Mark } from "../../../domain/timeline.ts";
import type { DeskLine } from "../../../protocol/message/content.ts";
import type { Rev } from "../../../protocol/ids.ts";
import type { Entry, Person } from "../../../protocol/message/entry.ts";
import type { Asked } from "../../../protocol/frames.ts";
import type { Answer, Digest, Publication, PublishAnswer } from "../../kernel/contracts.ts";
import { asksAnew, saidOf } from "./asked.ts";
import { rate } from "../reports/rated.ts";
import { contactAfterNews } from "../reports/counting.ts";
import type { News } from "./news.ts";
import type { Sockets } from "../sockets/sockets.ts";
import {
  columnsOf,
  hadOf,
  mentionedColumn,
  mentionsOf,
  standingOf,
  taggedColumn,
  taggedOf,
  type ConversationRow,
} from "./row.ts";
import type { DeskStore } from "../store.ts";
import type { EventRecorder } from "../webhooks/recorder.ts";

/** Conversations whose newest rev is kept in memory alone. */
const REMEMBERED_MAX = 5_000;

/** Nothing goes that is younger than two of these; and what is told late (ms) of younger ones is looked at a day later at most. */
const OLDER_MS = 24 * 60 * 60_000;

/** Threads that were erased, of which news may still be under way: whoever tells them dies with this instance, or soon is done. */
const ERASED_MAX = 1_000;

/** A rev that is kept in memory alone. */
type Have = Mark & { epoch: string };

/** `lines`: what the news made of where it stands, which their thread is to tell. `hasReference`: the customer came by a reference. */
export type Applied = PublishAnswer & { listChanged?: boolean; lines?: DeskLine[]; hasReference?: boolean };

/**
 * Takes news of conversations into the list and passes them on to the sockets that show them. A row is written
 * only when the list changed; marks and states that no list shows cost no write, and their revs are kept in
 * memory. After an eviction the older rev of the row is answered, and the Conversation tells again.
 *
 * Who answers first owns the conversation, and that is news like any other: it comes from the Conversation's own log,
 * with the answer itself, so that no crash between the two can leave the one without the other.
 */
export class Publications {
  readonly #store: DeskStore;
  readonly #sockets: Sockets;
  readonly #news: News;
  readonly #recorder: EventRecorder;
  readonly #isPrograms: (row: ConversationRow, entries: readonly Entry[] | null) => boolean;
  readonly #have = new Map<string, Have>();
  /** Epochs of threads that were erased. */
  readonly #erased = new Set<string>();

  /** `isPrograms`: a program answers it, so that no agent need hear of what its customer writes. */
  constructor(
    store: DeskStore,
    sockets: Sockets,
    news: News,
    recorder: EventRecorder,
    isPrograms: (row: ConversationRow, entries: readonly Entry[] | null) => boolean,
  ) {
    this.#recorder = recorder;
    this.#isPrograms = isPrograms;
    this.#store = store;
    this.#sockets = sockets;
    this.#news = news;
  }

  /** Idempotent, and monotonic: what does not fit is answered with the rev from which it would. */
  apply(publication: Publication): Applied {
    const { conversation, fromRev, toRev, thread } = publication;
    if (this.#store.pages.generationOf(publication.pageId) !== publication.generation) {
      return { ok: false, code: "not_attached" };
    }
    if (this.#erased.has(thread.epoch)) return { ok: true, have: toRev };
    const row = this.#store.list.find(conversation);
    const known = this.#knownOf(row, thread.epoch, conversation);
    if (publication.session !== undefined && hasGoneBack(publication.session, known))
      return { ok: false, code: "went_back" };
    const have = known.count;
    if (fromRev > have) return { ok: true, have };
    if (toRev <= have && row !== null && row.epoch === thread.epoch) return { ok: true, have };

    // What the Desk knew when it last decided is not decided again.
    const answers = answersOf(publication).filter(({ entry }) => entry > have);
    const mentions = mentionsOfNews(row, publication, have);
    const asked = asksAnew(row, publication) ? this.#askedNow(row, publication) : null;
    const { version, config } = this.#store.routing.current();
    const isRetained = (publication.retainedRev ?? 0) > have;
    const { next, lines, facts } = fold(row, publication, {
      ...{ answers, asked, mentions, ...this.#backTo(row, publication) },
      elsewhere: this.#elsewhereOf(row, publication, have),
      isElsewhere: (publication.answeredElsewhere ?? 0) > have,
      isRetained,
      ...{ hasRules: version > 0, targetOf: targetsIn(config) },
    });
    const came = cameBy(
      (publication.entries ?? publication.notes ?? []).filter(({ rev }) => rev > have),
      have,
      Date.now(),
    );
    const listChanged =
      row === null ||
      came.length > 0 ||
      answers.length > 0 ||
      (publication.rated ?? []).length > 0 ||
      keptOf(row) !== keptOf(next) ||
      row.said !== next.said ||
      row.epoch !== next.epoch;
    if (listChanged) {
      this.#write(row, next, { lines, facts, answers, came, have }, publication);
      this.#news.changed(next);
      this.#have.delete(conversation);
    } else {
      this.#recorder.news(row, next, publication, have);
      this.#remember(conversation, { epoch: thread.epoch, count: toRev, session: next.session });
    }

    const frame = {
      type: "entries",
      conversation,
      fromRev,
      toRev,
      entries: publication.entries,
      thread,
    } as const;
    if (mayBeOlder(row, publication, Date.now()) && isRetaining(this.#store.settings.all().retention))
      this.#store.retention.removeOf(conversation);
    if (isRetained) this.#sockets.broadcastForgotten(conversation);
    else this.#sockets.broadcastEntries(frame, next);
    const heard = asked !== null && this.#isPrograms(next, publication.entries) ? null : asked;
    if (listChanged) this.#sockets.broadcastSummary(row, next, heard);
    return { ok: true, have: toRev, listChanged, lines, hasReference: came.length > 0 };
  }

  #askedNow(row: ConversationRow | null, publication: Publication): Asked {
    const isFirst = (row?.asked ?? 0) === 0;
    const at = this.#news.nextAt(Date.now());
    return { at, said: saidOf(publication), ...(isFirst ? { isFirst } : {}) };
  }

  /** Where a person answered with another app, and the customer waits for nothing: whose it is then. Null: nothing of that is new. */
  #elsewhereOf(
    row: ConversationRow | null,
    { answeredElsewhere = 0, digest }: Publication,
    have: number,
  ): { to: Person | null } | null {
    const { version, config } = this.#store.routing.current();
    if (version === 0 || answeredElsewhere <= have || digest.waitingSince !== null) return null;
    const had = row?.had == null ? null : (JSON.parse(row.had) as Person);
    const isTheirs = config.answeredElsewhere === "last_agent" && had !== null && this.#isThere(had);
    return { to: isTheirs ? had : null };
  }

  #isThere({ sub }: Person): boolean {
    if (this.#sockets.open(sub).length === 0) return false;
    return this.#store.people.presenceOf(sub)?.presence === "available";
  }

  /** Whose it is if its customer writes while nothing is open, and by what. */
  #backTo(row: ConversationRow | null, publication: Publication): Pick<Events["news"], "closer" | "why"> {
    const closer = this.#closerOf(row);
    if (closer !== null) return { closer };
    return { closer: this.#commentersOf(row, publication), why: "private_reply" };
  }

  /** Who has, or had last, the comment that their customer goes on with in Messenger, where they are here. Rules of a desk say it themselves. */
  #commentersOf(row: ConversationRow | null, { digest }: Publication): Person | null {
    if (digest.comments === undefined || this.#store.routing.current().version > 0) return null;
    const known = row === null ? null : knownOf(row);
    const name = commentGoneOnWith(known, digest.comments);
    const comment = name === null ? null : this.#store.list.find(name);
    if (comment === null) return null;
    const who = ownerOf(standingOf(comment)) ?? (JSON.parse(comment.had ?? "null") as Person | null);
    return who !== null && this.#isThere(who) ? who : null;
  }

  /** To whom it comes back that was closed just now, and who is there for one more thing. */
  #closerOf(row: ConversationRow | null): Person | null {
    if (row?.status !== "closed" || row.closing === null) return null;
    const by = closedJustNow(JSON.parse(row.closing) as Closing, Date.now());
    return by !== null && this.#isThere(by) && this.#hasRoom(by) ? by : null;
  }

  /** Where the desk has rules nobody is given more than they may have. */
  #hasRoom({ sub }: Person): boolean {
    const { version, config } = this.#store.routing.current();
    const capacity = config.agents?.find((it) => it.sub === sub)?.capacity ?? config.capacity;
    return version === 0 || this.#store.ownership.assignedTo(sub).length < capacity;
  }

  /** The row, and with it the lines that tell of what it says. */
  #write(
    before: ConversationRow | null,
    next: ConversationRow,
    {
      lines,
      facts,
      answers,
      came,
      have,
    }: {
      lines: DeskLine[];
      facts: readonly Fact[];
      answers: readonly Answer[];
      came: readonly CameBy[];
      have: Rev;
    },
    publication: Publication,
  ): void {
    this.#store.transaction(() => {
      // Who writes to customers is at work, whatever offers they missed.
      for (const { by } of answers) this.#store.agents.answers(by.sub);
      for (const one of came) this.#store.references.come(next.name, one);
      const ratings = rate(this.#store.interactions, publication);
      for (const fact of [...facts, ...ratings]) this.#store.facts.add(fact, Date.now());
      this.#recorder.news(before, next, publication, have);
      if (before === null) return this.#store.list.insert(next);
      this.#store.list.setNews(before, next);
      if (stands(before) !== stands(next))
        this.#store.ownership.set(before, standingOf(next), { version: next.version, at: Date.now() });
      if ((before.mentioned ?? null) !== (next.mentioned ?? null))
        this.#store.list.setMentions(next.name, mentionsOf(next), next.version);
      const { asked } = next;
      const session = this.#store.session.id;
      for (const line of lines) this.#store.lines.add(next.name, Date.now(), line, { asked, session });
    });
  }

  /** Forgetting is harmless: the Conversation is asked for what came since the row was written. */
  #remember(conversation: string, have: Have): void {
    const oldest = this.#have.keys().next();
    if (this.#have.size >= REMEMBERED_MAX && !oldest.done) this.#have.delete(oldest.value);
    this.#have.delete(conversation);
    this.#have.set(conversation, have);
  }

  /** From now on news of this thread, as it was, change nothing. */
  forgetErased(conversation: string, epoch: string | null): void {
    const listed = this.#store.list.find(conversation)?.epoch ?? null;
    for (const one of [epoch, listed]) {
      if (one === null) continue;
      const [oldest] = this.#erased;
      if (this.#erased.size >= ERASED_MAX && oldest !== undefined) this.#erased.delete(oldest);
      this.#erased.add(one);
    }
  }

  forget(conversation: string): void {
    this.#have.delete(conversation);
    this.#news.forget(conversation);
  }

  /** The rev that the desk holds, and who told it. */
  #knownOf(row: ConversationRow | null, epoch: string, conversation: string): Mark {
    if (row === null || row.epoch !== epoch) return { session: null, count: 0 };
    const remembered = this.#have.get(conversation);
    const isNewer = remembered?.epoch === epoch && remembered.count > row.rev;
    return isNewer ? remembered : { session: row.session, count: row.rev };
  }
}

/** A Conversation of older code, met during a deploy, does not say who answered; its entries do. */
function answersOf({ answers, entries, thread: { interaction } }: Publication): Answer[] {
  if (answers !== undefined) return answers;
  if (interaction === null || interaction.closedAt !== null) return [];
  return (entries ?? []).flatMap(({ id, author, delivery, interaction: of }) =>
    author.type === "agent" && delivery?.part === 1 && of === interaction.id
      ? [{ entry: id, by: { sub: author.sub, name: author.name } }]
      : [],
  );
}

/**
 * Whom its notes mention with what is new of them. Of a thread that is told from its beginning nobody knows what was read: nothing of it is
 * called new.
 */
function mentionsOfNews(
  row: ConversationRow | null,
  { fromRev, entries, notes = [], thread }: Publication,
  have: number,
): readonly Mention[] {
  if (row === null || row.epoch !== thread.epoch || fromRev === 0) return [];
  const news = (entries ?? notes).filter(({ rev }) => rev > have).toSorted((a, b) => a.rev - b.rev);
  return news.reduce(
    (mentions: Mention[], { id, content }) =>
      content.kind === "system" && content.line.event === "note"
        ? mentionsAfter(mentions, id, content.line)
        : mentions,
    mentionsOf(row),
  );
}

function fold(
  row: ConversationRow | null,
  publication: Publication,
  {
    answers,
    asked,
    closer,
    why,
    elsewhere,
    mentions,
    isRetained,
    ...counting
  }: {
    answers: Answer[];
    asked: Asked | null;
    mentions: readonly Mention[];
    /** Something was removed because it was old. */
    isRetained: boolean;
    elsewhere: { to: Person | null } | null;
  } & Pick<Events["news"], "closer" | "why"> &
    Pick<Parameters<typeof contactAfterNews>[1], "isElsewhere" | "hasRules" | "targetOf">,
): { next: ConversationRow; lines: DeskLine[]; facts: Fact[] } {
  const { conversation, toRev, thread, digest, session, erasedAt = 0 } = publication;
  // Who answered it meanwhile has it.
  const back = answers.length > 0 ? null : closer;
  // Ids of another epoch compare with nothing: who waits is there, whoever closed it then.
  const isAnew = row !== null && row.epoch !== thread.epoch;
  const askedAnew = digest.unanswered > 0 ? 0 : digest.asked;
  const closedAsked = isAnew ? askedAnew : (row?.closed_asked ?? 0);
  let standing: Standing = row === null ? { state: "closed" } : standingOf(row);
  if (isAnew && standing.state === "snoozed")
    standing = { ...standing, snooze: { ...standing.snooze, asked: askedAnew } };
  const wait = waitOf(standing);
  if (isAnew && standing.state === "queued" && wait?.rests !== undefined)
    standing = { ...standing, wait: { ...wait, rests: askedAnew } };
  const since = standing.state === "snoozed" ? standing.snooze.asked : closedAsked;
  const news = moveSurely(standing, { event: "news", asked: digest.asked, since, closer: back, why });
  standing = news.next;
  const { lines } = news;
  // Whoever answered a conversation that is new to this desk did so at another.
  for (const { by } of row === null ? [] : answers) {
    const change = moveSurely(standing, { event: "reply", by });
    standing = change.next;
    lines.push(...change.lines);
  }
  if (elsewhere !== null) {
    const { to } = elsewhere;
    const change = moveSurely(standing, { event: "elsewhere", to, asked: digest.asked, now: Date.now() });
    standing = change.next;
    lines.push(...change.lines);
  }
  const began = beginningOf(publication);
  const timeOf = (id: number): number =>
    publication.entries?.find((it) => it.id === id)?.at ?? digest.activityAt;
  const { contact, facts } = contactAfterNews(row, {
    ...{ publication, next: standing, lines, now: Date.now(), ...counting },
    answers: answers.map(({ entry, by }) => ({ at: timeOf(entry), by })),
  });
  const next = {
    name: conversation,
    epoch: thread.epoch,
    rev: toRev,
    // Higher than whatever gadgets were told of a thread that was erased.
    version: (row?.version ?? erasedAt) + 1,
    ...columnsOf(standing),
    activity_at: digest.activityAt,
    asked: digest.asked,
    closed_asked: closedAsked,
    closing: row?.closing ?? null,
    digest: JSON.stringify(digest),
    decided: row?.decided ?? "[]",
    asked_at: asked?.at ?? row?.asked_at ?? 0,
    // It may be of what is gone, and nobody waits: what is removed of is closed.
    said:
      asked !== null
        ? JSON.stringify(asked.said)
        : isRetained || isTakenBack(publication)
          ? null
          : (row?.said ?? null),
    session: session?.id ?? null,
    owned_at: row?.owned_at ?? 0,
    parted_at: row?.parted_at ?? null,
    raised: row?.raised ?? null,
    began_ref: (row === null ? began?.ref : row.began_ref) ?? null,
    began_at: (row === null ? began?.at : row.began_at) ?? null,
    had: hadOf(standing) ?? row?.had ?? null,
    contact,
    mentioned: mentionedColumn(mentions),
    tagged: isOther(row?.contact, contact) ? taggedAfterContact(row) : (row?.tagged ?? null),
  };
  return { next, lines, facts };
}

/** What was known of it before the news. */
function knownOf({ digest, closing }: ConversationRow): NonNullable<Parameters<typeof commentGoneOnWith>[0]> {
  const { comments = [], preview, activityAt } = JSON.parse(digest) as Digest;
  const closedAt = closing === null ? null : (JSON.parse(closing) as Closing).at;
  return { comments, lastBy: preview?.author ?? null, lastAt: activityAt, closedAt };
}

/** Whether what the customer asked last is said no more. */
function isTakenBack({ entries, digest }: Publication): boolean {
  return entries?.some(({ id, changes }) => id === digest.asked && changes?.isUnsent === true) ?? false;
}

/**
 * Whether it may hold something older than when it last said how old that is: what was read from Meta's record, a file that was copied at last,
 * or all of a storage that went back.
 */
function mayBeOlder(row: ConversationRow | null, { entries, thread }: Publication, now: number): boolean {
  if (row?.epoch !== thread.epoch || entries === null) return true;
  return entries.some(({ at, fetched }) => fetched === "imported" || at < now - OLDER_MS);
}

/** Of a thread that is told from its beginning, with all entries; of others nobody knows it. */
function beginningOf({ fromRev, entries }: Publication): Beginning | null {
  return fromRev === 0 && entries !== null ? beganBy(entries) : null;
}

/** Whether another contact is the newest one (JSON of CountedContact). */
function isOther(before: string | null | undefined, after: string | null): boolean {
  if (before == null || after === null) return false;
  const [was, is] = [before, after].map((it) => JSON.parse(it) as CountedContact);
  return was?.id !== is?.id;
}

function taggedAfterContact(row: ConversationRow | null): string | null {
  return row === null ? null : taggedColumn(afterContact(taggedOf(row)));
}

/** What is kept of a row, to tell whether it changed. */
function keptOf(row: ConversationRow): string {
  return `${stands(row)}\n${row.digest}\n${row.contact ?? ""}\n${row.mentioned ?? ""}`;
}

/** Where a row stands, to tell whether that changed. */
function stands({ status, owner_sub, standing }: ConversationRow): string {
  return `${status}\n${owner_sub ?? ""}\n${standing ?? ""}`;
}
