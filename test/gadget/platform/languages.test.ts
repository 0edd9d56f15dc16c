import { expect } from "@open-wc/testing";
import { languageOf, languages, regional } from "../../../gadget/platform/languages.ts";
import { reading } from "../support/reading.ts";

describe("a language", () => {
  const spellings: [string, string | null][] = [
    ["de", "de"],
    ["de-AT", "de-AT"],
    ["de_DE", "de-DE"],
    ["pt_BR", "pt-BR"],
    ["zh_Hant_TW", "zh-Hant-TW"],
    ["de_DE.UTF-8@euro", "de-DE"],
    ["en-US@posix", "en-US"],
    ["ar-u-nu-latn", "ar-u-nu-latn"],
    ["C", null],
    ["C.UTF-8", null],
    ["", null],
    ["{{locale}}", null],
    ["*", null],
    ["deutsch (Deutschland)", null],
  ];
  for (const [name, tag] of spellings) {
    it(`may be called "${name}"`, () => {
      expect(languageOf(name)?.toString() ?? null).to.equal(tag);
    });
  }
});

describe("what the browser's person reads", () => {
  it("is in order, without what is no language", () => {
    reading("en-US@posix", "*", "de_AT", "ar");

    expect(languages().map(String)).to.deep.equal(["en-US", "de-AT", "ar"]);
  });

  it("is nothing where the browser does not say", () => {
    reading();

    expect(languages()).to.deep.equal([]);
    expect(regional(new Intl.Locale("fr"))).to.equal("fr");
  });

  it("says how a language is written here, by the whole of its name", () => {
    reading("den", "de-CH", "de");

    expect(regional(new Intl.Locale("de-AT"))).to.equal("de-CH");
    expect(regional(new Intl.Locale("es-MX"))).to.equal("es-MX");
  });
});
