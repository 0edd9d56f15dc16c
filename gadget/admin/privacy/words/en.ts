import type { DeletionRequest, Erasure } from "../../../../worker/protocol/admin/answers.ts";
import type { RemovedKind } from "../../../../worker/protocol/admin/receipt.ts";
import type { FoundBy } from "../../../../worker/protocol/privacy/person.ts";
import type { RetentionKind, RetentionSpared } from "../../../../worker/protocol/retention/retention.ts";
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
  held: (n: number) => string;
  receipt: string;
  removed: Record<RemovedKind, (n: number) => string>;
  find: FindWords;
  holds: HoldWords;
  retention: RetentionWords;
};

/** What the screen says of whoever is looked for, and of what is done with what is kept of them. `who`: their name, or the address of their conversation. */
export type FindWords = {
  title: string;
  label: string;
  press: string;
  none: string;
  more: string;
  nameless: string;
  unknown: string;
  comment: string;
  last: (when: string) => string;
  others: (n: number) => string;
  by: Record<FoundBy, string>;
  take: string;
  takeFor: (who: string) => string;
  taken: string;
  download: string;
  erase: string;
  eraseFor: (who: string) => string;
  alsoOthers: (n: number) => string;
};

/** What it says of conversations that are to be kept. */
export type HoldWords = {
  title: string;
  intro: string;
  none: string;
  more: string;
  held: (by: string, when: string, reason: string) => string;
  /** Said before they are erased: of so many that are named. */
  eraseHeld: (n: number) => string;
  /** The same of a Page, of which nobody knows how many. */
  pageHeld: string;
  reason: string;
  noReason: string;
  set: string;
  setFor: (who: string) => string;
  setAsk: string;
  setWhat: string;
  setPress: string;
  lift: string;
  liftFor: (who: string) => string;
  liftAsk: string;
  liftWhat: string;
  liftPress: string;
};

/** What the screen says of how long things are kept. */
export type RetentionWords = {
  title: string;
  intro: string;
  kinds: Record<RetentionKind, string>;
  inDays: (kind: string) => string;
  hints: Record<RetentionKind, string>;
  /** In place of a number: it stays. */
  kept: string;
  wrong: (min: number, max: number) => string;
  press: string;
  counting: (looked: number, total: number | null) => string;
  ask: string;
  nothing: string;
  /** One kind of which something goes; `oldest` null: nobody knows when it is from. */
  goes: (kind: string, n: number, oldest: string | null) => string;
  spared: Record<RetentionSpared, (n: number) => string>;
  what: string;
  later: string;
  save: string;
  saved: string;
  ended: (when: string) => string;
  underWay: string;
};

export const privacyEn = ({ plural, number }: WordTools): PrivacyWords => ({
  title: "Privacy",
  intro:
    "Erases all that is kept of a person: messages, files, name and picture, and what waits to be sent. What Meta has stays there. Of what they wrote in threads of comments that others began neither words, files nor their name stay; what others answered does.",
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
  what: "Everything that was said before now goes, and cannot be brought back. If they write again, a new conversation begins. Of what they wrote in threads of comments that others began neither words, files nor their name stay; what others answered does.",
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
  ended: (people) => plural(people, { one: "# conversation erased", other: "# conversations erased" }),
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
  held: (n) => plural(n, { one: "# is kept by a legal hold", other: "# are kept by a legal hold" }),
  receipt: "Receipt",
  removed: {
    entries: (n) => plural(n, { one: "# message or note", other: "# messages and notes" }),
    raw: (n) => plural(n, { one: "# raw item", other: "# raw items" }),
    files: (n) => plural(n, { one: "# file", other: "# files" }),
    contacts: (n) => plural(n, { one: "# contact", other: "# contacts" }),
    tickets: (n) => plural(n, { one: "# ticket", other: "# tickets" }),
    references: (n) => plural(n, { one: "# reference", other: "# references" }),
    lines: (n) => plural(n, { one: "# line on its way", other: "# lines on their way" }),
    indexed_texts: (n) => plural(n, { one: "# text of the index", other: "# texts of the index" }),
    webhook_events: (n) => plural(n, { one: "# event for endpoints", other: "# events for endpoints" }),
    webhook_deliveries: (n) =>
      plural(n, { one: "# delivery that waited", other: "# deliveries that waited" }),
    dead_letters: (n) => plural(n, { one: "# dead letter", other: "# dead letters" }),
    black_box: (n) => plural(n, { one: "# item as it came", other: "# items as they came" }),
  },
  find: {
    title: "Find a person",
    label: "Name, order number, PSID, or address of a conversation",
    press: "Find",
    none: "Nobody is found by that.",
    more: "There are more. Write more of the name, or the address of the conversation.",
    nameless: "Name not known",
    unknown: "Not at this desk",
    comment: "Comment thread",
    last: (when) => `last message ${when}`,
    others: (n) =>
      plural(n, {
        one: "# more conversation of the same person",
        other: "# more conversations of the same person",
      }),
    by: {
      address: "by the address",
      name: "by the name",
      reference: "by what they came by",
      record: "by the record",
    },
    take: "Everything as a zip",
    takeFor: (who) => `Everything kept of ${who}, as a zip`,
    taken:
      "The download has begun. Its link is good for ten minutes; a download that broke off cannot be opened: fetch it again.",
    download: "Download",
    erase: "Erase…",
    eraseFor: (who) => `Erase ${who}…`,
    alsoOthers: (n) =>
      plural(n, {
        one: "Also the other conversation of the same person",
        other: "Also the # other conversations of the same people",
      }),
  },
  holds: {
    title: "Legal holds",
    intro: "What is under a legal hold is not removed for its age, and nobody erases it.",
    none: "No conversation is under a legal hold.",
    more: "Show more",
    held: (by, when, reason) => `Legal hold by ${by}, ${when}: ${reason}`,
    eraseHeld: (n) =>
      plural(n, {
        one: "# is under a legal hold: nobody is erased until that is lifted.",
        other: "# are under a legal hold: nobody is erased until those are lifted.",
      }),
    pageHeld: "Whoever is under a legal hold stays until that is lifted, and is erased then.",
    reason: "Reason",
    noReason: "Say why.",
    set: "Legal hold…",
    setFor: (who) => `Legal hold for ${who}…`,
    setAsk: "Put this conversation under a legal hold?",
    setWhat:
      "Nothing of it is removed for its age, and nobody erases it, until the hold is lifted. The reason stands in the thread.",
    setPress: "Set the hold",
    lift: "Lift…",
    liftFor: (who) => `Lift the hold for ${who}…`,
    liftAsk: "Lift the legal hold?",
    liftWhat:
      "From then on it is removed and erased as any other; whoever was to be erased is, at once. The reason stands in the thread.",
    liftPress: "Lift the hold",
  },
  retention: {
    title: "How long things are kept",
    intro:
      "After so many days what is old is removed by itself. An empty field keeps it for good. Open conversations, and those under a legal hold, are left as they are.",
    inDays: (kind) => `${kind} (days)`,
    kinds: {
      messages: "Messages",
      media: "Files",
      raw: "Items as Meta delivered them",
      contacts: "Closed conversations",
      comments: "Closed comment threads",
      search: "Search index",
      reports: "Figures by agent, team, queue, Page and tag",
    },
    hints: {
      messages: "With their notes and files. The thread says until when they were removed.",
      media: "The messages stay, and say that there was a file.",
      raw: "Kept for what the log does not say.",
      contacts: "As a whole, as if their customers had never written.",
      comments: "As a whole. What stands under the post stays there.",
      search: "The messages stay, and are not found by their words.",
      reports: "Those of the whole desk stay.",
    },
    kept: "Kept for good",
    wrong: (min, max) => `A whole number of days from ${number(min)} to ${number(max)}, or nothing.`,
    press: "Count and save…",
    counting: (looked, total) =>
      `Looked at ${number(looked)}${total === null ? "" : ` of ${number(total)}`} conversations`,
    ask: "Remove what is older?",
    nothing: "Nothing is old enough yet.",
    goes: (kind, n, oldest) => `${kind}: ${number(n)}${oldest === null ? "" : `, the oldest of ${oldest}`}`,
    spared: {
      open: (n) =>
        plural(n, {
          one: "# conversation is open, and stays.",
          other: "# conversations are open, and stay.",
        }),
      unsent: (n) =>
        plural(n, {
          one: "# has something to send, and stays.",
          other: "# have something to send, and stay.",
        }),
      held: (n) =>
        plural(n, {
          one: "# is under a legal hold, and stays.",
          other: "# are under a legal hold, and stay.",
        }),
    },
    what: "This goes within a day, bit by bit, and cannot be brought back.",
    later: "What gets older than this from now on goes by itself, and cannot be brought back.",
    save: "Save",
    saved: "Saved.",
    ended: (when) => `Last looked through: ${when}`,
    underWay: "It is being looked through at this moment.",
  },
});
