import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { launch, type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../../demo/local/ports.ts";
import { LOCAL_CUSTOMERS, SIMULATOR_PAGE_ID } from "../../demo/simulator/identities.ts";
import { findChrome } from "../browser/chrome.ts";
import { chosenEnvironment, settle, variablesIn } from "../browser/hostile.ts";
import { Desk } from "./support/desk.ts";
import { Phone } from "./support/phone.ts";
import { PATIENCE_MS } from "./support/stack.ts";

/** Words of the start script when everything is there. */
const READY = /^Open (\S+)/m;

describe("npm start", () => {
  let start: ChildProcess;
  /** All that it printed. */
  let said = "";
  let browser: Browser;
  let ports: { worker: number; simulator: number; shop: number };
  /** What went wrong on any page, in its console's words. */
  const errors: string[] = [];

  beforeAll(async () => {
    ports = { worker: await freePort(), simulator: await freePort(), shop: await freePort() };
    // An app and a Page named there would take the simulator's place.
    const variables = Object.entries(process.env).filter(([name]) => !/^(?:FACEBOOK|AGENT)_/.test(name));
    const env = {
      ...variablesIn(chosenEnvironment() ?? {}, Object.fromEntries(variables)),
      PORT: String(ports.worker),
      SIMULATOR_PORT: String(ports.simulator),
      SHOP_PORT: String(ports.shop),
    };
    start = spawn(process.execPath, ["demo/start.ts"], { env, stdio: ["ignore", "pipe", "pipe"] });
    const isReady = new Promise<void>((resolve, reject) => {
      const note = (chunk: Buffer) => {
        said += chunk.toString();
        if (READY.test(said)) resolve();
      };
      start.stdout?.on("data", note);
      start.stderr?.on("data", note);
      start.once("exit", () => reject(new Error(`npm start ended:\n${said}`)));
    });
    await isReady;
    browser = await launch(await findChrome());
  });

  afterAll(async () => {
    await browser.close();
    if (start.exitCode === null) {
      const ended = once(start, "exit");
      start.kill("SIGINT");
      await ended;
    }
    const left = [
      `.state/${ports.worker}`,
      `dist/demo-${ports.worker}`,
      `dist/demo-${ports.worker}-embedding`,
    ];
    for (const path of left) await rm(path, { recursive: true, force: true });
  });

  async function open(port: number, path: string): Promise<Page> {
    const page = await settle(await browser.newPage());
    page.setDefaultTimeout(PATIENCE_MS);
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.setViewport({ width: 1440, height: 900 });
    await page.goto(`http://localhost:${port}${path}`);
    return page;
  }

  it("has one thing to do next, until somebody wrote and was answered", async () => {
    const page = await open(ports.worker, "/?agent=kim");
    const next = async () => {
      const step = await page.waitForSelector("#guide [aria-current=step]", { visible: true });
      return await step?.evaluate(({ textContent }) => textContent.trim());
    };
    expect(await next()).toBe("Write something on the phone");
    const frame = await (await page.waitForSelector("#phone"))?.contentFrame();
    await frame?.waitForSelector("textarea");
    await frame?.type("textarea", "Good morning");
    await frame?.$eval(".composer", (form) => (form as HTMLFormElement).requestSubmit());

    await expect.poll(next).toBe("Choose the conversation in the gadget");
    const desk = new Desk(page);
    await desk.click("fb-chat-list-row");
    await expect.poll(next).toBe("Answer, and watch it arrive");
    await desk.write("Good morning to you");
    await page.waitForSelector("#guide", { hidden: true });
    await page.reload();
    await page.waitForSelector("fb-chat-gadget >>> fb-chat-list-row", { visible: true });
    expect(await page.$("#guide:not([hidden])")).toBeNull();
  });

  it("lets a person at the phone and one at the desk talk, wherever they are and whatever they read", async () => {
    const [{ psid = "", firstName, lastName } = {}] = LOCAL_CUSTOMERS;
    const name = `${firstName} ${lastName}`;
    const phone = new Phone(
      await open(ports.simulator, `/?customer=${psid}`),
      name,
      psid,
      `${SIMULATOR_PAGE_ID}:${psid}`,
    );
    await phone.write("Where is my order?");
    await phone.attach("Booking");
    const desk = new Desk(await open(ports.worker, "/?agent=kim"));
    await desk.chooseView("mine");
    await desk.choose(name);
    await expect.poll(() => desk.texts()).toContain("Where is my order?");
    await desk.write("It arrives tomorrow.");

    await expect.poll(() => phone.messages()).toContain("It arrives tomorrow.");
    await expect
      .poll(() => desk.entries())
      .toContainEqual({ side: "own", text: "It arrives tomorrow.", progress: "Delivered" });
    const contents = () =>
      desk.page.$$eval("fb-chat-gadget >>> fb-chat-content", (all) =>
        all.map(({ shadowRoot }) => shadowRoot?.textContent ?? "").join(" "),
      );
    await expect.poll(contents).toContain("(Europe/Oslo)");
    expect(errors).toEqual([]);
  });

  it("signs one in to the administration, by the link that it prints and from the page", async () => {
    const [, link = ""] = /^Administration\s+(\S+#link=\S+)/m.exec(said) ?? [];
    const { pathname, hash } = new URL(link);
    const byLink = await open(ports.worker, `${pathname}${hash}`);
    await byLink.waitForSelector("::-p-text(From the configuration)", { visible: true });

    const page = await open(ports.worker, "/?agent=kim");
    await page.locator("#administration").click();
    await page.waitForSelector("::-p-text(From the configuration)", { visible: true });
    await page.waitForSelector("fb-chat-admin >>> .me ::-p-text(Alex Moreau)", { visible: true });
    await page.select("#agent select", "olga");
    await page.waitForSelector("fb-chat-admin >>> .me ::-p-text(Olga Petrov)", { visible: true });
    await page.select("#agent select", "ines");
    await page.waitForSelector("fb-chat-gadget >>> [role=tab]", { visible: true });
    expect(await page.$eval("h1", ({ textContent }) => textContent)).toContain("Fjord Coffee");
    expect(errors).toEqual([]);
  });

  it("shows every state in every language, and the examples", async () => {
    for (const lang of ["ar", "zh", "en-XA"]) {
      const gallery = await open(ports.worker, `/gallery/?state=thread&lang=${lang}`);
      await gallery.waitForSelector("#stage fb-chat-gadget >>> fb-chat-entry", { visible: true });
    }
    for (const example of ["plain", "react", "vue"]) {
      const page = await open(ports.simulator, `/embedding/${example}/`);
      await page.waitForSelector("fb-chat-gadget >>> fb-chat-list-row", { visible: true });
    }
    expect(errors).toEqual([]);
  });

  it("ends with words when the process that answers is killed", async () => {
    const ended = once(start, "exit");
    const workers = descendantsOf(start.pid ?? 0).filter(({ command }) => /\/workerd /.test(command));
    expect(workers.length).toBeGreaterThan(0);

    for (const { pid } of workers) process.kill(pid, "SIGKILL");

    expect(await ended).toEqual([1, null]);
    expect(said).toContain("The process that answers (workerd) is gone.");
    expect(said).toContain("What it stored is kept");
  });
});

type Process = { pid: number; parent: number; command: string };

function descendantsOf(pid: number): Process[] {
  const listed = execFileSync("ps", ["-A", "-o", "pid=,ppid=,command="], { encoding: "utf8" });
  const all = [...listed.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*)$/gm)].map(
    ([, own, parent, command = ""]): Process => ({ pid: Number(own), parent: Number(parent), command }),
  );
  const below = (of: number): Process[] =>
    all.filter(({ parent }) => parent === of).flatMap((child) => [child, ...below(child.pid)]);
  return below(pid);
}
