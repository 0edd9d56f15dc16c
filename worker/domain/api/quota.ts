/** What one program may ask in a minute, and at once after a quiet one. */
export const REQUESTS_PER_MINUTE = 600;
/** As many keys that do not exist may come from one network. */
export const STRANGERS_PER_MINUTE = 30;

const MINUTE_MS = 60_000;

/** How many requests a program had left at some time, in ms. Not whole: it grows all the while. */
export type Bucket = { left: number; at: number };

/** `left`: requests that it may make now. `fullInMs`: after so long without one it may make all of them. */
export type Quota = { left: number; fullInMs: number };

/** What is in a bucket at `now`, where nothing is taken out. */
export function filled(bucket: Bucket | null, now: number, perMinute = REQUESTS_PER_MINUTE): Bucket {
  if (bucket === null) return { left: perMinute, at: now };
  const more = (Math.max(0, now - bucket.at) * perMinute) / MINUTE_MS;
  return { left: Math.min(perMinute, bucket.left + more), at: now };
}

/** A request, if there is one left: what is in the bucket then. `retryAfterMs` 0: it may be made. */
export function taken(
  bucket: Bucket | null,
  now: number,
  perMinute = REQUESTS_PER_MINUTE,
): { bucket: Bucket; quota: Quota; retryAfterMs: number } {
  const before = filled(bucket, now, perMinute);
  const isFree = before.left >= 1;
  const after = isFree ? { ...before, left: before.left - 1 } : before;
  const perRequestMs = MINUTE_MS / perMinute;
  return {
    bucket: after,
    quota: {
      left: Math.floor(after.left),
      fullInMs: Math.ceil((perMinute - after.left) * perRequestMs),
    },
    retryAfterMs: isFree ? 0 : Math.ceil((1 - after.left) * perRequestMs),
  };
}
