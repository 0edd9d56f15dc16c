import type { Page } from "puppeteer-core";

/** The page on which a person plays the customer. */
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

  /** What the bubbles say, in order. */
  messages(): Promise<string[]> {
    return this.page.$$eval(".thread .bubble:not(.typing)", (bubbles) => {
      return bubbles.map((bubble) => bubble.textContent.trim());
    });
  }
}
