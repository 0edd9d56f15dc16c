import { describe, expect, it } from "vitest";
import { useStack } from "./support/stack.ts";

const stack = useStack();
const soon = { timeout: 10_000 };

async function openGallery(query = "") {
  const tab = await stack().openTab(`${stack().run.url}/gallery/${query}`);
  /** What stands in the gadget. */
  const shown = () => tab.$$eval("#stage fb-chat-gadget >>> .strip", (all) => all[0]?.textContent ?? "");
  return { tab, shown };
}

describe("the gallery", () => {
  it("is a click away from the demo, and shows the state that is chosen", async () => {
    const tab = await stack().openTab(`${stack().run.url}/`);
    await Promise.all([tab.waitForNavigation(), tab.locator("a ::-p-text(All states)").click()]);

    const links = await tab.$$eval("#states a", (all) => all.length);
    await tab.locator("a ::-p-text(sign in needed)").click();

    expect(links).toBeGreaterThanOrEqual(40);
    await expect
      .poll(() => tab.$$eval("#stage fb-chat-gadget >>> .strip", (all) => all[0]?.textContent), soon)
      .toContain("Sign-in needed");
  });

  it("shows it in the look that is in the address", async () => {
    const { tab, shown } = await openGallery("?state=offline&theme=dark&dir=rtl&width=320&lang=de");

    await expect.poll(shown, soon).toContain("veraltet");
    const frame = await tab.$eval("#stage > div", (element) => ({
      direction: getComputedStyle(element).direction,
      scheme: getComputedStyle(element).colorScheme,
      width: element.clientWidth,
    }));
    expect(frame).toEqual({ direction: "rtl", scheme: "dark", width: 320 });
  });
});
