import { html, nothing } from "lit";
import type { Step } from "../wire/answers.ts";
import { icon } from "../shell/icon.ts";
import { reasonWords, w } from "../words/words.ts";

/** How far connecting has come: every step with its mark, ticked as it is confirmed. */
export function checklist(steps: readonly Step[]) {
  if (steps.length === 0) return nothing;
  const done = steps.filter(({ state }) => state === "done").length;
  const progress = w.page.progress(done, steps.length);
  return html`<section class="steps" aria-labelledby="steps">
    <div class="head">
      <h2 id="steps">${w.page.steps}</h2>
      <span class="muted" role="status">${progress}</span>
    </div>
    <wa-progress-bar label=${w.page.steps} .value=${(done / steps.length) * 100}></wa-progress-bar>
    <ol>
      ${steps.map(
        ({ step, state, reason }) =>
          html`<li class=${state}>
            ${icon(state === "done" ? "done" : state === "failed" ? "warning" : "circle")}
            <span
              >${stepName(step)}<span class="sr-only"> (${w.page.stepStates[state]})</span>${
                reason ? html`<span class="why">${reasonWords(reason)}</span>` : nothing
              }</span
            >
          </li>`,
      )}
    </ol>
  </section>`;
}

/** A newer Worker may know more steps. */
function stepName(step: string): string {
  const names: Record<string, string> = w.page.stepNames;
  return names[step] ?? step;
}
