import type { Right } from "../../../worker/protocol/rights.ts";
import type { Platform } from "../../platform/doors.ts";
import { AdminApi } from "../wire/api.ts";
import type { CallOptions, Outcome, Refusal } from "../wire/api.ts";
import type { CommandName, FieldsOf, ResultOf } from "../wire/commands.ts";
import { Session } from "../wire/session.ts";
import type { TokenProvider } from "../../wire/pass.ts";
import type { Route } from "./route.ts";

/** What was asked for: null until it came; `refusal` where it did not, beside what was there before. */
export type Loaded<T> = { value: T | null; refusal: Refusal | null };

/** Something that was to be read: `refusal` null where it could, or is on its way. */
export type Loss = { refusal: Refusal | null; onAgain: () => void };

/** What is read as a whole, and read anew after something was done. */
const LISTS = {
  me: "administrator.self",
  pages: "page.list",
  desks: "desk.list",
  people: "administrator.list",
  apps: "app.list",
} as const satisfies Record<string, CommandName>;

export type ListName = keyof typeof LISTS;
type Lists = { [N in ListName]: Loaded<ResultOf<(typeof LISTS)[N]>> };

/** What is told once, of a Page that was just connected: on its way from one screen to the next. */
export type ToldOnce = { pageId: string; verifyToken: string | null; was: string | null };

type AdminOptions = {
  platform: Platform;
  server: string;
  tokenProvider: TokenProvider | null;
  go: (route: Route) => void;
  note: (route: Route) => void;
};

/** All that the screens share: who asks, what the Worker told, and how it is asked. */
export class Admin {
  readonly platform: Platform;
  readonly server: string;
  readonly session: Session;
  /** Shows another screen. */
  readonly go: (route: Route) => void;
  /** The screen that is shown is at this address by now: nothing else is shown, and Back leads where it led. */
  readonly note: (route: Route) => void;
  readonly #api: AdminApi;
  readonly #listeners = new Set<() => void>();
  readonly #unsaved = new Set<string>();
  readonly #losses = new Map<object, Loss>();
  toldOnce: ToldOnce | null = null;
  readonly #lists: Lists = {
    me: { value: null, refusal: null },
    pages: { value: null, refusal: null },
    desks: { value: null, refusal: null },
    people: { value: null, refusal: null },
    apps: { value: null, refusal: null },
  };

  constructor({ platform, server, tokenProvider, go, note }: AdminOptions) {
    this.platform = platform;
    this.server = server;
    this.go = go;
    this.note = note;
    this.session = new Session(platform, server, tokenProvider, () => {
      this.#tell();
    });
    this.#api = new AdminApi(platform, server, this.session);
  }

  get<N extends ListName>(name: N): Lists[N] {
    return this.#lists[name];
  }

  /** What a role may not do is not shown. */
  may(right: Right): boolean {
    return this.#lists.me.value?.rights.includes(right) ?? false;
  }

  /** Called after anything changed; the answer stops that. */
  subscribe(run: () => void): () => void {
    this.#listeners.add(run);
    return () => {
      this.#listeners.delete(run);
    };
  }

  /** Reads a list anew. What was there stays until the answer. */
  async load(name: ListName): Promise<void> {
    const outcome = await this.#api.call(LISTS[name], {});
    const before = this.#lists[name];
    const after = outcome.ok
      ? { value: outcome.value, refusal: null }
      : { value: before.value, refusal: outcome.refusal };
    Object.assign(this.#lists, { [name]: after });
    this.#tell();
  }

  call<C extends CommandName>(
    command: C,
    fields: FieldsOf<C>,
    options?: CallOptions,
  ): Promise<Outcome<ResultOf<C>>> {
    return this.#api.call(command, fields, options);
  }

  /** What parts of the screen could not read. The screen says it, once for all of them. */
  get losses(): readonly Loss[] {
    return [...this.#losses.values()];
  }

  /** Notes what a part could not read; null: it is not on the screen any more. */
  lost(part: object, loss: Loss | null): void {
    const before = this.#losses.get(part)?.refusal ?? null;
    if (loss === null || loss.refusal === null) this.#losses.delete(part);
    else this.#losses.set(part, loss);
    if (before !== (loss?.refusal ?? null)) this.#tell();
  }

  /** Notes whether something of that name would be lost with the page. */
  unsaved(name: string, isSo: boolean): void {
    if (isSo) this.#unsaved.add(name);
    else this.#unsaved.delete(name);
  }

  get hasUnsaved(): boolean {
    return this.#unsaved.size > 0;
  }

  lines<Line>(path: string, onLine: (line: Line) => void): Promise<Outcome<null>> {
    return this.#api.lines(path, onLine);
  }

  #tell(): void {
    for (const run of [...this.#listeners]) run();
  }
}
