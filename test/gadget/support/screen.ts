import { waitUntil } from "@open-wc/testing";

/** A script that is loaded later takes its time on a machine that has much else to do. */
const PATIENCE = { timeout: 60_000 };

/** What a person sees and does, through every shadow root; no element's own fields are touched. */
export class Screen {
  readonly #root: Element;
  readonly #wordings: (english: string) => string[];

  /** `wordings`: what may be on the screen for words in English, where it is in another language. */
  constructor(root: Element, wordings = (english: string) => [english]) {
    this.#root = root;
    this.#wordings = wordings;
  }

  /** All elements matching a selector, in order of the page; `fb-chat-x rest` looks for `rest` inside of those. */
  all<T extends HTMLElement = HTMLElement>(selector: string): T[] {
    const [, host, inner] = /^(fb-chat-[a-z-]+) (.+)$/.exec(selector) ?? [];
    if (host && inner) return this.all(host).flatMap((element) => within<T>(element, inner));
    return within<T>(this.#root, selector);
  }

  /** The visible text of everything, one space between parts. */
  text(selector?: string): string {
    const roots = selector === undefined ? [this.#root] : this.all(selector);
    return roots
      .map((root) => visibleText(root))
      .join(" ")
      .replace(/\s+/g, " ")
      .trim();
  }

  textOf(element: Element): string {
    return visibleText(element).replace(/\s+/g, " ").trim();
  }

  /** What has the focus, inside of every shadow root. */
  get focused(): HTMLElement | null {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused instanceof HTMLElement ? focused : null;
  }

  button(name: string): HTMLButtonElement {
    const found = this.buttons(name)[0];
    if (!found) throw new Error(`No button "${name}" among: ${this.buttons().map(nameOf).join(" | ")}`);
    return found;
  }

  buttons(name?: string): HTMLButtonElement[] {
    const names = name === undefined ? null : this.#wordings(name);
    return this.all<HTMLButtonElement>("button").filter(
      (button) => isShown(button) && (names?.includes(nameOf(button)) ?? true),
    );
  }

  /** A button that can be reached and does nothing at the moment, or cannot even be reached. */
  isOff(name: string): boolean {
    const button = this.button(name);
    return button.disabled || button.getAttribute("aria-disabled") === "true";
  }

  press(name: string): void {
    this.button(name).click();
  }

  get box(): HTMLTextAreaElement {
    const box = this.all<HTMLTextAreaElement>("textarea")[0];
    if (!box) throw new Error("No box to write in");
    return box;
  }

  write(text: string): void {
    this.box.focus();
    this.box.value = text;
    this.box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  }

  /** Presses a key in the box; answers false when the gadget took it. */
  key(key: string, init: KeyboardEventInit = {}): boolean {
    const options = { key, bubbles: true, composed: true, cancelable: true, ...init };
    return this.box.dispatchEvent(new KeyboardEvent("keydown", options));
  }

  /** Presses a key on what has the focus; answers false when the gadget took it. */
  pressKey(key: string, init: KeyboardEventInit = {}): boolean {
    const options = { key, bubbles: true, composed: true, cancelable: true, ...init };
    return (this.focused ?? this.#root).dispatchEvent(new KeyboardEvent("keydown", options));
  }

  /** Until a text is on the screen. */
  async shows(text: string, selector?: string): Promise<void> {
    await waitUntil(() => this.#isSaid(text, selector), `"${text}" is not on the screen`, PATIENCE);
  }

  async hides(text: string, selector?: string): Promise<void> {
    await waitUntil(() => !this.#isSaid(text, selector), `"${text}" is still on the screen`, PATIENCE);
  }

  #isSaid(text: string, selector?: string): boolean {
    const all = this.text(selector);
    return this.#wordings(text).some((words) => all.includes(words));
  }
}

export function nameOf(element: Element): string {
  return (element.getAttribute("aria-label") ?? visibleText(element)).replace(/\s+/g, " ").trim();
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility();
}

function visibleText(node: Element | ShadowRoot): string {
  if (node instanceof HTMLElement && !isShown(node) && !["span", "slot"].includes(node.localName)) return "";
  const source = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
  let text = "";
  for (const child of source.childNodes) {
    if (child instanceof Element) {
      if (child.localName !== "style") text += ` ${visibleText(child)} `;
    } else if (child.nodeType === Node.TEXT_NODE) text += child.textContent ?? "";
  }
  return text;
}

function within<T extends HTMLElement>(node: Element | ShadowRoot, selector: string): T[] {
  const found: T[] = [];
  for (const child of node.children) {
    if (child.matches(selector)) found.push(child as T);
    found.push(...within<T>(child, selector));
  }
  if (node instanceof Element && node.shadowRoot) found.push(...within<T>(node.shadowRoot, selector));
  return found;
}
