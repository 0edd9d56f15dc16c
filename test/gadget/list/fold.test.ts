import { expect } from "@open-wc/testing";
import { foldOf } from "../../../gadget/list/fold.ts";
import { isFound } from "../../../gadget/list/is-found.ts";
import { aSummary } from "../support/builders.ts";

const named = (label: string) => aSummary({ customer: { name: label, label }, preview: null });

describe("what is looked for in the list", () => {
  const found: [lang: string, name: string, filter: string][] = [
    ["en", "José Núñez", "jose nunez"],
    ["en", "Jose", "JOSÉ"],
    ["en", "Zoë", "zoe"],
    ["en", "Łukasz Ødegård", "lukasz odegard"],
    ["en", "Nguyễn Thị Ánh", "nguyen thi anh"],
    ["en", "Ｍａｒｉａ", "maria"],
    ["en", "Jose\u0301", "josé"],
    ["en", "Ma\u200bria", "maria"],
    ["en", "Order ٤٢", "42"],
    ["de", "Jürgen Weiß", "jurgen weiss"],
    ["de", "Juergen Weiss", "Jürgen Weiß"],
    ["de", "Jürgen Groß", "juergen gross"],
    ["fr", "Hélène Cœur", "helene coeur"],
    ["es", "José Núñez", "núñez"],
    ["es", "María", "maria"],
    ["ar", "أحمد مُحَمَّد", "احمد محمد"],
    ["ar", "إبراهيم", "ابراهيم"],
    ["ar", "آمنة", "امنه"],
    ["ar", "مصطفى", "مصطفي"],
    ["ar", "مـحـمـد", "محمد"],
    ["zh", "王小明", "小明"],
    ["zh", "ＡＢＣ公司", "abc"],
  ];
  for (const [lang, name, filter] of found) {
    it(`is found: ${filter} in ${name} (${lang})`, () => {
      expect(isFound(named(name), filter, foldOf(lang))).to.equal(true);
    });
  }

  const other: [lang: string, name: string, filter: string][] = [
    ["es", "Núñez", "nunez"],
    ["es", "Ano", "año"],
    ["en", "Maria", "mario"],
    ["ar", "سعيد", "شعيد"],
    ["zh", "王小明", "小红"],
  ];
  for (const [lang, name, filter] of other) {
    it(`is something else: ${filter} in ${name} (${lang})`, () => {
      expect(isFound(named(name), filter, foldOf(lang))).to.equal(false);
    });
  }

  it("is everything where nothing is written, and where only capitals differ", () => {
    expect(isFound(named("José"), "  ", foldOf("en"))).to.equal(true);
    expect(isFound(named("José"), " JOS", foldOf("en"))).to.equal(true);
  });
});
