import { describe, expect, test } from "vitest";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import {
  APP_ID,
  APP_SECRET,
  codeOf,
  DAY,
  graph,
  makeSimulator,
  NOW,
  PAGE_ID,
  TOKEN,
  type Answer,
} from "../support.ts";

const APP_TOKEN = `${APP_ID}|${APP_SECRET}`;

function ask(simulator: Simulator, path: string, token: string | null = APP_TOKEN): Promise<Answer> {
  return graph(simulator, "GET", `/v27.0/${path}`, undefined, token);
}

async function debug(simulator: Simulator, token = TOKEN): Promise<unknown> {
  return (await ask(simulator, `debug_token?input_token=${token}`)).body.data;
}

describe("an app", () => {
  test("gets its token for its secret, and reads itself by it", async () => {
    const simulator = makeSimulator();
    const query = `client_id=${APP_ID}&client_secret=${APP_SECRET}&grant_type=client_credentials`;

    const { body } = await ask(simulator, `oauth/access_token?${query}`, null);

    expect(body).toEqual({ access_token: APP_TOKEN, token_type: "bearer" });
    for (const path of ["app", APP_ID]) expect((await ask(simulator, path)).body["id"]).toBe(APP_ID);
  });

  test("is the one of a Page's token, too", async () => {
    const simulator = makeSimulator();

    expect((await ask(simulator, "app", TOKEN)).body["id"]).toBe(APP_ID);
    expect(codeOf(await ask(simulator, "app", "nonsense"))).toBe("190");
    expect(codeOf(await ask(simulator, "app", null))).toBe("104");
  });

  test("is not another one", async () => {
    const other = { appId: "300400500600", appSecret: APP_SECRET, verifyToken: "v" };
    const simulator = makeSimulator({ apps: [{ ...other, appId: APP_ID }, other] });

    expect(codeOf(await ask(simulator, other.appId))).toBe("100/33");
  });
});

describe("debug_token", () => {
  test("tells whose token it is and what it may do", async () => {
    expect(await debug(makeSimulator())).toMatchObject({
      app_id: APP_ID,
      type: "PAGE",
      is_valid: true,
      expires_at: 0,
      data_access_expires_at: 0,
      profile_id: PAGE_ID,
      scopes: [
        ...["pages_messaging", "pages_manage_metadata", "pages_read_engagement", "pages_show_list"],
        "pages_utility_messaging",
      ],
      granular_scopes: [
        { scope: "pages_messaging", target_ids: [PAGE_ID] },
        { scope: "pages_manage_metadata", target_ids: [PAGE_ID] },
        { scope: "pages_read_engagement", target_ids: [PAGE_ID] },
        { scope: "pages_show_list" },
        { scope: "pages_utility_messaging", target_ids: [PAGE_ID] },
      ],
    });
  });

  test("tells of a token that stopped working, and why", async () => {
    const simulator = makeSimulator();
    simulator.page().expireToken("app_removed");

    expect(await debug(simulator)).toMatchObject({ is_valid: false, error: { code: 190, subcode: 458 } });
    expect(await debug(simulator, "EAAnobody")).toEqual({
      is_valid: false,
      scopes: [],
      error: { code: 190, message: "Invalid OAuth access token - Cannot parse access token" },
    });
  });

  test("tells when a token ends, in seconds, and that it has ended", async () => {
    const expiresAt = NOW + DAY;
    const tokens = [{ token: "EAAshort", expiresAt, dataAccessExpiresAt: NOW + 90 * DAY }];
    const simulator = makeSimulator({ page: { tokens } });
    const told = { expires_at: Math.floor(expiresAt / 1000) };

    expect(await debug(simulator, "EAAshort")).toMatchObject({ ...told, is_valid: true });
    expect(codeOf(await ask(simulator, "me", "EAAshort"))).toBe("ok");
    await simulator.advanceClock(DAY);
    expect(await debug(simulator, "EAAshort")).toMatchObject({
      ...told,
      is_valid: false,
      error: { subcode: 463 },
    });
    expect(codeOf(await ask(simulator, "me", "EAAshort"))).toBe("190/463");
  });

  test("leaves no token in the log of calls", async () => {
    const simulator = makeSimulator();
    await debug(simulator);
    await ask(simulator, `oauth/access_token?client_id=${APP_ID}&client_secret=${APP_SECRET}`, null);

    const log = JSON.stringify(simulator.calls.entries);
    expect(log).toContain("input_token");
    expect(log).not.toContain(TOKEN);
    expect(log).not.toContain(APP_SECRET);
  });

  test("asks for a token to tell of", async () => {
    expect(codeOf(await ask(makeSimulator(), "debug_token"))).toBe("100");
  });
});

test("a person lists what was granted", async () => {
  const tokens = [{ token: "EAAuser", type: "user" as const, permissions: ["pages_messaging", "email"] }];
  const simulator = makeSimulator({ page: { tokens } });

  expect((await ask(simulator, "me/permissions", "EAAuser")).body.data).toEqual([
    { permission: "pages_messaging", status: "granted" },
    { permission: "email", status: "granted" },
  ]);
});
