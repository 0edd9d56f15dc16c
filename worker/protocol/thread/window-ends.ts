/** Send API, "messaging types": 24 hours after the person's last qualifying action. */
export const RESPONSE_WINDOW_MS = 24 * 60 * 60 * 1000;

/** Send API, "message tags": `HUMAN_AGENT` allows a person's reply for 7 days. */
export const HUMAN_AGENT_WINDOW_MS = 7 * 24 * 60 * 60 * 1000;

/** From the end of the 24 hours to that of the 7 days. */
export const LATE_MS = HUMAN_AGENT_WINDOW_MS - RESPONSE_WINDOW_MS;

/** When Meta takes replies no longer: those of the 24 hours, or a person's of the 7 days. `at` in ms. */
export type WindowEnd = { kind: "response" | "human_agent"; at: number };

/**
 * The end that lies ahead; null where none does, also before the customer wrote. `mayBeLate`: the Page has the 7 days, or
 * nobody knows yet whether it has.
 */
export function nextEnd(responseUntil: number | null, mayBeLate: boolean, now: number): WindowEnd | null {
  if (responseUntil === null) return null;
  if (responseUntil > now) return { kind: "response", at: responseUntil };
  const at = responseUntil + LATE_MS;
  return mayBeLate && at > now ? { kind: "human_agent", at } : null;
}
