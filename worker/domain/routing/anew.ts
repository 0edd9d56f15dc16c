import type { RoutingConfig, Rule } from "../../protocol/routing/config.ts";
import type { Wait } from "../states/standing.ts";
import { keyOf, placeOf } from "./places.ts";
import { endOf, POOL_TARGET, route, type Facts, type Routed } from "./rules.ts";

/**
 * Where a customer who waits goes by another version of the document; null: it leads them as the one before did. By which rule they
 * came is kept (`wait.rule`), for what they wrote then may be known no more. Where somebody gave them to they stay.
 */
export function routedAnew(
  before: RoutingConfig,
  after: RoutingConfig,
  wait: Pick<Wait, "rule" | "given">,
  facts: Facts,
  now: number,
): Routed | null {
  if (wait.given === true) return null;
  const is = route(after, facts, now);
  const isLedElsewhere = outcomeOf(before, route(before, facts, now).rule) !== outcomeOf(after, is.rule);
  if (wait.rule === undefined) return isLedElsewhere ? is : null;
  const was = before.rules.find(({ id }) => id === wait.rule);
  const at = after.rules.findIndex(({ id }) => id === wait.rule);
  const rule = after.rules[at];
  if (was === undefined || rule === undefined) return is;
  const isBefore = is.rule !== null && after.rules.indexOf(is.rule) < at;
  if (isLedElsewhere && isBefore) return is;
  if (JSON.stringify(was.when) !== JSON.stringify(rule.when) && is.rule !== rule) return is;
  if (outcomeOf(before, was) === outcomeOf(after, rule)) return null;
  return { rule, because: [], to: endOf(after, rule.to) ?? POOL_TARGET };
}

/** Where a rule leads, and what it asks of whoever takes it; null: what holds otherwise. */
function outcomeOf(config: RoutingConfig, rule: Rule | null): string {
  const to = endOf(config, rule === null ? config.otherwise : rule.to) ?? POOL_TARGET;
  return JSON.stringify([keyOf(to), rule?.needs ?? [], rule?.priority ?? 0]);
}

/** When what waits at a place goes on to the next one, which another version of the document may change; in ms, null: it stays. */
export function untilAnew(
  before: RoutingConfig,
  after: RoutingConfig,
  wait: Wait,
  now: number,
): number | null {
  const [was, is] = [before, after].map((config) => placeOf(config, wait.queue)?.afterMs ?? null);
  if (was === is) return wait.until;
  if (is == null) return null;
  return wait.until === null || was == null ? now + is : wait.until - was + is;
}
