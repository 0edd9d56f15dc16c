/** The people at the demo desk. */
import type { Role } from "../worker/protocol/rights.ts";

/** `id`: the value of `?agent=`, and the `sub` of their tokens. */
export type DemoAgent = { id: string; name: string; role: Role };

export const DEMO_AGENTS: readonly [DemoAgent, ...DemoAgent[]] = [
  { id: "kim", name: "Kim Lee", role: "agent" },
  { id: "sam", name: "Sam Okafor", role: "agent" },
  { id: "robin", name: "Robin Weiss", role: "supervisor" },
];
