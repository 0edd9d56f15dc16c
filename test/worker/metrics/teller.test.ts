import { beforeEach, afterEach, describe, expect, it, vi } from "vitest";
import { Meter, type MetricsParcel } from "../../../worker/objects/kernel/metrics/meter.ts";
import { Teller, TOLD_EVERY_MS } from "../../../worker/objects/kernel/metrics/teller.ts";
import { takeUsed } from "../../../worker/used.ts";

const REQUESTS = "object_requests|directory";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 11, 1) });
  takeUsed();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An object of which nothing is told but by its teller. `hears`: what becomes of what it tells. */
function anObject(hears: (() => Promise<void>) | null = async () => Promise.resolve()) {
  const meter = new Meter("directory");
  const told: MetricsParcel[] = [];
  const works: Promise<unknown>[] = [];
  new Teller({
    meter,
    tell: () =>
      hears === null
        ? null
        : async (parcel) => {
            told.push(parcel);
            await hears();
          },
    later: (work) => works.push(work),
  });
  const ask = async (): Promise<void> => {
    meter.requests(1);
    meter.during(() => "answered");
    await Promise.all(works);
  };
  return { meter, told, ask, counts: () => told.map(({ add }) => add[REQUESTS]) };
}

describe("what an object tells that tells nobody anything else", () => {
  it("is told when it was asked, and then once a minute, with all since", async () => {
    const { ask, counts } = anObject();
    await ask();
    for (let one = 0; one < 5; one++) await ask();
    expect(counts()).toEqual([1]);

    vi.setSystemTime(Date.now() + TOLD_EVERY_MS);
    await ask();
    expect(counts()).toEqual([1, 6]);
  });

  it("is told the same once more where nobody heard it, under its number", async () => {
    let isDown = true;
    const { ask, told } = anObject(async () => {
      await Promise.resolve();
      if (isDown) throw new Error("out of reach");
    });
    await ask();
    isDown = false;
    vi.setSystemTime(Date.now() + TOLD_EVERY_MS);
    await ask();
    vi.setSystemTime(Date.now() + TOLD_EVERY_MS);
    await ask();

    expect(told.map(({ no, add }) => [no, add[REQUESTS]])).toEqual([
      [1, 1],
      [1, 1],
      [2, 2],
    ]);
  });

  it("is nothing where its answers told it, or there is nobody", async () => {
    const { meter, told } = anObject();
    meter.requests(1);
    meter.during(() => meter.taken());
    expect(told).toEqual([]);

    const { ask, told: untold } = anObject(null);
    await ask();
    expect(untold).toEqual([]);
  });
});
