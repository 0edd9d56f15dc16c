/**
 * Whom a local run offers beside its own Page: Pages to connect by a login or by hand, their customers, the people
 * who manage them, and a second company with an app of its own. All of it is public, as in identities.ts.
 */
import {
  LOCAL_CUSTOMERS,
  LOCAL_PAGE,
  LOCAL_POSTS,
  localApp,
  SIMULATOR_PAGE_ID,
  SIMULATOR_PAGE_TOKEN,
} from "./identities.ts";
import type { AccountOptions, BusinessOptions } from "./world/login-options.ts";
import {
  COMMENT_PERMISSIONS,
  type AppOptions,
  type CustomerOptions,
  type PageOptions,
} from "./world/options.ts";
import { buildPosts } from "./world/posts.ts";
import type { World, WorldOptions } from "./world/world.ts";

/** By a login of {@link NORA}. */
export const BIKES_PAGE_ID = "10150002";
/** By hand, with this token; or by a login of {@link EMIL}. */
export const COFFEE_PAGE_ID = "10150003";
export const COFFEE_PAGE_TOKEN = "EAAsimulator-coffee-page-token";
/** By a login of {@link NORA}, who has it through the portfolio alone. */
export const RENTALS_PAGE_ID = "10150004";

export const NORA = "10220000000000101";
export const EMIL = "10220000000000102";

/** The other company's own app. */
export const COFFEE_APP_ID = "300400500600";
export const COFFEE_APP_SECRET = "simulator-coffee-app-secret";
export const COFFEE_VERIFY_TOKEN = "simulator-coffee-verify-token";
/** The same Page for that app. */
export const COFFEE_APP_PAGE_TOKEN = "EAAsimulator-coffee-page-token-of-its-own-app";

const PAGES: readonly PageOptions[] = [
  LOCAL_PAGE,
  { id: BIKES_PAGE_ID, name: "Northwind Bikes", username: "northwind.bikes" },
  {
    ...{ id: COFFEE_PAGE_ID, name: "Fjord Coffee", username: "fjord.coffee", accessToken: COFFEE_PAGE_TOKEN },
    tokens: [{ token: COFFEE_APP_PAGE_TOKEN, appId: COFFEE_APP_ID }],
  },
  { id: RENTALS_PAGE_ID, name: "Northwind Rentals" },
];

const CUSTOMERS: readonly CustomerOptions[] = [
  ...LOCAL_CUSTOMERS,
  { psid: "7700110022003401", pageId: BIKES_PAGE_ID, firstName: "Mei", lastName: "Tanaka" },
  { psid: "7700110022003402", pageId: BIKES_PAGE_ID, firstName: "Lars", lastName: "Lund" },
  // Who runs the coffee shop has a bicycle: the person who logs in there is one who writes here.
  { psid: "7700110022003403", pageId: BIKES_PAGE_ID, firstName: "Emil", lastName: "Fjord", accountId: EMIL },
  { psid: "7700110022003501", pageId: COFFEE_PAGE_ID, firstName: "Olu", lastName: "Adeyemi" },
  { psid: "7700110022003502", pageId: COFFEE_PAGE_ID, firstName: "Zoë", lastName: "Novák" },
  { psid: "7700110022003601", pageId: RENTALS_PAGE_ID, firstName: "Noor", lastName: "Haddad" },
];

const ACCOUNTS: readonly AccountOptions[] = [
  { id: NORA, name: "Nora Winter", tasks: { [SIMULATOR_PAGE_ID]: "all", [BIKES_PAGE_ID]: "all" } },
  { id: EMIL, name: "Emil Fjord", tasks: { [COFFEE_PAGE_ID]: "all" } },
];

const BUSINESSES: readonly BusinessOptions[] = [
  {
    ...{
      id: "1099800000000001",
      name: "Northwind Group",
      owns: [RENTALS_PAGE_ID],
      clients: [COFFEE_PAGE_ID],
    },
    // Whoever only reads the coffee shop's figures cannot answer its customers.
    people: { [NORA]: { [RENTALS_PAGE_ID]: "all", [COFFEE_PAGE_ID]: ["ANALYZE"] } },
  },
];

/** @param callbackUrl the Worker's webhook */
export function localWorld(callbackUrl: string): WorldOptions {
  return {
    apps: [localApp(callbackUrl), coffeeApp(callbackUrl)],
    pages: PAGES,
    customers: CUSTOMERS,
    accounts: ACCOUNTS,
    businesses: BUSINESSES,
  };
}

/** Brings a state of an earlier run to this one's addresses, and adds what came with a newer simulator. */
export function settleIn(world: World, callbackUrl: string, now: number): void {
  const local = localWorld(callbackUrl);
  world.complete(local, now);
  addPosts(world, now);
  for (const app of local.apps) {
    const known = world.app(app.appId);
    known.callbackUrl = app.callbackUrl ?? known.callbackUrl;
    known.deauthorizeUrl = app.deauthorizeUrl ?? null;
    known.dataDeletionUrl = app.dataDeletionUrl ?? null;
    known.redirectUris = [...new Set([...(app.redirectUris ?? []), ...known.redirectUris])];
    Object.assign(known.loginConfigs, structuredClone(app.loginConfigs ?? {}));
    if (known.name === `App ${app.appId}` && app.name !== undefined) known.name = app.name;
  }
}

/** A state of before there were posts lacks what the Page's token may do with comments, too. */
function addPosts(world: World, now: number): void {
  const page = world.page(SIMULATOR_PAGE_ID);
  if (page.posts !== undefined) return;
  page.posts = buildPosts(page.id, LOCAL_POSTS, now);
  const token = world.state.tokens[SIMULATOR_PAGE_TOKEN];
  token?.permissions.push(...COMMENT_PERMISSIONS.filter((name) => !token.permissions.includes(name)));
}

function coffeeApp(callbackUrl: string): AppOptions {
  return {
    ...localApp(callbackUrl),
    appId: COFFEE_APP_ID,
    appSecret: COFFEE_APP_SECRET,
    verifyToken: COFFEE_VERIFY_TOKEN,
    name: "Fjord Coffee Service",
    callbackUrl: `${callbackUrl}/${COFFEE_PAGE_ID}`,
    roles: [EMIL],
  };
}
