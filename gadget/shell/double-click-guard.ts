import type { LitElement, ReactiveController } from "lit";

/** As long as systems wait for the second click of a double click. */
export const DOUBLE_CLICK_MS = 500;
/** A hand that clicks twice moves by less than this. */
const SAME_PLACE_PX = 10;

const CONTROLS = "button, a, summary, select, [role=tab], [role=switch]";

type Click = { at: number; x: number; y: number; isKey: boolean; control: Element; says: string };

/**
 * Keeps the second click of a double click from what came in the place of the first: what was taken would be released,
 * what was closed would be opened again, and what stands below a dialog would be pressed by the click after the one that
 * closed it. The same button that still says the same may be pressed as often as one likes.
 */
export class DoubleClickGuard implements ReactiveController {
  readonly #host: LitElement;
  readonly #now: () => number;
  #last: Click | null = null;

  constructor(host: LitElement, now: () => number) {
    this.#host = host;
    this.#now = now;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener("click", this.#onClick, { capture: true });
    this.#host.addEventListener("keydown", this.#onKey, { capture: true });
  }

  hostDisconnected(): void {
    this.#host.removeEventListener("click", this.#onClick, { capture: true });
    this.#host.removeEventListener("keydown", this.#onKey, { capture: true });
  }

  readonly #onClick = (event: MouseEvent): void => {
    // What a script presses was never under anybody's hand.
    if (!event.isTrusted) return;
    const control = controlOf(event);
    // Enter and the space bar press what has the focus, wherever that is.
    const isKey = event.detail === 0;
    const click = control && {
      at: this.#now(),
      x: event.clientX,
      y: event.clientY,
      isKey,
      control,
      says: saidBy(control),
    };
    const last = this.#last;
    if (click && last && isSecondOf(last, click) && isAnother(last, click)) keepBack(event);
    else this.#last = click;
  };

  /** The same by the keyboard: what was pressed is gone, and the focus went on to where Enter sends. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const last = this.#last;
    if (!event.isTrusted || (event.key !== "Enter" && event.key !== " ")) return;
    if (last?.isKey && this.#now() - last.at < DOUBLE_CLICK_MS && controlOf(event) !== last.control)
      keepBack(event);
  };
}

function controlOf(event: Event): Element | null {
  const isControl = (target: EventTarget) => target instanceof Element && target.matches(CONTROLS);
  return (event.composedPath().find(isControl) as Element | undefined) ?? null;
}

function keepBack(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function isSecondOf(last: Click, click: Click): boolean {
  if (click.at - last.at >= DOUBLE_CLICK_MS || click.isKey !== last.isKey) return false;
  if (click.isKey) return click.control === last.control;
  return Math.abs(click.x - last.x) <= SAME_PLACE_PX && Math.abs(click.y - last.y) <= SAME_PLACE_PX;
}

function isAnother(last: Click, click: Click): boolean {
  return click.control !== last.control || click.says !== last.says;
}

/** What it is pressed for: its words, and whether it is on. */
function saidBy(control: Element): string {
  const states = ["aria-label", "aria-pressed", "aria-checked"].map((name) => control.getAttribute(name));
  const isOpen = control.matches("summary") && control.closest("details")?.open;
  return [control.textContent.trim(), ...states, isOpen].join("\n");
}
