import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Outcome, Refusal } from "../wire/api.ts";

/** What a screen is doing: which of its buttons is at work, and what was refused last. */
export class Doing implements ReactiveController {
  /** The name of what is being done. */
  busy: string | null = null;
  /** What was refused last, and of what. */
  refusal: (Refusal & { of: string }) | null = null;
  /** What was done last. */
  done: string | null = null;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Does one thing at a time. Null where it was refused, or something else is being done. */
  async run<T>(name: string, work: () => Promise<Outcome<T>>): Promise<{ value: T } | null> {
    if (this.busy !== null) return null;
    this.busy = name;
    this.refusal = null;
    this.done = null;
    this.#host.requestUpdate();
    const outcome = await work();
    this.busy = null;
    if (outcome.ok) this.done = name;
    else this.refusal = { ...outcome.refusal, of: name };
    this.#host.requestUpdate();
    return outcome.ok ? { value: outcome.value } : null;
  }

  forget(): void {
    this.refusal = null;
    this.done = null;
    this.#host.requestUpdate();
  }
}
