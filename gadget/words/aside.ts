import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { invitedTo, transferOf } from "../../worker/protocol/thread/state.ts";
import { t } from "./strings.ts";
import { systemWords } from "./system-words.ts";
import { moment } from "./time.ts";

/** Until when a conversation is put aside, who is asked to take it over, or who helps; nothing where none of it is so. */
export function asideWords(summary: Summary): string {
  const { finer, owner } = summary;
  const transfer = transferOf(summary);
  if (transfer) return systemWords({ event: "transferring", ...transfer });
  const [to] = invitedTo(finer);
  if (finer?.state !== "snoozed") return to && owner ? systemWords({ event: "invited", to, by: owner }) : "";
  return t.aside("", finer.until === null ? "" : moment(finer.until), finer.onMessage);
}

/** That somebody asked for help with it. */
export function raisedWords({ by }: NonNullable<Summary["raised"]>): string {
  return systemWords({ event: "raised", by });
}
