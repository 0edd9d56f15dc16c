import { evictDurableObject, reset } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PROFILE_SAMPLES } from "../../../demo/simulator/profile-samples.ts";
import type { MessengerProfile as MetasProfile } from "../../../demo/simulator/world/messenger-profile.ts";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import type { AdminCommandType } from "../../../worker/protocol/admin/commands.ts";
import type { AdminRefusal } from "../../../worker/protocol/admin/refusals.ts";
import type { ProfileChanges, ProfileState } from "../../../worker/protocol/profile/profile.ts";
import type { Role } from "../../../worker/protocol/rights.ts";
import { mintToken } from "../support/agent.ts";
import { env, ORIGIN, PAGE_ID, PAGE_TOKEN, SECOND_PAGE } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { letPass, MINUTE } from "../support/thread.ts";

const meta = useMeta("several Pages");

afterEach(() => reset());

type Told = { status: number; result: ProfileState; error: AdminRefusal & Record<string, unknown> };

async function tell(command: AdminCommandType, fields: object, role: Role = "operator"): Promise<Told> {
  const token = await mintToken({ role, ...(role === "operator" ? { signer: "operators" as const } : {}) });
  const headers = { Authorization: `Bearer ${token}` };
  const init = { method: "POST", headers, body: JSON.stringify({ pageId: PAGE_ID, ...fields }) };
  const response = await callWorker(new Request(`${ORIGIN}/api/v1/admin/${command}`, init));
  return { status: response.status, ...(await response.json<Omit<Told, "status">>()) };
}

async function read(): Promise<ProfileState> {
  const { result, error } = await tell("page.profile.read", {});
  expect(error).toBeUndefined();
  return result;
}

/** As somebody who read it a moment ago. */
const save = async (changes: ProfileChanges, base?: ProfileState["marks"]): Promise<Told> =>
  await tell("page.profile.save", { changes, base: base ?? (await read()).marks });

const page = () => meta.current.page(PAGE_ID);
const atMeta = (): MetasProfile => page().state.messengerProfile;
/** Calls that Meta counted. */
const calls = (method?: string): number =>
  meta.current.calls.entries.filter(
    (call) => call.path.endsWith("/messenger_profile") && (method === undefined || call.method === method),
  ).length;
/** Ten minutes later all ten may be made again. */
const later = (): Promise<void> => letPass(meta.current, 10 * MINUTE + 1_000);
const fault = { path: "/messenger_profile" } as const;

const GREETING = [{ locale: "default", text: "Hello" }];
const QUESTIONS = [
  { locale: "default", questions: [{ question: "Where is my order?", payload: "ORDER" }] },
  { locale: "de_DE", questions: [{ question: "Wo ist meine Bestellung?", payload: "ORDER" }] },
];

describe("a Page's Messenger profile", () => {
  it("is told as Meta has it, with what is not known", async () => {
    page().setProfile({ ...PROFILE_SAMPLES });

    const { profile, foreign, isEuropean, calls: left, marks } = await read();

    expect(profile.greeting).toEqual(PROFILE_SAMPLES.greeting);
    expect(profile.iceBreakers?.[0]?.questions).toEqual(PROFILE_SAMPLES.ice_breakers[0]?.call_to_actions);
    expect(profile.menu?.[0]?.items).toEqual(PROFILE_SAMPLES.persistent_menu[0]?.call_to_actions);
    expect(foreign).toEqual([]);
    expect(isEuropean).toBe(false);
    expect(left.left).toBe(10 - calls());
    expect(marks).toMatchObject({ commands: "", greeting: expect.stringMatching(/^[\w-]{20,}$/) as string });
  });

  it("is set, replaced and taken away, and what is not named stays", async () => {
    page().setProfile({ ...PROFILE_SAMPLES });

    const { result } = await save({ greeting: GREETING, iceBreakers: QUESTIONS, menu: null });

    expect(atMeta()).toMatchObject({
      greeting: GREETING,
      get_started: PROFILE_SAMPLES.get_started,
      ice_breakers: [
        { locale: "default", call_to_actions: QUESTIONS[0]?.questions },
        { locale: "de_DE", call_to_actions: QUESTIONS[1]?.questions },
      ],
    });
    expect(atMeta().persistent_menu).toBeUndefined();
    expect(result.profile).toEqual((await read()).profile);
  });

  it("gets payloads by which a thread tells what was pressed", async () => {
    const menu = [
      { locale: "default", composerDisabled: false, items: [{ type: "postback" as const, title: "Help" }] },
    ];

    await save({
      getStarted: {},
      iceBreakers: [{ locale: "default", questions: [{ question: "Why?" }] }],
      menu,
    });

    expect(atMeta()).toMatchObject({
      get_started: { payload: "fb-chat:get_started" },
      ice_breakers: [
        { call_to_actions: [{ payload: expect.stringMatching(/^fb-chat:question:[0-9a-f]+$/) as string }] },
      ],
      persistent_menu: [
        { call_to_actions: [{ payload: expect.stringMatching(/^fb-chat:menu:[0-9a-f]+$/) as string }] },
      ],
    });
  });

  it("is not asked of Meta where Meta would refuse it", async () => {
    const { status, error } = await save({ greeting: [{ locale: "default", text: "x".repeat(161) }] });

    expect(status).toBe(409);
    expect(error).toEqual({
      code: "profile_faults",
      faults: [{ path: "greeting[0].text", why: "too_long", limit: 160 }],
    });
    expect(calls("POST")).toBe(0);
  });

  it("keeps Get Started while there is a menu", async () => {
    page().setProfile({ ...PROFILE_SAMPLES });

    expect((await save({ getStarted: null })).error).toMatchObject({
      code: "profile_faults",
      faults: [{ path: "getStarted", why: "needs_get_started" }],
    });
    expect((await save({ getStarted: null, menu: null })).result.profile).not.toHaveProperty("menu");
  });

  it("may be long: words in thirty languages", async () => {
    const locales = ["default", ..."abcdefghijklmnopqrstuvwxyz".split("").map((it) => `a${it}_AA`)];
    const items = Array.from({ length: 20 }, (_, n) => ({
      ...({ type: "web_url", title: `Line ${n}` } as const),
      url: `https://shop.example.com/${"x".repeat(60)}`,
    }));
    const menu = locales.map((locale) => ({ locale, composerDisabled: false, items }));

    expect((await save({ getStarted: {}, menu })).status).toBe(200);

    expect(atMeta().persistent_menu).toHaveLength(27);
  });

  it("is the matter of who connects Pages, of their own desk", async () => {
    expect((await tell("page.profile.read", {}, "agent")).status).toBe(403);
    expect((await tell("page.profile.save", { base: {}, changes: {} }, "supervisor")).status).toBe(403);
    expect((await tell("page.profile.read", {}, "admin")).status).toBe(200);
    expect((await tell("page.profile.read", { pageId: SECOND_PAGE.id }, "admin")).status).toBe(404);
    expect(calls("GET")).toBe(1);
  });

  it("is no such thing with fields that nobody knows", async () => {
    const told = await tell("page.profile.save", { base: {}, changes: { homeUrl: "https://a.com" } });

    expect(told).toMatchObject({ status: 400, error: { code: "bad_command" } });
  });
});

describe("what somebody else changes meanwhile", () => {
  it("is told, with how it stands, and not overwritten", async () => {
    const { marks } = await read();
    page().setProfile({ greeting: PROFILE_SAMPLES.greeting });

    const { error } = await save({ greeting: GREETING }, marks);

    expect(error).toMatchObject({
      code: "profile_changed",
      properties: ["greeting"],
      now: { profile: { greeting: PROFILE_SAMPLES.greeting } },
    });
    expect(atMeta().greeting).toEqual(PROFILE_SAMPLES.greeting);
    const { now } = error as unknown as { now: ProfileState };
    expect((await save({ greeting: GREETING }, now.marks)).status).toBe(200);
  });

  it("is no matter where it is something else", async () => {
    const { marks } = await read();
    page().setProfile({ greeting: PROFILE_SAMPLES.greeting });

    expect((await save({ domains: ["https://shop.example.com"] }, marks)).status).toBe(200);

    expect(atMeta().greeting).toEqual(PROFILE_SAMPLES.greeting);
  });

  it("is seen by the second of two who save at once", async () => {
    const { marks } = await read();

    const both = await Promise.all([
      save({ greeting: GREETING }, marks),
      save({ greeting: [{ locale: "default", text: "Hi" }] }, marks),
    ]);

    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.flatMap(({ error }) => (error === undefined ? [] : [error.code]))).toEqual([
      "profile_changed",
    ]);
  });
});

describe("what Meta refuses", () => {
  it("changes nothing, and comes with Meta's words and the field that they name", async () => {
    page().setProfile({ ...PROFILE_SAMPLES });
    const before = structuredClone(atMeta());
    const message = "(#100) Param persistent_menu[0][call_to_actions][1][url] should represent a valid URL";
    meta.current.faults.order({ kind: "error", code: 100, message, method: "POST", ...fault });

    const { error } = await save({ greeting: GREETING, commands: null });

    expect(error).toEqual({
      code: "profile_refused",
      ...{ graphCode: 100, graphSubcode: null, path: "menu[0].items[1].url" },
      said: "Param persistent_menu[0][call_to_actions][1][url] should represent a valid URL",
    });
    expect(atMeta()).toEqual(before);
  });

  it("in its second half is put back", async () => {
    page().setProfile({ ...PROFILE_SAMPLES });
    const before = structuredClone(atMeta());
    meta.current.faults.order({ kind: "error", code: 100, method: "DELETE", ...fault });

    const { error } = await save({
      greeting: GREETING,
      domains: ["https://shop.example.com"],
      iceBreakers: null,
    });

    expect(error.code).toBe("profile_refused");
    expect(atMeta()).toEqual(before);
  });

  it("in its second half, and on the way back as well, is told with how it stands", async () => {
    page().setProfile({ ...PROFILE_SAMPLES });
    const { marks } = await read();
    meta.current.faults.order({ kind: "error", code: 100, method: "DELETE", count: null, ...fault });

    const { error } = await save({ domains: ["https://shop.example.com"], iceBreakers: null }, marks);

    expect(error).toMatchObject({
      code: "profile_partly",
      now: { profile: { domains: ["https://shop.example.com"], greeting: PROFILE_SAMPLES.greeting } },
    });
  });

  it("never says a token, and stops a Page whose token is refused", async () => {
    const message = `Malformed access token ${PAGE_TOKEN}`;
    meta.current.faults.order({ kind: "error", code: 190, message, method: "GET", ...fault });

    const { error } = await tell("page.profile.read", {});

    expect(error).toMatchObject({ code: "profile_refused", graphCode: 190, said: null });
    expect(JSON.stringify(error)).not.toContain(PAGE_TOKEN);
    expect(await pageStub(env, PAGE_ID).health(PAGE_ID)).toMatchObject({ pausedBy: 190 });
  });
});

describe("where Meta does not answer", () => {
  it("what it did not do is told as not done", async () => {
    const { marks } = await read();
    meta.current.faults.order({ kind: "drop", method: "POST", ...fault });

    expect((await save({ greeting: GREETING }, marks)).error.code).toBe("meta_unavailable");
    expect(atMeta().greeting).toBeUndefined();
  });

  it("what it did all the same is found", async () => {
    const { marks } = await read();
    meta.current.faults.order({ kind: "apply-then-drop", method: "POST", ...fault });

    expect((await save({ greeting: GREETING }, marks)).result.profile.greeting).toEqual(GREETING);
  });

  it("half of it is put back", async () => {
    page().setProfile({ ...PROFILE_SAMPLES });
    const { marks } = await read();
    const before = structuredClone(atMeta());
    meta.current.faults.order({ kind: "drop", method: "DELETE", ...fault });

    expect((await save({ greeting: GREETING, iceBreakers: null }, marks)).error.code).toBe(
      "meta_unavailable",
    );
    expect(atMeta()).toEqual(before);
  });

  it("from then on, nobody knows how it stands, which is told", async () => {
    const { marks } = await read();
    vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      if (request.method === "POST") meta.current.faults.order({ kind: "drop", count: null, ...fault });
      return await meta.current.fetch(request);
    });

    expect((await save({ greeting: GREETING }, marks)).error).toEqual({ code: "profile_partly", now: null });
    expect((await tell("page.profile.read", {})).status).toBe(503);
  });
});

describe("ten calls in ten minutes", () => {
  it("are all that is made, and it is told when the next can be", async () => {
    let busy: Told | null = null;
    for (let times = 0; busy === null && times < 12; times += 1) {
      const told = await tell("page.profile.read", {});
      if (told.error !== undefined) busy = told;
    }

    expect(calls()).toBe(10);
    expect(busy).toMatchObject({ status: 429, error: { code: "profile_busy" } });
    const { retryAt } = busy?.error as unknown as { retryAt: number };
    await letPass(meta.current, retryAt - Date.now() + 1);
    expect((await tell("page.profile.read", {})).status).toBe(200);
  });

  it("are counted by an object that forgot everything", async () => {
    for (let times = 0; times < 10; times += 1) await tell("page.profile.read", {});

    await evictDurableObject(pageStub(env, PAGE_ID));

    expect((await tell("page.profile.read", {})).status).toBe(429);
    expect(calls()).toBe(10);
  });

  it("are not begun where they would not last for all of it", async () => {
    const { marks } = await read();
    for (let times = 0; times < 6; times += 1) await read();
    const made = calls();

    const { error } = await save({ greeting: GREETING, domains: null }, { ...marks, domains: "x" });

    expect(error.code).toBe("profile_busy");
    expect(calls()).toBe(made);
    await later();
    expect((await save({ greeting: GREETING }, marks)).status).toBe(200);
  });

  it("may be used up by others: then Meta says so, and is left alone", async () => {
    meta.current.faults.order({ kind: "error", code: 613, method: "GET", ...fault });

    expect((await tell("page.profile.read", {})).error.code).toBe("profile_busy");
    const made = calls();
    expect((await tell("page.profile.read", {})).error.code).toBe("profile_busy");

    expect(calls()).toBe(made);
    await later();
    expect((await tell("page.profile.read", {})).status).toBe(200);
  });

  it("leave some for who edits: the doctor does without", async () => {
    for (let times = 0; times < 6; times += 1) await read();
    const made = calls();

    const { result } = (await tell("page.check", {})) as unknown as {
      result: { checks: { check: string; state: string }[] };
    };

    expect(result.checks.find(({ check }) => check === "europe")?.state).toBe("unknown");
    expect(calls()).toBe(made);
  });
});
