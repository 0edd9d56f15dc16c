import type { SystemLine } from "../../worker/protocol/message/entry.ts";

/** Why a program has it no longer: that its customer asked for a `person`, that it did not `answer`, or that it `handed` over. */
export function handedOver(
  { why, note }: Extract<SystemLine, { event: "handed_over" }>,
  person: string,
  answer: string,
  handed: string,
): string {
  const failed = why === "bot_slow" || why === "bot_failed";
  return (why === "asked_for_person" ? person : failed ? answer : handed) + (note ? `: ${note}` : "");
}
