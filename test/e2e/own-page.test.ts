import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, inject, it } from "vitest";
import { DeskClient } from "../../demo/local/desk-client.ts";
import { agentValuesOf, ownPageOf } from "../../demo/local/own-page.ts";
import { LocalRun } from "../../demo/local/local-run.ts";
import { OwnRun } from "../../demo/local/own-run.ts";
import { freePort } from "../../demo/local/ports.ts";
import { keptEncryptionKeys } from "../../demo/local/encryption-keys.ts";
import { placeOf, SIMULATOR_VALUES } from "../../demo/local/settings.ts";
import { until } from "../../demo/local/wait.ts";
import { startSimulator } from "../../demo/simulator/server.ts";
import { readEncryptionKeys } from "../../worker/domain/encryption-keys.ts";

const OWN = {
  FACEBOOK_APP_ID: "900800700600",
  FACEBOOK_APP_SECRET: "an app secret with a ' and a \"",
  FACEBOOK_VERIFY_TOKEN: "own-verify-token",
  FACEBOOK_PAGE_ID: "20260001",
  FACEBOOK_PAGE_ACCESS_TOKEN: "EAAown-page-token",
};

const after: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of after.reverse()) await end();
});

/** Somebody's app and Page at Meta, and `npm start` with them. */
async function anOwnRun(agents: Record<string, string> = {}) {
  const [port, backEndPort, graphPort] = [await freePort(), await freePort(), await freePort()];
  const { appId, ...app } = {
    appId: OWN.FACEBOOK_APP_ID,
    appSecret: OWN.FACEBOOK_APP_SECRET,
    verifyToken: OWN.FACEBOOK_VERIFY_TOKEN,
    callbackUrl: `http://127.0.0.1:${String(port)}/webhook`,
  };
  const meta = await startSimulator({
    port: graphPort,
    phonePage: false,
    apps: [{ appId, ...app }],
    pages: [{ id: OWN.FACEBOOK_PAGE_ID, name: "Own", accessToken: OWN.FACEBOOK_PAGE_ACCESS_TOKEN }],
    customers: [{ psid: "7000000001", firstName: "Nora" }],
  });
  after.push(() => meta.close());
  const { root, assets, bundle } = inject("stack");
  const page = ownPageOf({ ...OWN, FACEBOOK_GRAPH_URL: `${meta.url}/v27.0` });
  if (page === null) throw new Error("the environment names a Page");
  const stateDir = join(root, String(port));
  const run = await OwnRun.start({ port, backEndPort, stateDir, assets, bundle, page, agents });
  after.push(() => run.close());
  const isSubscribed = () => Object.keys(meta.simulator.page().state.subscribedApps).length > 0;
  await until("the Page to be subscribed", 90_000, isSubscribed);
  return { meta: meta.simulator, run, stateDir, backEnd: `http://127.0.0.1:${String(backEndPort)}` };
}

const tokenOf = async (backEnd: string) =>
  ((await (await fetch(`${backEnd}/demo/token?agent=kim`)).json()) as { token: string }).token;

describe("npm start with a Page of one's own", () => {
  it("takes its messages and answers them, and uses nothing of the simulator's", async () => {
    const { meta, run, stateDir, backEnd } = await anOwnRun();
    expect((await meta.handshake()).ok).toBe(true);

    meta.customer("7000000001").text("Hello");
    const client = await DeskClient.connect(run.worker.url, await tokenOf(backEnd));
    const conversation = `${OWN.FACEBOOK_PAGE_ID}:7000000001`;
    await expect.poll(async () => (await client.command("thread.open", { conversation })).ok).toBe(true);
    await client.command("message.send", { conversation, seenRev: 1_000, text: "Good morning" });
    await expect
      .poll(() => meta.customer("7000000001").thread.messages.map(({ text }) => text))
      .toEqual(["Hello", "Good morning"]);
    client.close();

    const given = await readFile(join(stateDir, "worker.env"), "utf8");
    for (const value of Object.values(SIMULATOR_VALUES)) expect(given).not.toContain(value);
    expect((await stat(join(stateDir, "worker.env"))).mode & 0o077).toBe(0);
  });

  it("keeps the key of its Pages' secrets beside them, for this user alone", async () => {
    const stateDir = join(inject("stack").root, "kept-keys");

    const made = await keptEncryptionKeys(stateDir);

    expect(readEncryptionKeys(made)).toMatchObject({ keys: [{ id: "own" }], problems: [] });
    expect(await keptEncryptionKeys(stateDir)).toBe(made);
    expect((await stat(join(stateDir, "encryption-keys"))).mode & 0o077).toBe(0);
  });

  it("gives a token to its own pages alone: it opens the conversations of real people", async () => {
    const { backEnd } = await anOwnRun();
    const ask = (headers: Record<string, string>) => fetch(`${backEnd}/demo/token?agent=kim`, { headers });

    const own = await ask({ Origin: backEnd });
    expect([own.status, own.headers.get("access-control-allow-origin")]).toEqual([200, backEnd]);
    expect((await ask({ Origin: "https://elsewhere.example" })).status).toBe(403);
  });
});

describe("the environment of npm start", () => {
  it("names a Page whole or not at all", () => {
    expect(ownPageOf({ FACEBOOK_APP_ID: "", PATH: "/bin" })).toBeNull();
    expect(() => ownPageOf({ ...OWN, FACEBOOK_APP_SECRET: " " })).toThrow("but not FACEBOOK_APP_SECRET");
    expect(() => ownPageOf({ FACEBOOK_GRAPH_URL: "https://graph.example/v27.0" })).toThrow(
      "FACEBOOK_PAGE_ID",
    );
    expect(ownPageOf(OWN)).toEqual({ pageId: OWN.FACEBOOK_PAGE_ID, values: OWN });
  });

  it("says where objects live, and the Worker says when there is no such place", async () => {
    expect(placeOf({ LOCATION_HINT: " weur " })).toEqual({ LOCATION_HINT: "weur" });
    expect(placeOf({ LOCATION_HINT: "" })).toEqual({});
    const { root, assets, bundle } = inject("stack");
    const [port, simulatorPort] = [await freePort(), await freePort()];

    const run = LocalRun.start({
      ...{ port, simulatorPort, assets, bundle },
      stateDir: join(root, String(port)),
      place: placeOf({ LOCATION_HINT: "moon" }),
    });

    await expect(run).rejects.toThrow("LOCATION_HINT: invalid (is none of wnam");
  });

  it("says who may sign agent tokens", () => {
    const agents = { AGENT_TOKEN_SECRET: "x".repeat(32), AGENT_KEYS: "[]" };

    expect(agentValuesOf({ ...agents, FACEBOOK_APP_ID: "1" })).toEqual(agents);
  });
});
