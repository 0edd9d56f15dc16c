/** What comes of a login: codes, tokens, and when they die. */
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import {
  ADA,
  aWorldOfPages,
  codeIn,
  dialog,
  exchange,
  GROUP_ID,
  logIn,
  pageToken,
  REDIRECT,
  shortToken,
  userToken,
} from "../login.ts";
import { APP_ID, APP_SECRET, DAY, graph, HOUR, PAGE_ID, type Answer } from "../support.ts";
import type { Rule } from "./rule.ts";

const deliver = (): Promise<Response> => Promise.resolve(new Response());
const world = { ...aWorldOfPages(), deliver };

const redirect_uri = REDIRECT;
const read = (simulator: Simulator, path: string, token: string): Promise<Answer> =>
  graph(simulator, "GET", `/v27.0/${path}`, undefined, token);

/** What the Page's token, which came by a login, is answered after this. */
const after =
  (change: (simulator: Simulator) => unknown) =>
  async (simulator: Simulator): Promise<Answer> => {
    const token = await pageToken(simulator);
    await change(simulator);
    return await read(simulator, PAGE_ID, token);
  };

export const LOGIN: readonly Rule[] = [
  {
    says: "a code is exchanged once",
    world,
    when: async (simulator) => {
      const code = codeIn(logIn(simulator));
      await exchange(simulator, { code, redirect_uri });
      return await exchange(simulator, { code, redirect_uri });
    },
    then: "100/36009",
    words: "This authorization code has been used.",
  },
  {
    says: "a code is exchanged within ten minutes",
    world,
    when: async (simulator) => {
      const code = codeIn(logIn(simulator));
      await simulator.advanceClock(10 * 60_000);
      return await exchange(simulator, { code, redirect_uri });
    },
    then: "100/36007",
    words: "This authorization code has expired.",
  },
  {
    says: "a code is exchanged at the address that the login came back to",
    world,
    when: (simulator) =>
      exchange(simulator, { code: codeIn(logIn(simulator)), redirect_uri: `${redirect_uri}/` }),
    then: "100/36008",
    words: "Please make sure your redirect_uri is identical",
  },
  {
    says: "a code with a challenge is exchanged by who knows what that was made of",
    world,
    when: async (simulator) => {
      const challenge = { code_challenge: "c".repeat(43), code_challenge_method: "plain" };
      const code = codeIn(logIn(simulator, ADA, {}, challenge));
      return [
        await exchange(simulator, { code, redirect_uri }),
        await exchange(simulator, { code, redirect_uri, code_verifier: "d".repeat(43) }),
      ];
    },
    then: "100",
    words: "code_verifier",
  },
  {
    says: "a code is a code, and the app's own",
    world: { ...world, apps: [...world.apps, { appId: "3004005006", appSecret: "s", verifyToken: "v" }] },
    when: async (simulator) => [
      await exchange(simulator, { code: "nonsense", redirect_uri }),
      await exchange(simulator, {
        ...{ code: codeIn(logIn(simulator)), redirect_uri },
        ...{ client_id: "3004005006", client_secret: "s" },
      }),
    ],
    then: "100",
    words: "code",
  },
  {
    says: "a person's token ends after an hour, and after 60 days once it was exchanged",
    world,
    when: async (simulator) => {
      const [short, long] = [await shortToken(simulator), await userToken(simulator)];
      await simulator.advanceClock(HOUR);
      const first = await read(simulator, "me", short);
      await simulator.advanceClock(60 * DAY - HOUR);
      return [first, await read(simulator, "me", long)];
    },
    then: "190/463",
  },
  {
    says: "a token that ended is not exchanged",
    world,
    when: async (simulator) => {
      const fb_exchange_token = await shortToken(simulator);
      await simulator.advanceClock(HOUR);
      return await exchange(simulator, { grant_type: "fb_exchange_token", fb_exchange_token });
    },
    then: "190/463",
  },
  {
    says: "a Page's token is not exchanged",
    world,
    when: async (simulator) =>
      exchange(simulator, { grant_type: "fb_exchange_token", fb_exchange_token: await pageToken(simulator) }),
    then: "100",
  },
  {
    says: "a Page's token dies with the person's password",
    world,
    when: after((simulator) => simulator.account(ADA).changePassword()),
    then: "190/460",
    words: "changed their password",
  },
  {
    says: "a Page's token dies when the person removes the app, and another login does not revive it",
    world,
    when: after(async (simulator) => {
      await simulator.account(ADA).removeApp();
      simulator.account(ADA).logIn(dialog());
    }),
    then: "190/458",
    words: "has not authorized application",
  },
  {
    says: "a Page's token dies with the person's last task there",
    world,
    when: after((simulator) => simulator.account(ADA).setTasks(PAGE_ID, [])),
    then: "190/492",
    words: "must be an administrator, editor, or moderator",
  },
  {
    says: "a Page's token dies 90 days after the person was last there",
    world,
    when: after((simulator) => simulator.advanceClock(90 * DAY)),
    then: "190",
    words: "data access",
  },
  {
    says: "a Page that was not chosen does not exist for the person's token",
    world,
    when: async (simulator) =>
      read(simulator, PAGE_ID, await userToken(simulator, ADA, { pages: ["10150002"] })),
    then: "100/33",
  },
  {
    says: "portfolios take `business_management`",
    world,
    when: async (simulator) => {
      const token = await userToken(simulator, ADA, { declined: ["business_management"] });
      return await Promise.all(
        ["me/businesses", `${GROUP_ID}/owned_pages`].map((path) => read(simulator, path, token)),
      );
    },
    then: "100",
    words: "Missing Permissions: business_management",
    status: 403,
  },
  {
    says: "who logs in is matched with who writes for the app alone, with `appsecret_proof`",
    world,
    when: (simulator) => {
      logIn(simulator);
      const id = simulator.account(ADA).state.appScopedIds[APP_ID] ?? "";
      return read(simulator, `${id}/ids_for_pages`, `${APP_ID}|${APP_SECRET}`);
    },
    then: "100",
    words: "appsecret_proof",
  },
  {
    says: "sending, and reading conversations, take the task MESSAGING at the Page",
    world,
    when: async (simulator) => {
      const token = await pageToken(simulator);
      simulator.account(ADA).setTasks(PAGE_ID, ["MODERATE"]);
      return [
        await graph(simulator, "POST", "/v27.0/me/messages", {}, token),
        await read(simulator, "me/conversations", token),
      ];
    },
    then: "200",
    words: "MESSAGING",
    status: 403,
  },
  {
    says: "subscribing takes the task MODERATE at the Page",
    world,
    when: async (simulator) => {
      const token = await pageToken(simulator);
      simulator.account(ADA).setTasks(PAGE_ID, ["MESSAGING"]);
      const fields = { subscribed_fields: ["messages"] };
      return await graph(simulator, "POST", "/v27.0/me/subscribed_apps", fields, token);
    },
    then: "200",
    words: "MODERATE",
    status: 403,
  },
];
