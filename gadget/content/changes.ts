import { html, nothing } from "lit";
import type { Changes } from "../../worker/protocol/message/content.ts";
import { icons } from "../shell/icons.ts";
import { t } from "../words/strings.ts";
import { fullTime } from "../words/exact-times.ts";
import { clockTime } from "../words/time.ts";
import type { Edits } from "./edits.ts";
import type { ContentView } from "./view.ts";
import { words } from "./words.ts";

/** Below a message: how both sides reacted, the customer's rating, and that it said something else before. */
export function renderChanges(
  { entry, customer }: ContentView,
  edits: Edits,
  onToggle: (event: Event) => void,
) {
  const { reaction, pageReaction, reacting, edits: count = 0, isUnsent, feedback } = entry.changes ?? {};
  if (isUnsent) return nothing;
  const w = words();
  return html`
    ${
      count > 0
        ? html`<details class="edits" @toggle=${onToggle}>
            <summary>${w.edited(count)}</summary>
            ${renderVersions(edits)}
          </details>`
        : nothing
    }
    ${
      feedback === undefined
        ? nothing
        : html`<span class="small"
            ><span aria-hidden="true">${thumbOf(feedback)}</span> ${w.feedback(customer, feedback)}</span
          >`
    }
    ${
      reaction === undefined && pageReaction === undefined && !reacting
        ? nothing
        : html`<div class="reactions">
            ${reaction === undefined ? nothing : renderReaction(reaction, customer)}
            ${reacting ? renderReacting(reacting, pageReaction) : nothing}
            ${pageReaction === undefined || reacting ? nothing : renderReaction(pageReaction, t.thePage)}
          </div>`
    }
  `;
}

function renderReaction(reaction: string, name: string) {
  return html`<span class="chip" data-tip=${words().reaction(name, reaction)}
    ><span aria-hidden="true">${reaction}</span
    ><span class="sr-only">${words().reaction(name, reaction)}</span></span
  >`;
}

/**
 * What Meta has yet to be told, or did not take; one that is to be taken back is still to be seen. Where nobody knows which
 * one stands, none is shown as refused.
 */
function renderReacting({ emoji, failed, unknown }: NonNullable<Changes["reacting"]>, before = "") {
  const w = words();
  const shown = emoji ?? before;
  const isOpen = unknown && failed;
  const said = isOpen
    ? w.reactionUnknown
    : `${w.reaction(t.thePage, shown)}: ${failed ? w.reactionRefused : w.reacting}`;
  return html`<span class="chip ${isOpen ? "open" : failed ? "refused" : "under-way"}" data-tip=${said}
    ><span aria-hidden="true"
      >${failed && !unknown ? icons.warning : nothing}${shown}${isOpen ? "?" : nothing}</span
    ><span class="sr-only">${said}</span></span
  >`;
}

function renderVersions({ versions }: Edits) {
  if (versions === null || versions === "asked") return html`<p class="muted">${t.loading}</p>`;
  if (versions === "failed") return html`<p class="muted">${words().notAnswered}</p>`;
  if (versions.length === 0) return html`<p class="muted">${words().noVersions}</p>`;
  return html`<ol aria-label=${words().versions}>
    ${versions.map(
      ({ at, text }) =>
        html`<li>
          <time data-tip=${fullTime(at)}>${clockTime(at)}</time>
          <span class="text" dir="auto">${text}</span>
        </li>`,
    )}
  </ol>`;
}

function thumbOf(feedback: string): string {
  return /^bad/i.test(feedback) ? "👎" : "👍";
}
