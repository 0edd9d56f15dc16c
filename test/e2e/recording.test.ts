import type { Page } from "puppeteer-core";
import { describe, expect, it } from "vitest";
import { stepsOf } from "../../demo/recording/script.ts";
import { SIMULATOR_PAGE_ID } from "../../demo/simulator/identities.ts";
import { ASKED, type AskedName } from "../../gadget/admin/review/kit.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack();

async function openRecording(name: AskedName): Promise<Page> {
  const page = await stack().openTab(`${stack().run.url}/recording/`);
  await page.select("#which", name);
  await page.waitForFunction(() => document.querySelector("#caption")?.textContent.startsWith("Begin"));
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
  });
  return page;
}

const captionIs = (page: Page, caption: string) =>
  page.waitForFunction((it) => document.querySelector("#caption")?.textContent === it, {}, caption);
/** In the gadget, through its shadow roots. */
const inGadget = (page: Page, text: string) =>
  page.waitForSelector(`fb-chat-gadget >>> ::-p-text(${text})`, { visible: true });

describe("the screencasts for App Review", () => {
  it("have a caption and something to do or to look at for every step of the kit", () => {
    for (const { name, steps } of ASKED) {
      const played = stepsOf(name, SIMULATOR_PAGE_ID);
      expect(
        played.slice(1, -1).map(({ caption }) => caption),
        name,
      ).toEqual([...steps]);
    }
  });

  it("play by the arrow key, in the real gadget and on the phone", async () => {
    const page = await openRecording("pages_messaging");
    const steps = stepsOf("pages_messaging", SIMULATOR_PAGE_ID);

    for (const { caption, act } of steps) {
      await page.keyboard.press("ArrowRight");
      await captionIs(page, caption);
      if (act.kind === "desktop") await inGadget(page, "Reviewer");
      if (act.kind === "open") await page.waitForSelector("fb-chat-gadget >>> textarea:not([readonly])");
    }

    const phone = page.frames().find((frame) => frame.url().includes("customer="));
    await phone?.waitForSelector("::-p-text(Shall we keep it for you?)");
  });

  it("begin and pause by the space bar", async () => {
    const page = await openRecording("Human Agent");
    const says = (text: string) =>
      page.waitForFunction((it) => document.querySelector("#play")?.textContent.startsWith(it), {}, text);

    await page.keyboard.press("Space");
    await captionIs(page, "This recording shows how our app uses Human Agent.");
    await says("Pause");
    await page.keyboard.press("Space");
    await says("Start");
  });

  it("show the settings where a permission is at work there", async () => {
    const page = await openRecording("pages_manage_metadata");

    for (const { caption } of stepsOf("pages_manage_metadata", SIMULATOR_PAGE_ID).slice(0, 2)) {
      await page.keyboard.press("ArrowRight");
      await captionIs(page, caption);
    }

    await page.waitForSelector("#settings:not([hidden])");
    await page.waitForFunction(() =>
      document.querySelector<HTMLIFrameElement>("#settings")?.contentDocument?.querySelector("fb-chat-admin"),
    );
  });
});
