import { CHECKS, type Check, type CheckName } from "../../protocol/admin/doctor.ts";
import { appFindings } from "./app-findings.ts";
import type { Facts } from "./facts.ts";
import type { Finding } from "./finding.ts";
import { pageFindings } from "./page-findings.ts";
import { tokenFindings } from "./token-findings.ts";

/** A row for each check: what it says of the facts. */
const FINDINGS: Record<CheckName, (facts: Facts, now: number) => Finding> = {
  ...tokenFindings,
  ...appFindings,
  ...pageFindings,
};

/** All findings; what was found before keeps its `since`. */
export function diagnose(facts: Facts, before: readonly Check[], now: number): Check[] {
  return CHECKS.map((check) => {
    const { since, ...found } = FINDINGS[check](facts, now);
    const known = before.find((it) => it.check === check);
    const isSame = known?.state === found.state && known.reason === found.reason;
    return { check, ...found, since: since ?? (isSame ? known.since : now) };
  });
}
