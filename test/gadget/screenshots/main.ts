/**
 * `npm run screenshots [-- --out DIR] [--only NAME,…] [--looks LOOK,…]`: a picture of every state of the gadget in
 * every look, and an index.html to leaf through them.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { readCommandLine } from "../../../demo/local/command-line.ts";
import { findChrome } from "../../browser/chrome.ts";
import { fontsAreThere } from "../../browser/picture-fonts.ts";
import type { Look } from "../gallery/gallery.ts";
import { galleryScript, openStudio, type Gallery } from "./studio.ts";

const plain: Look = { width: 900, height: 640, dark: false, rtl: false, lang: "en" };
/** The least that the gadget is made for: an old phone, or a narrow panel. */
const small: Look = { ...plain, width: 320, height: 568 };
const LOOKS: Record<string, Look & { forced?: boolean }> = {
  light: plain,
  dark: { ...plain, dark: true },
  forced: { ...plain, forced: true },
  wide: { ...plain, width: 1400, height: 820 },
  middle: { ...plain, width: 620, height: 720 },
  rtl: { ...plain, rtl: true },
  panel: { ...plain, width: 360 },
  german: { ...plain, width: 360, lang: "de" },
  spanish: { ...plain, width: 360, lang: "es" },
  french: { ...plain, width: 360, lang: "fr" },
  chinese: { ...plain, width: 360, lang: "zh" },
  arabic: { ...plain, lang: "ar" },
  "arabic-small": { ...small, lang: "ar" },
  small,
  "small-dark": { ...small, dark: true },
};

const { values } = readCommandLine(
  {
    call: "npm run screenshots",
    does: "A picture of every state of the gadget in every look, and an index.html to leaf through them. Needs Chrome (CHROME_PATH).",
    example: "npm run screenshots -- --only thread --looks light,arabic",
  },
  {
    options: {
      out: { type: "string", value: "DIR", default: "dist/screenshots", tells: "where the pictures go" },
      only: { type: "string", value: "STATE,…", tells: "these states alone", otherwise: "all" },
      looks: {
        ...{ type: "string", value: "LOOK,…" },
        tells: `of ${Object.keys(LOOKS).join(", ")}`,
        otherwise: "all",
      },
    },
  },
);

const looks = chosen("look", Object.keys(LOOKS), values.looks);
const script = await galleryScript();
const launch = await findChrome();
const browser = await puppeteer.launch(launch);
try {
  const states = chosen("state", await allStates(), values.only);
  const files: string[] = [];
  for (const look of looks) files.push(...(await photograph(look, states)));
  await writeFile(join(values.out, "index.html"), index(files));
  console.log(`${files.length} pictures in ${values.out}`);
} finally {
  await browser.close();
}

/** All of them where none is asked for. Ends with a sentence where one that is asked for does not exist. */
function chosen(what: string, names: string[], list: string | undefined): string[] {
  const asked = list?.split(",") ?? names;
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length === 0) return asked;
  console.error(`There is no ${what} "${unknown.join('", "')}". There are: ${names.join(", ")}.`);
  process.exit(2);
}

async function allStates(): Promise<string[]> {
  const page = await openStudio(browser, script, plain);
  const names = await page.evaluate(() => (globalThis as unknown as Gallery).gallery.names);
  await page.close();
  return names;
}

async function photograph(name: string, states: string[]): Promise<string[]> {
  const look = LOOKS[name] ?? plain;
  const page = await openStudio(browser, script, look);
  const folder = join(values.out, name);
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (const state of states) {
    await page.evaluate(
      (chosen, how) => (globalThis as unknown as Gallery).gallery.show(chosen, how),
      state,
      look,
    );
    await fontsAreThere(page);
    await page.screenshot({ path: join(folder, `${state}.png`) });
    files.push(`${name}/${state}.png`);
  }
  await page.close();
  return files;
}

function index(files: string[]): string {
  const figures = files.map(
    (file) =>
      `<figure><img src="${file}" loading="lazy" alt="${file}"><figcaption>${file}</figcaption></figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>States of the gadget</title>${figures.join("\n")}`;
}
