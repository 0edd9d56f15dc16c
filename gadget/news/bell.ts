import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { Asked, Closing } from "../../worker/protocol/frames.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { GivenTold, OfferTold } from "../../worker/protocol/routing/offers.ts";
import { answering } from "../late/answering.ts";
import { offerPile } from "../late/offers.ts";
import type { NewsHooks } from "./news.ts";
import type { Notices } from "./notices.ts";
import type { Notice, Notifier, Platform } from "../platform/doors.ts";
import type { Offers } from "../state/offers.ts";
import { systemWords } from "../words/system-words.ts";
import type { Told } from "./told.ts";

/** A customer who asked: the row as it is then, and with what. */
export type Asking = { summary: Summary; asked: Asked };

type Offered = OfferTold | GivenTold;

/** A customer's name comes a moment after their first message: a notice had better have it. */
export const NAME_MS = 3_000;
/** How long a tab that is less in sight lets the others go first. Browsers wake a hidden tab once a second at most. */
export const TURN_MS = 250;
/** Who asks at a desk with rules is offered to somebody a moment later: to this agent, it is the offer that is told. */
export const OFFERED_MS = 250;
/** More customers than these in one breath get one notice together. */
export const NOTICES_MAX = 3;

const TURNS = { focused: 0, visible: 1, hidden: 2 };

type BellParts = {
  platform: Pick<Platform, "after">;
  notifier: Notifier;
  notices: Notices;
  /** The Worker's clock, in ms. */
  now: () => number;
  told: Told;
  /** The gadget that tells what is news to the agent; none while nobody is there. */
  hooks: () => NewsHooks | undefined;
  isLookedAt: (conversation: ConversationId) => boolean;
  /** The desk brings customers to agents by rules. */
  isRouted: () => boolean;
  /** Whether a customer who asked then still waits for this agent, or for anybody. */
  concerns: (row: Summary, askedAt: number) => boolean;
};

/**
 * Tells that customers asked, once to a person: of the tabs that hear of it the one that is most in sight does, and so
 * one in which the agent looks at the conversation keeps the others quiet.
 */
export class Bell {
  readonly #parts: BellParts;
  /** First messages whose customer's name is on its way. */
  readonly #nameless = new Map<ConversationId, { askings: Asking[]; cancel: () => void }>();
  /** Offers whose customer's name is on its way. */
  readonly #namelessOffers = new Map<string, { cancel: () => void }>();
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
    } else if (summary.owner === null && this.#parts.isRouted()) {
      this.#after(OFFERED_MS, () => {
        this.#ringFor([asking], false);
      });
    } else this.#ringFor([asking], false);
  }

  /** Customers asked while nobody here could hear it; `more`: these are not all. */
  missed(askings: Asking[], more: boolean): void {
    if (askings.length > 0) this.#ringFor(askings, more);
  }

  /** Nobody answered these customers, and Meta's time for it is nearly over: once for each end of it. */
  closing(closings: readonly Closing[]): void {
    const { told, hooks, isLookedAt, concerns, now } = this.#parts;
    const fresh = closings.filter(({ summary, end }) => told.isNew(endOf(summary), end.at));
    if (fresh.length === 0) return;
    // With the words of what agents answer with: it comes before anybody could.
    answering.whenThere(({ closingWords, manyClosingWords }) => {
      this.#ring(() => {
        const gadget = hooks();
        const ours = fresh.filter(
          ({ summary, end }) => concerns(summary, Infinity) && told.claim(endOf(summary), end.at),
        );
        const wanted = ours.flatMap(({ summary, end }) => {
          const text = closingWords(end.at, now());
          const said = { author: "system", text, agent: null } as const;
          return gadget?.notice(summary, said, isLookedAt(summary.conversation)) ?? [];
        });
        const n = wanted.length;
        this.#show(wanted, gadget && (() => ({ ...gadget.manyNotices(n, false), ...manyClosingWords(n) })));
      });
    });
  }

  /** What is offered to the agent, or was given to them, by now: once for each. */
  offered(all: readonly Offered[]): void {
    const { told, platform } = this.#parts;
    for (const [key, { cancel }] of this.#namelessOffers) {
      const offer = all.find((one) => keyOf(one) === key);
      if (offer?.summary.customer.name === null) continue;
      cancel();
      this.#namelessOffers.delete(key);
      if (offer) this.#ringOffered([offer]);
    }
    const fresh = all.filter(({ summary, at }) => told.isNew(offerOf(summary), at));
    const named = fresh.filter(({ summary }) => summary.customer.name !== null);
    for (const offer of fresh) {
      if (named.includes(offer)) continue;
      const cancel = platform.after(NAME_MS, () => {
        this.#namelessOffers.delete(keyOf(offer));
        this.#ringOffered([offer]);
      });
      this.#namelessOffers.set(keyOf(offer), { cancel });
    }
    if (named.length > 0) this.#ringOffered(named);
  }

  /** Notes that mention the agent, or are meant for them: once for each. */
  noted(handed: Offers["handed"]): void {
    const { told, hooks, isLookedAt } = this.#parts;
    const fresh = handed.flatMap(({ summary, line, entry = 0 }) =>
      line.event === "note" && told.isNew(noteOf(summary), entry) ? [{ summary, line, entry }] : [],
    );
    if (fresh.length === 0) return;
    this.#ring(() => {
      const gadget = hooks();
      const ours = fresh.filter(({ summary, entry }) => told.claim(noteOf(summary), entry));
      const wanted = ours.flatMap(({ summary, line }) =>
        isLookedAt(summary.conversation) ? [] : (gadget?.noted(summary, systemWords(line)) ?? []),
      );
      this.#show(wanted, gadget && (() => gadget.manyNotices(wanted.length, false)));
    });
  }

  #ringOffered(fresh: readonly Offered[]): void {
    const { told, hooks } = this.#parts;
    // With the words of what shows it, and with nobody to hear it before that.
    void offerPile.loaded.then(async ({ noticeOf, severalNotice, speakHere }) => {
      await speakHere();
      this.#ring(() => {
        const gadget = hooks();
        const ours = fresh.filter(({ summary, at }) => told.claim(offerOf(summary), at));
        const wanted = ours.flatMap((offer) => gadget?.offered(offer, noticeOf(offer)) ?? []);
        const n = wanted.length;
        this.#show(wanted, gadget && (() => ({ ...gadget.manyNotices(n, false), ...severalNotice(n) })));
      });
    });
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
    for (const { cancel } of this.#namelessOffers.values()) cancel();
    this.#namelessOffers.clear();
    for (const cancel of this.#turns) cancel();
    this.#turns.clear();
  }

  #ringNameless(conversation: ConversationId): void {
    const { askings = [], cancel } = this.#nameless.get(conversation) ?? {};
    this.#nameless.delete(conversation);
    cancel?.();
    this.#ringFor(askings, false);
  }

  #ringFor(askings: Asking[], more: boolean): void {
    const { told, hooks, isLookedAt, concerns } = this.#parts;
    this.#ring(() => {
      const gadget = hooks();
      const ours = gadget
        ? askings
            .filter(({ summary, asked }) => concerns(summary, asked.at))
            .filter(({ summary, asked }) => told.claim(summary.conversation, asked.at))
        : [];
      const wanted = ours.flatMap(
        ({ summary, asked }) => gadget?.notice(summary, asked.said, isLookedAt(summary.conversation)) ?? [],
      );
      this.#show(wanted, gadget && (() => gadget.manyNotices(wanted.length, more)));
    });
  }

  /** When it is this tab's turn. */
  #ring(tell: () => void): void {
    const { notifier, told } = this.#parts;
    const turn = TURNS[notifier.sight];
    if (turn === 0) {
      void notifier.oneTab(told.lock, tell);
      return;
    }
    this.#after(turn * TURN_MS, () => void notifier.oneTab(told.lock, tell));
  }

  /** Unless nobody is there to be told by then. */
  #after(ms: number, run: () => void): void {
    const cancel = this.#parts.platform.after(ms, () => {
      this.#turns.delete(cancel);
      run();
    });
    this.#turns.add(cancel);
  }

  /** Each by itself, or all together where they are many. */
  #show(notices: readonly Notice[], together: (() => Notice) | undefined): void {
    if (notices.length <= NOTICES_MAX) for (const notice of notices) this.#parts.notices.show(notice);
    else if (together) this.#parts.notices.show(together());
  }
}

function keyOf({ summary, at }: Offered): string {
  return `${at} ${summary.conversation}`;
}

/** What an offer is remembered by. */
function offerOf({ conversation }: Summary): string {
  return `offer ${conversation}`;
}

/** What a note is remembered by. */
function noteOf({ conversation }: Summary): string {
  return `note ${conversation}`;
}

/** What an end is remembered by, beside what its customer asked. */
function endOf({ conversation }: Summary): string {
  return `end ${conversation}`;
}
