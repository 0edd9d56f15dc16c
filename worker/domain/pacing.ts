/*
 * How fast a Page may send ("rate limits"): 300 texts and 10 audio or video messages a second at once, and fewer than 40
 * messages a second for long, above which Meta's inbox stands still. Each a little below, because clocks differ.
 */

/** What flows in each second, and how much of it can be held: in any second at most both together leave. */
export type Rate = { perSecond: number; atOnce: number };

/** Of all that is sent: in any minute 40 a second. */
export const SUSTAINED_RATE: Rate = { perSecond: 36, atOnce: 240 };
/** Of what is sent at once. */
export const BURST_RATE: Rate = { perSecond: 140, atOnce: 150 };
/** Of audio and video. */
export const MEDIA_RATE: Rate = { perSecond: 5, atOnce: 4 };

/** What is left of a rate, as of `at` in ms; below 0 it is promised to who waits. */
export type Bucket = { left: number; at: number };

/** `share`: of what flows in and is held, from 0 to 1. A clock that was set back brings nothing. */
export function filled({ left, at }: Bucket, rate: Rate, now: number, share = 1): Bucket {
  const gained = (Math.max(0, now - at) * rate.perSecond * share) / 1000;
  return { left: Math.min(Math.max(1, rate.atOnce * share), left + gained), at: now };
}

/** How long until one more is there for who comes last, in ms; 0 for now. */
export function turnMs({ left }: Bucket, { perSecond }: Rate, share = 1): number {
  return left >= 1 ? 0 : Math.ceil(((1 - left) * 1000) / (perSecond * share));
}

/** Meta slows down who comes to 100 per cent: from here on the Page does it by itself, and others tell it of each change. */
export const USAGE_NOTED = 70;
/** Below this share a Page that Meta still serves does not go. */
const SHARE_MIN = 0.05;

/** Usage in the steps in which it is told, in per cent; 0 where nobody need know. */
export function notedUsage(percent: number): number {
  return percent < USAGE_NOTED ? 0 : Math.min(100, Math.floor(percent / 5) * 5);
}

/** The share of its rate at which a Page goes on at this usage of Meta's budget, in per cent. */
export function shareAt(usage: number): number {
  if (usage < USAGE_NOTED) return 1;
  return Math.max(SHARE_MIN, (100 - usage) / (100 - USAGE_NOTED));
}
