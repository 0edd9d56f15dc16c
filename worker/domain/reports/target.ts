import type { RoutingConfig, Service } from "../../protocol/routing/config.ts";
import type { TargetOf } from "./counted.ts";

type Targets = Pick<RoutingConfig, "queues" | "service">;

/** How soon customers are to be answered: as their queue says, else as the desk does. */
export function targetsIn(config: Targets): TargetOf {
  return (queue) => serviceAt(config, queue)?.seconds ?? null;
}

/** What the place where they wait last promises (its key; null: none), else the desk; null: there is no target. */
export function serviceAt({ queues, service }: Targets, queue: string | null): Service | null {
  return queues.find(({ id }) => id === queue)?.service ?? service ?? null;
}
