import { networkOf } from "../../domain/api/network.ts";
import { filled, STRANGERS_PER_MINUTE, taken, type Bucket } from "../../domain/api/quota.ts";
import { remembered } from "../../remembered.ts";
import { ProblemError } from "./problem.ts";

/** So many networks, and so many keys, are remembered before the first of them are forgotten. */
const REMEMBERED_MAX = 1_000;

/**
 * Who came with keys that do not exist, by the network that they came from, and keys that were good. In the memory of one isolate:
 * it spares desks the work; a key of 256 bits needs no guard against guessing.
 */
const known = remembered(() => ({
  buckets: new Map<string, Bucket>(),
  good: new Set<string>(),
  /** Keys that nobody knows yet, of which a desk is being asked, by network: how often each. */
  asked: new Map<string, Map<string, number>>(),
}));

/**
 * What `ask` answers, which asks the desk of a key. As many that nobody knows are asked of at once as may turn out not to exist:
 * those that come together are counted before the first is answered.
 */
export async function askedOf<T extends { quota: unknown }>(
  request: Request,
  keyHash: string,
  ask: () => Promise<T>,
): Promise<T> {
  requireNoStranger(request, keyHash, Date.now());
  const done = begun(request, keyHash);
  try {
    const answer = await ask();
    noteKey(request, keyHash, answer.quota !== null, Date.now());
    return answer;
  } finally {
    done();
  }
}

/** Counts a key until the function that it answers is called. */
function begun(request: Request, keyHash: string): () => void {
  const { good, asked } = known();
  if (good.has(keyHash)) return () => undefined;
  const from = whereFrom(request);
  const there = asked.get(from) ?? new Map<string, number>();
  asked.set(from, there);
  there.set(keyHash, (there.get(keyHash) ?? 0) + 1);
  return () => {
    const left = (there.get(keyHash) ?? 1) - 1;
    if (left > 0) there.set(keyHash, left);
    else there.delete(keyHash);
    if (there.size === 0 && asked.get(from) === there) asked.delete(from);
  };
}

/**
 * Refuses a key that nobody knows, where others came from there that do not exist. One that was good here is let by: others of its
 * network may have lost theirs.
 */
export function requireNoStranger(request: Request, keyHash: string, now: number): void {
  const { buckets, good, asked } = known();
  const from = whereFrom(request);
  const there = asked.get(from);
  // Requests with one key count once while nobody knows it: of a good one many may come at the same time.
  const others = (there?.size ?? 0) - (there?.has(keyHash) === true ? 1 : 0);
  const bucket = buckets.get(from) ?? null;
  if (good.has(keyHash) || (bucket === null && others === 0)) return;
  const before = filled(bucket, now, STRANGERS_PER_MINUTE);
  const { retryAfterMs } = taken({ ...before, left: before.left - others }, now, STRANGERS_PER_MINUTE);
  if (retryAfterMs === 0) return;
  const headers = { "Retry-After": String(Math.ceil(retryAfterMs / 1000)) };
  throw new ProblemError("too_many_requests", { headers });
}

/** What the desk said of a key. */
function noteKey(request: Request, keyHash: string, isGood: boolean, now: number): void {
  const { buckets, good } = known();
  if (isGood) return keep(good, () => good.add(keyHash), good.has(keyHash));
  const from = whereFrom(request);
  const { bucket } = taken(buckets.get(from) ?? null, now, STRANGERS_PER_MINUTE);
  for (const [other, it] of buckets)
    if (filled(it, now, STRANGERS_PER_MINUTE).left >= STRANGERS_PER_MINUTE) buckets.delete(other);
  keep(buckets, () => buckets.set(from, bucket), buckets.has(from));
  good.delete(keyHash);
}

type Memory = { size: number; keys: () => Iterator<string>; delete: (key: string) => boolean };

function keep(memory: Memory, add: () => unknown, isThere: boolean): void {
  const oldest = memory.keys().next();
  if (!isThere && memory.size >= REMEMBERED_MAX && oldest.done !== true) memory.delete(oldest.value);
  add();
}

/** Cloudflare says who connects; where it does not, all come from one place. */
function whereFrom(request: Request): string {
  return networkOf(request.headers.get("CF-Connecting-IP") ?? "");
}
