import type { Env } from "../../env.ts";
import { log, traceOf } from "../../log.ts";
import { conversationStub, deskStub } from "../kernel/stubs.ts";
import type { SearchStore } from "./store.ts";

/** Conversations that are asked in one turn, and how long the next turn waits: others have the object meanwhile. */
const ASKED_MAX = 50;
const AGAIN_MS = 250;

/** Makes the index of what the desk's conversations hold: each is asked in turn, and tells what the index lacks of it. */
export class Builder {
  readonly #env: Env;
  readonly #store: SearchStore;
  readonly #wakeBy: (at: number) => void;

  constructor(env: Env, store: SearchStore, wakeBy: (at: number) => void) {
    this.#env = env;
    this.#store = store;
    this.#wakeBy = wakeBy;
  }

  /** From the first conversation on; what is in the index stays there, unless it was dropped before. */
  begin(): void {
    this.#store.set({ building: JSON.stringify({ after: null, done: 0, total: 0 }) });
    this.#wakeBy(Date.now());
  }

  /** In ms; null: it is not being made. */
  dueAt(): number | null {
    return this.#store.building() === null ? null : 0;
  }

  /** Asks the next ones. Answers when to go on, in ms. */
  async run(): Promise<number | undefined> {
    const desk = this.#store.find()?.name;
    const before = this.#store.building();
    if (desk === undefined || before === null) return undefined;
    const { names, total } = await deskStub(this.#env, desk).conversationsAfter(
      desk,
      before.after,
      ASKED_MAX,
    );
    for (const name of names) await this.#ask(name);
    // It began anew meanwhile, or is not wanted any more.
    if (this.#store.building()?.after !== before.after) return Date.now() + AGAIN_MS;
    const last = names.at(-1);
    if (last === undefined || names.length < ASKED_MAX) {
      this.#store.set({ building: null, built_at: Date.now() });
      log({ event: "search.built", conversations: before.done + names.length });
      return undefined;
    }
    const done = before.done + names.length;
    this.#store.set({
      building: JSON.stringify({ after: last, done, total: Math.max(total ?? before.total, done) }),
    });
    return Date.now() + AGAIN_MS;
  }

  /** One that cannot be reached tells what the index lacks with its next news. */
  async #ask(name: string): Promise<void> {
    try {
      await conversationStub(this.#env, name).index(name);
    } catch (error) {
      log({ event: "fault", where: "search.build", error: traceOf(error) });
    }
  }
}
