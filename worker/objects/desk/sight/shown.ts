import { POOL } from "../../../domain/routing/places.ts";
import type { Shown } from "../../../domain/sight/sight.ts";
import { invitedOf, transferOf, type Standing, type Wait } from "../../../domain/states/standing.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import { standingOf, type ConversationRow } from "../list/row.ts";

/** What was read of a row, as long as there is the row: no row is changed in place. */
const SHOWN = new WeakMap<ConversationRow, Shown>();

/** By what a row is shown to somebody, or not. */
export function shownOf(row: ConversationRow): Shown {
  const known = SHOWN.get(row);
  if (known !== undefined) return known;
  const shown = readShown(row);
  SHOWN.set(row, shown);
  return shown;
}

/** A row as far as is read to tell who sees it. */
export type ShownRow = Pick<
  ConversationRow,
  "name" | "status" | "owner_sub" | "owner_name" | "standing" | "had" | "began_ref" | "began_at"
>;

/** The columns that it takes. */
export const SHOWN_COLUMNS = "name, status, owner_sub, owner_name, standing, had, began_ref, began_at";

export function readShown(row: ShownRow): Shown {
  const { name, began_ref: ref = null, began_at: at = null } = row;
  const standing = standingOf(row);
  return {
    conversation: name,
    began: ref === null || at === null ? null : { ref, at },
    ...whoseOf(standing, row.had ?? null),
  };
}

/** Nobody's and nowhere: the rules have not brought it to a place yet, which they do in the same turn or the next. */
export function isUnplaced(row: ConversationRow): boolean {
  const { owner, place } = shownOf(row);
  return owner === null && place === null;
}

function whoseOf(standing: Standing, had: string | null): Pick<Shown, "owner" | "place" | "beside"> {
  switch (standing.state) {
    case "assigned":
    case "snoozed":
      return { owner: standing.owner.sub, place: null, beside: besideOf(standing) };
    case "offered": {
      const { wait, offer } = standing;
      return { ...placeOf(wait), beside: [...offer.to.map(({ sub }) => sub), ...placeOf(wait).beside] };
    }
    case "queued":
      return standing.wait === null ? { owner: null, place: null, beside: [] } : placeOf(standing.wait);
    case "bot":
      return { owner: null, place: POOL, beside: [] };
    case "closed":
      return { owner: had === null ? null : (JSON.parse(had) as Person).sub, place: POOL, beside: [] };
  }
}

/** Who is asked to take it over, and who helps. */
function besideOf(standing: Standing): string[] {
  return [...(transferOf(standing)?.to ?? []), ...invitedOf(standing)].map(({ sub }) => sub);
}

/** What waits for one agent is that agent's to see. */
function placeOf({ queue }: Wait): Pick<Shown, "owner" | "place" | "beside"> {
  const ofOne = /^agent:\d+:[^:]*:(.*)$/s.exec(queue);
  return { owner: null, place: queue, beside: ofOne === null ? [] : [ofOne[1] ?? ""] };
}
