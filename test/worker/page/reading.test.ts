import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Lease, ReadLeave } from "../../../worker/objects/kernel/contracts.ts";
import { ReadBudget } from "../../../worker/objects/page/leases/read-budget.ts";
import { RecordReader } from "../../../worker/objects/kernel/record-reader.ts";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { env, PAGE_ID, PAGE_TOKEN } from "../support/env.ts";
import { aCustomer, useMeta } from "../support/meta.ts";
import { aThread, SECOND, type TestThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const NOW = Date.UTC(2026, 9, 14, 9);

async function leaveToRead(): Promise<ReadLeave> {
  const leave: unknown = await pageStub(env, PAGE_ID).leaveToRead(PAGE_ID);
  return leave as ReadLeave;
}

function aReader(leave: () => ReadLeave | Promise<ReadLeave> = leaveToRead): RecordReader {
  return new RecordReader({
    graphUrl: "https://graph.simulator.test/v27.0",
    pageId: PAGE_ID,
    leave,
    rest: (retryAfterMs) => pageStub(env, PAGE_ID).restFromReading(PAGE_ID, retryAfterMs),
    refused: (error, token) => pageStub(env, PAGE_ID).refused(PAGE_ID, error, token),
    heard: () => undefined,
  });
}

/** Whoever waits for a place has the simulator's clock go on to it: a busy machine would bring calls together that were to be apart. */
function waitBySimulator(): (placeMs: number) => void {
  const platforms = globalThis.setTimeout.bind(globalThis);
  let [passedMs, placeMs] = [0, 0];
  vi.spyOn(globalThis, "setTimeout").mockImplementation(((run: () => void, ms = 0) => {
    if (placeMs === passedMs || ms !== placeMs) return platforms(run, ms);
    const by = placeMs - passedMs;
    passedMs = placeMs;
    void meta.current.advanceClock(by).then(run);
    return 0;
  }) as typeof setTimeout);
  return (ms) => (placeMs = ms);
}

function reads(): string[] {
  return meta.current.calls.entries.flatMap(({ method, path }) => (method === "GET" ? [path] : []));
}

async function aPausedThread(): Promise<TestThread> {
  const thread = await aThread(meta.current);
  meta.current.faults.order({ kind: "error", code: 190, path: "/messages", method: "POST" });
  await thread.send("one");
  await thread.untilStates("queued (page_paused)");
  return thread;
}

describe("places for reading", () => {
  it("are never more than two in a second", () => {
    const budget = new ReadBudget();
    const places = Array.from({ length: 10 }, () => budget.take(NOW));

    const at = places.map((place) => ("waitMs" in place ? place.waitMs : -1));
    expect(at[0]).toBe(0);
    for (const [index, wait] of at.entries()) {
      const inSecond = at.filter((other) => other > wait - SECOND && other <= wait);
      expect(inSecond.length, `the second before place ${String(index)}`).toBeLessThanOrEqual(2);
    }
  });

  it("are not booked further ahead than five seconds, and those sent away come back at several times", () => {
    const budget = new ReadBudget();
    const places = Array.from({ length: 30 }, () => budget.take(NOW));

    const sentAway = places.flatMap((place) => ("retryAt" in place ? [place.retryAt] : []));
    expect(sentAway.length).toBeGreaterThan(10);
    expect(new Set(sentAway).size).toBeGreaterThan(5);
    expect(budget.take(Math.max(...sentAway))).toHaveProperty("waitMs");
  });

  it("are there again when the clock was set back", () => {
    const budget = new ReadBudget();
    budget.take(NOW + 3_600 * SECOND);

    expect(budget.take(NOW)).toEqual({ waitMs: 0 });
  });

  it("are not given while Meta wants rest, and the longer wish counts", () => {
    const budget = new ReadBudget();
    budget.rest(NOW, 90 * SECOND);
    budget.rest(NOW, null);

    expect(budget.take(NOW + 89 * SECOND)).toEqual({ retryAt: NOW + 90 * SECOND });
    expect(budget.take(NOW + 90 * SECOND)).toEqual({ waitMs: 0 });
  });
});

describe("reading", () => {
  it("leaves what is sent alone when Meta says that it is too fast", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code: 613, path: "/conversations" });

    const read = await aReader().conversations({ limit: 1 });

    expect(read).toMatchObject({ ok: false, why: "busy" });
    expect(await leaveToRead()).toMatchObject({ ok: false });
    const lease: unknown = await pageStub(env, PAGE_ID).lease(PAGE_ID, null);
    expect((lease as Lease).ok).toBe(true);
    await thread.send("goes on");
    await thread.untilStates("sent");
  });

  it("keeps to the pace by which the simulator refuses, whoever asks", async () => {
    const customer = aCustomer(meta.current);
    customer.text("hi");

    // They ask in one moment.
    const clock = vi.spyOn(Date, "now").mockReturnValue(Date.now());
    const leaves = await Promise.all(Array.from({ length: 4 }, () => leaveToRead()));
    clock.mockRestore();

    const all: { ok: boolean }[] = [];
    const comesTo = waitBySimulator();
    for (const leave of leaves) {
      comesTo(leave.ok ? leave.waitMs : 0);
      all.push(await aReader(() => leave).conversations({ psid: customer.psid, limit: 1 }));
    }

    expect(all.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  });

  it("is not for a Page that is paused", async () => {
    await aPausedThread();

    expect(await leaveToRead()).toEqual({ ok: false, retryAt: null });
    expect(await aReader().conversations({ limit: 1 })).toEqual({ ok: false, why: "busy", retryAt: null });
    expect(reads().filter((path) => path.includes("/conversations"))).toEqual([]);
  });

  it("has the Page's token and is of this moment where nobody else reads", async () => {
    expect(await leaveToRead()).toEqual({ ok: true, token: PAGE_TOKEN, waitMs: 0 });
  });

  it.each([
    [{ kind: "drop" }, { ok: false, why: "no_answer" }],
    [
      { kind: "error", code: 2 },
      { ok: false, why: "no_answer" },
    ],
    [
      { kind: "error", code: 9000001 },
      { ok: false, why: "not_told" },
    ],
    [
      { kind: "error", code: 200 },
      { ok: false, why: "refused", error: { code: 200, subcode: null } },
    ],
    [
      { kind: "error", code: 190 },
      { ok: false, why: "refused", error: { code: 190, subcode: null } },
    ],
  ] as const)("says after %j what came of it", async (fault, expected) => {
    meta.current.faults.order({ ...fault, path: "/conversations" });

    expect(await aReader().conversations({ limit: 1 })).toEqual(expected);
  });

  it("asks for documented fields alone once Meta did not know one", async () => {
    const customer = aCustomer(meta.current);
    customer.text("hi");
    const reader = aReader();
    const listed = await reader.conversations({ psid: customer.psid, limit: 1 });
    const id = listed.ok ? (listed.value.items[0]?.id ?? "") : "";
    meta.current.faults.order({ kind: "error", code: 100, path: "/messages" });

    const read = await reader.messages(id, null);
    await reader.messages(id, null);

    expect(read).toMatchObject({ ok: true, value: { items: [{ details: { said: { text: "hi" } } }] } });
    const asked = meta.current.calls.entries.filter(({ path }) => path.endsWith("/messages"));
    expect(asked.map(({ params }) => JSON.stringify(params).includes("reactions"))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
