import type { Page } from "puppeteer-core";

const named = (role: string, name: string): string => `::-p-aria([name="${name}"][role="${role}"])`;

/** The administration, and the window of Facebook's that it opens, used as a person would: by what is written there. */
export class AdminPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Looks with every frame: what is in shadow roots changes without the document's knowing. */
  async press(name: string, role = "button"): Promise<void> {
    await this.page.bringToFront();
    await this.page.waitForSelector(named(role, name), { visible: true });
    await this.page.locator(named(role, name)).click();
  }

  async fill(name: string, text: string): Promise<void> {
    await this.page.bringToFront();
    await this.page.locator(named("textbox", name)).fill(text);
  }

  async shows(text: string): Promise<void> {
    await this.page.bringToFront();
    await this.page.waitForSelector(`::-p-text(${text})`, { visible: true });
  }

  /** Chooses a section, and waits for its heading. */
  async go(section: string): Promise<void> {
    await this.press(section, "link");
    await this.page.waitForSelector(named("heading", section), { visible: true });
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    return await this.page.$$eval("fb-chat-admin >>> main, fb-chat-admin >>> .screen", (parts) =>
      parts.map((part) => part.textContent).join(" "),
    );
  }

  /** What stands in a field, by its name in the form. */
  async valueOf(name: string): Promise<string> {
    return await this.page.$eval(`fb-chat-admin >>> [data-field="${name}"]`, (field) => {
      return (field as HTMLInputElement).value;
    });
  }

  /** Facebook's window, opened by this button, where somebody has said who they are. */
  async openFacebook(button: string, account: string): Promise<Page> {
    const facebook = await this.openWindow(button);
    await facebook.locator(`button[value="${account}"]`).click();
    await facebook.waitForSelector('[name="choice"]');
    return facebook;
  }

  async openWindow(button: string): Promise<Page> {
    const { promise, resolve } = Promise.withResolvers<Page>();
    this.page.once("popup", (opened) => opened && resolve(opened));
    await this.press(button);
    return await promise;
  }

  /** Connects the Page by a login of `account`. */
  async connectByLogin(page: { id: string; name: string }, account: string): Promise<void> {
    await this.go("Pages");
    await this.press("Connect a Page");
    await this.press("Log in with Facebook");
    const facebook = await this.openFacebook("Open Facebook", account);
    await facebook.locator('[name="choice"][value="continue"]').click();
    await this.press(`${page.name} ${page.id}`, "checkbox");
    await this.press("Connect 1 Page");
    await this.shows("What became of it");
  }
}
