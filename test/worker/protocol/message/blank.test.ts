import { describe, expect, it } from "vitest";
import * as v from "valibot";
import { isBlank, withoutEmptyEdges } from "../../../../worker/protocol/message/blank.ts";
import { Command } from "../../../../worker/protocol/commands.ts";

/** What people send, or a page inserts, of which nothing is to be seen. */
export const BLANKS: readonly (readonly [name: string, text: string])[] = [
  ["nothing", ""],
  ["spaces", "   "],
  ["lines", "\r\n\n\t"],
  ["spaces of other writings", "\u00a0\u3000\u2003\u1680"],
  ["a space without width", "\u200b"],
  ["joiners", "\u200d\u200c\u2060"],
  ["a mark of byte order", "\ufeff"],
  ["fillers of Hangul", "\u3164\uffa0\u115f\u1160"],
  ["the blank of braille", "\u2800"],
  ["marks of direction", "\u200e\u200f\u061c\u202e\u2066"],
  ["a soft hyphen", "\u00ad"],
  ["selectors and tags", "\ufe0f\u{e0100}\u{e0067}"],
  ["controls", "\u0000\u0007\u0085"],
  ["a note without a head", "\u{1d159}"],
];

describe("a text of which nothing is to be seen", () => {
  it.each(BLANKS)("is one of %s", (_name, text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each([
    ["a dot", "."],
    ["a letter among blanks", "\u200b\u2800a"],
    ["an emoji", "👍"],
    ["a heart with its selector", "❤️"],
    ["a family", "👨‍👩‍👧"],
    ["a flag of a region", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"],
    ["Persian with a joiner", "می‌خواهم"],
    ["the number sign of Arabic", "\u0600"],
    ["a lone accent", "\u0301"],
    ["half a pair", "\ud83d"],
  ])("is not one of %s", (_name, text) => {
    expect(isBlank(text)).toBe(false);
  });

  it("is told in one pass", () => {
    expect(isBlank("\u200b ".repeat(200_000))).toBe(true);
    expect(isBlank(`${"\u200b ".repeat(200_000)}.`)).toBe(false);
  });

  const id = "018f3f9c-8b1e-7c3a-9d2f-0a1b2c3d4e5f";
  const conversation = "10150001:7700110022";

  it.each(BLANKS)("is no message: %s", (_name, text) => {
    const command = { type: "message.send", id, conversation, seenRev: 0 };
    const isOne = (words: object) => v.safeParse(Command, { ...command, ...words }).success;

    expect(isOne({ outgoing: { kind: "text", text } })).toBe(false);
    expect(isOne({ outgoing: { kind: "text", text: `${text}.` } })).toBe(true);
    expect(isOne({ text })).toBe(false);
    expect(isOne({ text: `${text}.` })).toBe(true);
  });

  it.each(BLANKS)("is no reason: %s", (_name, reason) => {
    const command = { type: "customer.moderate", id, conversation, action: "block", reason };

    expect(v.safeParse(Command, command).success).toBe(false);
    expect(v.safeParse(Command, { ...command, reason: `${reason}.` }).success).toBe(true);
  });
});

describe("the edges of a message", () => {
  it.each([
    ["the first line's indentation", "  - one\n    - two", "  - one\n    - two"],
    ["not the lines before it", "\n \t\n\r\n\tif (x) {\n", "\tif (x) {"],
    ["not the space after it", "Hello  \n\n ", "Hello"],
    ["nothing of white space alone", " \n ", ""],
  ])("keep %s", (_what, text, kept) => {
    expect(withoutEmptyEdges(text)).toBe(kept);
  });

  it("are found in one pass", () => {
    expect(withoutEmptyEdges(`${" ".repeat(200_000)}x`)).toHaveLength(200_001);
    expect(withoutEmptyEdges(`${" \n".repeat(200_000)}x`)).toBe("x");
  });
});
