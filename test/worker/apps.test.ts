import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { AppEntry } from "../../worker/protocol/admin/answers.ts";
import type { AdminCommandType } from "../../worker/protocol/admin/commands.ts";
import { mintToken } from "./support/agent.ts";
import { takeComments } from "./comments/support.ts";
import { APP_ID, ORIGIN } from "./support/env.ts";
import { callWorker, useMeta } from "./support/meta.ts";

const meta = useMeta();

afterEach(() => reset());

type Told = { status: number; result: AppEntry & { apps: AppEntry[] }; error: { code: string } };

async function tell(command: AdminCommandType, fields: object = {}): Promise<Told> {
  const token = await mintToken({ role: "operator", signer: "operators" });
  const headers = { Authorization: `Bearer ${token}` };
  const init = { method: "POST", headers, body: JSON.stringify(fields) };
  const response = await callWorker(new Request(`${ORIGIN}/api/v1/admin/${command}`, init));
  return { status: response.status, ...(await response.json<Omit<Told, "status">>()) };
}

const theApp = async (): Promise<AppEntry | undefined> => (await tell("app.list")).result.apps[0];

describe("the deployment's Meta app", () => {
  it("is listed with the addresses that Meta is to be told, before anybody asked Meta", async () => {
    expect((await tell("app.list")).result.apps).toEqual([
      {
        appId: APP_ID,
        state: "unchecked",
        webhook: "unchecked",
        checkedAt: null,
        urls: {
          redirect: `${ORIGIN}/oauth/facebook`,
          webhook: `${ORIGIN}/webhook`,
          deauthorize: `${ORIGIN}/meta/deauthorize`,
          dataDeletion: `${ORIGIN}/meta/data-deletion`,
        },
      },
    ]);
  });

  it("is known to be good, and its webhook ours, once Meta said so", async () => {
    expect((await tell("app.check", { appId: APP_ID })).result).toMatchObject({
      state: "valid",
      webhook: "ours",
    });
    expect(await theApp()).toMatchObject({ state: "valid", checkedAt: expect.any(Number) as number });
  });

  it("is known to be refused where the secret is another", async () => {
    meta.current.app(APP_ID).resetSecret("another-secret");

    expect((await tell("app.check", { appId: APP_ID })).error.code).toBe("app_not_good");
    expect(await theApp()).toMatchObject({ state: "invalid" });
  });

  it("has its webhook registered by one command, with a handshake", async () => {
    meta.current.app(APP_ID).pointWebhooks("https://elsewhere.example/webhook");
    expect((await tell("app.check", { appId: APP_ID })).result.webhook).toBe("elsewhere");

    expect((await tell("app.subscribe", { appId: APP_ID })).result.webhook).toBe("ours");

    expect(meta.current.world.app(APP_ID).fields).toContain("messages");
    expect(meta.current.world.app(APP_ID).callbackUrl).toBe(`${ORIGIN}/webhook`);
  });

  it("hears of comments, mentions and reviews where a Page takes comments, and nowhere else", async () => {
    const app = () => meta.current.world.app(APP_ID);
    app().fields = [];
    await tell("app.subscribe", { appId: APP_ID });
    expect(app().fields).not.toContain("ratings");

    await takeComments(meta.current);
    app().fields = [];
    await tell("app.subscribe", { appId: APP_ID });

    expect(app().fields).toEqual(expect.arrayContaining(["messages", "feed", "mention", "ratings"]));
  });

  it("keeps what it has where Meta does not reach this Worker", async () => {
    meta.current.app(APP_ID).pointWebhooks("https://elsewhere.example/webhook");
    meta.current.faults.order({ kind: "error", code: 2200, path: "subscriptions" });

    expect(await tell("app.subscribe", { appId: APP_ID })).toMatchObject({
      status: 409,
      error: { code: "handshake_failed" },
    });
  });

  it("is no other app", async () => {
    for (const command of ["app.check", "app.subscribe"] as const)
      expect((await tell(command, { appId: "998877" })).status).toBe(404);
  });

  it("is not called refused while Meta does not answer", async () => {
    meta.current.faults.order({ kind: "drop", count: null });

    expect(await tell("app.check", { appId: APP_ID })).toMatchObject({
      status: 503,
      error: { code: "meta_unavailable" },
    });
    expect(await theApp()).toMatchObject({ state: "unchecked" });
  });
});
