import { CHECKS, type Check, type CheckName } from "../../protocol/admin/doctor.ts";
import { appFindings } from "./app-findings.ts";
import type { Facts } from "./facts.ts";
import { unknown, type Finding } from "./finding.ts";
import { pageFindings } from "./page-findings.ts";
import { tokenFindings } from "./token-findings.ts";

/** A row for each check: what it says of the facts. */
const FINDINGS: Record<CheckName, (facts: Facts, now: number) => Finding> = {
  ...tokenFindings,
  ...appFindings,
  ...pageFindings,
};

/** What holds of the deployment, whether the Page is connected or not. */
const OF_THE_DEPLOYMENT: ReadonlySet<CheckName> = new Set([
  "app",
  "version",
  "bucket",
  "clock",
  "jurisdiction",
  "bucket_jurisdiction",
  "logs",
]);

/** All findings; what was found before keeps its `since`. */
export function diagnose(facts: Facts, before: readonly Check[], now: number): Check[] {
  return CHECKS.map((check) => diagnoseOne(check, facts, before, now));
}

/** One finding. Of a Page that somebody disconnected there is nothing to find, and nobody is to mend what was wanted so. */
export function diagnoseOne(check: CheckName, facts: Facts, before: readonly Check[], now: number): Check {
  const { since, ...found } = findingOf(check, facts, now);
  const known = before.find((it) => it.check === check);
  const isSame = known?.state === found.state && known.reason === found.reason;
  return { check, ...found, since: since ?? (isSame ? known.since : now) };
}

function findingOf(check: CheckName, facts: Facts, now: number): Finding {
  const { disconnectedAt } = facts;
  if (disconnectedAt === null || OF_THE_DEPLOYMENT.has(check)) return FINDINGS[check](facts, now);
  return unknown("disconnected", {
    at: disconnectedAt,
    since: disconnectedAt,
    ...(check === "token" ? { fix: "reconnect" } : {}),
  });
}
