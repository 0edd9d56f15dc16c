import type { Actor } from "../../../domain/ownership.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import type { DeskStore } from "../store.ts";
import { commandKey, idOf, wasSo } from "./call.ts";

/** So many are known again: after a deploy all agents of a floor may repeat one within seconds. */
const DECIDED_MAX = 64;

type Call = { actor: Actor; command: { id: string } };
type Nothing = Outcome<null, Refusal> & { wasSo?: true };

/**
 * A gadget whose answer was lost gives its command again, perhaps after somebody else decided: what had its effect has no
 * further one. A refusal had none. `decided` are the commands that had theirs, kept with what they are about.
 */
export function hadEffect(decided: readonly string[], { actor, command }: Call): boolean {
  // Older code noted them without their agent.
  return decided.includes(commandKey(actor, command)) || decided.includes(idOf(command));
}

/** `decided` with one more, and no more than `max` of them. */
export function withEffect(decided: readonly string[], { actor, command }: Call, max: number): string[] {
  return [...decided, commandKey(actor, command)].slice(-max);
}

/** Keeps with the desk that a command about it had its effect. */
export function keepEffect(store: DeskStore, call: Call): void {
  store.decided.set(withEffect(store.decided.all(), call, DECIDED_MAX));
}

/** Lets a command have its effect, unless it had it: one that nobody else keeps together with what it is about. */
export async function once(
  store: DeskStore,
  call: Call,
  effect: () => Nothing | Promise<Nothing>,
): Promise<Nothing> {
  if (hadEffect(store.decided.all(), call)) return wasSo(null);
  const outcome = await effect();
  if (!outcome.ok) return outcome;
  // Both may have been under way.
  if (hadEffect(store.decided.all(), call)) return wasSo(null);
  keepEffect(store, call);
  return outcome;
}
