import type { Mutation } from "./mutation.ts";

const ROUTING = "worker/objects/desk/routing/routing.ts";
const CONCERNED = "worker/objects/desk/states/concerned.ts";
const ENDED = "test/worker/desk/offers-ended.test.ts";

/** What agents are told of what was offered to them, and of what they lose. */
export const TOLD_OF_OFFERS: readonly Mutation[] = [
  {
    breaks: "offers: nobody is told what became of one",
    file: "worker/objects/desk/routing/told-offers.ts",
    from: "const end = isOver ? endOfOffer(lines, sub) : null;",
    to: "const end = isOver && lines.length < 0 ? endOfOffer(lines, sub) : null;",
    caughtBy: { file: ENDED, test: "that one of them accepted" },
  },
  {
    breaks: "offers: one that stands is said to be over when another of the ring declines",
    file: "worker/domain/states/offer-ended.ts",
    from: "line.from.some((it) => it.sub === sub) ?",
    to: "line.from.length > 0 ?",
    caughtBy: { file: "test/worker/domain/states/offer-ended.test.ts", test: "another declined" },
  },
  {
    breaks: "offers: the card keeps the first words",
    file: ROUTING,
    from: "for (const { sub } of askingOf(row)?.to ?? []) this.tell(sub);",
    to: "",
    caughtBy: { file: ENDED, test: "says what the customer wrote last" },
  },
  {
    breaks: "offers: who is asked by a colleague keeps the first words",
    file: ROUTING,
    from: "for (const sub of this.#transfers.askedFor(name)) this.tell(sub);",
    to: "",
    caughtBy: { file: ENDED, test: "does so as well where a colleague asks" },
  },
  {
    breaks: "who loses a conversation to a colleague is not told",
    file: CONCERNED,
    from: ", loser(before, line.to.sub)]",
    to: "]",
    caughtBy: { file: ENDED, test: "is told when a colleague takes it over" },
  },
  {
    breaks: "who has a conversation is not told that it was closed or given back by others",
    file: CONCERNED,
    from: "return lost === undefined ? [] : [lost];",
    to: "return [];",
    caughtBy: { file: ENDED, test: "is told when who leads gives it to another, back, or closes it" },
  },
  {
    breaks: "the list of what is put aside holds all that is open",
    file: "worker/protocol/list/views.ts",
    from: 'row.aside === undefined || row.aside === (finer?.state === "snoozed")',
    to: 'row.aside === undefined || row.aside || finer?.state !== "snoozed"',
    caughtBy: { file: "test/worker/desk/held-rows.test.ts", test: "are as the table has them" },
  },
  {
    breaks: "what is put aside stays in the inbox",
    file: "worker/protocol/list/views.ts",
    from: 'row.aside === undefined || row.aside === (finer?.state === "snoozed")',
    to: '!row.aside || finer?.state === "snoozed"',
    caughtBy: { file: "test/worker/desk/held-rows.test.ts", test: "are as the table has them" },
  },
  {
    breaks: "what is put aside is counted as one's own for who sees a part of it",
    file: "worker/objects/desk/list/tally.ts",
    from: "counts.mine += open - aside;",
    to: "counts.mine += open;",
    caughtBy: { file: "test/worker/desk/aside.test.ts", test: "is everybody's as far as one sees it" },
  },
  {
    breaks: "all that is put aside is counted for who sees a part of it",
    file: "worker/objects/desk/list/tally.ts",
    from: "if (shown.owner !== sub) continue;",
    to: "",
    caughtBy: { file: "test/worker/desk/aside.test.ts", test: "is everybody's as far as one sees it" },
  },
  {
    breaks: "notices: what came and went again unseen is told",
    file: "gadget/offers/handed-cards.ts",
    from: "began !== null && way !== null && began !== way && !(hasWords",
    to: "began === null && way !== null && began !== way && !(hasWords",
    caughtBy: { file: "test/gadget/offers/handed-cards.test.ts", test: "where the agent has it no more" },
  },
  {
    breaks: "notices: an offer is told of before its customer has a name",
    file: "gadget/news/bell.ts",
    from: "const named = fresh.filter(({ summary }) => summary.customer.name !== null);",
    to: "const named = fresh;",
    caughtBy: { file: "test/gadget/offers/offers.test.ts", test: "which comes a moment later" },
  },
  {
    breaks: "thread: a fold tells what was first, and what was last is cut off",
    file: "gadget/thread/render-rows.ts",
    from: 'lines.map(lineOf).reverse().join(" · ")',
    to: 'lines.map(lineOf).join(" · ")',
    caughtBy: { file: "test/gadget/thread/thread-contents.test.ts", test: "folded when there are many" },
  },
];
