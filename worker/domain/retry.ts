/** Tries of one message whose failures were all of the kind that repeating may cure. */
export const SEND_ATTEMPTS_MAX = 4;

const SEND_DELAYS_MS = [5_000, 30_000, 120_000];

/** When to try a message again that Meta surely did not take, or null when it was tried often enough. */
export function nextSendAttempt(attempts: number, now: number, random: number): number | null {
  if (attempts >= SEND_ATTEMPTS_MAX) return null;
  const delay = SEND_DELAYS_MS[attempts - 1] ?? SEND_DELAYS_MS[0] ?? 5_000;
  return now + Math.round(delay * (0.75 + random / 2));
}

/** Tries of one file whose failures were all of the kind that may pass: within a quarter of an hour. */
export const MEDIA_ATTEMPTS_MAX = 5;

const MEDIA_DELAYS_MS = [5_000, 30_000, 120_000, 600_000];

/** When to ask for a file again, or null when it was asked for often enough. */
export function nextMediaAttempt(attempts: number, now: number, random: number): number | null {
  const delay = MEDIA_DELAYS_MS[attempts - 1];
  if (delay === undefined || attempts >= MEDIA_ATTEMPTS_MAX) return null;
  return now + Math.round(delay * (0.75 + random / 2));
}

/** When to repeat work between our own objects, which cannot fail for good: quickly at first, then every minute. */
export function nextInternalAttempt(attempts: number, now: number, random: number): number {
  const delay = Math.min(60_000, 500 * 2 ** Math.min(attempts, 10));
  return now + Math.round(delay * (0.5 + random / 2));
}

/** When to ask Meta again for a subscription it refused: what is wrong is mended by people, not by asking. */
export function nextSubscribeAttempt(attempts: number, now: number, random: number): number {
  const delay = Math.min(6 * 60 * 60_000, 30_000 * 2 ** Math.min(attempts - 1, 12));
  return now + Math.round(delay * (0.75 + random / 2));
}

/** How long a Page rests after Meta said "too fast", when Meta did not say how long. */
export function slowDownMs(strikes: number, random: number): number {
  const delay = Math.min(15 * 60_000, 5_000 * 2 ** Math.min(strikes, 8));
  return Math.round(delay * (0.75 + random / 2));
}
