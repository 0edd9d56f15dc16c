/** As large as a picture can be made, of how it fits. */
const SCALE_MAX = 8;
const DOUBLE_CLICK_SCALE = 2.5;

/**
 * How large a picture is shown and which part of it: by wheel, two fingers, a double click, and what is dragged. The
 * picture fits its stage at 1, and never leaves it.
 */
export class PictureZoom {
  /** 1 and more. */
  scale = 1;
  /** From the middle of the stage, in px. */
  #x = 0;
  #y = 0;
  readonly #changed: () => void;
  readonly #fingers = new Map<number, PointerEvent>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get transform(): string {
    return `translate(${this.#x}px, ${this.#y}px) scale(${this.scale})`;
  }

  reset(): void {
    [this.scale, this.#x, this.#y] = [1, 0, 0];
    this.#fingers.clear();
    this.#changed();
  }

  /** What is under `at` stays there; without it, what is in the middle. */
  by(factor: number, stage: HTMLElement, at?: { clientX: number; clientY: number }): void {
    const before = this.scale;
    this.scale = Math.min(SCALE_MAX, Math.max(1, before * factor));
    const box = stage.getBoundingClientRect();
    const x = at ? at.clientX - box.left - box.width / 2 : 0;
    const y = at ? at.clientY - box.top - box.height / 2 : 0;
    const grown = this.scale / before;
    this.#moveTo(stage, x - (x - this.#x) * grown, y - (y - this.#y) * grown);
  }

  readonly onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    // Two fingers on a touch pad come as a wheel with Ctrl, in small steps.
    const speed = event.ctrlKey ? 0.01 : event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 0.002 : 0.06;
    this.by(Math.exp(-event.deltaY * speed), event.currentTarget as HTMLElement, event);
  };

  readonly onDoubleClick = (event: MouseEvent): void => {
    if (this.scale > 1) this.reset();
    else this.by(DOUBLE_CLICK_SCALE, event.currentTarget as HTMLElement, event);
  };

  readonly onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.#fingers.set(event.pointerId, event);
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  };

  readonly onMove = (event: PointerEvent): void => {
    const before = this.#fingers.get(event.pointerId);
    if (!before) return;
    const stage = event.currentTarget as HTMLElement;
    const other = [...this.#fingers.values()].find(({ pointerId }) => pointerId !== event.pointerId);
    this.#fingers.set(event.pointerId, event);
    if (other) this.by(distance(event, other) / (distance(before, other) || 1), stage, middle(event, other));
    else
      this.#moveTo(stage, this.#x + event.clientX - before.clientX, this.#y + event.clientY - before.clientY);
  };

  readonly onUp = (event: PointerEvent): void => {
    this.#fingers.delete(event.pointerId);
  };

  #moveTo(stage: HTMLElement, x: number, y: number): void {
    const picture = stage.querySelector("img");
    const within = (to: number, shown: number, room: number): number => {
      const most = Math.max(0, (shown * this.scale - room) / 2);
      return Math.min(most, Math.max(-most, to));
    };
    this.#x = within(x, picture?.offsetWidth ?? 0, stage.clientWidth);
    this.#y = within(y, picture?.offsetHeight ?? 0, stage.clientHeight);
    this.#changed();
  }
}

function distance(a: PointerEvent, b: PointerEvent): number {
  return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
}

function middle(a: PointerEvent, b: PointerEvent) {
  return { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 };
}
