import { evictDurableObject, reset, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { configOf, type Config } from "../../../worker/config.ts";
import type { Outcome } from "../../../worker/domain/outcome.ts";
import type { Env } from "../../../worker/env.ts";
import type { ConnectOrder, PageConnection } from "../../../worker/objects/kernel/contracts.ts";
import type { Page } from "../../../worker/objects/page/page.ts";
import { isEmpty } from "../../../worker/objects/kernel/migrations.ts";
import { deskStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { connect } from "../support/agent.ts";
import {
  APP_SECRET,
  env,
  ORIGIN,
  OWN_APP,
  OWN_APP_PAGE,
  PAGE_ID,
  SECOND_PAGE,
  VERIFY_TOKEN,
} from "../support/env.ts";
import { callWorker, deliverAll, newPsid, useMeta } from "../support/meta.ts";
import { standAt } from "../support/points.ts";
import { rowsOf } from "../support/storage.ts";
import { HOUR, letPass, until } from "../support/thread.ts";
import { bodyOf, post } from "../support/webhook.ts";

const meta = useMeta("several Pages");

afterEach(() => reset());

const { id: pageId, token } = SECOND_PAGE;

function anOrder(order: Partial<ConnectOrder> = {}): ConnectOrder {
  return { claim: "c1", desk: "south", name: "Southwind", appId: null, secrets: { token }, ...order };
}

async function connectWith(order: Partial<ConnectOrder> = {}): Promise<PageConnection> {
  const outcome = (await pageStub(env, pageId).connectWith(pageId, anOrder(order))) as Outcome<
    PageConnection,
    { code: string }
  >;
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

async function connection(): Promise<PageConnection | null> {
  return await pageStub(env, pageId).connection(pageId);
}

/** The configuration of the objects, which a test may change under them. */
async function configAtWork(): Promise<Config> {
  return await runInDurableObject(pageStub(env, pageId), (page) =>
    configOf((page as unknown as { env: Env }).env),
  );
}

/** Its alarm has nothing left to do by now. */
async function settle(): Promise<void> {
  const page = pageStub(env, pageId);
  await until(async () => {
    await runDurableObjectAlarm(page);
    const left = await runInDurableObject(page, (object) =>
      (object as unknown as Page).agenda.due(Date.now()),
    );
    expect(left).toEqual([]);
  });
}

const subscribed = (): string[] => Object.keys(meta.current.world.page(pageId).subscribedApps);

describe("a Page that is connected", () => {
  it("is at its desk, subscribed and named, and says what is done", async () => {
    const { state, steps, keyIds } = await connectWith();

    expect(state).toBe("connected");
    expect(steps).toEqual({
      ...{ token: true, desk: true, subscribed: true, profile: true, permissions: true },
      ...{ webhook: false, delivery: false },
    });
    expect(keyIds).toEqual(["test"]);
    expect(subscribed()).toHaveLength(1);
    expect((await (await connect({ desk: "south" })).welcome()).pages).toMatchObject([
      { pageId, name: "Southwind Indoor" },
    ]);
  });

  it("keeps its token sealed, also for an instance that comes later", async () => {
    await connectWith();
    const stored = await rowsOf(pageStub(env, pageId), "SELECT * FROM secret");

    await evictDurableObject(pageStub(env, pageId));

    expect(JSON.stringify(stored)).not.toContain(token);
    expect(stored).toMatchObject([{ field: "token", key_id: "test" }]);
    expect(await pageStub(env, pageId).lease(pageId, null)).toMatchObject({ ok: true, token });
  });

  it("answers customers, and lets in who wrote before", async () => {
    const early = newPsid();
    const item = {
      ...{ sender: { id: early }, recipient: { id: pageId }, timestamp: Date.now() },
      message: { mid: "m_early", text: "Anybody?" },
    };
    await post(bodyOf([item], "messaging", pageId));
    await connectWith();
    await settle();
    const kim = await connect({ desk: "south" });
    const { items } = await kim.ask("list.open", { view: "open", length: 10 });
    expect(items.map(({ conversation }) => conversation)).toEqual([`${pageId}:${early}`]);

    const psid = newPsid();
    meta.current.addCustomers([{ psid, pageId, firstName: "Bo" }]);
    meta.current.customer(psid).send({ text: "Hello" });
    await deliverAll(meta.current);
    const conversation = `${pageId}:${psid}`;
    await kim.ask("message.send", { conversation, seenRev: 1_000, text: "Good day" });

    await until(() => expect(JSON.stringify(meta.current.customer(psid).thread)).toContain("Good day"));
  });

  it("is not connected where no key seals, and nothing is written of its secrets", async () => {
    const { encryptionKeys } = await configAtWork();
    const keys = encryptionKeys.splice(0);

    const outcome: unknown = await pageStub(env, pageId).connectWith(pageId, anOrder());

    encryptionKeys.push(...keys);
    expect(outcome).toEqual({ ok: false, refusal: { code: "no_encryption_keys" } });
    expect(await rowsOf(pageStub(env, pageId), "SELECT * FROM secret")).toEqual([]);
    expect(await connection()).toBeNull();
  });

  it("says which key is gone, sends nothing, and goes on once the key is there again", async () => {
    await connectWith();
    const { encryptionKeys } = await configAtWork();
    const keys = encryptionKeys.splice(0);
    await evictDurableObject(pageStub(env, pageId));

    const { faults, connected } = await pageStub(env, pageId).health(pageId);
    const lease: unknown = await pageStub(env, pageId).lease(pageId, null);

    encryptionKeys.push(...keys);
    expect(faults).toContainEqual({ name: "ENCRYPTION_KEYS", problem: "key_missing", keyId: "test" });
    expect(connected).toBe(false);
    expect(lease).toMatchObject({ ok: false, reason: "page_not_connected" });
    await evictDurableObject(pageStub(env, pageId));
    expect(await pageStub(env, pageId).lease(pageId, null)).toMatchObject({ ok: true, token });
  });

  it("is sealed anew with the current key, once", async () => {
    await connectWith();
    const { encryptionKeys } = await configAtWork();
    encryptionKeys.unshift({ id: "new", bytes: crypto.getRandomValues(new Uint8Array(32)) });

    const first: unknown = await pageStub(env, pageId).reseal(pageId);
    const second: unknown = await pageStub(env, pageId).reseal(pageId);
    await evictDurableObject(pageStub(env, pageId));
    const lease: unknown = await pageStub(env, pageId).lease(pageId, null);

    encryptionKeys.shift();
    expect([first, second]).toEqual([
      { resealed: 1, keyIds: ["new"] },
      { resealed: 0, keyIds: ["new"] },
    ]);
    expect(lease).toMatchObject({ ok: true, token });
  });
});

/** The first call that is meant never comes to its end. */
const DEATHS: [before: string, order: () => void][] = [
  [
    "the desk takes it",
    () => {
      let calls = 0;
      standAt("the desk takes a Page", (goOn) => {
        if (calls++ === 0) throw new Error("died");
        return goOn();
      });
    },
  ],
  [
    "the desk has taken it, unheard",
    () => {
      let calls = 0;
      standAt("the desk takes a Page", (goOn) => {
        goOn();
        if (calls++ === 0) throw new Error("died");
      });
    },
  ],
  ["Meta is asked for its subscription", () => failOnce("GET", "subscribed_apps")],
  ["Meta takes its subscription", () => failOnce("POST", "subscribed_apps")],
  ["Meta is asked about its token", () => failOnce("GET", "debug_token")],
];

function failOnce(method: string, path: string): void {
  const real = vi.mocked(fetch).getMockImplementation()!;
  let calls = 0;
  vi.mocked(fetch).mockImplementation((input, init) => {
    const request = new Request(input, init);
    const isMeant = request.method === method && request.url.includes(path);
    return isMeant && calls++ === 0 ? Promise.reject(new TypeError("died")) : real(request);
  });
}

describe("an instance that dies over a connection", () => {
  it.each(DEATHS)("leaves the next one what is left: before %s", async (_name, order) => {
    order();
    await connectWith().catch(() => null);
    await evictDurableObject(pageStub(env, pageId));

    await letPass(meta.current, HOUR);
    await settle();

    expect(await connection()).toMatchObject({
      state: "connected",
      steps: { token: true, desk: true, subscribed: true, profile: true, permissions: true },
    });
    expect(subscribed()).toHaveLength(1);
    expect(await rowsOf(deskStub(env, "south"), "SELECT page_id FROM page")).toEqual([{ page_id: pageId }]);
  });
});

describe("a Page that is disconnected", () => {
  it("sends nothing, is unsubscribed, forgets its secrets, and can be read", async () => {
    await connectWith();
    const psid = newPsid();
    meta.current.addCustomers([{ psid, pageId, firstName: "Bo" }]);
    meta.current.customer(psid).send({ text: "Hello" });
    await deliverAll(meta.current);
    const kim = await connect({ desk: "south" });

    await pageStub(env, pageId).disconnect(pageId);

    expect(subscribed()).toEqual([]);
    expect(await rowsOf(pageStub(env, pageId), "SELECT * FROM secret")).toEqual([]);
    expect(await connection()).toMatchObject({ state: "disconnected", steps: { token: false } });
    expect(await pageStub(env, pageId).lease(pageId, null)).toMatchObject({ reason: "page_not_connected" });
    const { entries } = await kim.ask("thread.open", { conversation: `${pageId}:${psid}` });
    expect(entries).toHaveLength(1);
    const told = await kim.next((frame) => frame.type === "page" && frame.page.disconnectedAt !== undefined);
    expect(told).toMatchObject({ page: { pageId } });
  });

  it("is unsubscribed by the next instance where Meta did not answer", async () => {
    await connectWith();
    failOnce("DELETE", "subscribed_apps");

    await pageStub(env, pageId).disconnect(pageId);
    expect(await connection()).toMatchObject({ state: "disconnecting" });
    expect(await pageStub(env, pageId).lease(pageId, null)).toMatchObject({ ok: false });
    await evictDurableObject(pageStub(env, pageId));
    await runDurableObjectAlarm(pageStub(env, pageId));

    expect(await connection()).toMatchObject({ state: "disconnected" });
    expect(subscribed()).toEqual([]);
  });

  it("is connected again with its threads", async () => {
    await connectWith();
    await pageStub(env, pageId).disconnect(pageId);

    await connectWith({ claim: "c2" });

    expect(await connection()).toMatchObject({
      state: "connected",
      claim: "c2",
      steps: { subscribed: true },
    });
    expect(subscribed()).toHaveLength(1);
  });
});

describe("a Page that nobody knows", () => {
  it("is asked without a trace", async () => {
    const stranger = pageStub(env, "99999999");

    expect(await stranger.connection("99999999")).toBeNull();
    expect(await stranger.webhookKeys("99999999")).toBeNull();
    expect(await runInDurableObject(stranger, (_page, { storage }) => isEmpty(storage))).toBe(true);
  });
});

describe("the webhook of a Page with an app of its own", () => {
  const { id, token: ownToken } = OWN_APP_PAGE;
  const path = `/webhook/${id}`;

  async function connectOwn(secrets: Partial<ConnectOrder["secrets"]> = {}): Promise<void> {
    const { appId, appSecret, verifyToken } = OWN_APP;
    const order = { appId, secrets: { token: ownToken, appSecret, verifyToken, ...secrets } };
    const outcome: unknown = await pageStub(env, id).connectWith(id, anOrder(order));
    expect(outcome).toMatchObject({ ok: true });
  }

  const bodyFor = (pageId: string): string => {
    const item = { sender: { id: newPsid() }, recipient: { id: pageId }, timestamp: Date.now() };
    return bodyOf([{ ...item, message: { mid: `m_${newPsid()}`, text: "Hello" } }], "messaging", pageId);
  };
  const handshake = async (verifyToken: string, at = path): Promise<number> => {
    const query = new URLSearchParams({
      ...{ "hub.mode": "subscribe", "hub.challenge": "1", "hub.verify_token": verifyToken },
    });
    return (await callWorker(new Request(`${ORIGIN}${at}?${query.toString()}`))).status;
  };

  it("takes what that app signed, of that Page alone", async () => {
    await connectOwn();

    expect((await post(bodyFor(id), path, OWN_APP.appSecret)).status).toBe(200);
    expect((await post(bodyFor(id), path, APP_SECRET)).status).toBe(403);
    expect((await post(bodyFor(PAGE_ID), path, OWN_APP.appSecret)).status).toBe(403);
    expect((await post(bodyFor(PAGE_ID), "/webhook", OWN_APP.appSecret)).status).toBe(403);
    await until(async () =>
      expect(await pageStub(env, id).connection(id)).toMatchObject({ steps: { delivery: true } }),
    );
  });

  it("has its first message when a person wrote one, not with what only tells of messages", async () => {
    await connectOwn();
    const read = JSON.stringify({
      object: "page",
      entry: [
        {
          ...{ id, time: 1 },
          messaging: [{ sender: { id: "991" }, recipient: { id }, timestamp: 1, read: { watermark: 1 } }],
        },
      ],
    });

    expect((await post(read, path, OWN_APP.appSecret)).status).toBe(200);
    await until(async () => expect((await pageStub(env, id).health(id)).lastWebhookAt).not.toBeNull());
    expect(await pageStub(env, id).connection(id)).toMatchObject({
      steps: { webhook: true, delivery: false },
    });
  });

  it("shakes hands with its own verify token alone", async () => {
    await connectOwn();

    expect(await handshake(OWN_APP.verifyToken)).toBe(200);
    expect(await handshake(VERIFY_TOKEN)).toBe(403);
    expect(await handshake(OWN_APP.verifyToken, "/webhook")).toBe(403);
    await until(async () =>
      expect(await pageStub(env, id).connection(id)).toMatchObject({ steps: { webhook: true } }),
    );
  });

  it("is not told as nobody's while its secrets do not open: Meta comes again", async () => {
    await connectOwn();
    const { encryptionKeys } = await configAtWork();
    const keys = encryptionKeys.splice(0);
    await evictDurableObject(pageStub(env, id));

    const told = [
      (await post(bodyFor(id), path, OWN_APP.appSecret)).status,
      await handshake(OWN_APP.verifyToken),
    ];

    encryptionKeys.push(...keys);
    expect(told).toEqual([503, 503]);
    await evictDurableObject(pageStub(env, id));
    expect((await post(bodyFor(id), path, OWN_APP.appSecret)).status).toBe(200);
  });

  it("goes on once it is connected anew after the key of its secrets was lost for good", async () => {
    await connectOwn();
    const { encryptionKeys } = await configAtWork();
    const [lost] = encryptionKeys;
    if (lost === undefined) throw new Error("there is a key");
    encryptionKeys.splice(0, 1, { ...lost, id: "next" });
    onTestFinished(() => void encryptionKeys.splice(0, 1, lost));
    await evictDurableObject(pageStub(env, id));
    expect((await post(bodyFor(id), path, OWN_APP.appSecret)).status).toBe(503);

    await connectOwn();

    expect((await post(bodyFor(id), path, OWN_APP.appSecret)).status).toBe(200);
    expect(await handshake(OWN_APP.verifyToken)).toBe(200);
    expect(await pageStub(env, id).connection(id)).toMatchObject({ former: [], keyIds: ["next"] });
  });

  it("takes the former secret and verify token beside the new ones, until they are retired", async () => {
    await connectOwn();
    await connectOwn({ appSecret: "a-new-app-secret", verifyToken: "a-new-verify-token" });

    for (const secret of [OWN_APP.appSecret, "a-new-app-secret"])
      expect((await post(bodyFor(id), path, secret)).status, secret).toBe(200);
    for (const verifyToken of [OWN_APP.verifyToken, "a-new-verify-token"])
      expect(await handshake(verifyToken), verifyToken).toBe(200);
    expect(await pageStub(env, id).connection(id)).toMatchObject({ former: ["appSecret", "verifyToken"] });

    await pageStub(env, id).retire(id, "appSecret");
    await pageStub(env, id).retire(id, "verifyToken");

    expect((await post(bodyFor(id), path, OWN_APP.appSecret)).status).toBe(403);
    expect((await post(bodyFor(id), path, "a-new-app-secret")).status).toBe(200);
    expect(await handshake(OWN_APP.verifyToken)).toBe(403);
    expect(await handshake("a-new-verify-token")).toBe(200);
    expect(await pageStub(env, id).connection(id)).toMatchObject({ former: [] });
  });

  it("is not there for a Page that nobody connected, of which nothing is written", async () => {
    for (const unknown of ["98765432", "a.b", `1${"0".repeat(40)}`]) {
      expect((await post(bodyFor(unknown), `/webhook/${unknown}`)).status, unknown).toBe(404);
      expect(await handshake(VERIFY_TOKEN, `/webhook/${unknown}`), unknown).toBe(404);
    }
    const stranger = pageStub(env, "98765432");
    expect(await runInDurableObject(stranger, (_page, { storage }) => isEmpty(storage))).toBe(true);
  });
});

describe("a Page with an app of its own", () => {
  const { id, token: ownToken } = OWN_APP_PAGE;
  const { appId, appSecret, verifyToken } = OWN_APP;

  it("answers as that app, and knows its own echoes and who holds the thread", async () => {
    const order = { appId, secrets: { token: ownToken, appSecret, verifyToken } };
    await pageStub(env, id).connectWith(id, anOrder(order));
    const psid = newPsid();
    meta.current.addCustomers([{ psid, pageId: id, firstName: "Bo" }]);
    meta.current.customer(psid).send({ text: "Hello" });
    await deliverAll(meta.current);
    const conversation = `${id}:${psid}`;
    const kim = await connect({ desk: "south" });
    await kim.ask("thread.open", { conversation });

    await kim.ask("message.send", { conversation, seenRev: 1_000, text: "Good day" });
    await until(() => expect(JSON.stringify(meta.current.customer(psid).thread)).toContain("Good day"));
    await deliverAll(meta.current);

    const { entries, thread } = await kim.ask("thread.open", { conversation });
    expect(entries.flatMap(({ author }) => (author.type === "system" ? [] : author.type))).toEqual([
      ...["customer", "agent"],
    ]);
    expect(thread.holder?.by ?? "us").toBe("us");
  });
});

describe("a message that waits when its Page is disconnected", () => {
  it("asks its agent before it leaves, once the Page is connected again", async () => {
    await connectWith();
    const psid = newPsid();
    meta.current.addCustomers([{ psid, pageId, firstName: "Bo" }]);
    meta.current.customer(psid).send({ text: "Hello" });
    await deliverAll(meta.current);
    const conversation = `${pageId}:${psid}`;
    const kim = await connect({ desk: "south" });
    await kim.ask("thread.open", { conversation });
    await pageStub(env, pageId).disconnect(pageId);

    await kim.ask("message.send", { conversation, seenRev: 1_000, text: "Good day" });
    await kim.next((frame) => frame.type === "entries" && JSON.stringify(frame.entries).includes("queued"));
    await connectWith({ claim: "c2" });
    await settle();

    const { entries } = await kim.ask("thread.open", { conversation });
    const said = entries.find(({ author }) => author.type === "agent");
    expect(said?.delivery).toMatchObject({ state: "queued", waiting: { reason: "confirmation" } });
    expect(JSON.stringify(meta.current.customer(psid).thread)).not.toContain("Good day");
    await kim.ask("message.confirm", { conversation, entry: said?.id ?? 0 });
    await until(() => expect(JSON.stringify(meta.current.customer(psid).thread)).toContain("Good day"));
  });
});

describe("a Page that was disconnected, to who looks", () => {
  it("is not one that was never set up", async () => {
    await connectWith();
    await pageStub(env, pageId).check(pageId, ORIGIN);
    await pageStub(env, pageId).disconnect(pageId);

    expect(await pageStub(env, pageId).diagnosis(pageId)).toBeNull();
    const { checks } = await pageStub(env, pageId).check(pageId, ORIGIN);
    expect(checks.filter(({ state }) => state === "attention")).toEqual([]);
    expect(checks.find(({ check }) => check === "token")).toMatchObject({ reason: "disconnected" });
    const health = await pageStub(env, pageId).health(pageId);
    expect(health.faults).toEqual([]);
  });
});
