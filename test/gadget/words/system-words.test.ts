import { expect } from "@open-wc/testing";
import type { SystemLine } from "../../../worker/protocol/message/entry.ts";
import { LANGUAGE_NAMES, setLanguage } from "../../../gadget/words/strings.ts";
import { systemWords } from "../../../gadget/words/system-words.ts";
import { apart } from "../../../gadget/words/tagged.ts";
import { BEN } from "../support/builders.ts";

const RAMI = { sub: "rami", name: "رامي" };
const HEBREW = "בוקר טוב";

const LINES: [string, SystemLine, string[]][] = [
  ["a note", { event: "note", by: BEN, text: HEBREW }, [HEBREW]],
  ["words of who asks for help", { event: "raised", by: BEN, note: HEBREW }, [HEBREW]],
  ["words of who gives it on", { event: "assigned", by: RAMI, to: BEN, note: HEBREW }, [RAMI.name, HEBREW]],
  ["a reason", { event: "passed", from: [RAMI], by: RAMI, why: "decline", reason: HEBREW }, [HEBREW]],
  ["a queue and its rule", { event: "queued", queue: HEBREW, by: null, rule: HEBREW }, [HEBREW]],
  ["a program", { event: "bot", bot: HEBREW, by: null }, [HEBREW]],
];

describe("what people wrote in a line of the desk", () => {
  afterEach(() => setLanguage("en"));

  for (const lang of LANGUAGE_NAMES.filter((name) => name !== "en-XA")) {
    it(`runs by itself in a sentence of ${lang}`, async () => {
      await setLanguage(lang);

      for (const [name, line, words] of LINES)
        for (const word of words) expect(systemWords(line), name).to.contain(`\u2068${word}\u2069`);
    });
  }

  it("turns the order of nothing around that stands behind it", () => {
    const said = systemWords({ event: "note", by: BEN, text: `\u202e${HEBREW}\u2069\u202e!` });

    expect(said).to.equal(`Note from ${BEN.name}: \u2068${HEBREW}!\u2069`);
    expect(apart("safe\u202egpj.exe")).to.equal("safegpj.exe");
  });

  it("runs by itself in a sentence that runs from the right, whichever way it runs", async () => {
    await setLanguage("ar");

    for (const line of [
      { event: "note", by: BEN, text: "Refund it" },
      { event: "raised", by: BEN, note: "Refund it" },
    ] as const)
      expect(systemWords(line)).to.contain("\u2068Refund it\u2069");
  });

  for (const lang of LANGUAGE_NAMES.filter((name) => name !== "en-XA")) {
    it(`says in ${lang} who took a question back, and not that it was not answered`, async () => {
      await setLanguage(lang);
      const said: Extract<SystemLine, { event: "returned" }> = {
        ...({ event: "returned", to: RAMI, by: RAMI } as const),
        from: [BEN],
      };

      const back = systemWords({ ...said, why: "take" });

      expect(back).to.contain(RAMI.name).and.to.contain(BEN.name);
      const others = (["decline", "expire", "left", undefined] as const).map(
        (why) => systemWords({ ...said, ...(why === undefined ? {} : { why }) }).split(/[\s:]/u)[0],
      );
      expect(others).not.to.include(back.split(/[\s:]/u)[0]);
    });
  }

  it("is as it was written where it runs as the sentence does", () => {
    expect(systemWords({ event: "note", by: BEN, text: "Refund it" })).to.equal(
      "Note from Ben Brandt: Refund it",
    );
  });
});
