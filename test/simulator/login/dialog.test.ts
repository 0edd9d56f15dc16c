import { describe, expect, test } from "vitest";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import {
  ADA,
  aWorldOfPages,
  CLIENT_ID,
  codeIn,
  CONFIG_ID,
  dialog,
  exchange,
  logIn,
  REDIRECT,
  SCOPES,
} from "../login.ts";
import { APP_ID, makeSimulator, PAGE_ID } from "../support.ts";

type Changes = Record<string, string | null>;

const make = (app = {}): Simulator => makeSimulator(aWorldOfPages(app));

async function open(simulator: Simulator, changes: Changes = {}): Promise<{ status: number; text: string }> {
  const response = await simulator.fetch(new Request(dialog(changes)));
  return { status: response.status, text: await response.text() };
}

async function press(
  simulator: Simulator,
  form: [string, string][],
  changes: Changes = {},
): Promise<Response> {
  const body = new URLSearchParams(form);
  return await simulator.fetch(new Request(dialog({ account: ADA, ...changes }), { method: "POST", body }));
}

/** What is asked of somebody in the dialog. */
async function asked(
  simulator: Simulator,
  changes: Changes = {},
): Promise<{ pages: string[]; permissions: string[] }> {
  const { text } = await open(simulator, { account: ADA, ...changes });
  const named = (name: string): string[] =>
    [...text.matchAll(new RegExp(`name="${name}" value="([^"]+)"`, "g"))].map((match) => match[1] ?? "");
  return { pages: named("page"), permissions: named("permission") };
}

describe("the dialog", () => {
  test("asks who it is, then for which Pages and what", async () => {
    const simulator = make();

    const who = await open(simulator);
    expect(who.status).toBe(200);
    for (const name of ["Log in to Northwind Desk", "Ada Admin", "Cleo Client"])
      expect(who.text).toContain(name);
    expect(who.text).toContain(`name="redirect_uri" value="${REDIRECT}"`);

    const what = await open(simulator, { account: ADA });
    for (const part of ["Harbour Hotel", "through Northwind Group", "You may not answer messages there"])
      expect(what.text).toContain(part);
    expect(await asked(simulator)).toEqual({
      pages: [PAGE_ID, "10150002", "10150004", "10150005"],
      permissions: SCOPES,
    });
  });

  test("sends the person back with a code and the state", async () => {
    const simulator = make();

    const response = await press(simulator, [
      ["choice", "continue"],
      ["page", PAGE_ID],
      ["permission", "pages_messaging"],
    ]);
    const back = new URL(response.headers.get("location") ?? "");

    expect(response.status).toBe(302);
    expect(`${back.origin}${back.pathname}`).toBe(REDIRECT);
    expect([back.searchParams.get("state"), back.hash]).toEqual(["s1", "#_=_"]);
    const { body } = await exchange(simulator, { code: codeIn(back), redirect_uri: REDIRECT });
    expect(body).toEqual({
      access_token: expect.stringMatching(/^EAA/) as string,
      token_type: "bearer",
      expires_in: 3600,
    });
    const { permissions, pages } = simulator.account(ADA).state.grants[APP_ID] ?? {};
    expect(pages).toEqual([PAGE_ID]);
    expect(permissions).toMatchObject({
      public_profile: "granted",
      pages_messaging: "granted",
      pages_show_list: "declined",
    });
  });

  test("sends who does not want to back with that, and grants nothing", async () => {
    const simulator = make();

    const response = await press(simulator, [["choice", "cancel"]]);

    expect(Object.fromEntries(new URL(response.headers.get("location") ?? "").searchParams)).toEqual({
      error: "access_denied",
      error_code: "200",
      error_reason: "user_denied",
      error_description: "Permissions error",
      state: "s1",
    });
    expect(simulator.account(ADA).state.grants).toEqual({});
  });

  test("does not ask again for what was declined, unless the app says so", async () => {
    const simulator = make();
    logIn(simulator, ADA, { declined: ["business_management"] });

    expect((await asked(simulator)).permissions).toEqual([]);
    expect((await asked(simulator, { auth_type: "rerequest" })).permissions).toEqual(["business_management"]);
    logIn(simulator, ADA, {}, { auth_type: "rerequest" });
    expect(simulator.account(ADA).state.grants[APP_ID]?.permissions["business_management"]).toBe("granted");
  });

  test("leaves the Pages as they were chosen, unless others are", () => {
    const simulator = make();
    logIn(simulator, ADA, { pages: ["10150002"] });
    logIn(simulator);
    expect(simulator.account(ADA).state.grants[APP_ID]?.pages).toEqual(["10150002"]);

    logIn(simulator, ADA, { pages: [PAGE_ID] });
    expect(simulator.account(ADA).state.grants[APP_ID]?.pages).toEqual([PAGE_ID]);
  });

  test("grants a configuration whole", async () => {
    const simulator = make();
    const changes = { scope: null, config_id: CONFIG_ID };

    expect((await asked(simulator, changes)).permissions).toEqual([]);
    logIn(simulator, ADA, { declined: SCOPES }, changes);

    const { permissions } = simulator.account(ADA).state.grants[APP_ID] ?? {};
    expect(Object.values(permissions ?? {})).not.toContain("declined");
    expect(Object.keys(permissions ?? {})).toEqual(["public_profile", "email", ...SCOPES]);
  });

  test("shows what an app writes as text", async () => {
    const { text } = await open(make({ name: "<script>alert(1)</script>" }), { state: '"><script>' });

    expect(text).not.toContain("<script");
  });
});

describe("instead of the dialog the person reads", () => {
  test.each([
    ["that there is no such app", { client_id: "1" }, "unknown_app", "Invalid App ID"],
    [
      "that no address is named to come back to",
      { redirect_uri: null },
      "no_redirect",
      "redirect_uri is required",
    ],
    ["that the address is another", { redirect_uri: `${REDIRECT}/` }, "url_blocked", "URL blocked"],
    ["that the address has more to it", { redirect_uri: `${REDIRECT}?a=1` }, "url_blocked", "URL blocked"],
    ["that only codes are handed out", { response_type: "token" }, "response_type", "response_type=code"],
    ["that there is no such configuration", { config_id: "1" }, "unknown_config", "config_id"],
    [
      "that a permission is none",
      { scope: "pages_messages" },
      "invalid_scopes",
      "Invalid Scopes: pages_messages",
    ],
    ["that a challenge is none", { code_challenge: "short" }, "bad_challenge", "code_challenge"],
  ] as const)("%s", async (_, changes, code, words) => {
    const simulator = make();

    const { status, text } = await open(simulator, changes);

    expect(status).toBe(400);
    expect(text).toContain(words);
    expect(() => logIn(simulator, ADA, {}, changes)).toThrow(expect.objectContaining({ code }) as Error);
  });

  test("that the app is not live, unless they have a role on it", async () => {
    const simulator = make();
    simulator.app().setLive(false);

    expect((await open(simulator, { account: CLIENT_ID })).text).toContain("App not active");
    expect(() => logIn(simulator, CLIENT_ID)).toThrow(
      expect.objectContaining({ code: "app_not_active" }) as Error,
    );
    expect(codeIn(logIn(simulator, ADA))).not.toBe("");
  });

  test.each([
    ["reviewed", (simulator: Simulator) => simulator.app().set({ access: "standard" })],
    ["of a verified business", (simulator: Simulator) => simulator.app().setBusinessVerified(false)],
  ])("that the app is not %s, unless they have a role on it", (_, change) => {
    const simulator = make();
    change(simulator);

    expect(() => logIn(simulator, CLIENT_ID)).toThrow(
      expect.objectContaining({ code: "no_supported_permission" }) as Error,
    );
    expect(codeIn(logIn(simulator, ADA))).not.toBe("");
  });
});
