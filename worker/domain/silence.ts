import type { AutoClose } from "../protocol/routing/automation.ts";
import type { Summary } from "../protocol/thread/conversation.ts";
import type { State } from "../protocol/thread/state.ts";

/** A conversation in which nobody may be going to say anything more. `ownedAt`: since when its owner has it; 0: nobody does. In ms. */
export type Quiet = Pick<Summary, "activityAt" | "waitingSince" | "failed" | "asked" | "preview"> & {
  state: State;
  ownedAt: number;
};

/** That the customer was asked whether they are still there: `at` (ms), after a silence since `since`, and what they had asked by then. */
export type Warned = { at: number; since: number; asked: number };

/**
 * What is to be done about a silence: nothing, for somebody is to say something, or is to be reminded (`forget`); nothing before
 * `until`; to ask the customer; to close it.
 */
export type SilenceStep = { step: "forget" | "warn" | "close" } | { step: "wait"; until: number };

/** Since when nobody wrote, in ms; who has just been given a conversation has yet to read it. */
export function silentSince({ activityAt, ownedAt }: Pick<Quiet, "activityAt" | "ownedAt">): number {
  return Math.max(activityAt, ownedAt);
}

/** How long a silence lasts before something is done about it, in ms. */
export function silenceMs({ afterSeconds, warnSeconds = 0 }: AutoClose): number {
  return Math.max(0, afterSeconds - warnSeconds) * 1_000;
}

/** What is to be done about a silence at `now`. Whatever anybody says after the question ends it, and the next begins anew. */
export function endOfSilence(quiet: Quiet, warned: Warned | null, rule: AutoClose, now: number): SilenceStep {
  if (!mayBeClosed(quiet)) return { step: "forget" };
  const warnMs = (rule.warnSeconds ?? 0) * 1_000;
  const since = silentSince(quiet);
  if (warned !== null && isStillSilent(quiet, warned)) return stepAt(warned.at + warnMs, "close", now);
  return warnMs > 0
    ? stepAt(since + silenceMs(rule), "warn", now)
    : stepAt(since + rule.afterSeconds * 1_000, "close", now);
}

/** Who waits is answered, what is offered is taken, what failed is seen to; what is put aside comes back. */
export function mayBeClosed({ state, waitingSince, failed, preview }: Quiet): boolean {
  if (failed) return false;
  // Programs answer nobody: whoever talks with one waits on.
  if (state === "bot") return preview !== null && preview.author !== "customer";
  return (state === "assigned" || state === "queued") && waitingSince === null;
}

/** Nothing was said since but by the desk itself, which has no name. */
function isStillSilent(quiet: Quiet, { since, asked }: Warned): boolean {
  if (quiet.asked !== asked) return false;
  const { preview } = quiet;
  return silentSince(quiet) === since || (preview?.author === "agent" && preview.agent === "");
}

function stepAt(at: number, step: "warn" | "close", now: number): SilenceStep {
  return now >= at ? { step } : { step: "wait", until: at };
}
