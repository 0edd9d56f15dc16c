import type { Page } from "puppeteer-core";

/** Who stands behind the phone: the person, the Page's staff, Meta. */
export type Side = "you" | "staff" | "meta";

/** The page on which a person plays the customer. Its tab may be behind another. */
export class Phone {
  readonly page: Page;
  readonly name: string;
  readonly psid: string;
  readonly conversation: string;

  constructor(page: Page, name: string, psid: string, conversation: string) {
    this.page = page;
    this.name = name;
    this.psid = psid;
    this.conversation = conversation;
  }

  async write(text: string): Promise<void> {
    await this.page.bringToFront();
    const box = await this.page.waitForSelector("textarea");
    await box?.type(text);
    await box?.press("Enter");
  }

  /** Attaches by the tray: what is sent at once, or, of files, all of these in one message. */
  async attach(...labels: string[]): Promise<void> {
    for (const label of labels) {
      if ((await this.page.$(".tray")) === null) await this.#press(".composer", "Attach");
      await this.#press(".tray", label);
    }
    if ((await this.page.$(".staged")) !== null) await this.#press(".composer", "Send");
  }

  /** Taps a button or a quick reply in the newest message that has it. */
  async tap(label: string): Promise<void> {
    await this.#press(".thread", label);
  }

  /** Chooses a line of the Page's menu. */
  async chooseInMenu(label: string): Promise<void> {
    await this.#press(".composer", "Menu");
    await this.#press(".menu", label);
  }

  /** Does something behind the phone: presses a button, turns a switch. */
  async press(side: Side, label: string): Promise<void> {
    await this.#open(side);
    await this.#press("#tab-panel", label);
  }

  /** Fills in a line behind the phone, and sends it. */
  async fill(side: Side, label: string, text: string): Promise<void> {
    await this.#open(side);
    await this.#submit("input", label, text);
  }

  /** Sends a file that goes wrong at Meta's: "Send a" `what`, `how`. */
  async sendWrong(what: string, how: string): Promise<void> {
    await this.#open("meta");
    await this.page.waitForFunction(
      (wanted) => {
        const form = document.querySelector<HTMLSelectElement>("#wrong-what")?.form;
        const [what, how] = form?.querySelectorAll("select") ?? [];
        if (!form || !what || !how) return false;
        for (const [select, label] of [
          [what, wanted[0]],
          [how, wanted[1]],
        ] as const) {
          const option = [...select.options].find(({ text }) => text.trim() === label);
          if (option === undefined) return false;
          select.value = option.value;
        }
        form.requestSubmit();
        return true;
      },
      { polling: 50 },
      [what, how],
    );
  }

  /** Orders a fault. */
  async order(label: string, choice: string): Promise<void> {
    await this.#open("meta");
    await this.#submit("select", label, choice);
  }

  /** Does something with the newest message that says this. */
  async act(said: string, action: string): Promise<void> {
    await this.page.waitForFunction(
      (words) => {
        const says = (one: Element) => one.querySelector(".bubble")?.textContent.includes(words);
        const message = [...document.querySelectorAll(".message")].findLast(says);
        const more = message?.querySelector<HTMLElement>(".more");
        if (more?.ariaExpanded === "false") more.click();
        return more !== null && more !== undefined;
      },
      { polling: 50 },
      said,
    );
    await this.#press(".actions", action);
  }

  /** Changes an own message. */
  async edit(said: string, text: string): Promise<void> {
    await this.act(said, "Edit");
    await this.page.$eval("textarea", (box) => (box.value = ""));
    await this.write(text);
  }

  /** Subscribes the Page to this field, once the phone says that nobody heard of something because of it. */
  async subscribe(field: string): Promise<void> {
    await this.page.waitForFunction(
      (name) => document.querySelector(".panel > .hint code")?.textContent === name,
      { polling: 50 },
      field,
    );
    await this.#press(".panel > .hint", "Subscribe to it");
  }

  /** What was refused last, and what nobody heard of. */
  async problem(): Promise<string> {
    return await this.page.$$eval(".problem, .panel > .hint", (all) =>
      all.map(({ textContent }) => textContent.replaceAll(/\s+/g, " ").trim()).join(" "),
    );
  }

  /** Until a bubble says this. */
  async shows(text: string): Promise<void> {
    await this.page.waitForFunction(
      (words) => [...document.querySelectorAll(".bubble")].some((one) => one.textContent.includes(words)),
      { polling: 50 },
      text,
    );
  }

  /** What stands there before the first message. */
  async firstSight(): Promise<string> {
    const all = await this.page.$$eval(".empty", (some) =>
      some.map((one) => (one as HTMLElement).innerText).join(),
    );
    return all.replaceAll(/\s+/g, " ").trim();
  }

  /** What the bubbles say, in order. */
  messages(): Promise<string[]> {
    return this.page.$$eval(".thread .bubble:not(.typing)", (bubbles) => {
      return bubbles.map((bubble) => bubble.textContent.trim());
    });
  }

  async #open(side: Side): Promise<void> {
    await this.page.waitForSelector(`#tab-${side}`);
    await this.page.$eval(`#tab-${side}`, (tab) => (tab as HTMLElement).click());
  }

  /** Waits for the last button or switch of this name in there. */
  async #press(scope: string, label: string): Promise<void> {
    await this.page.waitForFunction(
      (within, name) => {
        const nameOf = (one: Element) =>
          (one.matches("input") ? one.parentElement : one)?.textContent.replaceAll(/\s+/g, " ").trim();
        const one = [...document.querySelectorAll<HTMLElement>(`${within} :is(button, .toggle input)`)]
          .filter((all) => all.checkVisibility() && !all.matches(":disabled"))
          .findLast((all) => nameOf(all) === name);
        one?.click();
        return one !== undefined;
      },
      { polling: 50 },
      scope,
      label,
    );
  }

  async #submit(field: "input" | "select", label: string, value: string): Promise<void> {
    await this.page.waitForFunction(
      (kind, name, wanted) => {
        const labels = [...document.querySelectorAll<HTMLLabelElement>("#tab-panel form > label")];
        const form = labels.find(({ textContent }) => textContent.trim() === name)?.closest("form");
        const control = form?.querySelector<HTMLInputElement | HTMLSelectElement>(kind);
        if (!form || !control) return false;
        const choices = control instanceof HTMLSelectElement ? [...control.options] : [];
        control.value = choices.find(({ text }) => text.trim() === wanted)?.value ?? wanted;
        form.requestSubmit();
        return true;
      },
      { polling: 50 },
      field,
      label,
      value,
    );
  }
}
