import type { HidePolicy, Masking } from "../../protocol/masking/masking.ts";
import type { Actor } from "../ownership.ts";

/** Whoever reads at a desk: by their role, or a program by what its key lets it do. */
export type Reader = Pick<Actor, "role" | "scopes">;

/** Whether somebody sees everything: all do where nothing is hidden. Whoever came by a link for Meta's reviewers never does. */
export function seesWhole({ isOn, sees }: Pick<Masking, "isOn" | "sees">, { role, scopes }: Reader): boolean {
  if (!isOn) return true;
  if (scopes !== undefined) return scopes.includes("masked:read");
  return (sees as readonly string[]).includes(role);
}

/** How what a bot is asked is to be hidden from it; null: not at all. */
export function hiddenFromBots({ isOn, bots, ...policy }: Masking): HidePolicy | null {
  return isOn && bots === "masked" ? hidePolicyOf(policy) : null;
}

/** What is looked for, without who reads it. */
export function hidePolicyOf({ kinds, countries, patterns, spared }: HidePolicy): HidePolicy {
  return { kinds, countries, patterns, spared };
}

/** Whether somebody may have shown what is hidden from them; whoever sees everything has nothing to ask. */
export function mayReveal(masking: Masking, reader: Reader): boolean {
  return seesWhole(masking, reader) || (masking.reveals as readonly string[]).includes(reader.role);
}
