import type { IRequest } from "itty-router";
import { hashOf } from "../domain/admin-link.ts";
import { Buckets } from "../domain/rate/bucket.ts";
import { networkOf } from "../domain/rate/network.ts";
import { RATES, type RateName } from "../domain/rate/rates.ts";
import { HttpError } from "../errors.ts";
import { log } from "../log.ts";
import { remembered } from "../remembered.ts";

/** So many credentials that were good are remembered before the first of them are forgotten. */
const GOOD_MAX = 5_000;
/** The log says of each rate so seldom that somebody came too often: whoever does may do so a thousand times a second. */
const SAID_EVERY_MS = 60_000;

type OfIsolate = { [N in RateName]: (typeof RATES)[N]["at"] extends "isolate" ? N : never }[RateName];

/** Of one isolate. It spares objects the work; nothing that is random enough needs a guard against guessing. */
const known = remembered(() => ({
  buckets: {
    files: new Buckets(RATES.files),
    admin: new Buckets(RATES.admin),
    health: new Buckets(RATES.health),
    forged: new Buckets(RATES.forged),
  } satisfies Record<OfIsolate, Buckets>,
  /** By their hash. */
  good: new Set<string>(),
  /** Credentials of which an object is being asked and nobody knows yet, by who is counted: how often each. */
  asked: new Map<string, Map<string, number>>(),
  saidAt: new Map<RateName, number>(),
}));

/** Requests of which something forged was counted already. */
const counted = new WeakSet<Request>();

/** One request of whoever that is. 429 `too_many_requests` where there is none left. */
export function take(rate: OfIsolate, who: string, now = Date.now()): void {
  const { retryAfterMs } = known().buckets[rate].take(who, now);
  if (retryAfterMs > 0) throw tooMany(rate, retryAfterMs, now);
}

/** Cloudflare says who connects; where it does not, all come from one place. */
export function whereFrom(request: Request): string {
  return networkOf(request.headers.get("CF-Connecting-IP") ?? "");
}

/**
 * What an object alone can judge: a key, a pass, a session, a link, a code. `isOwn`: it has this deployment's mark
 * (access/marks.ts), which nobody else can make.
 */
export type Presented = { text: string; isOwn: boolean };
type Counting = { hash: string; who: string };

/** Refuses what cannot be good as long as too much came from there that was not: 429, and no object is asked. */
export async function requireKnown(request: Request, presented: Presented): Promise<void> {
  lookAt(await countingOf(request, presented), Date.now());
}

/**
 * What `ask` answers, which asks an object of a credential. Of those that nobody knows as many are asked of at once as may turn out
 * to be forged: those that come together are counted before the first is answered.
 */
export async function askedOf<T>(
  request: Request,
  presented: Presented,
  ask: () => Promise<T>,
  isGood: (answer: T) => boolean,
): Promise<T> {
  const counting = await countingOf(request, presented);
  lookAt(counting, Date.now());
  const done = begun(counting);
  try {
    const answer = await ask();
    note(request, counting, isGood(answer), Date.now());
    return answer;
  } finally {
    done();
  }
}

/**
 * What somebody is told who came with something forged: why it is refused, until too much came from there; then 429. Whoever has
 * something good was let by before it came to this.
 */
export function heldBack(error: unknown, request: IRequest | Request): unknown {
  if (!(error instanceof HttpError) || !error.isForged || counted.has(request)) return error;
  const now = Date.now();
  const { retryAfterMs } = known().buckets.forged.take(whereFrom(request), now);
  return retryAfterMs > 0 ? tooMany("forged", retryAfterMs, now) : error;
}

/**
 * Who is counted where it is forged. What has our mark was made here, and by whom it was brought says nothing of others of their
 * network: it is counted by itself, for a key that was revoked may be asked with for ever.
 */
async function countingOf(request: Request, { text, isOwn }: Presented): Promise<Counting> {
  const hash = await hashOf(text);
  return { hash, who: isOwn ? `mark ${hash}` : whereFrom(request) };
}

function lookAt({ hash, who }: Counting, now: number): void {
  const { buckets, good, asked } = known();
  if (good.has(hash)) return;
  const there = asked.get(who);
  // Requests with one credential count once while nobody knows it: of a good one many may come at the same time.
  const others = (there?.size ?? 0) - (there?.has(hash) === true ? 1 : 0);
  const { retryAfterMs } = buckets.forged.look(who, now, others);
  if (retryAfterMs > 0) throw tooMany("forged", retryAfterMs, now);
}

/** Counts a credential until the function that it answers is called. */
function begun({ hash, who }: Counting): () => void {
  const { good, asked } = known();
  if (good.has(hash)) return () => undefined;
  const there = asked.get(who) ?? new Map<string, number>();
  asked.set(who, there);
  there.set(hash, (there.get(hash) ?? 0) + 1);
  return () => {
    const left = (there.get(hash) ?? 1) - 1;
    if (left > 0) there.set(hash, left);
    else there.delete(hash);
    if (there.size === 0 && asked.get(who) === there) asked.delete(who);
  };
}

/** What the object said of it. */
function note(request: Request, { hash, who }: Counting, isGood: boolean, now: number): void {
  const { buckets, good } = known();
  good.delete(hash);
  if (!isGood) {
    counted.add(request);
    buckets.forged.take(who, now);
    return;
  }
  const oldest = good.keys().next();
  if (good.size >= GOOD_MAX && oldest.done !== true) good.delete(oldest.value);
  good.add(hash);
}

function tooMany(rate: RateName, retryAfterMs: number, now: number): HttpError {
  const age = now - (known().saidAt.get(rate) ?? -Infinity);
  if (age < 0 || age >= SAID_EVERY_MS) {
    known().saidAt.set(rate, now);
    log({ event: "rate.exceeded", rate });
  }
  return new HttpError(429, "too_many_requests", { retryAfterMs });
}
