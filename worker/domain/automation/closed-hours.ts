import type { Hours, RoutingConfig, Rule, Target } from "../../protocol/routing/config.ts";
import { isOpen } from "../routing/hours.ts";
import { isOpenAt, keyOf, placeOf, type Place } from "../routing/places.ts";

/**
 * The hours because of which nobody is on for a customer who came by `rule` to `to`, and waits at `place`; null where that is
 * not why: the queue is closed, or they wait where there are no hours because a queue before it is, or because the rule is one
 * for when nobody is on.
 */
export function closedHoursOf(
  config: RoutingConfig,
  { rule, to, place }: { rule: Rule | null; to: Target; place: Place },
  now: number,
): Hours | null {
  if (place.hours !== null) return isOpenAt(place, now) ? null : place.hours;
  const wanted = placeOf(config, keyOf(to));
  if (wanted !== null && wanted.hours !== null && !isOpenAt(wanted, now)) return wanted.hours;
  const named = rule?.when.hours;
  const hours = named?.are === "closed" ? config.hours.find(({ id }) => id === named.id) : undefined;
  return hours === undefined || isOpen(hours, now) ? null : hours;
}
