import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Outcome, Refusal } from "../../wire/api.ts";

type Page<Row> = { rows: readonly Row[]; more: boolean };
type Read<Row> = (last: Row | null) => Promise<Outcome<Page<Row>>>;

/**
 * A list that is read page by page. `read` is given the last row that is known, or null for the first page. What was asked last
 * counts: an answer to a question before it is none.
 */
export class Pages<Row> implements ReactiveController {
  /** Null: not read yet. */
  rows: readonly Row[] | null = null;
  hasMore = false;
  /** When the first page was read, in ms. */
  at = 0;
  busy: "first" | "more" | null = null;
  refusal: Refusal | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #read: Read<Row>;
  readonly #now: () => number;
  #question = 0;

  constructor(host: ReactiveControllerHost, read: Read<Row>, now: () => number) {
    this.#host = host;
    this.#read = read;
    this.#now = now;
    host.addController(this);
  }

  hostConnected(): void {}

  /** What is known is of something else from now on. */
  forget(): void {
    this.rows = null;
    this.hasMore = false;
  }

  /** Reads the first page anew; what is known stays until then. */
  first(): Promise<void> {
    return this.#ask("first", null);
  }

  /** Reads what follows. */
  more(): Promise<void> {
    return this.#ask("more", this.rows?.at(-1) ?? null);
  }

  async #ask(busy: "first" | "more", last: Row | null): Promise<void> {
    const question = (this.#question += 1);
    this.busy = busy;
    this.refusal = null;
    this.#host.requestUpdate();
    const outcome = await this.#read(last);
    if (question !== this.#question) return;
    this.busy = null;
    if (outcome.ok) this.#take(outcome.value, last);
    else this.refusal = outcome.refusal;
    this.#host.requestUpdate();
  }

  #take({ rows, more }: Page<Row>, last: Row | null): void {
    if (last === null) this.at = this.#now();
    this.rows = last === null ? rows : [...(this.rows ?? []), ...rows];
    this.hasMore = more;
  }
}
