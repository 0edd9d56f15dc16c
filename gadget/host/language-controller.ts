import type { LitElement, ReactiveController } from "lit";
import { setLanguage } from "../words/strings.ts";

/** Speaks the language that an element says, or what is around it says, now and whenever that changes. */
export class LanguageController implements ReactiveController {
  readonly #host: LitElement;
  readonly #watcher = new MutationObserver(() => {
    this.speak();
  });

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (const root of rootsAround(this.#host)) {
      this.#watcher.observe(root, { subtree: true, attributes: true, attributeFilter: ["lang"] });
    }
    addEventListener("languagechange", this.speak);
    // It may be somewhere else now. Before the first update properties are still to come.
    if (this.#host.hasUpdated) this.speak();
  }

  hostDisconnected(): void {
    this.#watcher.disconnect();
    removeEventListener("languagechange", this.speak);
  }

  readonly speak = (): void => {
    void setLanguage(this.#host.lang || languageAround(this.#host));
  };
}

/** The language of what is around an element, through shadow roots; empty where nobody says. */
function languageAround(element: Element): string {
  let around: Element | undefined = element;
  while (around) {
    const named: HTMLElement | null = around.closest<HTMLElement>("[lang]:not([lang=''])");
    if (named) return named.lang;
    around = (around.getRootNode() as Partial<ShadowRoot>).host;
  }
  return "";
}

/** The document an element is in, and the shadow roots between. */
function rootsAround(element: Element): Node[] {
  const root = element.getRootNode();
  const { host } = root as Partial<ShadowRoot>;
  return host ? [root, ...rootsAround(host)] : [root];
}
