const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits before the second try, the third and so on, in ms: as "Standard Webhooks" recommends, three days in all. */
const DELAYS_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** Tries of one event at one endpoint. */
export const DELIVERIES_MAX = DELAYS_MS.length + 1;

/** When nothing has reached an endpoint for so long, in ms, it is dead. */
export const DEAD_AFTER_MS = 72 * HOUR;

/** So many failures in a row make an endpoint ail: it is asked less often, and once at a time. */
const AILING_AFTER = 3;
const RESTS_MS = { first: 10 * SECOND, most: 15 * MINUTE };
/** An endpoint that says when to come again is believed so far. */
const ASKED_TO_WAIT_MAX_MS = HOUR;

/**
 * When an event is tried again that failed `attempts` times, in ms; null: it is given up. `random`: from 0 to 1, so that what
 * failed together does not come back together.
 */
export function nextDelivery(attempts: number, now: number, random: number): number | null {
  const delay = DELAYS_MS[attempts - 1];
  return delay === undefined ? null : now + jittered(delay, random);
}

/**
 * How an endpoint fares. `failures`: deliveries that failed since the last one that arrived. `failingSince`: since when, in ms;
 * null: the last one arrived. `restsUntil`: nothing is delivered before (ms).
 */
export type Health = { failures: number; failingSince: number | null; restsUntil: number };

export const HEALTHY: Health = { failures: 0, failingSince: null, restsUntil: 0 };

/** Whether it is asked one thing at a time. */
export function isAiling({ failures }: Pick<Health, "failures">): boolean {
  return failures >= AILING_AFTER;
}

/**
 * Until when an endpoint need not know of more (ms): it rests, or ails, and what waits for it already is tried before. It hears of
 * what is new so much later, once it answers again.
 */
export function restOf(health: Health, now: number): number {
  return isAiling(health) ? Math.max(health.restsUntil, now + RESTS_MS.first) : health.restsUntil;
}

/** How it fares after one more delivery failed. `retryAfterMs`: how long it asked to be left alone; null: it did not. */
export function afterFailure(
  { failures, failingSince }: Health,
  retryAfterMs: number | null,
  now: number,
  random: number,
): Health {
  const more = failures + 1;
  const rest =
    more < AILING_AFTER
      ? 0
      : jittered(Math.min(RESTS_MS.most, RESTS_MS.first * 2 ** Math.min(more - AILING_AFTER, 20)), random);
  const asked = Math.min(ASKED_TO_WAIT_MAX_MS, Math.max(0, retryAfterMs ?? 0));
  return { failures: more, failingSince: failingSince ?? now, restsUntil: now + Math.max(rest, asked) };
}

/** Whether nothing has reached it for so long that nothing more is delivered until somebody says so. */
export function isDead({ failingSince }: Pick<Health, "failingSince">, now: number): boolean {
  return failingSince !== null && now - failingSince >= DEAD_AFTER_MS;
}

function jittered(ms: number, random: number): number {
  return Math.round(ms * (0.9 + random / 5));
}
