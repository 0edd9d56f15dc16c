import type { CommandType } from "../../../worker/protocol/commands.ts";
import { REFUSAL, RESULTS } from "../../../worker/protocol/results/results.ts";
import * as v from "../../../worker/protocol/values.ts";

/** Fails the test when a command was answered otherwise than is declared, and says where. */
export function checkAnswer(
  type: CommandType,
  answer: { ok: true; result: unknown } | { ok: false; refusal: unknown },
): void {
  const checked = answer.ok
    ? v.safeParse(RESULTS[type], answer.result)
    : v.safeParse(REFUSAL, answer.refusal);
  if (checked.success) return;
  const faults = checked.issues.map((issue) => `${v.getDotPath(issue) ?? "all of it"}: ${issue.message}`);
  throw new Error(`the answer to ${type} is not as declared: ${faults.join("; ")}`);
}
