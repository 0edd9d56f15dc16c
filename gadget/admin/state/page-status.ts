import type { PageEntry, PageSteps } from "../../../worker/protocol/admin/answers.ts";
import type { CheckName, Diagnosis } from "../../../worker/protocol/admin/doctor.ts";

/** How a Page stands, as far as its list says it. */
export type PageStatus = "connected" | "changing" | "disconnected" | "configuration";

export function statusOf({ source, state }: PageEntry): PageStatus {
  return source === "configuration" && state !== "changing" ? "configuration" : state;
}

/** What somebody sees of it: in `needy` the last look found what has to be mended. */
export type PageFare = PageStatus | "needy";

/** `findings`: how many need somebody, as the last look found. */
export function fareOf(page: PageEntry, findings = page.findings ?? 0): PageFare {
  const status = statusOf(page);
  const isInUse = status === "connected" || status === "configuration";
  return isInUse && findings > 0 ? "needy" : status;
}

/** How many findings need somebody. */
export function needyIn({ checks }: Diagnosis): number {
  return checks.filter(({ state }) => state === "attention").length;
}

/** The later of two looks. */
export function laterOf(one: Diagnosis | null, other: Diagnosis | null): Diagnosis | null {
  return one !== null && one.at >= (other?.at ?? 0) ? one : other;
}

export type Step = { step: keyof PageSteps; isDone: boolean };

/** In the order in which they come about. */
const ORDER = ["token", "permissions", "desk", "profile", "subscribed", "webhook", "delivery"] as const;

/** The checks that look at what a step once confirmed. */
const LOOKED_AT: Partial<Record<keyof PageSteps, readonly CheckName[]>> = {
  token: ["token"],
  permissions: ["permissions"],
  subscribed: ["fields"],
  webhook: ["webhook", "handshake"],
};

/** What of the connection is confirmed, and not found wrong since by a look; none where nobody connected it. */
export function stepsOf(steps: PageSteps | null, diagnosis: Diagnosis | null = null): Step[] {
  if (steps === null) return [];
  const wrong = new Set(
    diagnosis?.checks.filter(({ state }) => state === "attention").map(({ check }) => check),
  );
  const isWrong = (step: keyof PageSteps) => LOOKED_AT[step]?.some((check) => wrong.has(check)) ?? false;
  return ORDER.map((step) => ({ step, isDone: steps[step] && !isWrong(step) }));
}
