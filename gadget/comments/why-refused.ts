import type { NoPrivateReply } from "../../worker/protocol/comments/private-reply.ts";
import type { FaultReason } from "../../worker/protocol/outgoing/faults.ts";
import type { CommandRefusal } from "../wire/commands.ts";
import { words } from "./words.ts";

const OF_PRIVATE: Partial<Record<FaultReason, NoPrivateReply>> = {
  answered_privately: "answered",
  after_7_days: "too_old",
  not_answerable: "not_replyable",
};

/** Why a reply to a comment was refused, in a sentence; null: it is nothing that only comments have. */
export function whyRefused(refusal: CommandRefusal): string | null {
  if (refusal.code !== "not_sendable") return null;
  const why = OF_PRIVATE[refusal.why];
  return why === undefined ? null : words().private.whyNot[why];
}
