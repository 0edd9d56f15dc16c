import type { Command } from "../../worker/protocol/commands.ts";
import type { ServerFrame } from "../../worker/protocol/frames.ts";
import { told, type LiveShown } from "../live/shown.ts";
import type { Platform } from "../platform/doors.ts";
import { Connection, type ConnectionState } from "../wire/connection.ts";
import { getPass, type TokenProvider } from "../wire/pass.ts";

/** So long before the token ends the socket is opened anew, by the next token. */
const RENEWED_BEFORE_MS = 60_000;
/** So long after the Worker would not have it another try is made: nobody is there to press for one. */
const AGAIN_MS = 60_000;

type LineOptions = {
  platform: Platform;
  server: string;
  /** Null: there is none yet. */
  provider: () => TokenProvider | null;
  /** Whether asking once more may bring another token. */
  mayRetryAuth: () => boolean;
  changed: () => void;
};

/**
 * What a wallboard knows, kept true for as long as it hangs there: a socket of its own, on which it is told of the team and gives no
 * other command. Whatever ends it, it is opened again.
 */
export class Line {
  status: ConnectionState = { state: "closed" };
  /** What was told last, also after the connection is lost. */
  shown: LiveShown | null = null;
  /** Since when what is shown is not true any more (ms); null: it is. */
  lostAt: number | null = null;
  readonly #options: LineOptions;
  readonly #connection: Connection;
  /** What was told on this socket. */
  #held: LiveShown | null = null;
  /** By how much the Worker's clock is ahead. */
  #ahead = 0;
  #cancel: () => void = () => {};

  constructor(options: LineOptions) {
    this.#options = options;
    const { platform, server, provider, mayRetryAuth } = options;
    this.#connection = new Connection({
      ...{ platform, server },
      pass: () => getPass(platform, server, provider(), () => "?as=wallboard"),
      showsOffers: () => false,
      mayRetryAuth,
      onAhead: () => {},
      onStatus: (status) => this.#became(status),
      onText: (text) => this.#heard(text),
    });
  }

  /** The Worker's clock, in ms; as it was while what is shown is of then. */
  now(): number {
    return (this.lostAt ?? this.#options.platform.now()) + this.#ahead;
  }

  start(): void {
    this.#connection.start();
  }

  stop(): void {
    this.#cancel();
    this.#connection.stop();
  }

  restart(): void {
    this.#connection.restart();
  }

  #became(status: ConnectionState): void {
    const { platform, changed } = this.#options;
    const wasOpen = this.status.state === "open";
    this.status = status;
    this.#cancel();
    if (status.state !== "open") {
      this.#held = null;
      if (wasOpen) this.lostAt = platform.now();
    }
    // A socket too many, or somebody who was removed: it may be otherwise by and by.
    if (status.state === "too-many-sockets" || status.state === "removed") this.#restartIn(AGAIN_MS);
    changed();
  }

  #heard(text: string): void {
    if (text === "pong") return;
    const frame = JSON.parse(text) as ServerFrame;
    const { platform, changed } = this.#options;
    if (frame.type === "welcome") {
      this.#ahead = frame.now - platform.now();
      this.#restartIn(Math.max(RENEWED_BEFORE_MS / 2, frame.expiresAt - frame.now - RENEWED_BEFORE_MS));
      this.#give({ type: "team.open", id: platform.uuid() });
    }
    if (frame.type !== "team") return;
    this.#held = told(this.#held, frame);
    if (this.#held === null) return;
    this.shown = this.#held;
    this.lostAt = null;
    changed();
  }

  #restartIn(ms: number): void {
    this.#cancel = this.#options.platform.after(ms, () => {
      this.#connection.restart();
    });
  }

  #give(command: Extract<Command, { type: "team.open" }>): void {
    this.#connection.send(JSON.stringify(command));
  }
}
