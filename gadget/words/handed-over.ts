import type { BotFaultCode } from "../../worker/protocol/message/content.ts";
import type { SystemLine } from "../../worker/protocol/message/entry.ts";

/** What was wrong with a program; an HTTP status says so itself. */
type FaultWords = Record<Exclude<BotFaultCode, "status">, string>;

/** Why a program has it no longer: that its customer asked for a `person`, that it did not `answer`, or that it `handed` over. */
export function handedOver(
  { why, note, fault }: Extract<SystemLine, { event: "handed_over" }>,
  person: string,
  answer: string,
  handed: string,
  faults: FaultWords,
): string {
  const failed = why === "bot_slow" || why === "bot_failed";
  const { code, detail = "" } = fault ?? {};
  const wrong =
    code === "status"
      ? `HTTP ${detail}`
      : code && `${(faults as Partial<typeof faults>)[code] ?? code}${detail && ` (${detail})`}`;
  return [why === "asked_for_person" ? person : failed ? answer : handed, note, wrong]
    .filter(Boolean)
    .join(": ");
}
