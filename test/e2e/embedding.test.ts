import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { KeyInput } from "puppeteer-core";
import { beforeAll, describe, expect, it } from "vitest";
import { mintToken } from "../../demo/local/agents.ts";
import { Desk } from "./support/desk.ts";
import { closeHosts, htmlPage, startHost } from "./support/host.ts";
import { useStack } from "./support/stack.ts";

/** A page that embeds the gadget of the Worker named in its address. */
const startPage = (which: "allowed" | "unknown"): Promise<string> =>
  startHost(which, ({ searchParams: query }) => {
    const policy = query.get("policy");
    const page = htmlPage(`<!doctype html>
      <script type="module" src="${query.get("worker") ?? ""}/gadget.js"></script>
      <fb-chat-gadget token="${query.get("token") ?? ""}" style="height: 600px"></fb-chat-gadget>
      <output></output>
      <script>
        for (const type of ["keydown", "keyup"]) document.addEventListener(type, ({ key }) => {
          document.querySelector("output").textContent += type + " " + key + ", ";
        });
      </script>`);
    if (policy !== null) page.headers.set("content-security-policy", policy);
    return page;
  });

closeHosts();
let allowed = "";
const stack = useStack();
beforeAll(async () => {
  allowed = await startPage("allowed");
});

async function embedAt(origin: string, more: Record<string, string> = {}): Promise<Desk> {
  const token = await mintToken({ sub: "robin", name: "Robin Weiss" });
  const query = new URLSearchParams({ worker: stack().run.url, token, ...more });
  return new Desk(await stack().openTab(`${origin}/?${query.toString()}`));
}

describe("a page of another origin", () => {
  it("embeds the gadget with one script, when the Worker allows the origin", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Anybody there?");

    const desk = await embedAt(allowed);
    await desk.chooseView("unassigned");
    await desk.choose(phone.name);
    await desk.write("Robin is.");

    await expect.poll(() => phone.messages()).toEqual(["Anybody there?", "Robin is."]);
  });

  it("says when customers wrote, though it draws their rows before it can", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Anybody there?");

    const { page } = await embedAt(allowed);

    await page.waitForSelector("fb-chat-gadget >>> fb-chat-list-row", { visible: true });
    const times = () => page.$$eval("fb-chat-gadget >>> .time", (all) => all.map((it) => it.textContent));
    await expect.poll(async () => (await times())[0]).toMatch(/\d:\d\d/);
  });

  it("has boxes on a phone that its browser does not enlarge the page for", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Anybody there?");
    const desk = await embedAt(allowed);
    const { page } = desk;
    await page.setViewport({ width: 390, height: 800, isMobile: true, hasTouch: true });
    await desk.chooseView("unassigned");
    await desk.choose(phone.name);
    await desk.click("fb-chat-handling >>> button[aria-haspopup=menu]");
    await desk.click("[role=menu] >>> button.grave");
    await page.waitForSelector("fb-chat-gadget >>> dialog", { visible: true });

    const boxes = "fb-chat-gadget >>> :is(textarea, select, input:not([type=checkbox]))";
    const sizes = await page.$$eval(boxes, (all) =>
      all.map((box) => parseFloat(getComputedStyle(box).fontSize)),
    );
    expect(sizes.length).toBeGreaterThanOrEqual(3);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
  });

  it("is not replaced by a file that is dropped on the gadget", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Anybody there?");
    const desk = await embedAt(allowed);
    await desk.chooseView("unassigned");
    await desk.choose(phone.name);
    await desk.type("Half a sen");
    const { page } = desk;
    const before = page.url();
    const client = await page.createCDPSession();
    const data = { items: [], files: [fileURLToPath(import.meta.url)], dragOperationsMask: 1 };
    // Of a long list only the first row is sure to be in sight.
    const box = await page.waitForSelector("fb-chat-gadget >>> textarea", { visible: true });
    const row = await page.waitForSelector("fb-chat-gadget >>> fb-chat-list-row", { visible: true });

    for (const place of [box!, row!]) {
      const { x, y } = await place.clickablePoint();
      for (const type of ["dragEnter", "dragOver", "drop"] as const) {
        await client.send("Input.dispatchDragEvent", { type, x, y, data });
      }
    }

    await page.waitForSelector("fb-chat-gadget >>> ::-p-text(embedding.test.ts)", { visible: true });
    expect(page.url()).toBe(before);
    expect(await desk.draft()).toBe("Half a sen");
  });

  it("does not hear of keys that the browser itself follows in dialogs and choices", async () => {
    const { page } = await embedAt(allowed);
    const heard = () => page.$eval("output", ({ textContent }) => textContent);
    const press = async (...keys: KeyInput[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await page.waitForSelector("fb-chat-gadget >>> [aria-haspopup=menu]", { visible: true });

    await page.focus("fb-chat-gadget >>> [role=tab][aria-selected=true]");
    await press("?");
    const choice = await page.waitForSelector("fb-chat-gadget >>> dialog select", { visible: true });
    await choice?.focus();
    // Up again: some browsers keep what is marked when a choice is left by Escape.
    await press("Space", "ArrowDown", "ArrowUp", "Escape");
    await page.waitForSelector("fb-chat-gadget >>> dialog", { visible: true });
    await press("Tab", "Escape");
    await page.waitForSelector("fb-chat-gadget >>> dialog", { hidden: true });
    expect(await heard()).toBe("");

    await press("F4");
    expect(await heard()).toBe("keydown F4, keyup F4, ");
  });

  it("needs no more of a content security policy than the document says", async () => {
    const written = /```\n(script-src http:\/\/localhost:8787;[\s\S]+?)```/.exec(
      await readFile("docs/embedding.md", "utf8"),
    );
    const { host } = new URL(stack().run.url);
    const needed = (written?.[1] ?? "").replaceAll("localhost:8787", host).replaceAll(/\s+/g, " ");
    const own = "'unsafe-inline'";
    // What the page itself is written with: a script, and a style that gives the gadget its height.
    const policy = `default-src 'none'; style-src-attr ${own}; ${needed.replace("script-src", `script-src ${own}`)}`;
    const phone = await stack().newCustomer();
    await phone.attach("Photo");

    const desk = await embedAt(allowed, { policy });
    await desk.chooseView("unassigned");
    await desk.choose(phone.name);

    await desk.page.waitForSelector("fb-chat-gadget >>> fb-chat-media >>> img[src^=http]", { visible: true });
    const isDrawn = () =>
      desk.page.$eval("fb-chat-gadget >>> fb-chat-media >>> img", (img) => img.naturalWidth > 0);
    await expect.poll(isDrawn).toBe(true);
    await desk.write("A fine picture");
    await expect.poll(() => phone.messages()).toContain("A fine picture");
  });

  it("gets nothing when it is not on the list", async () => {
    const desk = await embedAt(await startPage("unknown"));

    await expect.poll(() => desk.strip()).toContain("Offline");
    expect(await desk.listed()).toEqual([]);
  });
});
