import {
  createExecutionContext,
  evictDurableObject,
  reset,
  runDurableObjectAlarm,
  runInDurableObject,
  waitOnExecutionContext,
} from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { LoggedCall } from "../../../demo/simulator/graph/call-log.ts";
import type { Env } from "../../../worker/env.ts";
import { DEFAULT_FIELDS } from "../../../worker/protocol/page/webhook-field-names.ts";
import worker from "../../../worker/index.ts";
import type { PageHealth } from "../../../worker/objects/kernel/contracts.ts";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { connect } from "../support/agent.ts";
import { due } from "../support/duties.ts";
import { APP_ID, env, ORIGIN, PAGE_ID } from "../support/env.ts";
import { aGate } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { letPass, pageAlarm, until } from "../support/thread.ts";

const meta = useMeta();

// What the Page was seen to send must not reach the next test.
afterEach(() => reset());

let versionCount = 0;

/** What an isolate of a newly deployed version is given. */
function aDeployment(id = `version-${String((versionCount += 1))}`): Env {
  return { ...env, VERSION: { id, tag: "", timestamp: "" } };
}

async function visit(deployment: Env): Promise<Response> {
  const ctx = createExecutionContext();
  const response = await worker.fetch(new Request(`${ORIGIN}/health`), deployment, ctx);
  await waitOnExecutionContext(ctx);
  return response;
}

/** After a visit by an isolate of this deployment. */
async function healthOf(deployment: Env): Promise<PageHealth> {
  await visit(deployment);
  return await pageStub(env, PAGE_ID).health(PAGE_ID);
}

function subscriptions(): LoggedCall[] {
  return meta.current.calls.entries.filter(
    ({ method, path }) => method === "POST" && path.endsWith("/subscribed_apps"),
  );
}

/** How often Meta was asked what the Page sends. */
function asked(): number {
  return meta.current.calls.entries.filter(
    ({ method, path }) => method === "GET" && path.endsWith("/subscribed_apps"),
  ).length;
}

/** Meta ended the subscription, or there never was one. */
function unsubscribe(): void {
  meta.current.page(PAGE_ID).state.subscribedApps = {};
}

/** The hour is over. */
async function renew(): Promise<void> {
  await due(pageStub(env, PAGE_ID), "subscription");
  await pageAlarm();
}

async function crashPage(): Promise<void> {
  try {
    await runInDurableObject(pageStub(env, PAGE_ID), (_page, state) =>
      state.abort("crash ordered by the test"),
    );
  } catch {
    // That is how an abort ends the call.
  }
}

describe("the configured Page", () => {
  it("subscribes to every field the product reads, at its first visit", async () => {
    const deployment = aDeployment();
    meta.current.page(PAGE_ID).state.subscribedApps[APP_ID] = [];

    await visit(deployment);

    expect(meta.current.page(PAGE_ID).state.subscribedApps[APP_ID]).toEqual([...DEFAULT_FIELDS]);
    expect(await healthOf(deployment)).toMatchObject({
      connected: true,
      subscribed: true,
      subscribeError: null,
      pausedBy: null,
      subjectToNewEuPrivacyRules: false,
    });
  });

  it("subscribes once per version, however many isolates start and alarms run", async () => {
    const id = "one-version";
    unsubscribe();

    await Promise.all([visit(aDeployment(id)), visit(aDeployment(id)), visit(aDeployment(id))]);
    await visit(aDeployment(id));
    await runDurableObjectAlarm(pageStub(env, PAGE_ID));
    await evictDurableObject(pageStub(env, PAGE_ID));
    await visit(aDeployment(id));

    expect(subscriptions()).toHaveLength(1);
  });

  it("is asked about with a new version, and left alone where nothing is missing", async () => {
    await visit(aDeployment());
    await visit(aDeployment());

    expect(asked()).toBe(2);
    expect(subscriptions()).toEqual([]);
  });

  it("gets what is missing, and keeps what an operator added in Meta's dashboard", async () => {
    meta.current.page(PAGE_ID).state.subscribedApps[APP_ID] = ["feed", "messages", "inbox_labels"];

    await visit(aDeployment());

    const fields = meta.current.page(PAGE_ID).state.subscribedApps[APP_ID];
    expect(new Set(fields)).toEqual(new Set([...DEFAULT_FIELDS, "feed", "inbox_labels"]));
    await renew();
    expect(subscriptions()).toHaveLength(1);
  });

  it("no longer gets what an operator took away again", async () => {
    const { state } = meta.current.page(PAGE_ID);
    state.subscribedApps[APP_ID] = [...DEFAULT_FIELDS, "feed"];
    await visit(aDeployment());
    state.subscribedApps[APP_ID] = [...DEFAULT_FIELDS];
    await renew();
    unsubscribe();

    await renew();

    expect(state.subscribedApps[APP_ID]).not.toContain("feed");
  });

  it("gets what an operator added also after Meta ended the subscription", async () => {
    const { state } = meta.current.page(PAGE_ID);
    state.subscribedApps[APP_ID] = [...DEFAULT_FIELDS, "feed"];
    await visit(aDeployment());
    unsubscribe();

    await renew();

    expect(new Set(state.subscribedApps[APP_ID])).toEqual(new Set([...DEFAULT_FIELDS, "feed"]));
  });

  it("is subscribed without what an operator added where Meta takes that no more", async () => {
    const { state } = meta.current.page(PAGE_ID);
    state.subscribedApps[APP_ID] = [...DEFAULT_FIELDS, "feed"];
    await visit(aDeployment());
    unsubscribe();
    const inner = vi.mocked(fetch).getMockImplementation() as typeof fetch;
    vi.mocked(fetch).mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      const isRefused = request.method === "POST" && /[",]feed[",]/.test(await request.clone().text());
      return isRefused ? Response.json({ error: { code: 100 } }, { status: 400 }) : await inner(request);
    });

    await renew();

    expect(new Set(state.subscribedApps[APP_ID])).toEqual(new Set(DEFAULT_FIELDS));
  });

  it.each([
    ["does not answer", { kind: "drop" }, "no_answer"],
    ["wants rest", { kind: "error", code: 4 }, "graph_4"],
    ["has a bad moment", { kind: "error", code: 2 }, "graph_2"],
  ] as const)("is left alone while Meta %s when it is asked what is there", async (_what, fault, why) => {
    meta.current.page(PAGE_ID).state.subscribedApps[APP_ID] = ["feed"];
    meta.current.faults.order({ ...fault, method: "GET", path: "/subscribed_apps" });
    const deployment = aDeployment();

    await visit(deployment);

    expect(subscriptions()).toEqual([]);
    expect(await healthOf(deployment)).toMatchObject({ subscribed: false, subscribeError: why });
    await renew();
    expect(meta.current.page(PAGE_ID).state.subscribedApps[APP_ID]).toContain("feed");
    expect(await healthOf(deployment)).toMatchObject({ subscribed: true });
  });

  it("shows at /health why Meta refused, and is tried again by the alarm", async () => {
    const deployment = aDeployment();
    unsubscribe();
    meta.current.faults.order({
      kind: "error",
      code: 200,
      method: "POST",
      path: "/subscribed_apps",
      count: 2,
      message: "planted text",
    });

    await visit(deployment);
    const response = await visit(deployment);
    const text = await response.text();

    expect(response.status).toBe(503);
    const fault = { name: "subscription", problem: "graph_200" };
    expect(JSON.parse(text)).toMatchObject({ ok: false, faults: [fault] });
    expect((await healthOf(deployment)).subscribeError).toBe("graph_200");
    expect(text).not.toContain("planted");
    await due(pageStub(env, PAGE_ID), "subscription");
    expect(await healthOf(deployment)).toMatchObject({ subscribed: false, subscribeError: "graph_200" });
    await due(pageStub(env, PAGE_ID), "subscription");
    expect(await healthOf(deployment)).toMatchObject({ subscribed: true, subscribeError: null });
  });

  it.each([
    ["a broken line", { kind: "drop" }, "no_answer"],
    ["a web page for an answer", { kind: "html" }, "server_error"],
  ] as const)("shows %s at /health", async (_name, fault, expected) => {
    const deployment = aDeployment();
    unsubscribe();
    meta.current.faults.order({ ...fault, method: "POST", path: "/subscribed_apps" });

    await visit(deployment);

    expect(await healthOf(deployment)).toMatchObject({ subscribed: false, subscribeError: expected });
    await due(pageStub(env, PAGE_ID), "subscription");
    expect(await healthOf(deployment)).toMatchObject({ subscribed: true });
  });

  it("is tried again when its instance died before Meta answered", async () => {
    const deployment = aDeployment();
    const gate = aGate();
    const inner = vi.mocked(fetch).getMockImplementation() as typeof fetch;
    vi.mocked(fetch).mockImplementation(async (input, init) => {
      await gate.pass();
      return await inner(input, init);
    });
    const visiting = visit(deployment).catch(() => null);
    await until(() => expect(gate.arrived).toBeGreaterThan(0));

    await crashPage();
    vi.mocked(fetch).mockImplementation(inner);
    await visiting;
    expect(await healthOf(deployment)).toMatchObject({ subscribed: false, subscribeError: "pending" });
    await letPass(meta.current, 30_000);

    expect(await runDurableObjectAlarm(pageStub(env, PAGE_ID))).toBe(true);
    expect(await healthOf(deployment)).toMatchObject({ subscribed: true, subscribeError: null });
  });

  it.each([
    [true, { data: [{ subject_to_new_eu_privacy_rules: true }] }],
    [false, { data: [{ subject_to_new_eu_privacy_rules: false }] }],
    [null, { data: [] }],
    [null, { error: { code: 10 } }],
  ])(
    "shows %s for Europe's privacy rules when Meta answers %j, and keeps what it knows",
    async (shown, answer) => {
      await resetPage();
      const inner = vi.mocked(fetch).getMockImplementation();
      let told: object = answer;
      vi.mocked(fetch).mockImplementation((input, init) => {
        const url = input instanceof Request ? input.url : input.toString();
        if (!url.includes("/messenger_profile?")) return inner?.(input, init) ?? fetch(input, init);
        return Promise.resolve(Response.json(told));
      });
      const shows = async (): Promise<void> =>
        until(async () => expect((await healthOf(aDeployment())).subjectToNewEuPrivacyRules).toBe(shown));

      await visit(aDeployment());
      await shows();
      told = {};
      await visit(aDeployment());

      await shows();
    },
  );
});

it("agents are told whether Europe's privacy rules limit the Page, and that they do no more", async () => {
  await resetPage();
  const inner = vi.mocked(fetch).getMockImplementation();
  let isSubject = true;
  vi.mocked(fetch).mockImplementation((input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    if (!url.includes("/messenger_profile?")) return inner?.(input, init) ?? fetch(input, init);
    return Promise.resolve(Response.json({ data: [{ subject_to_new_eu_privacy_rules: isSubject }] }));
  });
  const agent = await connect();
  const told = (): boolean | undefined =>
    agent.frames.findLast((frame) => frame.type === "page")?.page.subjectToNewEuPrivacyRules;
  const isKnown = async (known: boolean): Promise<void> => {
    await visit(aDeployment());
    await until(async () => expect((await healthOf(aDeployment())).subjectToNewEuPrivacyRules).toBe(known));
    await pageAlarm();
  };

  await isKnown(true);
  await until(() => expect(told()).toBe(true));
  expect((await (await connect({ sub: "sam" })).welcome()).pages).toMatchObject([
    { pageId: PAGE_ID, subjectToNewEuPrivacyRules: true },
  ]);

  isSubject = false;
  await isKnown(false);
  await until(() => expect(told()).toBeUndefined());
});

it("agents are told what the Page is called, and when it is renamed; where Meta does not say it stays", async () => {
  const agent = await connect();
  const told = (): string | undefined => agent.frames.findLast((frame) => frame.type === "page")?.page.name;
  const page = meta.current.world.page(PAGE_ID);
  const before = page.name;

  await visit(aDeployment());
  await until(() => expect(told()).toBe(before));
  expect((await (await connect({ sub: "sam" })).welcome()).pages).toMatchObject([
    { pageId: PAGE_ID, name: before },
  ]);

  page.name = "Northwind Alpine";
  await visit(aDeployment());
  await until(() => expect(told()).toBe("Northwind Alpine"));

  page.name = "";
  await visit(aDeployment());
  expect((await (await connect({ sub: "kim" })).welcome()).pages).toMatchObject([
    { name: "Northwind Alpine" },
  ]);
});

async function resetPage(): Promise<void> {
  await rowsOf(pageStub(env, PAGE_ID), "UPDATE page SET eu_privacy_rules = NULL");
}
