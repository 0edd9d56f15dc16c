import { answer, command } from "../command.ts";
import type { MetricsTold } from "./told.ts";

/** What the desk counts of its own working, for whoever looks after it. */
export const metricsCommands = [
  /** All families. What is told is written before it is told, so that no counter falls below what somebody was told. */
  command({
    name: "metrics.read",
    about: "desk",
    right: "see_metrics",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<MetricsTold>(),
  }),
] as const;
