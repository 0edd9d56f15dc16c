import { VERSION } from "../../worker/protocol/version.ts";
import type { ChatState } from "../state/state.ts";

/**
 * How the Worker's version and this gadget's are apart. `redeployed`: the same number, but another deployment than
 * the one that the page met first: whether its gadget is another one is yet to be found out (deployed.ts). `behind`: this gadget is the older one. `ahead`: it is the newer one, after a
 * roll-back or in a page with a newer package, and the Worker may not know all of its commands.
 */
export type VersionGap = "redeployed" | "behind" | "ahead";

/** How gadget and Worker differ; null while they fit, and before the first welcome. */
export function versionGap({ session }: ChatState): VersionGap | null {
  if (session === null) return null;
  const order = compareVersions(VERSION, session.version);
  if (order !== 0) return order < 0 ? "behind" : "ahead";
  return session.server === session.firstServer ? null : "redeployed";
}

let collator: Intl.Collator | undefined;

/** By the numbers: 0.10.0 comes after 0.9.0. */
function compareVersions(a: string, b: string): number {
  // Asked with every change of the state, and a comparison by language is dear to make.
  if (a === b) return 0;
  collator ??= new Intl.Collator("en", { numeric: true });
  return collator.compare(a, b);
}
