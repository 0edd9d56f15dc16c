import type { Page } from "puppeteer-core";
import { pause } from "../../../demo/local/wait.ts";
import { pressedSoon } from "./press.ts";
import { READ_MS } from "../../../gadget/session/reading.ts";

/** An entry as it stands on the screen. `progress` is how far a message of ours got. */
export type Shown = {
  side: string;
  text: string;
  progress: string | null;
};

/** A page with the gadget in it, used as a person would: by what is written on it. */
export class Desk {
  readonly page: Page;
  readonly #within: string;

  /** `within`: what the page puts it, or parts of it, into. */
  constructor(page: Page, within = "fb-chat-gadget") {
    this.page = page;
    this.#within = within;
  }

  /**
   * Looks anew until it is chosen: what is above may go meanwhile, so that all below moves, and with its number a tab may have room or
   * none any more.
   */
  async chooseView(name: string): Promise<void> {
    const tab = `${this.#within} >>> [role="tab"][data-view="${name}"]`;
    await this.page.waitForSelector(tab);
    while ((await this.page.$(`${tab}[aria-selected="true"]`)) === null) {
      const isShown = await this.page.$eval(tab, (it) => it.checkVisibility()).catch(() => false);
      if (isShown) await pressedSoon(this.page, tab);
      else if (await pressedSoon(this.page, `${this.#within} >>> fb-chat-more-views >>> button`)) {
        // What has no room is in a menu.
        const isThere = await pressedSoon(
          this.page,
          `${this.#within} >>> [role="menu"] > [data-choice="list ${name}"]`,
        );
        if (!isThere) await this.page.keyboard.press("Escape");
      }
    }
  }

  async choose(customer: string): Promise<void> {
    await this.#clickOn(`${this.#within} >>> fb-chat-list-row >>> ::-p-text(${customer})`);
    await this.page.waitForSelector(`${this.#within} >>> textarea:not([readonly])`, { visible: true });
  }

  async write(text: string): Promise<void> {
    await this.type(text);
    await this.#read();
    await this.page.keyboard.press("Enter");
  }

  /** Writes without sending. */
  async type(text: string): Promise<void> {
    await this.page.bringToFront();
    const box = await this.page.waitForSelector(`${this.#within} >>> textarea:not([readonly])`, {
      visible: true,
    });
    await box?.type(text);
  }

  /** What stands in the box. */
  async draft(): Promise<string> {
    return await this.page.$eval(`${this.#within} >>> textarea`, ({ value }) => value);
  }

  /** Reads what is there, as one does before one answers: what came a moment ago would be asked about. */
  async #read(): Promise<void> {
    let before = "";
    let since = Date.now();
    while (Date.now() - since <= READ_MS) {
      const texts = (await this.texts()).join("\n");
      if (texts !== before) since = Date.now();
      before = texts;
      await pause(100);
    }
  }

  /** Sends a text at once instead of typing it. */
  async paste(text: string): Promise<void> {
    await this.page.bringToFront();
    const box = await this.page.waitForSelector(`${this.#within} >>> textarea:not([readonly])`, {
      visible: true,
    });
    await box?.focus();
    const client = await this.page.createCDPSession();
    await client.send("Input.insertText", { text });
    await this.#read();
    await box?.press("Enter");
  }

  /** Presses a button anywhere in the gadget by its words. */
  async press(words: string): Promise<void> {
    await this.#clickOn(`${this.#within} >>> button ::-p-text(${words})`);
  }

  async click(selector: string): Promise<void> {
    await this.#clickOn(`${this.#within} >>> ${selector}`);
  }

  async #clickOn(selector: string): Promise<void> {
    await this.page.bringToFront();
    // Looks with every frame. A locator by itself looks when the page changes, and hears nothing of a shadow root.
    await this.page.waitForSelector(selector, { visible: true });
    await this.page.locator(selector).click();
  }

  /** Names in the list, as they stand. */
  async listed(): Promise<string[]> {
    return await this.page.$$eval(`${this.#within} >>> fb-chat-list-row`, (rows) => {
      return rows.map((row) => row.shadowRoot?.querySelector(".name")?.textContent.trim() ?? "");
    });
  }

  /** Everything in the thread, lines of the desk itself apart. */
  async entries(): Promise<Shown[]> {
    return await this.page.$$eval(`${this.#within} >>> fb-chat-entry`, (elements) =>
      elements.flatMap((element) => {
        const text = element.shadowRoot?.querySelector(".text");
        if (text === null || text === undefined) return [];
        const progress = element.shadowRoot?.querySelector(".progress")?.textContent.trim() ?? null;
        return [{ side: element.getAttribute("side") ?? "", text: text.textContent.trim(), progress }];
      }),
    );
  }

  async texts(): Promise<string[]> {
    return (await this.entries()).map(({ text }) => text);
  }

  /** The line under the customer's name: whose it is, and who looks. */
  async handling(): Promise<string> {
    const whose = await this.textOf("fb-chat-thread-header .state");
    return `${whose} ${await this.textOf("fb-chat-watchers .words")}`.trim();
  }

  /** The way to the newest message, and how many came meanwhile; empty at the end of the thread. */
  async below(): Promise<string> {
    return await this.textOf("fb-chat-entries .to-end");
  }

  /** What stands above the first message: where there is more of the past, or that there is none. */
  async older(): Promise<string> {
    return await this.textOf("fb-chat-entries .older");
  }

  /** Why there is no thread; empty where there is one. */
  async refused(): Promise<string> {
    return await this.textOf("fb-chat-thread-refused [role=alert]");
  }

  /** What the strip says about the connection; empty while all is well. */
  async strip(): Promise<string> {
    return await this.textOf("fb-chat-connection-strip [role=status]");
  }

  /** The panel that asks what to do with a message that was refused; empty when there is none. */
  async question(): Promise<string> {
    return await this.textOf("fb-chat-refused-send .panel");
  }

  /** Names of the events that reached the host page, oldest first. */
  async hostEvents(): Promise<string[]> {
    const names = await this.page.$$eval("#events code", (codes) => codes.map((code) => code.textContent));
    return names.reverse();
  }

  /** Text inside an element of the gadget: `element part`, the part in the element's shadow root. */
  async textOf(path: string): Promise<string> {
    const [element = "", part = ""] = path.split(" ");
    const found = await this.page.$$eval(
      `${this.#within} >>> ${element}`,
      (elements, inside) =>
        elements.map((one) => one.shadowRoot?.querySelector(inside)?.textContent ?? "").join(" "),
      part,
    );
    return found.replaceAll(/\s+/g, " ").trim();
  }
}
