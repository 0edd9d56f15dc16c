import { remembered } from "../remembered.ts";

/**
 * Files under way in this isolate, which many conversations share: each holds up to two parts in memory, of which
 * there are 128 MB.
 */
const SLOTS = 6;

/** Who finds no place is told when to look again; who does not come is forgotten. */
const LOOK_MS_MIN = 250;
const LOOK_MS_MAX = 10_000;
const FORGOTTEN_MS = 3 * LOOK_MS_MAX;

/** How long files took of late, each weighed against those before it. */
const USUAL_MS_FIRST = 1_000;
const WEIGHT = 0.2;

/** A place for one file, to be given back when it is done, or when its turn should come. */
export type Slot = { release: (now: number) => void } | { lookAgainInMs: number };

const slots = remembered(() => ({
  taken: new Set<{ until: number }>(),
  /** Who waits, first to last, and when they last looked. */
  line: new Map<object, number>(),
  usualMs: USUAL_MS_FIRST,
}));

/**
 * A place for one more file. It lapses at `until` if its owner died. Objects cannot wake each other, so those for whom
 * there is none look again when their turn should have come: the longer the line, the later.
 */
export function takeSlot(owner: object, now: number, until: number): Slot {
  const own = slots();
  const { taken, line } = own;
  for (const slot of taken) if (slot.until <= now) taken.delete(slot);
  for (const [waiting, lookedAt] of line) if (now - lookedAt > FORGOTTEN_MS) line.delete(waiting);
  if (taken.size >= SLOTS) {
    line.set(owner, now);
    const place = [...line.keys()].indexOf(owner) + 1;
    const turnInMs = Math.ceil(place / SLOTS) * own.usualMs;
    return { lookAgainInMs: Math.round(Math.min(LOOK_MS_MAX, Math.max(LOOK_MS_MIN, turnInMs))) };
  }
  line.delete(owner);
  const slot = { until };
  taken.add(slot);
  return {
    release: (at) => {
      if (!taken.delete(slot)) return;
      own.usualMs += WEIGHT * (Math.max(0, at - now) - own.usualMs);
    },
  };
}
