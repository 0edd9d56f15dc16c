/** The state and the ways to look into it. Says when something changed, so that phones and state files follow. */
import { SimulatorError } from "../simulator-error.ts";
import { buildAccount, buildBusiness, HOLDER, holdToken } from "./build-accounts.ts";
import { buildApp, buildCustomer, buildPage, buildThread, buildToken } from "./build.ts";
import type { Ids } from "./ids.ts";
import type { AccountOptions, BusinessOptions } from "./login-options.ts";
import type { AccountState, BusinessState } from "./login-state.ts";
import type { AppOptions, CustomerOptions, PageOptions } from "./options.ts";
import { buildPosts } from "./posts.ts";
import type { AppState, CustomerState, PageState, ThreadMessage, ThreadState, WorldState } from "./state.ts";

export type WorldOptions = {
  apps: readonly AppOptions[];
  pages: readonly PageOptions[];
  /** People who manage Pages, and portfolios. Default: none. */
  accounts?: readonly AccountOptions[];
  businesses?: readonly BusinessOptions[];
  customers?: readonly CustomerOptions[];
};

export class World {
  state: WorldState;
  /** Counts changes. */
  version = 0;
  readonly #ids: Ids;
  readonly #listeners = new Set<() => void>();

  constructor(options: WorldOptions, ids: Ids, now: number) {
    this.#ids = ids;
    this.state = {
      ...{ apps: {}, pages: {}, tokens: {}, accounts: {}, businesses: {}, codes: {}, callbacks: [] },
      ...{ customers: {}, threads: {}, media: {}, alerts: [] },
    };
    this.complete(options, now);
  }

  /** Adds what is not there yet: a state of yesterday may lack what came with today's simulator. */
  complete(options: Partial<WorldOptions>, now: number): void {
    const { apps = [], pages = [], accounts = [], businesses = [], customers = [] } = options;
    for (const app of apps) this.state.apps[app.appId] ??= buildApp(app);
    for (const account of accounts) this.state.accounts[account.id] ??= buildAccount(account);
    for (const business of businesses) this.state.businesses[business.id] ??= buildBusiness(business);
    for (const page of pages) if (this.state.pages[page.id] === undefined) this.#addPage(page, now);
    for (const customer of customers) {
      if (this.state.customers[customer.psid ?? ""] === undefined) this.addCustomer(customer);
    }
    this.changed();
  }

  #addPage(page: PageOptions, now: number): void {
    this.state.pages[page.id] = { ...buildPage(page), posts: buildPosts(page.id, page.posts, now) };
    const firstAppId = Object.keys(this.state.apps)[0] ?? "";
    const byHand = page.accessToken === undefined ? [] : [{ token: page.accessToken }];
    for (const options of [...byHand, ...(page.tokens ?? [])]) {
      const token = buildToken(options, page.id, firstAppId);
      this.state.tokens[token.token] = token;
      if (token.type === "user")
        holdToken((this.state.accounts[HOLDER.id] ??= buildAccount(HOLDER)), token, now);
    }
  }

  addCustomer(options: CustomerOptions): CustomerState {
    const customer = buildCustomer(options, this.firstPage().id, this.#ids);
    this.page(customer.pageId);
    if (this.state.customers[customer.psid] !== undefined) {
      throw new SimulatorError(409, "customer_exists", `There is already a customer ${customer.psid}.`);
    }
    this.state.customers[customer.psid] = customer;
    this.state.threads[customer.psid] = buildThread(customer, options.lastMessageAt ?? null);
    this.changed();
    return customer;
  }

  firstPage(): PageState {
    const page = Object.values(this.state.pages)[0];
    if (page === undefined) throw new SimulatorError(404, "no_page", "The simulator has no Page.");
    return page;
  }

  page(id: string): PageState {
    const page = this.state.pages[id];
    if (page === undefined) throw new SimulatorError(404, "unknown_page", `There is no Page ${id}.`);
    return page;
  }

  account(id: string): AccountState {
    const account = this.state.accounts[id];
    if (account === undefined) throw new SimulatorError(404, "unknown_account", `There is no account ${id}.`);
    return account;
  }

  business(id: string): BusinessState {
    const business = this.state.businesses[id];
    if (business === undefined)
      throw new SimulatorError(404, "unknown_business", `There is no portfolio ${id}.`);
    return business;
  }

  app(id: string): AppState {
    const app = this.state.apps[id];
    if (app === undefined) throw new SimulatorError(404, "unknown_app", `There is no app ${id}.`);
    return app;
  }

  customer(psid: string): CustomerState {
    const customer = this.state.customers[psid];
    if (customer === undefined) {
      throw new SimulatorError(404, "unknown_customer", `There is no customer ${psid}.`);
    }
    return customer;
  }

  thread(psid: string): ThreadState {
    const customer = this.customer(psid);
    return (this.state.threads[psid] ??= buildThread(customer, null));
  }

  message(thread: ThreadState, mid: string): ThreadMessage | undefined {
    return thread.messages.findLast((message) => message.mid === mid);
  }

  /** Puts a message at the end of a thread. Two in one millisecond get different times, as people's do. */
  append(thread: ThreadState, now: number, message: Omit<ThreadMessage, "mid" | "at">): ThreadMessage {
    const last = thread.messages.at(-1);
    const at = last === undefined ? now : Math.max(now, last.at + 1);
    const added: ThreadMessage = { mid: this.#ids.mid(), at, ...message };
    thread.messages.push(added);
    this.changed();
    return added;
  }

  /** Puts older messages before those of a thread. @throws SimulatorError `too_new` when they are not older */
  prepend(thread: ThreadState, messages: readonly Omit<ThreadMessage, "mid">[]): ThreadMessage[] {
    const added = messages.map((message) => ({ mid: this.#ids.mid(), ...message }));
    added.sort((one, other) => one.at - other.at);
    const newest = added.at(-1)?.at ?? 0;
    if (newest >= (thread.messages[0]?.at ?? Infinity)) {
      throw new SimulatorError(409, "too_new", "Only what is older than the thread can be put before it.");
    }
    thread.messages.unshift(...added);
    const written = added.findLast((message) => message.from === "customer")?.at;
    thread.lastMessageAt ??= written ?? null;
    thread.windowFrom ??= written ?? null;
    this.changed();
    return added;
  }

  changed(): void {
    this.version += 1;
    for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` after every change. The answer ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
