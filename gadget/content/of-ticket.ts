import { html, nothing } from "lit";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { words } from "./words.ts";

/** What the ticket is called on which a message was noted, as the thread told it last; empty where that is not loaded. */
export function ticketTitle({ ofTicket }: Entry, entries: Iterable<Entry>): string {
  let title = "";
  for (const { content } of entries) {
    if (content.kind !== "event" || content.event.type !== "ticket") continue;
    if (content.event.ticket === ofTicket?.ticket) title = content.event.title;
  }
  return title;
}

/** That a message is a note on a ticket, which was written elsewhere. */
export function renderOfTicket({ ofTicket }: Entry, title: string) {
  if (ofTicket === undefined) return nothing;
  return html`<span class="kind of-ticket"
    >${words().tickets.note}${title === "" ? nothing : html` · <bdi>${title}</bdi>`}</span
  >`;
}
