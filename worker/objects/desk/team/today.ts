import type { Fact } from "../../../domain/reports/fact.ts";
import { localHour } from "../../../domain/reports/local-time.ts";
import { todayOf, withFact } from "../../../domain/reports/today.ts";
import type { Env } from "../../../env.ts";
import { log, traceOf } from "../../../log.ts";
import type { TodayTold } from "../../../protocol/team/live.ts";
import { reportsStub } from "../../kernel/stubs.ts";
import type { FactCarrier } from "../reports/fact-carrier.ts";
import type { DeskStore } from "../store.ts";

/** So long after nobody could say it is asked for again, while somebody looks (ms). */
const ASKED_AGAIN_MS = 10_000;

type Tools = {
  env: Env;
  store: DeskStore;
  facts: Pick<FactCarrier, "pausedWhile">;
  later: (work: Promise<unknown>) => void;
  /** It is another. */
  changed: () => void;
};

/**
 * What was counted today, for whoever looks: asked of the object that keeps it when somebody begins to look, and carried on with
 * each fact that is written from then on. Nobody who looks costs that object a question more.
 */
export class Today {
  readonly #tools: Tools;
  /** Null: it is not known. */
  #known: TodayTold | null = null;
  #asking: Promise<void> | null = null;
  #askedAt = 0;
  #retry: ReturnType<typeof setTimeout> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
    tools.store.facts.onWritten((fact) => this.#count(fact));
  }

  /** As far as it is known, at `now` (ms); what is not is found out, and `changed` called. Null: nobody knows yet. */
  at(now: number): TodayTold | null {
    if (!this.#isOf(now)) this.#known = null;
    if (this.#known === null && this.#asking === null && now - this.#askedAt >= ASKED_AGAIN_MS)
      this.#tools.later(this.#begin(now));
    return this.#known;
  }

  /** The same, for whoever waits for it. */
  async whenKnown(now: number): Promise<TodayTold | null> {
    if (this.#isOf(now)) return this.#known;
    await (this.#asking ?? this.#begin(now));
    return this.#known;
  }

  /** Nobody looks: what is not carried on is not true for long. */
  forget(): void {
    this.#known = null;
    this.#askedAt = 0;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }

  #isOf(now: number): boolean {
    if (this.#known === null) return false;
    const timeZone = this.#timeZone();
    return this.#known.timeZone === timeZone && this.#known.day === localHour(now, timeZone).day;
  }

  #begin(now: number): Promise<void> {
    this.#askedAt = now;
    this.#asking = this.#ask(now).finally(() => (this.#asking = null));
    return this.#asking;
  }

  async #ask(now: number): Promise<void> {
    const { env, store, facts, changed } = this.#tools;
    const name = store.name();
    if (name === null) return;
    const timeZone = this.#timeZone();
    const { day } = localHour(now, timeZone);
    try {
      // Meanwhile no fact is brought to Reports: those that wait here are not in its answer, and are added to it.
      const counted = await facts.pausedWhile(() => reportsStub(env, name).countsOn(name, day));
      const untold = store.facts.all().flatMap(({ fact }) => (fact === null ? [] : [fact]));
      this.#known = untold.reduce(
        (today, fact) => withFact(today, fact, this.#teamsOf()),
        todayOf(counted, day, timeZone),
      );
      changed();
    } catch (error) {
      log({ event: "fault", where: "desk.today", error: traceOf(error) });
      // Where nothing changes nobody would ask again.
      this.#retry ??= setTimeout(() => {
        this.#retry = null;
        changed();
      }, ASKED_AGAIN_MS);
    }
  }

  /** Null: all that was counted is forgotten, or what was written just now may not be. */
  #count(fact: Fact | null): void {
    if (fact === null) this.forget();
    else if (this.#known !== null) this.#known = withFact(this.#known, fact, this.#teamsOf());
  }

  #timeZone(): string {
    return this.#tools.store.routing.current().config.timeZone ?? "UTC";
  }

  #teamsOf(): (sub: string) => string[] {
    const { teams } = this.#tools.store.routed().config;
    return (sub) => teams.filter(({ members }) => members.includes(sub)).map(({ id }) => id);
  }
}
