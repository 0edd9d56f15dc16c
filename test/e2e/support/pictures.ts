import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import sharp from "sharp";
import { fontsAreThere, serveFonts, useFonts } from "../../browser/picture-fonts.ts";

/** Where the pictures of a play are kept; without it none are taken. */
const FOLDER = process.env["PICTURES"] ?? "";
/** What people see has few colours: a quarter of the size, and nobody sees the difference. */
const COLOURS = 96;

/** Before its first document: pictures have the same letters on every machine. */
export async function prepareForPictures(page: Page): Promise<void> {
  if (FOLDER === "") return;
  // The admin lets no style of others in.
  await page.setBypassCSP(true);
  await serveFonts(page);
}

/** A picture of what is on this page now, by its name. `at`: words that are in the middle of it. */
export async function take(page: Page, name: string, at?: string): Promise<void> {
  if (FOLDER === "") return;
  await page.bringToFront();
  if (at !== undefined)
    await page.$eval(`::-p-text(${at})`, (found) => found.scrollIntoView({ block: "center" }));
  await useFonts(page.mainFrame());
  await fontsAreThere(page.mainFrame());
  const whole = await page.screenshot();
  await mkdir(FOLDER, { recursive: true });
  await writeFile(
    join(FOLDER, `${name}.png`),
    await sharp(whole).png({ palette: true, colours: COLOURS, effort: 10 }).toBuffer(),
  );
}
