/** What phones do by themselves: they receive messages, and read them while somebody looks at the thread. */
import type { SimulatorContext } from "../context.ts";
import type { ThreadState } from "../world/state.ts";
import { receive, read } from "./receipts.ts";

export type AutopilotSettings = {
  /** Phones receive by themselves. */
  deliveries: boolean;
  /** Milliseconds from a send to its delivery. */
  deliveryDelay: number;
  /** Phones read by themselves: `open` only while the phone page shows the thread. */
  reads: "never" | "open" | "always";
  /** Milliseconds from a delivery to the reading. */
  readDelay: number;
  /** Milliseconds from a send to its echo. */
  echoDelay: number;
};

export const AUTOMATIC: AutopilotSettings = {
  deliveries: true,
  deliveryDelay: 250,
  reads: "open",
  readDelay: 700,
  echoDelay: 15,
};

/** Manual mode: nothing happens that the test did not ask for. */
export const HANDS_OFF: AutopilotSettings = {
  deliveries: false,
  deliveryDelay: 0,
  reads: "never",
  readDelay: 0,
  echoDelay: 0,
};

/** The phone page says every few seconds that it is still open. */
export const OPEN_FOR_MS = 6_000;

export class Autopilot {
  settings: AutopilotSettings;
  /** Receipts that are on their way. */
  pending = 0;
  readonly #context: () => SimulatorContext;
  readonly #openUntil = new Map<string, number>();

  constructor(settings: AutopilotSettings, context: () => SimulatorContext) {
    this.settings = settings;
    this.#context = context;
  }

  /** The Page sent something to this thread. */
  sent(thread: ThreadState): void {
    if (!this.settings.deliveries) return;
    this.#later(this.settings.deliveryDelay, () => {
      receive(this.#context(), thread);
      this.#readSoon(thread);
    });
  }

  /** Somebody looks at the thread, and will for the next {@link OPEN_FOR_MS}. */
  opened(thread: ThreadState): void {
    this.#openUntil.set(thread.psid, this.#context().clock.now() + OPEN_FOR_MS);
    this.#readSoon(thread);
  }

  closed(thread: ThreadState): void {
    this.#openUntil.delete(thread.psid);
  }

  /** After the clock forgot what was on its way: takes up the messages no phone has received yet. */
  restart(): void {
    this.pending = 0;
    for (const thread of Object.values(this.#context().world.state.threads)) {
      if (thread.messages.some((message) => message.from === "page" && message.state === "sent")) {
        this.sent(thread);
      }
    }
  }

  #readSoon(thread: ThreadState): void {
    const news = thread.messages.some((message) => message.from === "page" && message.state !== "read");
    if (!news || !this.#reads(thread)) return;
    this.#later(this.settings.readDelay, () => {
      if (this.#reads(thread)) read(this.#context(), thread);
    });
  }

  #reads(thread: ThreadState): boolean {
    if (this.settings.reads !== "open") return this.settings.reads === "always";
    return (this.#openUntil.get(thread.psid) ?? 0) > this.#context().clock.now();
  }

  #later(delay: number, run: () => void): void {
    this.pending += 1;
    this.#context().clock.after(delay, () => {
      this.pending -= 1;
      run();
    });
  }
}
