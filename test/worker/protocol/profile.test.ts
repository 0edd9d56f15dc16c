import { describe, expect, it } from "vitest";
import { profileFaults } from "../../../worker/protocol/profile/faults.ts";
import { linkFaults, pageLink } from "../../../worker/protocol/profile/link.ts";
import { pressedOfProfile, profilePayload } from "../../../worker/protocol/profile/pressed.ts";
import type { MessengerProfile } from "../../../worker/protocol/profile/profile.ts";

const many = <T>(length: number, make: (n: number) => T): T[] => Array.from({ length }, (_, n) => make(n));
const faultsOf = (profile: MessengerProfile): string[] =>
  profileFaults(profile).map(({ path, why, limit }) =>
    [path, why, ...(limit === undefined ? [] : [limit])].join(" "),
  );

const LOCALE = { locale: "default" };
const START = { getStarted: { payload: "START" } };
const line = { type: "postback", title: "Help", payload: "HELP" } as const;
const greeting = (text: string, locale = "default"): MessengerProfile => ({ greeting: [{ locale, text }] });
const questions = (list: { question: string; payload?: string }[]): MessengerProfile => ({
  iceBreakers: [{ ...LOCALE, questions: list }],
});
type Items = NonNullable<MessengerProfile["menu"]>[number]["items"];
const menu = (items: Items, composerDisabled = false): MessengerProfile => ({
  ...START,
  menu: [{ ...LOCALE, composerDisabled, items }],
});
const commands = (list: { name: string; description: string }[]): MessengerProfile => ({
  commands: [{ ...LOCALE, commands: list }],
});

describe("what Meta would refuse of a Messenger profile", () => {
  it.each<[what: string, profile: MessengerProfile, faults: string[]]>([
    ["an empty one", {}, []],
    ["a greeting of 160 signs", greeting("x".repeat(160)), []],
    ["a longer one", greeting("x".repeat(161)), ["greeting[0].text too_long 160"]],
    ["one that says nothing", greeting(" "), ["greeting[0].text missing"]],
    ["one for nobody else", greeting("Hallo", "de_DE"), ["greeting no_default"]],
    [
      "a locale of no form",
      greeting("Hallo", "german"),
      ["greeting no_default", "greeting[0].locale not_a_locale"],
    ],
    [
      "a locale twice",
      { greeting: [...greeting("a").greeting!, ...greeting("b").greeting!] },
      ["greeting[1].locale twice"],
    ],
    ["no entry at all", { greeting: [] }, ["greeting missing"]],
    ["4 questions", questions(many(4, (n) => ({ question: `Question ${n}?` }))), []],
    [
      "5 questions",
      questions(many(5, (n) => ({ question: `Question ${n}?` }))),
      ["iceBreakers[0].questions too_many 4"],
    ],
    ["no question", questions([]), ["iceBreakers[0].questions missing"]],
    [
      "a payload that is too long",
      questions([{ question: "Why?", payload: "x".repeat(1_001) }]),
      ["iceBreakers[0].questions[0].payload too_long 1000"],
    ],
    ["a menu of 20 lines", menu(many(20, () => line)), []],
    ["a menu of 21 lines", menu(many(21, () => line)), ["menu[0].items too_many 20"]],
    ["a menu without Get Started", { menu: menu([line]).menu! }, ["getStarted needs_get_started"]],
    [
      "a line of 31 signs",
      menu([{ ...line, title: "x".repeat(31) }]),
      ["menu[0].items[0].title too_long 30"],
    ],
    ["no line where people may write", menu([]), []],
    ["no line where they may not", menu([], true), ["menu[0].items missing"]],
    [
      "addresses of a menu",
      menu(
        ["http://shop.example.com", "ftp://shop.example.com", "https://localhost", "https://a b.com", ""].map(
          (url) => ({ type: "web_url", title: "Shop", url }),
        ),
      ),
      [
        "menu[0].items[1].url not_https",
        "menu[0].items[2].url not_public",
        "menu[0].items[3].url not_plain",
        "menu[0].items[4].url missing",
      ],
    ],
    [
      "a fallback without extensions, and extensions without https",
      menu([
        { type: "web_url", title: "Shop", url: "https://a.com", fallbackUrl: "https://b.com" },
        { type: "web_url", title: "Shop", url: "http://a.com", messengerExtensions: true },
      ]),
      ["menu[0].items[0].fallbackUrl not_allowed", "menu[0].items[1].url not_https"],
    ],
    [
      "names of commands",
      commands(
        ["help", "/help", "two words", "x".repeat(33), "HELP"].map((name) => ({ name, description: "What" })),
      ),
      [
        "commands[0].commands[1].name has_slash",
        "commands[0].commands[2].name has_spaces",
        "commands[0].commands[3].name too_long 32",
        "commands[0].commands[4].name twice",
      ],
    ],
    [
      "what a command does",
      commands([{ name: "help", description: "x".repeat(65) }]),
      ["commands[0].commands[0].description too_long 64"],
    ],
    [
      "101 commands",
      commands(many(101, (n) => ({ name: `c${n}`, description: "What" }))),
      ["commands[0].commands too_many 100"],
    ],
    [
      "domains",
      {
        domains: [
          ...["https://shop.example.com", "https://shop.example.com/", "http://a.com", "https://localhost"],
          ...["https://93.184.215.14", "https://b.com/path", "other.example.com"],
        ],
      },
      [
        "domains[2] not_https",
        "domains[3] not_public",
        "domains[4] not_a_domain",
        "domains[5] not_a_domain",
        "domains[6] not_https",
        "domains[1] twice",
      ],
    ],
    ["51 domains", { domains: many(51, (n) => `https://shop${n}.example.com`) }, ["domains too_many 50"]],
    ["a log-in by http", { accountLinkingUrl: "http://a.com" }, ["accountLinkingUrl not_https"]],
  ])("%s", (_what, profile, faults) => {
    expect(faultsOf(profile)).toEqual(faults);
  });

  it("looks at what there is beside a part of it", () => {
    const { menu: alone } = menu([line]);
    const isThere = profileFaults({ menu: alone! }, (it) => it === "menu" || it === "getStarted");
    const isGone = profileFaults({}, (it) => it === "menu");

    expect(isThere).toEqual([]);
    expect(isGone).toEqual([{ path: "getStarted", why: "needs_get_started" }]);
  });
});

describe("a payload of the editor's", () => {
  it("says where it was pressed", () => {
    expect(pressedOfProfile(profilePayload("get_started", null))).toBe("get_started");
    expect(pressedOfProfile(profilePayload("question", "00ff11"))).toBe("question");
    expect(pressedOfProfile(profilePayload("menu", "00ff11"))).toBe("menu");
  });

  it.each([null, "", "GET_STARTED", "fb-chat:12:0011223344ff:b0", "fb-chat:menu:x", "a fb-chat:menu"])(
    "is not %s",
    (payload) => {
      expect(pressedOfProfile(payload)).toBeNull();
    },
  );
});

describe("a link to a Page", () => {
  it("says what is asked for, and nothing else", () => {
    expect(pageLink("10150001", { ref: "", text: "" })).toBe("https://m.me/10150001");
    expect(pageLink("10150001", { ref: "flyer_1=", text: "" })).toBe("https://m.me/10150001?ref=flyer_1%3D");
    expect(pageLink("10150001", { ref: "a", text: "Größe 10 & more?" })).toBe(
      "https://m.me/10150001?ref=a&text=Gr%C3%B6%C3%9Fe%2010%20%26%20more%3F",
    );
  });

  it("can be made of any text, half signs included", () => {
    expect(() => pageLink("1", { ref: "", text: "\ud83d" })).not.toThrow();
  });

  it("has a ref of Meta's letters, and no more than fit", () => {
    expect(linkFaults({ ref: "a-Z_0=", text: "" })).toEqual([]);
    expect(linkFaults({ ref: "a b", text: "" })).toEqual([{ field: "ref", why: "not_a_ref" }]);
    expect(linkFaults({ ref: "x".repeat(2_084), text: "x".repeat(2_001) })).toEqual([
      { field: "ref", why: "too_long", limit: 2_083 },
      { field: "text", why: "too_long", limit: 2_000 },
    ]);
  });
});
