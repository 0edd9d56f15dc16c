import { meterOf } from "./metrics/metered.ts";

/**
 * The one alarm of an object, shared by all its jobs. Moving it costs a write, so it is only ever moved
 * earlier; an alarm that finds nothing due is harmless.
 */
export class AlarmClock {
  readonly #storage: DurableObjectStorage;
  #at: number | null = null;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** Must run before the first wakeBy, in the constructor's blockConcurrencyWhile. */
  async load(): Promise<void> {
    this.#at = await this.#storage.getAlarm();
  }

  /** Makes sure that alarm() runs at `at` or before. Part of the transaction of the current turn. */
  wakeBy(at: number): void {
    if (this.#at !== null && this.#at <= at) return;
    this.#at = at;
    void this.#storage.setAlarm(at);
    // It is billed as a row.
    meterOf(this.#storage)?.rows(0, 1);
  }

  /** The alarm went off: the handler sets the next one by wakeBy. */
  fired(): void {
    this.#at = null;
  }
}
