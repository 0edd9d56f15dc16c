import type { PageEntry, PageSteps } from "../../../worker/protocol/admin/answers.ts";

/** How a Page stands, as far as its list says it. */
export type PageStatus = "connected" | "changing" | "disconnected" | "configuration";

export function statusOf({ source, state }: PageEntry): PageStatus {
  return source === "configuration" && state !== "changing" ? "configuration" : state;
}

export type Step = { step: keyof PageSteps; isDone: boolean };

/** In the order in which they come about. */
const ORDER = ["token", "permissions", "desk", "profile", "subscribed", "webhook", "delivery"] as const;

/** What of the connection is confirmed; none where nobody connected it. */
export function stepsOf(steps: PageSteps | null): Step[] {
  return steps === null ? [] : ORDER.map((step) => ({ step, isDone: steps[step] }));
}
