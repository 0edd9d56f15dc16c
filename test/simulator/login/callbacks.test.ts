import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { signRequest } from "../../../demo/simulator/webhooks/signed-request.ts";
import { ADA, aWorldOfPages, logIn, userToken } from "../login.ts";
import { APP_ID, APP_SECRET, graph, makeSimulator, NOW } from "../support.ts";

type Heard = { url: string; type: string | null; signed: string };

/** What the app heard, and a simulator whose calls it answers like this. */
function listening(answer: () => Response | Promise<Response>): { simulator: Simulator; heard: Heard[] } {
  const heard: Heard[] = [];
  const deliver = async (request: Request): Promise<Response> => {
    const form = new URLSearchParams(await request.text());
    const type = request.headers.get("content-type");
    heard.push({ url: request.url, type, signed: form.get("signed_request") ?? "" });
    return await answer();
  };
  return { simulator: makeSimulator({ ...aWorldOfPages(), deliver }), heard };
}

function payloadOf({ signed }: Heard, secret = APP_SECRET): Record<string, unknown> | null {
  const [signature, payload = ""] = signed.split(".");
  const wanted = createHmac("sha256", secret).update(payload).digest("base64url");
  return signature === wanted
    ? (JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>)
    : null;
}

const confirmed = () => Response.json({ url: "https://worker.test/deletion/abc", confirmation_code: "abc" });

test("a signed request is made as Meta makes it", async () => {
  const payload = { algorithm: "HMAC-SHA256", issued_at: 1791878400, user_id: "218471" };

  expect(await signRequest("simulator-app-secret", payload)).toBe(
    "Ba1Y78Bzd3ZR_gK6SwnL1lcJf0YGfdpi2rIrIXZ5PEw." +
      "eyJhbGdvcml0aG0iOiJITUFDLVNIQTI1NiIsImlzc3VlZF9hdCI6MTc5MTg3ODQwMCwidXNlcl9pZCI6IjIxODQ3MSJ9",
  );
});

describe("when somebody removes the app", () => {
  test("it hears who, by the id it knows", async () => {
    const { simulator, heard } = listening(() => new Response("ok"));
    logIn(simulator);
    const id = simulator.account(ADA).state.appScopedIds[APP_ID];

    const callback = await simulator.account(ADA).removeApp();

    const [call] = heard;
    expect(call).toMatchObject({
      url: "https://worker.test/meta/deauthorize",
      type: expect.stringContaining("application/x-www-form-urlencoded") as string,
    });
    expect(call === undefined ? null : payloadOf(call)).toEqual({
      algorithm: "HMAC-SHA256",
      issued_at: Math.floor(NOW / 1000),
      user_id: id,
    });
    expect(callback).toMatchObject({ kind: "deauthorize", userId: id, status: 200, confirmation: null });
    expect(simulator.world.state.callbacks).toEqual([callback]);
  });

  test("by the app's own call, too", async () => {
    const { simulator, heard } = listening(() => new Response("ok"));
    const token = await userToken(simulator);

    await graph(simulator, "DELETE", "/v27.0/me/permissions", undefined, token);

    expect(heard).toHaveLength(1);
  });

  test("nothing is said of who never let it in, or where it wants to hear nothing", async () => {
    const { simulator, heard } = listening(() => new Response("ok"));
    expect(await simulator.account(ADA).removeApp()).toBeNull();
    simulator.app().set({ deauthorizeUrl: null });
    logIn(simulator);

    expect(await simulator.account(ADA).removeApp()).toBeNull();
    expect(heard).toEqual([]);
  });
});

describe("when somebody wants their data deleted", () => {
  test("the person is told what the app answers", async () => {
    const { simulator, heard } = listening(confirmed);
    logIn(simulator);

    const callback = await simulator.account(ADA).requestDeletion();

    expect(heard[0]?.url).toBe("https://worker.test/meta/data-deletion");
    expect(callback).toMatchObject({
      status: 200,
      confirmation: { url: "https://worker.test/deletion/abc", code: "abc" },
    });
    expect(simulator.account(ADA).state.grants[APP_ID]).toBeDefined();
  });

  test.each([
    ["no address", () => Response.json({ confirmation_code: "abc" }), 200],
    ["no JSON", () => new Response("{ url: 'https://worker.test' }"), 200],
    ["an error", () => new Response("no", { status: 500 }), 500],
    ["nothing", () => Promise.reject(new TypeError("gone")), null],
  ] as const)("an answer of %s confirms nothing", async (_, answer, status) => {
    const { simulator } = listening(answer);

    expect(await simulator.account(ADA).requestDeletion()).toMatchObject({ status, confirmation: null });
  });

  test("others may try the same with what they have", async () => {
    const { simulator, heard } = listening(confirmed);
    const account = simulator.account(ADA);

    await account.requestDeletion(APP_ID, { secret: "stolen", userId: "1" });
    await account.forgeDeauthorization({ algorithm: "none", issuedAt: 5 });

    const [wrong, none] = heard.map((call) => [payloadOf(call), payloadOf(call, "stolen")]);
    expect(wrong).toEqual([null, expect.objectContaining({ user_id: "1" })]);
    expect(none?.[0]).toMatchObject({ algorithm: "none", issued_at: 5 });
  });
});
