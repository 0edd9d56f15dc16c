import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { Asked } from "../../worker/protocol/frames.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { NewsHooks } from "./news.ts";
import type { Notices } from "./notices.ts";
import type { Notifier, Platform } from "../platform/doors.ts";
import type { Told } from "./told.ts";

/** A customer who asked: the row as it is then, and with what. */
export type Asking = { summary: Summary; asked: Asked };

/** A customer's name comes a moment after their first message: a notice had better have it. */
export const NAME_MS = 3_000;
/** How long a tab that is less in sight lets the others go first. Browsers wake a hidden tab once a second at most. */
export const TURN_MS = 250;
/** More customers than these in one breath get one notice together. */
export const NOTICES_MAX = 3;

const TURNS = { focused: 0, visible: 1, hidden: 2 };

type BellParts = {
  platform: Pick<Platform, "after">;
  notifier: Notifier;
  notices: Notices;
  told: Told;
  /** The gadget that tells what is news to the agent; none while nobody is there. */
  hooks: () => NewsHooks | undefined;
  isLookedAt: (conversation: ConversationId) => boolean;
  /** Whether a customer still waits for this agent, or for anybody. */
  concerns: (row: Summary) => boolean;
};

/**
 * Tells that customers asked, once to a person: of the tabs that hear of it the one that is most in sight does, and so
 * one in which the agent looks at the conversation keeps the others quiet.
 */
export class Bell {
  readonly #parts: BellParts;
  /** First messages whose customer's name is on its way. */
  readonly #nameless = new Map<ConversationId, { askings: Asking[]; cancel: () => void }>();
  readonly #turns = new Set<() => void>();

  constructor(parts: BellParts) {
    this.#parts = parts;
  }

  /** A customer asked just now. */
  asked(asking: Asking): void {
    const { summary, asked } = asking;
    const { conversation, customer } = summary;
    const nameless = this.#nameless.get(conversation);
    if (nameless) {
      nameless.askings.push(asking);
      this.changed(summary);
    } else if (asked.isFirst && customer.name === null) {
      const cancel = this.#parts.platform.after(NAME_MS, () => {
        this.#ringNameless(conversation);
      });
      this.#nameless.set(conversation, { askings: [asking], cancel });
    } else this.#ring([asking], false);
  }

  /** Customers asked while nobody here could hear it; `more`: these are not all. */
  missed(askings: Asking[], more: boolean): void {
    if (askings.length > 0) this.#ring(askings, more);
  }

  /** A row is another one: its customer has a name, a colleague has it now, it was answered. */
  changed(summary: Summary): void {
    const nameless = this.#nameless.get(summary.conversation);
    if (!nameless) return;
    nameless.askings = nameless.askings.map(({ asked }) => ({ summary, asked }));
    if (summary.customer.name !== null) this.#ringNameless(summary.conversation);
  }

  /** Nobody is there to be told. */
  rest(): void {
    for (const { cancel } of this.#nameless.values()) cancel();
    this.#nameless.clear();
    for (const cancel of this.#turns) cancel();
    this.#turns.clear();
  }

  #ringNameless(conversation: ConversationId): void {
    const { askings = [], cancel } = this.#nameless.get(conversation) ?? {};
    this.#nameless.delete(conversation);
    cancel?.();
    this.#ring(askings, false);
  }

  #ring(askings: Asking[], more: boolean): void {
    const { notifier, platform } = this.#parts;
    const turn = TURNS[notifier.sight];
    if (turn === 0) {
      void this.#tell(askings, more);
      return;
    }
    const cancel = platform.after(turn * TURN_MS, () => {
      this.#turns.delete(cancel);
      void this.#tell(askings, more);
    });
    this.#turns.add(cancel);
  }

  async #tell(askings: Asking[], more: boolean): Promise<void> {
    const { notifier, notices, told, hooks, isLookedAt, concerns } = this.#parts;
    await notifier.oneTab(told.lock, () => {
      const gadget = hooks();
      const ours = gadget
        ? askings
            .filter(({ summary }) => concerns(summary))
            .filter(({ summary, asked }) => told.claim(summary.conversation, asked.at))
        : [];
      const wanted = ours.flatMap(
        ({ summary, asked }) => gadget?.notice(summary, asked.said, isLookedAt(summary.conversation)) ?? [],
      );
      if (wanted.length <= NOTICES_MAX) for (const notice of wanted) notices.show(notice);
      else if (gadget) notices.show(gadget.manyNotices(wanted.length, more));
    });
  }
}
