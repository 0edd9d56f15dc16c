import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { t } from "./strings.ts";
import { moment } from "./time.ts";

/** Until when a conversation is put aside, nothing where it is not. */
export function asideWords({ finer }: Summary): string {
  if (finer?.state !== "snoozed") return "";
  return t.aside("", finer.until === null ? "" : moment(finer.until), finer.onMessage);
}
