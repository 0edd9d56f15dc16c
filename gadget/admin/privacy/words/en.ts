import type { DeletionRequest, Erasure } from "../../../../worker/protocol/admin/answers.ts";
import type { WordTools } from "../../../words/word-tools.ts";

/** What the screen about erasing people says. */
export type PrivacyWords = {
  title: string;
  intro: string;
  people: string;
  peopleLabel: string;
  peopleHint: string;
  page: string;
  pageNone: string;
  press: string;
  nobody: string;
  wrong: (what: string) => string;
  tooMany: (max: number) => string;
  ask: (n: number) => string;
  what: string;
  /** Who is meant, one a line, and how many more. */
  whom: (names: string[], more: number) => string;
  whole: string;
  wholePage: string;
  wholeHint: string;
  wholePress: string;
  wholeAsk: (page: string) => string;
  wholeWhat: string;
  list: string;
  listNone: string;
  origins: Record<Erasure["origin"], (page: string) => string>;
  progress: (done: number, people: number) => string;
  ended: (people: number) => string;
  known: (known: number, people: number) => string;
  entries: (n: number) => string;
  by: (name: string) => string;
  requests: string;
  requestsHint: string;
  requestsNone: string;
  requestsOfOperator: string;
  states: Record<DeletionRequest["state"], string>;
  code: string;
  userId: string;
  byHand: string;
  settle: string;
  settleThis: (code: string) => string;
  settleAsk: string;
  settleWhat: string;
};

export const privacyEn = ({ plural, number }: WordTools): PrivacyWords => ({
  title: "Privacy",
  intro:
    "Erases all that is kept of a person: messages, files, name and picture, and what waits to be sent. What Meta has stays there.",
  people: "Erase people",
  peopleLabel: "Who",
  peopleHint: "PSIDs, names of conversations (Page id, colon, PSID) or links to them, one a line.",
  page: "Page of the PSIDs",
  pageNone: "No Page chosen",
  press: "Erase",
  nobody: "Name somebody first.",
  wrong: (what) => `This names nobody: ${what}`,
  tooMany: (max) => `At most ${number(max)} at once.`,
  ask: (n) => plural(n, { one: "Erase # person?", other: "Erase # people?" }),
  what: "Everything that was said before now goes, and cannot be brought back. If they write again, a new conversation begins.",
  whom: (names, more) =>
    [...names, ...(more > 0 ? [plural(more, { one: "and # more", other: "and # more" })] : [])].join("\n"),
  wholePage: "Page to erase",
  whole: "Erase a whole Page",
  wholeHint: "Everybody who ever wrote to it. Afterwards an operator may give the Page to another company.",
  wholePress: "Erase everybody",
  wholeAsk: (page) => `Erase everybody who wrote to ${page}?`,
  wholeWhat:
    "All conversations of this Page go, and cannot be brought back. The Page stays connected: disconnect it first if nobody is to write meanwhile.",
  list: "What was erased",
  listNone: "Nobody was erased yet.",
  origins: { hand: () => "By hand", page: (page) => `Page ${page}`, meta: () => "On request through Meta" },
  progress: (done, people) => `${number(done)} of ${number(people)} erased`,
  ended: (people) => plural(people, { one: "# person erased", other: "# people erased" }),
  known: (known, people) => `${number(known)} of ${number(people)} were known here`,
  entries: (n) => plural(n, { one: "# entry", other: "# entries" }),
  by: (name) => `by ${name}`,
  requests: "Requests through Meta",
  requestsHint: "People who asked Facebook that their data be deleted. Meta calls this Worker for each.",
  requestsNone: "Nobody has asked yet.",
  requestsOfOperator: "Where there are several companies, the operator looks after them.",
  states: {
    received: "Received",
    erasing: "Being erased",
    done: "Done",
    by_hand: "To be done by hand",
  },
  code: "Code",
  userId: "Id for the app",
  byHand:
    "Meta does not tell which conversations are meant: in Europe and Japan it tells nobody. Find the conversation, for instance by the code that the person gives you, erase it above, then say that it is done.",
  settle: "It is done",
  settleThis: (code) => `The request ${code} is done`,
  settleAsk: "Is all of this person erased?",
  settleWhat: "The page that Facebook shows the person then says that their data is deleted.",
});
