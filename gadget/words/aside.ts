import type { Person } from "../../worker/protocol/message/entry.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { invitedTo, transferOf } from "../../worker/protocol/thread/state.ts";
import { t } from "./strings.ts";
import { moment } from "./time.ts";

/** Until when a conversation is put aside, who is asked to take it over, or who helps; nothing where none of it is so. */
export function asideWords(summary: Summary): string {
  const { finer, owner } = summary;
  const transfer = transferOf(summary);
  if (transfer) return t.system({ event: "transferring", ...transfer }, nameOf, moment);
  const [to] = invitedTo(finer);
  if (finer?.state !== "snoozed")
    return to && owner ? t.system({ event: "invited", to, by: owner }, nameOf, moment) : "";
  return t.aside("", finer.until === null ? "" : moment(finer.until), finer.onMessage);
}

/** That somebody asked for help with it. */
export function raisedWords({ by }: NonNullable<Summary["raised"]>): string {
  return t.system({ event: "raised", by }, nameOf, moment);
}

function nameOf({ name }: Person): string {
  return name;
}
