import { html, nothing } from "lit";
import { t } from "../words/strings.ts";
import { clockTime, fullTime } from "../words/time.ts";
import type { Edits } from "./edits.ts";
import type { ContentView } from "./view.ts";
import { words } from "./words.ts";

/** Below a message: how both sides reacted, the customer's rating, and that it said something else before. */
export function renderChanges(
  { entry, customer }: ContentView,
  edits: Edits,
  onToggle: (event: Event) => void,
) {
  const { reaction, pageReaction, edits: count = 0, isUnsent, feedback } = entry.changes ?? {};
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
      reaction === undefined && pageReaction === undefined
        ? nothing
        : html`<div class="reactions">
            ${reaction === undefined ? nothing : renderReaction(reaction, customer)}
            ${pageReaction === undefined ? nothing : renderReaction(pageReaction, t.thePage)}
          </div>`
    }
  `;
}

function renderReaction(reaction: string, name: string) {
  return html`<span class="chip" title=${words().reaction(name, reaction)}
    ><span aria-hidden="true">${reaction}</span
    ><span class="sr-only">${words().reaction(name, reaction)}</span></span
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
          <time title=${fullTime(at)}>${clockTime(at)}</time>
          <span class="text" dir="auto">${text}</span>
        </li>`,
    )}
  </ol>`;
}

function thumbOf(feedback: string): string {
  return /^bad/i.test(feedback) ? "👎" : "👍";
}
