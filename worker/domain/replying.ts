import type { Person } from "../protocol/message/entry.ts";
import type { NotYours } from "../protocol/refusals.ts";
import { may, type Role } from "../protocol/rights.ts";
import type { RoutingConfig } from "../protocol/routing/config.ts";
import { placeOf, POOL } from "./routing/places.ts";
import { belongsOf } from "./sight/looker.ts";

/**
 * Where a conversation stands, for who may answer it. `owner`: who has it; `place`: where nobody's waits, by its key; null: nowhere. `asked`: who
 * is asked to take it.
 */
export type Answerable = { owner: Person | null; place: string | null; asked: readonly string[] };

/** Whether anybody who sees a conversation may answer it. */
export function isOpenToAll({ whoReplies = "anyone" }: Pick<RoutingConfig, "whoReplies">): boolean {
  return whoReplies === "anyone";
}

/** Whether an agent may say or show something to a customer. `invited`: who is to help its owner. */
export function mayReply(
  config: RoutingConfig,
  who: { sub: string; role: Role },
  it: Answerable,
  invited: readonly string[],
): boolean {
  return whyNotReply(config, who, it, invited) === null;
}

/**
 * Why an agent may not; null: they may. Whoever is in charge always may, and so may programs and who came by a reviewer link. What somebody has
 * is theirs and that of who is invited, or of their teams; what nobody has that of the members of where it waits, who take it by answering.
 * `mayTake`: taking it is the agent's to do, where it is not another team's.
 */
export function whyNotReply(
  config: RoutingConfig,
  { sub, role }: { sub: string; role: Role },
  { owner, place, asked }: Answerable,
  invited: readonly string[],
): NotYours | null {
  if (isOpenToAll(config) || may(role, "act_for_colleagues") || role === "reviewer") return null;
  const { colleagues, places } = belongsOf(sub, config);
  if (owner !== null) {
    if (owner.sub === sub || invited.includes(sub)) return null;
    const isOfTeam = colleagues.has(owner.sub);
    if (config.whoReplies === "team" && isOfTeam) return null;
    const hasTeam = config.teams.some(({ members }) => members.includes(owner.sub));
    return { owner, queue: null, mayTake: config.whoReplies === "owner" || !hasTeam };
  }
  if (place === null || place === POOL || places.has(place) || asked.includes(sub)) return null;
  return { owner: null, queue: placeOf(config, place)?.name ?? "", mayTake: false };
}
