import type { ServerFrame, Welcome } from "../../worker/protocol/frames.ts";
import type { Entry } from "../../worker/protocol/entry.ts";
import { ChatActions } from "./actions.ts";
import type { ActionHooks } from "./actions.ts";
import { arrivals } from "./arrivals.ts";
import { CommandChannel } from "./commands.ts";
import { Connection } from "./connection.ts";
import type { Platform } from "./platform.ts";
import { isOtherSession } from "./reduce.ts";
import { Renewal } from "./renewal.ts";
import { connectionStatus } from "./state.ts";
import type { ChatState, ConnectionStatus } from "./state.ts";
import { ChatStore } from "./store.ts";
import { Sync } from "./sync.ts";
import { getTicket } from "./ticket.ts";
import type { TokenProvider } from "./ticket.ts";

export type SessionHooks = ActionHooks & {
  connection: (status: ConnectionStatus) => void;
  authRequired: (reason: string) => void;
  received: (conversation: string, entry: Entry) => void;
};

export type SessionOptions = {
  platform: Platform;
  server: string;
  /** Read before each connect, so that the host may set another one at any time. */
  tokenProvider: () => TokenProvider | null;
  /** The provider can give another token than the one that was refused. */
  mayRetryAuth: () => boolean;
  hooks: SessionHooks;
};

/** One agent's line to one Worker: ties connection, commands, state and actions together. */
export class ChatSession {
  readonly store = new ChatStore();
  readonly actions: ChatActions;
  readonly #options: SessionOptions;
  readonly #connection: Connection;
  readonly #channel: CommandChannel;
  readonly #renewal: Renewal;
  readonly #sync: Sync;

  constructor(options: SessionOptions) {
    const { platform, server, mayRetryAuth, hooks } = options;
    this.#options = options;
    this.#connection = new Connection({
      platform,
      server,
      ticket: () => this.#ticket(),
      mayRetryAuth,
      onStatus: (status) => {
        if (status.state !== "open" && this.#channel.isOpen) {
          this.#renewal.stop();
          this.#channel.closed();
        }
        this.store.dispatch({ type: "line", status });
        if (status.state === "auth-required") hooks.authRequired(status.reason);
      },
      onText: (text) => {
        this.#received(text);
      },
    });
    this.#channel = new CommandChannel(platform, {
      write: (text) => this.#connection.send(text),
      stuck: () => {
        this.#connection.restart();
      },
    });
    this.#renewal = new Renewal(platform, () => this.#renew());
    this.#sync = new Sync(this.store, this.#channel, platform);
    this.actions = new ChatActions({
      store: this.store,
      channel: this.#channel,
      platform,
      hooks,
      reconnect: () => {
        this.restart();
      },
    });
    this.#tellHooks();
  }

  /** The Worker's clock, in ms. */
  now(): number {
    return this.#options.platform.now() + (this.store.state.session?.clockOffsetMs ?? 0);
  }

  start(): void {
    this.#connection.start();
  }

  /** Closes the socket. What waits to be sent stays, and leaves after the next start(). */
  stop(): void {
    this.#connection.stop();
  }

  /** Connects anew, asking for a token again. */
  restart(): void {
    this.#connection.restart();
  }

  #ticket() {
    return getTicket(this.#options.platform, this.#options.server, this.#options.tokenProvider());
  }

  #received(text: string): void {
    let frame: ServerFrame;
    try {
      frame = JSON.parse(text) as ServerFrame;
    } catch {
      return;
    }
    if (frame.type === "reply") this.#channel.replied(frame);
    else if (frame.type === "welcome") this.#welcomed(frame);
    else this.store.dispatch({ type: "frame", frame, at: this.#options.platform.now() });
  }

  #welcomed(welcome: Welcome): void {
    const isOther = isOtherSession(this.store.state.session, welcome);
    this.store.dispatch({ type: "frame", frame: welcome, at: this.#options.platform.now() });
    if (isOther) this.#channel.forget();
    this.#channel.opened();
    this.#sync.opened();
    this.#renewal.schedule(welcome.expiresAt - welcome.now);
  }

  /** Answers how long the new token lives, in ms, null when there is none yet. */
  async #renew(): Promise<number | null> {
    const outcome = await this.#ticket();
    if (!outcome.ok) {
      if (outcome.kind === "auth") this.#options.hooks.authRequired(outcome.reason);
      return null;
    }
    const answer = await this.#channel.request({ type: "session.renew", ticket: outcome.ticket });
    if (answer.ok) {
      return answer.result.expiresAt - this.now();
    }
    // The host signed somebody else in: a new socket gets a welcome that says so.
    if (answer.refusal.code === "ticket_invalid") this.#connection.restart();
    return null;
  }

  #tellHooks(): void {
    const { hooks } = this.#options;
    let before: ChatState = this.store.state;
    this.store.subscribe((state) => {
      const last = before;
      before = state;
      const status = connectionStatus(state);
      if (status !== connectionStatus(last)) hooks.connection(status);
      if (state.threads === last.threads) return;
      for (const thread of Object.values(state.threads)) {
        for (const entry of arrivals(last.threads[thread.conversation], thread)) {
          if (entry.author.type === "customer") hooks.received(thread.conversation, entry);
        }
      }
    });
  }
}
