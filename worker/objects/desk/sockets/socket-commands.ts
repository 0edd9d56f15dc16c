import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import type { Env } from "../../../env.ts";
import type { Command, CommandOf } from "../../../protocol/commands.ts";
import { placeIn, type ListScope, type Place, type Summary } from "../../../protocol/thread/conversation.ts";
import type { Result } from "../../../protocol/frames.ts";
import { OPEN_THREADS_MAX } from "../../../protocol/limits.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import type { News } from "../list/news.ts";
import { Signals } from "../people/signals.ts";
import { typingUntil, type Session, type Sockets } from "./sockets.ts";
import { toSummary, type DeskStore } from "../store.ts";
import { readTicket } from "../../../access/passes.ts";

const OF_SOCKET = [
  "list.open",
  "list.more",
  "news.open",
  "thread.open",
  "thread.close",
  "thread.seen",
  "typing",
  "presence.set",
  "session.renew",
] as const;

/** A command about what one socket shows, and whose it is. */
export type SocketCommand = CommandOf<(typeof OF_SOCKET)[number]>;

/** All other commands are the same for whoever gives them. */
export function isOfSocket(command: Command): command is SocketCommand {
  return (OF_SOCKET as readonly string[]).includes(command.type);
}

type Done = Outcome<Result, Refusal>;
type Parts = {
  env: Env;
  store: DeskStore;
  sockets: Sockets;
  news: News;
  /** Work that nobody waits for. */
  later: (work: Promise<unknown>) => void;
};

/** What an agent's screen asks for: the list and the threads on it, and what colleagues and customers see of them. */
export class SocketCommands {
  readonly #env: Env;
  readonly #store: DeskStore;
  readonly #sockets: Sockets;
  readonly #news: News;
  readonly #signals: Signals;
  readonly #later: Parts["later"];

  constructor({ env, store, sockets, news, later }: Parts) {
    this.#env = env;
    this.#store = store;
    this.#sockets = sockets;
    this.#news = news;
    this.#signals = new Signals(env);
    this.#later = later;
  }

  async run(socket: WebSocket, session: Session, command: SocketCommand): Promise<Done> {
    switch (command.type) {
      case "list.open":
        return this.#openList(socket, session, command);
      case "list.more":
        return this.#moreOfList(socket, session, command);
      case "news.open":
        return this.#openNews(socket, session, command);
      case "thread.open":
        return await this.#openThread(socket, session, command);
      case "thread.close":
        return this.#closeThread(socket, session, command);
      case "typing":
        return this.#typing(socket, session, command);
      case "thread.seen":
        return this.#seen(session, command);
      case "presence.set":
        return this.#setPresence(session, command);
      case "session.renew":
        return this.#renew(socket, session, command);
    }
  }

  #openList(socket: WebSocket, { sub }: Session, { view, sort, length }: CommandOf<"list.open">): Done {
    const list = { view, sort: sort ?? "latest", openedAt: Date.now() };
    const { items, more } = this.#store.window(list, sub, null, length);
    this.#sockets.update(socket, { list: { ...list, floor: floorOf(list, items, more) } });
    return done({ ...list, items, more, counts: this.#store.counts(sub) });
  }

  #moreOfList(socket: WebSocket, { sub, list }: Session, { length }: CommandOf<"list.more">): Done {
    if (list?.floor == null) return done({ items: [], more: false });
    const { items, more } = this.#store.window(list, sub, list.floor, length);
    this.#sockets.update(socket, { list: { ...list, floor: floorOf(list, items, more) } });
    return done({ items, more });
  }

  #openNews(socket: WebSocket, { sub }: Session, { since }: CommandOf<"news.open">): Done {
    this.#sockets.update(socket, { hearsNews: true });
    return done(this.#news.opened(sub, since ?? null, Date.now()));
  }

  /** Subscribes first and reads then: what changes in between comes as a frame, which the gadget holds back. */
  async #openThread(
    socket: WebSocket,
    session: Session,
    { conversation, cursor }: CommandOf<"thread.open">,
  ): Promise<Done> {
    if (this.#store.find(conversation) === null) return refused({ code: "not_found" });
    const isNew = !session.threads.includes(conversation);
    if (isNew && session.threads.length >= OPEN_THREADS_MAX) return refused({ code: "too_many_threads" });
    if (isNew) {
      this.#sockets.update(socket, { threads: [...session.threads, conversation] });
      this.#sockets.broadcastViewers(conversation);
    }
    const read = await conversationStub(this.#env, conversation).open(conversation, cursor ?? null);
    const row = this.#store.find(conversation);
    if (row === null) return refused({ code: "not_found" });
    const viewers = this.#sockets.viewers(conversation, Date.now());
    return done({ ...read, summary: toSummary(row), viewers });
  }

  #closeThread(socket: WebSocket, session: Session, { conversation }: CommandOf<"thread.close">): Done {
    this.#sockets.update(socket, { threads: session.threads.filter((name) => name !== conversation) });
    this.#sockets.broadcastViewers(conversation);
    return done(null);
  }

  #typing(socket: WebSocket, session: Session, command: CommandOf<"typing">): Done {
    const { conversation, typing } = command;
    if (!session.threads.includes(conversation)) return refused({ code: "not_found" });
    this.#sockets.update(socket, {
      typing: typing ? { conversation, until: typingUntil(Date.now()) } : null,
    });
    this.#sockets.broadcastViewers(conversation);
    const row = typing ? this.#store.find(conversation) : null;
    if (row !== null) this.#later(this.#signals.typing(row, session.sub, this.#store.settings(), Date.now()));
    return done(null);
  }

  #seen({ sub, threads }: Session, { conversation, entry }: CommandOf<"thread.seen">): Done {
    const row = threads.includes(conversation) ? this.#store.find(conversation) : null;
    if (row === null) return refused({ code: "not_found" });
    this.#later(this.#signals.seen(row, sub, entry, this.#store.settings()));
    return done(null);
  }

  #setPresence({ sub, name }: Session, { presence }: CommandOf<"presence.set">): Done {
    this.#store.setAgent(sub, name, presence, Date.now(), () => this.#sockets.subs());
    this.#sockets.broadcast({ type: "agent", agent: { sub, name, presence } }, () => true);
    return done(null);
  }

  #renew(socket: WebSocket, session: Session, command: CommandOf<"session.renew">): Done {
    const ticket = readTicket(command.ticket);
    const claims = ticket === null ? null : this.#store.takeTicket(ticket.id, Date.now());
    const isSame = claims !== null && claims.sub === session.sub && claims.role === session.role;
    if (!isSame || claims.exp <= Date.now()) return refused({ code: "ticket_invalid" });
    this.#sockets.update(socket, { exp: claims.exp, name: claims.name });
    return done({ expiresAt: claims.exp });
  }
}

/** Rows behind the last one are not the socket's business, as long as there are any. */
function floorOf(list: ListScope, items: Summary[], more: boolean): Place | null {
  const last = items.at(-1);
  return more && last !== undefined ? placeIn(list, last) : null;
}
