import { wordTools } from "../../words/word-tools.ts";

const { plural, number } = wordTools("en");

/** The words of the search over all that was said. */
export const search = {
  title: "Search",
  close: "Close",
  box: "Customers, messages, notes",
  go: "Search",
  hint: "A name, or words that somebody wrote. In quotes they are found as they are.",
  recent: "Searched before",
  people: "Customers",
  messages: "Messages",
  note: "Note",
  morePeople: "More customers",
  moreTold: "More conversations have this: filter the list by it to see all of them.",
  toldIn: (n: number) =>
    `Tags and what is known are found in open conversations, and in the ${number(n)} closed last.`,
  more: "Show more",
  moreHere: (name: string) => `More in the conversation with ${name}`,
  within: (name: string) => `In the conversation with ${name}`,
  everywhere: "Search everywhere",
  found: (n: number) => plural(n, { one: "# conversation", other: "# conversations" }),
  foundMore: (n: number) => `The first ${number(n)} conversations`,
  looking: "Searching…",
  nothing: "Nothing was found.",
  nothingHere: "Nothing was found with these filters.",
  looked: (n: number) =>
    `Looked through ${plural(n, { one: "# conversation", other: "# conversations" })} so far.`,
  goOn: "Go on looking",
  noFilters: "Search without filters",
  building: (done: number, total: number) =>
    total === 0
      ? "The search is being prepared. Not everything is found yet."
      : `The search is being prepared: ${number(done)} of ${number(total)} conversations. Not everything is found yet.`,
  off: "This desk keeps nothing to be searched.",
  failed: "The search could not be done.",
  offline: "No connection. It goes on as soon as there is one.",
  again: "Try again",
  filters: "Filters",
  by: {
    label: "Written by",
    any: "Anyone",
    customer: "The customer",
    page: "Anyone of the Page",
    agents: "Agents",
    notes: "For colleagues",
  },
  since: {
    label: "When",
    any: "At any time",
    day: "In the last 24 hours",
    week: "In the last 7 days",
    month: "In the last 30 days",
    year: "In the last year",
  },
  status: { label: "State", any: "In any state", open: "Open", closed: "Closed" },
  owner: { label: "Whose", any: "Anyone's", mine: "Mine", nobody: "Nobody's" },
  page: { label: "Page", any: "All Pages" },
  rebuild: "Prepare the search anew",
  jump: {
    looking: "Looking for the message…",
    there: "",
    missing: "This message is not there any more.",
    further: "This message is far back. Press again to go on looking.",
    failed: "Older messages could not be loaded. Press to try again.",
  },
};
export type SearchWords = typeof search;
