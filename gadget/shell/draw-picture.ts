/** What a canvas shows by now. */
const shown = new WeakMap<HTMLCanvasElement, Blob>();

/** Draws a file of this computer so that it fills the canvas. No page has to allow an address for it. */
export async function drawPicture(canvas: HTMLCanvasElement, file: Blob): Promise<void> {
  if (shown.get(canvas) === file) return;
  shown.set(canvas, file);
  const context = canvas.getContext("2d");
  const { width, height } = canvas;
  context?.clearRect(0, 0, width, height);
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null || shown.get(canvas) !== file) return;
  const scale = Math.max(width / picture.width, height / picture.height);
  const [w, h] = [picture.width * scale, picture.height * scale];
  context?.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h);
  picture.close();
}
