/** Shows the gadget's public events as they bubble up to the page: when, in words, by name, and on demand whole. */
import { html, render } from "lit";
import { EVENT_NAMES, inWords } from "./event-words.ts";

const LINES_MAX = 200;

export function logEvents(list: HTMLElement, clear: HTMLElement): void {
  for (const name of EVENT_NAMES) {
    document.addEventListener(name, ({ detail }) => {
      list.prepend(line(name, inWords(name, detail as never), detail));
      while (list.children.length > LINES_MAX) list.lastElementChild?.remove();
    });
  }
  clear.addEventListener("click", () => list.replaceChildren());
}

function line(name: string, words: string, detail: object): HTMLElement {
  const item = document.createElement("li");
  const now = new Date();
  render(
    html`<details>
      <summary>
        <time datetime=${now.toISOString()}>${now.toLocaleTimeString("en-GB")}</time>
        <span class="words">${words}</span>
        <code>${name}</code>
      </summary>
      <pre tabindex="0">${JSON.stringify(detail, null, 2)}</pre>
    </details>`,
    item,
  );
  return item;
}
