import type { LitElement, ReactiveController } from "lit";

/**
 * A file that is dropped on a page replaces it, with all that was being written. Over the gadget it is told that nothing
 * can be dropped here; a page that takes files itself says so by `preventDefault()` before, while the event captures.
 * Files that are pasted are told of as well. `refused` hears of both.
 */
export class FileGuard implements ReactiveController {
  readonly #host: LitElement;
  readonly #refused: () => void;

  constructor(host: LitElement, refused: () => void) {
    this.#host = host;
    this.#refused = refused;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of ["dragover", "drop"] as const) this.#host.addEventListener(type, this.#onDrag);
    this.#host.addEventListener("paste", this.#onPaste);
  }

  hostDisconnected(): void {
    for (const type of ["dragover", "drop"] as const) this.#host.removeEventListener(type, this.#onDrag);
    this.#host.removeEventListener("paste", this.#onPaste);
  }

  readonly #onDrag = (event: DragEvent): void => {
    const { dataTransfer } = event;
    if (event.defaultPrevented || !hasFilesAlone(dataTransfer)) return;
    event.preventDefault();
    dataTransfer.dropEffect = "none";
    this.#refused();
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    if (event.defaultPrevented || !hasFilesAlone(event.clipboardData)) return;
    event.preventDefault();
    this.#refused();
  };
}

/** A table copied from a sheet comes as words and as a picture of them: the words are meant. */
function hasFilesAlone(data: DataTransfer | null): data is DataTransfer {
  return data !== null && data.types.includes("Files") && !data.types.includes("text/plain");
}
