import { describe, expect, it } from "vitest";
import { fileName, looksOf, NAME_UNITS_MAX, personName } from "../../../worker/domain/names.ts";

const FAMILY = "👨‍👩‍👧‍👦";

describe("personName", () => {
  it.each([
    ["Ada Marlow", "Ada Marlow"],
    ["  Ada   Marlow ", "Ada Marlow"],
    ["Ada\r\nMarlow", "Ada Marlow"],
    ["Ada\u2028\u0000Marlow", "Ada Marlow"],
    ["Ada\u202eolraM", "AdaolraM"],
    ["\u2067Ada\u2069\u200f", "Ada"],
    ["A\u200bd\ufeffa", "Ada"],
    ["نرگس می\u200cخواهد", "نرگس می\u200cخواهد"],
    [`Ada ${FAMILY}`, `Ada ${FAMILY}`],
    ["Ada \ud83d", "Ada \ufffd"],
  ])("makes %j %j", (given, name) => {
    expect(personName(given)).toBe(name);
  });

  it.each(["", " \t", "\u200b\u202e", "\u3164", "\u2800 \u2800", "\u200d\ufe0f"])(
    "finds no name in %j",
    (given) => {
      expect(personName(given)).toBeNull();
    },
  );

  it("cuts what is too long, but no letter", () => {
    expect(personName("a".repeat(NAME_UNITS_MAX + 1))).toBe("a".repeat(NAME_UNITS_MAX));
    expect(personName(`${"a".repeat(NAME_UNITS_MAX - 3)}${FAMILY}`)).toBe("a".repeat(NAME_UNITS_MAX - 3));
    expect(personName(`a${"\u0301".repeat(5_000)}`)).toHaveLength(NAME_UNITS_MAX);
  });
});

describe("fileName", () => {
  it.each([
    ["invoice.pdf", "invoice.pdf"],
    ["Bild (März) 'a'.png", "Bild (März) 'a'.png"],
    ["../../etc/passwd", "passwd"],
    ["..\\..\\boot.ini", "boot.ini"],
    ["invoice.pdf\\", "invoice.pdf"],
    ["scans\\invoice.pdf\\\\", "invoice.pdf"],
    ["C:autoexec.bat", "C_autoexec.bat"],
    ["a.txt:hidden.exe", "a.txt_hidden.exe"],
    ['what?"<|>*.txt', "what______.txt"],
    [".htaccess", "htaccess"],
    ["evil.exe. . .", "evil.exe"],
    ["invoice.\u202efdp.exe", "invoice.fdp.exe"],
    ["a\u0000b\r\nc.txt", "a b c.txt"],
    ["CON", "_CON"],
    ["nul.txt", "_nul.txt"],
    ["com1", "_com1"],
    ["console.log", "console.log"],
    ["رسالة.pdf", "رسالة.pdf"],
  ])("makes %j %j", (given, name) => {
    expect(fileName(given)).toBe(name);
  });

  it.each(["", ".", "..", "../", "a/b/", "\\", "..\\", " . ", "\u202e", "/"])(
    "finds no name in %j",
    (given) => {
      expect(fileName(given)).toBeNull();
    },
  );

  it("shortens in the middle what is too long, but no letter, and keeps what it ends with", () => {
    const long = fileName(`${"a".repeat(300)}.tar.gz`) ?? "";
    const family = fileName(`${"a".repeat(300)}${FAMILY}${"b".repeat(12)}.txt`) ?? "";

    expect(long).toHaveLength(NAME_UNITS_MAX);
    expect(long).toMatch(/^a+…a+\.tar\.gz$/);
    expect(family).toMatch(/^a+…b{12}\.txt$/);
    expect(family.length).toBeLessThanOrEqual(NAME_UNITS_MAX);
  });

  it("reads no more of a megabyte than it needs", () => {
    expect(fileName(`${". ".repeat(500_000)}x`)).toBe("x");
  });
});

describe("looksOf", () => {
  it.each([
    ["case", "vip"],
    ["width", "\uff36\uff29\uff30"],
    ["form", "\u{1d415}IP"],
    ["spaces around it", "\u00a0VIP\u3000"],
    ["what has no width", "V\u200bI\u200dP\ufe0f"],
    ["what turns others around", "\u202eV\u2066IP\u2069"],
    ["fillers", "VI\u3164P"],
    ["soft hyphens and tags", "V\u00adI\u{e0041}P"],
  ])("is the same whatever its %s", (_what, name) => {
    expect(looksOf(name)).toBe(looksOf("VIP"));
  });

  it("is the same whatever its spaces within", () => {
    expect(looksOf("Very\u2003important\u00a0 one")).toBe(looksOf("very important one"));
  });

  it.each([
    ["VIP", "VIP 2"],
    ["résumé", "resume"],
    ["👍", "👍🏽"],
    ["非常", "非當"],
  ])("tells %s from %s", (one, other) => {
    expect(looksOf(one)).not.toBe(looksOf(other));
  });
});
