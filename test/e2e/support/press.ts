import type { Page } from "puppeteer-core";

/** As long as a busy machine takes to show what was pressed for, in ms. */
const SOON_MS = 3_000;

/** Presses what is there soon; false where it is not, or was drawn anew under the pointer: whoever presses looks again. */
export async function pressedSoon(page: Page, selector: string): Promise<boolean> {
  await page.bringToFront();
  const pressing = page.locator(selector).setTimeout(SOON_MS).click();
  return await pressing.then(
    () => true,
    () => false,
  );
}
