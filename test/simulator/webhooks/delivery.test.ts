import { describe, expect, test } from "vitest";
import { ANSWER_WITHIN_MS, RETRY_DELAYS_MS } from "../../../demo/simulator/webhooks/delivery.ts";
import type { Simulator, SimulatorOptions } from "../../../demo/simulator/simulator.ts";
import { APP_ID, graph, HOUR, makeSimulator, PSID, send } from "../support.ts";

const MINUTE = 60_000;

type Received = {
  body: string;
  signature: string | null;
  at: number;
};

/** A receiver that answers as told, and a simulator that sends to it. */
function withReceiver(
  answer: (n: number, body: string) => Response | Promise<Response>,
  options: Partial<SimulatorOptions> = {},
): { simulator: Simulator; received: Received[] } {
  const received: Received[] = [];
  const simulator: Simulator = makeSimulator({
    mode: "automatic",
    autopilot: { deliveries: false },
    deliver: async (request) => {
      const signature = request.headers.get("x-hub-signature-256");
      const body = await request.text();
      // Meta follows no redirects; only 200 counts.
      expect(request.redirect).toBe("manual");
      received.push({ body, signature, at: simulator.now() });
      return await answer(received.length, body);
    },
    ...options,
  });
  return { simulator, received };
}

const ok = (): Response => new Response("EVENT_RECEIVED");
const fail = (): Response => new Response("no", { status: 500 });
const texts = (received: Received[]): string[] =>
  received.map(({ body }) => /"text":"(\w+)"/.exec(body)?.[1] ?? "?");

describe("a webhook that is not answered with 200", () => {
  test("is repeated byte for byte: at once, then less and less often", async () => {
    const { simulator, received } = withReceiver((n) => (n < 4 ? fail() : ok()));
    simulator.customer(PSID).text("Größe");
    await simulator.advanceClock(HOUR / 2);
    expect(received).toHaveLength(4);
    expect(new Set(received.map(({ body, signature }) => body + String(signature))).size).toBe(1);
    const start = received[0]?.at ?? 0;
    expect(received.map(({ at }) => at - start)).toEqual([0, 0, 1_000, 5_000]);
    expect(simulator.webhooks.log).toMatchObject([
      { status: "delivered", attempts: [{ status: 500 }, { status: 500 }, { status: 500 }, { status: 200 }] },
    ]);
  });

  test.each([201, 204, 302, 403])("%i is a failure too", async (status) => {
    const { simulator } = withReceiver((n) => (n === 1 ? new Response(null, { status }) : ok()));
    simulator.customer(PSID).text("hi");
    await simulator.advanceClock(1);
    expect(simulator.webhooks.log[0]?.attempts.map((attempt) => attempt.status)).toEqual([status, 200]);
  });

  test("an answer after five seconds is none", async () => {
    const { simulator, received } = withReceiver((n) => (n === 1 ? new Promise(() => undefined) : ok()));
    simulator.customer(PSID).text("hi");
    await simulator.advanceClock(ANSWER_WITHIN_MS - 1);
    expect(received).toHaveLength(1);
    await simulator.advanceClock(1);
    expect(received).toHaveLength(2);
    expect(simulator.webhooks.log[0]?.attempts).toMatchObject([
      { status: null, took: ANSWER_WITHIN_MS },
      { status: 200 },
    ]);
  });

  test("holds up nobody: later ones overtake it", async () => {
    const { simulator, received } = withReceiver((n, body) =>
      n <= 3 && body.includes("first") ? fail() : ok(),
    );
    simulator.customer(PSID).text("first");
    simulator.customer(PSID).text("second");
    await simulator.advanceClock(10 * MINUTE);
    expect(texts(received)).toEqual(["first", "second", "first", "first"]);
  });

  test("is given up when it was tried often enough", async () => {
    const { simulator, received } = withReceiver(fail);
    simulator.customer(PSID).text("hi");
    await simulator.advanceClock(HOUR - 1);
    expect(received).toHaveLength(RETRY_DELAYS_MS.length + 1);
    expect(simulator.webhooks.log[0]?.status).toBe("given_up");
  });
});

describe("a receiver that keeps failing", () => {
  const kinds = (simulator: Simulator): string[] => simulator.world.state.alerts.map(({ kind }) => kind);

  test("causes an alert after 15 minutes, and loses its subscription after an hour", async () => {
    const { simulator, received } = withReceiver(fail);
    simulator.customer(PSID).text("hi");
    await simulator.advanceClock(15 * MINUTE - 1);
    expect(kinds(simulator)).toEqual([]);
    await simulator.advanceClock(1);
    expect(kinds(simulator)).toEqual(["webhooks_failing"]);
    await simulator.advanceClock(40 * MINUTE);
    simulator.customer(PSID).text("anybody?");
    await simulator.advanceClock(5 * MINUTE);
    expect(kinds(simulator)).toEqual(["webhooks_failing", "webhooks_disabled"]);
    expect(simulator.page().state.subscribedApps).toEqual({});
    expect(simulator.webhooks.log.map(({ status }) => status)).toEqual(["given_up", "unsubscribed"]);

    const before = received.length;
    simulator.customer(PSID).text("hello?");
    await simulator.advanceClock(HOUR);
    expect(received).toHaveLength(before);

    await graph(simulator, "POST", "/v27.0/me/subscribed_apps", { subscribed_fields: "messages" });
    simulator.customer(PSID).text("there you are");
    await simulator.advanceClock(15 * MINUTE);
    expect(received.length).toBeGreaterThan(before);
    expect(kinds(simulator)).toEqual(["webhooks_failing", "webhooks_disabled", "webhooks_failing"]);
  });

  test("is forgiven by one success", async () => {
    let broken = true;
    const { simulator } = withReceiver(() => (broken ? fail() : ok()));
    simulator.customer(PSID).text("hi");
    await simulator.advanceClock(10 * MINUTE);
    broken = false;
    simulator.customer(PSID).text("again");
    await simulator.advanceClock(10 * HOUR);
    expect(kinds(simulator)).toEqual([]);
    expect(Object.keys(simulator.page().state.subscribedApps)).toEqual([APP_ID]);
  });
});

describe("order and flushing", () => {
  test("within a conversation one waits for the other; other conversations do not", async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const { simulator, received } = withReceiver(async (n) => (n === 1 ? gate.then(ok) : ok()));
    const [other] = simulator.addCustomers(1);
    simulator.customer(PSID).text("one");
    simulator.customer(PSID).text("two");
    simulator.customer(other?.psid ?? "").text("elsewhere");
    await simulator.advanceClock(1);
    expect(texts(received)).toEqual(["one", "elsewhere"]);
    release();
    expect((await simulator.flush()).total).toBe(0);
    expect(texts(received)).toEqual(["one", "elsewhere", "two"]);
  });

  test("flush says what remains", async () => {
    const { simulator } = withReceiver(fail);
    simulator.webhooks.hold({ event: "echo" });
    simulator.page().staffReply(PSID, "held");
    await simulator.advanceClock(100);
    expect(await simulator.flush(0)).toEqual({ total: 1, calls: 0, receipts: 0, webhooks: { held: 1 } });
    simulator.customer(PSID).text("fails");
    await simulator.advanceClock(1);
    await expect.poll(async () => (await simulator.flush(0)).webhooks).toEqual({ held: 1, retrying: 1 });
  });
});

describe("manual mode", () => {
  test("webhooks wait until the test takes them, in whatever order it likes", async () => {
    const simulator = makeSimulator();
    simulator.customer(PSID).text("one");
    simulator.customer(PSID).text("two");
    simulator.outgoing.reverse();
    const [first] = await simulator.takeOutgoing(1);
    expect(first?.body).toContain("two");
    expect(simulator.outgoing).toHaveLength(1);
    expect(simulator.webhooks.log.map(({ status }) => status)).toEqual(["waiting", "taken"]);
  });

  test("with somebody to deliver to, flush empties the queue", async () => {
    const { simulator, received } = withReceiver(ok, { mode: "manual" });
    simulator.customer(PSID).text("one");
    await send(simulator);
    expect(received).toEqual([]);
    expect(await simulator.flush()).toMatchObject({ total: 0 });
    expect(texts(received)).toEqual(["one", "Hello"]);
  });

  test("redelivery repeats the bytes; the signature may be spoiled", async () => {
    const simulator = makeSimulator();
    simulator.customer(PSID).text("hi");
    const [original] = await simulator.takeOutgoing();
    const id = original?.id ?? "";
    simulator.webhooks.redeliver(id);
    simulator.webhooks.redeliver(id, "wrong");
    simulator.webhooks.redeliver(id, "missing");
    const [same, wrong, missing] = await simulator.takeOutgoing();
    expect(same).toMatchObject({ body: original?.body, headers: original?.headers });
    expect(wrong?.body).toBe(original?.body);
    expect(wrong?.headers["X-Hub-Signature-256"]).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(wrong?.headers["X-Hub-Signature-256"]).not.toBe(original?.headers["X-Hub-Signature-256"]);
    expect(missing?.headers).not.toHaveProperty("X-Hub-Signature-256");
  });
});

describe("the handshake", () => {
  test("succeeds when the challenge comes back as it is", async () => {
    const simulator = makeSimulator({
      deliver: async (request) => {
        const { searchParams } = new URL(request.url);
        const trusted = searchParams.get("hub.verify_token") === "simulator-verify-token";
        expect([request.method, searchParams.get("hub.mode")]).toEqual(["GET", "subscribe"]);
        return new Response(trusted ? searchParams.get("hub.challenge") : "no", {
          status: trusted ? 200 : 403,
        });
      },
    });
    expect(await simulator.handshake()).toMatchObject({ ok: true, status: 200 });
    expect(await simulator.handshake({ verifyToken: "guess" })).toMatchObject({ ok: false, status: 403 });
  });

  test("fails when anything else comes back", async () => {
    const simulator = makeSimulator({ deliver: async () => new Response("EVENT_RECEIVED") });
    expect((await simulator.handshake()).ok).toBe(false);
  });
});
