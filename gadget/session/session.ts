import type { ServerFrame, Welcome } from "../../worker/protocol/frames.ts";
import type { Ahead } from "../../worker/protocol/session/pass.ts";
import type { followList } from "./follow-list.ts";
import type { Acting } from "./acting.ts";
import type { ActingParts } from "./sending.ts";
import { CommandChannel } from "../wire/commands.ts";
import { Connection } from "../wire/connection.ts";
import type { ConnectionState } from "../wire/connection.ts";
import type { Happening, ListFrame, NewsHooks } from "../news/news.ts";
import type { Platform } from "../platform/doors.ts";
import { knows } from "../state/features.ts";
import { isOtherSession } from "../state/reduce.ts";
import { connectionStatus } from "../state/state.ts";
import type { ChatState, ConnectionStatus } from "../state/state.ts";
import { ChatStore } from "../state/store.ts";
import { Sync } from "./sync.ts";
import { opensFirst } from "./opens-first.ts";
import { askToken, getPass } from "../wire/pass.ts";
import type { TokenProvider } from "../wire/pass.ts";

/** What happens on the connection, for everyone who shares it. */
export type ConnectionHooks = {
  connection: (status: ConnectionStatus) => void;
  authRequired: (reason: string) => void;
};

/** What a gadget hears of a session. */
export type SessionHooks = NewsHooks & ConnectionHooks;

/** As much of what acts as a session knows of it. */
export type ActingPart = {
  readonly news: { tell(happening: Happening): void };
  /** The Worker said who is signed in; nothing has left on the new socket. */
  welcomed(): void;
  /** The socket is ready for commands. */
  opened(): void;
  closed(): void;
  signedOut(): void;
};

type Part<T> = { whenThere(run: (part: T) => void): void };

/** What of a session is loaded beside the first thread, and behind it: called back at once where it is there. */
export type SessionParts<Acts extends ActingPart = Acting, Hooks extends ConnectionHooks = SessionHooks> = {
  list: Part<{ followList: typeof followList }>;
  acting: Part<{ Acting: new (parts: ActingParts<Hooks>) => Acts }>;
};

type SessionOptions<Acts extends ActingPart, Hooks extends ConnectionHooks> = {
  platform: Platform;
  server: string;
  /** Read before each connect, so that the host may set another one at any time. */
  tokenProvider: () => TokenProvider | null;
  /** The provider can give another token than the one that was refused. */
  mayRetryAuth: () => boolean;
  parts: SessionParts<Acts, Hooks>;
  /** The agent signed out: what outlives the session of theirs goes, wherever it is. */
  forget: (platform: Platform, server: string, state: ChatState) => void;
};

/** What is no answer, and stands for itself. */
type Told = Exclude<ServerFrame, { type: "reply" | "list.changes" }>;

/** More than this is not kept for a part that cannot be loaded: the oldest is not told. */
const UNTOLD_MAX = 1_000;

/** One agent's session with one Worker: ties connection, commands and state together. Gadgets sit at it. */
export class ChatSession<Acts extends ActingPart = Acting, Hooks extends ConnectionHooks = SessionHooks> {
  readonly store = new ChatStore();
  readonly #options: SessionOptions<Acts, Hooks>;
  readonly #connection: Connection;
  /** By which commands leave. */
  readonly channel: CommandChannel;
  readonly #sync: Sync;
  readonly #listeners = new Set<Hooks>();
  /** Null until that part is loaded. */
  acting: Acts | null = null;
  /** Grows when somebody else may be there: what was asked for before is not done in their name. */
  #turn = 0;
  /** The host knows that it must sign the agent in. */
  #isAuthTold = false;
  /** What happened before the part was there that tells of it. */
  readonly #untold: Happening[] = [];

  constructor(options: SessionOptions<Acts, Hooks>) {
    const { platform, server, mayRetryAuth } = options;
    this.#options = options;
    this.#connection = new Connection({
      platform,
      server,
      pass: () => this.#pass(),
      showsOffers: () => Object.values(this.store.state.seats).some((seat) => !seat.readonly),
      onAhead: (ahead) => {
        this.#toldAhead(ahead);
      },
      mayRetryAuth,
      onStatus: (status) => {
        this.#connectionChanged(status);
      },
      onText: (text) => {
        this.#received(text);
      },
    });
    this.channel = new CommandChannel(platform, {
      write: (text) => this.#connection.send(text),
      knows: (feature) => knows(this.store.state, feature),
      stuck: () => {
        this.#connection.restart();
      },
    });
    this.#sync = new Sync(this.store, this.channel, platform);
    options.parts.list.whenThere((part) => {
      const { store } = this;
      this.#sync.add(part.followList({ store, channel: this.channel, platform, server }));
    });
    options.parts.acting.whenThere((part) => {
      const acting = new part.Acting({
        store: this.store,
        channel: this.channel,
        listeners: this.#listeners,
        token: () => askToken(platform, options.tokenProvider()),
        tellAuth: (reason) => {
          if (reason === null) this.#isAuthTold = false;
          else this.#authRequired(reason);
        },
        connection: this.#connection,
      });
      this.acting = acting;
      for (const happening of this.#untold.splice(0)) acting.news.tell(happening);
      if (this.store.state.session) acting.welcomed();
      if (this.channel.isOpen) acting.opened();
    });
    this.#tellStatus();
    this.store.subscribe((state) => {
      this.#happened({ state });
    });
  }

  /** Origin of the Worker. */
  get server(): string {
    return this.#options.server;
  }

  /** How many gadgets in the page sit at it. */
  get users(): number {
    return this.#listeners.size;
  }

  get platform(): Platform {
    return this.#options.platform;
  }

  /** Calls back with what acts: at once where it is there, else once it is, unless another agent is there by then. */
  act(run: (acting: Acts) => void): void {
    const turn = this.#turn;
    this.#options.parts.acting.whenThere(() => {
      if (this.acting && turn === this.#turn) run(this.acting);
    });
  }

  /** Tells what happens from now on; the answer stops that. */
  listen(hooks: Hooks): () => void {
    this.#listeners.add(hooks);
    return () => {
      this.#listeners.delete(hooks);
    };
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
    this.#isAuthTold = false;
    this.#connection.stop();
  }

  /** Connects anew, asking for a token again. */
  restart(): void {
    this.#isAuthTold = false;
    this.#connection.restart();
  }

  /** Ends the agent's session and forgets everything of theirs. Only restart() connects again. */
  signOut(): void {
    const { platform, server, forget } = this.#options;
    forget(platform, server, this.store.state);
    this.#turn++;
    this.acting?.signedOut();
    this.#connection.signOut();
    this.channel.forget();
    this.store.dispatch({ type: "forget" });
  }

  #connectionChanged(status: ConnectionState): void {
    if (status.state !== "open" && this.channel.isOpen) {
      this.acting?.closed();
      this.channel.closed();
    }
    this.store.dispatch({ type: "connection", status });
    if (status.state === "auth-required") this.#authRequired(status.reason);
  }

  /** Once, however often the host's function is asked in vain: a host may answer it with its sign-in page. */
  #authRequired(reason: string): void {
    if (this.#isAuthTold) return;
    this.#isAuthTold = true;
    for (const hooks of [...this.#listeners]) hooks.authRequired(reason);
  }

  #pass() {
    const { platform, server, tokenProvider } = this.#options;
    return getPass(platform, server, tokenProvider(), () => opensFirst(this.store.state));
  }

  /**
   * Shown as what a connection told that was lost since: the socket catches up from there. The socket was asked for with
   * the same pass, so that nobody else is there.
   */
  #toldAhead({ welcome, threads, list }: Ahead): void {
    const { store } = this;
    store.dispatch({ type: "frame", frame: welcome, at: this.#options.platform.now() });
    for (const opened of threads) {
      const { conversation } = opened.thread;
      store.dispatch({ type: "thread.opened", conversation, opened });
    }
    const turn = this.#turn;
    if (list)
      this.#options.parts.list.whenThere(() => {
        // Else the socket was asked.
        if (turn === this.#turn && !this.#connection.isOpen)
          store.dispatch({ type: "list.answered", window: list });
      });
  }

  #received(text: string): void {
    let frame: ServerFrame;
    try {
      frame = JSON.parse(text) as ServerFrame;
    } catch {
      return;
    }
    if (frame.type === "reply") this.channel.replied(frame);
    else if (frame.type === "welcome") this.#welcomed(frame);
    else if (frame.type === "list.changes") for (const change of frame.changes) this.#told(change);
    else this.#told(frame);
  }

  #told(frame: Told): void {
    const before = this.store.state;
    this.store.dispatch({ type: "frame", frame, at: this.#options.platform.now() });
    if (frame.type.startsWith("list.")) this.#happened({ before, frame: frame as ListFrame });
  }

  #happened(happening: Happening): void {
    if (this.acting) this.acting.news.tell(happening);
    else if (this.#untold.push(happening) > UNTOLD_MAX) this.#untold.shift();
  }

  #welcomed(welcome: Welcome): void {
    const isOther = isOtherSession(this.store.state.session, welcome);
    this.store.dispatch({ type: "frame", frame: welcome, at: this.#options.platform.now() });
    if (isOther) {
      this.#turn++;
      this.channel.forget();
    }
    this.#isAuthTold = false;
    this.acting?.welcomed();
    this.channel.opened();
    this.#sync.opened();
    this.acting?.opened();
  }

  #tellStatus(): void {
    let before = connectionStatus(this.store.state);
    this.store.subscribe((state) => {
      const status = connectionStatus(state);
      if (status === before) return;
      before = status;
      for (const hooks of [...this.#listeners]) hooks.connection(status);
    });
  }
}
