import { waitUntil } from "@open-wc/testing";
import { html, render } from "lit";
import "../../../../gadget/admin/index.ts";
import type { FbChatAdmin } from "../../../../gadget/admin/index.ts";
import { speak } from "../../../../gadget/admin/words/words.ts";
import { settled } from "../../support/manual-clock.ts";
import { Screen } from "../../support/screen.ts";
import { aToken, type FakeWorker } from "./fake-worker.ts";

export type AdminOptions = {
  /** Without a provider people sign in by themselves. */
  isAlone?: boolean;
  /** Who it is; an operator where nothing is said. */
  token?: string;
  /** What the page around gives in place of it. */
  provider?: () => string | Promise<string>;
  width?: number;
  /** Where it begins, such as `#pages`. */
  hash?: string;
};

/** What a person sees of the admin, and does with it. */
export class AdminDriver {
  readonly admin: FbChatAdmin;
  readonly screen: Screen;

  constructor(admin: FbChatAdmin) {
    this.admin = admin;
    this.screen = new Screen(admin);
  }

  /** The text of everything that is on the screen, with what stands in slots. */
  get text(): string {
    return shownText(this.admin).replace(/\s+/g, " ").trim();
  }

  async shows(text: string): Promise<void> {
    await waitUntil(() => this.text.includes(text), `"${text}" is not on the screen`);
  }

  async hides(text: string): Promise<void> {
    await waitUntil(() => !this.text.includes(text), `"${text}" is still on the screen`);
  }

  /** All of Web Awesome's elements and ours, in whatever shadow root. */
  all<T extends HTMLElement = HTMLElement>(selector: string): T[] {
    return this.screen.all<T>(selector);
  }

  button(name: string): HTMLElement & { disabled: boolean } {
    const isSo = (one: HTMLElement) => one.textContent.replace(/\s+/g, " ").trim().startsWith(name);
    const found = this.all<HTMLElement & { disabled: boolean }>("wa-button").filter(
      (one) => isSo(one) && one.checkVisibility(),
    );
    if (!found[0]) throw new Error(`No button "${name}"`);
    return found.at(-1)!;
  }

  press(name: string): void {
    this.button(name).click();
  }

  async write(field: string, text: string): Promise<void> {
    const input = this.all<HTMLElement & { value: string; updateComplete: Promise<unknown> }>(
      `[data-field="${field}"]`,
    )[0];
    if (!input) throw new Error(`No field "${field}"`);
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await input.updateComplete;
  }

  async choose(field: string, value: string): Promise<void> {
    const select = this.all<HTMLElement & { value: string }>(`[data-field="${field}"]`)[0];
    if (!select) throw new Error(`No field "${field}"`);
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
    await settled();
  }

  /** What the sections are called that somebody may choose from. */
  get sections(): string[] {
    const links = this.all("header > fb-chat-admin-nav").flatMap((nav) => [
      ...nav.shadowRoot!.querySelectorAll("a"),
    ]);
    return links.map(({ textContent }) => textContent.trim());
  }

  async follows(link: string): Promise<void> {
    await waitUntil(() => this.#link(link) !== undefined, `no link "${link}"`);
    this.#link(link)!.click();
  }

  tick(index: number): void {
    const box = this.all<HTMLElement & { checked: boolean }>("wa-checkbox")[index];
    if (!box) throw new Error("no such box");
    box.click();
  }

  #link(name: string): HTMLElement | undefined {
    return this.all("a").find((link) => link.textContent.trim() === name);
  }
}

/** As it is drawn: what an element shows is its shadow root, and what is put into a slot stands there. */
function shownText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? "";
  if (!(node instanceof Element) || node.localName === "style") return "";
  if (node instanceof HTMLElement && getComputedStyle(node).display === "none") return "";
  const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
  const children = slotted.length > 0 ? slotted : [...(node.shadowRoot ?? node).childNodes];
  return ` ${children.map(shownText).join("")} `;
}

/** Puts an admin in front of a Worker into `frame`. */
export async function mountAdmin(frame: HTMLElement, worker: FakeWorker, options: AdminOptions = {}) {
  const { isAlone = false, width = 900, hash = "#pages", token = aToken(), provider = () => token } = options;
  history.replaceState(null, "", hash);
  frame.style.inlineSize = `${width}px`;
  render(
    html`<fb-chat-admin
      .platform=${worker.platform}
      .tokenProvider=${isAlone ? null : provider}
      server="https://chat.example"
    ></fb-chat-admin>`,
    frame,
  );
  const admin = frame.querySelector<FbChatAdmin>("fb-chat-admin")!;
  await settled();
  await admin.updateComplete;
  return new AdminDriver(admin);
}

export { speak };
