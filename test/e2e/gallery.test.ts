import { describe, expect, it } from "vitest";
import type { Look } from "../gadget/gallery/gallery.ts";
import { useStack } from "./support/stack.ts";

type Gallery = {
  gallery: { show(name: string, look: Look, stage: Element): Promise<void>; names: string[] };
};
type Box = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What a phone brings up its keyboard or its wheel for: what is written or chosen in. A slider has no words. */
const BOXES = ":is(textarea, select, input:not([type=checkbox], [type=radio], [type=range]))";

/** What is pressed; links within words are as high as those (WCAG 2.2, 2.5.8). */
const PRESSED = ":is(button, select, summary, a[download])";
/** WCAG 2.2, 2.5.5, and what the makers of phones recommend. */
const TARGET_PX = 44;

/** One of each place of the gadget that has any. */
const SOME_BOXES = [
  "Message",
  "Filter the list",
  "Search by name",
  "Skin tone",
  "Reply",
  "Reason, shown to colleagues",
  "Undo after sending",
];

const stack = useStack();

async function openGallery(query = "") {
  const tab = await stack().openTab(`${stack().run.url}/gallery/${query}`);
  /** What stands in the gadget. */
  const shown = () => tab.$$eval("#stage fb-chat-gadget >>> .strip", (all) => all[0]?.textContent ?? "");
  return { tab, shown };
}

type Wanted = { boxes: string; pressed: string; px: number };
type Measured = {
  /** In px, by what each box is for. */
  words: Record<string, number>;
  /** Names of what is smaller than `px` either way, with its size and the element it is in. */
  small: string[];
};

/** Runs in the page, for all of it at once: a look from outside at each of some thousand elements takes its time. */
function measure({ boxes, pressed, px }: Wanted): Measured {
  const within = (node: Element | ShadowRoot, selector: string): HTMLElement[] => [
    ...node.querySelectorAll<HTMLElement>(selector),
    ...[...node.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
      shadowRoot === null ? [] : within(shadowRoot, selector),
    ),
  ];
  const inside = (hosts: string, selector: string): HTMLElement[] =>
    [...document.querySelectorAll(hosts)].flatMap((host) => [
      ...within(host, selector),
      ...(host.shadowRoot === null ? [] : within(host.shadowRoot, selector)),
    ]);
  // A label that holds its box holds the choices as well, each in a line of its own.
  const purposeOf = (box: Box) =>
    box.ariaLabel ?? box.labels?.[0]?.textContent.trim().split("\n")[0] ?? box.name;
  const written = inside("#stage fb-chat-gadget", boxes) as Box[];
  return {
    words: Object.fromEntries(
      written.map((box) => [purposeOf(box), parseFloat(getComputedStyle(box).fontSize)]),
    ),
    small: inside("#stage :is(fb-chat-gadget, fb-chat-stage)", pressed).flatMap((each) => {
      const { width, height } = each.getBoundingClientRect();
      if (!each.checkVisibility() || width === 0 || (width >= px - 0.5 && height >= px - 0.5)) return [];
      const { host } = each.getRootNode() as ShadowRoot;
      const name = each.ariaLabel ?? each.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
      return [`${host.localName} ${each.className}: ${name} (${Math.round(width)} × ${Math.round(height)})`];
    }),
  };
}

describe("the gallery", () => {
  it("is a click away from the demo, and shows the state that is chosen", async () => {
    const tab = await stack().openTab(`${stack().run.url}/`);
    await Promise.all([tab.waitForNavigation(), tab.locator("a ::-p-text(All states)").click()]);

    const links = await tab.$$eval("#states a", (all) => all.length);
    await tab.locator("a ::-p-text(sign in needed)").click();

    expect(links).toBeGreaterThanOrEqual(40);
    await expect
      .poll(() => tab.$$eval("#stage fb-chat-gadget >>> .strip", (all) => all[0]?.textContent))
      .toContain("Sign-in needed");
  });

  it("groups the states, and finds one by words of its name", async () => {
    const { tab } = await openGallery();
    const groups = () => tab.$$eval("#states h2", (all) => all.map((one) => one.firstChild?.textContent));
    const shown = () => tab.$$eval("#states a", (all) => all.map((one) => one.textContent));
    expect(await groups()).toEqual(expect.arrayContaining(["Screens", "Content", "Sending", "Errors"]));
    const all = (await shown()).length;

    await tab.locator("#groups ::-p-text(Errors)").click();
    await expect.poll(groups).toEqual(["Errors"]);
    expect(await shown()).toContain("offline");
    expect((await shown()).length).toBeLessThan(all);

    await tab.type("#filter", "no such state");
    await tab.waitForSelector("#none", { visible: true });
  });

  it("is read from right to left in Arabic by itself", async () => {
    const { tab } = await openGallery();
    await tab.waitForSelector('#stage[data-shown="thread"]');
    await tab.select("#look [name=lang]", "ar");

    await tab.waitForSelector("#stage > [dir=rtl][lang=ar]");
    await tab.select("#look [name=lang]", "de");
    await tab.waitForSelector("#stage > [dir=ltr][lang=de]");
  });

  it("shows it in the look that is in the address", async () => {
    const { tab, shown } = await openGallery("?state=offline&theme=dark&dir=rtl&width=320&lang=de");

    await expect.poll(shown).toContain("veraltet");
    const frame = await tab.$eval("#stage > div", (element) => ({
      direction: getComputedStyle(element).direction,
      scheme: getComputedStyle(element).colorScheme,
      width: element.clientWidth,
    }));
    expect(frame).toEqual({ direction: "rtl", scheme: "dark", width: 320 });
  });

  it.each(["writing", "list-by-waiting", "emoji-picker", "refused-command", "keyboard-help"])(
    "shows a state whose address is opened first: %s",
    async (state) => {
      const { tab } = await openGallery(`?state=${state}`);

      await tab.waitForSelector(`#stage[data-shown="${state}"]`);
    },
  );

  it("has nothing in any state that is too small under a finger: boxes' words, and whatever is pressed", async () => {
    const { tab } = await openGallery();
    await tab.setViewport({ width: 390, height: 800, isMobile: true, hasTouch: true });
    // Pictures out of sight would not be loaded.
    await tab.$eval("#stage", (stage) => {
      document.body.replaceChildren(stage);
    });
    const look: Look = { width: 390, height: 800, dark: false, rtl: false, lang: "en" };
    const measured: Record<string, number> = {};
    const small = new Set<string>();

    // In two panes first, where every state has all that it is about, and then as a phone has them.
    for (const name of await tab.evaluate(() => (globalThis as unknown as Gallery).gallery.names)) {
      await tab.evaluate(
        (...args) =>
          (globalThis as unknown as Gallery).gallery.show(...args, document.querySelector("#stage")!),
        name,
        { ...look, width: 900 },
      );
      for (const width of [900, 390]) {
        await tab.$eval("#stage > div:last-child", (frame, px) => (frame.style.width = `${px}px`), width);
        const found = await tab.evaluate(measure, { boxes: BOXES, pressed: PRESSED, px: TARGET_PX });
        for (const [box, px] of Object.entries(found.words)) measured[`${name}, ${width}: ${box}`] = px;
        for (const each of found.small) small.add(each);
      }
    }

    const boxes = new Set(Object.keys(measured).map((at) => at.split(": ")[1]));
    expect([...boxes]).toEqual(expect.arrayContaining(SOME_BOXES));
    expect(Object.entries(measured).filter(([, size]) => size < 16)).toEqual([]);
    expect([...small]).toEqual([]);
  });
});
