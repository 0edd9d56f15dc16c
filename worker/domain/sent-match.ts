import { isSameMessage, type Likeness } from "./same-message.ts";

/** A message of ours of which nobody knows whether it arrived. `requestedAt`: when it last left, in ms. */
export type Sought = Likeness & { id: number; requestedAt: number };

/** A message of the Page in Meta's record, of which we know no message. `at`: Meta's time in ms, whole seconds. */
export type Candidate = Likeness & { mid: string; at: number };

/** Meta's clock and ours may differ by this. */
export const CLOCKS_MS = 5_000;
/** What came later was not this request, but somebody who wrote the same. */
const LATE_MS = 10 * 60_000;

/**
 * Which of our messages Meta's record shows to have arrived, by id. The same text may have been sent twice, so the
 * newest is matched first, and no message of Meta's stands for two of ours. Of what is not words the record tells little:
 * where more messages fit than we sought, none is taken for ours.
 */
export function matchSent(sought: readonly Sought[], candidates: readonly Candidate[]): Map<number, string> {
  let left = candidates.toSorted((a, b) => b.at - a.at);
  const found = new Map<number, string>();
  for (const one of sought.toSorted((a, b) => b.requestedAt - a.requestedAt)) {
    const fitting = left.filter((it) => isInTime(one, it.at) && isSameMessage(one, it));
    const [match] = fitting;
    if (match === undefined) continue;
    const rivals = sought.filter(({ id, ...other }) => !found.has(id) && isSameMessage(other, match));
    if (one.parts.length > 0 && fitting.length > rivals.length) continue;
    left = left.filter((it) => it !== match);
    found.set(one.id, match.mid);
  }
  return found;
}

/** Whether a message of that time may be what this request sent. */
export function isInTime({ requestedAt }: Pick<Sought, "requestedAt">, at: number): boolean {
  return at >= requestedAt - CLOCKS_MS && at <= requestedAt + LATE_MS;
}
