import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import {
  ADA,
  aWorldOfPages,
  CLIENT_ID,
  codeIn,
  CONFIG_ID,
  exchange,
  logIn,
  pageToken,
  REDIRECT,
  SCOPES,
  shortToken,
  userToken,
} from "../login.ts";
import {
  APP_ID,
  APP_SECRET,
  codeOf,
  DAY,
  graph,
  HOUR,
  makeSimulator,
  NOW,
  PAGE_ID,
  type Answer,
} from "../support.ts";

let simulator: Simulator;

beforeEach(() => {
  simulator = makeSimulator({ ...aWorldOfPages(), deliver: () => Promise.resolve(new Response()) });
});

const ask = (token: string, path = PAGE_ID): Promise<Answer> =>
  graph(simulator, "GET", `/v27.0/${path}`, undefined, token);

async function debug(token: string): Promise<Record<string, unknown>> {
  const { body } = await ask(`${APP_ID}|${APP_SECRET}`, `debug_token?input_token=${token}`);
  return body.data as unknown as Record<string, unknown>;
}

describe("a code", () => {
  const redirect_uri = REDIRECT;

  test("stays good where another address is named", async () => {
    const code = codeIn(logIn(simulator));

    expect(codeOf(await exchange(simulator, { code, redirect_uri: `${REDIRECT}/` }))).toBe("100/36008");
    expect(codeOf(await exchange(simulator, { code }))).toBe("100");
    expect(codeOf(await exchange(simulator, { code, redirect_uri }))).toBe("ok");
  });

  test("is good for its app, with the app's secret", async () => {
    const code = codeIn(logIn(simulator));
    const other = { appId: "300400500600", appSecret: "other-secret", verifyToken: "v" };
    simulator.add({ apps: [other] });

    expect(codeOf(await exchange(simulator, { code, redirect_uri, client_secret: "wrong" }))).toBe("1");
    const client = { client_id: other.appId, client_secret: other.appSecret };
    expect(codeOf(await exchange(simulator, { code, redirect_uri, ...client }))).toBe("100");
    expect(codeOf(await exchange(simulator, { code: "AQnone", redirect_uri }))).toBe("100");
    expect(codeOf(await exchange(simulator, { code, redirect_uri }))).toBe("ok");
  });

  test.each([
    ["S256", (verifier: string) => createHash("sha256").update(verifier).digest("base64url")],
    ["plain", (verifier: string) => verifier],
  ])("takes what its challenge was made of, by %s", async (method, challengeOf) => {
    const code_verifier = "v".repeat(43);
    const asked = { code_challenge: challengeOf(code_verifier), code_challenge_method: method };
    const code = codeIn(logIn(simulator, ADA, {}, asked));

    expect(codeOf(await exchange(simulator, { code, redirect_uri }))).toBe("100");
    expect(codeOf(await exchange(simulator, { code, redirect_uri, code_verifier: "w".repeat(43) }))).toBe(
      "100",
    );
    expect(codeOf(await exchange(simulator, { code, redirect_uri, code_verifier }))).toBe("ok");
  });

  test("is kept out of the log of calls", async () => {
    const code = codeIn(logIn(simulator));
    await exchange(simulator, { code, redirect_uri });
    await exchange(simulator, { grant_type: "fb_exchange_token", fb_exchange_token: "EAAsecret" });

    const log = JSON.stringify(simulator.calls.entries);
    expect(log).toContain("redirect_uri");
    for (const secret of [code, "EAAsecret", APP_SECRET]) expect(log).not.toContain(secret);
  });
});

describe("a person's token", () => {
  test("tells who it is by an id of the app's own", async () => {
    const { body } = await ask(await userToken(simulator), "me");

    expect(body).toEqual({ name: "Ada Admin", id: expect.stringMatching(/^\d{16,17}$/) as string });
    expect(body["id"]).not.toBe(ADA);
    expect(body["id"]).toBe((await ask(await userToken(simulator), "me?fields=id")).body["id"]);
  });

  test("is told of with its scopes and what each is for", async () => {
    const data = await debug(await userToken(simulator, ADA, { pages: [PAGE_ID, "10150005"] }));

    expect(data).toMatchObject({
      app_id: APP_ID,
      type: "USER",
      application: "Northwind Desk",
      is_valid: true,
      issued_at: Math.floor(NOW / 1000),
      expires_at: Math.floor((NOW + 60 * DAY) / 1000),
      data_access_expires_at: Math.floor((NOW + 90 * DAY) / 1000),
      scopes: ["public_profile", ...SCOPES],
    });
    expect(data["granular_scopes"]).toEqual([
      { scope: "public_profile" },
      ...SCOPES.slice(0, 4).map((scope) => ({ scope, target_ids: [PAGE_ID, "10150005"] })),
      { scope: "business_management", target_ids: ["1099800000000001"] },
    ]);
  });

  test("of every Page names none", async () => {
    const data = await debug(await userToken(simulator, ADA, { pages: "all" }));

    expect(data["granular_scopes"]).toContainEqual({ scope: "pages_messaging" });
  });

  test("of somebody with a role on the app may look into tokens", async () => {
    const [ada, cleo] = [await userToken(simulator), await userToken(simulator, CLIENT_ID)];

    expect(codeOf(await ask(ada, `debug_token?input_token=${cleo}`))).toBe("ok");
    expect(codeOf(await ask(cleo, `debug_token?input_token=${ada}`))).toBe("100");
  });
});

describe("the token of a system user, where the configuration is for one", () => {
  beforeEach(() => {
    const tokenType = "system_user" as const;
    simulator.app().set({ loginConfigs: { [CONFIG_ID]: { permissions: SCOPES, tokenType } } });
  });

  const systemToken = async (): Promise<Answer> => {
    const back = logIn(simulator, ADA, {}, { scope: null, config_id: CONFIG_ID });
    return await exchange(simulator, { code: codeIn(back), redirect_uri: REDIRECT });
  };

  test("has no end, and says so", async () => {
    const { body } = await systemToken();

    expect(body).toEqual({ access_token: expect.stringMatching(/^EAA/) as string, token_type: "bearer" });
    expect(await debug(String(body["access_token"]))).toMatchObject({
      ...{ type: "SYSTEM_USER", expires_at: 0, data_access_expires_at: 0, is_valid: true },
    });
  });

  test("outlives password and 90 days, with those of its Pages, but not the app", async () => {
    const user = String((await systemToken()).body["access_token"]);
    const page = await pageToken(simulator, PAGE_ID, user);
    simulator.account(ADA).changePassword();
    await simulator.advanceClock(200 * DAY);
    for (const token of [user, page]) expect(codeOf(await ask(token))).toBe("ok");

    await simulator.account(ADA).removeApp();

    for (const token of [user, page]) expect(codeOf(await ask(token))).toBe("190/458");
  });
});

describe("an app's token", () => {
  test("is told of", async () => {
    expect(await debug(`${APP_ID}|${APP_SECRET}`)).toEqual({
      ...{ app_id: APP_ID, type: "APP", application: "Northwind Desk", is_valid: true, scopes: [] },
    });
  });
});

describe("a Page's token that came by a login", () => {
  test("has no end where the person's was long-lived, and that of the person's where it was not", async () => {
    const long = await pageToken(simulator);
    const short = await pageToken(simulator, PAGE_ID, await shortToken(simulator));

    expect(await debug(long)).toMatchObject({
      ...{ type: "PAGE", profile_id: PAGE_ID, expires_at: 0, is_valid: true },
      data_access_expires_at: Math.floor((NOW + 90 * DAY) / 1000),
    });
    await simulator.advanceClock(HOUR);
    expect(codeOf(await ask(short))).toBe("190/463");
    await simulator.advanceClock(61 * DAY);
    expect(codeOf(await ask(long))).toBe("ok");
    await simulator.advanceClock(29 * DAY);
    expect(codeOf(await ask(long))).toBe("190");
    expect(await debug(long)).toMatchObject({ is_valid: false, error: { code: 190 } });
  });

  test.each([
    ["the password is changed", "190/460", () => simulator.account(ADA).changePassword()],
    ["the app is removed", "190/458", () => simulator.account(ADA).removeApp()],
    ["the person has no role left", "190/492", () => simulator.account(ADA).setTasks(PAGE_ID, [])],
    ["data access ends", "190", () => simulator.account(ADA).expireDataAccess()],
    ["somebody ends it", "190/463", () => simulator.account(ADA).expireTokens()],
  ] as const)("dies when %s", async (_, code, change) => {
    const token = await pageToken(simulator);
    expect(codeOf(await ask(token))).toBe("ok");
    await change();

    expect(codeOf(await ask(token))).toBe(code);
    expect(await debug(token)).toMatchObject({ is_valid: false });
  });

  test("may no more than the person grants, and can do, at this moment", async () => {
    const token = await pageToken(simulator);
    const path = `/v27.0/${PAGE_ID}/subscribed_apps`;
    const subscribe = () => graph(simulator, "POST", path, { subscribed_fields: ["messages"] }, token);
    expect(codeOf(await subscribe())).toBe("ok");

    simulator.account(ADA).setTasks(PAGE_ID, ["MESSAGING"]);
    expect(codeOf(await subscribe())).toBe("200");
    simulator.account(ADA).removePermission("pages_messaging");
    expect((await subscribe()).body.error?.message).toContain("permissions is needed: pages_messaging");
    expect((await debug(token))["scopes"]).not.toContain("pages_messaging");
  });

  test("may nothing at a Page that was left out in a later login", async () => {
    const token = await pageToken(simulator);
    logIn(simulator, ADA, { pages: ["10150002"] });

    expect(await debug(token)).toMatchObject({
      is_valid: true,
      scopes: ["public_profile", "business_management"],
    });
  });
});

describe("a person's permissions", () => {
  test("are listed with what was declined", async () => {
    const token = await userToken(simulator, ADA, { declined: ["business_management"] });

    const { body } = await ask(token, "me/permissions");

    expect(body.data).toContainEqual({ permission: "pages_messaging", status: "granted" });
    expect(body.data).toContainEqual({ permission: "business_management", status: "declined" });
  });

  test("are given back one by one, or with the app", async () => {
    const token = await userToken(simulator);
    const withdraw = (path: string) =>
      graph(simulator, "DELETE", `/v27.0/me/permissions${path}`, undefined, token);

    expect((await withdraw("/pages_messaging")).body).toEqual({ success: true });
    expect(codeOf(await withdraw("/pages_messaging"))).toBe("100");
    expect((await debug(token))["scopes"]).not.toContain("pages_messaging");
    expect((await withdraw("")).body).toEqual({ success: true });
    expect(codeOf(await ask(token, "me"))).toBe("190/458");
  });
});
