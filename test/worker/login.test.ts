import { reset } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Simulator } from "../../demo/simulator/simulator.ts";
import { deskStub, directoryStub, pageStub } from "../../worker/objects/kernel/stubs.ts";
import type { LackingPage, LoggedInPage, LoginPage, PageEntry } from "../../worker/protocol/admin/answers.ts";
import type { AdminCommandType } from "../../worker/protocol/admin/commands.ts";
import { readLoginState } from "../../worker/protocol/admin/login-state.ts";
import { COMMENT_FIELDS } from "../../worker/protocol/page/webhook-field-names.ts";
import type { Role } from "../../worker/protocol/rights.ts";
import { ADA, aWorldOfPages, CLIENT_ID } from "../simulator/login.ts";
import { mintToken } from "./support/agent.ts";
import { APP_SECRET, env, ORIGIN, PAGE_ID } from "./support/env.ts";
import { callWorker } from "./support/meta.ts";
import { standAt } from "./support/points.ts";
import { rowsOf } from "./support/storage.ts";

const REDIRECT = `${ORIGIN}/oauth/facebook`;
const FJORD = "10150003";
const MIA: Who = { role: "admin", desk: "main", sub: "mia" };
const SAM: Who = { role: "admin", desk: "south", sub: "sam" };

type Who = { role: Role; desk?: string; sub?: string };
type Told<T> = { status: number; result: T; error: { code: string } };
type Finished = { login: string; person: string; pages: LoginPage[]; lacking: LackingPage[] };
type Choice = Parameters<ReturnType<Simulator["account"]>["logIn"]>[1];

let simulator: Simulator;

beforeEach(() => {
  simulator = new Simulator({
    ...aWorldOfPages({ appSecret: APP_SECRET, redirectUris: [REDIRECT] }),
    mode: "manual",
    deliver: callWorker,
  });
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) =>
    simulator.fetch(new Request(input, init)),
  );
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("no network here"));
  await reset();
});

async function tell<T = unknown>(
  who: Who,
  command: AdminCommandType,
  fields: object = {},
  headers: Record<string, string> = {},
): Promise<Told<T>> {
  const token = await mintToken({ ...who, signer: who.role === "operator" ? "operators" : "crm" });
  const init = {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(fields),
  };
  const response = await callWorker(new Request(`${ORIGIN}/api/v1/admin/${command}`, init));
  return { status: response.status, ...(await response.json<Omit<Told<T>, "status">>()) };
}

const start = (who: Who = MIA, fields: object = {}) =>
  tell<{ url: string; state: string }>(who, "login.start", fields);

/** Goes through the dialog; what the window hands back. */
function goThrough(address: string, account: string, choice: Choice = {}): { state: string; code: string } {
  const { searchParams } = new URL(simulator.account(account).logIn(address, choice));
  return { state: searchParams.get("state") ?? "", code: searchParams.get("code") ?? "" };
}

async function logIn(account: string, who: Who = MIA, choice: Choice = {}): Promise<Told<Finished>> {
  const { url } = (await start(who)).result;
  return await tell<Finished>(who, "login.finish", goThrough(url, account, choice));
}

const connect = (login: string, pages: object[], who: Who = MIA) =>
  tell<{ pages: LoggedInPage[] }>(who, "login.connect", { login, pages });

async function pageOf(pageId: string): Promise<PageEntry | undefined> {
  return (await tell<{ pages: PageEntry[] }>(MIA, "page.list")).result.pages.find(
    (it) => it.pageId === pageId,
  );
}

describe("a login with Facebook", () => {
  it("tells the Pages that it gives, and what is wrong with each", async () => {
    const { status, result } = await logIn(ADA);

    expect(status).toBe(200);
    expect(result.person).toBe("Ada Admin");
    expect(result.pages.find(({ pageId }) => pageId === PAGE_ID)).toEqual({
      pageId: PAGE_ID,
      name: "Northwind Outdoor",
      unusable: null,
      connectedAt: "main",
    });
    expect(result.pages.find(({ pageId }) => pageId === "10150004")?.unusable).toEqual({
      why: "task_missing",
      what: "MODERATE",
    });
    expect(JSON.stringify(result)).not.toContain("EAA");
  });

  it("connects what was chosen, and the Page then sends its messages", async () => {
    const { result } = await logIn(CLIENT_ID);

    const connected = await connect(result.login, [{ pageId: FJORD }, { pageId: "10150002" }]);

    expect(connected.result.pages).toEqual([
      { pageId: FJORD, ok: true },
      { pageId: "10150002", ok: false, reason: "not_offered" },
    ]);
    expect(await pageOf(FJORD)).toMatchObject({ name: "Fjord Coffee", desk: "main", state: "connected" });
    expect(simulator.page(FJORD).state.subscribedApps).not.toEqual({});
    expect(await pageStub(env, FJORD).connection(FJORD)).toMatchObject({
      state: "connected",
      steps: { token: true, subscribed: true, profile: true, permissions: true },
    });
  });

  it("may connect the same Page again: nothing is doubled, and the token is the new one", async () => {
    const first = await logIn(CLIENT_ID);
    await connect(first.result.login, [{ pageId: FJORD }]);
    simulator.account(CLIENT_ID).changePassword();
    const second = await logIn(CLIENT_ID);
    expect(second.result.pages[0]).toMatchObject({ pageId: FJORD, connectedAt: "main" });

    expect((await connect(second.result.login, [{ pageId: FJORD }])).result.pages[0]?.ok).toBe(true);
    expect((await tell<{ pages: PageEntry[] }>(MIA, "page.list")).result.pages).toHaveLength(2);
  });

  it("tells which connected Pages it lacks, those of the person's own apart", async () => {
    const name = "Fjord Coffee";
    const first = await logIn(CLIENT_ID);
    expect(first.result.lacking).toEqual([]);
    await connect(first.result.login, [{ pageId: FJORD }]);

    expect((await logIn(CLIENT_ID)).result.lacking).toEqual([]);
    expect((await logIn(ADA)).result.lacking).toEqual([{ pageId: FJORD, name, isOwn: false }]);
    const lost = (await logIn(CLIENT_ID, MIA, { pages: [] })).result;
    expect(lost.lacking).toEqual([{ pageId: FJORD, name, isOwn: true }]);
    // It goes on as it was.
    expect(await pageOf(FJORD)).toMatchObject({ state: "connected" });
    await tell(MIA, "page.disconnect", { pageId: FJORD });
    expect((await logIn(ADA)).result.lacking).toEqual([]);
  });

  it("tells nothing of what another company's desk has connected", async () => {
    await tell({ role: "operator" }, "desk.create", { desk: "south", label: "South" });
    await connect((await logIn(CLIENT_ID)).result.login, [{ pageId: FJORD }]);

    expect((await logIn(ADA, SAM)).result.lacking).toEqual([]);
    expect((await logIn(ADA, { role: "operator", sub: "olga" })).result.lacking).toMatchObject([
      { pageId: FJORD },
    ]);
  });

  it("asks for what comments need where a Page of theirs takes them, and for nothing of it elsewhere", async () => {
    const scopesOf = async (who: Who) => new URL((await start(who)).result.url).searchParams.get("scope");
    const { result } = await logIn(CLIENT_ID);
    await connect(result.login, [{ pageId: FJORD }]);
    expect(await scopesOf(MIA)).not.toMatch(/pages_read_user_content|pages_manage_engagement/);

    const fields = [...(await pageStub(env, FJORD).wantedFields(FJORD)), ...COMMENT_FIELDS];
    await pageStub(env, FJORD).setFields(FJORD, fields, null);

    expect(await scopesOf(MIA)).toMatch(/,pages_read_user_content,pages_manage_engagement$/);
    expect(await scopesOf(SAM)).not.toMatch(/pages_read_user_content|pages_manage_engagement/);
  });

  it("hands its answer to the page that began it", async () => {
    const { result } = await tell<{ state: string }>(
      MIA,
      "login.start",
      {},
      { Origin: "https://crm.example" },
    );

    expect(readLoginState(result.state)?.origin).toBe("https://crm.example");
  });

  it("is finished once", async () => {
    const { url } = (await start()).result;
    const answer = goThrough(url, ADA);

    const both = await Promise.all([tell(MIA, "login.finish", answer), tell(MIA, "login.finish", answer)]);

    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.error.code).toBe("state_unknown");
  });

  it("is nobody else's to finish, nor to choose from", async () => {
    await tell({ role: "operator" }, "desk.create", { desk: "south", label: "South" });
    const { url } = (await start(SAM)).result;
    const answer = goThrough(url, ADA);

    expect((await tell(MIA, "login.finish", answer)).error.code).toBe("state_unknown");
    const { result } = await tell<Finished>(SAM, "login.finish", answer);
    expect((await connect(result.login, [{ pageId: PAGE_ID }], MIA)).error.code).toBe("login_ended");
    // The Page is the main desk's: sam is told that it is somebody's, and no more.
    expect(result.pages.find(({ pageId }) => pageId === PAGE_ID)).toMatchObject({
      unusable: { why: "connected_elsewhere" },
      connectedAt: null,
    });
    expect((await connect(result.login, [{ pageId: PAGE_ID }], SAM)).result.pages).toEqual([
      { pageId: PAGE_ID, ok: false, reason: "connected_elsewhere" },
    ]);
  });

  it("is nobody's of another company who has the same sub", async () => {
    await tell({ role: "operator" }, "desk.create", { desk: "south", label: "South" });
    const twin: Who = { ...SAM, sub: "mia" };
    const { url } = (await start(MIA)).result;
    const answer = goThrough(url, ADA);

    expect((await tell(twin, "login.finish", answer)).error.code).toBe("state_unknown");
    const { result } = await tell<Finished>(MIA, "login.finish", answer);
    expect((await connect(result.login, [{ pageId: PAGE_ID }], twin)).error.code).toBe("login_ended");
  });

  it("says before it is chosen that a Page stays with its company, also when it is disconnected there", async () => {
    await tell({ role: "operator" }, "desk.create", { desk: "south", label: "South" });
    const first = (await logIn(CLIENT_ID)).result;
    await connect(first.login, [{ pageId: FJORD }]);
    await tell(MIA, "page.disconnect", { pageId: FJORD });

    const { result } = await logIn(CLIENT_ID, SAM);

    expect(result.pages).toMatchObject([
      { pageId: FJORD, unusable: { why: "other_company" }, connectedAt: null },
    ]);
    expect((await connect(result.login, [{ pageId: FJORD }], SAM)).result.pages).toEqual([
      { pageId: FJORD, ok: false, reason: "other_company" },
    ]);
  });

  it("takes no state of another's making, and no code of another login", async () => {
    const one = (await start()).result;
    const two = (await start()).result;
    const { code } = goThrough(one.url, ADA);

    expect((await tell(MIA, "login.finish", { state: "forged", code })).error.code).toBe("state_unknown");
    // What the code was made for is what the first login alone knows.
    expect((await tell(MIA, "login.finish", { state: two.state, code })).error.code).toBe("login_failed");
  });

  it("ends after its time", async () => {
    const { url } = (await start()).result;
    const answer = goThrough(url, ADA);
    const kept = (await logIn(ADA)).result.login;
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + 16 * 60_000);
    expect((await tell(MIA, "login.finish", answer)).error.code).toBe("state_unknown");
    vi.spyOn(Date, "now").mockReturnValue(now + 61 * 60_000);
    expect((await connect(kept, [{ pageId: PAGE_ID }])).error.code).toBe("login_ended");
    await start();
    expect(await rowsOf(directoryStub(env), "SELECT id FROM kept_login")).toEqual([]);
  });

  it.each<[what: string, code: string, expected: string]>([
    ["a code that was used", "used", "code_used"],
    ["no code of Meta's", "guessed", "login_failed"],
  ])("says that it was %s", async (_, kind, expected) => {
    const { url, state } = (await start()).result;
    const { code } = goThrough(url, ADA);
    if (kind === "used") {
      const digest = simulator.world.state.codes[code];
      if (digest !== undefined) digest.used = true;
    }

    const told = await tell(MIA, "login.finish", { state, code: kind === "used" ? code : "guessed" });
    expect(told.error.code).toBe(expected);
  });

  it("keeps nothing where Meta does not answer, and says so", async () => {
    const { url } = (await start()).result;
    const answer = goThrough(url, ADA);
    simulator.faults.order({ kind: "drop", count: null });

    expect(await tell(MIA, "login.finish", answer)).toMatchObject({
      status: 503,
      error: { code: "meta_unavailable" },
    });
    expect(await rowsOf(directoryStub(env), "SELECT id FROM kept_login")).toEqual([]);
  });

  it("keeps the person's token sealed", async () => {
    await logIn(ADA);

    const rows = await rowsOf(directoryStub(env), "SELECT * FROM kept_login");
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/EAA|EAAB/);
    expect(rows[0]).toMatchObject({ key_id: "test" });
  });
});

describe("a person who removes the app", () => {
  const removed = async () => (await simulator.account(CLIENT_ID).removeApp())?.status;
  const tokens = () => rowsOf(pageStub(env, FJORD), "SELECT field FROM secret WHERE field = 'token'");

  it("takes the tokens of their Pages along, and agents are told", async () => {
    const { result } = await logIn(CLIENT_ID);
    await connect(result.login, [{ pageId: FJORD }]);
    expect(await tokens()).toHaveLength(1);

    expect(await removed()).toBe(200);

    expect(await tokens()).toEqual([]);
    expect(await pageStub(env, FJORD).health(FJORD)).toMatchObject({ connected: false, pausedBy: 190 });
    expect(await rowsOf(deskStub(env, "main"), `SELECT pause FROM page WHERE page_id = '${FJORD}'`)).toEqual([
      { pause: expect.stringContaining('"code":190') as string },
    ]);
  });

  it("takes them along also where the instance died over the connecting", async () => {
    const { result } = await logIn(CLIENT_ID);
    standAt("the Page is connected", async (goOn) => {
      await goOn();
      throw new Error("died after");
    });
    expect((await connect(result.login, [{ pageId: FJORD }])).status).toBe(503);
    expect(await tokens()).toHaveLength(1);

    expect(await removed()).toBe(200);

    expect(await tokens()).toEqual([]);
  });

  it("leaves Pages alone that were connected by hand since", async () => {
    const { result } = await logIn(CLIENT_ID);
    await connect(result.login, [{ pageId: FJORD }]);
    const { token } = Object.values(simulator.world.state.tokens).find(
      (it) => it.pageId === FJORD && it.type === "page",
    )!;
    await tell(MIA, "page.connect", { page: FJORD, token });

    await removed();

    expect(await tokens()).toHaveLength(1);
  });
});
