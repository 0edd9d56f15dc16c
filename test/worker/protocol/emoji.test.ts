import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { Emoji } from "../../../worker/protocol/message/emoji.ts";

describe("an emoji", () => {
  it.each([
    ["❤\ufe0f", "❤\ufe0f"],
    ["❤", "❤\ufe0f"],
    ["☺", "☺\ufe0f"],
    ["👍", "👍"],
    ["👍\ufe0f", "👍"],
    ["👍🏽", "👍🏽"],
    ["☝🏽", "☝🏽"],
    ["❤\u200d🔥", "❤\ufe0f\u200d🔥"],
    ["🕵🏽\u200d♂", "🕵🏽\u200d♂\ufe0f"],
    ["🏳\u200d⚧", "🏳\ufe0f\u200d⚧\ufe0f"],
    ["1\u20e3", "1\ufe0f\u20e3"],
    ["🇩🇪", "🇩🇪"],
    ["👨\u200d👩\u200d👧\u200d👦", "👨\u200d👩\u200d👧\u200d👦"],
  ])("%j is %j", (given, emoji) => {
    expect(v.parse(Emoji, given)).toBe(emoji);
  });

  it.each(["", "1", "#", "a", "👍👍", "❤❤", "👍 ", "\ufe0f", "🇩", "\ud83d"])("is not %j", (given) => {
    expect(v.is(Emoji, given)).toBe(false);
  });
});
