import { describe, expect, it } from "vitest";
import { fromRaw, pathIn, toRaw } from "../../../worker/graph/messenger-profile.ts";
import { canonical } from "../../../worker/protocol/profile/canonical.ts";

const RAW = {
  greeting: [{ locale: "default", text: "Hello {{user_first_name}}" }],
  getStarted: { payload: "START" },
  iceBreakers: [{ locale: "default", call_to_actions: [{ question: "Why?", payload: "WHY" }] }],
  menu: [
    {
      locale: "default",
      composer_input_disabled: false,
      disabled_surfaces: ["CUSTOMER_CHAT_PLUGIN"],
      call_to_actions: [
        { type: "postback", title: "Help", payload: "HELP" },
        {
          type: "web_url",
          title: "Shop",
          url: "https://shop.example.com",
          webview_height_ratio: "tall",
          messenger_extensions: true,
          fallback_url: "https://shop.example.com/m",
          webview_share_button: "hide",
        },
      ],
    },
    { locale: "de_DE", composer_input_disabled: false },
  ],
  commands: [{ locale: "default", commands: [{ name: "help", description: "What it does" }] }],
  domains: ["https://shop.example.com"],
  accountLinkingUrl: "https://shop.example.com/login",
};

describe("a Messenger profile, as Meta has it", () => {
  it("is read and written without loss", () => {
    const { profile, foreign } = fromRaw(RAW);

    expect(foreign).toEqual([]);
    expect(toRaw(profile)).toEqual(RAW);
  });

  it("has questions of the old form as those of everybody", () => {
    expect(fromRaw({ iceBreakers: [{ question: "Why?", payload: "WHY" }] }).profile).toEqual({
      iceBreakers: [{ locale: "default", questions: [{ question: "Why?", payload: "WHY" }] }],
    });
  });

  it.each([
    [
      "a menu within a menu",
      { menu: [{ locale: "default", call_to_actions: [{ type: "nested", title: "More" }] }] },
      "menu",
    ],
    [
      "a key of a link that nobody knows",
      {
        menu: [{ locale: "default", call_to_actions: [{ ...RAW.menu[0]!.call_to_actions![1], new_key: 1 }] }],
      },
      "menu",
    ],
    [
      "a key of an entry that nobody knows",
      { greeting: [{ locale: "default", text: "Hi", tone: "warm" }] },
      "greeting",
    ],
    ["no list", { domains: "https://a.com" }, "domains"],
    ["no payload", { getStarted: {} }, "getStarted"],
    ["a number", { accountLinkingUrl: 7 }, "accountLinkingUrl"],
  ])("is foreign in a form that would be lost on the way back: %s", (_what, raw, property) => {
    expect(fromRaw(raw)).toEqual({ profile: {}, foreign: [property] });
  });

  it("has one text, whatever the order of its names", () => {
    expect(canonical([{ a: 1, b: { d: [1, 2], c: 3 } }])).toBe(canonical([{ b: { c: 3, d: [1, 2] }, a: 1 }]));
    expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
  });
});

describe("the field that Meta's words are about", () => {
  it.each([
    ["Length of param greeting[0][text] must be less than or equal to 160", "greeting[0].text"],
    [
      "Param persistent_menu[1][call_to_actions][2][url] should represent a valid URL",
      "menu[1].items[2].url",
    ],
    [
      "The parameter ice_breakers[0][call_to_actions][0][payload] is required.",
      "iceBreakers[0].questions[0].payload",
    ],
    ["Param persistent_menu[0][composer_input_disabled] must be a boolean", "menu[0].composerDisabled"],
    ["Param whitelisted_domains[3] must be a domain name.", "domains[3]"],
    ["You must set a Get Started button if you also wish to use persistent menu.", "getStarted"],
    ["Requires one of the params: get_started, greeting", null],
    ["Something else went wrong", null],
  ])("%s", (words, path) => {
    expect(pathIn(words)).toBe(path);
  });
});
