import type { Memory, Notice, Notifier } from "../platform/doors.ts";

const CHOICE = "fb-chat-notices";

/** What the agent hears of: `unavailable` where the browser or the page does not allow notices at all. */
type NoticeChoice = "on" | "off" | "unavailable";

/** Desktop notices with a sound, for agents who asked for them. The choice is the browser's, not the account's. */
export class Notices {
  readonly #memory: Memory | undefined;
  readonly #notifier: Notifier;

  constructor(memory: Memory | undefined, notifier: Notifier) {
    this.#memory = memory;
    this.#notifier = notifier;
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

  show(notice: Notice): void {
    if (this.choice === "on") this.#notifier.show(notice);
  }
}
