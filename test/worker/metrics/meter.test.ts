import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Meter } from "../../../worker/objects/kernel/metrics/meter.ts";
import { takeUsed, use } from "../../../worker/used.ts";

const AT = Date.UTC(2026, 11, 1);
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: AT });
  takeUsed();
});
afterEach(() => {
  vi.useRealTimers();
});

const SECONDS = "object_active_seconds|desk";

describe("the time that an object is awake", () => {
  it("is counted once, however much is under way at the same time", () => {
    const meter = new Meter("desk");
    meter.began();
    pass(1_500);
    meter.began();
    pass(500);
    meter.ended();
    pass(1_000);
    meter.ended();
    pass(60_000);
    expect(meter.taken().add[SECONDS]).toBe(3);
    expect(meter.taken().add[SECONDS]).toBeUndefined();
  });

  it("is told also of what goes on, which is counted on", () => {
    const meter = new Meter("desk");
    meter.began();
    pass(2_000);
    expect(meter.taken().add[SECONDS]).toBe(2);
    pass(1_000);
    meter.ended();
    expect(meter.taken().add[SECONDS]).toBe(1);
  });

  it("ends with what was promised, whatever came of it", async () => {
    const meter = new Meter("desk");
    const waits = Promise.withResolvers<void>();
    const work = meter.during(() => waits.promise);
    expect(() =>
      meter.during(() => {
        throw new Error("at once");
      }),
    ).toThrow("at once");
    pass(4_000);
    waits.reject(new Error("later"));
    await expect(work).rejects.toThrow("later");
    pass(9_000);
    expect(meter.taken().add[SECONDS]).toBe(4);
  });
});

describe("what an isolate used", () => {
  it("is told once, by whichever of its objects tells something next", () => {
    use("lines", 3);
    use("classA");
    use("classB", 2);
    use("bytes", 1_000);
    use("points", 4);
    const [first, second] = [new Meter("conversation"), new Meter("desk")];
    first.requests(0.05);
    first.workerRequest();
    const told = {
      "log_events|line": 3,
      // A frame is billed as a part of a request, and logged as an invocation; so is the Worker's own.
      "log_events|invocation": 2,
      "bucket_operations|A": 1,
      "bucket_operations|B": 2,
      bucket_written_bytes: 1_000,
      analytics_points: 4,
      worker_requests: 1,
      "object_requests|conversation": 0.05,
    };
    expect(first.taken().add).toEqual(told);
    expect(second.taken().add).toEqual({});
  });
});
