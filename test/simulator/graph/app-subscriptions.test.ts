import { describe, expect, test } from "vitest";
import type { SimulatorOptions } from "../../../demo/simulator/simulator.ts";
import { ANSWER_WITHIN_MS } from "../../../demo/simulator/webhooks/delivery.ts";
import { APP_ID, APP_SECRET, codeOf, graph, makeSimulator, PSID } from "../support.ts";

const PATH = `/v27.0/${APP_ID}/subscriptions`;
const APP_TOKEN = `${APP_ID}|${APP_SECRET}`;
const NEW = {
  object: "page",
  callback_url: "https://new.test/webhook",
  verify_token: "a new one",
  fields: "messages,message_echoes",
};

/** A callback URL that knows its verify token. */
const callback = (verifyToken: string, asked: URL[] = []): Partial<SimulatorOptions> => ({
  deliver: (request) => {
    const url = new URL(request.url);
    asked.push(url);
    const isKnown = url.searchParams.get("hub.verify_token") === verifyToken;
    const challenge = url.searchParams.get("hub.challenge");
    return Promise.resolve(new Response(isKnown ? challenge : "no", { status: isKnown ? 200 : 403 }));
  },
});

describe("the subscription of an app", () => {
  test("asks the new callback URL, and sends there from then on", async () => {
    const asked: URL[] = [];
    const simulator = makeSimulator(callback("a new one", asked));

    expect((await graph(simulator, "POST", PATH, NEW, APP_TOKEN)).body).toEqual({ success: true });

    expect(asked[0]?.origin).toBe("https://new.test");
    expect(asked[0]?.searchParams.get("hub.mode")).toBe("subscribe");
    expect(asked[0]?.searchParams.get("hub.challenge")).toMatch(/^\d+$/);
    simulator.customer(PSID).text("hi");
    expect((await simulator.takeOutgoing())[0]?.url).toBe("https://new.test/webhook");
  });

  test("is told of only with its fields, and without reactions no reaction comes", async () => {
    const simulator = makeSimulator(callback("a new one"));
    await graph(simulator, "POST", PATH, NEW, APP_TOKEN);

    const { mid } = simulator.customer(PSID).text("hi");
    simulator.customer(PSID).react(mid, "❤️");

    expect(simulator.outgoing.map(({ kind }) => kind)).toEqual(["message"]);
    expect((await graph(simulator, "GET", PATH, undefined, APP_TOKEN)).body.data).toEqual([
      {
        object: "page",
        callback_url: "https://new.test/webhook",
        active: true,
        fields: ["messages", "message_echoes"].map((name) => ({ name, version: "v27.0" })),
      },
    ]);
  });

  test("stays as it was when the verify token is not known there", async () => {
    const simulator = makeSimulator(callback("another"));
    const before = structuredClone(simulator.world.app(APP_ID));
    const answer = await graph(simulator, "POST", PATH, NEW, APP_TOKEN);
    expect(answer.body.error?.message).toContain("HTTP Status Code = 403");
    expect(simulator.world.app(APP_ID)).toEqual(before);
  });

  test("waits for an answer as long as for a webhook's", async () => {
    const simulator = makeSimulator({ deliver: () => new Promise(() => undefined) });
    const answer = graph(simulator, "POST", PATH, NEW, APP_TOKEN);
    await expect.poll(() => simulator.calls.running).toBe(1);
    await simulator.advanceClock(ANSWER_WITHIN_MS);
    expect((await answer).body.error?.message).toContain("timed out");
  });

  test("takes callback URLs of this machine without a certificate", async () => {
    const simulator = makeSimulator(callback("a new one"));
    for (const host of ["localhost", "127.0.0.1", "[::1]"]) {
      const callback_url = `http://${host}:8787/webhook`;
      expect(codeOf(await graph(simulator, "POST", PATH, { ...NEW, callback_url }, APP_TOKEN))).toBe("ok");
    }
  });

  test("ends for some fields, or altogether", async () => {
    const simulator = makeSimulator(callback("a new one"));
    await graph(simulator, "POST", PATH, NEW, APP_TOKEN);
    await graph(simulator, "DELETE", PATH, { object: "page", fields: "message_echoes" }, APP_TOKEN);
    expect(simulator.world.app(APP_ID).fields).toEqual(["messages"]);
    await graph(simulator, "DELETE", PATH, { object: "page" }, APP_TOKEN);
    simulator.customer(PSID).text("hi");
    expect(simulator.outgoing).toEqual([]);
    expect((await graph(simulator, "GET", PATH, undefined, APP_TOKEN)).body.data).toEqual([]);
  });

  test("is the app's own: nobody else reads or ends it", async () => {
    const app = (appId: string) => ({ appId, appSecret: APP_SECRET, verifyToken: "v" });
    const simulator = makeSimulator({ apps: [app(APP_ID), app("300400500600")] });
    const other = `300400500600|${APP_SECRET}`;
    expect(codeOf(await graph(simulator, "GET", PATH, undefined, other))).toBe("100/33");
    expect(codeOf(await graph(simulator, "DELETE", PATH, { object: "page" }, other))).toBe("100/33");
    expect(codeOf(await graph(simulator, "GET", PATH, undefined, null))).toBe("104");
    expect(codeOf(await graph(simulator, "GET", PATH, undefined, "nonsense"))).toBe("190");
    expect(codeOf(await graph(simulator, "DELETE", PATH, {}, APP_TOKEN))).toBe("100");
    expect(codeOf(await graph(simulator, "PUT", PATH, {}, APP_TOKEN))).toBe("100");
  });
});
