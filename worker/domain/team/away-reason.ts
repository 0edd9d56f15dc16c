import type { Presence } from "../../protocol/frames.ts";
import type { RoutingConfig } from "../../protocol/routing/config.ts";

/** Whether an agent may be there so: with no reason, or away for one of the desk's (its id). */
export function isReasonFor(
  { awayReasons = [] }: Pick<RoutingConfig, "awayReasons">,
  presence: Presence,
  reason: string | undefined,
): boolean {
  return reason === undefined || (presence === "away" && awayReasons.some(({ id }) => id === reason));
}
