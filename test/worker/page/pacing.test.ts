import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { Lease } from "../../../worker/objects/kernel/contracts.ts";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { CallBudget, type Taken } from "../../../worker/objects/page/leases/call-budget.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { MP4, PNG } from "../support/cdn.ts";
import { aFile } from "../support/given.ts";
import { interceptSends } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { listenAt, standAt } from "../support/points.ts";
import { aThread, letPass, MINUTE, SECOND, until } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const NOW = 1_000_000;

function grantedAt(taken: Taken): number {
  return "calls" in taken ? taken.calls : 0;
}

/** One that has given all it had, to nobody who waits. */
function anEmpty(): CallBudget {
  const budget = new CallBudget();
  while (grantedAt(budget.take(NOW)) > 0);
  return budget;
}

describe("CallBudget", () => {
  it("gives leases of 5 while there is plenty, and then one at a time", () => {
    const budget = new CallBudget();

    const leases = Array.from({ length: 30 }, () => grantedAt(budget.take(NOW)));

    expect(leases.slice(0, 24)).toEqual(Array<number>(24).fill(5));
    expect(leases.slice(24)).toEqual(Array<number>(6).fill(1));
  });

  it.each([
    ["a second", 1_000, 300],
    ["a minute", 60_000, 60 * 40],
  ])("never gives more in %s than Meta takes, however it is asked", (_, periodMs, max) => {
    const budget = new CallBudget();
    const given: { at: number; calls: number }[] = [];
    for (let at = NOW; at < NOW + 3 * 60_000; at += 5) given.push({ at, calls: grantedAt(budget.take(at)) });

    for (let from = NOW; from < NOW + 2 * 60_000; from += 500) {
      const within = given.filter(({ at }) => at >= from && at < from + periodMs);
      expect(within.reduce((sum, { calls }) => sum + calls, 0)).toBeLessThanOrEqual(max);
    }
  });

  it("gives ten of audio and video in a second, and no more, but all else", () => {
    const budget = new CallBudget();
    const media = Array.from({ length: 200 }, (_, index) =>
      budget.take(NOW + index * 5, `conversation ${String(index)}`, "media"),
    );

    expect(media.filter((taken) => grantedAt(taken) > 0).length).toBeLessThanOrEqual(10);
    expect(grantedAt(budget.take(NOW + 1_000, "another"))).toBeGreaterThan(0);
  });

  it("has those who must wait come in the order in which they came, each with its place", () => {
    const budget = anEmpty();

    const taken = ["one", "two", "three"].map((name) => budget.take(NOW, name));

    expect(taken.map((it) => "place" in it && it.place)).toEqual([1, 2, 3]);
    const waits = taken.map((it) => ("waitMs" in it ? it.waitMs : 0));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(new Set(waits).size).toBe(3);
  });

  it("keeps a turn for who waits: whoever comes later has a later one, and asking again changes nothing", () => {
    const budget = anEmpty();
    const first = budget.take(NOW, "first");
    const firstMs = "waitMs" in first ? first.waitMs : 0;

    // Others come all the time, and more than are served.
    for (let at = NOW; at < NOW + 1_000; at += 5) {
      const name = `other ${String(at)}`;
      const taken = budget.take(at, name);
      if (at < NOW + firstMs) expect(budget.take(at, "first")).toHaveProperty("waitMs", NOW + firstMs - at);
      expect(grantedAt(taken)).toBe(0);
    }

    expect(grantedAt(budget.take(NOW + firstMs, "first"))).toBe(1);
    // It was its turn, once.
    expect(budget.take(NOW + firstMs, "first")).toHaveProperty("waitMs");
  });

  it("does not keep a turn for ever", () => {
    const budget = anEmpty();
    budget.take(NOW, "gone");

    const later = budget.take(NOW + 10 * MINUTE, "gone");

    // It is served as one that comes anew.
    expect(grantedAt(later)).toBe(5);
  });

  it("keeps no place for who does not wait, and sends them away for different times", () => {
    const budget = anEmpty();

    const taken = Array.from({ length: 40 }, () => budget.take(NOW));

    const waits = taken.map((it) => ("waitMs" in it ? it.waitMs : 0));
    expect(Math.min(...waits)).toBeGreaterThan(0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(1_000);
    expect(new Set(waits).size).toBeGreaterThan(10);
    expect(budget.take(NOW, "one")).toHaveProperty("place", 1);
  });

  it("gives no more when the clock goes back", () => {
    expect(anEmpty().take(NOW - 100_000)).toHaveProperty("waitMs");
  });

  it("goes slower the more of Meta's budget is used, and as before when nobody spoke of it for long", () => {
    const given = [0, 85, 100].map((percent) => {
      const budget = anEmpty();
      budget.heard(percent, NOW);
      let calls = 0;
      for (let at = NOW; at <= NOW + 20 * SECOND; at += 10) calls += grantedAt(budget.take(at));
      return { calls, usage: budget.usage(NOW), later: budget.usage(NOW + 11 * MINUTE) };
    });

    expect(given.map(({ usage, later }) => [usage, later])).toEqual([
      [0, 0],
      [85, 0],
      [100, 0],
    ]);
    const [free = 0, busy = 0, full = 0] = given.map(({ calls }) => calls);
    expect(busy / free).toBeLessThan(0.6);
    expect(full / free).toBeLessThan(0.06);
    expect(full).toBeGreaterThan(10);
  });
});

describe("a Page that sends as fast as Meta takes it", () => {
  const lease = async (name: string): Promise<Lease> => {
    const granted: unknown = await pageStub(env, PAGE_ID).lease(PAGE_ID, name);
    return granted as Lease;
  };

  /** Others take all that the Page may send, and wait in line for five seconds and more. */
  async function exhaust(): Promise<void> {
    for (let count = 0; ; count++) {
      const given = await lease(`${PAGE_ID}:9${String(count)}`);
      if (!given.ok && (given.until ?? 0) - Date.now() > 5 * SECOND) return;
    }
  }

  it("tells agents that a message is in line, its place and its turn, and sends it then, without a row at the Page", async () => {
    const thread = await aThread(meta.current);
    await thread.crash();
    const changes = (): Promise<number> =>
      runInDurableObject(pageStub(env, PAGE_ID), (_page, { storage }) => {
        return storage.sql.exec<{ changes: number }>("SELECT total_changes() AS changes").one().changes;
      });
    const before = await changes();
    await exhaust();

    await thread.send("one");
    await thread.send("two");
    await thread.untilStates("queued (in_line)", "queued");

    const [first] = await thread.ours();
    const { place = 0, until: turnAt } = first?.delivery?.waiting ?? { until: 0 };
    expect(place).toBeGreaterThan(50);
    expect((turnAt ?? 0) - Date.now()).toBeGreaterThan(SECOND);
    expect(thread.posts).toHaveLength(0);
    expect(await changes()).toBe(before);

    await letPass(meta.current, 10 * SECOND);
    await thread.alarm();
    await thread.untilStates("sent", "sent");
    expect(thread.phone).toEqual(["one", "two"]);
  });

  it("asks for leave of its own for a film, once Meta has the file", async () => {
    const thread = await aThread(meta.current);
    const kinds: string[] = [];
    standAt("the Page gives leave", (goOn, _pageId, _name, kind) => {
      kinds.push(kind ?? "call");
      return goOn();
    });

    const [film, picture] = [await aFile(thread, MP4, "film.mp4"), await aFile(thread, PNG, "photo.png")];
    await thread.send({ kind: "files", files: [{ file: film.file }] });
    await thread.untilStates("sent");
    await thread.send({ kind: "files", files: [{ file: picture.file }] });
    await thread.untilStates("sent", "sent");

    expect(kinds.filter((kind) => kind === "media")).toHaveLength(1);
  });
});

describe("Meta's usage headers", () => {
  /** Every answer of Meta's to a send says so, of the Page's budget. */
  function usageIs(percent: () => number): void {
    interceptSends(async (send) => {
      const response = await send();
      const use = { type: "messenger", call_count: percent(), total_cputime: 1, total_time: 2 };
      const headers = new Headers(response.headers);
      headers.set("X-Business-Use-Case-Usage", JSON.stringify({ [PAGE_ID]: [use] }));
      return new Response(response.body, { status: response.status, headers });
    });
  }

  async function usage(): Promise<number | undefined> {
    const granted = await pageStub(env, PAGE_ID).lease(PAGE_ID, `${PAGE_ID}:1`);
    return granted.ok ? granted.usage : undefined;
  }

  it("slow the Page down before Meta does, and are told once", async () => {
    const thread = await aThread(meta.current);
    const told = listenAt("the Page hears of usage");
    let percent = 40;
    usageIs(() => percent);

    await thread.send("one");
    await thread.untilStates("sent");
    expect(told.calls).toBe(0);

    percent = 92;
    await thread.send("two");
    await thread.untilStates("sent", "sent");
    await until(async () => expect(await usage()).toBe(90));
    await thread.send("three");
    await thread.untilStates("sent", "sent", "sent");
    expect(told.calls).toBe(1);

    percent = 10;
    await thread.send("four");
    await thread.untilStates("sent", "sent", "sent", "sent");
    await until(async () => expect(await usage()).toBeUndefined());
    expect(told.calls).toBe(2);
  });
});
