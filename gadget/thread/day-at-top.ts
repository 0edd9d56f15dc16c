import type { LitElement, ReactiveController } from "lit";
import { standIn } from "../shell/stand-in.ts";
import { dayName } from "../words/time.ts";
import { styles } from "./day-at-top.styles.ts";

/** How long it stays when nothing moves any more, in ms. */
const STAY_MS = 1_200;
/** What moves a thread by hand; all else that scrolls it goes unsaid. */
const HANDS = ["wheel", "touchmove", "pointerdown", "keydown"];
const HEARD = { capture: true, passive: true };

type Dated = HTMLElement & { entry?: { at: number } | null };

/**
 * Says, while somebody scrolls through a thread, of which day the messages at its top are. For eyes alone: the line where
 * a day begins is there for everybody.
 */
export class DayAtTop implements ReactiveController {
  readonly #host: LitElement;
  readonly #now: () => number;
  readonly #day = document.createElement("div");
  #end: (() => void) | undefined;
  #isByHand = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `now` in ms. */
  constructor(host: LitElement, now: () => number) {
    this.#host = host;
    this.#now = now;
    this.#day.className = "day-at-top";
    this.#day.ariaHidden = "true";
    host.addController(this);
  }

  hostConnected(): void {
    const { renderRoot } = this.#host;
    for (const name of HANDS) renderRoot.addEventListener(name, this.#touched, HEARD);
    // It does not bubble.
    renderRoot.addEventListener("scroll", this.#scrolled, HEARD);
  }

  hostDisconnected(): void {
    const { renderRoot } = this.#host;
    for (const name of HANDS) renderRoot.removeEventListener(name, this.#touched, HEARD);
    renderRoot.removeEventListener("scroll", this.#scrolled, HEARD);
    this.#hide();
  }

  readonly #touched = () => {
    this.#isByHand = true;
  };

  readonly #scrolled = ({ target }: Event) => {
    if (!this.#isByHand || !(target instanceof Element) || !target.matches(".scroller")) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#hide, STAY_MS);
    const at = this.#firstAt(target);
    this.#day.hidden = at === null;
    if (at !== null) this.#day.textContent = dayName(at, this.#now());
    this.#end ??= standIn(this.#host.renderRoot as ShadowRoot, this.#day, [styles], this.#hide);
  };

  /** When the first message in sight came; null where the line of a day stands at the top itself. */
  #firstAt(scroller: Element): number | null {
    const { top } = scroller.getBoundingClientRect();
    const height = 40;
    for (const row of scroller.querySelectorAll("li")) {
      const box = row.getBoundingClientRect();
      if (box.bottom <= top) continue;
      if (row.matches(".day") && box.top < top + height) return null;
      const entry = row.querySelector<Dated>("fb-chat-entry")?.entry;
      if (entry) return entry.at;
    }
    return null;
  }

  readonly #hide = () => {
    clearTimeout(this.#timer);
    this.#isByHand = false;
    this.#end?.();
    this.#end = undefined;
  };
}
