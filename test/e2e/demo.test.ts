import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Frame, Page } from "puppeteer-core";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { buildExamples } from "../../demo/local/examples.ts";
import type { Desk } from "./support/desk.ts";
import { useStack } from "./support/stack.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const stack = useStack();

/** The phone beside the gadget. */
async function phoneIn(desk: Desk): Promise<Frame> {
  const frame = await (await desk.page.waitForSelector("#phone"))?.contentFrame();
  if (!frame) throw new Error("there is no phone in the page");
  await frame.waitForSelector("textarea");
  return frame;
}

const whose = (frame: Frame) => frame.$eval(".who label select", (select) => select.value);
const record = (desk: Desk) => desk.page.$eval("#record", ({ textContent }) => textContent);

describe("the phone beside the gadget", () => {
  it("becomes the open customer's by one press, and goes back by one", async () => {
    const { newCustomer, openDesk } = stack();
    const phone = await newCustomer();
    await phone.write("Is anybody there?");
    const desk = await openDesk("kim");
    const frame = await phoneIn(desk);
    const before = await whose(frame);
    await desk.chooseView("unassigned");
    await desk.choose(phone.name);

    await desk.page.locator("#phone-turn .be").click();
    await expect.poll(() => whose(frame)).toBe(phone.psid);
    await frame.waitForSelector(".bubble ::-p-text(Is anybody there?)");

    await desk.page.locator("#phone-turn ::-p-text(Back to)").click();
    await expect.poll(() => whose(frame)).toBe(before);
  });

  it("becomes that of a record, which says so", async () => {
    const desk = await stack().openDesk("kim");
    const frame = await phoneIn(desk);
    await desk.page.locator("#record ::-p-text(Priya Raman)").click();

    await desk.page.locator("#record ::-p-text(Be this customer)").click();

    await expect.poll(() => record(desk)).toContain("The phone is theirs");
    await expect.poll(() => whose(frame)).toBe("7700110022003303");
  });
});

describe("the screen on the wall", () => {
  it("counts a customer who writes, and makes nobody present", async () => {
    const { run, openTab, newCustomer } = stack();
    const wall = await openTab(`${run.url}/wallboard/`);
    const tile = (name: string) =>
      wall.evaluate((label) => {
        const board = document
          .querySelector("fb-chat-wallboard")
          ?.shadowRoot?.querySelector("fb-chat-live-board")?.shadowRoot;
        const tiles = [...(board?.querySelectorAll(".tiles div") ?? [])];
        const found = tiles.find((one) => one.querySelector("dt")?.textContent === label);
        return found?.querySelector("dd")?.textContent ?? "";
      }, name);
    const contacts = async () => Number.parseInt(await tile("Contacts today"), 10);
    await expect.poll(contacts).not.toBeNaN();
    const before = await contacts();

    const phone = await newCustomer();
    await phone.write("Is anybody there?");

    await expect.poll(contacts).toBe(before + 1);
    await expect.poll(() => tile("Available")).toMatch(/^0 of /);
  });
});

describe("a phone that is a page of its own", () => {
  it("is whose the address says, and Back is the one before", async () => {
    const phone = await stack().newCustomer();
    const chosen = () => phone.page.$eval(".who label select", (select) => select.value);
    await expect.poll(chosen).toBe(phone.psid);

    await phone.page.select(".who label select", "7700110022003301");
    await expect.poll(() => new URL(phone.page.url()).searchParams.get("customer")).toBe("7700110022003301");
    await phone.page.goBack();

    await expect.poll(chosen).toBe(phone.psid);
    expect(new URL(phone.page.url()).searchParams.get("customer")).toBe(phone.psid);
  });

  it("is one of eight in a browser, which opens six connections to a host, and all hear of what is new", async () => {
    const { newCustomer, openTab } = stack();
    const phone = await newCustomer();
    const others = [];
    for (let n = 0; n < 7; n += 1) others.push(await openTab(phone.page.url()));

    await phone.write("Do all of you see it?");

    for (const page of others) await page.waitForSelector(".bubble ::-p-text(Do all of you see it?)");
  });

  it("gives up what nobody answers, says so, and keeps what was written", async () => {
    const phone = await stack().newCustomer();
    const { page } = phone;
    await page.waitForSelector("textarea");
    await page.evaluate(() => {
      AbortSignal.timeout = () => AbortSignal.abort(new DOMException("It took too long.", "TimeoutError"));
    });

    await phone.write("Hello");

    await expect.poll(() => phone.problem()).toContain("nobody knows whether this arrived");
    expect(await page.$eval("textarea", ({ value }) => value)).toBe("Hello");
  });

  it("says that it has no line, keeps what was written, and goes on", async () => {
    const phone = await stack().newCustomer();
    const { page } = phone;
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.waitForSelector("textarea");
    await page.setOfflineMode(true);

    await phone.write("Hello");
    await page.waitForSelector("::-p-text(No connection.)");
    const draft = () => page.$eval("textarea", ({ value }) => value);
    await expect.poll(draft).toBe("Hello");
    expect(await phone.problem()).toBe("");

    await page.setOfflineMode(false);
    await page.waitForSelector(".no-line", { hidden: true });
    await page.focus("textarea");
    await page.keyboard.press("Enter");
    await expect.poll(() => phone.messages()).toEqual(["Hello"]);
    expect(errors).toEqual([]);
  });

  it("writes to another Page as one of its people", async () => {
    const phone = await stack().newCustomer();
    const people = () =>
      phone.page.$$eval(".who label option", (all) => all.map(({ textContent }) => textContent.trim()));
    await expect.poll(() => phone.page.$(".who .page")).not.toBeNull();

    await phone.page.select(".who .page", "7700110022003401");

    await expect.poll(people).toEqual(["Mei Tanaka", "Lars Lund", "Emil Fjord"]);
    await phone.page.waitForSelector(".empty ::-p-text(Northwind Bikes)");
  });
});

describe("host events", () => {
  it("are told in words, and whole on demand", async () => {
    const { newCustomer, openDesk } = stack();
    const phone = await newCustomer();
    await phone.write("Hello");
    const desk = await openDesk("kim");
    await desk.chooseView("unassigned");
    await desk.choose(phone.name);
    const said = () => desk.page.$$eval("#events .words", (all) => all.map((one) => one.textContent));
    await expect.poll(said).toContain(`${phone.name} is open`);

    const summary = await desk.page.waitForSelector(`#events summary ::-p-text(${phone.name} is open)`);
    await summary?.evaluate((words) => words.closest("summary")?.focus());
    await desk.page.keyboard.press("Enter");

    const whole = await desk.page.waitForSelector("#events [open] pre", { visible: true });
    expect(JSON.parse((await whole?.evaluate(({ textContent }) => textContent)) ?? "")).toMatchObject({
      conversation: phone.conversation,
    });
  });
});

describe("an accessibility checker", () => {
  beforeAll(async () => {
    const { assets } = inject("stack");
    await buildExamples({ outDir: stack().examples, gadget: assets, workerUrl: stack().run.url });
  });

  /** Rules that the page breaks, with the first place of each. */
  async function broken(page: Page): Promise<string[]> {
    await page.addScriptTag({ path: AXE });
    return await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
      // What is in frames is a page of its own; the gadget's states have a test of theirs.
      const { violations } = await axe.run({ iframes: false });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join("; ")}`,
      );
    });
  }

  for (const scheme of ["light", "dark"]) {
    for (const [name, path, ready] of [
      ["the CRM", "/", "fb-chat-gadget >>> [role=tab]"],
      ["the gallery", "/gallery/?state=thread", "#stage[data-shown=thread]"],
    ] as const) {
      it(`finds nothing on ${name}, ${scheme}`, async () => {
        const page = await stack().openTab("about:blank");
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await page.goto(`${stack().run.url}${path}`);
        await page.waitForSelector(ready, { visible: true });

        expect(await broken(page)).toEqual([]);
      });
    }

    for (const [name, path, ready] of [
      ["the phone", "/", ".composer"],
      ["the list of examples", "/embedding/", ".choices"],
      ["the plain example", "/embedding/plain/", ".code pre"],
      ["the React example", "/embedding/react/", ".code pre"],
      ["the Vue example", "/embedding/vue/", ".code pre"],
    ] as const) {
      it(`finds nothing on ${name}, ${scheme}`, async () => {
        const page = await stack().openTab("about:blank");
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await page.goto(`${stack().run.simulatorUrl}${path}`);
        await page.waitForSelector(ready, { visible: true });

        expect(await broken(page)).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(page.viewport()?.width ?? 0);
        await page.setViewport({ width: 360, height: 740 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      });
    }
  }
});
