/** The state and the ways to look into it. Says when something changed, so that phones and state files follow. */
import { SimulatorError } from "../simulator-error.ts";
import { buildApp, buildCustomer, buildPage, buildThread, buildToken } from "./build.ts";
import type { Ids } from "./ids.ts";
import type { AppOptions, CustomerOptions, PageOptions } from "./options.ts";
import type { AppState, CustomerState, PageState, ThreadMessage, ThreadState, WorldState } from "./state.ts";

export type WorldOptions = {
  apps: readonly AppOptions[];
  pages: readonly PageOptions[];
  customers?: readonly CustomerOptions[];
};

export class World {
  state: WorldState;
  /** Counts changes. */
  version = 0;
  readonly #ids: Ids;
  readonly #listeners = new Set<() => void>();

  constructor(options: WorldOptions, ids: Ids) {
    this.#ids = ids;
    this.state = { apps: {}, pages: {}, tokens: {}, customers: {}, threads: {}, media: {}, alerts: [] };
    for (const app of options.apps) this.state.apps[app.appId] = buildApp(app);
    const firstAppId = options.apps[0]?.appId ?? "";
    for (const page of options.pages) {
      this.state.pages[page.id] = buildPage(page);
      for (const token of [{ token: page.accessToken }, ...(page.tokens ?? [])]) {
        this.state.tokens[token.token] = buildToken(token, page.id, firstAppId);
      }
    }
    for (const customer of options.customers ?? []) this.addCustomer(customer);
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
