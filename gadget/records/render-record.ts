import { html } from "lit";
import type { SeatController } from "../shell/seat-controller.ts";
import { openRecord } from "./deeds.ts";
import type { FbChatRecord } from "./contract.ts";
import { words } from "./words.ts";

/** The name of a record, which leads there. The page is told of a press, and may show it itself. */
export function renderRecord(
  seat: SeatController,
  element: HTMLElement,
  conversation: string,
  record: FbChatRecord,
) {
  const { name, url } = record;
  const onClick = (event: Event) => {
    if (!openRecord(seat, element, conversation, record)) event.preventDefault();
  };
  const label = words().open(name);
  return url === undefined
    ? html`<button class="record" data-tip=${label} @click=${onClick}><bdi>${name}</bdi></button>`
    : html`<a
        class="record"
        href=${url}
        target="_blank"
        rel="noopener noreferrer"
        data-tip=${label}
        @click=${onClick}
        ><bdi>${name}</bdi></a
      >`;
}
