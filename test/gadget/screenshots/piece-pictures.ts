import { launch } from "puppeteer-core";
import { PNG } from "pngjs";
import { findChrome, PACKAGED } from "../../browser/chrome.ts";
import { fontsAreThere } from "../../browser/picture-fonts.ts";
import type { Look } from "../gallery/gallery.ts";
import { galleryScript, openStudio, type Gallery } from "./studio.ts";

/** Where the pictures are that were held good when a piece last changed. */
export const KEPT = "test/gadget/screenshots/pieces";

const plain: Look = { width: 360, height: 300, dark: false, rtl: false, lang: "en" };
const LOOKS: Record<string, Look & { forced?: boolean }> = {
  light: plain,
  dark: { ...plain, dark: true },
  forced: { ...plain, forced: true },
  rtl: { ...plain, rtl: true },
};

/** A picture of each piece of the gallery in each look, by the name of its file. */
export async function drawPieces(): Promise<Map<string, PNG>> {
  // Another browser draws letters in another way: this one is the same wherever there is one.
  const isPackaged = process.platform === "linux" && process.arch === "x64";
  const browser = await launch(await (isPackaged ? findChrome(PACKAGED) : findChrome()));
  const drawn = new Map<string, PNG>();
  try {
    const script = await galleryScript();
    for (const [name, look] of Object.entries(LOOKS)) {
      const page = await openStudio(browser, script, { ...look, still: true });
      const names = await page.evaluate(() => (globalThis as unknown as Gallery).gallery.names);
      for (const piece of names.filter((each) => each.startsWith("piece-"))) {
        await page.evaluate(
          (...asked) => (globalThis as unknown as Gallery).gallery.show(...asked),
          piece,
          look,
        );
        await page.evaluate(() => {
          // What goes round and round stands still.
          for (const animation of document.querySelector("fb-chat-stage")?.shadowRoot?.getAnimations() ?? [])
            animation.cancel();
        });
        await fontsAreThere(page);
        const picture = PNG.sync.read(Buffer.from(await page.screenshot()));
        drawn.set(`${piece.replace("piece-", "")}-${name}.png`, picture);
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return drawn;
}
