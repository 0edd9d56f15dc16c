import type { DeskLine } from "../../protocol/message/content.ts";
import type { Person } from "../../protocol/message/entry.ts";
import { may } from "../../protocol/rights.ts";
import { done, refused, type Outcome } from "../outcome.ts";
import type { Actor } from "../ownership.ts";
import { ownerOf, type Standing } from "../states/standing.ts";

/** That somebody wants help with a conversation, since `at` (ms), perhaps with words for whoever helps. */
export type Hand = { by: Person; at: number; note?: string };

/** Whether a hand is raised, and the lines that tell of what became of it. */
export type HandDecided = { hand: Hand | null; lines: DeskLine[]; isSame: boolean };

/** Asks for help with what is open. Whoever asks last is the one who asked. */
export function raiseHand(
  standing: Standing,
  hand: Hand | null,
  { by, note, now }: { by: Actor; note: string | undefined; now: number },
): Outcome<HandDecided, { code: "wrong_state"; state: string }> {
  if (standing.state === "closed") return refused({ code: "wrong_state", state: "closed" });
  if (hand?.by.sub === by.sub && hand.note === note) return done({ hand, lines: [], isSame: true });
  const person = { sub: by.sub, name: by.name };
  const words = note === undefined ? {} : { note };
  return done({
    hand: { by: person, at: now, ...words },
    lines: [{ event: "raised", by: person, ...words, why: "raise" }],
    isSame: false,
  });
}

/** Help came, or is not wanted any more: so says who asked, who has the conversation, or who leads. */
export function lowerHand(
  standing: Standing,
  hand: Hand | null,
  by: Actor,
): Outcome<HandDecided, { code: "not_allowed" }> {
  if (hand === null) return done({ hand, lines: [], isSame: true });
  const isTheirs = hand.by.sub === by.sub || ownerOf(standing)?.sub === by.sub;
  if (!isTheirs && !may(by.role, "supervise")) return refused({ code: "not_allowed" });
  const lowered = { event: "lowered", by: { sub: by.sub, name: by.name }, why: "lower" } as const;
  return done({ hand: null, lines: [lowered], isSame: false });
}
