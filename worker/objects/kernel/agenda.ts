import { nextInternalAttempt } from "../../domain/retry.ts";
import { log, traceOf } from "../../log.ts";
import { AlarmClock } from "./alarm-clock.ts";

/**
 * For `dueAt`: there is something to do, and it should be done by now. Who stored it had the object woken, and the duty
 * says itself when it comes again; meanwhile each alarm tries.
 */
export const OVERDUE = 0;

/** What may not be done now is tried again then. */
const REST_MS = 5 * 60_000;

/** Something that an object must do later, and will do by itself. */
export type Duty<Name extends string> = {
  /** As the log has it, after the name of the object. */
  name: Name;
  /**
   * From when on there is something to do, in ms, by what is stored: an instance that knows nothing else must find it.
   * Null: there is nothing. Asked at each alarm, and so cheap.
   */
  dueAt: () => number | null;
  /**
   * Does it. Where it is still due afterwards, because it could not or need not be done, the answer says when to come
   * again, in ms; without an answer somebody else has the object woken. One that rejects comes again, soon at first.
   */
  run: (now: number) => Promise<number | void> | number | void;
};

/**
 * What an object must do later, and the one alarm that wakes it for that. The alarm runs what is due, one after the
 * other; none that fails keeps another from its turn. It is then set to the next. Who stores something that is due
 * before that says so by `wakeBy`, in the same turn.
 */
export class Agenda<Name extends string = string> {
  readonly #of: string;
  readonly #clock: AlarmClock;
  readonly #duties: readonly Duty<Name>[];
  /** How often in a row each has failed; what this instance does not know begins anew. */
  readonly #failures = new Map<Name, number>();

  /** `of`: the kind of object, for the log. The duties are run in their order. */
  constructor(of: string, storage: DurableObjectStorage, duties: readonly Duty<Name>[]) {
    this.#of = of;
    this.#clock = new AlarmClock(storage);
    this.#duties = duties;
  }

  /** Must run before anything else, in the constructor's blockConcurrencyWhile. */
  async load(): Promise<void> {
    await this.#clock.load();
  }

  /** Makes sure that the alarm goes off at `at` or before. Part of the transaction of the current turn. */
  wakeBy(at: number): void {
    this.#clock.wakeBy(at);
  }

  /**
   * Does `work` now. If this instance dies meanwhile, an alarm goes off after `ms`, and the duty of that name finds what
   * is left; `until` is the time of it, for work that stores when it is due.
   */
  guarded<T>(_name: Name, ms: number, work: (until: number) => T): T {
    const until = Date.now() + ms;
    this.wakeBy(until);
    return work(until);
  }

  /** Does all that is due, and sets the next alarm. Never rejects. */
  async alarm(): Promise<void> {
    this.#clock.fired();
    const done = new Set<Name>();
    for (const duty of this.#duties) {
      if ((this.#dueAt(duty) ?? Infinity) > Date.now()) continue;
      done.add(duty.name);
      await this.#run(duty);
    }
    for (const duty of this.#duties) {
      const [at, now] = [this.#dueAt(duty), Date.now()];
      if (at === null) continue;
      // One that became due while others were done has not had its turn.
      if (at > now || !done.has(duty.name)) this.wakeBy(Math.max(at, now));
    }
  }

  /** Nothing is done now: an alarm that was due comes again. */
  rest(): void {
    this.#clock.fired();
    this.wakeBy(Date.now() + REST_MS);
  }

  /** What is to be done at this time, for whoever wants to know without its being done. */
  due(now: number): Name[] {
    return this.#duties.filter((duty) => (this.#dueAt(duty) ?? Infinity) <= now).map(({ name }) => name);
  }

  /** Does one of them now, whether it is due or not. */
  async run(name: Name): Promise<void> {
    for (const duty of this.#duties) if (duty.name === name) await this.#run(duty);
  }

  async #run(duty: Duty<Name>): Promise<void> {
    try {
      const again = await duty.run(Date.now());
      this.#failures.delete(duty.name);
      if (typeof again === "number") this.wakeBy(again);
    } catch (error) {
      this.#failed(duty, error);
    }
  }

  #dueAt(duty: Duty<Name>): number | null {
    try {
      return duty.dueAt();
    } catch (error) {
      this.#failed(duty, error);
      return null;
    }
  }

  #failed({ name }: Duty<Name>, error: unknown): void {
    log({ event: "fault", where: `${this.#of}.${name}`, error: traceOf(error) });
    const failures = (this.#failures.get(name) ?? 0) + 1;
    this.#failures.set(name, failures);
    this.wakeBy(nextInternalAttempt(failures, Date.now(), Math.random()));
  }
}
