import type { Env } from "../../../env.ts";
import { OVERDUE } from "../../kernel/agenda.ts";
import { searchStub } from "../../kernel/stubs.ts";
import type { DeskStore } from "../store.ts";

/** Tells the index of the desk whether there is to be one, as the document says, until it has heard it. */
export class SearchSwitch {
  readonly #env: Env;
  readonly #store: DeskStore;

  constructor(env: Env, store: DeskStore) {
    this.#env = env;
    this.#store = store;
  }

  /** Overdue where the index was told otherwise. */
  dueAt(): number | null {
    return this.#store.name() !== null && this.#wanted() !== this.#store.searchTold() ? OVERDUE : null;
  }

  async run(): Promise<void> {
    const desk = this.#store.name();
    while (desk !== null && this.dueAt() !== null) {
      const wanted = this.#wanted();
      await searchStub(this.#env, desk).turn(desk, wanted);
      this.#store.toldSearch(wanted);
    }
  }

  #wanted(): "on" | "off" {
    return this.#store.routing.current().config.search ?? "on";
  }
}
