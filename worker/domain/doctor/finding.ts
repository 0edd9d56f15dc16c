import type { Check, CheckReason, Fix } from "../../protocol/admin/doctor.ts";
import type { Told } from "./facts.ts";

/** A finding before it is known since when. */
export type Finding = Omit<Check, "check" | "since"> & { since?: number };
type More = Omit<Finding, "state" | "reason" | "fix">;
/** What is not known may have a place where somebody can look. */
type MoreOfUnknown = More & { fix?: Fix };

/** Nothing is to be done. */
export function good(reason?: CheckReason, more: More = {}): Finding {
  return { state: "good", ...(reason === undefined ? {} : { reason }), ...more };
}

/** Somebody has to do something: `fix`, where there is one. */
export function attention(reason: CheckReason, fix: Fix | null, more: More = {}): Finding {
  return { state: "attention", reason, ...(fix === null ? {} : { fix }), ...more };
}

export function unknown(reason: CheckReason = "no_answer", more: MoreOfUnknown = {}): Finding {
  return { state: "unknown", reason, ...more };
}

/** What Meta told; null where it told nothing. */
export function valueOf<T>(told: Told<T>): T | null {
  return told.kind === "told" ? told.value : null;
}

const DAY_MS = 24 * 60 * 60_000;
/** Somebody should act before it ends. */
const SOON_MS = 7 * DAY_MS;
/** What strangers can cause, and single refusals, are news for a day. */
const NEWS_MS = DAY_MS;

export function isNews(at: number | null, settledAt: number | null, now: number): at is number {
  return at !== null && now - at < NEWS_MS && at > (settledAt ?? 0);
}

/** Something that ends: null where it never does. */
export function ending(at: number | null, fix: Fix, now: number, soonMs = SOON_MS): Finding {
  if (at === null) return good("no_end");
  if (at <= now) return attention("ended", fix, { at });
  return at - now < soonMs ? attention("ends_soon", fix, { at }) : good("ends", { at });
}
