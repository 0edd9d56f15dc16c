import type { RoutingConfig } from "../../protocol/routing/config.ts";
import type { TargetOf } from "./counted.ts";

/** How soon customers are to be answered: as their queue says, else as the desk does. */
export function targetsIn({ queues, service }: Pick<RoutingConfig, "queues" | "service">): TargetOf {
  return (queue) => (queues.find(({ id }) => id === queue)?.service ?? service)?.seconds ?? null;
}
