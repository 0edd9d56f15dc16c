import type { Check, CheckName, CheckReason } from "../../protocol/admin/doctor.ts";

/** What `/health` says of a finding: `fault` for what stops messages, `warning` for what will, or costs a part. */
type Weight = "fault" | "warning";
export type FoundProblem = { name: "connection"; problem: CheckReason; check: CheckName; since: number };

const always = (weight: Weight) => (): Weight => weight;
const byEnd = ({ reason }: Check): Weight => (reason === "ended" ? "fault" : "warning");

/** A row of what each weighs. What the hourly question to Meta tells as well stands in that one's findings, and is not here. */
const WEIGHTS: Partial<Record<CheckName, (check: Check) => Weight | null>> = {
  token_end: ({ reason }) => (reason === "ended" ? "fault" : null),
  data_access: ({ reason }) => (reason === "ended" ? "fault" : null),
  tasks: always("fault"),
  app_mode: always("fault"),
  webhook: ({ reason }) => (reason === "elsewhere" ? "fault" : null),
  handshake: always("fault"),
  deliveries: always("fault"),
  fields: ({ reason }) => (reason === "not_subscribed" ? "fault" : "warning"),
  sending: ({ reason }) => (reason === "refused" ? "warning" : null),
  standing: ({ reason }) => (reason === "warned" ? "warning" : null),
  usage: always("warning"),
  version: byEnd,
  keys: ({ reason }) => (reason === "former_key" ? "warning" : null),
  clock: always("warning"),
};

/** What of all findings needs somebody, by the name of the check. */
export function healthOfChecks(checks: readonly Check[]): {
  faults: FoundProblem[];
  warnings: FoundProblem[];
} {
  const found = checks.flatMap((it) => {
    const weight = it.state === "attention" ? WEIGHTS[it.check]?.(it) : null;
    if (weight == null || it.reason === undefined) return [];
    const problem: FoundProblem = {
      name: "connection",
      problem: it.reason,
      check: it.check,
      since: it.since,
    };
    return [{ weight, problem }];
  });
  const of = (wanted: Weight) => found.flatMap(({ weight, problem }) => (weight === wanted ? [problem] : []));
  return { faults: of("fault"), warnings: of("warning") };
}
