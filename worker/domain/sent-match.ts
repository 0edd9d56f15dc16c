/** A message of ours of which nobody knows whether it arrived. `requestedAt`: when it last left, in ms. */
export type Sought = { id: number; text: string; requestedAt: number };

/** A message of the Page in Meta's record, of which we know no message. `at`: Meta's time in ms, whole seconds. */
export type Candidate = { mid: string; at: number; text: string };

/** Meta's clock and ours may differ by this. */
export const CLOCKS_MS = 5_000;
/** What came later was not this request, but somebody who wrote the same. */
const LATE_MS = 10 * 60_000;

/**
 * Which of our messages Meta's record shows to have arrived, by id. The same text may have been sent twice, so the
 * newest is matched first, and no message of Meta's stands for two of ours.
 */
export function matchSent(sought: readonly Sought[], candidates: readonly Candidate[]): Map<number, string> {
  const left = candidates.toSorted((a, b) => b.at - a.at);
  const found = new Map<number, string>();
  for (const { id, text, requestedAt } of sought.toSorted((a, b) => b.requestedAt - a.requestedAt)) {
    const place = left.findIndex((it) => isInTime({ requestedAt }, it.at) && isSameText(it.text, text));
    const [match] = place < 0 ? [] : left.splice(place, 1);
    if (match !== undefined) found.set(id, match.mid);
  }
  return found;
}

/** Whether a message of that time may be what this request sent. */
export function isInTime({ requestedAt }: Pick<Sought, "requestedAt">, at: number): boolean {
  return at >= requestedAt - CLOCKS_MS && at <= requestedAt + LATE_MS;
}

/** Meta trims what it shows. */
function isSameText(one: string, other: string): boolean {
  return one.trim() === other.trim();
}
