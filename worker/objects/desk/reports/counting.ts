import { contactAfter } from "../../../domain/interactions.ts";
import { rulesOf } from "../../../domain/kinds.ts";
import { endOf, type Closing } from "../../../domain/ownership.ts";
import {
  beginCounting,
  countAnswer,
  countMove,
  isToTell,
  tell,
  type Counted,
  type CountedContact,
  type TargetOf,
} from "../../../domain/reports/counted.ts";
import type { Fact } from "../../../domain/reports/fact.ts";
import { ownerOf, waitOf, type Standing } from "../../../domain/states/standing.ts";
import type { DeskLine } from "../../../protocol/message/content.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { Digest, Publication } from "../../kernel/contracts.ts";
import { standingOf, taggedOf, type ConversationRow } from "../list/row.ts";

/** What is known of a contact then (JSON of CountedContact), and what is to be told of it. */
export type ContactThen = { contact: string | null; facts: Fact[] };

type News = {
  publication: Publication;
  /** Who answered here since the news before, and when (ms). */
  answers: readonly { at: number; by: Person }[];
  /** Somebody answered elsewhere since then. */
  isElsewhere: boolean;
  /** Where it stands by the news, and what is told of that. */
  next: Standing;
  lines: readonly DeskLine[];
  now: number;
  /** Whoever waits at no place is brought to one presently. */
  hasRules: boolean;
  targetOf: TargetOf;
};

/** The contact of a conversation after news of it. */
export function contactAfterNews(row: ConversationRow | null, news: News): ContactThen {
  const { publication, answers, next, hasRules } = news;
  const known = contactOf(row);
  const after = contactAfter(bare(known), publication.contact, answers);
  if (after === null) return { contact: null, facts: [] };
  const isSame = known?.id === after.id && known.begunAt === after.begunAt;
  const page = partsOfName(publication.conversation).pageId;
  // The one before was not closed here, and is over all the same.
  const left =
    isSame || known?.counted === undefined
      ? null
      : tell(known.counted, { ...known, page, tags: tagsOf(row) });
  const facts = left === null ? [] : [left.fact];
  const counted = rulesOf(publication.conversation).isCounted
    ? countedBy(row, isSame ? known?.counted : undefined, after, news)
    : null;
  if (counted === null) return { contact: JSON.stringify(after), facts };
  const willMove = hasRules && next.state === "queued" && next.wait === null;
  return told({ ...after, counted }, { page, tags: tagsOf(row) }, facts, isToTell(counted, { willMove }));
}

/** The contact of a conversation that comes to stand elsewhere at `now`. */
export function contactAfterMove(
  row: ConversationRow,
  { next, lines, now }: { next: Standing; lines: readonly DeskLine[]; now: number },
  targetOf: TargetOf,
): ContactThen {
  const known = contactOf(row);
  if (known?.counted === undefined) return { contact: row.contact ?? null, facts: [] };
  const counted = countMove(known.counted, known, { before: standingOf(row), next, lines, now }, targetOf);
  const { pageId } = partsOfName(row.name);
  const where = { page: pageId, tags: tagsOf(row) };
  return told({ ...known, counted }, where, [], isToTell(counted, { willMove: false }));
}

/** What is still to be told of a conversation that goes; null: nothing is. */
export function lastFactOf(row: ConversationRow): Fact | null {
  const known = contactOf(row);
  if (known?.counted === undefined) return null;
  return (
    tell(known.counted, { ...known, page: partsOfName(row.name).pageId, tags: tagsOf(row) })?.fact ?? null
  );
}

/** A contact as others are told of it. */
export function bare(known: CountedContact | null): Omit<CountedContact, "counted"> | null {
  if (known === null) return null;
  const { counted: _, ...contact } = known;
  return contact;
}

function told(
  known: CountedContact,
  where: { page: string; tags: string[] },
  facts: Fact[],
  isTold: boolean,
): ContactThen {
  const { counted, ...contact } = known;
  const tale = isTold && counted !== undefined ? tell(counted, { ...contact, ...where }) : null;
  if (tale === null) return { contact: JSON.stringify(known), facts };
  return { contact: JSON.stringify({ ...contact, counted: tale.counted }), facts: [...facts, tale.fact] };
}

/** Null: it was over before anybody counted it. */
function countedBy(
  row: ConversationRow | null,
  before: Counted | undefined,
  contact: CountedContact,
  { publication, answers, isElsewhere, next, lines, now, targetOf }: News,
): Counted | null {
  const stood: Standing = row === null ? { state: "closed" } : standingOf(row);
  const begun = next.state === "closed" ? null : begunBy(row, before, contact, publication, now);
  const counting = begun ?? before;
  if (counting === undefined) return null;
  const isNew = begun !== null && !isAdopted(row, contact);
  let counted = countMove(
    counting,
    contact,
    { before: isNew ? { state: "closed" } : stood, next, lines, now },
    targetOf,
  );
  const { digest } = publication;
  const waitingSince = row === null ? null : (JSON.parse(row.digest) as Digest).waitingSince;
  const { answered } = contact;
  const isAsked = contact.begunBy === "customer";
  const isNewlyAnswered = answered !== null && isAsked && counted.isAnswered !== true;
  const isRespondedElsewhere = isElsewhere && waitingSince !== null && digest.waitingSince === null;
  const elsewhere = isNewlyAnswered
    ? [{ at: answered.at, by: answered.by }]
    : isRespondedElsewhere
      ? [{ at: digest.activityAt, by: null }]
      : [];
  for (const { at, by } of answers.length > 0 ? answers.slice(0, 1) : elsewhere)
    counted = countAnswer(counted, contact, { at, agent: by?.sub ?? null, waitingSince }, targetOf);
  return counted;
}

/** Where it begins to be counted; null: it was. */
function begunBy(
  row: ConversationRow | null,
  before: Counted | undefined,
  contact: CountedContact,
  { thread, digest }: Publication,
  now: number,
): Counted | null {
  const closing = row?.closing == null ? null : endOf(JSON.parse(row.closing) as Closing);
  if (before === undefined) {
    const begun = beginCounting(contact, `${thread.epoch}:${String(contact.id)}`, closing);
    return row !== null && isAdopted(row, contact) ? adopted(begun, row, contact, now) : begun;
  }
  if (before.isOver !== true || row?.status !== "closed") return null;
  // Its thread heard of the end when the customer had written more, and goes on with the same contact.
  const begunAt = digest.waitingSince ?? now;
  return beginCounting({ ...contact, begunAt }, `${before.key}+`, closing);
}

/** It was there before anybody counted. */
function isAdopted(row: ConversationRow | null, { id, begunAt }: CountedContact): boolean {
  const known = contactOf(row);
  return known?.id === id && known.begunAt === begunAt && known.counted === undefined;
}

function adopted(begun: Counted, row: ConversationRow, { answered }: CountedContact, now: number): Counted {
  const standing = standingOf(row);
  const owner = ownerOf(standing);
  const queue = waitOf(standing)?.queue;
  const since = row.owned_at === undefined || row.owned_at === 0 ? now : row.owned_at;
  return {
    ...begun,
    ...(queue === undefined ? {} : { queue }),
    ...(answered === null ? {} : { isAnswered: true }),
    ...(owner === null
      ? {}
      : { waits: null, held: { sub: owner.sub, since: standing.state === "snoozed" ? null : since, ms: 0 } }),
  };
}

/** Ids of the tags that it has. */
export function tagsOf(row: ConversationRow | null): string[] {
  return row === null ? [] : taggedOf(row).tags.map(({ id }) => id);
}

function contactOf(row: ConversationRow | null): CountedContact | null {
  return row?.contact == null ? null : (JSON.parse(row.contact) as CountedContact);
}
