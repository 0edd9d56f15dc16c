/**
 * Whether something is pressed, in a document. What is drawn anew between the two halves of a press moves what is pressed
 * away from under the pointer, and the press is lost.
 */
export class Press {
  #isDown = false;
  #waiting: (() => void)[] = [];
  #document: Document | null = null;

  watch(document: Document): void {
    this.#document = document;
    document.addEventListener("pointerdown", this.#onDown, true);
    for (const type of ENDS) document.addEventListener(type, this.#onEnd, true);
  }

  unwatch(): void {
    this.#document?.removeEventListener("pointerdown", this.#onDown, true);
    for (const type of ENDS) this.#document?.removeEventListener(type, this.#onEnd, true);
    this.#isDown = false;
    this.#flush();
  }

  /** Done at once where nothing is pressed, else after the press has come to where it began. */
  after(work: () => void): void {
    if (this.#isDown) this.#waiting.push(work);
    else work();
  }

  readonly #onDown = (): void => {
    this.#isDown = true;
  };

  /** The click itself follows in the same turn. */
  readonly #onEnd = (): void => {
    setTimeout(() => {
      this.#isDown = false;
      this.#flush();
    });
  };

  #flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const work of waiting) work();
  }
}

const ENDS = ["pointerup", "pointercancel", "dragend"] as const;
