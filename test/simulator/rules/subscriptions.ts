/** What apps and Pages hear of, and where it goes. */
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { APP_ID, APP_SECRET, graph, PAGE_ID, type Answer } from "../support.ts";
import type { Rule } from "./rule.ts";

const subscribe = `/v27.0/${PAGE_ID}/subscribed_apps`;
const APP_TOKEN = `${APP_ID}|${APP_SECRET}`;
const ALL = {
  object: "page",
  callback_url: "https://worker.test/new",
  verify_token: "new",
  fields: "messages",
};

/** Subscribes an app by API; null leaves something out. */
const subscribeApp = (simulator: Simulator, changes: object = {}, token: string | null = APP_TOKEN) => {
  const given = Object.entries({ ...ALL, ...changes }).filter(([, value]) => value !== null);
  return graph(simulator, "POST", `/v27.0/${APP_ID}/subscriptions`, Object.fromEntries(given), token);
};
const challenged = (request: Request): string => new URL(request.url).searchParams.get("hub.challenge") ?? "";

export const SUBSCRIPTIONS: readonly Rule[] = [
  {
    says: "a subscription names its fields",
    when: (simulator) => graph(simulator, "POST", subscribe, {}),
    then: "100",
    words: "(#100) The parameter subscribed_fields is required.",
  },
  {
    says: "each field without its permission is named",
    world: { page: { tokens: [{ token: "EAAfew", permissions: ["pages_messaging"] }] } },
    when: (simulator) => graph(simulator, "POST", subscribe, { subscribed_fields: ["feed"] }, "EAAfew"),
    then: "200",
    words:
      "(#200) To subscribe to the feed field, one of these permissions is needed: pages_manage_metadata.",
    status: 403,
  },
  {
    says: "whatever its fields, a Page subscribes with `pages_manage_metadata`",
    world: { page: { tokens: [{ token: "EAAfew", permissions: ["pages_messaging"] }] } },
    when: async (simulator) => [
      await graph(simulator, "POST", subscribe, { subscribed_fields: ["messages"] }, "EAAfew"),
      await graph(simulator, "GET", subscribe, undefined, "EAAfew"),
    ],
    then: "200",
    words: "(#200) Requires pages_manage_metadata permission",
    status: 403,
  },
  {
    says: "a field that is none is named, by apps as by Pages",
    when: (simulator) =>
      Promise.all([
        graph(simulator, "POST", subscribe, { subscribed_fields: ["messages", "massages"] }),
        subscribeApp(simulator, { fields: "messages,massages" }),
      ]),
    then: "100",
    words: "fields[1] must be one of {messages, messaging_postbacks,",
  },
  {
    says: "an app subscribes with its own token, not a Page's",
    when: (simulator) => subscribeApp(simulator, {}, "EAAtesttoken"),
    then: "15",
    words: "(#15) This method must be called with an app access_token.",
  },
  {
    says: "an app subscribes with object, callback URL, verify token and fields",
    when: async (simulator) => {
      const answers: Answer[] = [];
      for (const name of Object.keys(ALL)) answers.push(await subscribeApp(simulator, { [name]: null }));
      return answers;
    },
    then: "100",
    words: "(#100) The parameter ",
  },
  {
    says: "a callback URL is one, and HTTPS unless it is of this machine",
    when: (simulator) =>
      Promise.all(
        ["worker.test", "ftp://worker.test/", "http://worker.test/webhook"].map((callback_url) =>
          subscribeApp(simulator, { callback_url }),
        ),
      ),
    then: "100",
    words: "callback_url",
  },
  {
    says: "a callback URL returns the challenge, with status 200 and nothing else",
    world: {
      deliver: (request) => {
        const { pathname } = new URL(request.url);
        if (pathname === "/down") throw new TypeError("fetch failed");
        const body = pathname === "/more" ? `"${challenged(request)}"` : challenged(request);
        return Promise.resolve(new Response(body, { status: pathname === "/forbids" ? 403 : 200 }));
      },
    },
    when: (simulator) =>
      Promise.all(
        ["down", "more", "forbids"].map((path) =>
          subscribeApp(simulator, { callback_url: `https://worker.test/${path}` }),
        ),
      ),
    then: "2200",
    words: "(#2200) Callback verification failed",
  },
];
