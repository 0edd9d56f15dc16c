import type { Check, CheckName } from "../../protocol/admin/doctor.ts";
import type { PageTrouble } from "../../protocol/frames.ts";

type Stops = PageTrouble["stops"];

/** Without this field nothing comes (Webhooks, "subscription fields"). */
const MESSAGES = "messages";
const lacksMessages = ({ reason, names = [] }: Check): boolean =>
  reason !== "fields_missing" || names.includes(MESSAGES);

/** What agents notice of a finding that needs attention: a row of what each stops. */
const STOPS: Partial<Record<CheckName, (check: Check) => Stops | null>> = {
  token: () => "both",
  token_end: ({ reason }) => (reason === "ended" ? "both" : "soon"),
  data_access: ({ reason }) => (reason === "ended" ? "both" : "soon"),
  permissions: ({ reason }) => (reason === "not_granted" ? "both" : null),
  tasks: ({ names = [] }) => (names.includes("MESSAGING") ? "sending" : "receiving"),
  app: () => "receiving",
  app_mode: () => "both",
  fields: (check) => (lacksMessages(check) ? "receiving" : null),
  webhook: (check) => (lacksMessages(check) ? "receiving" : null),
  handshake: () => "receiving",
  deliveries: () => "receiving",
  standing: ({ reason }) => (reason === "warned" ? null : "sending"),
  keys: ({ reason }) => (reason === "key_missing" ? "both" : null),
};

/** Whether a finding stops one of these for agents. */
export function stopsAny(checks: readonly Check[], kinds: readonly Stops[]): boolean {
  return stopping(checks).some(({ stops }) => kinds.includes(stops));
}

/** What agents are told of all findings; null: nothing that they notice. */
export function troubleOf(checks: readonly Check[]): PageTrouble | null {
  const found = stopping(checks);
  const kinds = new Set(found.map(({ stops }) => stops));
  const isBoth = kinds.has("both") || (kinds.has("sending") && kinds.has("receiving"));
  const stops = isBoth ? "both" : (["sending", "receiving", "soon"] as const).find((one) => kinds.has(one));
  if (stops === undefined) return null;
  const counted = found.filter((it) => (it.stops === "soon") === (stops === "soon"));
  const since = Math.min(...counted.map((it) => it.since));
  const ends = counted.flatMap(({ at }) => at ?? []);
  return stops === "soon" && ends.length > 0 ? { since, stops, at: Math.min(...ends) } : { since, stops };
}

function stopping(checks: readonly Check[]): (Check & { stops: Stops })[] {
  return checks.flatMap((check) => {
    const stops = check.state === "attention" ? STOPS[check.check]?.(check) : null;
    return stops == null ? [] : [{ ...check, stops }];
  });
}
