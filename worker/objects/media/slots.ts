/**
 * Files under way in this isolate, which many conversations share: each holds up to two parts in memory, of which
 * there are 128 MB.
 */
const SLOTS = 6;

const taken = new Set<{ until: number }>();

/** A place for one more file, to be given back; null when all are taken. It lapses at `until` if its owner died. */
export function takeSlot(now: number, until: number): (() => void) | null {
  for (const slot of taken) if (slot.until <= now) taken.delete(slot);
  if (taken.size >= SLOTS) return null;
  const slot = { until };
  taken.add(slot);
  return () => taken.delete(slot);
}
