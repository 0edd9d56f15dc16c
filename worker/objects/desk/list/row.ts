import {
  dueAtOf,
  ownerOf,
  ownershipOf,
  type Offer,
  type Program,
  type SnoozedUntil,
  type Standing,
  type Transfer,
  type Wait,
} from "../../../domain/states/standing.ts";
import { mentionedIn, type Mention } from "../../../domain/notes.ts";
import { unmetOf, type CountedContact, type Unmet } from "../../../domain/reports/counted.ts";
import type { Hand } from "../../../domain/team/hand.ts";
import { UNTAGGED, type Tagged } from "../../../domain/tags/tagging.ts";
import type { CommentSummary, CommentThread } from "../../../protocol/comments/comment.ts";
import { cutText } from "../../../protocol/message/cut-text.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import type { Finer } from "../../../protocol/thread/state.ts";
import type { Preview, Summary } from "../../../protocol/thread/conversation.ts";
import type { Digest, ListRow } from "../../kernel/contracts.ts";

/** A row of the list. */
export type ConversationRow = ListRow;

/** Its columns. The table has one more, which only the order of lists is read from. */
export const COLUMNS =
  "name, epoch, rev, version, status, owner_sub, owner_name, activity_at, asked, closed_asked, digest, closing, decided, asked_at, said, session, standing, due_at, owned_at, parted_at, began_ref, began_at, had, contact, raised, quiet_at, quiet, mentioned, tagged";

/**
 * A conversation whose customer waits: whose it is, with how many messages, the desk's time of the newest, and when the 24
 * hours for an answer end.
 */
export type WaitingRow = Unmet & {
  name: string;
  owner: string | null;
  messages: number;
  at: number;
  responseUntil: number | null;
};

/** What was read of a row, as long as there is the row: no row is changed in place. */
const SUMMARIES = new WeakMap<ConversationRow, Summary>();

/** A row as gadgets see it. */
export function toSummary(row: ConversationRow): Summary {
  const known = SUMMARIES.get(row);
  if (known !== undefined) return known;
  const summary = summaryOf(row);
  SUMMARIES.set(row, summary);
  return summary;
}

function summaryOf(row: ConversationRow): Summary {
  const digest = JSON.parse(row.digest) as Digest;
  const standing = standingOf(row);
  const finer = finerOf(standing);
  const hand = handOf(row);
  const { tags, attributes, record, tickets, person } = taggedOf(row);
  return {
    conversation: row.name,
    version: row.version,
    customer: digest.customer,
    status: row.status,
    owner: ownershipOf(standing).owner,
    ...(finer === null ? {} : { finer }),
    ...(hand === null ? {} : { raised: { by: hand.by, at: hand.at } }),
    ...(row.mentioned == null ? {} : { mentions: mentionedIn(mentionsOf(row)) }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(attributes.length === 0 ? {} : { attributes }),
    ...(record === undefined ? {} : { record }),
    ...(tickets === undefined ? {} : { tickets }),
    ...(person === undefined ? {} : { person }),
    ...(digest.comments === undefined ? {} : { comments: digest.comments }),
    ...(digest.comment === undefined ? {} : { comment: summaryOfComment(digest.comment) }),
    activityAt: row.activity_at,
    preview: shownOf(digest, standing),
    unanswered: digest.unanswered,
    waitingSince: digest.waitingSince,
    responseUntil: digest.responseUntil,
    failed: digest.failed,
    asked: row.asked,
  };
}

/** Words of a post in a list. */
const POST_UNITS_MAX = 140;

function summaryOfComment({ began, postId, by, post, privateReplies = [] }: CommentThread): CommentSummary {
  const messenger = [...new Set(privateReplies.flatMap(({ conversation = [] }) => conversation))];
  return {
    ...{ began, postId, by, post: post?.text == null ? null : cutText(post.text, POST_UNITS_MAX) },
    ...(messenger.length === 0 ? {} : { messenger }),
  };
}

/**
 * What a list shows of it: what was written last, or while its customer waits for a person what they wrote. What a program or the
 * desk says after them answers nobody, and would hide what they want.
 */
function shownOf({ preview, said }: Digest, { state }: Standing): Preview | null {
  return said === undefined || state === "bot" ? preview : said;
}

/** Null where nobody waits. */
export function waitingOf(row: ConversationRow): WaitingRow | null {
  const { status, unanswered, waitingSince, responseUntil, finer } = toSummary(row);
  // A program is answering.
  if (status !== "open" || unanswered === 0 || finer?.state === "bot") return null;
  const { name, owner_sub: owner, asked_at: at } = row;
  return {
    ...{ name, owner, messages: unanswered, at, responseUntil },
    ...unmetIn(row.contact ?? null, waitingSince ?? at),
  };
}

/** `contact`: as a row keeps it. */
export function unmetIn(contact: string | null, since: number): Unmet {
  return unmetOf(contact === null ? null : (JSON.parse(contact) as CountedContact), since);
}

/** Whether somebody put it aside, without reading where it stands. */
export function isAside({ standing }: Pick<ConversationRow, "standing">): boolean {
  return standing?.includes('"state":"snoozed"') === true;
}

/** What is kept of a standing beside status and owner. */
type Kept =
  | { state: "assigned"; transfer?: Transfer; invited?: Person[] }
  | { state: "bot"; bot?: Program }
  | { state: "queued"; wait: Wait }
  | { state: "offered"; wait: Wait; offer: Offer }
  | { state: "snoozed"; snooze: SnoozedUntil; invited?: Person[] };

/** Where it stands. */
export function standingOf({
  status,
  owner_sub: sub,
  owner_name: name,
  standing,
}: Pick<ConversationRow, "status" | "owner_sub" | "owner_name" | "standing">): Standing {
  if (status === "closed") return { state: "closed" };
  const kept = standing == null ? null : (JSON.parse(standing) as Kept);
  const isOwned = kept?.state === "snoozed" || kept?.state === "assigned";
  if (sub === null) return kept === null || isOwned ? { state: "queued", wait: null } : kept;
  const owner = { sub, name: name ?? sub };
  return isOwned ? { ...kept, owner } : { state: "assigned", owner };
}

/** Whether somebody wants help with it. */
export function handOf({ raised }: Pick<ConversationRow, "raised">): Hand | null {
  return raised == null ? null : (JSON.parse(raised) as Hand);
}

/** Whom notes of it mention. */
export function mentionsOf({ mentioned }: Pick<ConversationRow, "mentioned">): Mention[] {
  return mentioned == null ? [] : (JSON.parse(mentioned) as Mention[]);
}

/** The column of it. */
export function mentionedColumn(mentions: readonly Mention[]): string | null {
  return mentions.length === 0 ? null : JSON.stringify(mentions);
}

/** What agents say of it. */
export function taggedOf({ tagged }: Pick<ConversationRow, "tagged">): Tagged {
  return tagged == null ? UNTAGGED : (JSON.parse(tagged) as Tagged);
}

/** The column of what agents say of it. */
export function taggedColumn(tagged: Tagged): string | null {
  const { tags, attributes, ...others } = tagged;
  const isNothing =
    tags.length === 0 && attributes.length === 0 && Object.values(others).every((it) => it === undefined);
  return isNothing ? null : JSON.stringify(tagged);
}

/** The columns of where it stands. */
export function columnsOf(standing: Standing): Pick<
  ConversationRow,
  "status" | "owner_sub" | "owner_name"
> & {
  standing: string | null;
  due_at: number | null;
} {
  const { status, owner } = ownershipOf(standing);
  const kept = keptOf(standing);
  return {
    ...{ status, owner_sub: owner?.sub ?? null, owner_name: owner?.name ?? null },
    ...{ standing: kept === null ? null : JSON.stringify(kept), due_at: dueAtOf(standing) },
  };
}

/** What a row keeps of who has it, for when nobody does; null: nobody has it. */
export function hadOf(standing: Standing): string | null {
  const owner = ownerOf(standing);
  return owner === null ? null : JSON.stringify(owner);
}

function keptOf(standing: Standing): Kept | null {
  switch (standing.state) {
    case "closed":
      return null;
    case "queued":
      return standing.wait === null ? null : { state: "queued", wait: standing.wait };
    case "assigned": {
      if (isPlain(standing)) return null;
      const { owner: _, ...kept } = standing;
      return kept;
    }
    case "snoozed": {
      const { owner: _, ...kept } = standing;
      return kept;
    }
    case "bot":
    case "offered":
      return standing;
  }
}

function finerOf(standing: Standing): Finer | null {
  switch (standing.state) {
    case "closed":
      return null;
    case "assigned":
      return isPlain(standing) ? null : { state: "assigned", ...toldOf(standing) };
    case "bot":
      return standing.bot === undefined ? { state: "bot" } : { state: "bot", name: standing.bot.name };
    case "queued":
      return standing.wait === null ? null : { state: "queued", ...placeTold(standing.wait) };
    case "offered": {
      const { to, until } = standing.offer;
      return { state: "offered", ...placeTold(standing.wait), to, until };
    }
    case "snoozed": {
      const { until, onMessage } = standing.snooze;
      return { state: "snoozed", until, onMessage, ...helpersOf(standing) };
    }
  }
}

function placeTold({ queue, priority }: Wait): { queue: string; priority?: number } {
  return priority === undefined ? { queue } : { queue, priority };
}

type Owned<S extends Standing["state"]> = Extract<Standing, { state: S }>;

/** One has it, and that is all. */
function isPlain({ transfer, invited }: Owned<"assigned">): boolean {
  return transfer === undefined && invited === undefined;
}

function toldOf(standing: Owned<"assigned">): Omit<Extract<Finer, { state: "assigned" }>, "state"> {
  const { transfer } = standing;
  if (transfer === undefined) return helpersOf(standing);
  const { by, to, place, until } = transfer;
  return { transfer: { by, to, place, until }, ...helpersOf(standing) };
}

function helpersOf({ invited }: Owned<"assigned" | "snoozed">): { invited?: Person[] } {
  return invited === undefined ? {} : { invited };
}
