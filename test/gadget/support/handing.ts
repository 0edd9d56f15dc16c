import type { TransferTargets } from "../../../worker/protocol/thread/handover.ts";
import { ANNA, BEN, DAY, MINUTE, NOW } from "./builders.ts";

/** Of a desk with two queues and a team, at which Ben is free and Cleo is away. */
export const TARGETS: TransferTargets = {
  agents: [
    { ...ANNA, presence: "available", load: 2, capacity: 5 },
    { ...BEN, presence: "available", load: 1, capacity: 5 },
    { sub: "cleo", name: "Cleo Duarte", presence: "away", load: 0, capacity: 5 },
  ],
  more: false,
  queues: [
    {
      ...{ id: "orders", name: "Orders", members: 4, here: 3, free: 2, waiting: 3 },
      ...{ since: NOW - 6 * MINUTE, isOpen: true, opensAt: null },
    },
    {
      ...{ id: "returns", name: "Returns", members: 2, here: 0, free: 0, waiting: 0 },
      ...{ since: null, isOpen: false, opensAt: NOW + DAY },
    },
  ],
  teams: [
    {
      ...{ id: "support", name: "Support", members: 5, here: 5, free: 5, waiting: 0 },
      ...{ since: null, isOpen: true, opensAt: null },
    },
  ],
};
