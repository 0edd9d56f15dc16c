import { encode } from "uqr";

/** White around it, in modules: readers need it ("quiet zone"). */
const BORDER = 4;
/** Of a picture that is printed. */
const PIXELS_MIN = 1_024;

/** The modules of a QR code, true is black; null: the text is too long for one. */
export function qrModules(text: string): readonly (readonly boolean[])[] | null {
  try {
    return encode(text, { ecc: "M", border: BORDER }).data;
  } catch {
    return null;
  }
}

/** One path: a square for each black module. */
export function qrPath(modules: readonly (readonly boolean[])[]): string {
  return modules.flatMap((row, y) => row.map((isBlack, x) => (isBlack ? `M${x} ${y}h1v1h-1z` : ""))).join("");
}

/** A picture by itself, black on white. */
export function qrSvg(modules: readonly (readonly boolean[])[]): string {
  const size = modules.length;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 10}" height="${size * 10}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${qrPath(modules)}"/></svg>`
  );
}

/** The same in pixels: whole ones for each module, so that nothing blurs. */
export async function qrPng(modules: readonly (readonly boolean[])[]): Promise<Blob> {
  const scale = Math.ceil(PIXELS_MIN / modules.length);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = modules.length * scale;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#000";
  for (const [y, row] of modules.entries())
    for (const [x, isBlack] of row.entries())
      if (isBlack) context.fillRect(x * scale, y * scale, scale, scale);
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error("no picture"));
    }, "image/png");
  });
}
