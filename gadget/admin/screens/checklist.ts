import { html, nothing } from "lit";
import { icon } from "../shell/icon.ts";
import type { Step } from "../state/page-status.ts";
import { w } from "../words/words.ts";

/** How far connecting has come: every step with its mark, ticked as Meta confirms it. */
export function checklist(steps: readonly Step[]) {
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
          </li>`,
      )}
    </ol>
  </section>`;
}
