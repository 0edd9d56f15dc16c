import { DayAtTop } from "./day-at-top.ts";
import { loadOlder } from "./history-deeds.ts";
import { EntryMoves } from "./entry-moves.ts";
import { EntryTools } from "./entry-tools.ts";
import { ExactTime } from "./exact-time.ts";
import type { FbChatEntries } from "./fb-chat-entries.ts";
import { assist } from "../late/assist.ts";
import { looksAt } from "./deeds.ts";
import { LookController, whenSomebodyIsThere } from "../session/look-controller.ts";
import type { SeatController, Slice } from "../shell/seat-controller.ts";
import type { ThreadState } from "../state/state.ts";

/** Nearer to the beginning than this the page before is asked for. */
const NEAR_START_PX = 600;

/**
 * What the messages of a thread are shown without: when exactly they came, what can be done with one, how one is got to, that
 * they were seen, and what is further back.
 */
export class BesideMessages {
  readonly moves: EntryMoves;
  readonly #host: FbChatEntries;
  readonly #seat: SeatController;
  readonly #isRestored: Slice<boolean>;
  readonly #look: LookController;
  #stopWaiting: (() => void) | undefined;
  /** What was asked for by scrolling, once: where that failed there is the button. */
  #askedFrom: ThreadState["floor"] = null;

  constructor(host: FbChatEntries, seat: SeatController) {
    this.#host = host;
    this.#seat = seat;
    this.#isRestored = seat.slice((store) => store.restored);
    new ExactTime(host);
    new DayAtTop(host, () => seat.now());
    new EntryTools(host);
    assist.whenThere(({ TranslationRows }) => new TranslationRows(host, seat));
    this.moves = new EntryMoves(host);
    this.#look = new LookController(host, {
      sees: () => {
        this.#sees();
      },
      looks: () => {
        const thread = host.thread.value;
        if (thread && !this.#isRestored.value) looksAt(seat.tools, thread.conversation);
      },
      leaves: () => {
        const thread = host.thread.value;
        if (thread) seat.tools.reading.left(thread.conversation);
      },
    });
    host.addController(this);
    this.scrolled();
  }

  hostDisconnected(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
  }

  /** Whether somebody looks at the messages now. */
  get isLookedAt(): boolean {
    return !this.#isRestored.value && this.#look.isLookedAt;
  }

  /** Other messages are in view, or may be. */
  scrolled(): void {
    this.#look.check();
    this.#loadNearStart();
  }

  /** A reply is guarded by what its writer had on the screen, not by what the gadget received. */
  #sees(): void {
    const { thread, scrolling } = this.#host;
    const { reading } = this.#seat.tools;
    const shown = thread.value;
    if (this.#isRestored.value) {
      this.#stopWaiting ??= whenSomebodyIsThere(() => {
        reading.attend();
      });
      return;
    }
    if (!shown?.thread || shown.phase !== "ready" || shown.seenRev >= shown.rev) return;
    if (scrolling.following) reading.seen(shown.conversation, shown.rev);
  }

  #loadNearStart(): void {
    const { thread, scrolling, scroller } = this.#host;
    const shown = thread.value;
    if (!shown?.floor || shown.phase !== "ready" || shown.floor === this.#askedFrom) return;
    // At the end nobody has asked for more yet, also where that is near to the beginning.
    if (scrolling.following || (scroller?.scrollTop ?? Infinity) > NEAR_START_PX) return;
    this.#askedFrom = shown.floor;
    this.#seat.act((tools) => {
      loadOlder(tools, shown.conversation);
    });
  }
}
