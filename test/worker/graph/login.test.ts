import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Simulator } from "../../../demo/simulator/simulator.ts";
import { offeredPages, type OfferedPage } from "../../../worker/domain/offered-pages.ts";
import type { GraphOutcome } from "../../../worker/graph/client.ts";
import { dialogUrl } from "../../../worker/graph/login/dialog.ts";
import { sightPages } from "../../../worker/graph/login/pages.ts";
import { exchangeCode, inspectToken, lengthenToken } from "../../../worker/graph/login/tokens.ts";
import { base64url } from "../../../worker/protocol/base64url.ts";
import { ADA, aWorldOfPages, CLIENT_ID, CONFIG_ID, REDIRECT } from "../../simulator/login.ts";
import { APP_ID, APP_SECRET, PAGE_ID } from "../../simulator/support.ts";

const APP = { graphUrl: "https://graph.test/v27.0", appId: APP_ID, appSecret: APP_SECRET };
const VERIFIER = "a-verifier-that-is-known-to-the-browser-that-began-it";

let simulator: Simulator;

beforeEach(() => {
  simulator = new Simulator({ ...aWorldOfPages(), mode: "manual" });
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) =>
    simulator.fetch(new Request(input, init)),
  );
});

afterEach(() => {
  vi.restoreAllMocks();
});

async function dialog({
  again = false,
  comments = false,
  configId = null as string | null,
} = {}): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(VERIFIER));
  return dialogUrl({
    ...{ loginUrl: "https://www.facebook.test/v27.0/dialog/oauth", appId: APP_ID, redirectUri: REDIRECT },
    ...{ state: "s1", codeChallenge: base64url(new Uint8Array(digest)), again, configId, comments },
  });
}

type Choice = Parameters<ReturnType<Simulator["account"]>["logIn"]>[1];

async function codeOf(account: string, choice: Choice = {}, address?: string): Promise<string> {
  const back = new URL(simulator.account(account).logIn(address ?? (await dialog()), choice));
  expect(back.searchParams.get("state")).toBe("s1");
  return back.searchParams.get("code") ?? "";
}

function valueOf<T>(outcome: GraphOutcome<T>): T {
  if (outcome.kind !== "accepted") throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

async function tokenOf(account: string, choice: Choice = {}): Promise<string> {
  const code = await codeOf(account, choice);
  const short = valueOf(await exchangeCode(APP, { code, redirectUri: REDIRECT, verifier: VERIFIER }));
  return valueOf(await lengthenToken(APP, short));
}

async function offered(account: string, choice: Choice = {}): Promise<OfferedPage[]> {
  const token = await tokenOf(account, choice);
  const info = valueOf(await inspectToken(APP, token));
  return offeredPages(valueOf(await sightPages({ graphUrl: APP.graphUrl, token }, info)), info);
}

/** "<id> <name>", and why not. */
function inWords({ id, name, token, unusable }: OfferedPage): string {
  const why = unusable === null ? "" : ` ${Object.values(unusable).join(" ")}`;
  return `${id} ${name}${token === null ? " (no token)" : ""}${why}`;
}

describe("a login", () => {
  it("gives the Pages of all sources once, each with what is wrong with it", async () => {
    const pages = await offered(ADA);

    expect(pages.map(inWords).sort()).toEqual(
      [
        `${PAGE_ID} Northwind Outdoor`,
        "10150002 Northwind Bikes task_missing MESSAGING",
        "10150004 Fjord Kayaks task_missing MODERATE",
        "10150005 Harbour Hotel task_missing MODERATE",
      ].sort(),
    );
  });

  it("gives those alone that were chosen, and says so of what a portfolio shows beside them", async () => {
    const pages = await offered(ADA, { pages: [PAGE_ID] });

    expect(pages.map(inWords)).toEqual([
      `${PAGE_ID} Northwind Outdoor`,
      "10150004 Fjord Kayaks (no token) not_chosen",
      "10150005 Harbour Hotel (no token) not_chosen",
    ]);
  });

  it("tells which permission was declined", async () => {
    const [page] = await offered(CLIENT_ID, { declined: ["pages_messaging"] });

    expect(page?.unusable).toEqual({ why: "permission_missing", permission: "pages_messaging" });
  });

  it("goes on without portfolios, which need a permission of their own", async () => {
    const pages = await offered(ADA, { declined: ["business_management"] });

    expect(pages.map(({ id }) => id)).toContain(PAGE_ID);
  });

  it("reads lists to their last page", async () => {
    const many = Array.from({ length: 230 }, (_, at) => String(20_000_000 + at));
    const world = aWorldOfPages();
    simulator = new Simulator({
      ...world,
      mode: "manual",
      pages: [...(world.pages ?? []), ...many.map((id) => ({ id, name: `Page ${id}` }))],
      accounts: [
        { id: ADA, name: "Ada Admin", tasks: Object.fromEntries(many.map((id) => [id, "all" as const])) },
      ],
      businesses: [],
    });

    const pages = await offered(ADA);

    expect(pages).toHaveLength(230);
    expect(pages.every(({ unusable }) => unusable === null)).toBe(true);
  });

  it("shows a configuration of Facebook Login for Business", async () => {
    const code = await codeOf(CLIENT_ID, {}, await dialog({ configId: CONFIG_ID }));

    expect(code).not.toBe("");
  });

  it("asks again for what was declined", async () => {
    await codeOf(CLIENT_ID, { declined: ["pages_messaging"] });
    await codeOf(CLIENT_ID, {}, await dialog({ again: true }));

    const [page] = await offered(CLIENT_ID);
    expect(page?.unusable).toBeNull();
  });
});

describe("a code", () => {
  const exchanged = async (code: string, changes: object = {}): Promise<string> => {
    const outcome = await exchangeCode(APP, { code, redirectUri: REDIRECT, verifier: VERIFIER, ...changes });
    return outcome.kind === "refused"
      ? `refused ${String(outcome.error.code)}/${String(outcome.error.subcode)}`
      : outcome.kind;
  };

  it("is good once", async () => {
    const code = await codeOf(ADA);

    expect(await exchanged(code)).toBe("accepted");
    expect(await exchanged(code)).toMatch(/^refused 100\//);
  });

  it("is good for whoever began, where it came back to, and for this app", async () => {
    expect(await exchanged(await codeOf(ADA), { verifier: "another" })).toMatch(/^refused 100\//);
    expect(await exchanged(await codeOf(ADA), { redirectUri: "https://evil.example/" })).toMatch(
      /^refused 100\//,
    );
    expect(await exchanged("guessed")).toMatch(/^refused 100\//);
  });

  it("is not taken for spent by an answer that is none", async () => {
    simulator.faults.order({ kind: "html" });

    expect(await exchanged(await codeOf(ADA))).toBe("ambiguous");
  });
});
