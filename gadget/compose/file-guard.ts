import type { LitElement, ReactiveController } from "lit";

/** Takes files that were dropped or pasted; null asks whether it would. */
type TakesFiles = (files: readonly File[] | null) => boolean;

/**
 * A file that is dropped on a page replaces it, with all that was being written. Over the gadget it goes into the box, or is
 * told that nothing can be dropped here; a page that takes files itself says so by `preventDefault()` before, while the
 * event captures. Files that are pasted go the same way. `takes` hears of both, also where it takes none.
 */
export class FileGuard implements ReactiveController {
  readonly #host: LitElement;
  readonly #takes: TakesFiles;

  constructor(host: LitElement, takes: TakesFiles) {
    this.#host = host;
    this.#takes = takes;
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
    // Only in what is dropped the files are there to be read.
    const isTaken = this.#takes(event.type === "drop" ? [...dataTransfer.files] : null);
    dataTransfer.dropEffect = isTaken ? "copy" : "none";
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    if (event.defaultPrevented || !hasFilesAlone(event.clipboardData)) return;
    event.preventDefault();
    this.#takes([...event.clipboardData.files]);
  };
}

/** A table copied from a sheet comes as words and as a picture of them: the words are meant. */
function hasFilesAlone(data: DataTransfer | null): data is DataTransfer {
  return data !== null && data.types.includes("Files") && !data.types.includes("text/plain");
}
