/** One number of a family, as OpenMetrics has it. `suffix`: what its name has behind the family's ("_total", "_bucket", …). */
export type Sample = { suffix: string; labels: Record<string, string>; value: number };

/** A family with all its numbers. `name`: with what stands before every name. */
export type FamilyTold = {
  name: string;
  type: "counter" | "gauge" | "histogram";
  unit: string;
  help: string;
  samples: Sample[];
};

/** What a desk counted since `since` (ms), as of `at` (ms). */
export type MetricsTold = { at: number; since: number; families: FamilyTold[] };
