import { describe, expect, it } from "vitest";
import {
  field,
  idAt,
  listAt,
  objectAt,
  parseLossless,
  stringAt,
  toAsciiJson,
} from "../../../worker/graph/json.ts";

describe("parseLossless", () => {
  it.each([
    ['{"id":12345678901234567890}', { id: "12345678901234567890" }],
    ['{"id":9007199254740993}', { id: "9007199254740993" }],
    ['{"id": \n -9007199254740993}', { id: "-9007199254740993" }],
    ["[9007199254740992,1]", ["9007199254740992", 1]],
    ["[1,9007199254740993]", [1, "9007199254740993"]],
    ['{"id":9007199254740991}', { id: 9_007_199_254_740_991 }],
    ['{"at":1791878399950}', { at: 1_791_878_399_950 }],
    ['{"size":12345678901234567.5}', { size: 12_345_678_901_234_568 }],
    ['{"size":1e400,"least":-1.5E+999}', { size: "1e400", least: "-1.5E+999" }],
    ['{"size":1e22,"id":9007199254740993}', { size: 1e22, id: "9007199254740993" }],
    [
      String.raw`{"a\\":9007199254740993,"b":"\":9007199254740993,"}`,
      { "a\\": "9007199254740993", b: '":9007199254740993,' },
    ],
    ['{"text":":12345678901234567890"}', { text: ":12345678901234567890" }],
    ['{"a":{"b":[{"id":12345678901234567890}]}}', { a: { b: [{ id: "12345678901234567890" }] } }],
  ])("reads %s", (text, expected) => {
    expect(parseLossless(text)).toEqual(expected);
  });

  it.each([
    "",
    "{",
    "nonsense",
    '{"a":12345678901234567890',
    '{"a":012345678901234567890}',
    "{12345678901234567890:1}",
    '{"a":1,12345678901234567890:1}',
    '{"a":[12345678901234567890"]}',
    '{"a":12345678901234567890"}',
    "\u0000",
  ])("throws a SyntaxError on %j", (text) => {
    expect(() => parseLossless(text)).toThrow(SyntaxError);
  });

  it("keeps digits beside what is nested deeply", () => {
    const deep = `{"id":12345678901234567890,"deep":${"[".repeat(50_000)}${"]".repeat(50_000)}}`;

    expect(field(parseLossless(deep), "id")).toBe("12345678901234567890");
  });

  it("leaves Object.prototype alone", () => {
    const parsed = parseLossless('{"__proto__":{"polluted":12345678901234567890}}');

    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(field(parsed, "__proto__")).toEqual({ polluted: "12345678901234567890" });
    expect(field(parsed, "polluted")).toBeUndefined();
  });
});

describe("toAsciiJson", () => {
  it.each(["plain", "Größe 👍", "\ud83d alone", "\u2028\u007f", 'quote " and \\'])(
    "keeps %j whole in ASCII",
    (text) => {
      const json = toAsciiJson({ text });

      expect(json).toMatch(/^[\x20-\x7e]*$/);
      expect(JSON.parse(json)).toEqual({ text });
    },
  );
});

describe("field", () => {
  it.each([
    [{ a: 1 }, "a", 1],
    [{ a: null }, "a", null],
    [{}, "toString", undefined],
    [{}, "__proto__", undefined],
    [null, "a", undefined],
    ["text", "length", undefined],
    [[1], "0", undefined],
  ])("of %j reads %s as an own property of an object", (value, name, expected) => {
    expect(field(value, name)).toEqual(expected);
  });
});

describe("readers of one type", () => {
  it("answer null or nothing for every other type", () => {
    const value = { text: "a", number: 1, list: [1], object: {}, nothing: null };
    const names = Object.keys(value);

    expect(names.map((name) => stringAt(value, name))).toEqual(["a", null, null, null, null]);
    expect(names.map((name) => listAt(value, name))).toEqual([[], [], [1], [], []]);
    expect(names.map((name) => objectAt(value, name))).toEqual([null, null, null, {}, null]);
    expect(names.map((name) => idAt(value, name))).toEqual(["a", "1", null, null, null]);
    expect(idAt({ id: "" }, "id")).toBeNull();
  });
});
