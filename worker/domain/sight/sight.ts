import { pageIdOf } from "../../protocol/conversation-name.ts";
import { linkSightOf, type Beginning, type LinkSight } from "../review-link.ts";
import { POOL } from "../routing/places.ts";
import type { Looker } from "./looker.ts";

/**
 * What decides who sees a conversation. `owner`: who has it, by `sub`, or had it last where it is closed. `place`: where it waits, by its key; null where it
 * is at none yet. `beside`: whoever is asked to take it, or invited.
 */
export type Shown = {
  conversation: string;
  owner: string | null;
  place: string | null;
  beside: readonly string[];
  began: Beginning | null;
};

/** What somebody sees of a thread. */
export type Sight = "whole" | LinkSight;

/**
 * What somebody sees of a conversation; null: nothing, as if there were none. The one rule, by which all goes that tells of conversations: to
 * agents of a desk where they see those of their teams it shows what they have, are asked for or invited to, what waits where they are
 * members, what colleagues of a common team have, all of their departments' Pages, and what everyone has but for other departments' Pages.
 */
export function sightOf(looker: Looker, shown: Shown): Sight | null {
  if (looker.sees === "all") return "whole";
  if (looker.sees === "link") return linkSightOf(looker.scope, shown.conversation, shown.began);
  return isOfTeams(looker, shown) ? "whole" : null;
}

export function sees(looker: Looker, shown: Shown): boolean {
  return sightOf(looker, shown) !== null;
}

function isOfTeams(
  { sub, colleagues, places, pages, taken }: Extract<Looker, { sees: "teams" }>,
  { conversation, owner, place, beside }: Shown,
): boolean {
  const pageId = pageIdOf(conversation);
  if (owner === sub || beside.includes(sub) || pages.has(pageId)) return true;
  if (owner !== null) return colleagues.has(owner);
  return place === POOL ? !taken.has(pageId) : place !== null && places.has(place);
}
