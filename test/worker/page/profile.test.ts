import { evictDurableObject, reset } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { aGate } from "../support/gate.ts";
import { aCustomer, useMeta } from "../support/meta.ts";
import { letPass, MINUTE, pageAlarm, SECOND, TestThread, until } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

/** A customer whose first message has just come. */
async function aStranger(prepare: (thread: TestThread) => void = () => undefined): Promise<TestThread> {
  const thread = new TestThread(meta.current, aCustomer(meta.current).psid);
  prepare(thread);
  thread.customer.text("Hi");
  await thread.deliver();
  return thread;
}

function reads(thread: TestThread): number {
  return meta.current.calls.entries.filter(
    ({ method, path }) => method === "GET" && path.endsWith(`/${thread.psid}`),
  ).length;
}

async function jobs(thread: TestThread): Promise<number> {
  return await thread.inside(
    (_conversation, { storage }) =>
      storage.sql.exec("SELECT * FROM job WHERE kind = 'profile'").toArray().length,
  );
}

function labelOf(thread: TestThread): string {
  return `Messenger user ·${thread.psid.slice(-4)}`;
}

/** Runs the alarm as often as it takes, with time passing in between. */
async function retry(thread: TestThread, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    await letPass(meta.current, 3 * MINUTE);
    await thread.alarm();
  }
}

describe("a customer's name", () => {
  it("is asked for once, and kept", async () => {
    const thread = await aStranger();
    await until(async () =>
      expect((await thread.thread()).customer).toMatchObject({ name: "Ada Marlow", label: "Ada Marlow" }),
    );
    const asked = reads(thread);

    await evictDurableObject(thread.stub);
    thread.customer.text("Me again");
    await thread.deliver();
    await thread.alarm();

    expect(reads(thread)).toBe(asked);
    expect((await thread.thread()).customer.name).toBe("Ada Marlow");
  });

  it.each<[what: string, answer: () => Response]>([
    ["an empty object", () => Response.json({})],
    ["only an id", () => Response.json({ id: "1" })],
    ["10", () => Response.json({ error: { code: 10 } }, { status: 400 })],
    ["100/2018218", () => Response.json({ error: { code: 100, error_subcode: 2018218 } }, { status: 400 })],
    ["2018218", () => Response.json({ error: { code: 2018218 } }, { status: 400 })],
    ["2018247", () => Response.json({ error: { code: 2018247 } }, { status: 400 })],
    ["100/33", () => Response.json({ error: { code: 100, error_subcode: 33 } }, { status: 400 })],
  ])("is not asked for again when Meta has none to give: %s", async (_what, answer) => {
    const inner = vi.mocked(fetch).getMockImplementation();
    const thread = new TestThread(meta.current, aCustomer(meta.current).psid);
    let asked = 0;
    vi.mocked(fetch).mockImplementation((input, init) => {
      const url = input instanceof Request ? input.url : input.toString();
      if (!url.includes(`/${thread.psid}?`)) return inner?.(input, init) ?? fetch(input, init);
      asked += 1;
      return Promise.resolve(answer());
    });
    thread.customer.text("Hi");
    await thread.deliver();
    await until(() => expect(asked).toBe(1));
    await until(async () => expect(await jobs(thread)).toBe(0));

    await retry(thread, 2);

    expect(asked).toBe(1);
    expect((await thread.thread()).customer).toEqual({ name: null, label: labelOf(thread) });
  });

  it("is asked for again after an outage, and comes then", async () => {
    const thread = await aStranger(() => {
      meta.current.faults.order({ kind: "html", method: "GET", count: 2 });
    });
    await until(() => expect(reads(thread)).toBe(1));
    expect((await thread.thread()).customer.label).toBe(labelOf(thread));

    await retry(thread, 3);

    await until(async () => expect((await thread.thread()).customer.name).toBe("Ada Marlow"));
    expect(reads(thread)).toBe(3);
  });

  it("is given up when the outage does not end", async () => {
    const thread = await aStranger(() => {
      meta.current.faults.order({ kind: "html", method: "GET", count: null });
    });
    await until(() => expect(reads(thread)).toBe(1));

    await retry(thread, 12);
    const asked = reads(thread);
    await retry(thread, 5);

    expect(asked).toBeGreaterThan(2);
    expect(asked).toBeLessThan(10);
    expect(reads(thread)).toBe(asked);
    expect(await jobs(thread)).toBe(0);
  });

  it("does not keep the agent's answer waiting when it cannot be had", async () => {
    const thread = await aStranger(() => {
      meta.current.faults.order({ kind: "error", code: 1, method: "GET", count: null });
    });

    await thread.send("Hello");

    await thread.untilStates("sent");
  });

  it("keeps no message waiting that could leave", async () => {
    const thread = await aStranger(() => {
      meta.current.faults.order({ kind: "html", method: "GET" });
    });
    await until(() => expect(reads(thread)).toBe(1));
    await until(async () => expect(await jobs(thread)).toBe(1));
    meta.current.faults.order({ kind: "error", code: 613, path: "/messages" });
    await thread.send("Hello");
    await thread.untilStates("queued (page_slow)");
    const gate = aGate();
    const inner = vi.mocked(fetch).getMockImplementation();
    vi.mocked(fetch).mockImplementation(async (input, init) => {
      if (init?.method === "GET") await gate.pass();
      return await (inner?.(input, init) ?? fetch(input, init));
    });

    await letPass(meta.current, MINUTE);
    await pageAlarm();
    const alarm = thread.alarm();
    await thread.untilStates("sent");
    await until(() => expect(gate.arrived).toBe(1));
    gate.open();
    await alarm;

    await until(async () => expect((await thread.thread()).customer.name).toBe("Ada Marlow"));
  });

  it("waits while the Page is paused, and comes when it goes on", async () => {
    const first = await aStranger();
    await until(async () => expect((await first.thread()).customer.name).not.toBeNull());
    meta.current.page().expireToken();
    await first.send("Hello");
    await first.untilStates("queued (page_paused)");
    const thread = await aStranger();
    await until(async () => expect(await jobs(thread)).toBe(1));
    await letPass(meta.current, 10 * SECOND);
    expect(reads(thread)).toBe(0);

    meta.current.page().reconnect();
    await first.resumePage();
    await pageAlarm();
    await thread.alarm();

    await until(async () => expect((await thread.thread()).customer.name).toBe("Ada Marlow"));
  });
});
