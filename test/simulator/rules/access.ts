/** Tokens, proofs, permissions and addresses. */
import { APP_ID, APP_SECRET, graph, PAGE_ID, TOKEN } from "../support.ts";
import { asApp, read, sendAs, type Rule } from "./rule.ts";

const OTHER_PAGE = { id: "10150002", name: "Southwind", accessToken: "EAAother" };
const APP = { appId: APP_ID, appSecret: APP_SECRET, verifyToken: "v" };
const OTHER_APP = { ...APP, appId: "300400500600" };
const GRANT = "grant_type=client_credentials";
const PAGE = { id: PAGE_ID, name: "Northwind Outdoor", accessToken: TOKEN };

export const ACCESS: readonly Rule[] = [
  {
    says: "a call of an object without a token is refused",
    when: (simulator) => sendAs(simulator, null, `/v27.0/${PAGE_ID}/messages`),
    then: "104",
    words: "access token",
  },
  {
    says: "a call of `me` without a token is refused",
    when: (simulator) => sendAs(simulator, null),
    then: "2500",
    words: "access token",
  },
  {
    says: "a token that is none is refused",
    when: (simulator) => sendAs(simulator, "nonsense"),
    then: "190",
    words: "Invalid OAuth access token",
  },
  ...(
    [
      ["expired", "an expired token", "190/463"],
      ["password_changed", "a token from before a change of the password", "190/460"],
      ["app_removed", "a token of somebody who removed the app", "190/458"],
    ] as const
  ).map(([problem, what, then]): Rule => ({
    says: `${what} is refused`,
    when: (simulator) => {
      simulator.page().expireToken(problem);
      return sendAs(simulator, TOKEN);
    },
    then,
    words: "Error validating access token",
  })),
  {
    says: "sending takes a token of the Page, not of a person",
    world: { page: { tokens: [{ token: "EAAuser", type: "user" }] } },
    when: (simulator) => sendAs(simulator, "EAAuser"),
    then: "210",
    words: "A page access token is required",
  },
  {
    says: "for another Page's token the Page does not exist",
    world: { pages: [PAGE, OTHER_PAGE] },
    when: (simulator) => sendAs(simulator, "EAAother", `/v27.0/${PAGE_ID}/messages`),
    then: "100/33",
  },
  {
    says: "sending takes `pages_messaging`",
    world: { page: { tokens: [{ token: "EAAreader", permissions: ["pages_show_list"] }] } },
    when: (simulator) => sendAs(simulator, "EAAreader"),
    then: "230",
    words: "Requires pages_messaging permission to manage the object",
    status: 403,
  },
  {
    says: "a wrong `appsecret_proof` is refused",
    when: (simulator) => read(simulator, "me?appsecret_proof=00"),
    then: "100",
    words: "Invalid appsecret_proof",
  },
  {
    says: "an app that requires `appsecret_proof` gets no answer without it",
    world: { app: { requireProof: true } },
    when: (simulator) => read(simulator, "me"),
    then: "100",
    words: "appsecret_proof",
  },
  {
    says: "`debug_token` takes an app's own token",
    when: (simulator) => read(simulator, `debug_token?input_token=${TOKEN}`),
    then: "100",
    words: "You must provide an app access token",
  },
  {
    says: "`debug_token` tells of the app's own tokens, not of another's",
    world: {
      pages: [{ ...PAGE, tokens: [{ token: "EAAstranger", appId: OTHER_APP.appId }] }],
      apps: [APP, OTHER_APP],
    },
    when: (simulator) => asApp(simulator, "debug_token?input_token=EAAstranger"),
    then: "100",
    words: "The App_id in the input_token did not match the Viewing App",
  },
  {
    says: "an app's token names an app that exists",
    when: (simulator) => graph(simulator, "GET", "/v27.0/app", undefined, `1|${APP_SECRET}`),
    then: "101",
  },
  {
    says: "an app's token holds the app's secret",
    when: (simulator) => graph(simulator, "GET", "/v27.0/app", undefined, `${APP_ID}|wrong`),
    then: "190",
    words: "Invalid OAuth access token signature.",
  },
  {
    says: "an app gets its token for its secret alone",
    when: (simulator) =>
      graph(
        simulator,
        "GET",
        `/v27.0/oauth/access_token?client_id=${APP_ID}&client_secret=x&${GRANT}`,
        undefined,
        null,
      ),
    then: "1",
    words: "Error validating client secret.",
  },
  {
    says: "a person's token lists what was granted, a Page's does not",
    when: (simulator) => read(simulator, "me/permissions"),
    then: "100",
    words: "nonexisting field (permissions)",
  },
  {
    says: "an app made since November 2026 may not call in the ways that go with v28.0",
    when: (simulator) =>
      Promise.all([
        ...["date_format=U", "callback=f", "method=delete", "fields=id.as(number)"].map((query) =>
          read(simulator, `${PAGE_ID}?${query}`),
        ),
        ...["ids=1,2", "asyncbatch=[]"].map((query) => read(simulator, `?${query}`)),
      ]),
    then: "12",
    words: "deprecated",
  },
  {
    says: "an older one still may",
    world: { app: { legacyCalls: true } },
    when: (simulator) => read(simulator, `${PAGE_ID}?date_format=U&fields=id`),
    then: "ok",
  },
  {
    says: "an unknown path is named",
    when: (simulator) => graph(simulator, "POST", "/v27.0/me/messagez", {}),
    then: "2500",
    words: "Unknown path components: /messagez",
  },
  {
    says: "an unknown object is named",
    when: (simulator) => read(simulator, "4711"),
    then: "100/33",
    words: "Unsupported get request. Object with ID '4711' does not exist",
  },
];
