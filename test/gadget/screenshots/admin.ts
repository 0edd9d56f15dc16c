/**
 * `npm run screenshots:admin [-- --out DIR] [--only NAME,…] [--looks LOOK,…]`: a picture of every state of the admin in
 * every look, each as high as all that it shows.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { readCommandLine } from "../../../demo/local/command-line.ts";
import { findChrome } from "../../browser/chrome.ts";
import type { Look } from "../gallery/gallery.ts";
import { galleryScript, openStudio, type Gallery } from "./studio.ts";

const wide: Look = { width: 1000, height: 700, dark: false, rtl: false, lang: "en" };
const small: Look = { ...wide, width: 320, height: 640 };
const LOOKS: Record<string, Look & { forced?: boolean }> = {
  light: wide,
  dark: { ...wide, dark: true },
  forced: { ...wide, forced: true },
  small,
  "small-dark": { ...small, dark: true },
  german: { ...small, width: 360, lang: "de" },
  french: { ...small, width: 360, lang: "fr" },
  spanish: { ...small, width: 360, lang: "es" },
  chinese: { ...wide, lang: "zh" },
  arabic: { ...wide, lang: "ar" },
  "arabic-small": { ...small, lang: "ar" },
};

const { values } = readCommandLine(
  {
    call: "npm run screenshots:admin",
    does: "A picture of every state of the administration in every look, each as high as all that it shows. Needs Chrome (CHROME_PATH).",
    example: "npm run screenshots:admin -- --only apps --looks light,arabic",
  },
  {
    options: {
      out: {
        type: "string",
        value: "DIR",
        default: "dist/screenshots-admin",
        tells: "where the pictures go",
      },
      only: { type: "string", value: "STATE,…", tells: "these states alone", otherwise: "all" },
      looks: {
        ...{ type: "string", value: "LOOK,…", default: "light,small,small-dark,arabic" },
        tells: `of ${Object.keys(LOOKS).join(", ")}`,
      },
    },
  },
);

const script = await galleryScript("test/gadget/admin/gallery.ts");
const browser = await puppeteer.launch(await findChrome());
let pictures = 0;
try {
  for (const name of values.looks.split(",")) await photograph(name);
  console.log(`${pictures} pictures in ${values.out}`);
} finally {
  await browser.close();
}

async function photograph(name: string): Promise<void> {
  const look = LOOKS[name] ?? wide;
  const page = await openStudio(browser, script, look);
  const folder = join(values.out, name);
  await mkdir(folder, { recursive: true });
  const all = await page.evaluate(() => (globalThis as unknown as Gallery).gallery.names);
  const chosen = all.filter((state) => values.only?.split(",").includes(state) ?? true);
  for (const state of chosen) {
    await page.evaluate((one, how) => (globalThis as unknown as Gallery).gallery.show(one, how), state, look);
    await page.screenshot({ path: join(folder, `${state}.png`), fullPage: true });
    pictures += 1;
  }
  await page.close();
}
