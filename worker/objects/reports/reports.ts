import { own } from "../../protocol/own.ts";
import { added, EMPTY_CELL, additionsOf, mergedCells, type Cell } from "../../domain/reports/cells.ts";
import { dayAfter, daysOf, localHour, monthOf, wholeMonths } from "../../domain/reports/local-time.ts";
import { isAfterIt } from "../../domain/reports/fact.ts";
import type { DayCounts } from "../../domain/reports/today.ts";
import type { Env } from "../../env.ts";
import { REPORT_DAYS_MAX, REPORT_GROUPS_MAX } from "../../protocol/limits.ts";
import type { Dimension } from "../../protocol/reports/figures.ts";
import type { FactBatch, ReportAnswer, ReportQuestion, ReportsDoor } from "../kernel/doors/reports.ts";
import { isEmpty, migrate, upgrade } from "../kernel/migrations.ts";
import type { MetricsParcel } from "../kernel/metrics/meter.ts";
import { MeteredObject } from "../kernel/metrics/metered.ts";
import { REPORTS_STEPS } from "./schema.ts";
import { byId, ReportStore, type Grain, type KeptCell } from "./store.ts";

/** A span that ends today, and the one before it, with a month to spare. */
const KEPT_DAYS = 2 * REPORT_DAYS_MAX + 31;
/** Cells that are removed in one turn. */
const REMOVED_MAX = 500;
/** A storage goes back 30 days at most ("point-in-time recovery"), and what is told anew then is known for so long. */
const TOLD_DAYS = 45;

/**
 * What a desk counts of its contacts: numbers and lengths of time by day, and by agent, queue and so on. Nothing of it tells who a
 * customer is. A question reads a row per day or month and group, however many contacts there were.
 */
export class Reports extends MeteredObject implements ReportsDoor {
  readonly #store: ReportStore;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, "reports");
    this.#store = new ReportStore(ctx.storage.sql);
    upgrade(ctx.storage, REPORTS_STEPS);
  }

  take(desk: string, batch: FactBatch): { metrics: MetricsParcel } {
    const { storage } = this.ctx;
    if (isEmpty(storage)) migrate(storage, REPORTS_STEPS);
    storage.transactionSync(() => {
      this.#store.ensure(desk);
      this.#count(batch);
      for (const { by, id, name } of batch.names) this.#store.setName(by, id, name);
      this.#prune(batch.timeZone);
    });
    return { metrics: this.meter.taken() };
  }

  read(desk: string, { by, only, ...span }: ReportQuestion): ReportAnswer {
    const nothing = { total: EMPTY_CELL, days: [], groups: [], groupsLeftOut: 0 };
    if (isEmpty(this.ctx.storage)) return nothing;
    this.#store.ensure(desk);
    const { months, days } = wholeMonths(span);
    const groups = [...byId([...this.#of("month", by, months, only), ...this.#of("day", by, days, only)])]
      .map(([id, cell]) => ({ id, name: this.#store.nameOf(by, id), cell }))
      .sort((a, b) => contactsOf(b.cell) - contactsOf(a.cell) || (a.id < b.id ? -1 : 1));
    const ofAll = only === null ? (["desk", ""] as const) : ([by, only] as const);
    const daily = this.#of("day", ofAll[0], daysOf(span), ofAll[1]);
    return {
      total: daily.reduce((all, { cell }) => mergedCells(all, cell), EMPTY_CELL),
      days: daily.map(({ time, cell }) => ({ day: time, cell })),
      groups: groups.slice(0, REPORT_GROUPS_MAX),
      groupsLeftOut: Math.max(0, groups.length - REPORT_GROUPS_MAX),
    };
  }

  countsOn(desk: string, day: string): DayCounts {
    if (isEmpty(this.ctx.storage)) return { desk: EMPTY_CELL, queue: [], team: [], page: [] };
    this.#store.ensure(desk);
    const counts = (by: Dimension) =>
      this.#of("day", by, [day], null).map(({ id, cell }) => ({
        id,
        cell: { counts: cell.counts, times: {} },
      }));
    return {
      desk: counts("desk")[0]?.cell ?? EMPTY_CELL,
      ...{ queue: counts("queue"), team: counts("team"), page: counts("page") },
    };
  }

  retain(desk: string, before: number, timeZone: string): boolean {
    const { storage } = this.ctx;
    if (isEmpty(storage)) return false;
    this.#store.ensure(desk);
    const { day } = localHour(before, timeZone);
    return storage.transactionSync(() => this.#store.removeDetail(day, monthOf(day), REMOVED_MAX));
  }

  countBefore(desk: string, before: number, timeZone: string): { count: number; oldest: number | null } {
    if (isEmpty(this.ctx.storage)) return { count: 0, oldest: null };
    this.#store.ensure(desk);
    const { count, first } = this.#store.countDetail(localHour(before, timeZone).day);
    return { count, oldest: first === null ? null : Date.parse(first) };
  }

  forget(desk: string): void {
    if (isEmpty(this.ctx.storage)) return;
    this.#store.ensure(desk);
    this.#store.forgetAll();
  }

  #of(grain: Grain, by: Dimension, times: readonly string[], only: string | null): KeptCell[] {
    return this.#store.of(grain, by, times, only);
  }

  /** Each cell is read and written once for all facts of the batch. */
  #count({ facts, timeZone, teams }: FactBatch): void {
    const cells = new Map<string, { grain: Grain; by: Dimension; time: string; id: string; cell: Cell }>();
    const teamsOf = (sub: string): readonly string[] => own(teams, sub) ?? [];
    for (const fact of facts) {
      if (!this.#isNews(fact)) continue;
      for (const { key, hour, add } of additionsOf(fact, timeZone, teamsOf)) {
        const { by, id, day } = key;
        const places = [
          { grain: "day", time: day, hour },
          // Hours of the day are read from days.
          { grain: "month", time: monthOf(day), hour: null },
        ] as const;
        for (const { grain, time, hour: at } of places) {
          const name = JSON.stringify([by, time, id]);
          const known = cells.get(name) ?? {
            ...{ grain, by, time, id },
            cell: this.#store.find(grain, by, time, id),
          };
          cells.set(name, { ...known, cell: added(known.cell, add, at) });
        }
      }
    }
    for (const { grain, by, time, id, cell } of cells.values()) this.#store.set(grain, by, time, id, cell);
  }

  #isNews({ key, begunAt, at, isLast, samples }: FactBatch["facts"][number]): boolean {
    return this.#store.isNews({
      ...{ key, at, isLast: isLast === true },
      begun: localHour(begunAt, "UTC").day,
      // How satisfied somebody is they say when it is over.
      isAfterIt: samples.every(isAfterIt),
    });
  }

  #prune(timeZone: string): void {
    const today = localHour(Date.now(), timeZone).day;
    const day = dayAfter(today, -KEPT_DAYS);
    this.#store.prune(today, { day, month: monthOf(day), begun: dayAfter(today, -TOLD_DAYS) });
  }
}

function contactsOf({ counts }: Cell): number {
  return counts.contacts ?? 0;
}
