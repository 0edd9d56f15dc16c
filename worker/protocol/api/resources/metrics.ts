import * as v from "../../values.ts";
import { costTold, CostShape } from "../../metrics/cost-told.ts";
import { exposition, OPEN_METRICS } from "../../metrics/exposition.ts";
import { RESULTS } from "../../results/results.ts";
import { route } from "../route.ts";

/** How the Worker fares at the desk. */
export const metricsRoutes = [
  route({
    name: "readMetrics",
    method: "GET",
    path: "/metrics",
    scope: "metrics:read",
    summary: "How the Worker fares at the desk, as OpenMetrics or as data",
    description:
      "`format` says which (`openmetrics`). Of the desk of the key alone; what each family means stands in docs/operating.md.",
    command: "metrics.read",
    query: { format: v.optional(v.picklist(["openmetrics", "json"]), "openmetrics") },
    fields: () => ({}),
    answer: RESULTS["metrics.read"],
    told: (result) => result,
    document: (told, { format }) =>
      format === "json" ? null : { name: "metrics.txt", type: OPEN_METRICS, text: exposition(told) },
    documents: ["application/openmetrics-text"],
  }),
  route({
    name: "readCost",
    method: "GET",
    path: "/metrics/cost",
    scope: "metrics:read",
    summary: "What the desk costs since it counts, and a month of the same",
    description:
      "In US dollars, of Cloudflare's paid plan, line by line: what was used, divided by `per`, times `price`. `month` is null within the first hour. What the plan includes is of the whole account, and taken off nothing; what nobody here can count is named in `notCounted`.",
    command: "metrics.read",
    query: {},
    fields: () => ({}),
    answer: CostShape,
    told: costTold,
  }),
];
