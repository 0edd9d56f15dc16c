import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Agenda, OVERDUE, type Duty } from "../../../worker/objects/kernel/agenda.ts";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { env } from "../support/env.ts";

afterEach(() => reset());

const HOUR = 60 * 60_000;

/** An agenda of these duties in an object that has nothing else to do. */
async function inAnObject<T>(
  duties: readonly Duty<string>[],
  look: (agenda: Agenda, alarmAt: () => Promise<number | null>) => Promise<T>,
): Promise<T> {
  return await runInDurableObject(pageStub(env, "999"), async (_page, { storage }) => {
    const agenda = new Agenda("thing", storage, duties);
    await agenda.load();
    return await look(agenda, () => storage.getAlarm());
  });
}

describe("what an object must do later", () => {
  it("is done when it is due, in order, and not before", async () => {
    const done: string[] = [];
    const duty = (name: string, dueAt: number | null): Duty<string> => ({
      name,
      dueAt: () => dueAt,
      run: () => void done.push(name),
    });
    const past = Date.now() - 1;
    const duties = [duty("b", past), duty("later", past + HOUR), duty("nothing", null), duty("a", OVERDUE)];

    await inAnObject(duties, (agenda) => agenda.alarm());

    expect(done).toEqual(["b", "a"]);
  });

  it("wakes the object for the next of them", async () => {
    const at = Date.now() + HOUR;
    const duty = (name: string, dueAt: number): Duty<string> => ({ name, dueAt: () => dueAt, run: () => {} });
    const duties = [duty("last", at + 2), duty("next", at), duty("overdue", OVERDUE), duty("then", at + 1)];

    const next = await inAnObject(duties, async (agenda, alarmAt) => {
      await agenda.alarm();
      return await alarmAt();
    });

    expect(next).toBe(at);
  });

  it("has its turn at once where it became due while others were done", async () => {
    let nextAt: number | null = null;
    const duties: Duty<string>[] = [
      { name: "early", dueAt: () => nextAt, run: () => {} },
      { name: "long", dueAt: () => OVERDUE, run: () => void (nextAt = Date.now()) },
    ];

    const next = await inAnObject(duties, async (agenda, alarmAt) => {
      await agenda.alarm();
      return await alarmAt();
    });

    expect(next).not.toBeNull();
    expect(next).toBeLessThanOrEqual(Date.now());
  });

  it("comes again when the duty says", async () => {
    const again = Date.now() + HOUR;
    const duty: Duty<string> = { name: "one", dueAt: () => OVERDUE, run: () => again };

    const next = await inAnObject([duty], async (agenda, alarmAt) => {
      await agenda.alarm();
      return await alarmAt();
    });

    expect(next).toBe(again);
  });

  it("fails by itself, is named in the log, and comes again ever more slowly", async () => {
    const done: string[] = [];
    const logged = vi.spyOn(console, "log").mockImplementation(() => {});
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    const broken: Duty<string> = {
      name: "broken",
      dueAt: () => OVERDUE,
      run: () => Promise.reject(new Error("not now")),
    };
    const unreadable: Duty<string> = {
      name: "unreadable",
      dueAt: () => {
        throw new Error("no such column");
      },
      run: () => void done.push("unreadable"),
    };
    const sound: Duty<string> = {
      name: "sound",
      dueAt: () => OVERDUE,
      run: () => void done.push("sound"),
    };

    const waits = await inAnObject([broken, unreadable, sound], async (agenda, alarmAt) => {
      const all: number[] = [];
      for (let time = 0; time < 9; time++) {
        await agenda.alarm();
        all.push(((await alarmAt()) ?? 0) - Date.now());
      }
      return all;
    });

    expect(done).toEqual(Array.from({ length: 9 }, () => "sound"));
    const lines = [...logged.mock.calls, ...errors.mock.calls].join("\n");
    expect(lines).toContain('"where":"thing.broken"');
    expect(lines).toContain('"where":"thing.unreadable"');
    expect(waits[0]).toBeLessThanOrEqual(2_000);
    expect(waits[8]).toBeGreaterThan(10_000);
  });

  it("is left to the alarm where the instance may die over it", async () => {
    const duty: Duty<string> = { name: "one", dueAt: () => null, run: () => {} };
    const before = Date.now();

    const [until, alarm] = await inAnObject([duty], async (agenda, alarmAt) => {
      // The alarm is there before the work begins.
      return await agenda.guarded("one", HOUR, async (at) => [at, await alarmAt()] as const);
    });

    expect(alarm).toBe(until);
    expect(until).toBeGreaterThanOrEqual(before + HOUR);
  });
});
