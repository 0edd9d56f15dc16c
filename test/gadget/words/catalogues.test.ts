import { expect } from "@open-wc/testing";
import type { SystemLine } from "../../../worker/protocol/message/content.ts";
import { speakHere, words as builderWords } from "../../../gadget/words/builder-words.ts";
import { LANGUAGE_NAMES, setLanguage, t } from "../../../gadget/words/strings.ts";
import { wordTools } from "../../../gadget/words/word-tools.ts";
import { content } from "../../../gadget/words/locales/content/en.ts";
import { en } from "../../../gadget/words/locales/en.ts";
import { list } from "../../../gadget/words/locales/list/en.ts";

/** Words that are the same in English, in one of the languages at least. */
const SHARED =
  /^(Message|Conversation|Conversations|Contact|Offline|Stickers?|Video|Image|Label|Mentions|Messages|Pause|Position|Code|Link|Ticket)$/;

/** Every word by its way through the catalogue; null where a function makes it. */
function leaves(words: object, path = ""): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const [key, value] of Object.entries(words)) {
    const here = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") found.set(here, value);
    else if (typeof value === "function") found.set(here, null);
    else for (const [name, word] of leaves(value as object, here)) found.set(name, word);
  }
  return found;
}

const allOf = (words: typeof en) =>
  new Map([
    ...leaves(words),
    ...leaves(words.list(list), "list"),
    ...leaves(words.content(content), "content"),
    ...leaves(builderWords(), "builder"),
  ]);

const english = allOf(en);

const KIM = { sub: "kim", name: "Kim Lee" };
const SAM = { sub: "sam", name: "Sam Okafor" };

/** Each line of a desk, and what it must name. */
const LINES: [line: SystemLine, names: string[]][] = [
  [{ event: "assigned", to: SAM, by: null }, ["Sam Okafor"]],
  [{ event: "assigned", to: SAM, by: SAM }, ["Sam Okafor"]],
  [{ event: "assigned", to: SAM, by: KIM, note: "Wants the blue one" }, ["Kim", "Sam", "Wants the blue one"]],
  [{ event: "released", by: KIM }, ["Kim Lee"]],
  [{ event: "closed", by: KIM }, ["Kim Lee"]],
  [
    { event: "closed", by: KIM, codes: [{ id: "r", name: "Refund" }], note: "Twice" },
    ["Kim", "Refund", "Twice"],
  ],
  [{ event: "closed", by: null, why: "silence" }, []],
  [{ event: "reopened", by: KIM }, ["Kim Lee"]],
  [{ event: "snoozed", by: KIM, until: 1, onMessage: false }, ["Kim Lee", "at 1"]],
  [{ event: "snoozed", by: KIM, until: 1, onMessage: true }, ["Kim Lee", "at 1"]],
  [{ event: "snoozed", by: KIM, until: null, onMessage: true }, ["Kim Lee"]],
  [{ event: "woken", by: null }, []],
  [{ event: "woken", by: KIM }, ["Kim Lee"]],
  [{ event: "queued", queue: "", by: null }, []],
  [{ event: "queued", queue: "Repairs", by: null }, ["Repairs"]],
  [{ event: "queued", queue: "Repairs", by: null, why: "overflow" }, ["Repairs"]],
  [{ event: "queued", queue: "", by: null, why: "overflow" }, []],
  [{ event: "raised", by: KIM }, ["Kim Lee"]],
  [{ event: "raised", by: KIM, note: "May I refund it?" }, ["Kim Lee", "May I refund it?"]],
  [{ event: "lowered", by: SAM }, ["Sam Okafor"]],
  [{ event: "passed", from: [KIM, SAM], by: null }, ["Kim Lee", "Sam Okafor"]],
  [{ event: "bot", bot: "Bo", by: null }, ["Bo"]],
  [{ event: "handed_over", bot: "Bo", by: null, why: "bot", note: "refund" }, ["Bo", "refund"]],
  [{ event: "handed_over", bot: "Bo", by: null, why: "bot_slow" }, ["Bo"]],
  ...(
    [
      "status",
      "not_reached",
      "bad_address",
      "no_secret",
      "too_large",
      "bad_answer",
      "gone",
      "not_sendable",
      "endless",
    ] as const
  ).map((code): [SystemLine, string[]] => [
    { event: "handed_over", bot: "Bo", by: null, why: "bot_failed", fault: { code, detail: "503" } },
    ["Bo", "503"],
  ]),
  [{ event: "handed_over", bot: "Bo", by: null, why: "asked_for_person" }, []],
];

describe("a catalogue", () => {
  afterEach(() => setLanguage("en"));

  it("is there for six languages", () => {
    expect(LANGUAGE_NAMES).to.include.members(["en", "de", "es", "fr", "zh", "ar"]);
  });

  for (const lang of LANGUAGE_NAMES.filter((name) => name !== "en")) {
    it(`has every word of the English one, said otherwise: ${lang}`, async () => {
      await setLanguage(lang);
      await speakHere();

      const words = allOf(t);
      expect([...words.keys()].sort()).to.deep.equal([...english.keys()].sort());
      const same = [...words].filter(([name, word]) => word === english.get(name) && word !== null);
      expect(same.filter(([, word]) => !SHARED.test(word ?? ""))).to.deep.equal([]);
      expect([...words.values()]).to.not.include("");
    });
  }

  for (const lang of LANGUAGE_NAMES.filter((name) => name !== "en-XA")) {
    it(`says what became of a conversation, and by whom: ${lang}`, async () => {
      await setLanguage(lang);

      const said = LINES.map(([line]) =>
        t.system(
          line,
          ({ name }) => name,
          (at) => `at ${at}`,
        ),
      );

      for (const [index, [, names]] of LINES.entries())
        for (const name of names) expect(said[index]).to.contain(name);
      expect(new Set(said).size, said.join("; ")).to.equal(LINES.length);
      expect(said).to.not.include("");
    });
  }

  it("counts as its language does", async () => {
    const counted = async (lang: string, ...numbers: number[]) => {
      await setLanguage(lang);
      return numbers.map((n) => t.list(list).viewCount(n));
    };

    expect(await counted("ar", 0, 1, 2, 3, 11, 100)).to.deep.equal([
      "لا محادثات",
      "محادثة واحدة",
      "محادثتان",
      `${new Intl.NumberFormat("ar").format(3)} محادثات`,
      `${new Intl.NumberFormat("ar").format(11)} محادثة`,
      `${new Intl.NumberFormat("ar").format(100)} محادثة`,
    ]);
    expect(await counted("es", 1, 2)).to.deep.equal(["1 conversación", "2 conversaciones"]);
    expect(await counted("fr", 0, 1, 2)).to.deep.equal([
      "0 conversation",
      "1 conversation",
      "2 conversations",
    ]);
    expect(await counted("zh", 1, 2_000)).to.deep.equal(["1 个对话", "2,000 个对话"]);
  });

  it("may have a form for each plural of its language", () => {
    const forms = { zero: "zero", one: "one", two: "two", few: "few #", many: "many #", other: "other #" };
    const { plural, number } = wordTools("ar");

    const said = [0, 1, 2, 5, 50, 102].map((n) => plural(n, forms));

    expect(said).to.deep.equal([
      "zero",
      "one",
      "two",
      `few ${number(5)}`,
      `many ${number(50)}`,
      `other ${number(102)}`,
    ]);
  });
});
