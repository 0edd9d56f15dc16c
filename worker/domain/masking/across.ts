import type { Across } from "../../protocol/masking/across.ts";
import { rulesFor, spansAcross, type HideRules } from "./hide.ts";
import { plainOf, saidBy } from "./plain.ts";

/** Two texts of one person within this (ms) may be one number. */
export const FOLLOWS_MS = 5 * 60_000;
/** In so many texts before or behind another is looked: in more nobody writes a number. */
export const NEIGHBOURS_MAX = 3;

/** Whatever a desk hides: what proves itself is a number everywhere. */
const PROVING: HideRules = rulesFor({ kinds: ["card", "iban"], countries: [], patterns: [], spared: [] });

/** Whether a text may hold a part of a number at all: all others cost nothing. */
export function mayHoldPart(text: string | null): text is string {
  return text !== null && /\p{Nd}{2}/u.test(plainOf(text));
}

/** What in a text belongs to a number that begins in those before it, or goes on in those behind it; all of one person, first to last. */
export function acrossIn(
  text: string,
  before: readonly string[],
  behind: readonly string[],
  rules: HideRules = PROVING,
): Across[] {
  if (before.length + behind.length === 0) return [];
  const found = spansAcross([...before, text, ...behind], rules)[before.length] ?? [];
  return found.flatMap(({ kind, from, to, value, before: signsBefore }) =>
    kind === "card" || kind === "iban" ? [{ kind, from, to, before: signsBefore, signs: value.length }] : [],
  );
}

/**
 * Whether a part of a number is that part of one that is never hidden. By this part alone: of somebody else's that begins like it no more is told than the desk
 * tells of its own.
 */
export function isSparedPart(
  { from, to, before, signs }: Across,
  text: string,
  { spared }: Pick<HideRules, "spared">,
): boolean {
  if (before === undefined || signs === undefined) return false;
  const said = saidBy(text.slice(from, to));
  return [...spared].some((value) => value.length === signs && value.startsWith(said, before));
}
