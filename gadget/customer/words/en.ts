import { wordTools } from "../../words/word-tools.ts";

const { number, plural } = wordTools("en");

/** The words of what is known of a customer. */
export const customer = {
  title: "About the customer",
  close: "Close",
  facts: {
    language: "Language",
    profile: "Profile",
    localTime: "Local time",
    first: "First contact",
    last: "Last message",
    ref: "Came by",
  },
  asTheyWrite: (language: string) => `${language}, as they write`,
  timeIn: (time: string, country: string) => `about ${time} (${country}, by their profile)`,
  timesIn: (from: string, to: string, country: string) =>
    `between ${from} and ${to} (${country}, by their profile)`,
  atLatest: (date: string) => `${date} or before`,
  tags: { title: "Tags", edit: "Change tags" },
  known: { yes: "Yes", no: "No", edit: "Change what is known" },
  contacts: {
    title: "Contacts",
    open: "Open",
    closed: "Closed",
    customerBegan: "The customer wrote",
    agentBegan: "Begun by us",
    answeredBy: (name: string, after: string) => `answered by ${name} after ${after}`,
    answered: (after: string) => `answered after ${after}`,
    unanswered: "not answered",
    closedBy: (name: string) => `closed by ${name}`,
    closedByItself: "closed by itself",
    satisfied: (score: number) => `satisfaction ${number(score)} of 5`,
    none: "None is kept here yet.",
    all: (n: number) => plural(n, { one: "Show # more", other: "Show # more" }),
  },
  transcript: {
    title: "Transcript",
    print: "Open it to print",
    page: "Save as a page",
    text: "Save as text",
    page_notes: "Save as a page, with notes",
    failed: "The transcript could not be loaded.",
  },
  notes: { title: "Notes", none: "None in the messages that are loaded." },
  files: { title: "Files", none: "None in the messages that are loaded." },
  links: { title: "Links", none: "None in the messages that are loaded." },
  noneAtAll: "None in this conversation.",
  further: "Look further back",
  noneFurther: "None there. It goes further back.",
  toMessage: (by: string, when: string) => `To the message of ${by}, ${when}`,
  looking: "Looking…",
  failed: "This could not be loaded.",
  again: "Try again",
  jump: {
    looking: "Looking for the message…",
    there: "",
    missing: "This message is not there any more.",
    further: "This message is far back. Press again to go on looking.",
    failed: "Older messages could not be loaded. Press to try again.",
  },
};
export type CustomerWords = typeof customer;
