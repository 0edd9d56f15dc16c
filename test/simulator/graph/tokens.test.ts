import { describe, expect, test } from "vitest";
import { hmacHex } from "../../../demo/simulator/webhooks/signature.ts";
import type { AppOptions } from "../../../demo/simulator/world/options.ts";
import { APP_SECRET, codeOf, graph, makeSimulator, PAGE_ID, PSID, TOKEN } from "../support.ts";

const SEND = { recipient: { id: PSID }, message: { text: "Hello" } };

describe("tokens and objects are refused as Meta refuses them", () => {
  test.each([
    ["no token, on me", "/v27.0/me/messages", null, "2500"],
    ["no token, on an id", `/v27.0/${PAGE_ID}/messages`, null, "104"],
    ["a token that is none", "/v27.0/me/messages", "nonsense", "190"],
    ["a token of nobody", "/v27.0/me/messages", "EAAnobody", "190"],
    ["another Page's token", `/v27.0/${PAGE_ID}/messages`, "EAAother", "100/33"],
    ["a user token", "/v27.0/me/messages", "EAAuser", "210"],
    ["a token without pages_messaging", "/v27.0/me/messages", "EAAreader", "230"],
    ["an unknown edge", "/v27.0/me/messagez", TOKEN, "2500"],
    ["an unknown object", "/v27.0/4711/messages", TOKEN, "100/33"],
  ])("%s", async (_, path, token, code) => {
    const simulator = makeSimulator({
      pages: [
        {
          id: PAGE_ID,
          name: "Northwind Outdoor",
          accessToken: TOKEN,
          tokens: [
            { token: "EAAuser", type: "user" },
            { token: "EAAreader", permissions: ["pages_show_list"] },
          ],
        },
        { id: "10150002", name: "Southwind", accessToken: "EAAother" },
      ],
    });
    const answer = await graph(simulator, "POST", path, SEND, token);
    expect(codeOf(answer)).toBe(code);
    expect(answer.body.error?.fbtrace_id).toMatch(/^A/);
  });

  test.each([
    ["expired", "190/463"],
    ["password_changed", "190/460"],
    ["app_removed", "190/458"],
  ] as const)("a token that stopped working: %s", async (problem, code) => {
    const simulator = makeSimulator();
    simulator.page().expireToken(problem);
    expect(codeOf(await graph(simulator, "POST", "/v27.0/me/messages", SEND))).toBe(code);
    simulator.page().replaceToken("EAAnew");
    expect(codeOf(await graph(simulator, "POST", "/v27.0/me/messages", SEND, "EAAnew"))).toBe("ok");
  });

  test("reading an unknown object is a GraphMethodException", async () => {
    const { body } = await graph(makeSimulator(), "GET", "/v27.0/4711");
    expect(body.error).toMatchObject({ type: "GraphMethodException", code: 100, error_subcode: 33 });
    expect(body.error?.message).toContain("Object with ID '4711' does not exist");
  });
});

describe("appsecret_proof", () => {
  const call = async (app: Partial<AppOptions>, query: string): Promise<string> =>
    codeOf(await graph(makeSimulator({ app }), "GET", `/v27.0/me${query}`));

  test("is the HMAC of the token", async () => {
    const proof = "5e5500936dc68ae6456e3c6cc96a77be735067ead2008320e989dc079946e2dd";
    expect(await hmacHex("SHA-256", APP_SECRET, TOKEN)).toBe(proof);
    expect(await call({ requireProof: true }, `?appsecret_proof=${proof}`)).toBe("ok");
  });

  test("may be bound to a time", async () => {
    const proof = await hmacHex("SHA-256", APP_SECRET, `${TOKEN}|1791878400`);
    expect(await call({}, `?appsecret_proof=${proof}&appsecret_time=1791878400`)).toBe("ok");
    expect(await call({}, `?appsecret_proof=${proof}&appsecret_time=1791878401`)).toBe("100");
  });

  test("is refused when wrong, and asked for when required", async () => {
    expect(await call({}, "?appsecret_proof=00")).toBe("100");
    expect(await call({ requireProof: true }, "")).toBe("100");
  });
});
