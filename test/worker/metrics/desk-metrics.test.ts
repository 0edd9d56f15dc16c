import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { DeskMetrics, WRITTEN_AFTER_MS } from "../../../worker/objects/desk/metrics/metrics.ts";
import type { KeptMetrics, MetricsStore } from "../../../worker/objects/desk/metrics/metrics-store.ts";
import { Meter } from "../../../worker/objects/kernel/metrics/meter.ts";

const AT = Date.UTC(2026, 11, 1);
const DEAD = "dead_letters|1";

beforeEach(() => {
  vi.useFakeTimers({ now: AT });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A desk whose storage outlives it. */
function aDesk(
  storage: { kept: string | null; writes: number; isBroken?: boolean } = { kept: null, writes: 0 },
) {
  const wakes: number[] = [];
  const store: Pick<MetricsStore, "find" | "set" | "forgetAll"> = {
    find: () => (storage.kept === null ? null : (JSON.parse(storage.kept) as KeptMetrics)),
    set: (kept) => {
      if (storage.isBroken === true) throw new Error("disk I/O error");
      storage.kept = JSON.stringify(kept);
      storage.writes += 1;
    },
    forgetAll: () => (storage.kept = null),
  };
  const metrics = new DeskMetrics({
    store: store as MetricsStore,
    meter: new Meter("desk"),
    standing: () => ({ tally: {}, waitingSince: null }),
    wakeBy: (at) => wakes.push(at),
    ...{ dataset: undefined, desk: () => "main" },
  });
  let no = 0;
  const tell = (count = 1): void => metrics.take({ from: "a", no: ++no, add: { [DEAD]: count } });
  const read = (): number =>
    metrics
      .read()
      .families.flatMap(({ name, samples }) => (name === "fbchat_dead_letters" ? samples : []))
      .find(({ suffix }) => suffix === "_total")?.value ?? 0;
  return { metrics, storage, wakes, tell, read };
}

it("is written by the alarm, once for all that came, and nothing keeps the desk awake until then", () => {
  const { metrics, storage, wakes, tell } = aDesk();
  tell();
  vi.setSystemTime(AT + 3_000);
  tell();

  expect(vi.getTimerCount()).toBe(0);
  expect(storage.writes).toBe(0);
  expect([wakes, metrics.dueAt()]).toEqual([[AT + WRITTEN_AFTER_MS], AT + WRITTEN_AFTER_MS]);

  metrics.write();
  expect([storage.writes, metrics.dueAt()]).toEqual([1, null]);

  tell();
  expect(wakes).toEqual([AT + WRITTEN_AFTER_MS, AT + 3_000 + WRITTEN_AFTER_MS]);
});

it("loses with a desk that dies what came since it wrote, and nothing that anybody read", () => {
  const { metrics, storage, tell, read } = aDesk();
  tell(1);
  metrics.write();
  tell(2);
  expect(read()).toBe(3);
  tell(4);

  const next = aDesk(storage);
  expect(next.metrics.dueAt()).toBeNull();
  expect(next.read()).toBe(3);
});

it("is due until it could be written", () => {
  const { metrics, storage, tell } = aDesk();
  tell(5);
  storage.isBroken = true;
  expect(() => metrics.write()).toThrow("disk I/O error");
  expect(metrics.dueAt()).not.toBeNull();

  storage.isBroken = false;
  metrics.write();
  expect(aDesk(storage).read()).toBe(5);
});
