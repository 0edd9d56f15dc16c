import type { Mutation } from "./mutation.ts";

const HIDE = "test/worker/domain/masking/hide.test.ts";
const ACROSS = "test/worker/domain/masking/across.test.ts";
const SHOWN = "test/worker/domain/masking/shown.test.ts";
const RESTORE = "test/worker/domain/masking/restore.test.ts";
const WAYS_OUT = "test/worker/masking/ways-out.test.ts";

/** What is hidden from who need not see it. */
export const MASKING: readonly Mutation[] = [
  {
    breaks: "masking shows a card's number that a letter stands at",
    file: "worker/domain/masking/cards.ts",
    from: "const RUN = /[0-9](?:",
    to: "const RUN = /(?<![A-Za-z])[0-9](?:",
    caughtBy: { file: HIDE, test: "is the number of a card, however people part it" },
  },
  {
    breaks: "masking shows what stands directly behind the bullet of a list",
    file: "worker/domain/masking/span.ts",
    from: 'return sign === "•" ? plain[from - 2] === "•" : isWordSign(sign);',
    to: "return isWordSign(sign);",
    caughtBy: { file: HIDE, test: "is a phone's number" },
  },
  {
    breaks: "masking finds cards in accounts' numbers that are not hidden",
    file: "worker/domain/masking/hide.ts",
    from: "cardsIn(without(plain, ibans))",
    to: "cardsIn(plain)",
    caughtBy: { file: HIDE, test: "no card's within an account's number" },
  },
  {
    breaks: "masking finds accounts' numbers in ids",
    file: "worker/domain/masking/ibans.ts",
    from: 'if (!/\\p{L}/u.test(plain[at] ?? "")) return true;',
    to: "",
    caughtBy: { file: HIDE, test: "is no account's number within what is made of letters and digits" },
  },
  {
    breaks: "masking hides a part of what is never hidden",
    file: "worker/domain/masking/shown.ts",
    from: "      .filter((part) => !isSparedPart(part, text, this.#rules))\n",
    to: "",
    caughtBy: { file: SHOWN, test: "hides no part of what is never hidden, wherever it stands" },
  },
  {
    breaks: "masking spares a part that stands elsewhere in what is never hidden",
    file: "worker/domain/masking/across.ts",
    from: "value.startsWith(said, before)",
    to: "value.includes(said)",
    caughtBy: { file: ACROSS, test: "is known by where in it that part stands" },
  },
  {
    breaks: "masking spares a part of a number of another length",
    file: "worker/domain/masking/across.ts",
    from: "value.length === signs && ",
    to: "",
    caughtBy: { file: ACROSS, test: "is none of another number" },
  },
  {
    breaks: "masking shows both halves of a number in two notes",
    file: "worker/objects/conversation/log/across.ts",
    from: "(noteIn(row)?.text ?? null)",
    to: "null",
    caughtBy: { file: WAYS_OUT, test: "is hidden in the second as it comes, in both from then on" },
  },
  {
    breaks: "masking shows at once whom a note mentions half a number",
    file: "worker/objects/conversation/news/notes.ts",
    from: "return across === null ? line : { ...line, across };",
    to: "return across === null ? line : { ...line };",
    caughtBy: { file: WAYS_OUT, test: "reaches whom it mentions at once hidden" },
  },
  {
    breaks: "masking writes dots over half a number in a note",
    file: "worker/objects/conversation/news/notes.ts",
    from: '      ...acrossInNote(store, row, it, rules).map((part) => ({ ...part, value: "" })),\n',
    to: "",
    caughtBy: { file: WAYS_OUT, test: "is hidden in the second as it comes, in both from then on" },
  },
  {
    breaks: "masking lets dots be written over what is hidden no more",
    file: "worker/domain/masking/restore.ts",
    from: "return others.length < before.split(HIDDEN).length ? text : null;",
    to: "return text;",
    caughtBy: { file: RESTORE, test: "has no dots in place of what is hidden no more" },
  },
  {
    breaks: "masking tells customers' names whole",
    file: "worker/domain/masking/shown.ts",
    from: "if (OF_FILE in it || NAMED.has(of)) return true;",
    to: "if (OF_FILE in it) return true;",
    caughtBy: { file: SHOWN, test: "hides what is in `customer` as `name`" },
  },
  {
    breaks: "masking finds a customer by what is hidden in their attributes",
    file: "worker/objects/desk/commands/search.ts",
    from: "toldOf(masks.seenBy(actor, toSummary(row)), terms)",
    to: "toldOf(toSummary(row), terms)",
    caughtBy: { file: WAYS_OUT, test: "is told hidden, neither found nor lost by who does not see it" },
  },
  {
    breaks: "masking narrows a list by what is hidden in attributes",
    file: "worker/objects/desk/list/open-list.ts",
    from: "!passesSeen(list, toSummary(row))",
    to: "!passesSeen({ ...list, seen: (it) => it }, toSummary(row))",
    caughtBy: { file: WAYS_OUT, test: "is told hidden, neither found nor lost by who does not see it" },
  },
  {
    breaks: "masking tells news of a list that is narrowed by what is hidden",
    file: "worker/objects/desk/sockets/sockets.ts",
    from: "!belongsTo(list, asSeen(list, row), session.sub)",
    to: "!belongsTo(list, row, session.sub)",
    caughtBy: { file: WAYS_OUT, test: "is told hidden, neither found nor lost by who does not see it" },
  },
  {
    breaks: "masking writes dots over the title of a ticket",
    file: "worker/objects/desk/commands/tickets.ts",
    from: "return title === null ? null : { ...said, title };",
    to: "return said;",
    caughtBy: { file: WAYS_OUT, test: "keeps what is hidden in its title from the program" },
  },
  {
    breaks: "masking writes dots over an attribute",
    file: "worker/objects/desk/masking/masks.ts",
    from: "return restored(text, before, (it) => spansIn(it, this.#current()));",
    to: "return text;",
    caughtBy: { file: WAYS_OUT, test: "is told hidden, neither found nor lost by who does not see it" },
  },
];
