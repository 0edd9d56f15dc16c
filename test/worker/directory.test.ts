import { reset, runDurableObjectAlarm } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { directoryStub, pageStub } from "../../worker/objects/kernel/stubs.ts";
import type {
  ConnectedPage,
  Asker,
  DeskEntry,
  PageEntry,
  WaitingPage,
} from "../../worker/protocol/admin/answers.ts";
import type { Diagnosis } from "../../worker/protocol/admin/doctor.ts";
import type { AtDeskType } from "../../worker/protocol/admin/at-desk.ts";
import { ADMIN_COMMANDS, type AdminCommandType } from "../../worker/protocol/admin/commands.ts";
import { ROUTING_BYTES_MAX } from "../../worker/protocol/limits.ts";
import { NO_ROUTING } from "../../worker/protocol/routing/config.ts";
import { may, rightsOf, ROLES, type Role } from "../../worker/protocol/rights.ts";
import { connect, mintToken, requestPass } from "./support/agent.ts";
import { env, ORIGIN, OWN_APP, OWN_APP_PAGE, PAGE_ID, PAGE_TOKEN, SECOND_PAGE } from "./support/env.ts";
import { callWorker, deliverAll, newPsid, useMeta } from "./support/meta.ts";
import { standAt } from "./support/points.ts";
import { rowsOf } from "./support/storage.ts";
import { HOUR, letPass, until } from "./support/thread.ts";
import { bodyOf, post } from "./support/webhook.ts";

const meta = useMeta("several Pages");

afterEach(() => reset());

type Who = { role: Role; desk?: string; sub?: string };
const OPERATOR: Who = { role: "operator", sub: "olga" };
const SOUTH: Who = { role: "admin", desk: "south", sub: "sam" };
const MAIN: Who = { role: "admin", desk: "main", sub: "mia" };

type Told<T> = { status: number; result: T; error: { code: string } & Record<string, unknown> };

async function tell<T = null>(
  who: Who,
  command: AdminCommandType | AtDeskType,
  fields: object = {},
): Promise<Told<T>> {
  const token = await mintToken({ ...who, signer: who.role === "operator" ? "operators" : "crm" });
  const headers = { Authorization: `Bearer ${token}` };
  const init = { method: "POST", headers, body: JSON.stringify(fields) };
  const response = await callWorker(new Request(`${ORIGIN}/api/v1/admin/${command}`, init));
  return { status: response.status, ...(await response.json<Omit<Told<T>, "status">>()) };
}

const twoDesks = async (company?: string): Promise<void> => {
  const fields = { desk: "south", label: "Southwind", ...(company === undefined ? {} : { company }) };
  expect(await tell<DeskEntry>(OPERATOR, "desk.create", fields)).toMatchObject({ status: 200 });
};
const connectSecond = (who: Who, fields: object = {}): Promise<Told<ConnectedPage>> =>
  tell<ConnectedPage>(who, "page.connect", { page: SECOND_PAGE.id, token: SECOND_PAGE.token, ...fields });
const pagesOf = async (who: Who): Promise<string[]> =>
  (await tell<{ pages: PageEntry[] }>(who, "page.list")).result.pages.map(({ pageId }) => pageId);

/** A body of each command that it would take. */
const FIELDS: Record<AdminCommandType, object> = {
  "desk.list": {},
  "desk.create": { desk: "north", label: "North" },
  "desk.rename": { desk: "main", label: "Main" },
  "page.list": {},
  "page.show": { pageId: PAGE_ID },
  "page.connect": { page: SECOND_PAGE.id, token: SECOND_PAGE.token },
  "page.label": { pageId: "98765432", label: "Branch" },
  "page.disconnect": { pageId: "98765432" },
  "page.move": { pageId: PAGE_ID, desk: "main" },
  "page.renew": { pageId: PAGE_ID, field: "verifyToken", secret: "another" },
  "page.retire": { pageId: PAGE_ID, field: "appSecret" },
  "page.check": { pageId: PAGE_ID },
  "page.repair": { pageId: PAGE_ID, fix: "resubscribe" },
  "page.fields": { pageId: PAGE_ID, fields: ["messages"] },
  "page.import.read": { pageId: PAGE_ID },
  "page.import.start": { pageId: PAGE_ID },
  "page.import.stop": { pageId: PAGE_ID },
  "page.roundTrip": { pageId: PAGE_ID, psid: "7700110022" },
  "blackBox.show": { pageId: PAGE_ID },
  "blackBox.keep": { pageId: PAGE_ID, hours: 24 },
  "blackBox.find": { pageId: PAGE_ID, limit: 10 },
  "blackBox.read": { pageId: PAGE_ID, record: 1, reason: "a complaint" },
  "blackBox.foresee": { pageId: PAGE_ID, record: 1, reason: "a complaint" },
  "blackBox.replay": { pageId: PAGE_ID, record: 1, reason: "a complaint" },
  "deadLetter.list": { pageId: PAGE_ID, limit: 10 },
  "deadLetter.read": { pageId: PAGE_ID, letter: 1, reason: "a complaint" },
  "deadLetter.foresee": { pageId: PAGE_ID, letter: 1, reason: "a complaint" },
  "deadLetter.replay": { pageId: PAGE_ID, letter: 1, reason: "a complaint" },
  "deadLetter.drop": { pageId: PAGE_ID, letter: 1, reason: "a complaint" },
  "page.profile.read": { pageId: PAGE_ID },
  "page.profile.save": { pageId: PAGE_ID, base: {}, changes: {} },
  "login.start": {},
  "app.list": {},
  "app.check": { appId: "998877" },
  "app.subscribe": { appId: "998877" },
  "login.finish": { state: "s", code: "c" },
  "login.connect": { login: "l", pages: [{ pageId: PAGE_ID }] },
  "key.reseal": {},
  "erasure.list": {},
  "erasure.start": { conversations: [`${PAGE_ID}:99001122334455`] },
  "erasure.page": { pageId: PAGE_ID },
  "erasure.settle": { code: "0".repeat(32) },
  "restore.look": { desk: "main", at: 1_700_000_000_000 },
  "restore.start": { desk: "main", at: 1_700_000_000_000, confirm: "main" },
  "restore.list": {},
  "administrator.self": {},
  "administrator.list": {},
  "administrator.set": { email: "Ann@Example.com", role: "admin" },
  "administrator.remove": { email: "ann@example.com" },
  "review.create": { pageId: PAGE_ID, hours: 24 },
  "review.list": { pageId: PAGE_ID },
  "review.revoke": { link: "AAAAbbbbCCCC" },
};

describe.each(ROLES)("a token of role %s", (role) => {
  it("reaches for the commands about the deployment that its rights name, and for no other", async () => {
    for (const { name, right } of ADMIN_COMMANDS) {
      const { status } = await tell({ role }, name, FIELDS[name]);
      if (may(role, right)) expect(status, name).not.toBe(403);
      else expect(status, name).toBe(403);
    }
  });
});

describe("a desk that is made for another company", () => {
  it("has nothing of what the single secret's bearers left there before", async () => {
    const mallory = await connect({ desk: "south", role: "supervisor", sub: "mallory" });
    await mallory.welcome();
    await mallory.ask("desk.configure", { settings: { notProcessedText: "Call evil.example" } });
    await mallory.ask("template.save", {
      scope: "desk",
      name: "pay me",
      outgoing: { kind: "text", text: "Pay mallory" },
    });

    await twoDesks();

    const sam = await connect({ desk: "south", role: "supervisor", sub: "sam", signer: "crm" });
    const welcome = await sam.welcome();
    expect(welcome.agents.map(({ sub }) => sub)).not.toContain("mallory");
    expect(JSON.stringify(welcome.desk)).not.toContain("evil.example");
    expect(JSON.stringify(await sam.ask("templates.list", {}))).not.toContain("pay me");
    sam.close();
  });

  it("keeps what it has when it is named again, and when the main desk's company makes it", async () => {
    await twoDesks();
    const sam = await connect({ desk: "south", role: "supervisor", sub: "sam", signer: "crm" });
    await sam.welcome();
    await sam.ask("desk.configure", { settings: { notProcessedText: "One moment" } });

    await twoDesks();

    const again = await connect({ desk: "south", role: "supervisor", sub: "sam", signer: "crm" });
    expect(JSON.stringify((await again.welcome()).desk)).toContain("One moment");
    again.close();
  });
});

describe("the label of a Page", () => {
  it("is given with its connection, or later, and stays over all that happens to it", async () => {
    expect((await connectSecond(MAIN, { label: "Branch" })).result.page.label).toBe("Branch");
    await connectSecond(MAIN);
    const labelOf = async (pageId: string) =>
      (await tell<{ page: PageEntry }>(MAIN, "page.show", { pageId })).result.page.label;
    expect(await labelOf(SECOND_PAGE.id)).toBe("Branch");

    await tell(MAIN, "page.label", { pageId: SECOND_PAGE.id, label: "" });
    await tell(MAIN, "page.label", { pageId: PAGE_ID, label: "Shop" });

    expect(await labelOf(SECOND_PAGE.id)).toBeNull();
    expect(await labelOf(PAGE_ID)).toBe("Shop");
    expect(await pagesOf(MAIN)).toEqual([PAGE_ID, SECOND_PAGE.id]);
  });

  it("is nobody's of another desk", async () => {
    await twoDesks();

    expect((await tell(SOUTH, "page.label", { pageId: PAGE_ID, label: "Mine" })).status).toBe(404);
  });
});

describe("a command about the deployment", () => {
  it.each([
    ["no token", null, 401],
    ["the token of nobody", "a.b.c", 401],
  ])("is refused with %s", async (_name, token, status) => {
    const headers: Record<string, string> = token === null ? {} : { Authorization: `Bearer ${token}` };
    const url = `${ORIGIN}/api/v1/admin/desk.list`;
    expect((await callWorker(new Request(url, { method: "POST", headers }))).status).toBe(status);
  });

  it.each<[AdminCommandType, object]>([
    ["desk.create", { desk: "a.b", label: "A" }],
    ["desk.create", { desk: "a", label: " " }],
    ["desk.create", { desk: "a", label: "A", more: 1 }],
    ["page.disconnect", { pageId: "main" }],
    ["desk.list", []],
    ["administrator.set", { email: "nobody", role: "admin" }],
    ["administrator.set", { email: "a@b.example", role: "agent" }],
  ])("%s of %j is none", async (command, fields) => {
    expect(await tell(OPERATOR, command, fields)).toMatchObject({
      status: 400,
      error: { code: "bad_command" },
    });
  });

  it("that there is not is not found", async () => {
    expect(await tell(OPERATOR, "desk.forget" as "desk.list")).toMatchObject({ status: 404 });
  });
});

describe("a deployment that has only secrets", () => {
  it("is shown with its Page and desk, of which nothing was written", async () => {
    const { result } = await tell<{ pages: PageEntry[]; waiting: WaitingPage[] }>(MAIN, "page.list");

    expect(result.pages).toMatchObject([{ pageId: PAGE_ID, desk: "main", source: "configuration" }]);
    expect((await tell<{ desks: DeskEntry[] }>(MAIN, "desk.list")).result.desks).toEqual([
      { desk: "main", label: "main", company: "main", madeAt: null },
    ]);
    expect(await rowsOf(directoryStub(env), "SELECT * FROM page")).toEqual([]);
  });

  it("shows that Page by the name that Meta has for it, once that was read", async () => {
    const listed = async (): Promise<PageEntry[]> =>
      (await tell<{ pages: PageEntry[] }>(MAIN, "page.list")).result.pages;
    await pageStub(env, PAGE_ID).checkSetUp(PAGE_ID);
    const { name } = meta.current.world.page(PAGE_ID);

    expect(await listed()).toMatchObject([{ pageId: PAGE_ID, name }]);
    const shown = await tell<{ page: PageEntry }>(MAIN, "page.show", { pageId: PAGE_ID });
    expect(shown.result.page).toMatchObject({ name, source: "configuration" });
    await tell(MAIN, "page.label", { pageId: PAGE_ID, label: "Branch" });
    expect(await listed()).toMatchObject([{ pageId: PAGE_ID, name, label: "Branch" }]);
  });

  it("keeps the Page that stands there", async () => {
    expect(await tell(MAIN, "page.disconnect", { pageId: PAGE_ID })).toMatchObject({
      error: { code: "from_configuration" },
    });
  });
});

describe("the single secret of the deployment", () => {
  const passFor = async (desk: string): Promise<number> =>
    (await requestPass(await mintToken({ desk, signer: "single" }))).status;

  it("signs for every desk, and once there is a second one for the main one alone", async () => {
    expect([await passFor("main"), await passFor("south")]).toEqual([200, 200]);
    const early = await connect({ desk: "south" });

    await twoDesks();

    expect([await passFor("main"), await passFor("south"), await passFor("west")]).toEqual([200, 401, 401]);
    await until(() => expect(early.closed?.code).toBe(4401));
    expect((await requestPass(await mintToken({ desk: "south", signer: "crm" }))).status).toBe(200);
  });
});

describe("page.connect", () => {
  it("connects a Page to the administrator's own desk, whose agents have it", async () => {
    await twoDesks();

    const { status, result } = await connectSecond(SOUTH);

    expect(status).toBe(200);
    expect(result).toMatchObject({
      page: { pageId: SECOND_PAGE.id, name: "Southwind Indoor", desk: "south", state: "connected" },
      steps: { token: true, desk: true, subscribed: true, profile: true, permissions: true },
      ...{ was: null, webhook: null, verifyToken: null },
    });
    expect(await pagesOf(SOUTH)).toEqual([SECOND_PAGE.id]);
    expect(await pagesOf(MAIN)).toEqual([PAGE_ID]);
    expect((await pagesOf(OPERATOR)).sort()).toEqual([PAGE_ID, SECOND_PAGE.id]);
    expect(JSON.stringify(result)).not.toContain(SECOND_PAGE.token);
  });

  it("connects one with an app of its own, makes its verify token, and says where Meta delivers", async () => {
    const { appId: id, appSecret: secret } = OWN_APP;

    const { result } = await tell<ConnectedPage>(MAIN, "page.connect", {
      ...{ page: OWN_APP_PAGE.id, token: OWN_APP_PAGE.token, app: { id, secret } },
    });

    expect(result).toMatchObject({ page: { appId: id }, webhook: `/webhook/${OWN_APP_PAGE.id}` });
    expect(result.verifyToken).toMatch(/^[0-9a-f]{48}$/);
    const psid = newPsid();
    const item = { sender: { id: psid }, recipient: { id: OWN_APP_PAGE.id }, timestamp: Date.now() };
    const body = bodyOf([{ ...item, message: { mid: "m_o", text: "Hi" } }], "messaging", OWN_APP_PAGE.id);
    expect((await post(body, result.webhook ?? "", secret)).status).toBe(200);
    const kim = await connect({ signer: "crm" });
    const { items } = await kim.ask("list.open", { view: "open", length: 10 });
    expect(items.map(({ conversation }) => conversation)).toEqual([`${OWN_APP_PAGE.id}:${psid}`]);
  });

  it.each<[name: string, fields: object, refusal: object]>([
    ["a token that Meta does not know", { token: "EAAnobody" }, { code: "token_not_good" }],
    ["a token of another Page", { token: PAGE_TOKEN }, { code: "other_page", pageId: PAGE_ID }],
    ["a Page that is not this one", { page: "another.page" }, { code: "other_page" }],
    [
      "an app whose secret is another",
      { app: { id: OWN_APP.appId, secret: "wrong" } },
      { code: "app_not_good", problems: [{ name: "FACEBOOK_APP_SECRET", problem: "refused_by_meta" }] },
    ],
    [
      "a token of another app",
      { app: { id: OWN_APP.appId, secret: OWN_APP.appSecret } },
      { code: "token_not_good", problems: [{ problem: "of_another_app" }] },
    ],
  ])("keeps nothing of %s", async (_name, fields, refusal) => {
    const { status, error } = await connectSecond(MAIN, fields);

    expect(status).toBe(409);
    expect(error).toMatchObject(refusal);
    expect(await pagesOf(MAIN)).toEqual([PAGE_ID]);
    expect(await pageStub(env, SECOND_PAGE.id).connection(SECOND_PAGE.id)).toBeNull();
  });

  it("keeps nothing while Meta does not answer", async () => {
    vi.mocked(fetch).mockRejectedValue(new TypeError("no answer"));

    expect(await connectSecond(MAIN)).toMatchObject({ status: 503, error: { code: "meta_unavailable" } });
    expect(await rowsOf(directoryStub(env), "SELECT * FROM page")).toEqual([]);
  });

  it("lets one of two administrators win, and tells the other", async () => {
    await twoDesks();
    await tell(OPERATOR, "desk.create", { desk: "west", label: "West" });

    const answers = await Promise.all([
      connectSecond(SOUTH),
      connectSecond({ ...SOUTH, sub: "sue" }),
      connectSecond({ role: "admin", desk: "west", sub: "wes" }),
    ]);

    const winners = answers.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    const codes = answers.flatMap(({ status, error }) => (status === 200 ? [] : [error.code]));
    for (const code of codes) expect(["being_changed", "connected_elsewhere"]).toContain(code);
    const { desk } = winners[0]!.result.page;
    expect(await pageStub(env, SECOND_PAGE.id).connection(SECOND_PAGE.id)).toMatchObject({ desk });
  });

  it("says nothing of another company's desk, and takes nothing from it", async () => {
    await twoDesks();
    await connectSecond(SOUTH);

    const { error } = await connectSecond(MAIN);

    expect(error).toEqual({ code: "connected_elsewhere" });
    expect(await connectSecond(OPERATOR, { desk: "main" })).toMatchObject({
      error: { code: "other_company", desk: "south" },
    });
    expect(await pagesOf(SOUTH)).toEqual([SECOND_PAGE.id]);
  });

  it("gives it another token, and keeps its threads", async () => {
    await twoDesks();
    await connectSecond(SOUTH);
    const psid = newPsid();
    meta.current.addCustomers([{ psid, pageId: SECOND_PAGE.id, firstName: "Bo" }]);
    meta.current.customer(psid).send({ text: "Hello" });
    await deliverAll(meta.current);
    await tell(SOUTH, "page.disconnect", { pageId: SECOND_PAGE.id });

    expect((await connectSecond(SOUTH)).result).toMatchObject({ page: { state: "connected" } });

    const kim = await connect({ desk: "south", signer: "crm" });
    const { items } = await kim.ask("list.open", { view: "open", length: 10 });
    expect(items).toHaveLength(1);
  });

  it("needs nobody once it is disconnected, whatever was found before", async () => {
    await twoDesks();
    await connectSecond(SOUTH);
    await directoryStub(env).noteFindings(SECOND_PAGE.id, 3);
    const findings = async () =>
      (await tell<{ pages: PageEntry[] }>(SOUTH, "page.list")).result.pages.map((page) => page.findings);
    expect(await findings()).toEqual([3]);

    await tell(SOUTH, "page.disconnect", { pageId: SECOND_PAGE.id });

    expect(await findings()).toEqual([undefined]);
  });

  it("is at its end, or never was, when its instance died over it", async () => {
    let calls = 0;
    standAt("the Page is connected", async (goOn) => {
      if (calls++ === 0) throw new Error("died before");
      const answer = await goOn();
      if (calls === 2) throw new Error("died after");
      return answer;
    });

    expect(await connectSecond(MAIN)).toMatchObject({ status: 503, error: { code: "unavailable" } });
    expect(await connectSecond(MAIN)).toMatchObject({ error: { code: "being_changed" } });
    await letPass(meta.current, HOUR);
    await runDurableObjectAlarm(directoryStub(env));
    expect(await rowsOf(directoryStub(env), "SELECT * FROM page")).toEqual([]);
    await directoryStub(env).command(
      { sub: "mia", name: "Mia", role: "admin", desk: "main", exp: 0, via: { worker: ORIGIN, page: ORIGIN } },
      { type: "page.connect", id: crypto.randomUUID(), page: SECOND_PAGE.id, token: SECOND_PAGE.token },
    );
    await letPass(meta.current, HOUR);
    await runDurableObjectAlarm(directoryStub(env));

    expect(await rowsOf(directoryStub(env), "SELECT page_id, desk, state, claim FROM page")).toEqual([
      { page_id: SECOND_PAGE.id, desk: "main", state: "connected", claim: null },
    ]);
  });
});

describe("a Page with an app of its own", () => {
  const pageId = OWN_APP_PAGE.id;
  const path = `/webhook/${pageId}`;
  const connectOwn = (who: Who = MAIN): Promise<Told<ConnectedPage>> => {
    const { appId: id, appSecret: secret, verifyToken } = OWN_APP;
    return tell(who, "page.connect", {
      ...{ page: pageId, token: OWN_APP_PAGE.token, app: { id, secret, verifyToken } },
    });
  };
  const renew = (field: string, secret: string, who: Who = MAIN): Promise<Told<null>> =>
    tell(who, "page.renew", { pageId, field, secret });
  const delivered = async (secret: string): Promise<number> => {
    const item = { sender: { id: newPsid() }, recipient: { id: pageId }, timestamp: Date.now() };
    const message = { mid: `m_${newPsid()}`, text: "Hello" };
    return (await post(bodyOf([{ ...item, message }], "messaging", pageId), path, secret)).status;
  };
  const shookHands = async (verifyToken: string): Promise<number> => {
    const query = `hub.mode=subscribe&hub.challenge=1&hub.verify_token=${verifyToken}`;
    return (await callWorker(new Request(`${ORIGIN}${path}?${query}`))).status;
  };
  const former = async (): Promise<string[]> =>
    (await tell<{ former: string[] }>(MAIN, "page.show", { pageId })).result.former;
  const newSecret = (secret: string): void => meta.current.app(OWN_APP.appId).resetSecret(secret);

  it("gets another app secret alone, beside which the former holds until it is retired", async () => {
    await connectOwn();
    newSecret("a-new-app-secret");

    expect(await renew("appSecret", "a-new-app-secret")).toMatchObject({ status: 200, result: null });

    for (const secret of [OWN_APP.appSecret, "a-new-app-secret"]) expect(await delivered(secret)).toBe(200);
    expect(await former()).toEqual(["appSecret"]);
    expect(await shookHands(OWN_APP.verifyToken)).toBe(200);
    await tell(MAIN, "page.retire", { pageId, field: "appSecret" });
    expect(await delivered(OWN_APP.appSecret)).toBe(403);
    expect(await delivered("a-new-app-secret")).toBe(200);
  });

  it("is found mended by it at once", async () => {
    await connectOwn();
    newSecret("a-new-app-secret");
    const found = async (): Promise<unknown> =>
      (await tell<{ diagnosis: Diagnosis }>(MAIN, "page.show", { pageId })).result.diagnosis.checks.find(
        ({ check }) => check === "app",
      );
    await tell(MAIN, "page.check", { pageId });
    expect(await found()).toMatchObject({ state: "attention", reason: "wrong_secret" });

    await renew("appSecret", "a-new-app-secret");

    expect(await found()).toMatchObject({ state: "good", reason: "former_secret" });
    expect((await pageStub(env, pageId).health(pageId)).faults).toEqual([]);
  });

  it("keeps no app secret that Meta refuses, and none while Meta does not answer", async () => {
    await connectOwn();

    expect(await renew("appSecret", "a-slip-of-the-fingers")).toMatchObject({
      error: { code: "app_not_good", problems: [{ name: "FACEBOOK_APP_SECRET" }] },
    });
    meta.current.faults.order({ kind: "drop", count: null });
    expect(await renew("appSecret", "a-new-app-secret")).toMatchObject({ status: 503 });

    expect(await former()).toEqual([]);
    expect(await delivered("a-slip-of-the-fingers")).toBe(403);
  });

  it("gets another verify token alone, and repeating it changes nothing more", async () => {
    await connectOwn();

    for (let times = 0; times < 5; times++)
      expect(await renew("verifyToken", "another-word")).toMatchObject({ status: 200 });

    for (const word of [OWN_APP.verifyToken, "another-word"]) expect(await shookHands(word)).toBe(200);
    expect(await delivered(OWN_APP.appSecret)).toBe(200);
    await tell(MAIN, "page.retire", { pageId, field: "verifyToken" });
    expect(await shookHands(OWN_APP.verifyToken)).toBe(403);
  });

  it("gets another token alone, which is tried, and stays with its app", async () => {
    await connectOwn();
    const page = meta.current.page(pageId);
    page.expireToken("password_changed");
    expect(await renew("token", OWN_APP_PAGE.token)).toMatchObject({ error: { code: "token_not_good" } });
    expect(await renew("token", SECOND_PAGE.token)).toMatchObject({ error: { code: "other_page" } });
    const ofOtherApp = "EAAof-the-other-app";
    meta.current.page(pageId).reconnect();
    expect(await renew("token", ofOtherApp)).toMatchObject({ error: { code: "token_not_good" } });
    const token = "EAAown-app-page-token-anew";
    const { tokens } = meta.current.world.state;
    tokens[token] = { ...tokens[OWN_APP_PAGE.token]!, token };

    expect(await renew("token", token)).toEqual({ status: 200, result: null });

    expect(await delivered(OWN_APP.appSecret)).toBe(200);
    const { page: entry, steps } = (
      await tell<{ page: PageEntry; steps: ConnectedPage["steps"] }>(MAIN, "page.show", { pageId })
    ).result;
    expect(entry).toMatchObject({ appId: OWN_APP.appId, state: "connected" });
    expect(steps).toMatchObject({ token: true, subscribed: true, permissions: true });
  });

  it("has nothing of its own to renew where there is no such app, nor once it is disconnected", async () => {
    await connectSecond(MAIN);
    const fields = { pageId: SECOND_PAGE.id, field: "verifyToken", secret: "word" };
    expect(await tell(MAIN, "page.renew", fields)).toMatchObject({ error: { code: "no_own_app" } });
    expect(await tell(MAIN, "page.renew", { ...fields, pageId: PAGE_ID })).toMatchObject({
      error: { code: "no_own_app" },
    });
    await connectOwn();
    await tell(MAIN, "page.disconnect", { pageId });

    for (const field of ["token", "appSecret", "verifyToken"])
      expect(await renew(field, OWN_APP.appSecret)).toMatchObject({ error: { code: "no_own_app" } });
    expect(await rowsOf(pageStub(env, pageId), "SELECT * FROM secret")).toEqual([]);
  });

  it("leaves nothing of its app where it goes to the deployment's", async () => {
    await connectOwn();

    expect(await tell(MAIN, "page.connect", { page: pageId, token: OWN_APP_PAGE.token })).toMatchObject({
      status: 409,
    });
    const order = { claim: "c", desk: "main", name: null, appId: null, secrets: { token: "t" } };
    await pageStub(env, pageId).connectWith(pageId, order);

    expect(await delivered(OWN_APP.appSecret)).toBe(403);
    expect(await shookHands(OWN_APP.verifyToken)).toBe(403);
  });
});

describe("an administrator of one desk", () => {
  it("finds no Page of another by its id, whatever they ask", async () => {
    await twoDesks();
    await connectSecond(SOUTH);
    const pageId = SECOND_PAGE.id;

    // Also those that are declared later.
    const named = ADMIN_COMMANDS.filter(({ fields, right }) => "pageId" in fields && may("admin", right)).map(
      ({ name }): [AdminCommandType, object] => [name, { ...FIELDS[name], pageId }],
    );
    expect(named.length).toBeGreaterThan(8);
    for (const [command, fields] of [
      ...named,
      ["page.show", { pageId }],
      ["page.disconnect", { pageId }],
      ["page.move", { pageId, desk: "main" }],
      ["page.renew", { pageId, field: "token", secret: SECOND_PAGE.token }],
      ["page.renew", { pageId, field: "appSecret", secret: "s" }],
      ["page.retire", { pageId, field: "appSecret" }],
    ] as [AdminCommandType, object][])
      expect(await tell(MAIN, command, fields), command).toMatchObject({
        ...{ status: 404, error: { code: "not_found" } },
      });
    expect(await connectSecond(MAIN, { desk: "south" })).toMatchObject({ error: { code: "not_allowed" } });
    expect((await tell<{ desks: DeskEntry[] }>(MAIN, "desk.list")).result.desks).toHaveLength(1);
  });
});

describe("what came for a Page that nobody connected", () => {
  it("is shown to an operator by id and count alone, until it is connected", async () => {
    const item = { sender: { id: newPsid() }, recipient: { id: SECOND_PAGE.id }, timestamp: Date.now() };
    await post(bodyOf([{ ...item, message: { mid: "m_w", text: "secret" } }], "messaging", SECOND_PAGE.id));
    const waiting = async (who: Who): Promise<WaitingPage[]> =>
      (await tell<{ waiting: WaitingPage[] }>(who, "page.list")).result.waiting;

    expect(await waiting(OPERATOR)).toMatchObject([{ pageId: SECOND_PAGE.id, items: 1 }]);
    expect(await waiting(MAIN)).toEqual([]);
    await connectSecond(MAIN);
    expect(await waiting(OPERATOR)).toEqual([]);
  });
});

describe("page.move", () => {
  it("gives a Page to a desk of the same company alone", async () => {
    await twoDesks("main");
    await tell(OPERATOR, "desk.create", { desk: "west", label: "West" });
    await connectSecond(MAIN);
    const pageId = SECOND_PAGE.id;
    const item = { sender: { id: newPsid() }, recipient: { id: pageId }, timestamp: Date.now() };
    await post(bodyOf([{ ...item, message: { mid: "m_moved", text: "Hello" } }], "messaging", pageId));

    expect(await tell(OPERATOR, "page.move", { pageId, desk: "west" })).toMatchObject({
      error: { code: "other_company", desk: "main" },
    });
    expect(await tell(MAIN, "page.move", { pageId, desk: "south" })).toMatchObject({ status: 403 });
    expect(await tell<PageEntry>(OPERATOR, "page.move", { pageId, desk: "south" })).toMatchObject({
      result: { desk: "south" },
    });
    expect(await pageStub(env, pageId).connection(pageId)).toMatchObject({ desk: "south" });
    expect(await pagesOf(SOUTH)).toEqual([pageId]);
  });
});

describe("administrators", () => {
  it("are who was set last, by their address in small letters", async () => {
    await tell(OPERATOR, "administrator.set", { email: "Ann@Example.com", role: "admin", desk: "main" });
    await tell(OPERATOR, "administrator.set", { email: "ann@example.com", role: "operator" });

    expect(await directoryStub(env).administrator("ann@example.com")).toEqual({
      ...{ email: "ann@example.com", role: "operator", desk: null },
    });
    expect(
      await tell(OPERATOR, "administrator.set", { email: "b@c.example", role: "admin", desk: "no" }),
    ).toMatchObject({ status: 404 });
    await tell(OPERATOR, "administrator.remove", { email: "ann@example.com" });
    expect(await directoryStub(env).administrator("ann@example.com")).toBeNull();
  });

  it("are told who they are, and what they may do", async () => {
    const { result } = await tell<Asker>(SOUTH, "administrator.self");

    expect(result).toMatchObject({ role: "admin", desk: "south", rights: rightsOf("admin") });
    expect(result.expiresAt).toBeGreaterThan(Date.now());
  });
});

describe("GET /health", () => {
  it("names the Pages that somebody connected to those of their desk, and all to an operator", async () => {
    await twoDesks();
    await connectSecond(SOUTH);
    const pages = async (who: Who): Promise<[number, string[]]> => {
      const token = await mintToken({ ...who, signer: who.role === "operator" ? "operators" : "crm" });
      const headers = { Authorization: `Bearer ${token}` };
      const response = await callWorker(new Request(`${ORIGIN}/health`, { headers }));
      const told = await response.json<{ counts: { pages: number }; pages: Record<string, unknown> }>();
      return [told.counts.pages, Object.keys(told.pages)];
    };

    expect(await pages(SOUTH)).toEqual([2, [SECOND_PAGE.id]]);
    expect(await pages(MAIN)).toEqual([2, [PAGE_ID]]);
    expect(await pages(OPERATOR)).toEqual([2, [PAGE_ID, SECOND_PAGE.id]]);
  });

  it("is red for whoever asks while a Page that somebody connected needs a person, and names none", async () => {
    await twoDesks();
    await connectSecond(SOUTH);
    const asked = async () => {
      const response = await callWorker(new Request(`${ORIGIN}/health`));
      return { status: response.status, ...(await response.json<{ faults: object[]; counts: object }>()) };
    };
    expect((await asked()).faults.filter((fault) => "pages" in fault)).toEqual([]);

    const dead = { code: 190, subcode: 460 };
    await pageStub(env, SECOND_PAGE.id).pause(SECOND_PAGE.id, null, dead, SECOND_PAGE.token);

    const { status, faults, counts } = await asked();
    expect(status).toBe(503);
    expect(faults).toContainEqual(expect.objectContaining({ name: "page", problem: "paused", pages: 1 }));
    expect(counts).toMatchObject({ pages: 2, paused: 1 });
    expect(JSON.stringify(faults)).not.toContain(SECOND_PAGE.id);
  });
});

describe("the routing of a desk, by HTTP", () => {
  const OTHER = { ...NO_ROUTING, capacity: 9 };
  const capacityAt = async (who: Who, fields: object = {}): Promise<number> =>
    (await tell<{ config: typeof OTHER }>(who, "routing.get", fields)).result.config.capacity;

  it("is read, tried and written by who configures the desk, each at their own", async () => {
    await twoDesks();

    const saved = await tell(SOUTH, "routing.save", { base: 0, config: OTHER });

    expect(saved.result).toEqual({ saved: true, version: 1, problems: [] });
    expect(await capacityAt(SOUTH)).toBe(9);
    expect(await capacityAt({ ...SOUTH, role: "supervisor" })).toBe(9);
    expect(await capacityAt(MAIN)).toBe(NO_ROUTING.capacity);
    expect((await tell(SOUTH, "routing.check", { config: OTHER })).result).toEqual({
      ...{ problems: [], bytes: JSON.stringify(OTHER).length },
    });
    expect((await tell(SOUTH, "routing.known")).result).toEqual({ pages: [], people: [] });
    const { result: versions } = await tell(SOUTH, "routing.versions");
    expect(versions).toMatchObject({ versions: [{ version: 1, by: { sub: "sam" } }] });
  });

  it("has the secret of a bot made there, and told once", async () => {
    await twoDesks();
    const shop = { id: "shop", name: "Shop", url: "https://bot.example/", seconds: 5, words: [], then: null };
    await tell(SOUTH, "routing.save", { base: 0, config: { ...OTHER, bots: [shop] } });
    const id = crypto.randomUUID();

    const made = await tell<{ secret: string }>(SOUTH, "bot.renewSecret", { id, bot: "shop" });

    expect(made.status).toBe(200);
    expect(made.result.secret.length).toBeGreaterThan(20);
    const again = await tell(SOUTH, "bot.renewSecret", { id, bot: "shop" });
    expect(again.result).toEqual({ secret: null });
    expect((await tell(SOUTH, "bot.renewSecret", { bot: "other" })).status).toBe(404);
  });

  it("is an operator's at every desk that there is, by its name", async () => {
    await twoDesks();
    await tell(OPERATOR, "routing.save", { desk: "south", base: 0, config: OTHER });

    expect(await capacityAt(OPERATOR, { desk: "south" })).toBe(9);
    expect(await tell(OPERATOR, "routing.get", { desk: "west" })).toMatchObject({
      ...{ status: 404, error: { code: "not_found" } },
    });
  });

  it("is nobody's of another desk, no agent's, and no other command of a desk is given so", async () => {
    await twoDesks();

    expect((await tell(SOUTH, "routing.get", { desk: "main" })).status).toBe(404);
    expect((await tell(SOUTH, "routing.save", { desk: "main", base: 0, config: OTHER })).status).toBe(404);
    expect((await tell({ ...SOUTH, role: "agent" }, "routing.get")).status).toBe(403);
    expect((await tell({ ...SOUTH, role: "agent" }, "bot.renewSecret", { bot: "shop" })).status).toBe(403);
    expect((await tell(MAIN, "agent.remove" as AtDeskType, { agent: "kim" })).status).toBe(404);
    expect((await tell(MAIN, "offer.accept" as AtDeskType, { conversation: "1:2" })).status).toBe(404);
    expect(await capacityAt(MAIN)).toBe(NO_ROUTING.capacity);
  });

  it("is not kept where it is no document, or too large", async () => {
    const members = Array.from({ length: 260 }, (_, i) => String(i).padEnd(199, "x"));
    const large = { ...NO_ROUTING, teams: [{ id: "all", name: "All", members }] };

    const told = await tell(MAIN, "routing.save", { base: 0, config: large });

    expect(told.result).toEqual({ saved: false, version: 0, problems: [{ path: "", why: "too_large" }] });
    const more = { ...large, queues: "x".repeat(ROUTING_BYTES_MAX) };
    expect((await tell(MAIN, "routing.save", { base: 0, config: { rules: [] } })).status).toBe(400);
    expect((await tell(MAIN, "routing.save", { base: 0, config: more })).status).toBe(413);
  });
});
