/** How the desk of a run brings customers to agents. */
import { NO_ROUTING, type Queue, type RoutingConfig } from "../../worker/protocol/routing/config.ts";

/** Who is asked to take what waits. */
export const TAKERS = ["taker-0", "taker-1", "taker-2"] as const;
/** Who leads, and gives on what others have. */
export const LEAD = "lead";

const QUEUE: Omit<Queue, "id" | "name" | "choose"> = { members: [...TAKERS], teams: [], offerSeconds: 5 };

/** Customers come to the first; to the other one comes what is given on. */
export const QUEUES = ["sales", "ring"] as const;

export const RULES: RoutingConfig = {
  ...NO_ROUTING,
  queues: [
    { ...QUEUE, id: "sales", name: "Sales", choose: "longest_idle" },
    { ...QUEUE, id: "ring", name: "Ring", choose: "ring" },
  ],
  otherwise: { type: "queue", queue: "sales" },
  // Nobody counts as away for what a script leaves unanswered.
  missedMax: 20,
};
