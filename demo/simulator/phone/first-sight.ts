/** What somebody finds at the Page before the first message. */
import { html, nothing, type TemplateResult } from "lit";
import { initials } from "../../../gadget/people/initials.ts";
import type { PhoneThread } from "./routes.ts";
import type { ThreadActs } from "./thread-acts.ts";

/** Where there are questions, they stand in place of Get Started. */
export function firstSight({ page, profile }: PhoneThread, acts: ThreadActs): TemplateResult {
  const { greeting, getStarted, questions } = profile;
  const start = html`<button class="start" @click=${() => acts.perform((one) => one.getStarted())}>
    Get Started
  </button>`;
  return html`<div class="empty">
    <span class="face" aria-hidden="true">${initials(page.name)}</span>
    <strong>${page.name}</strong>
    <p>${greeting ?? "Say hello. The Page can write to you once you have written to it."}</p>
    ${getStarted !== null && questions.length === 0 ? start : nothing}
    ${
      questions.length === 0
        ? nothing
        : html`<div class="questions" role="group" aria-label="Questions to begin with">
            ${questions.map(
              ({ question }) =>
                html`<button @click=${() => acts.perform((one) => one.tapOffer(question))}>
                  ${question}
                </button>`,
            )}
          </div>`
    }
  </div>`;
}
