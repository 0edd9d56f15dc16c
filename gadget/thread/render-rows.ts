import { html } from "lit";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { Marks } from "../../worker/protocol/thread/marks.ts";
import type { ThreadState } from "../state/state.ts";
import { t } from "../words/strings.ts";
import type { ThreadRow } from "./thread-rows.ts";
import { lineOf } from "../people/authors.ts";
import { dayName } from "../words/time.ts";
import "./fb-chat-entry.ts";

/** `marks`: the same object while they are the same, so that no entry renders anew for them. `now` in ms. */
type ShownThread = { thread: ThreadState; marks: Marks; now: number };

/** One row of the block `block`. */
export function renderRow(row: ThreadRow, block: number, shown: ShownThread) {
  const { thread, now } = shown;
  switch (row.kind) {
    case "day":
      return html`<li class="divider day" data-block=${block}><span>${dayName(row.at, now)}</span></li>`;
    case "interaction":
      return html`<li class="divider interaction" data-block=${block}>
        ${t.wroteAgain(row.isTheirs ? customerOf(thread) : t.thePage)}
      </li>`;
    case "unread":
      return html`<li class="divider unread" data-block=${block}>${t.newSince}</li>`;
    case "lines":
      return html`<li
        data-anchor
        data-block=${block}
        aria-posinset=${row.index + 1}
        aria-setsize=${sizeOf(thread)}
      >
        <details class="lines">
          <summary>${t.foldedLines(row.entries.length, newestFirst(row.entries))}</summary>
          ${row.entries.map((entry) => renderEntry(shown, entry))}
        </details>
      </li>`;
    case "entry":
      return html`<li
        data-anchor
        data-block=${block}
        tabindex="-1"
        aria-posinset=${row.index + 1}
        aria-setsize=${sizeOf(thread)}
      >
        ${renderEntry(shown, row.entry, row)}
      </li>`;
  }
}

function renderEntry({ thread, marks, now }: ShownThread, entry: Entry, row?: ThreadRow & { kind: "entry" }) {
  const pending = thread.sends.some(({ command }) => "entry" in command && command.entry === entry.id);
  return html`<fb-chat-entry
    exportparts="bubble"
    .entry=${entry}
    .conversation=${thread.conversation}
    .customer=${customerOf(thread)}
    .picture=${thread.thread?.customer.picture}
    .marks=${marks}
    .now=${entry.delivery?.state === "queued" ? now : 0}
    ?continued=${row?.continued}
    ?continues=${row?.continues}
    ?says=${row?.says}
    ?busy=${pending || thread.busy.includes(entry.id)}
  ></fb-chat-entry>`;
}

/** There is room for one or two of them: what happened last is how things stand. */
function newestFirst(lines: readonly Entry[]): string {
  return lines.map(lineOf).reverse().join(" · ");
}

function customerOf({ thread }: ThreadState): string {
  return thread?.customer.label ?? "";
}

/** For screen readers: how many messages there are; -1 while nobody knows, for there is more history. */
function sizeOf({ entries, floor }: ThreadState): number {
  return floor ? -1 : entries.length;
}
