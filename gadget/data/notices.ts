import type { Summary } from "../../worker/protocol/conversation.ts";
import { readKept, TOLD } from "./kept.ts";
import type { Kept } from "./kept.ts";
import type { Memory, Notifier, Platform } from "./platform.ts";

const CHOICE = "fb-chat-notices";

type KeptNotice = Kept & { version: number };

/** What the agent hears of: `unavailable` where the browser or the page does not allow notices at all. */
type NoticeChoice = "on" | "off" | "unavailable";

/**
 * Desktop notices with a sound, for agents who asked for them. The choice is the browser's, not the account's; of
 * several tabs that hear of the same message one tells it.
 */
export class Notices {
  readonly #memory: Memory | undefined;
  readonly #notifier: Notifier;
  readonly #clock: Pick<Platform, "now">;

  constructor(memory: Memory | undefined, notifier: Notifier, clock: Pick<Platform, "now">) {
    this.#memory = memory;
    this.#notifier = notifier;
    this.#clock = clock;
  }

  get choice(): NoticeChoice {
    if (!this.#memory || this.#notifier.permission === "denied") return "unavailable";
    const isOn = this.#memory.get(CHOICE) === "on" && this.#notifier.permission === "granted";
    return isOn ? "on" : "off";
  }

  /** Turns notices on or off. Call it from a click: the browser may ask the agent. */
  async toggle(): Promise<void> {
    if (this.choice === "on") {
      this.#memory?.set(CHOICE, "off");
    } else if (this.#memory && (await this.#notifier.ask()) === "granted") {
      this.#memory.set(CHOICE, "on");
    }
  }

  /** Tells of a message in these words, unless another tab did. `opened`: the agent followed the notice. */
  async tell({ conversation, version, customer }: Summary, text: string, opened: () => void): Promise<void> {
    const memory = this.#memory;
    if (this.choice !== "on" || !memory) return;
    const name = TOLD + conversation;
    await this.#notifier.oneTab(name, () => {
      // Versions of a desk that lost its memory begin anew, so only the same one is the same message.
      if (readKept<KeptNotice>(memory, name)?.version === version) return;
      memory.set(name, JSON.stringify({ at: this.#clock.now(), version } satisfies KeptNotice));
      this.#notifier.show({ title: customer.label, text, tag: conversation, opened });
    });
  }
}
