import { beforeEach, describe, expect, test } from "vitest";
import { ControlClient } from "../../../demo/simulator/control-client.ts";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { ADA, aWorldOfPages, CLIENT_ID, dialog, logIn, pageToken, userToken } from "../login.ts";
import {
  APP_ID,
  APP_SECRET,
  codeOf,
  graph,
  makeSimulator,
  PAGE_ID,
  PSID,
  STRANGER,
  TOKEN,
  type Answer,
} from "../support.ts";

let simulator: Simulator;
let client: ControlClient;

beforeEach(() => {
  simulator = makeSimulator({ ...aWorldOfPages(), deliver: () => Promise.resolve(new Response()) });
  client = new ControlClient("https://simulator.test", (url, init) =>
    simulator.fetch(new Request(url, init)),
  );
});

const send = (token: string, to = PSID): Promise<Answer> =>
  graph(
    simulator,
    "POST",
    "/v27.0/me/messages",
    { recipient: { id: to }, message: { text: "Hello" } },
    token,
  );
const subscribe = (token: string): Promise<Answer> =>
  graph(simulator, "POST", `/v27.0/${PAGE_ID}/subscribed_apps`, { subscribed_fields: ["messages"] }, token);

describe.each([
  ["made by hand", () => Promise.resolve(TOKEN)],
  ["that came by a login", () => pageToken(simulator)],
])("for a token %s one command", (_, token) => {
  test.each([
    ["revokes it", "190/458", () => client.page(PAGE_ID).expireToken("app_removed")],
    ["lets it expire", "190/463", () => client.page(PAGE_ID).expireToken()],
    ["ends data access", "190", () => client.page(PAGE_ID).expireDataAccess()],
    ["removes a permission", "230", () => client.page(PAGE_ID).removePermission("pages_messaging")],
    ["removes a task", "200", () => client.page(PAGE_ID).removeTask("MESSAGING")],
    ["restricts the Page", "10/1893063", () => client.page(PAGE_ID).restrict()],
    ["puts the app into development", "200/2018028", () => client.app(APP_ID).setLive(false)],
    ["unverifies the business", "200/2018028", () => client.app(APP_ID).setBusinessVerified(false)],
  ] as const)("%s", async (_, code, order) => {
    const given = await token();
    simulator.customer(PSID).text("hi");
    expect(codeOf(await send(given))).toBe("ok");

    await order();

    expect(codeOf(await send(given))).toBe(code);
  });

  test("removes the task that subscribing takes", async () => {
    const given = await token();
    await client.page(PAGE_ID).removeTask("MODERATE");

    expect(codeOf(await subscribe(given))).toBe("200");
    expect(codeOf(await graph(simulator, "GET", `/v27.0/${PAGE_ID}?fields=tasks`, undefined, given))).toBe(
      "ok",
    );
  });

  test("gives back what it took", async () => {
    const given = await token();
    await client.page(PAGE_ID).setTasks(["MESSAGING"]);
    expect(codeOf(await subscribe(given))).toBe("200");

    await client.page(PAGE_ID).setTasks(["MESSAGING", "MODERATE"]);

    expect(codeOf(await subscribe(given))).toBe("ok");
  });
});

describe("of the app one command", () => {
  test("sends webhooks elsewhere", async () => {
    await subscribe(TOKEN);
    await client.app(APP_ID).pointWebhooks("https://elsewhere.test/hook");
    simulator.customer(PSID).text("hi");

    expect((await simulator.takeOutgoing()).map(({ url }) => url)).toEqual(["https://elsewhere.test/hook"]);
    const app = await graph(
      simulator,
      "GET",
      `/v27.0/${APP_ID}/subscriptions`,
      undefined,
      `${APP_ID}|${APP_SECRET}`,
    );
    expect(app.body.data).toMatchObject([{ callback_url: "https://elsewhere.test/hook" }]);
  });

  test.each([
    ["app's", () => client.app(APP_ID).dropField("messages")],
    ["Page's", () => client.page(PAGE_ID).unsubscribe("messages")],
  ])("takes a field off the %s list", async (_, order) => {
    await subscribe(TOKEN);
    await order();
    simulator.customer(PSID).text("hi");

    expect(simulator.outgoing).toEqual([]);
  });

  test("resets the secret, by which everything is signed from then on", async () => {
    await subscribe(TOKEN);
    simulator.customer(PSID).text("hi");
    const [before] = await Promise.all(
      simulator.webhooks.log.map((webhook) => simulator.webhooks.sign(webhook)),
    );

    await client.app(APP_ID).resetSecret("another");

    const [after] = await simulator.takeOutgoing();
    expect(after?.headers["X-Hub-Signature-256"]).not.toBe(before?.headers["X-Hub-Signature-256"]);
    expect(codeOf(await graph(simulator, "GET", "/v27.0/app", undefined, `${APP_ID}|${APP_SECRET}`))).toBe(
      "190",
    );
    expect(codeOf(await graph(simulator, "GET", "/v27.0/app", undefined, `${APP_ID}|another`))).toBe("ok");
  });

  test("leaves who has a role on it in reach", async () => {
    simulator.add({ customers: [{ psid: "7700110022003399", hasRole: true }] });
    for (const psid of [PSID, "7700110022003399"]) simulator.customer(psid).text("hi");
    await client.app(APP_ID).setBusinessVerified(false);

    expect(codeOf(await send(TOKEN, "7700110022003399"))).toBe("ok");
    expect(codeOf(await send(TOKEN, PSID))).toBe("200/2018028");
  });
});

describe("over HTTP", () => {
  test("somebody logs in, and changes their mind", async () => {
    const address = await client
      .account(ADA)
      .logIn(dialog(), { pages: [PAGE_ID], declined: ["business_management"] });
    expect(new URL(address).searchParams.get("code")).toMatch(/^AQ/);
    expect(await client.account(CLIENT_ID).logIn(dialog(), { cancel: true })).toContain(
      "error_reason=user_denied",
    );
    await expect(client.account(ADA).logIn(dialog({ client_id: "1" }))).rejects.toMatchObject({
      code: "unknown_app",
    });

    const [ada] = await client.accounts();
    expect(ada?.grants[APP_ID]).toMatchObject({
      pages: [PAGE_ID],
      permissions: { business_management: "declined" },
    });
    expect(await client.account(ADA).requestDeletion()).toMatchObject({ kind: "data_deletion", status: 200 });
    expect(await client.account(ADA).removeApp()).toMatchObject({ kind: "deauthorize", status: 200 });
    expect((await client.callbacks()).map(({ kind }) => kind)).toEqual(["data_deletion", "deauthorize"]);
  });

  test("the app is set up as in the dashboard, and gets company", async () => {
    await client.app(APP_ID).set({ redirectUris: ["https://other.test/back"], dataDeletionUrl: null });
    await client.addToWorld({
      apps: [
        {
          appId: "300400500600",
          appSecret: "s",
          verifyToken: "v",
          callbackUrl: "https://worker.test/webhook/10150003",
        },
      ],
      customers: [{ psid: "7700110022003398", pageId: "10150003" }],
    });

    expect(() => logIn(simulator)).toThrow(expect.objectContaining({ code: "url_blocked" }) as Error);
    expect(await client.account(ADA).requestDeletion(APP_ID)).toBeNull();
    expect((await client.apps()).map(({ appId }) => appId)).toEqual([APP_ID, "300400500600"]);
  });

  test("each app hears of its own Pages, at its own address, by its own secret", async () => {
    const other = { appId: "300400500600", appSecret: "other", verifyToken: "v" };
    const callbackUrl = "https://worker.test/webhook/10150003";
    await client.addToWorld({
      apps: [{ ...other, callbackUrl }],
      customers: [{ psid: "7700110022003398", pageId: "10150003" }],
    });
    const token = await client.page("10150003").makeToken(other.appId);
    await graph(simulator, "POST", "/v27.0/me/subscribed_apps", { subscribed_fields: ["messages"] }, token);
    await subscribe(TOKEN);

    for (const psid of [STRANGER, "7700110022003398"]) simulator.customer(psid).text("hi");

    expect((await simulator.takeOutgoing()).map(({ url }) => url)).toEqual([
      "https://worker.test/webhook",
      callbackUrl,
    ]);
    expect(codeOf(await graph(simulator, "GET", "/v27.0/app", undefined, token))).toBe("ok");
  });

  test("a person's role at a Page is changed", async () => {
    const token = await userToken(simulator);
    await client.account(ADA).setTasks("10150003", ["MESSAGING"]);
    await client.account(ADA).setTasks("10150004", ["ANALYZE"]);
    logIn(simulator, ADA, { pages: "all" });
    const tasks = async (id: string) =>
      (await graph(simulator, "GET", `/v27.0/${id}?fields=tasks`, undefined, token)).body["tasks"];

    expect(await tasks("10150003")).toEqual(["MESSAGING"]);
    expect(await tasks("10150004")).toEqual(["ANALYZE"]);
    await expect(client.page(PAGE_ID).setTasks(["NONSENSE" as "MANAGE"])).rejects.toMatchObject({
      code: "bad_input",
    });
  });
});
