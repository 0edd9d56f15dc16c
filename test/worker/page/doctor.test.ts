import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Directory } from "../../../worker/objects/directory/directory.ts";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Page } from "../../../worker/objects/page/page.ts";
import type { PageEntry } from "../../../worker/protocol/admin/answers.ts";
import type { AdminCommandType } from "../../../worker/protocol/admin/commands.ts";
import {
  CHECKS,
  type Check,
  type CheckName,
  type Diagnosis,
  type DoctorLine,
  type RoundTripAnswer,
} from "../../../worker/protocol/admin/doctor.ts";
import { DEFAULT_FIELDS } from "../../../worker/protocol/page/webhook-field-names.ts";
import type { Role } from "../../../worker/protocol/rights.ts";
import { connect, mintToken } from "../support/agent.ts";
import { due } from "../support/duties.ts";
import { APP_ID, env, ORIGIN, PAGE_ID, PAGE_TOKEN, SECOND_PAGE, VERIFY_TOKEN } from "../support/env.ts";
import { callWorker, deliverAll, useMeta } from "../support/meta.ts";
import { aThread, DAY, letPass, MINUTE, pageAlarm, SECOND, until } from "../support/thread.ts";
import { bodyOf, signatureOf, textItem } from "../support/webhook.ts";

const meta = useMeta("several Pages");

afterEach(() => reset());

type Told = { status: number; result: Diagnosis; error: { code: string } };

async function tell(command: AdminCommandType, fields: object, role: Role = "operator"): Promise<Told> {
  const token = await mintToken({ role, ...(role === "operator" ? { signer: "operators" as const } : {}) });
  const headers = { Authorization: `Bearer ${token}` };
  const init = { method: "POST", headers, body: JSON.stringify({ pageId: PAGE_ID, ...fields }) };
  const response = await callWorker(new Request(`${ORIGIN}/api/v1/admin/${command}`, init));
  return { status: response.status, ...(await response.json<Omit<Told, "status">>()) };
}

/** Meta is asked no more often than a person presses: a moment is over. */
async function check(): Promise<Check[]> {
  await letPass(meta.current, 3 * SECOND);
  return (await tell("page.check", {})).result.checks;
}

async function attention(): Promise<string[]> {
  const checks = (await check()).filter(({ state }) => state === "attention");
  return checks.map(({ check: name, reason }) => `${name} ${reason ?? ""}`);
}

async function found(name: CheckName): Promise<Check | undefined> {
  return (await check()).find((it) => it.check === name);
}

/** Somebody shakes hands with another verify token; an isolate tells its Page of that no more often than every five minutes. */
async function shakeHands(token: string): Promise<void> {
  const query = `hub.mode=subscribe&hub.challenge=1&hub.verify_token=${token}`;
  expect((await callWorker(new Request(`${ORIGIN}/webhook?${query}`))).status).toBe(403);
  await pageStub(env, PAGE_ID).doubtSetUp(PAGE_ID, "handshake");
}

/** An agent's message that Meta refuses. */
async function sendInVain(): Promise<void> {
  const thread = await aThread(meta.current);
  await thread.send("Hello");
  await until(async () =>
    expect(await pageStub(env, PAGE_ID).health(PAGE_ID)).toMatchObject({
      pausedBy: expect.any(Number) as number,
    }),
  );
}

const page = () => meta.current.page(PAGE_ID);
const app = () => meta.current.app(APP_ID);
const health = () => pageStub(env, PAGE_ID).health(PAGE_ID);

describe("the doctor", () => {
  it("finds nothing wrong with a Page that works", async () => {
    await aThread(meta.current);

    expect(await attention()).toEqual([]);
    const unknown = (await check()).filter(({ state }) => state === "unknown");
    expect(unknown.map(({ check: name }) => name)).toEqual(["app_mode", "human_agent", "round_trip"]);
  });

  it.each<[what: string, spoil: () => void | Promise<unknown>, finding: string]>([
    ["a token that was revoked", () => page().expireToken("app_removed"), "token app_removed"],
    ["a token that expired", () => page().expireToken("expired"), "token expired"],
    [
      "a token of another Page",
      () => {
        meta.current.world.state.tokens[PAGE_TOKEN]!.pageId = SECOND_PAGE.id;
      },
      "token of_another_page",
    ],
    ["a field that is missing", () => page().unsubscribe("message_reads"), "fields fields_missing"],
    ["another app secret", () => app().resetSecret("another"), "app wrong_secret"],
    [
      "another verify token",
      async () => {
        app().pointWebhooks("https://elsewhere.example/webhook", "another");
        await shakeHands("another");
      },
      "handshake handshake_refused",
    ],
    [
      "an app in development",
      async () => {
        const sent = sendInVain();
        app().setLive(false);
        await sent;
      },
      "app_mode development",
    ],
    [
      "a Page that is restricted",
      async () => {
        page().restrict();
        meta.current.outgoing.length = 0;
        await sendInVain();
      },
      "standing restricted",
    ],
    [
      "a permission that was taken away",
      () => page().removePermission("pages_messaging"),
      "permissions not_granted",
    ],
    ["a task that was taken away", () => page().removeTask("MESSAGING"), "tasks tasks_missing"],
    [
      "webhooks that go elsewhere",
      () => app().pointWebhooks("https://elsewhere.example/webhook"),
      "webhook elsewhere",
    ],
    ["data access that ended", () => page().expireDataAccess(), "data_access ended"],
  ])("names %s", async (_what, spoil, finding) => {
    expect(await attention()).toEqual([]);

    await spoil();

    expect(await attention()).toContain(finding);
  });

  it("tells since when", async () => {
    await check();
    const before = Date.now();
    await letPass(meta.current, MINUTE);
    page().removeTask("MESSAGING");
    const since = (await found("tasks"))?.since ?? 0;
    expect(since).toBeGreaterThan(before);

    await letPass(meta.current, DAY);
    expect((await found("tasks"))?.since).toBe(since);
  });

  it("does not know what hangs, and answers all the rest", async () => {
    meta.current.faults.order({ kind: "hang", path: "subscribed_apps", count: null });
    const checks = await check();

    expect(checks.find((it) => it.check === "fields")).toMatchObject({
      state: "unknown",
      reason: "no_answer",
    });
    expect(checks.find((it) => it.check === "token")).toMatchObject({ state: "good" });
  });

  it("is not misled by strangers", async () => {
    await aThread(meta.current);
    const body = bodyOf([textItem("24150009", "m_forged", "hello")], "messaging");
    const headers = { "X-Hub-Signature-256": await signatureOf(body, "not the secret") };
    await callWorker(new Request(`${ORIGIN}/webhook`, { method: "POST", body, headers }));
    await shakeHands("guessed");
    await until(async () => expect((await health()).warnings).not.toEqual([]));

    expect(await attention()).toEqual([]);
    expect((await health()).faults).toEqual([]);
  });

  it("shows no token and no secret", async () => {
    page().expireToken("expired");
    expect(JSON.stringify(await check())).not.toMatch(/EAA|secret-|test-app-secret/);
  });
});

describe("a repair", () => {
  it("completes the fields of the Page", async () => {
    page().unsubscribe("message_reads");
    expect(await found("fields")).toMatchObject({ fix: "resubscribe", names: ["message_reads"] });

    const { result } = await tell("page.repair", { fix: "resubscribe" });

    expect(result.checks.find((it) => it.check === "fields")).toMatchObject({ state: "good" });
  });

  it("has Meta's events come here, after a handshake", async () => {
    app().pointWebhooks("https://elsewhere.example/webhook", "another");
    await shakeHands("another");
    expect(await found("handshake")).toMatchObject({ fix: "register_webhook" });

    const { result } = await tell("page.repair", { fix: "register_webhook" });

    for (const name of ["webhook", "handshake"] as const)
      expect(result.checks.find((it) => it.check === name)?.state, name).toBe("good");
    expect(meta.current.world.app(APP_ID)).toMatchObject({
      callbackUrl: `${ORIGIN}/webhook`,
      verifyToken: VERIFY_TOKEN,
    });
  });

  it("lets a Page go on that is no longer restricted", async () => {
    page().restrict();
    meta.current.outgoing.length = 0;
    await sendInVain();
    expect(await found("sending")).toMatchObject({ reason: "paused", fix: "resume", graphCode: 10 });
    page().unrestrict();
    meta.current.outgoing.length = 0;

    const { result } = await tell("page.repair", { fix: "resume" });

    const judged = result.checks.filter(({ check: name }) => name === "sending" || name === "standing");
    for (const one of judged) expect(one).toMatchObject({ state: "unknown", reason: "resumed" });
    await until(() => expect(meta.current.outgoing).not.toEqual([]));
    await until(async () => expect(await found("sending")).toMatchObject({ state: "good" }));
    expect(await found("standing")).toMatchObject({ state: "good" });
  });

  it("does not call a Page well that Meta still restricts", async () => {
    page().restrict();
    meta.current.outgoing.length = 0;
    await sendInVain();

    await tell("page.repair", { fix: "resume" });

    const standing = await found("standing");
    expect(["resumed", "restricted"]).toContain(standing?.reason);
    await until(async () => expect(await found("standing")).toMatchObject({ reason: "restricted" }));
  });

  it.each<[what: string, spoil: () => void]>([
    ["revoked", () => page().expireToken("app_removed")],
    [
      "of another Page",
      () => {
        meta.current.world.state.tokens[PAGE_TOKEN]!.pageId = SECOND_PAGE.id;
      },
    ],
  ])("lets no Page go on whose token is %s", async (_what, spoil) => {
    page().restrict();
    meta.current.outgoing.length = 0;
    await sendInVain();
    page().unrestrict();
    spoil();

    expect(await tell("page.repair", { fix: "resume" })).toMatchObject({
      status: 409,
      error: { code: "token_not_good" },
    });
    expect(await health()).toMatchObject({ pausedBy: 10 });
  });

  it("is refused by name where it does not help", async () => {
    page().expireToken("expired");
    await check();

    expect(await tell("page.repair", { fix: "resume" })).toMatchObject({
      status: 409,
      error: { code: "token_not_good" },
    });
  });

  it("of the app that serves every desk is the operator's alone", async () => {
    expect(await tell("page.repair", { fix: "register_webhook" }, "admin")).toMatchObject({ status: 403 });
    expect(await tell("page.repair", { fix: "resubscribe" }, "admin")).toMatchObject({ status: 200 });
  });
});

describe("a Page is looked at by itself", () => {
  const asked = () => meta.current.calls.entries.filter(({ path }) => path.endsWith("/debug_token")).length;
  const dueIn = (ms: number) =>
    runInDurableObject(pageStub(env, PAGE_ID), (object) =>
      (object as unknown as Page).agenda.due(Date.now() + ms).includes("doctor"),
    );

  it("daily", async () => {
    await pageStub(env, PAGE_ID).setUp(PAGE_ID, "version-of-the-doctor");
    expect(await dueIn(DAY - MINUTE)).toBe(false);
    expect(await dueIn(DAY + MINUTE)).toBe(true);

    const before = asked();
    await due(pageStub(env, PAGE_ID), "doctor");
    await until(() => expect(asked()).toBeGreaterThan(before));
    await until(async () => expect(await pageStub(env, PAGE_ID).diagnosis(PAGE_ID)).not.toBeNull());
  });

  it("a minute after Meta refused its token, and after it refused a permission", async () => {
    await aThread(meta.current);
    await check();
    await letPass(meta.current, 11 * MINUTE);
    await pageStub(env, PAGE_ID).refused(PAGE_ID, { code: 10, subcode: null }, PAGE_TOKEN);
    expect(await dueIn(0)).toBe(false);
    expect(await dueIn(2 * MINUTE)).toBe(true);

    expect(await found("sending")).toMatchObject({ reason: "refused", graphCode: 10 });
    await letPass(meta.current, 11 * MINUTE);
    await pageStub(env, PAGE_ID).pause(PAGE_ID, null, { code: 190, subcode: 463 }, PAGE_TOKEN);
    expect(await dueIn(2 * MINUTE)).toBe(true);
  });

  it("and the list of Pages tells administrators how much needs somebody, until it is mended", async () => {
    const listed = async (role: Role = "operator") => {
      const { result } = await tell("page.list", { pageId: undefined }, role);
      return (result as unknown as { pages: PageEntry[] }).pages.find(({ pageId }) => pageId === PAGE_ID)
        ?.findings;
    };
    expect(await check()).toBeDefined();
    expect(await listed()).toBeUndefined();

    page().state.subscribedApps[APP_ID] = ["messages"];
    const found = await attention();
    expect(found).toHaveLength(1);
    expect(await listed()).toBe(1);
    expect(await listed("admin")).toBe(1);

    await tell("page.repair", { fix: "resubscribe" });
    expect(await listed()).toBeUndefined();
  });

  it("and administrators hear by the next look what they could not be told", async () => {
    const noteFindings = vi.spyOn(Directory.prototype, "noteFindings");
    noteFindings.mockImplementationOnce(() => {
      throw new Error("ordered by the test");
    });
    page().state.subscribedApps[APP_ID] = ["messages"];

    expect(await attention()).toHaveLength(1);
    expect(await attention()).toHaveLength(1);
    await attention();

    expect(noteFindings.mock.calls).toEqual([
      [PAGE_ID, 1],
      [PAGE_ID, 1],
    ]);
  });

  it("and its agents are told what does not work", async () => {
    await aThread(meta.current);
    page().unsubscribe("messages");
    app().pointWebhooks("https://elsewhere.example/webhook");
    await check();

    await pageAlarm();
    await until(async () => {
      const { pages } = await (await connect()).welcome();
      expect(pages[0]?.trouble).toMatchObject({ stops: "receiving" });
    });
  });

  it("as soon as a person's message comes where nothing came", async () => {
    const stub = pageStub(env, PAGE_ID);
    const { subscribedApps } = page().state;
    const before = structuredClone(subscribedApps);
    page().unsubscribe("messages");
    await check();
    Object.assign(subscribedApps, before);

    await stub.heardFromMeta(PAGE_ID, "webhook", null);
    await pageAlarm();
    expect(await isTroubled("fields")).toBe(true);

    await stub.heardFromMeta(PAGE_ID, "message", null);
    await pageAlarm();
    await until(async () => expect(await isTroubled("fields")).toBe(false));
  });

  it("as soon as Meta takes a message where it took none", async () => {
    page().removeTask("MESSAGING");
    await check();
    page().setTasks(["MESSAGING", "MODERATE"]);
    expect(await isTroubled("tasks")).toBe(true);

    const thread = await aThread(meta.current);
    await thread.send("Hello");

    await until(async () => {
      await pageAlarm();
      expect(await isTroubled("tasks")).toBe(false);
    });
  });
});

/** Whether this needed somebody when it was last looked at. */
async function isTroubled(name: CheckName): Promise<boolean> {
  const { checks = [] } = (await pageStub(env, PAGE_ID).diagnosis(PAGE_ID)) ?? {};
  return checks.some((it) => it.check === name && it.state === "attention");
}

describe("fields that an operator wants", () => {
  const sent = () => new Set(page().state.subscribedApps[APP_ID]);
  const want = async (fields: readonly string[]): Promise<Told> => await tell("page.fields", { fields });
  const OTHERS = DEFAULT_FIELDS.filter((field) => field !== "message_reads");

  it("are sent at once, whether added or left out, and stay so when the subscription is renewed", async () => {
    await pageStub(env, PAGE_ID).setUp(PAGE_ID, "fields");
    const { result } = await want([...OTHERS, "response_feedback"]);

    expect(result.checks.find((it) => it.check === "fields")).toMatchObject({ state: "good" });
    expect(sent()).toEqual(new Set([...OTHERS, "response_feedback"]));

    await pageStub(env, PAGE_ID).setUp(PAGE_ID, "another-version");
    await due(pageStub(env, PAGE_ID), "subscription");
    expect(sent()).toEqual(new Set([...OTHERS, "response_feedback"]));
  });

  it("are what the doctor compares with, and what a repair completes", async () => {
    await want([...OTHERS, "response_feedback"]);
    page().unsubscribe("response_feedback");
    expect(await found("fields")).toMatchObject({ names: ["response_feedback"], fix: "resubscribe" });

    await tell("page.repair", { fix: "resubscribe" });

    expect(sent()).toEqual(new Set([...OTHERS, "response_feedback"]));
    expect((await found("fields"))?.state).toBe("good");
  });

  it("stay as they were where Meta refuses them", async () => {
    await want(DEFAULT_FIELDS);
    const told = await want([...DEFAULT_FIELDS, "no_such_field"]);

    expect(told).toMatchObject({ status: 409, error: { code: "token_not_good" } });
    expect(await pageStub(env, PAGE_ID).wantedFields(PAGE_ID)).not.toContain("no_such_field");
  });

  it("have messages among them", async () => {
    expect(await want(OTHERS.filter((field) => field !== "messages"))).toMatchObject({ status: 400 });
  });

  it("are kept at the app when its webhook is registered anew", async () => {
    await want([...OTHERS, "response_feedback"]);
    app().state.fields = ["feed"];

    await tell("page.repair", { fix: "register_webhook" });

    expect(app().state.fields).toEqual(expect.arrayContaining(["feed", "response_feedback", "messages"]));
    expect((await found("webhook"))?.state).toBe("good");
  });
});

async function entriesOf({ name }: { name: string }): Promise<unknown[]> {
  return ((await (await connect()).ask("thread.open", { conversation: name })) as { entries: unknown[] })
    .entries;
}

describe("a message that is sent to come back", () => {
  it("goes to a test person and comes by the webhook, and no thread shows it", async () => {
    const thread = await aThread(meta.current);
    const entries = (await entriesOf(thread)).length;
    const running = tell("page.roundTrip", { psid: thread.psid });
    await until(() => expect(meta.current.outgoing.some(({ body }) => body.includes("is_echo"))).toBe(true));
    await deliverAll(meta.current);

    const { result } = (await running) as unknown as { result: RoundTripAnswer };
    expect(result).toEqual({ at: expect.any(Number) as number, tookMs: expect.any(Number) as number });
    expect(await found("round_trip")).toMatchObject({ state: "good", reason: "came_back" });
    expect(await entriesOf(thread)).toHaveLength(entries);
    expect(meta.current.customer(thread.psid).thread.messages.at(-1)).toMatchObject({ from: "page" });
  });

  it("is refused by Meta's code where it was not taken", async () => {
    const thread = await aThread(meta.current);
    page().restrict();
    const told = await tell("page.roundTrip", { psid: thread.psid });

    expect(told).toMatchObject({ status: 409, error: { code: "token_not_good" } });
    expect(await found("round_trip")).toMatchObject({ reason: "test_refused", graphCode: 10 });
  });

  it("leaves echoes of others as they are", async () => {
    const thread = await aThread(meta.current);
    const before = (await entriesOf(thread)).length;
    page().otherAppReply(thread.psid, "Hello", undefined, "fb-chat-test:99999:1");
    await deliverAll(meta.current);
    await until(async () => expect(await entriesOf(thread)).toHaveLength(before + 1));
  });
});

/** What is told by `POST /api/v1/pages/:pageId/check`, line by line. */
async function* checkAloud(role: Role = "operator"): AsyncGenerator<DoctorLine> {
  const token = await mintToken({ role, ...(role === "operator" ? { signer: "operators" as const } : {}) });
  const init = { method: "POST", headers: { Authorization: `Bearer ${token}` } };
  const response = await callWorker(new Request(`${ORIGIN}/api/v1/pages/${PAGE_ID}/check`, init));
  expect(response.status).toBe(200);
  let rest = "";
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as DoctorLine;
  }
  expect(rest).toBe("");
}

async function all(lines: AsyncIterable<DoctorLine>): Promise<DoctorLine[]> {
  const told: DoctorLine[] = [];
  for await (const line of lines) told.push(line);
  return told;
}

describe("POST /api/v1/pages/:pageId/check", () => {
  it("tells each finding as it comes, while an answer is missing, and at last all of them", async () => {
    await aThread(meta.current);
    meta.current.faults.order({ kind: "hang", path: "subscribed_apps", count: null });
    const told: string[] = [];
    let last: DoctorLine | null = null;
    for await (const line of checkAloud()) {
      last = line;
      if ("check" in line) told.push(line.check.check);
    }

    expect(new Set(told)).toEqual(new Set(CHECKS));
    expect(told).toHaveLength(CHECKS.length);
    // Nothing waited for what hung.
    expect(told.at(-1)).toBe("fields");
    expect(last).toMatchObject({ diagnosis: { checks: expect.any(Array) as Check[] } });
  });

  it("tells a second who asks meanwhile the same", async () => {
    await aThread(meta.current);
    const both = await Promise.all([all(checkAloud()), all(checkAloud())]);
    for (const lines of both)
      expect(lines.flatMap((line) => ("check" in line ? line.check.check : []))).toHaveLength(CHECKS.length);
    expect(both[0].at(-1)).toEqual(both[1].at(-1));
  });

  it("tells nobody else", async () => {
    await aThread(meta.current);
    const ask = async (options: Parameters<typeof mintToken>[0], pageId = PAGE_ID): Promise<number> => {
      const headers = { Authorization: `Bearer ${await mintToken(options)}` };
      const init = { method: "POST", headers };
      return (await callWorker(new Request(`${ORIGIN}/api/v1/pages/${pageId}/check`, init))).status;
    };
    expect(await ask({ role: "supervisor" })).toBe(403);
    expect(await ask({ role: "admin", desk: "south" })).toBe(404);
    expect(await ask({ role: "operator", signer: "operators" }, SECOND_PAGE.id)).toBe(404);
  });
});

describe("GET /health", () => {
  const ask = async () =>
    await (await callWorker(new Request(`${ORIGIN}/health`))).json<{ ok: boolean; faults: object[] }>();

  it("says what the doctor found that stops messages, and no more of it than its name", async () => {
    await aThread(meta.current);
    expect(await ask()).toMatchObject({ ok: true });

    page().removeTask("MESSAGING");
    await check();

    const { ok, faults } = await ask();
    expect(ok).toBe(false);
    expect(faults).toEqual([
      { name: "connection", problem: "tasks_missing", check: "tasks", since: expect.any(Number) as number },
    ]);
  });

  it("says that the app secret is another, once Meta does", async () => {
    await aThread(meta.current);
    app().resetSecret("another");
    await pageStub(env, PAGE_ID).doubtSetUp(PAGE_ID, "signature");
    await until(async () =>
      expect((await ask()).faults).toContainEqual({
        name: "FACEBOOK_APP_SECRET",
        problem: "refused_by_meta",
      }),
    );
    expect((await ask()).ok).toBe(false);
  });

  it("stays green whatever strangers send", async () => {
    await aThread(meta.current);
    const body = bodyOf([textItem("24150009", "m_forged", "hello")], "messaging");
    const headers = { "X-Hub-Signature-256": await signatureOf(body, "not the secret") };
    await callWorker(new Request(`${ORIGIN}/webhook`, { method: "POST", body, headers }));
    await shakeHands("guessed");
    await until(async () => expect((await health()).warnings).not.toEqual([]));
    await check();

    expect(await ask()).toMatchObject({ ok: true, faults: [] });
  });
});

describe("GET /api/v1/pages/:pageId/health", () => {
  const ask = async (
    options: Parameters<typeof mintToken>[0] | null,
    pageId = PAGE_ID,
  ): Promise<Response> => {
    const headers = options === null ? {} : { Authorization: `Bearer ${await mintToken(options)}` };
    return await callWorker(new Request(`${ORIGIN}/api/v1/pages/${pageId}/health`, { headers }));
  };

  it("tells those who look after the Page what was found last", async () => {
    await aThread(meta.current);
    const told = await (await ask({ role: "supervisor" })).json<Diagnosis>();
    expect(told.checks.find((it) => it.check === "token")).toMatchObject({ state: "good" });

    page().expireToken("expired");
    expect(await (await ask({ role: "operator", signer: "operators" })).json()).toMatchObject({
      at: told.at,
    });
    await check();
    const { checks } = await (await ask({ role: "supervisor" })).json<Diagnosis>();
    expect(checks.find((it) => it.check === "token")).toMatchObject({ reason: "expired" });
  });

  it("tells nobody else, and nothing of Pages that nobody connected", async () => {
    await aThread(meta.current);
    expect((await ask(null)).status).toBe(401);
    expect((await ask({ role: "agent" })).status).toBe(403);
    expect((await ask({ role: "supervisor", desk: "south" })).status).toBe(404);
    for (const pageId of [SECOND_PAGE.id, "me"])
      expect((await ask({ role: "operator", signer: "operators" }, pageId)).status).toBe(404);
  });
});
