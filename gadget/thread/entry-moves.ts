import type { ReactiveController } from "lit";
import type { EntryId } from "../../worker/protocol/ids.ts";
import { isInField } from "../shell/shortcuts.ts";
import type { FbChatEntries } from "./fb-chat-entries.ts";

/** How somebody gets to a message of a thread: by the keyboard, or led there. */
export class EntryMoves implements ReactiveController {
  readonly #host: FbChatEntries;

  constructor(host: FbChatEntries) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const { renderRoot } = this.#host;
    renderRoot.addEventListener("keydown", this.#onKey);
    renderRoot.addEventListener("focusin", this.#onFocus);
    renderRoot.addEventListener("focusout", this.#onBlur);
  }

  hostDisconnected(): void {
    const { renderRoot } = this.#host;
    renderRoot.removeEventListener("keydown", this.#onKey);
    renderRoot.removeEventListener("focusin", this.#onFocus);
    renderRoot.removeEventListener("focusout", this.#onBlur);
  }

  /** Moves the focus to the first message (0) or the last (-1), which may not be rendered yet. */
  toEnd(at: 0 | -1): void {
    const { scrolling, windowing, scroller, thread } = this.#host;
    const focus = () => {
      (this.#lines().at(at) ?? scroller)?.focus();
    };
    scrolling.following = at === -1;
    const page = thread.value?.entries.pages.at(at);
    if (page) windowing.reveal(page.key, focus);
    else focus();
  }

  /** Goes to an entry that is loaded, and marks it for a moment. */
  async showEntry(id: EntryId): Promise<void> {
    const { scrolling, windowing, thread, renderRoot, updateComplete } = this.#host;
    // It may have come with this very update, into a page that was rendered before.
    await updateComplete;
    const pages = thread.value?.entries.pages ?? [];
    const page = pages.find(({ entries }) => entries.some((entry) => entry.id === id));
    if (!page) return;
    // The reader leaves the end.
    scrolling.following = false;
    windowing.reveal(page.key, () => {
      const shown = [...renderRoot.querySelectorAll("fb-chat-entry")];
      const line = shown.find(({ entry }) => entry?.id === id)?.closest("li");
      line?.querySelector("details")?.toggleAttribute("open", true);
      line?.scrollIntoView({ block: "center" });
      line?.focus({ preventScroll: true });
      line?.toggleAttribute("data-found", true);
      line?.addEventListener("animationend", () => line.removeAttribute("data-found"), { once: true });
    });
  }

  #lines(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>("li[tabindex]")];
  }

  /** Arrows go from message to message; what can be done about one is the next stop of the Tab key. */
  readonly #onKey = (each: Event) => {
    const event = each as KeyboardEvent;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!this.#host.scroller?.contains(event.target as Node) || isInField(event)) return;
    const { key } = event;
    const lines = this.#lines();
    const at = lines.findIndex((line) => line.contains(this.#host.shadowRoot?.activeElement ?? null));
    const isEnd = key === "Home" || key === "End" || (key.startsWith("Arrow") && at < 0);
    const step = { ArrowUp: -1, ArrowDown: 1 }[key];
    if (step === undefined && !isEnd) return;
    event.preventDefault();
    if (isEnd) this.toEnd(key === "Home" ? 0 : -1);
    else lines[Math.min(lines.length - 1, Math.max(0, at + step!))]?.focus();
  };

  /** What has the focus stays rendered, also when the reader scrolls away from it. */
  readonly #onFocus = ({ target }: Event) => {
    this.#host.windowing.pinAround(target as Element);
  };

  readonly #onBlur = () => {
    this.#host.windowing.pin(null);
  };
}
