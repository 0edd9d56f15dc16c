import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";

/** A copy of what was given to be sent, which whoever gave it may change meanwhile; null: it is nothing that could be sent. */
export function readOutgoing(given: unknown): Outgoing | null {
  const copy = copyOf(given);
  const { kind } = (copy ?? {}) as { kind?: unknown };
  return typeof kind === "string" ? (copy as Outgoing) : null;
}

/** As it would leave; null where it cannot. */
export function copyOf(given: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(given));
  } catch {
    return null;
  }
}
