import { commandRules } from "../wire/command-rules.ts";
import type { Connection, ConnectionOptions } from "../wire/connection.ts";
import type { CommandChannel } from "../wire/commands.ts";
import { Sender } from "./sender.ts";
import type { Refused } from "./sender.ts";
import { reduceActing } from "../state/reduce-acting.ts";
import type { ChatStore } from "../state/store.ts";
import type { TokenOutcome } from "../wire/pass.ts";
import { Renewal } from "../wire/renewal.ts";

/** What a session gives to that part of it which acts. */
export type ActingParts<Hooks> = {
  store: ChatStore;
  channel: CommandChannel;
  /** Its options say where the Worker is, and how a pass is had. */
  connection: Connection;
  listeners: ReadonlySet<Hooks>;
  token: () => Promise<TokenOutcome>;
  /** The host must sign the agent in; null: it did. */
  tellAuth: (reason: string | null) => void;
};

/** What keeps messages beyond the page, and gives those of an earlier one to be sent again. */
export type KeepsSends = {
  welcomed(sender: Sender, refused: Refused): Promise<void>;
  signedOut(): void;
};

/** What whoever acts needs, with a screen or without: messages on their way, what is kept of them, and a token that goes on. */
export class Sending {
  readonly sender: Sender;
  readonly #parts: ActingParts<unknown>;
  readonly #kept: KeepsSends;
  readonly #pass: ConnectionOptions["pass"];
  readonly #renewal: Renewal;

  constructor(parts: ActingParts<unknown>, kept: KeepsSends) {
    const { store, channel, connection } = parts;
    const { platform } = connection.options;
    this.#parts = parts;
    store.extend(reduceActing);
    channel.rules = commandRules(() => store.state.connection.state === "signed-out");
    this.sender = new Sender(store, channel, platform);
    this.#kept = kept;
    this.#pass = connection.options.pass;
    this.#renewal = new Renewal(platform, () => this.#renew());
  }

  /** The Worker said who is signed in; nothing has left on the new socket. */
  welcomed(): void {
    void this.#kept.welcomed(this.sender, () => {});
    this.sender.holdStale();
  }

  /** The socket is ready for commands. Where this part never comes, the token's end is a lost connection like any other. */
  opened(): void {
    this.#renewal.schedule(this.#tokenEndsAt - this.#now());
  }

  /** The token of the socket ends at another time now (ms, by the Worker's clock): another tab renewed it. */
  renewed(expiresAt: number): void {
    this.#renewal.schedule(expiresAt - this.#now());
  }

  /** It is gone. */
  closed(): void {
    this.#renewal.stop();
  }

  /** What was kept is gone, and is not looked for. */
  signedOut(): void {
    this.#kept.signedOut();
  }

  get #tokenEndsAt(): number {
    return this.#parts.store.state.session?.expiresAt ?? 0;
  }

  /** The Worker's clock, in ms. */
  #now(): number {
    const { store, connection } = this.#parts;
    return connection.options.platform.now() + (store.state.session?.clockOffsetMs ?? 0);
  }

  /** Answers how long the new token lives, in ms, null when there is none yet. */
  async #renew(): Promise<number | null> {
    const { channel, tellAuth, connection } = this.#parts;
    const outcome = await this.#pass();
    if (!outcome.ok) {
      if (outcome.kind === "auth") tellAuth(outcome.reason);
      return null;
    }
    const answer = await channel.request({ type: "session.renew", pass: outcome.pass });
    if (answer.ok) {
      tellAuth(null);
      return answer.result.expiresAt - this.#now();
    }
    // The host signed somebody else in: a new socket gets a welcome that says so.
    if (/^(pass|ticket)_invalid$/.test(answer.refusal.code)) connection.restart();
    return null;
  }
}
