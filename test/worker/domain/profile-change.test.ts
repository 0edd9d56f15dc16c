import { describe, expect, it } from "vitest";
import {
  backOf,
  callsOf,
  changedElsewhere,
  orderOf,
  withProfilePayloads,
} from "../../../worker/domain/profile-change.ts";
import type { ProfileMarks } from "../../../worker/protocol/profile/profile.ts";

const NONE = {
  greeting: "",
  getStarted: "",
  iceBreakers: "",
  menu: "",
  commands: "",
  domains: "",
  accountLinkingUrl: "",
};
const marks = (some: ProfileMarks): Required<ProfileMarks> => ({ ...NONE, ...some });
const GREETING = [{ locale: "default", text: "Hello" }];

describe("a change of a Messenger profile", () => {
  it("sets, takes away what is there, and leaves the rest", () => {
    const changes = { greeting: GREETING, menu: null, commands: null };

    expect(orderOf(changes, marks({ menu: "m", domains: "d" }))).toEqual({
      set: { greeting: GREETING },
      gone: ["menu"],
    });
  });

  it("knows what somebody else changed of the same, and of nothing else", () => {
    const base = { greeting: "a", menu: "m" };

    expect(
      changedElsewhere({ greeting: GREETING, menu: null }, base, marks({ greeting: "a", menu: "n" })),
    ).toEqual(["menu"]);
    expect(changedElsewhere({ greeting: GREETING }, base, marks({ greeting: "a", menu: "n" }))).toEqual([]);
    expect(changedElsewhere({ domains: [] }, base, marks({ domains: "d" }))).toEqual(["domains"]);
  });

  it("goes back to what each property was", () => {
    const order = { set: { greeting: GREETING, domains: [] }, gone: ["menu" as const] };

    expect(backOf({ greeting: "was", menu: "m", commands: "c" }, order)).toEqual({
      set: { greeting: "was", menu: "m" },
      gone: ["domains"],
    });
  });

  it("takes a look before, the change, and a look after, or both ways back", () => {
    expect(callsOf({ set: {}, gone: [] })).toBe(1);
    expect(callsOf({ set: { greeting: GREETING }, gone: [] })).toBe(3);
    expect(callsOf({ set: {}, gone: ["menu"] })).toBe(3);
    expect(callsOf({ set: { greeting: GREETING }, gone: ["menu"] })).toBe(5);
  });

  it("has a payload wherever something is pressed, and keeps those that are there", () => {
    let count = 0;
    const nonce = (): string => String((count += 1)).padStart(4, "0");
    const link = { type: "web_url", title: "Shop", url: "https://a.com" } as const;

    const filled = withProfilePayloads(
      {
        getStarted: {},
        iceBreakers: [
          { locale: "default", questions: [{ question: "Why?" }, { question: "How?", payload: "HOW" }] },
        ],
        menu: [
          {
            locale: "default",
            composerDisabled: false,
            items: [{ type: "postback", title: "Help", payload: "" }, link],
          },
        ],
      },
      nonce,
    );

    expect(filled.getStarted).toEqual({ payload: "fb-chat:get_started" });
    expect(filled.iceBreakers?.[0]?.questions.map(({ payload }) => payload)).toEqual([
      "fb-chat:question:0001",
      "HOW",
    ]);
    expect(filled.menu?.[0]?.items).toEqual([
      { type: "postback", title: "Help", payload: "fb-chat:menu:0002" },
      link,
    ]);
  });
});
