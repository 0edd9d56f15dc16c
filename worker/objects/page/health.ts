import type { UnsealRefusal } from "../../access/sealing.ts";
import { healthOfChecks } from "../../domain/doctor/health.ts";
import type { Check } from "../../protocol/admin/doctor.ts";
import type { PageHealth, PageProblem } from "../kernel/contracts.ts";
import { findingsOf, type SetUpState } from "./subscription/set-up-check.ts";
import type { PageRow } from "./store.ts";
import { SUBSCRIBING } from "./subscription/subscription.ts";

/** Nobody is to mend what somebody wanted so. */
const DISCONNECTED = "disconnected";

/** A refused handshake is news for a day. */
const NEWS_MS = 24 * 60 * 60_000;
/** Deliveries are noted to the minute, refusals at once. */
const NOTED_MS = 60_000;

/** `checks`: what the doctor found last. */
type Known = {
  hasToken: boolean;
  sealed: readonly UnsealRefusal[];
  checks: readonly Check[];
  now: number;
};

export function healthOf(
  page: PageRow | null,
  setUp: SetUpState,
  { hasToken, sealed, checks, now }: Known,
): PageHealth {
  const error = page?.subscribe_error ?? null;
  const findings = findingsOf(setUp);
  const found = healthOfChecks(checks);
  return {
    desk: page?.desk ?? null,
    connected: hasToken && page?.desk != null,
    subscribed: page?.subscribed_version != null && error === null,
    subscribeError: error,
    pausedBy: page?.pause_code ?? null,
    subjectToNewEuPrivacyRules: page?.eu_privacy_rules == null ? null : page.eu_privacy_rules === 1,
    lastWebhookAt: setUp.lastWebhookAt,
    checkedAt: setUp.askedAt,
    answeredAt: setUp.answeredAt,
    faults: [
      ...sealed.map(({ code, keyId }) => ({ name: "ENCRYPTION_KEYS", problem: code, keyId }) as const),
      ...pauseOf(page),
      ...subscriptionOf(error),
      ...findings.faults,
      ...found.faults,
    ],
    warnings: [...findings.warnings, ...refusalsOf(setUp, now), ...found.warnings],
  };
}

function pauseOf(page: PageRow | null): PageProblem[] {
  if (page?.paused_at == null) return [];
  const [graphCode, graphSubcode] = [page.pause_code ?? 0, page.pause_subcode];
  return [{ name: "page", problem: "paused", graphCode, graphSubcode }];
}

/** While Meta is being asked nobody has anything to do. */
function subscriptionOf(error: string | null): PageProblem[] {
  return error === null || error === SUBSCRIBING || error === DISCONNECTED
    ? []
    : [{ name: "subscription", problem: error }];
}

/** Strangers can cause them: never a fault. What came as it should afterwards settles them. */
function refusalsOf(setUp: SetUpState, now: number): PageProblem[] {
  const isNews = (at: number | null, settledAt: number | null): at is number =>
    at !== null && now - at < NEWS_MS && at > (settledAt ?? 0);
  const { handshakeRefusedAt, handshakeAt, signatureRefusedAt, lastWebhookAt } = setUp;
  const problems: PageProblem[] = [];
  if (isNews(handshakeRefusedAt, handshakeAt))
    problems.push({ name: "FACEBOOK_VERIFY_TOKEN", problem: "handshake_refused", at: handshakeRefusedAt });
  if (isNews(signatureRefusedAt, lastWebhookAt === null ? null : lastWebhookAt + NOTED_MS))
    problems.push({ name: "FACEBOOK_APP_SECRET", problem: "signature_refused", at: signatureRefusedAt });
  return problems;
}
