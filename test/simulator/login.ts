/** People who manage Pages, and short ways to log them in. */
import type { Choice } from "../../demo/simulator/login/decide.ts";
import type { Simulator } from "../../demo/simulator/simulator.ts";
import type { AppOptions } from "../../demo/simulator/world/options.ts";
import type { WorldOptions } from "../../demo/simulator/world/world.ts";
import { APP_ID, APP_SECRET, graph, PAGE_ID, TOKEN, type Answer } from "./support.ts";

export const ADA = "10220000000000101";
/** Manages one Page, has no portfolio and no role on the app. */
export const CLIENT_ID = "10220000000000102";
export const GROUP_ID = "1099800000000001";
export const REDIRECT = "https://worker.test/oauth/facebook";
export const CONFIG_ID = "778899";
export const SCOPES = [
  "pages_show_list",
  "pages_messaging",
  "pages_manage_metadata",
  "pages_read_engagement",
  "business_management",
];

/** An app with a login, Pages of a person's own, a portfolio with one Page of its own and one of a client's. */
export function aWorldOfPages(app: Partial<AppOptions> = {}): WorldOptions {
  return {
    apps: [
      {
        appId: APP_ID,
        appSecret: APP_SECRET,
        verifyToken: "simulator-verify-token",
        callbackUrl: "https://worker.test/webhook",
        name: "Northwind Desk",
        redirectUris: [REDIRECT],
        loginConfigs: { [CONFIG_ID]: { permissions: SCOPES } },
        deauthorizeUrl: "https://worker.test/meta/deauthorize",
        dataDeletionUrl: "https://worker.test/meta/data-deletion",
        roles: [ADA],
        ...app,
      },
    ],
    pages: [
      { id: PAGE_ID, name: "Northwind Outdoor", accessToken: TOKEN },
      { id: "10150002", name: "Northwind Bikes", username: "northwind.bikes" },
      { id: "10150003", name: "Fjord Coffee" },
      { id: "10150004", name: "Fjord Kayaks" },
      { id: "10150005", name: "Harbour Hotel" },
    ],
    accounts: [
      { id: ADA, name: "Ada Admin", tasks: { [PAGE_ID]: "all", "10150002": ["CREATE_CONTENT", "ANALYZE"] } },
      { id: CLIENT_ID, name: "Cleo Client", tasks: { "10150003": "all" } },
    ],
    businesses: [
      {
        id: GROUP_ID,
        name: "Northwind Group",
        owns: ["10150004"],
        clients: ["10150005"],
        people: { [ADA]: { "10150004": ["MESSAGING", "ANALYZE"], "10150005": ["MESSAGING"] } },
      },
    ],
  };
}

/** The address of the dialog; null leaves something out. */
export function dialog(changes: Record<string, string | null> = {}): string {
  const url = new URL("https://www.facebook.test/v27.0/dialog/oauth");
  const all = {
    ...{
      client_id: APP_ID,
      redirect_uri: REDIRECT,
      state: "s1",
      response_type: "code",
      scope: SCOPES.join(","),
    },
    ...changes,
  };
  for (const [name, value] of Object.entries(all)) if (value !== null) url.searchParams.set(name, value);
  return url.href;
}

/** Where the browser is sent after the dialog. */
export function logIn(
  simulator: Simulator,
  account = ADA,
  choice: Omit<Choice, "account"> = {},
  changes: Record<string, string | null> = {},
): URL {
  return new URL(simulator.account(account).logIn(dialog(changes), choice));
}

/** With the app's secret; null leaves something out. */
export async function exchange(
  simulator: Simulator,
  params: Record<string, string | null>,
  path = "/v27.0/oauth/access_token",
): Promise<Answer> {
  const all = { client_id: APP_ID, client_secret: APP_SECRET, ...params };
  const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null);
  return await graph(simulator, "GET", `${path}?${new URLSearchParams(given).toString()}`, undefined, null);
}

export const codeIn = (address: URL): string => address.searchParams.get("code") ?? "";

/** Logs in, and exchanges the code for a short-lived token. */
export async function shortToken(
  simulator: Simulator,
  account = ADA,
  choice: Omit<Choice, "account"> = {},
): Promise<string> {
  const { body } = await exchange(simulator, {
    code: codeIn(logIn(simulator, account, choice)),
    redirect_uri: REDIRECT,
  });
  return String(body["access_token"]);
}

/** The same, and that one for a token of 60 days. */
export async function userToken(
  simulator: Simulator,
  account = ADA,
  choice: Omit<Choice, "account"> = {},
): Promise<string> {
  const { body } = await exchange(simulator, {
    grant_type: "fb_exchange_token",
    fb_exchange_token: await shortToken(simulator, account, choice),
  });
  return String(body["access_token"]);
}

/** The token of a Page that came by the person's long-lived one. */
export async function pageToken(simulator: Simulator, pageId = PAGE_ID, user?: string): Promise<string> {
  const token = user ?? (await userToken(simulator));
  const { body } = await graph(simulator, "GET", `/v27.0/${pageId}?fields=access_token`, undefined, token);
  return String(body["access_token"]);
}
