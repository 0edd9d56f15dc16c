import { createExecutionContext, runInDurableObject, waitOnExecutionContext } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Env } from "../../worker/env.ts";
import worker from "../../worker/index.ts";
import { connect, mintToken, newPass, type TestAgent } from "./support/agent.ts";
import { CDN, filesItem, PNG, TestCdn } from "./support/cdn.ts";
import { AGENT_SECRET, APP_SECRET, env, ORIGIN, PAGE_ID, PAGE_TOKEN, VERIFY_TOKEN } from "./support/env.ts";
import { filesOf } from "./support/files.ts";
import { callWorker, useMeta } from "./support/meta.ts";
import { deskAlarm } from "./support/mirror.ts";
import { standAt } from "./support/points.ts";
import { rowsOf } from "./support/storage.ts";
import { aThread, pageAlarm, until, type TestThread } from "./support/thread.ts";
import { bodyOf, itemOf, signatureOf, textItem } from "./support/webhook.ts";

const meta = useMeta();

/** Words that the scenario puts wherever people, Meta or configuration put words. */
const PLANTED = "PLANTED";
const SECRETS = [APP_SECRET, VERIFY_TOKEN, PAGE_TOKEN, AGENT_SECRET];

const METHODS = ["log", "info", "warn", "error", "debug", "trace"] as const;
const logged: string[] = [];
const answered: string[] = [];

beforeEach(() => {
  logged.length = 0;
  answered.length = 0;
  for (const method of METHODS) {
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      logged.push(parts.map((part) => (part instanceof Error ? (part.stack ?? "") : String(part))).join(" "));
    });
  }
});

afterEach(() => {
  expect(logged.length + answered.length).toBeGreaterThan(0);
});

/** Calls the Worker and remembers all of its answer. */
async function call(path: string, init: RequestInit = {}, made: Env = env): Promise<Response> {
  const ctx = createExecutionContext();
  const response = await worker.fetch(new Request(`${ORIGIN}${path}`, init), made, ctx);
  await waitOnExecutionContext(ctx);
  const body = response.webSocket === null ? await response.clone().text() : "";
  answered.push([response.status, JSON.stringify([...response.headers]), body].join("\n"));
  return response;
}

async function deliver(body: string): Promise<number> {
  const headers = { "X-Hub-Signature-256": await signatureOf(body) };
  return (await call("/webhook", { method: "POST", body, headers })).status;
}

const mid = (): string => `m_${crypto.randomUUID()}`;

/** Nothing of this is in what was logged, nor in any answer to a stranger. */
function expectNowhere(thread: TestThread, ...more: string[]): void {
  for (const word of [PLANTED, PLANTED.toLowerCase(), thread.psid, "Marlow", ...SECRETS, ...more]) {
    expect(logged.filter((line) => line.includes(word))).toEqual([]);
    expect(answered.filter((answer) => answer.includes(word))).toEqual([]);
  }
}

async function listenElsewhere(): Promise<TestAgent> {
  const agent = await connect({ sub: "eve", name: "Eve", desk: "elsewhere", role: "admin" });
  await agent.ask("list.open", { view: "open", length: 200 });
  return agent;
}

describe("no text, name, person, token or secret", () => {
  it("gets out while everything goes well", async () => {
    const stranger = await listenElsewhere();
    const thread = await aThread(meta.current, `${PLANTED} question`);
    const kim = await connect({ name: `Kim ${PLANTED}` });
    await kim.ask("thread.open", { conversation: thread.name });
    await deliver(
      bodyOf([itemOf(thread.psid, { postback: { mid: mid(), title: PLANTED, payload: PLANTED } })]),
    );
    await deliver(bodyOf([itemOf(thread.psid, { hologram: { text: PLANTED } })]));

    await kim.ask("message.send", {
      conversation: thread.name,
      seenRev: await thread.rev(),
      text: `${PLANTED} answer`,
    });
    await thread.untilStates("sent");
    await kim.ask("conversation.close", { conversation: thread.name });
    const reason = `${PLANTED} reason`;
    await kim.ask("customer.moderate", { conversation: thread.name, action: "block", reason });
    const ana = await connect({ sub: "ana@crm.example", role: "supervisor" });
    await ana.ask("desk.configure", { settings: { peopleApps: ["40044004400"] } });
    await call("/health");
    const Authorization = `Bearer ${await mintToken({ role: "supervisor" })}`;
    await call("/health", { method: "POST", headers: { Authorization } });
    await call("/api/v1/pass", {
      method: "POST",
      headers: { Authorization: `Bearer ${await mintToken({ name: PLANTED })}` },
    });
    await deskAlarm();

    const passAnswer = answered.at(-1) ?? "";
    expect(passAnswer).toContain('"pass"');
    const audited = logged.flatMap(
      (line) => (/"command\.done","command":"([^"]+)"/.exec(line) ?? [])[1] ?? [],
    );
    expect(audited).toEqual(["message.send", "conversation.close", "customer.moderate", "desk.configure"]);
    expectNowhere(thread, "ana@crm", "40044004400");
    await stranger.ask("presence.set", { presence: "away" });
    expect(JSON.stringify(stranger.frames)).not.toMatch(new RegExp(`${PLANTED}|${thread.psid}|Marlow`));
  });

  it("gets out by files, copied or not, and by their links", async () => {
    const cdn = new TestCdn();
    const broken = (): Promise<Response> => Promise.reject(new TypeError(`${PLANTED} at ${CDN}/${PLANTED}`));
    const files = [
      { type: "image", url: cdn.at(`/${PLANTED}.png`, PNG) },
      { type: "image", url: cdn.at(`/${PLANTED}-gone`, 403) },
      { type: "file", url: cdn.at(`/${PLANTED}-broken`, broken) },
      { type: "file", url: `https://${PLANTED}.example/${PLANTED}` },
    ];
    // The customer's picture is entry 0.
    const ofFiles = (): string[] =>
      logged.filter((line) => line.includes('"event":"media.') && !line.includes('"entry":0,'));
    const thread = await aThread(meta.current, PLANTED);
    expect(await deliver(bodyOf([filesItem(thread.psid, PAGE_ID, files)]))).toBe(200);
    const kim = await connect();
    const id = async (at: number): Promise<string> => (await filesOf(thread))[at]?.id ?? "";
    await until(async () =>
      expect((await filesOf(thread)).map(({ state }) => state)).toEqual([
        "ready",
        "failed",
        "copying",
        "failed",
      ]),
    );
    await until(() => expect(ofFiles()).toHaveLength(3));

    const link = await kim.ask("media.link", { conversation: thread.name, media: await id(0) });
    await kim.ask("media.retry", { conversation: thread.name, media: await id(1) });
    // Who has the link may know the name; the log may not.
    const [said = ""] = link.url.split("=").slice(1);
    await callWorker(new Request(`${ORIGIN}${link.url}`));
    await call(`/media/file?link=${PLANTED}`);
    await call(`/media/file?link=${said}x`);
    await until(() => expect(ofFiles()).toHaveLength(4));

    expect(logged.some((line) => line.includes('"media.retried"') && line.includes('"error"'))).toBe(true);
    expectNowhere(thread, said, "fbcdn", `${PAGE_ID}/`);
  });

  it("gets out by what comes in wrong", async () => {
    const thread = await aThread(meta.current, PLANTED);
    const pass = await newPass();
    const forged = `${(await mintToken({ name: PLANTED })).slice(0, -4)}AAAA`;
    const bad = [
      `{"text":"${PLANTED}\n    at ${PLANTED}`,
      PLANTED,
      `{"object":"${PLANTED}"}`,
      `["${PLANTED}"]`,
    ];

    for (const body of bad) expect(await deliver(body)).toBeGreaterThanOrEqual(400);
    await call("/webhook", { method: "POST", body: bodyOf([textItem(thread.psid, mid(), PLANTED)]) });
    await call(`/webhook/${PLANTED}`, { method: "POST", body: PLANTED });
    await call(`/webhook?hub.mode=subscribe&hub.challenge=1&hub.verify_token=${PLANTED}`);
    await call(`/${PLANTED}?${PLANTED}=${VERIFY_TOKEN}`);
    await call("/api/v1/pass", {
      method: "POST",
      headers: { Authorization: `Bearer ${forged}`, Origin: `https://${PLANTED}.example` },
    });
    await call("/api/v1/pass", { method: "POST", headers: { Authorization: `Bearer ${forged}` } });
    await call("/socket", {
      headers: { Upgrade: "websocket", "Sec-WebSocket-Protocol": `fb-chat.v1, ${forged}` },
    });
    await call("/socket", {
      headers: { Upgrade: "websocket", "Sec-WebSocket-Protocol": `fb-chat.v1, ${pass}x` },
    });
    const kim = await connect();
    for (const frame of [PLANTED, `{"type":"${PLANTED}"}`, `{"type":"message.send","text":"${PLANTED}"}`])
      kim.socket.send(frame);
    await until(() => expect(kim.frames.filter((frame) => frame.type === "reply")).toHaveLength(3));

    expectNowhere(thread, forged.split(".")[2] ?? PLANTED, pass);
    expect(JSON.stringify(kim.frames)).not.toContain(PLANTED);
  });

  it("gets out by faults of our own objects", async () => {
    const thread = await aThread(meta.current, PLANTED);
    const kim = await connect();
    const fault = (): never => {
      throw Object.assign(new Error(`${PLANTED} ${thread.psid}\n    at ${PLANTED} (${APP_SECRET})`), {
        code: "fault",
      });
    };
    await thread.inside((_conversation, { storage }) => {
      storage.sql.exec(
        `CREATE TRIGGER poison BEFORE INSERT ON entry WHEN NEW.text = '${PLANTED} poison' BEGIN SELECT RAISE(ABORT, '${PLANTED}'); END`,
      );
    });

    expect(await deliver(bodyOf([textItem(thread.psid, mid(), `${PLANTED} poison`)]))).toBe(200);
    standAt("the desk is told", fault);
    expect(await deliver(bodyOf([textItem(thread.psid, mid(), PLANTED)]))).toBe(200);
    await thread.alarm();
    standAt("lines of the desk come to a thread", fault);
    await kim.ask("conversation.take", { conversation: thread.name });
    standAt("a conversation is opened", fault);
    expect(await kim.refusal("thread.open", { conversation: thread.name })).toBe("unavailable");
    standAt("the Page gives leave", fault);
    await kim.refusal("message.send", { conversation: thread.name, seenRev: 1_000, text: PLANTED });
    standAt("a conversation is given what Meta sent", fault);
    expect(await deliver(bodyOf([textItem(thread.psid, mid(), PLANTED)]))).toBe(500);
    standAt("the Page tells how it is", fault);
    expect((await call("/health")).status).toBe(503);
    standAt("the desk gives a pass", fault);
    const headers = { Authorization: `Bearer ${await mintToken()}` };
    expect((await call("/api/v1/pass", { method: "POST", headers })).status).toBe(500);
    await deskAlarm();

    expect(logged.some((line) => line.includes('"dead_letter"'))).toBe(true);
    expect(logged.some((line) => line.includes('"publish.postponed"'))).toBe(true);
    expect(logged.some((line) => line.includes('"line.postponed"'))).toBe(true);
    expect(logged.some((line) => line.includes('"fault"'))).toBe(true);
    expectNowhere(thread);
  });

  it.each([
    ["refuses", { kind: "error", code: 100, subcode: 2018001 }, "failed (rejected)"],
    ["blocks the customer", { kind: "error", code: 551, subcode: 1545041 }, "failed (customer_unavailable)"],
    ["stops the Page", { kind: "error", code: 190, subcode: 463 }, "queued (page_paused)"],
    ["cannot be understood", { kind: "html" }, "sending"],
    ["is too busy", { kind: "error", code: 613 }, "queued (page_slow)"],
  ] as const)("gets out when Meta %s and quotes it", async (_name, fault, state) => {
    const thread = await aThread(meta.current, PLANTED);
    const message = `(#100) No matching user ${thread.psid} for ${PLANTED} with token ${PAGE_TOKEN}`;
    meta.current.faults.order({
      ...fault,
      ...(fault.kind === "error" ? { message } : {}),
      path: "/messages",
    });
    meta.current.faults.order({ kind: "error", code: 100, subcode: 33, message, path: thread.psid });

    await thread.send(`${PLANTED} answer`);
    await thread.untilStates(state);
    await call("/health");

    expectNowhere(thread);
    const rows = JSON.stringify(await thread.rows());
    expect(rows).not.toContain(PAGE_TOKEN);
    expect(rows).not.toContain("No matching user");
    await thread.command({ sub: "ana", name: "Ana", role: "admin" }, "message.withdraw", { entry: 2 });
    await pageAlarm();
    await resume();
  });

  it("gets out by a wrong configuration", async () => {
    const thread = await aThread(meta.current);
    const { CONVERSATION, DESK, PAGE, MEDIA, VERSION } = env;
    const values = {
      FACEBOOK_APP_SECRET: PLANTED,
      FACEBOOK_APP_SECRET_FORMER: PLANTED,
      AGENT_TOKEN_SECRET: PLANTED,
      FACEBOOK_PAGE_ID: PLANTED,
      FACEBOOK_GRAPH_URL: PLANTED,
      ALLOWED_ORIGINS: PLANTED,
      AGENT_KEYS: PLANTED,
      ENCRYPTION_KEYS: PLANTED,
      ACCESS_TEAM_DOMAIN: PLANTED,
      ACCESS_AUD: PLANTED,
      ADMIN_LINK: PLANTED,
      FACEBOOK_LOGIN_URL: PLANTED,
      FACEBOOK_LOGIN_CONFIG_ID: PLANTED,
      LOCATION_HINT: PLANTED,
    };
    const made = { CONVERSATION, DESK, PAGE, MEDIA, VERSION, ...values } as unknown as Env;

    await call("/health", {}, made);
    await call("/api/v1/pass", { method: "POST" }, made);
    await call("/webhook", { method: "POST", body: "{}" }, made);

    expect(logged.filter((line) => line.includes("config.fault")).length).toBeGreaterThan(5);
    expectNowhere(thread);
  });
});

/** Lets the Page send again for the tests that follow. */
async function resume(): Promise<void> {
  await rowsOf(env.PAGE.getByName(PAGE_ID), "UPDATE page SET slow_until = NULL");
  await env.PAGE.getByName(PAGE_ID).resume(PAGE_ID);
  await runInDurableObject(env.PAGE.getByName(PAGE_ID), (_page, { storage }) => {
    storage.sql.exec("UPDATE page SET slow_until = NULL");
  });
  await pageAlarm();
}
