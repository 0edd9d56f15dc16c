import type { Preview, Summary } from "../../worker/protocol/thread/conversation.ts";
import type { Person } from "../../worker/protocol/message/entry.ts";
import type { NewsOpened, ServerFrame } from "../../worker/protocol/frames.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { GivenTold, OfferTold } from "../../worker/protocol/routing/offers.ts";
import { backoffMs } from "../wire/backoff.ts";
import { Bell } from "./bell.ts";
import type { CommandChannel } from "../wire/commands.ts";
import type { Notices } from "./notices.ts";
import type { Notice, Notifier, Platform } from "../platform/doors.ts";
import { desk } from "../state/desk.ts";
import { knows } from "../state/features.ts";
import { offers } from "../state/offers.ts";
import { initialState, shownConversations } from "../state/state.ts";
import type { ChatState } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";
import { ThreadNews } from "./thread-news.ts";
import type { ThreadHooks } from "./thread-news.ts";
import { Told } from "./told.ts";
import { isSameUnread, NOTHING_UNREAD, unreadOf } from "../state/unread.ts";
import type { Unread } from "../state/unread.ts";

/** What a page may want to be told; each is called once for a change, in the turn of that change. */
export type NewsHooks = ThreadHooks & {
  /** News of the inbox as a whole are told once, by a gadget that shows it where there is one. */
  showsList: () => boolean;
  /** The conversation that somebody looks at in this gadget, at this moment. */
  looksAt: () => ConversationId | null;
  /** A conversation has another owner. */
  assigned: (row: Summary, previous: Person | null) => void;
  /**
   * A customer wrote to this agent, or to nobody in particular, or waits and Meta's time for an answer is nearly over.
   * Answers the desktop notice of it, if one is wanted.
   */
  notice: (summary: Summary, said: Preview, looking: boolean) => Notice | null;
  /**
   * A note names this agent. The desktop notice of it; the page is told nothing, for what colleagues write is not the
   * page's to pass on.
   */
  noted: (summary: Summary, text: string) => Notice;
  /** A customer is offered to this agent, or was given to them. Answers the desktop notice of it, with those words, if one is wanted. */
  offered: (told: OfferTold | GivenTold, said: { title: string; text: string }) => Notice | null;
  /** The one notice of so many customers, or more. */
  manyNotices: (n: number, more: boolean) => Notice;
  unread: (unread: Unread) => void;
};

/** Frames that tell of more than what is on the screen. */
export type ListFrame = Extract<
  ServerFrame,
  { type: "list.upsert" | "list.gone" | "list.counts" | "list.closing" }
>;

/** What happened: the state is another one, or the Worker told something, and `before` is the state until then. */
export type Happening = { state: ChatState } | { before: ChatState; frame: ListFrame };

type NewsParts = {
  store: ChatStore;
  channel: CommandChannel;
  platform: Platform;
  server: string;
  listeners: ReadonlySet<NewsHooks>;
  notices: Notices;
  notifier: Notifier;
};

/**
 * Tells what happens to somebody outside. What concerns the agent is the Worker's to know, whatever list is open.
 */
export class News {
  unread: Unread = NOTHING_UNREAD;
  readonly #parts: NewsParts;
  readonly #told: Told;
  readonly #bell: Bell;
  readonly #threads: ThreadNews;
  #before: ChatState = initialState;
  /** The Worker answered on this socket. */
  #isHeard = false;
  #failures = 0;
  #cancelAgain: (() => void) | undefined;

  constructor(parts: NewsParts) {
    const { platform, server, notices, notifier } = parts;
    this.#parts = parts;
    this.#threads = new ThreadNews({
      all: () => [...parts.listeners],
      assigned: (summary, previous) => this.#first?.assigned(summary, previous),
    });
    this.#told = new Told(platform, server);
    this.#bell = new Bell({
      platform,
      notifier,
      notices,
      now: () => platform.now() + (parts.store.state.session?.clockOffsetMs ?? 0),
      told: this.#told,
      hooks: () => this.#first,
      isLookedAt: (conversation) => [...parts.listeners].some((hooks) => hooks.looksAt() === conversation),
      isRouted: () => desk.of(parts.store.state)?.routing !== undefined,
      concerns: ({ conversation, unanswered, owner }, askedAt) =>
        unanswered > 0 && this.#isOurs(owner) && !this.#isOffered(conversation, askedAt),
    });
  }

  /** Commands may leave on a new socket. */
  opened(): void {
    this.#isHeard = false;
    this.#cancelAgain?.();
    // An older Worker tells of the rows of the list and of open threads alone.
    if (!knows(this.#parts.store.state, "news")) return;
    const since = this.#told.since(this.#parts.store.state);
    const ask = { type: "news.open", ...(since === null ? {} : { since }) } as const;
    this.#parts.channel.send(ask, (answer) => {
      if (answer.ok) this.#heard(answer.result);
      else if (answer.refusal.code !== "lost") this.#again();
    });
  }

  signedOut(): void {
    this.#told.forget();
  }

  /** One after the other, in the order in which it happened. */
  tell(happening: Happening): void {
    if ("frame" in happening) {
      this.#tellFrame(happening.before, happening.frame);
      return;
    }
    const { state } = happening;
    const before = this.#before;
    this.#before = state;
    const isSame = state.session !== null && before.session?.me.sub === state.session.me.sub;
    if (state.connection.state === "closed" || !isSame) this.#rest();
    if (isSame) this.#threads.tell(before, state);
    if (state.session) {
      const { standing, given, handed } = offers.of(state);
      this.#bell.offered([...standing, ...given]);
      this.#bell.noted(handed);
    } else this.#setUnread(NOTHING_UNREAD);
  }

  #heard({ at, unread, missed, more }: NewsOpened): void {
    this.#isHeard = true;
    this.#failures = 0;
    this.#told.heard(at);
    this.#setUnread(unreadOf(unread));
    const isNew = missed.filter(({ summary, asked }) => this.#told.isNew(summary.conversation, asked.at));
    this.#bell.missed(isNew, more);
  }

  #again(): void {
    const { platform, channel } = this.#parts;
    this.#cancelAgain = platform.after(backoffMs(this.#failures++, platform.random()), () => {
      if (channel.isOpen) this.opened();
    });
  }

  #rest(): void {
    this.#bell.rest();
    this.#cancelAgain?.();
  }

  #tellFrame(before: ChatState, frame: ListFrame): void {
    if (frame.type === "list.counts" && frame.unread) this.#setUnread(unreadOf(frame.unread));
    if (frame.type === "list.closing") this.#bell.closing(frame.closings);
    if (frame.type !== "list.upsert") return;
    const { summary, asked, previousOwner } = frame;
    const { conversation, owner } = summary;
    const isShown = shownConversations(before).has(conversation);
    const isOurs = this.#isOurs(owner) || (previousOwner !== undefined && this.#isOurs(previousOwner));
    // Of what is on the screen the state tells.
    if (previousOwner !== undefined && !isShown && isOurs) this.#first?.assigned(summary, previousOwner);
    if (!asked) this.#bell.changed(summary);
    else if (this.#told.isNew(conversation, asked.at)) this.#bell.asked({ summary, asked });
    // Before the answer there may be earlier ones that have not come.
    if (asked && this.#isHeard) this.#told.heard(asked.at);
  }

  get #first(): NewsHooks | undefined {
    const listeners = [...this.#parts.listeners];
    return listeners.find((hooks) => hooks.showsList()) ?? listeners[0];
  }

  /** Of what is offered, or was given since the customer asked, the offer tells. */
  #isOffered(conversation: ConversationId, askedAt: number): boolean {
    const { standing, given } = offers.of(this.#parts.store.state);
    return (
      standing.some(({ summary }) => summary.conversation === conversation) ||
      given.some(({ summary, at }) => summary.conversation === conversation && at >= askedAt)
    );
  }

  #isOurs(owner: Person | null): boolean {
    return owner === null || owner.sub === this.#before.session?.me.sub;
  }

  #setUnread(unread: Unread): void {
    if (isSameUnread(unread, this.unread)) return;
    this.unread = unread;
    this.#first?.unread(unread);
  }
}
