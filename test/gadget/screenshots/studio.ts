/** Where pictures of the gallery are taken: for people to look at, and for the test of the pieces. */
import { build } from "esbuild";
import type { Browser, Page } from "puppeteer-core";
import { serveFonts, useFonts } from "../../browser/picture-fonts.ts";
import type { Look } from "../gallery/gallery.ts";

export type Gallery = { gallery: { show(name: string, look: Look): Promise<void>; names: string[] } };

/** The gallery as one script. */
export async function galleryScript(entry = "test/gadget/gallery/gallery.ts"): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2023",
    tsconfig: "gadget/tsconfig.json",
    // The element's own address is of no use in a script without one.
    define: { "import.meta.url": '"https://chat.example/gadget.js"' },
  });
  return outputFiles.map(({ text }) => text).join("");
}

/** A page with the gallery in it, as large as the look says, in the fonts of pictures. */
export async function openStudio(
  browser: Browser,
  script: string,
  { width, height, dark, forced, still }: Look & { forced?: boolean; still?: boolean },
): Promise<Page> {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.setViewport({ width, height, deviceScaleFactor: 1 });
  const features = [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }];
  if (forced) features.push({ name: "forced-colors", value: "active" });
  if (still) features.push({ name: "prefers-reduced-motion", value: "reduce" });
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", { features });
  await page.setContent("<!doctype html><html lang=en><style>body{margin:0}</style><body></body></html>");
  // A page without an address has no microphone, which those of agents have.
  await page.evaluate(() => {
    Object.defineProperty(window, "isSecureContext", { value: true });
    Object.defineProperty(navigator, "mediaDevices", { value: {} });
  });
  await serveFonts(page);
  await useFonts(page);
  await page.addScriptTag({ content: script });
  return page;
}
