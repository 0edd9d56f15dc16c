import { html } from "lit";
import type { OfferedReply } from "../../worker/protocol/message/content.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { icons } from "../shell/icons.ts";
import type { EntryLog } from "../state/entry-log.ts";
import { words } from "./words.ts";

/** A reply is tapped while nothing else was written: it stands near to what offered it. */
const LOOK_ON_ENTRIES = 50;

/** The answers that a message offered to tap, as they stood below it, with the one that was taken. */
export function renderOffered(offered: readonly OfferedReply[], chosen: number) {
  return html`<ul class="offered" aria-label=${words().offered}>
    ${offered.map(
      ({ type, title }, index) =>
        html`<li class=${index === chosen ? "pressed" : ""} dir="auto">
          ${type === "text" ? title : words().offers[type]}${
            index === chosen ? html` ${icons.check}<span class="sr-only">${words().pressed}</span>` : ""
          }
        </li>`,
    )}
  </ul>`;
}

/** Which of them the customer tapped, as far as that is loaded; -1 for none. */
export function chosenOf(log: EntryLog, entry: Entry): number {
  if (entry.content.kind !== "text") return -1;
  const { quickReplies = [] } = entry.content;
  let looked = 0;
  for (const page of log.pagesFrom(entry)) {
    for (const { id, at, content } of page.entries) {
      if (at < entry.at || id === entry.id) continue;
      if (content.kind === "quick_reply") {
        const place = quickReplies.findIndex(({ payload }) => payload === content.payload);
        if (place >= 0) return place;
      }
      if (++looked > LOOK_ON_ENTRIES) return -1;
    }
  }
  return -1;
}
