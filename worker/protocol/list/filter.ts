import { pageIdOf } from "../conversation-name.ts";
import type { AttributeCondition } from "../routing/tags.ts";
import { fitsAttribute, folded } from "../tags/fits.ts";
import type { ListScope, Summary } from "../thread/conversation.ts";
import { kindOf, type ConversationKind } from "../thread/kind.ts";
import { stateOf, type State } from "../thread/state.ts";
import { nextEnd, type WindowEnd } from "../thread/window-ends.ts";

/**
 * What of a view a list is narrowed to: all that is named must hold. `kind`: held in Messenger, or under a post. `owner` null: nobody's. `queue`: it waits there, by its id.
 * `team`: a member of it has it, or it waits there or in one of its queues. `tags`: it has each of them, by
 * their ids. `attributes`: of each the value is so, of the customer or of the contact. `language`: of the customer, as the desk knows it. `unanswered`: the
 * customer waits for an answer. `endsWithin`: so soon (minutes) after the list was opened Meta takes no more replies.
 */
export type ListFilter = {
  page?: string;
  kind?: ConversationKind;
  owner?: string | null;
  queue?: string;
  team?: string;
  tags?: readonly string[];
  attributes?: readonly AttributeFilter[];
  state?: Exclude<State, "closed">;
  language?: string;
  unanswered?: true;
  endsWithin?: number;
};

/** A condition of the routing document's, or `contains`: a text has this somewhere, whatever the case. */
export type AttributeFilter = AttributeCondition & { contains?: string };

/** What a team reaches, as the desk's document had it when the list was opened: agents by `sub`, places by their key. */
export type TeamReach = { members: readonly string[]; places: readonly string[] };

const MINUTE_MS = 60_000;

/** Whether a row passes the filter of a list. Of a team that there is not nothing does. */
export function passes(list: ListScope, row: Summary): boolean {
  const { filter } = list;
  if (filter === undefined) return true;
  const { page, kind, owner, queue, team, tags, attributes, state, language, unanswered, endsWithin } =
    filter;
  return (
    (page === undefined || pageIdOf(row.conversation) === page) &&
    (kind === undefined || kindOf(row.conversation) === kind) &&
    (owner === undefined || (row.owner?.sub ?? null) === owner) &&
    (queue === undefined || placeOf(row) === queue) &&
    (team === undefined || isOfTeam(list.team, row)) &&
    (tags === undefined || tags.every((id) => row.tags?.some((it) => it.id === id))) &&
    (attributes === undefined || attributes.every((it) => isKnownSo(row, it))) &&
    (state === undefined || stateOf(row) === state) &&
    (language === undefined || row.customer.language === language) &&
    (unanswered === undefined || row.unanswered > 0) &&
    (endsWithin === undefined || endsBy(list, row, list.openedAt + endsWithin * MINUTE_MS))
  );
}

/** When Meta takes no more replies, by what the list knew of its Page when it was opened; null: not known, or over by then. */
export function endOf(
  { onTimeOnly, openedAt }: Pick<ListScope, "onTimeOnly" | "openedAt">,
  { conversation, responseUntil }: Pick<Summary, "conversation" | "responseUntil">,
): WindowEnd | null {
  const mayBeLate = onTimeOnly?.includes(pageIdOf(conversation)) === false;
  return nextEnd(responseUntil, mayBeLate, openedAt);
}

function endsBy(list: ListScope, row: Summary, at: number): boolean {
  const end = endOf(list, row);
  return end !== null && end.at <= at;
}

function isKnownSo({ attributes = [] }: Summary, { attribute, contains, ...rest }: AttributeFilter): boolean {
  const value = attributes.find(({ id }) => id === attribute)?.value;
  if (!fitsAttribute(rest, value)) return false;
  return contains === undefined || (typeof value === "string" && folded(value).includes(folded(contains)));
}

/** Where it waits, by the key of the place; null: it does not, or is everyone's. */
function placeOf({ finer }: Pick<Summary, "finer">): string | null {
  return finer?.state === "queued" || finer?.state === "offered" ? finer.queue : null;
}

function isOfTeam(reach: TeamReach | undefined, row: Summary): boolean {
  if (reach === undefined) return false;
  const place = placeOf(row);
  if (row.owner !== null) return reach.members.includes(row.owner.sub);
  return place !== null && reach.places.includes(place);
}
