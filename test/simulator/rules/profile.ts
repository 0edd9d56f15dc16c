/** What a Page may show to people before and beside its messages. */
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { graph, PAGE_ID, PSID, STRANGER, type Answer } from "../support.ts";
import { many, type Rule } from "./rule.ts";

const PATH = `/v27.0/${PAGE_ID}/messenger_profile`;
const GET_STARTED = { get_started: { payload: "START" } };
const ITEM = { type: "postback", title: "Help", payload: "HELP" };
const QUESTION = { question: "Where is my order?", payload: "ORDER" };

const write = (simulator: Simulator, body: object, token?: string) =>
  graph(simulator, "POST", PATH, body, token);
/** Of one person alone. */
const settings = (simulator: Simulator, body: object) =>
  graph(simulator, "POST", `/v27.0/${PAGE_ID}/custom_user_settings`, body);
/** Each of these in a call of its own, beside a button to get started. */
const writeEach = async (simulator: Simulator, ...bodies: object[]): Promise<Answer[]> => {
  const answers: Answer[] = [];
  for (const body of bodies) answers.push(await write(simulator, { ...GET_STARTED, ...body }));
  return answers;
};
const greeting = (text: string, locale = "default") => ({ greeting: [{ locale, text }] });
const questions = (list: object[], locale = "default") => ({
  ice_breakers: [{ locale, call_to_actions: list }],
});
const menu = (items: object[], more: object = {}) => ({
  persistent_menu: [{ locale: "default", call_to_actions: items, ...more }],
});
const commands = (list: unknown) => ({ commands: [{ locale: "default", commands: list }] });
const command = (name: string, description = "What it does") => ({ name, description });
const domains = (...list: string[]) => ({ whitelisted_domains: list });

export const PROFILE: readonly Rule[] = [
  {
    says: "setting it takes `pages_messaging`",
    world: { page: { tokens: [{ token: "EAAreader", permissions: ["pages_show_list"] }] } },
    when: (simulator) => write(simulator, GET_STARTED, "EAAreader"),
    then: "230",
    status: 403,
  },
  {
    says: "a change names something that can be set: not what Meta says itself, not what is gone",
    when: async (simulator) => [
      await write(simulator, {}),
      await write(simulator, { subject_to_new_eu_privacy_rules: false }),
      await write(simulator, { home_url: "https://www.example.com" }),
    ],
    then: "100",
    words: "(#100) Requires one of the params: get_started,",
  },
  {
    says: "what is deleted or read is named, and exists",
    when: async (simulator) => [
      await graph(simulator, "DELETE", PATH, {}),
      await graph(simulator, "DELETE", PATH, { fields: ["shoe_size"] }),
      await graph(simulator, "DELETE", PATH, { fields: ["subject_to_new_eu_privacy_rules"] }),
      await graph(simulator, "GET", PATH),
      await graph(simulator, "GET", `${PATH}?fields=shoe_size`),
    ],
    then: "100",
    words: "fields",
  },
  {
    says: "Get Started has a payload of at most 1000 characters",
    when: async (simulator) => [
      await write(simulator, { get_started: {} }),
      await write(simulator, { get_started: { payload: "x".repeat(1_001) } }),
    ],
    then: "100",
    words: "get_started[payload]",
  },
  {
    says: "a persistent menu needs Get Started",
    when: (simulator) => write(simulator, menu([ITEM])),
    then: "100/2018145",
    words: "(#100) You must set a Get Started button if you also wish to use persistent menu.",
  },
  {
    says: "Get Started stays while there is a menu",
    when: async (simulator) => {
      await write(simulator, { ...GET_STARTED, ...menu([ITEM]) });
      return await graph(simulator, "DELETE", PATH, { fields: ["get_started"] });
    },
    then: "100/2018145",
  },
  {
    says: "a greeting has at most 160 characters",
    when: (simulator) => write(simulator, greeting("x".repeat(161))),
    then: "100",
    words: "(#100) Length of param greeting[0][text] must be less than or equal to 160",
  },
  {
    says: "what is said by language has an entry of the default locale, and locales that are such",
    when: (simulator) =>
      writeEach(
        simulator,
        greeting("Hei", "nb_NO"),
        questions([QUESTION], "nb_NO"),
        menu([ITEM], { locale: "nb_NO" }),
        greeting("Hei", "norwegian"),
      ),
    then: "100",
    words: "default",
  },
  {
    says: "there are at most 4 questions for a start, in the old form, too",
    when: (simulator) =>
      writeEach(
        simulator,
        questions(many(5, () => QUESTION)),
        { ice_breakers: many(5, () => QUESTION) },
        questions([]),
      ),
    then: "100",
    words: "(#100) Param ice_breakers",
  },
  {
    says: "a question has a payload",
    when: (simulator) => writeEach(simulator, questions([{ question: "Where?" }])),
    then: "100",
    words: "The parameter ice_breakers[0][call_to_actions][0][payload] is required.",
  },
  {
    says: "a menu has at most 20 lines",
    when: (simulator) => writeEach(simulator, menu(many(21, () => ITEM)), menu([])),
    then: "100",
    words: "(#100) Param persistent_menu[0][call_to_actions] must",
  },
  {
    says: "the lines of a menu are links and postbacks, and nothing lies within them",
    when: (simulator) =>
      writeEach(simulator, menu([{ type: "nested", title: "More", call_to_actions: [ITEM] }])),
    then: "100",
    words: "must be one of {web_url, postback}",
  },
  {
    says: "a line of a menu has at most 30 characters",
    when: (simulator) => writeEach(simulator, menu([{ ...ITEM, title: "x".repeat(31) }])),
    then: "100",
    words: "must be less than or equal to 30",
  },
  {
    says: "what opens with Messenger's extensions is of a domain that the Page allows",
    when: async (simulator) => {
      const link = { type: "web_url", title: "Shop", messenger_extensions: true };
      const within = menu([{ ...link, url: "https://shop.example.com/a" }]);
      const outside = menu([{ ...link, url: "https://other.example.com" }]);
      await write(simulator, { ...GET_STARTED, ...domains("https://shop.example.com"), ...within });
      return [
        await write(simulator, outside),
        await graph(simulator, "DELETE", PATH, { fields: ["whitelisted_domains"] }),
      ];
    },
    then: "100",
    words: "must be of a whitelisted domain",
  },
  {
    says: "who may not write needs a menu with lines",
    when: (simulator) =>
      writeEach(simulator, { persistent_menu: [{ locale: "default", composer_input_disabled: true }] }),
    then: "100",
    words: "call_to_actions",
  },
  {
    says: "keys that Meta does not know are refused in it",
    when: (simulator) => writeEach(simulator, { persistent_menu: [ITEM] }),
    then: "100",
    words: '(#100) Invalid keys "type, title, payload" were found in param "persistent_menu[0]".',
  },
  {
    says: "there are 1 to 100 commands; names of at most 32 characters without a slash, descriptions of at most 64",
    when: (simulator) =>
      writeEach(
        simulator,
        { commands: null },
        commands([]),
        commands(many(101, (n) => command(`c${n}`))),
        commands([command("/help")]),
        commands([command("x".repeat(33))]),
        commands([command("help", "x".repeat(65))]),
      ),
    then: "100",
    words: "commands",
  },
  {
    says: "there are at most 50 domains, by HTTPS and by name",
    when: (simulator) =>
      writeEach(
        simulator,
        domains(...many(51, (n) => `https://shop${n}.example.com`)),
        domains("http://shop.example.com"),
        domains("https://localhost"),
        domains("https://192.0.2.1"),
        domains("https://[2001:db8::1]"),
      ),
    then: "100",
    words: "whitelisted_domains",
  },
  {
    says: "accounts are linked by HTTPS",
    when: (simulator) => writeEach(simulator, { account_linking_url: "http://shop.example.com/login" }),
    then: "100",
    words: "account_linking_url",
  },
  {
    says: "a menu of one person alone is held to the rules of the Page's",
    when: async (simulator) => {
      await write(simulator, GET_STARTED);
      const wrong = [menu(many(21, () => ITEM)), menu([{ ...ITEM, title: "x".repeat(31) }]), {}];
      return await Promise.all(wrong.map((body) => settings(simulator, { psid: PSID, ...body })));
    },
    then: "100",
  },
  {
    says: "a menu of one person alone is for who wrote to the Page",
    when: async (simulator) => {
      await write(simulator, GET_STARTED);
      return await settings(simulator, { psid: STRANGER, ...menu([ITEM]) });
    },
    then: "100/2018001",
  },
  {
    says: "a menu of one person alone is not for Europe and Japan",
    world: { page: { euRules: true } },
    when: async (simulator) => {
      await write(simulator, GET_STARTED);
      return await settings(simulator, { psid: PSID, ...menu([ITEM]) });
    },
    then: "10/2018336",
  },
];
