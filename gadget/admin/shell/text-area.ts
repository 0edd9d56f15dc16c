import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { icon } from "./icon.ts";

type Options = {
  name: string;
  label: string;
  value: string;
  hint: string;
  /** What is wrong with it, in words. */
  wrong: string | readonly string[] | null;
  /** Addresses: from the left in every language, and no dictionary's matter. */
  isCode?: boolean;
  onInput: (text: string) => void;
  onLeft?: () => void;
};

/** Several lines. Web Awesome's own would be a third of what this screen loads. */
export function textArea({ name, label, value, hint, wrong, isCode = false, onInput, onLeft }: Options) {
  const id = `area-${name}`;
  const wrongs = typeof wrong === "string" ? [wrong] : (wrong ?? []);
  return html`<div class="area">
    <label for=${id}>${label}</label>
    <textarea
      id=${id}
      data-field=${name}
      rows="3"
      dir=${isCode ? "ltr" : "auto"}
      autocapitalize=${isCode ? "off" : "sentences"}
      .spellcheck=${!isCode}
      aria-describedby="${id}-hint"
      aria-invalid=${wrongs.length > 0 ? "true" : "false"}
      .value=${live(value)}
      @input=${(event: Event) => {
        onInput((event.target as HTMLTextAreaElement).value);
      }}
      @blur=${onLeft ?? nothing}
    ></textarea>
    <div id="${id}-hint" class="hint">
      ${hint}
      ${wrongs.map((words) => html`<span class="fault">${icon("warning")}<span>${words}</span></span>`)}
    </div>
  </div>`;
}
