import { describe, expect, test } from "vitest";
import type { FaultOrder } from "../../demo/simulator/faults/fault.ts";
import { ConnectionDropped } from "../../demo/simulator/graph/errors.ts";
import type { Simulator } from "../../demo/simulator/simulator.ts";
import {
  codeOf,
  graph,
  makeSimulator,
  PAGE_ID,
  PSID,
  seeded,
  send,
  STRANGER,
  TOKEN,
  uploadForm,
} from "./support.ts";

/** How many messages the customer's phone shows. */
const shown = (simulator: Simulator): number => simulator.customer(PSID).thread.messages.length;

function sendRequest(signal?: AbortSignal): Request {
  return new Request("https://graph.test/v27.0/me/messages", {
    method: "POST",
    headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
    body: JSON.stringify({ recipient: { id: PSID }, message: { text: "Hello" } }),
    ...(signal === undefined ? {} : { signal }),
  });
}

describe("faults of Graph calls", () => {
  test.each([
    [{ kind: "error", code: 613 }, 400, "613", "(#613) Calls to this api have exceeded the rate limit."],
    [{ kind: "error", code: 2 }, 500, "2", "Service temporarily unavailable"],
    [{ kind: "error", code: 100, message: "日本" }, 400, "100", "日本"],
    [{ kind: "error", code: 190, subcode: 467, status: 401, message: "gone" }, 401, "190/467", "gone"],
  ] as [FaultOrder, number, string, string][])(
    "%o: nothing is done",
    async (fault, status, code, message) => {
      const simulator = makeSimulator();
      simulator.faults.order(fault);
      const answer = await send(simulator);
      expect([answer.status, codeOf(answer), answer.body.error?.message]).toEqual([status, code, message]);
      expect([shown(simulator), simulator.outgoing.length]).toEqual([0, 0]);
      expect(codeOf(await send(simulator))).toBe("ok");
    },
  );

  test.each([
    [{ kind: "apply-then-fail" }, 500, "1/1357046"],
    [{ kind: "apply-then-fail", code: 1200, subcode: 2018024, status: 503 }, 503, "1200/2018024"],
  ] as [FaultOrder, number, string][])("%o: sent all the same", async (fault, status, code) => {
    const simulator = makeSimulator();
    simulator.faults.order(fault);
    const answer = await send(simulator);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect([shown(simulator), simulator.outgoing.map(({ kind }) => kind)]).toEqual([1, ["echo"]]);
  });

  test("apply-then-fail hides no refusal", async () => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "apply-then-fail" });
    expect(codeOf(await send(simulator, { message: {} }))).toBe("100");
  });

  test.each([
    ["drop", 0],
    ["apply-then-drop", 1],
  ] as const)("%s: the connection breaks", async (kind, messages) => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind });
    const sending = simulator.fetch(sendRequest());
    await expect(sending).rejects.toBeInstanceOf(TypeError);
    await expect(sending).rejects.toBeInstanceOf(ConnectionDropped);
    expect([shown(simulator), simulator.outgoing.length]).toEqual([messages, messages]);
    expect(simulator.calls.entries).toMatchObject([{ status: null, faults: [kind] }]);
  });

  test.each([
    [false, 0],
    [true, 1],
  ])("hang, applied first: %s", async (apply, messages) => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "hang", apply });
    const caller = new AbortController();
    const sending = simulator.fetch(sendRequest(caller.signal));
    let settled = false;
    const watched = sending.catch(() => undefined).then(() => (settled = true));
    await simulator.advanceClock(3_600_000);
    expect([settled, simulator.calls.running, shown(simulator)]).toEqual([false, 1, messages]);
    caller.abort(new Error("gave up"));
    await expect(sending).rejects.toThrow("gave up");
    await watched;
    expect(simulator.calls.running).toBe(0);
  });

  test("clearing faults lets hanging calls go", async () => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "hang" });
    const sending = simulator.fetch(sendRequest());
    const dropped = expect(sending).rejects.toBeInstanceOf(ConnectionDropped);
    await simulator.advanceClock(1);
    simulator.faults.clear();
    await dropped;
  });

  test("delay: done at once, answered later", async () => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "delay", ms: 30_000 });
    let status = 0;
    const sending = send(simulator).then((answer) => (status = answer.status));
    await simulator.advanceClock(29_999);
    expect([status, shown(simulator)]).toEqual([0, 1]);
    await simulator.advanceClock(1);
    await sending;
    expect(status).toBe(200);
  });

  test.each([
    [false, 502, 0],
    [true, 500, 1],
  ])("html, applied first: %s", async (apply, status, messages) => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "html", apply, ...(status === 500 ? {} : { status }) });
    const response = await simulator.fetch(sendRequest());
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(await response.text()).toMatch(/^<!DOCTYPE html>/);
    expect(shown(simulator)).toBe(messages);
  });

  test("no-message-id: 200 that says too little", async () => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "no-message-id" });
    expect(await send(simulator)).toMatchObject({ status: 200, body: { recipient_id: PSID } });
    expect(shown(simulator)).toBe(1);
    expect((await send(simulator)).body.message_id).toBeDefined();
  });

  test("no-message-id: neither does an upload tell what it is called", async () => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "no-message-id", path: "/message_attachments" });
    const file = new File(["a"], "a.txt");
    expect(await uploadForm(simulator, "file", file)).toMatchObject({ status: 200, body: {} });
    expect((await uploadForm(simulator, "file", file)).body.attachment_id).toBeDefined();
  });
});

describe("which calls a fault hits", () => {
  const failing = { kind: "error", code: 2 } as const;
  const codes = async (simulator: Simulator, count: number): Promise<string[]> => {
    const list: string[] = [];
    for (let n = 0; n < count; n += 1) list.push(codeOf(await send(simulator)));
    return list;
  };

  test("as many as ordered", async () => {
    const simulator = makeSimulator();
    simulator.faults.order({ ...failing, count: 2 });
    expect(await codes(simulator, 3)).toEqual(["2", "2", "ok"]);
  });

  test("one at a time, but delays come on top", async () => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "delay", ms: 1_000 });
    simulator.faults.order({ kind: "error", code: 2 });
    simulator.faults.order({ kind: "error", code: 4 });
    const first = send(simulator);
    await simulator.advanceClock(1_000);
    expect([codeOf(await first), ...(await codes(simulator, 2))]).toEqual(["2", "4", "ok"]);
    expect(simulator.calls.entries.map(({ faults }) => faults)).toEqual([["delay", "error"], ["error"], []]);
  });

  test("all of them until cleared, by id", async () => {
    const simulator = makeSimulator();
    const id = simulator.faults.order({ ...failing, count: null });
    expect(await codes(simulator, 3)).toEqual(["2", "2", "2"]);
    expect(simulator.faults.list()).toMatchObject([{ id, left: null, hits: 3 }]);
    simulator.faults.clear(id);
    expect(await codes(simulator, 1)).toEqual(["ok"]);
  });

  test("by chance, repeatably", async () => {
    const run = async (): Promise<string[]> => {
      const simulator = makeSimulator({ random: seeded(7) });
      simulator.faults.order({ ...failing, probability: 0.5 });
      return await codes(simulator, 20);
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set(["2", "ok"]));
    expect(await run()).toEqual(first);
  });

  test.each([
    ["method", { method: "GET" }, { method: "post" }],
    ["path", { path: "/subscribed_apps" }, { path: "/messages" }],
    ["Page", { pageId: "1" }, { pageId: PAGE_ID }],
    ["person", { psid: STRANGER }, { psid: PSID }],
  ])("by %s", async (_, miss, hit) => {
    const simulator = makeSimulator();
    simulator.faults.order({ ...failing, ...miss });
    expect(await codes(simulator, 1)).toEqual(["ok"]);
    simulator.faults.order({ ...failing, ...hit });
    expect(await codes(simulator, 1)).toEqual(["2"]);
  });

  test("a profile read counts as a call about that person", async () => {
    const simulator = makeSimulator();
    simulator.faults.order({ ...failing, psid: PSID, method: "GET" });
    expect(codeOf(await graph(simulator, "GET", `/v27.0/${PSID}`))).toBe("2");
  });

  test("an unknown fault is refused", () => {
    expect(() => makeSimulator().faults.order({ kind: "explode" } as unknown as FaultOrder)).toThrow(
      "explode",
    );
  });
});

describe("faults of webhooks", () => {
  const kinds = (simulator: Simulator): string[] => simulator.outgoing.map(({ kind }) => kind);
  const texts = (simulator: Simulator): string[] =>
    simulator.outgoing.map(({ body }) => /"text":"(\w+)"/.exec(body)?.[1] ?? "?");

  test("duplicate: the same bytes, as often as ordered", async () => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "duplicate", times: 3, event: "message" });
    await send(simulator);
    simulator.customer(PSID).text("hi");
    expect(kinds(simulator)).toEqual(["echo", "message", "message", "message"]);
    expect(new Set(simulator.outgoing.slice(1).map(({ body }) => body)).size).toBe(1);
  });

  test("duplicate: all at the same moment", async () => {
    let arrived = 0;
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const simulator = makeSimulator({
      mode: "automatic",
      deliver: async () => {
        if ((arrived += 1) === 3) open();
        await gate;
        return new Response();
      },
    });
    simulator.faults.order({ kind: "duplicate", times: 3 });
    simulator.customer(PSID).text("hi");
    expect(await simulator.flush(2_000)).toMatchObject({ total: 0 });
  });

  test("duplicate and hold: released together", () => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "duplicate" });
    simulator.faults.order({ kind: "hold" });
    simulator.customer(PSID).text("hi");
    expect(simulator.outgoing).toEqual([]);
    simulator.webhooks.release();
    expect(texts(simulator)).toEqual(["hi", "hi"]);
  });

  test("reorder: after the next of the same conversation", async () => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "reorder" });
    simulator.customer(PSID).text("one");
    simulator.customer(STRANGER).text("elsewhere");
    simulator.customer(PSID).text("two");
    simulator.customer(PSID).text("three");
    expect(texts(simulator)).toEqual(["elsewhere", "two", "one", "three"]);
  });

  test("reorder: two in a row change places", () => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "reorder", count: 2 });
    simulator.customer(PSID).text("one");
    simulator.customer(PSID).text("two");
    expect(texts(simulator)).toEqual(["two", "one"]);
  });

  test("reorder: not for ever", async () => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "reorder" });
    simulator.customer(PSID).text("one");
    expect(texts(simulator)).toEqual([]);
    await simulator.advanceClock(2_000);
    expect(texts(simulator)).toEqual(["one"]);
  });

  test("late", async () => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "late", ms: 5_000 });
    simulator.customer(PSID).text("one");
    simulator.customer(PSID).text("two");
    await simulator.advanceClock(4_999);
    expect(texts(simulator)).toEqual(["two"]);
    await simulator.advanceClock(1);
    expect(texts(simulator)).toEqual(["two", "one"]);
  });

  test("hold, until released", async () => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "hold", event: "message" });
    simulator.customer(PSID).text("one");
    simulator.customer(PSID).text("two");
    expect(texts(simulator)).toEqual(["two"]);
    expect(simulator.webhooks.release()).toBe(1);
    expect(texts(simulator)).toEqual(["two", "one"]);
  });

  test("a general hold keeps back what matches, and can be reversed", async () => {
    const simulator = makeSimulator();
    simulator.webhooks.hold({ psid: PSID });
    simulator.customer(PSID).text("one");
    simulator.customer(STRANGER).text("elsewhere");
    simulator.customer(PSID).text("two");
    simulator.webhooks.reverse();
    simulator.webhooks.release();
    simulator.customer(PSID).text("three");
    expect(texts(simulator)).toEqual(["elsewhere", "two", "one", "three"]);
  });

  test("lose: the echo never comes, although the message was sent", async () => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "lose", event: "echo", count: null });
    await send(simulator);
    simulator.customer(PSID).receive();
    expect(kinds(simulator)).toEqual(["delivery"]);
    expect(simulator.webhooks.log[0]).toMatchObject({ kind: "echo", status: "lost" });
  });

  test("signature: wrong", async () => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "signature", signature: "missing" });
    simulator.customer(PSID).text("one");
    expect((await simulator.takeOutgoing())[0]?.headers).not.toHaveProperty("X-Hub-Signature-256");
  });

  test.each(["automatic", "manual"] as const)(
    "before-response, %s: echo first, then the answer",
    async (mode) => {
      const order: string[] = [];
      const simulator = makeSimulator({
        mode,
        deliver: async (request) => {
          order.push(/"is_echo":true/.test(await request.text()) ? "echo arrives" : "other");
          await Promise.resolve();
          order.push("echo answered");
          return new Response();
        },
      });
      simulator.faults.order({ kind: "before-response" });
      await send(simulator);
      order.push("send answered");
      expect(order).toEqual(["echo arrives", "echo answered", "send answered"]);
      expect(simulator.webhooks.log[0]).toMatchObject({ kind: "echo", status: "delivered" });
    },
  );

  test("without a fault the answer does not wait for the echo", async () => {
    const simulator = makeSimulator({ mode: "automatic", deliver: () => new Promise(() => undefined) });
    expect((await send(simulator)).status).toBe(200);
  });
});
