import { answering } from "../late/answering.ts";
import type { SeatController, Slice } from "../shell/seat-controller.ts";
import type { ThreadState } from "../state/state.ts";
import type { EntryId } from "../../worker/protocol/ids.ts";

/** Pages of history that are loaded in search of one message before the agent is asked whether to go on. */
const PAGES_MAX = 20;

/** What came of a search: `missing` of all history, `further` back than was looked, `failed` to load. */
export type JumpAnswer = "there" | "missing" | "further" | "failed";

type Search = { entry: EntryId; pages: number; before: ThreadState["floor"] };

/**
 * Looks for a message of the thread, loading history until it is there. `step` is called with each state of the
 * thread while a search is on.
 */
export class Jump {
  readonly #seat: SeatController;
  readonly #thread: Slice<ThreadState | null>;
  readonly #answer: (answer: JumpAnswer, entry: EntryId) => void;
  #search: Search | null = null;

  constructor(
    seat: SeatController,
    thread: Slice<ThreadState | null>,
    answer: (answer: JumpAnswer, entry: EntryId) => void,
  ) {
    this.#seat = seat;
    this.#thread = thread;
    this.#answer = answer;
  }

  to(entry: EntryId): void {
    this.#search = { entry, pages: 0, before: null };
    this.step();
  }

  stop(): void {
    this.#search = null;
  }

  step(): void {
    const search = this.#search;
    const thread = this.#thread.value;
    if (!search || !thread) return;
    if ([...thread.entries].some(({ id }) => id === search.entry)) this.#end("there");
    else if (!thread.floor) this.#end("missing");
    else if (thread.history === "asked") return;
    else if (search.before === thread.floor) this.#end("failed");
    else if (search.pages >= PAGES_MAX) this.#end("further");
    else {
      this.#seat.act((tools) => {
        // Asked for by an earlier step, or not wanted any more.
        if (search !== this.#search || search.before === thread.floor) return;
        search.pages++;
        search.before = thread.floor;
        answering.value?.loadOlder(tools, thread.conversation);
      });
    }
  }

  #end(answer: JumpAnswer): void {
    const { entry } = this.#search!;
    this.#search = null;
    this.#answer(answer, entry);
  }
}
