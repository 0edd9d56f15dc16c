import { html, nothing } from "lit";
import { icon } from "../shell/icon.ts";
import type { Step } from "../state/page-status.ts";
import { w } from "../words/words.ts";
import type { Admin } from "../state/admin.ts";
import { addressOf, type Route } from "../state/route.ts";

type Way = { route: Route; words: string };

/** Where an open step is done; null: it comes about by itself, or stands further down. */
function wayOf(step: Step["step"], admin: Admin, appId: string | null): Way | null {
  const { fixes } = w.doctor;
  switch (step) {
    case "token":
    case "permissions":
      return { route: { screen: "connect", way: "login" }, words: fixes.reconnect };
    case "webhook":
      // That of a Page's own app is entered at Meta.
      return appId === null && admin.may("manage_desks")
        ? { route: { screen: "apps" }, words: fixes.register_webhook }
        : null;
    default:
      return null;
  }
}

function renderWay(way: Way | null) {
  return way === null ? nothing : html`<a href=${addressOf(way.route)}>${way.words}</a>`;
}

/** How far connecting has come: every step with its mark, ticked as Meta confirms it. */
export function checklist(steps: readonly Step[], admin: Admin, appId: string | null) {
  if (steps.length === 0) return nothing;
  const done = steps.filter(({ isDone }) => isDone).length;
  const { done: isSo, open: isOpen } = w.page.stepStates;
  return html`<section class="steps" aria-labelledby="steps">
    <div class="head">
      <h2 id="steps">${w.page.steps}</h2>
      <span class="muted" role="status">${w.page.progress(done, steps.length)}</span>
    </div>
    <wa-progress-bar label=${w.page.steps} .value=${(done / steps.length) * 100}></wa-progress-bar>
    <ol>
      ${steps.map(
        ({ step, isDone }) =>
          html`<li class=${isDone ? "done" : "open"}>
            ${icon(isDone ? "done" : "circle")}
            <span>${w.page.stepNames[step]}<span class="sr-only"> (${isDone ? isSo : isOpen})</span></span>
            ${isDone ? nothing : renderWay(wayOf(step, admin, appId))}
          </li>`,
      )}
    </ol>
  </section>`;
}
