import type { Ahead } from "../../worker/protocol/session/pass.ts";
import { PROTOCOL } from "../../worker/protocol/frames.ts";
import { CLOSE } from "../../worker/protocol/refusals.ts";
import { backoffMs } from "./backoff.ts";
import { Heartbeat } from "./heartbeat.ts";
import type { Platform, Socket } from "../platform/doors.ts";
import type { PassOutcome } from "./pass.ts";

/**
 * Where the connection to the Worker stands. `open` begins with the first frame; whether what is on the screen is
 * up to date by then is not known here. `retryAt` is local time in ms; null: not by itself.
 */
export type ConnectionState =
  | { state: "closed" }
  /** `after`: what is so until this try comes to something; null for the first, and for one that was asked for. */
  | { state: "connecting"; after: Failing["state"] | null }
  | { state: "open" }
  | Failing
  | { state: "signed-out" }
  | { state: "removed" }
  | { state: "too-many-sockets" };

/** `offline`: network or Worker are away. `sign-in-unreachable`: the host's back end is, which gives the token. */
type Failing =
  | { state: "offline"; retryAt: number | null; reason: string }
  | { state: "sign-in-unreachable"; retryAt: number | null; reason: string }
  | { state: "auth-required"; reason: string; retryAt: number | null };

/** Closed so, a socket is opened anew by a person alone. */
const ENDS: Readonly<Record<number, "too-many-sockets" | "removed">> = {
  [CLOSE.tooManySockets]: "too-many-sockets",
  [CLOSE.removed]: "removed",
};

/** From asking for a socket to its first frame. */
export const CONNECT_TIMEOUT_MS = 15_000;
/** How long a socket has to answer after the browser said that the network is gone; it is wrong at times. */
export const OFFLINE_PROBE_MS = 2_000;
/** A socket that lived this long was a good one: the next try may come at once. */
export const STABLE_MS = 10_000;

/** What a connection needs of the session whose it is. */
export type ConnectionOptions = {
  platform: Platform;
  server: string;
  pass: () => Promise<PassOutcome>;
  /** Somebody is there who can take what is offered: asked before each socket. */
  showsOffers: () => boolean;
  /** Another token may come by itself, so a refused one is worth another try. */
  mayRetryAuth: () => boolean;
  /** What the socket will tell first, as it was when the pass was given. Before the socket is open. */
  onAhead: (ahead: Ahead) => void;
  onStatus: (status: ConnectionState) => void;
  /** A text frame, `pong` among them. The status is `open` before the first one is handed over. */
  onText: (text: string) => void;
  /** What leaves in the place of a command, where tabs share a socket. */
  leaving?: (text: string) => string;
};

/** The one socket of a gadget, kept open: passes, heartbeat, backoff. Knows nothing of what frames say. */
export class Connection {
  /** Read anew each time: what has tabs share a socket puts others in their place. */
  options: ConnectionOptions;
  readonly #heartbeat: Heartbeat;
  #status: ConnectionState = { state: "closed" };
  #socket: Socket | undefined;
  /** Grows with every try, so that a late answer of an older one is known as such. */
  #try = 0;
  #attempt = 0;
  #failing: Failing["state"] | null = null;
  #openedAt = 0;
  #cancelTimer: (() => void) | undefined;
  #stopListening: (() => void)[] = [];

  constructor(options: ConnectionOptions) {
    this.options = options;
    this.#heartbeat = new Heartbeat(options.platform, {
      ping: () => this.#socket?.send("ping"),
      dead: () => {
        this.#lost("silent");
      },
    });
  }

  get isOpen(): boolean {
    return this.#status.state === "open";
  }

  start(): void {
    if (this.#status.state !== "closed") return;
    const { platform } = this.options;
    this.#stopListening = [
      platform.onWake(() => {
        this.#wake();
      }),
      platform.onOffline(() => {
        if (this.isOpen) this.#heartbeat.probe(OFFLINE_PROBE_MS);
      }),
    ];
    this.#attempt = 0;
    void this.#connect();
  }

  stop(): void {
    for (const stop of this.#stopListening.splice(0)) stop();
    this.#drop();
    this.#failing = null;
    this.#set({ state: "closed" });
  }

  /** Leaves the socket there may be and connects anew at once. */
  restart(): void {
    if (this.#status.state === "closed") return;
    this.#attempt = 0;
    this.#failing = null;
    this.#drop();
    void this.#connect();
  }

  /** Leaves the socket and stays away until restart(). */
  signOut(): void {
    if (this.#status.state === "closed") return;
    this.#drop();
    this.#set({ state: "signed-out" });
  }

  /** False when no socket is open; nothing is kept for later here. */
  send(text: string): boolean {
    if (!this.isOpen || this.#socket === undefined) return false;
    this.#socket.send(this.options.leaving?.(text) ?? text);
    return true;
  }

  async #connect(): Promise<void> {
    const current = ++this.#try;
    const { platform, server } = this.options;
    this.#set({ state: "connecting", after: this.#failing });
    const outcome = await this.options.pass();
    if (current !== this.#try) return;
    if (!outcome.ok) {
      if (outcome.kind === "auth") this.#authRequired(outcome.reason);
      else this.#retryLater(outcome.reason, outcome.kind === "host" ? "sign-in-unreachable" : "offline");
      return;
    }

    const protocols = [PROTOCOL, outcome.pass];
    try {
      this.#socket = platform.openSocket(
        `${server.replace(/^http/, "ws")}/socket?understands=list.changes${this.options.showsOffers() ? ",offers" : ""}`,
        protocols,
        {
          message: (data) => {
            if (current === this.#try) this.#received(data);
          },
          close: (code) => {
            if (current === this.#try) this.#closed(code);
          },
        },
      );
    } catch {
      this.#retryLater("socket_refused"); // for instance by the page's content security policy
      return;
    }
    this.#cancelTimer = platform.after(CONNECT_TIMEOUT_MS, () => {
      this.#lost("timeout");
    });
    // The socket is on its way meanwhile.
    if (outcome.ahead) this.options.onAhead(outcome.ahead);
  }

  #received(data: unknown): void {
    if (!this.isOpen) {
      this.#cancelTimer?.();
      this.#openedAt = this.options.platform.now();
      this.#heartbeat.start();
      this.#set({ state: "open" });
    }
    this.#heartbeat.alive();
    if (typeof data === "string") this.options.onText(data);
  }

  #closed(code: number): void {
    const state = ENDS[code];
    if (state === undefined) {
      this.#lost(`close_${code}`);
      return;
    }
    this.#drop();
    this.#set({ state });
  }

  #lost(reason: string): void {
    const wasStable = this.isOpen && this.options.platform.now() - this.#openedAt >= STABLE_MS;
    this.#drop();
    // A connection that held is worth a try at once; most losses are one dropped packet or a deploy.
    if (wasStable) this.#attempt = 0;
    this.#retryLater(reason, "offline", wasStable ? 0 : undefined);
  }

  #retryLater(reason: string, state: "offline" | "sign-in-unreachable" = "offline", delayMs?: number): void {
    const { platform } = this.options;
    const delay = delayMs ?? backoffMs(this.#attempt++, platform.random());
    this.#fail({ state, reason, retryAt: platform.now() + delay });
    this.#connectAfter(delay);
  }

  #authRequired(reason: string): void {
    const { platform } = this.options;
    if (!this.options.mayRetryAuth()) {
      this.#fail({ state: "auth-required", reason, retryAt: null });
      return;
    }
    const delay = backoffMs(Math.max(3, this.#attempt++), platform.random());
    this.#fail({ state: "auth-required", reason, retryAt: platform.now() + delay });
    this.#connectAfter(delay);
  }

  #connectAfter(delayMs: number): void {
    this.#cancelTimer?.();
    this.#cancelTimer = this.options.platform.after(delayMs, () => {
      void this.#connect();
    });
  }

  /** The network is back or somebody looks again: what waits need not, and what seems open is tested. */
  #wake(): void {
    const status = this.#status;
    if (status.state === "open") this.#heartbeat.probe();
    else if ("retryAt" in status && status.retryAt !== null) {
      // A network is said to be back before anything gets through it: tries go on in short steps, not in those of before.
      this.#attempt = 0;
      this.#connectAfter(0);
    }
  }

  #drop(): void {
    this.#try++;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#heartbeat.stop();
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #fail(status: Failing): void {
    this.#failing = status.state;
    this.#set(status);
  }

  #set(status: ConnectionState): void {
    this.#status = status;
    this.options.onStatus(status);
  }
}
