/** Pastes files into the box. */
export function paste(box: HTMLElement, ...files: File[]): boolean {
  return give(box, "paste", files);
}

/** Drops them there. */
export function drop(box: HTMLElement, ...files: File[]): boolean {
  return give(box, "drop", files);
}

/** Holds them over it. */
export function hold(box: HTMLElement, ...files: File[]): boolean {
  return give(box, "dragover", files);
}

/** Whether the page left it to the browser. */
function give(box: HTMLElement, type: "paste" | "drop" | "dragover", files: File[]): boolean {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  const init = { bubbles: true, composed: true, cancelable: true };
  return box.dispatchEvent(
    type === "paste"
      ? new ClipboardEvent(type, { clipboardData: data, ...init })
      : new DragEvent(type, { dataTransfer: data, ...init }),
  );
}

/** A file of that many bytes, of which only the number counts. */
export function aFile(name: string, type: string, bytes = 2_048): File {
  return new File([new Uint8Array(bytes)], name, { type });
}

/** A photo in colour, as a camera writes it, but for its size. */
export async function aPhoto(name: string, width: number, height: number): Promise<File> {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d")!;
  for (let x = 0; x < width; x += 40) {
    context.fillStyle = `hsl(${x % 360} 70% 55%)`;
    context.fillRect(x, 0, 40, height);
  }
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, "image/jpeg", 0.9);
  });
  return new File([blob!], name, { type: "image/jpeg" });
}

/** The next time that the page asks for files of this computer, these are chosen. */
export function choosesNext(...files: File[]): void {
  const { click } = HTMLInputElement.prototype;
  HTMLInputElement.prototype.click = function choose() {
    if (this.type !== "file") {
      click.call(this);
      return;
    }
    HTMLInputElement.prototype.click = click;
    const data = new DataTransfer();
    for (const file of files) data.items.add(file);
    this.files = data.files;
    this.dispatchEvent(new Event("change"));
  };
}
