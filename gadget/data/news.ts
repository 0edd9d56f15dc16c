import type { Summary } from "../../worker/protocol/conversation.ts";
import type { Entry, Person } from "../../worker/protocol/entry.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import { arrivals } from "./arrivals.ts";
import { initialState } from "./state.ts";
import type { ChatState, ThreadState } from "./state.ts";
import { unreadOf } from "./unread.ts";
import type { Unread } from "./unread.ts";

/** What a page may want to be told; each is called once for a change, in the turn of that change. */
export type NewsHooks = {
  /** News of the inbox as a whole are told once, by a gadget that shows it where there is one. */
  showsList: () => boolean;
  /** A customer wrote in a conversation that is open. */
  received: (conversation: ConversationId, entry: Entry) => void;
  /** A message of this agent is known as sent: it has a `mid`. */
  sent: (conversation: ConversationId, entry: Entry) => void;
  /** A message of this agent failed, or nobody can tell whether it arrived (`unknown`). */
  failed: (conversation: ConversationId, entry: Entry) => void;
  /** A conversation has another owner. */
  assigned: (row: Summary, previous: Person | null) => void;
  /** A customer wrote to this agent, or to nobody in particular. */
  notice: (summary: Summary) => void;
  unread: (unread: Unread) => void;
};

/** What happened: the state is another one, or the Worker told of a row, and `before` is the state until then. */
export type Happening = { state: ChatState } | { before: ChatState; row: Summary };

/** Tells what happens to somebody outside. */
export class News {
  readonly #listeners: ReadonlySet<NewsHooks>;
  #before: ChatState = initialState;

  constructor(listeners: ReadonlySet<NewsHooks>) {
    this.#listeners = listeners;
  }

  /** One after the other, in the order in which it happened. */
  tell(happening: Happening): void {
    if ("row" in happening) {
      tellRow(happening.before, happening.row, this.#listeners);
      return;
    }
    const { state } = happening;
    const before = this.#before;
    this.#before = state;
    tellState(before, state, [...this.#listeners]);
  }
}

/** Tells what the difference between one state and the next means. */
function tellState(last: ChatState, state: ChatState, told: NewsHooks[]): void {
  const me = state.session?.me.sub;
  if (me === undefined || last.session?.me.sub !== me) return;
  if (state.threads !== last.threads) {
    for (const thread of Object.values(state.threads)) {
      const held = last.threads[thread.conversation];
      if (held !== undefined && held !== thread) tellThread(held, thread, me, told);
    }
  }
  if (state.list.items === last.list.items) return;
  const unread = unreadOf(state);
  const was = unreadOf(last);
  if (unread.conversations !== was.conversations || unread.messages !== was.messages) {
    first(told)?.unread(unread);
  }
}

function tellThread(held: ThreadState, thread: ThreadState, me: string, told: NewsHooks[]): void {
  const { conversation } = thread;
  for (const entry of arrivals(held, thread)) {
    if (entry.author.type === "customer") for (const hooks of told) hooks.received(conversation, entry);
  }
  for (const { entry, old } of thread.entries.changedSince(held.entries)) {
    if (entry.author.type !== "agent" || entry.author.sub !== me) continue;
    // A message that was there before this page looked is no news; one that this page wrote is.
    if (!old && !held.sends.some(({ id }) => id === entry.delivery?.command)) continue;
    if (isSent(entry) && !isSent(old)) for (const hooks of told) hooks.sent(conversation, entry);
    if (isLost(entry) && !isLost(old)) for (const hooks of told) hooks.failed(conversation, entry);
  }
}

/** Tells what a changed row means: who has the conversation now, and that a customer wrote. `last` is before it. */
function tellRow(last: ChatState, row: Summary, listeners: Iterable<NewsHooks>): void {
  const hooks = first([...listeners]);
  const { list, session } = last;
  const me = session?.me.sub;
  // Before the connection caught up, differences are of some time ago, and of windows that were not there.
  if (!hooks || !last.caughtUp || me === undefined) return;
  const { owner } = row;
  const old = rowsOf(last).get(row.conversation);
  if (old ? old.version >= row.version : list.phase !== "ready") return;
  // A row that was not in a whole list of mine was not mine.
  const isWhole = list.floor === null && list.sort === "latest";
  const cameToMe = isWhole && list.view === "mine" && owner?.sub === me;
  if (old ? old.owner?.sub !== owner?.sub : cameToMe) {
    hooks.assigned(row, old?.owner ?? null);
  }
  const wrote = row.preview?.author === "customer" && row.unanswered > (old?.unanswered ?? 0);
  if (wrote && (owner === null || owner.sub === me)) hooks.notice(row);
}

function first(told: NewsHooks[]): NewsHooks | undefined {
  return told.find((hooks) => hooks.showsList()) ?? told[0];
}

/** What is known of conversations, by the list and by the threads that are open. */
function rowsOf({ list, threads }: ChatState): Map<ConversationId, Summary> {
  const rows = new Map<ConversationId, Summary>();
  for (const { summary, phase } of Object.values(threads)) {
    if (summary && phase === "ready") rows.set(summary.conversation, summary);
  }
  for (const row of list.items) {
    const known = rows.get(row.conversation);
    if (!known || known.version < row.version) rows.set(row.conversation, row);
  }
  return rows;
}

function isSent(entry: Entry | undefined): boolean {
  return entry?.delivery?.state === "sent" && entry.mid !== null;
}

function isLost(entry: Entry | undefined): boolean {
  const state = entry?.delivery?.state;
  return (state === "failed" || state === "unknown") && entry?.delivery?.settled === null;
}
