import { done, type Outcome } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import type { DeskStore } from "../store.ts";
import { commandKey } from "./call.ts";

/** So many are known again: after a deploy all agents of a floor may repeat one within seconds. */
const DECIDED_MAX = 64;

type Call = { actor: Actor; command: { id: string } };
type Nothing = Outcome<null, Refusal>;

/**
 * A command about the desk or a Page whose answer was lost comes again, perhaps after somebody else decided: what had its
 * effect has no further one. A refusal had none.
 */
export async function once(
  store: DeskStore,
  { actor, command }: Call,
  effect: () => Nothing | Promise<Nothing>,
): Promise<Nothing> {
  const key = commandKey(actor, command);
  if (store.decided().includes(key)) return done(null);
  const outcome = await effect();
  if (outcome.ok) store.setDeskDecided([...store.decided(), key].slice(-DECIDED_MAX));
  return outcome;
}
