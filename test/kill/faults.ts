/** What goes wrong at Meta during the run, besides the Worker being killed. */
import type { FaultOrder } from "../../demo/simulator/faults/fault.ts";
import type { Random } from "../measuring/random.ts";

const SEND = { path: "/messages", method: "POST" } as const;
const UPLOAD = { path: "/message_attachments", method: "POST" } as const;

/** Troubles that the echo, or nothing at all, clears up within moments. They may hit any send. */
export const QUICK_FAULTS: readonly FaultOrder[] = [
  { kind: "apply-then-fail", code: 1, subcode: 1357046, probability: 0.02, ...SEND },
  { kind: "apply-then-drop", probability: 0.02, ...SEND },
  { kind: "no-message-id", probability: 0.02, ...SEND },
  { kind: "html", apply: true, probability: 0.02, ...SEND },
  { kind: "delay", ms: 700, probability: 0.08, ...SEND },
  { kind: "delay", ms: 150, probability: 0.3, ...SEND },
  { kind: "before-response", event: "echo", probability: 0.1 },
  { kind: "lose", event: "echo", probability: 0.05 },
  { kind: "duplicate", times: 3, probability: 0.05 },
  { kind: "reorder", probability: 0.05 },
  { kind: "late", ms: 300, probability: 0.3 },
  { kind: "late", ms: 1_200, probability: 0.2 },
  { kind: "late", ms: 3_000, probability: 0.1 },
];

/**
 * Troubles of the Attachment Upload API. A file is brought again after 5 seconds, then after 30, then after two minutes: few
 * enough that hardly any is hit three times.
 */
export const UPLOAD_FAULTS: readonly FaultOrder[] = [
  { kind: "error", code: 2, probability: 0.015, ...UPLOAD },
  { kind: "drop", probability: 0.015, ...UPLOAD },
  { kind: "apply-then-drop", probability: 0.015, ...UPLOAD },
  { kind: "html", apply: true, probability: 0.015, ...UPLOAD },
  { kind: "no-message-id", probability: 0.015, ...UPLOAD },
  { kind: "delay", ms: 700, probability: 0.3, ...UPLOAD },
  // Refused for good: the message failed, and what is left of it stays behind.
  { kind: "error", code: 100, subcode: 2018047, count: 1, ...UPLOAD },
];

/** Meta says "too fast": the whole Page rests, longer each time, so these are few. */
export const SLOW_DOWNS: readonly FaultOrder[] = [{ kind: "error", code: 613, count: 1, ...SEND }];

type Troubles = readonly [FaultOrder[], ...FaultOrder[][]];

/**
 * Troubles after which nobody can tell for 60 to 80 seconds whether the message is out. Each holds up its
 * conversation for that long, so a conversation gets one at most, and they pass side by side.
 */
const SLOW_FAULTS: Troubles = [
  [{ kind: "error", code: 2, ...SEND }],
  [{ kind: "drop", ...SEND }],
  [{ kind: "html", ...SEND }],
  [{ kind: "hang", ...SEND }],
  [{ kind: "hang", apply: true, ...SEND }],
  [
    { kind: "apply-then-drop", ...SEND },
    { kind: "lose", event: "echo" },
  ],
  [
    { kind: "apply-then-fail", code: 2, ...SEND },
    { kind: "lose", event: "echo" },
  ],
];

export function slowFaultFor(psid: string, random: Random): FaultOrder[] {
  return random.pick(SLOW_FAULTS).map((fault) => ({ ...fault, psid }));
}
