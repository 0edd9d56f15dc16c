/**
 * How far something got that the shop says to a customer. `waiting`: it is not with the desk yet, since nobody came by the
 * order's link or the desk is out of reach; `held`: Messenger takes it once the customer wrote again; `refused`: it does not go.
 */
export type Progress =
  | "waiting"
  | "queued"
  | "sent"
  | "delivered"
  | "read"
  | "unknown"
  | "failed"
  | "held"
  | "refused"
  | "withdrawn";

/** As the desk tells of a message (`delivery.state`). */
export type SendState = "queued" | "sending" | "sent" | "unknown" | "failed" | "withdrawn";

/** What the customer's phone said of it; news may come late, so nothing goes back from there. */
const RANK: Partial<Record<Progress, number>> = { sent: 1, delivered: 2, read: 3 };

/** What is known once `told` came, whatever came before it. */
export function further(known: Progress, told: Progress): Progress {
  return (RANK[told] ?? 0) < (RANK[known] ?? 0) ? known : told;
}

/** Why a message did not arrive, as people read it; of what is not here, the desk's own word. */
const FAILURES: Readonly<Record<string, string>> = {
  window_closed: "More than 24 hours since their last message",
  customer_unavailable: "They cannot be reached",
  thread_owned_by_another_app: "Another app answers them",
  rejected: "Meta did not take it",
  too_many_attempts: "Meta could not be reached",
};

export function whyFailed(code: string): string {
  return FAILURES[code] ?? code;
}

export function progressOf(state: SendState): Progress {
  return state === "sending" ? "queued" : state;
}
