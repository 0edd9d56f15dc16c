import { placeOf } from "../../../domain/routing/places.ts";
import type { Fact } from "../../../domain/reports/fact.ts";
import { nextInternalAttempt } from "../../../domain/retry.ts";
import type { Env } from "../../../env.ts";
import { log, nameInLog } from "../../../log.ts";
import type { RoutingConfig } from "../../../protocol/routing/config.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import type { FactBatch } from "../../kernel/doors/reports.ts";
import { deskStub, reportsStub } from "../../kernel/stubs.ts";
import type { DeskStore } from "../store.ts";
import type { MetricsParcel } from "../../kernel/metrics/meter.ts";

/** What was counted waits for more of it, and for whoever asks. */
const TOLD_WITHIN_MS = 60_000;
const BATCH_MAX = 200;

/**
 * Brings what the desk counted to the object that keeps it. A fact is written together with what it tells of, so neither is without
 * the other; it is told until that was confirmed, and counted once.
 */
export class FactCarrier {
  readonly #env: Env;
  readonly #store: DeskStore;
  readonly #agenda: Pick<Agenda, "wakeBy">;
  #running: Promise<boolean> | null = null;
  /** While it is not settled nothing is told. */
  #pause: Promise<void> = Promise.resolve();
  #attempts = 0;
  #retryAt = 0;

  constructor(env: Env, store: DeskStore, agenda: Pick<Agenda, "wakeBy">) {
    this.#env = env;
    this.#store = store;
    this.#agenda = agenda;
  }

  /** Behind the transaction that wrote some. */
  wereAdded(): void {
    const dueAt = this.dueAt();
    if (dueAt !== null) this.#agenda.wakeBy(dueAt);
  }

  /** In ms; null: all is told. */
  dueAt(): number | null {
    const oldestAt = this.#store.facts.oldestAt();
    return oldestAt === null ? null : Math.max(oldestAt + TOLD_WITHIN_MS, this.#retryAt);
  }

  /** Tells all there is, now. Never rejects; false: not all of it was told, and it is due again later. */
  deliver(): Promise<boolean> {
    this.#running ??= this.#pause.then(() => this.#drain()).finally(() => (this.#running = null));
    return this.#running;
  }

  /** Asks what was told, with nothing of it under way: what the answer lacks is stored here when it comes, and nothing else is. */
  async pausedWhile<T>(ask: () => Promise<T>): Promise<T> {
    while (this.#running !== null) await this.#running;
    const asked = ask();
    this.#pause = asked.then(
      () => undefined,
      () => undefined,
    );
    return await asked;
  }

  async #drain(): Promise<boolean> {
    const name = this.#store.name();
    if (name === null) return true;
    for (;;) {
      const untold = this.#store.facts.first(BATCH_MAX);
      const last = untold.at(-1);
      if (last === undefined) return true;
      try {
        await this.#tell(name, untold);
        this.#store.facts.remove(last.id);
        this.#attempts = 0;
      } catch {
        this.#attempts += 1;
        this.#retryAt = nextInternalAttempt(this.#attempts, Date.now(), Math.random());
        this.#agenda.wakeBy(this.#retryAt);
        const desk = nameInLog(deskStub(this.#env, name).id);
        log({ event: "fact.postponed", desk, attempts: this.#attempts });
        return false;
      }
    }
  }

  async #tell(desk: string, untold: readonly { fact: Fact | null }[]): Promise<void> {
    const forgotten = untold.findLastIndex(({ fact }) => fact === null);
    if (forgotten >= 0) await reportsStub(this.#env, desk).forget(desk);
    const facts = untold.slice(forgotten + 1).flatMap(({ fact }) => (fact === null ? [] : [fact]));
    if (facts.length === 0) return;
    // Older code answers nothing.
    const told = (await reportsStub(this.#env, desk).take(desk, this.#batchOf(facts))) as
      { metrics: MetricsParcel } | undefined;
    if (told !== undefined) this.#store.meter.absorb(told.metrics);
  }

  #batchOf(facts: readonly Fact[]): FactBatch {
    const { config } = this.#store.routed();
    const samples = facts.flatMap((fact) => fact.samples);
    const subs = new Set(
      samples.flatMap((sample) => ("agent" in sample && sample.agent !== null ? [sample.agent] : [])),
    );
    const teams = [...subs].map((sub) => [
      sub,
      config.teams.filter(({ members }) => members.includes(sub)).map(({ id }) => id),
    ]);
    return {
      facts,
      timeZone: config.timeZone ?? "UTC",
      teams: Object.fromEntries(teams) as FactBatch["teams"],
      names: this.#namesOf(facts, subs, config),
    };
  }

  #namesOf(facts: readonly Fact[], subs: ReadonlySet<string>, config: RoutingConfig): FactBatch["names"] {
    const known = namesAt(this.#store, config);
    const queues = new Set(facts.flatMap(({ samples }) => samples.flatMap(({ queue }) => queue ?? [])));
    const named = (by: "agent" | "queue" | "page" | "tag", ids: Iterable<string>) =>
      [...ids].flatMap((id) => {
        const name = known(by, id);
        return name === null ? [] : [{ by, id, name }];
      });
    const teams = config.teams.map(({ id, name }) => ({ by: "team" as const, id, name }));
    const pages = new Set(facts.map(({ page }) => page));
    const tags = new Set(facts.flatMap(({ tagged }) => tagged?.tags ?? []));
    const others = [...named("queue", queues), ...named("page", pages), ...named("tag", tags)];
    return [...named("agent", subs), ...others, ...teams];
  }
}

/** What the desk calls an agent, a queue and so on now; null: it knows none of that id. */
export function namesAt(
  store: DeskStore,
  config: RoutingConfig,
): (by: FactBatch["names"][number]["by"], id: string) => string | null {
  const pages = new Map(store.pages.all().map(({ pageId, name }) => [pageId, name ?? null]));
  return (by, id) => {
    switch (by) {
      case "agent":
        return store.people.find(id)?.name ?? config.agents?.find(({ sub }) => sub === id)?.name ?? null;
      case "team":
        return config.teams.find((team) => team.id === id)?.name ?? null;
      case "queue":
        return placeOf(config, id)?.name ?? null;
      case "page":
        return pages.get(id) ?? null;
      case "tag":
        return config.tags?.find((tag) => tag.id === id)?.name ?? null;
      case "desk":
        return null;
    }
  };
}
