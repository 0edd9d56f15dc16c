/**
 * Who takes part in a local run: the app, the Page and a few customers. The start script gives the same
 * values to the Worker. They are public, so a Worker whose Graph URL is Meta's refuses them.
 */
import { PROFILE_SAMPLES } from "./profile-samples.ts";
import {
  COMMENT_PERMISSIONS,
  MESSAGING_PERMISSIONS,
  type AppOptions,
  type CustomerOptions,
  type PageOptions,
  type PostOptions,
} from "./world/options.ts";

export const SIMULATOR_APP_ID = "200300400500";
export const SIMULATOR_APP_SECRET = "simulator-app-secret";
export const SIMULATOR_VERIFY_TOKEN = "simulator-verify-token";
export const SIMULATOR_PAGE_ID = "10150001";
export const SIMULATOR_PAGE_NAME = "Northwind Outdoor";
export const SIMULATOR_PAGE_TOKEN = "EAAsimulator-page-token";
/** Signs the agent tokens of the demo desk (HS256, so at least 32 bytes). Not known to the simulator. */
export const SIMULATOR_AGENT_SECRET = "simulator-agent-secret-at-least-32-bytes";

/** Signs for those who run the deployment, and for the people of a second company: each secret signs for its own. */
export const SIMULATOR_OPERATOR_SECRET = "simulator-operator-secret-at-least-32-bytes";
export const SIMULATOR_COMPANY_SECRET = "simulator-company-secret-at-least-32-bytes";
/** Seals what Pages are connected with; of 32 bytes. */
export const SIMULATOR_ENCRYPTION_KEY = "simulator-encryption-key-32bytes";

/** What the app asks for by Facebook Login for Business. */
export const SIMULATOR_LOGIN_CONFIG_ID = "900800700600";
const LOGIN_PERMISSIONS = [
  ...["pages_show_list", "pages_messaging", "pages_manage_metadata", "pages_read_engagement"],
  ...["pages_read_user_content", "pages_manage_engagement", "pages_utility_messaging", "business_management"],
];

/**
 * The app as Meta's dashboard would hold it. `callbackUrl` is where webhooks go; the Worker's other addresses are
 * beside it, under both names of this machine.
 */
export function localApp(callbackUrl: string): AppOptions {
  const beside = (path: string): string => new URL(path, callbackUrl).href;
  const login = new URL("/oauth/facebook", callbackUrl);
  const names = ["localhost", "127.0.0.1"].map(
    (hostname) => Object.assign(new URL(login), { hostname }).href,
  );
  return {
    name: "Northwind Desk",
    redirectUris: [...new Set([login.href, ...names])],
    loginConfigs: { [SIMULATOR_LOGIN_CONFIG_ID]: { permissions: LOGIN_PERMISSIONS } },
    deauthorizeUrl: beside("/meta/deauthorize"),
    dataDeletionUrl: beside("/meta/data-deletion"),
    appId: SIMULATOR_APP_ID,
    appSecret: SIMULATOR_APP_SECRET,
    verifyToken: SIMULATOR_VERIFY_TOKEN,
    callbackUrl,
    humanAgent: true,
  };
}

const HOUR_MS = 60 * 60_000;

/** What people find to comment on. */
export const LOCAL_POSTS: readonly PostOptions[] = [
  {
    ...{ id: "90208", age: 9 * 24 * HOUR_MS },
    text: "Closed on 1 May. We are out paddling, and back the day after.",
  },
  {
    ...{ id: "90209", age: 2 * 24 * HOUR_MS, picture: "stove" },
    text: "Small stove, large breakfast. Until Sunday every stove comes with a pot.",
  },
  {
    ...{ id: "90210", age: 3 * HOUR_MS, picture: "camp" },
    text: "Our new tents are in: light, dry, and up in two minutes. Who has tried one?",
  },
];

export const LOCAL_PAGE: PageOptions = {
  id: SIMULATOR_PAGE_ID,
  name: SIMULATOR_PAGE_NAME,
  tokens: [{ token: SIMULATOR_PAGE_TOKEN, permissions: [...MESSAGING_PERMISSIONS, ...COMMENT_PERMISSIONS] }],
  posts: LOCAL_POSTS,
  messengerProfile: {
    greeting: PROFILE_SAMPLES.greeting,
    get_started: PROFILE_SAMPLES.get_started,
    persistent_menu: PROFILE_SAMPLES.persistent_menu,
  },
};

/** People who exist but have not written yet, as on the day a Page is connected. */
export const LOCAL_CUSTOMERS: readonly CustomerOptions[] = [
  { psid: "7700110022003301", firstName: "Ada", lastName: "Marlow" },
  { psid: "7700110022003302", firstName: "Jonas", lastName: "Größner" },
  { psid: "7700110022003303", firstName: "Priya", lastName: "Raman" },
  { psid: "77001100220033104", firstName: "Tomás", lastName: "Rivera" },
];
