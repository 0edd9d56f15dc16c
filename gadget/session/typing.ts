import type { CommandChannel } from "../wire/commands.ts";
import type { Platform } from "../platform/doors.ts";

/** A report stands for TYPING_MS at the Worker; repeating it this often keeps it standing. */
export const TYPING_REPEAT_MS = 3_000;

/** Tells colleagues that this agent writes, seldom enough for every keystroke to call it. */
export class TypingReport {
  readonly #channel: CommandChannel;
  readonly #platform: Platform;
  #current: { conversation: string; at: number } | null = null;

  constructor(channel: CommandChannel, platform: Platform) {
    this.#channel = channel;
    this.#platform = platform;
  }

  writes(conversation: string): void {
    const now = this.#platform.now();
    if (this.#current && this.#current.conversation !== conversation) this.stops();
    if (this.#current && now - this.#current.at < TYPING_REPEAT_MS) return;
    this.#current = { conversation, at: now };
    this.#channel.send({ type: "typing", conversation, typing: true }, () => {});
  }

  stops(): void {
    if (!this.#current) return;
    const { conversation } = this.#current;
    this.#current = null;
    this.#channel.send({ type: "typing", conversation, typing: false }, () => {});
  }
}
