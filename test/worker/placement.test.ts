import {
  createExecutionContext,
  reset,
  runDurableObjectAlarm,
  waitOnExecutionContext,
} from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { Env } from "../../worker/env.ts";
import worker from "../../worker/index.ts";
import { pageStub } from "../../worker/objects/kernel/stubs.ts";
import { mintToken } from "./support/agent.ts";
import { env, ORIGIN, PAGE_ID, VERIFY_TOKEN } from "./support/env.ts";
import { newPsid, useMeta } from "./support/meta.ts";
import { rowsOf } from "./support/storage.ts";
import { bodyOf, signatureOf, textItem } from "./support/webhook.ts";

useMeta();
afterEach(() => reset());

/** A Worker of another isolate, with this jurisdiction. */
function placed(jurisdiction?: string): Env {
  const { FACEBOOK_PAGE_ID: _page, FACEBOOK_PAGE_ACCESS_TOKEN: _token, ...rest } = env;
  return { ...rest, ...(jurisdiction === undefined ? {} : { DATA_JURISDICTION: jurisdiction }) };
}

async function call(made: Env, path: string, init: RequestInit = {}): Promise<Response> {
  const ctx = createExecutionContext();
  const response = await worker.fetch(new Request(`${ORIGIN}${path}`, init), made, ctx);
  await waitOnExecutionContext(ctx);
  return response;
}

async function deliver(made: Env): Promise<Response> {
  const body = bodyOf([textItem(newPsid(), "m_placed", "hello")], "messaging");
  return await call(made, "/webhook", {
    ...{ method: "POST", body },
    headers: { "X-Hub-Signature-256": await signatureOf(body) },
  });
}

const recorded = () => env.PLACEMENT.getByName("placement").recorded();
const record = (jurisdiction: string) => env.PLACEMENT.getByName("placement").claim(jurisdiction);
const HANDSHAKE = `/webhook?hub.mode=subscribe&hub.challenge=7&hub.verify_token=${VERIFY_TOKEN}`;

describe("where the data lies", () => {
  it("is recorded with the first thing that is written, and not by who reads", async () => {
    await call(placed(), "/health");
    await call(placed(), HANDSHAKE);
    expect(await recorded()).toBeNull();

    expect((await deliver(placed())).status).toBe(200);

    expect(await recorded()).toBe("none");
    expect((await deliver(placed())).status).toBe(200);
  });

  it.each([
    ["none", "eu"],
    ["eu", undefined],
    ["eu", "us"],
  ])("is refused by name at every entry where it was %s and is %s by now", async (before, now) => {
    await record(before);
    const token = await mintToken();
    const entries: [path: string, init?: RequestInit][] = [
      [HANDSHAKE],
      ["/api/v1/pass", { method: "POST", body: token }],
      ["/api/v1/admin/page.list", { method: "POST", headers: { Authorization: `Bearer ${token}` } }],
      ["/socket", { headers: { Upgrade: "websocket" } }],
      ["/meta/deauthorize", { method: "POST", body: "signed_request=a.b" }],
    ];
    for (const [path, init] of entries) {
      const answer = await call(placed(now), path, init);
      expect([answer.status, await answer.json()], path).toEqual([
        503,
        { error: { code: "jurisdiction_changed" } },
      ]);
    }
    expect((await deliver(placed(now))).status).toBe(503);

    const health = await call(placed(now), "/health");
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({
      ok: false,
      faults: [{ name: "DATA_JURISDICTION", problem: "changed" }],
    });
    expect(await recorded()).toBe(before);
  });

  it.each([
    ["eu", "none", true],
    ["eu", "eu", false],
    ["eu", undefined, false],
    [undefined, "eu", false],
  ])("objects in %s, the bucket in %s: /health warns of it: %s", async (objects, bucket, warns) => {
    const bound = { ...placed(objects), ...(bucket === undefined ? {} : { MEDIA_JURISDICTION: bucket }) };
    const { warnings } = await (await call(bound, "/health")).json<{ warnings: { name: string }[] }>();

    expect(warnings.filter(({ name }) => name === "MEDIA_JURISDICTION")).toEqual(
      warns ? [{ name: "MEDIA_JURISDICTION", problem: "elsewhere" }] : [],
    );
  });

  it("is decided by no stranger: what is refused records nothing", async () => {
    const forged = { method: "POST", body: "{}", headers: { "X-Hub-Signature-256": "sha256=00" } };
    for (const [path, init] of [
      ["/webhook", forged],
      ["/api/v1/pass", { method: "POST", body: "a.b.c" }],
      ["/nowhere", { method: "POST" }],
    ] as const)
      expect((await call(placed(), path, init)).status, path).toBeGreaterThanOrEqual(400);

    expect(await recorded()).toBeNull();
  });

  it("is nowhere while the setting is misspelt, and free to be put right", async () => {
    const answer = await deliver(placed("EU"));

    expect([answer.status, await answer.json()]).toEqual([503, { error: { code: "jurisdiction_invalid" } }]);
    expect((await call(placed("EU"), HANDSHAKE)).status).toBe(503);
    expect(await (await call(placed("EU"), "/health")).json()).toMatchObject({
      ok: false,
      faults: [{ name: "DATA_JURISDICTION", problem: "invalid" }],
    });
    expect(await recorded()).toBeNull();
  });

  it("is as before once the setting is put back: Meta repeats what came meanwhile", async () => {
    await deliver(placed());
    expect((await deliver(placed("eu"))).status).toBe(503);

    expect((await deliver(placed())).status).toBe(200);
  });

  it("is asked again where nobody can tell it: nothing is written meanwhile, and Meta repeats it", async () => {
    const away = placed();
    const broken = () => Promise.reject(new Error("ordered by the test"));
    const PLACEMENT = {
      getByName: () => ({ claim: broken, recorded: broken }),
    } as unknown as Env["PLACEMENT"];

    for (const answer of [
      await deliver({ ...away, PLACEMENT }),
      await call({ ...away, PLACEMENT }, HANDSHAKE),
    ]) {
      expect([answer.status, await answer.json()]).toEqual([503, { error: { code: "unavailable" } }]);
      expect(answer.headers.get("Retry-After")).toBe("5");
    }
    expect(await recorded()).toBeNull();

    expect((await deliver(away)).status).toBe(200);
  });

  it("keeps objects at rest that woke by themselves, and lets them come again", async () => {
    await record("eu");
    const page = pageStub(env, PAGE_ID);
    await page.setUp(PAGE_ID, "a-version");
    const before = await rowsOf(page, "SELECT * FROM page");

    expect(await runDurableObjectAlarm(page)).toBe(true);

    expect(await rowsOf(page, "SELECT * FROM page")).toEqual(before);
    // It is set once more.
    expect(await runDurableObjectAlarm(page)).toBe(true);
  });
});
