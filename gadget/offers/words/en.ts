import { wordTools } from "../../words/word-tools.ts";

const { plural } = wordTools("en");

/** The words of offers. `waits`: how long, with its unit. */
export const offers = {
  region: "Offers",
  /** The line above a name: where they wait, or that it is for this agent alone. */
  isOffered: "Offered to you",
  inQueue: (queue: string) => `Offered to you from ${queue}`,
  from: (name: string) => `From ${name}`,
  waits: (since: string) => `Waits ${since}`,
  messages: (n: number) => plural(n, { one: "# message", other: "# messages" }),
  accept: "Accept",
  decline: "Decline",
  whyDecline: "Why not?",
  noReason: "Without a reason",
  lost: "No connection: nobody here knows whether this still stands.",
  isOver: "The time for it is over.",
  isGone: "This is offered to you no more.",
  /** What came of it: who was asked as well and took it, who was not and took it, to whom somebody gave it; and so on. */
  accepted: (by: string, customer: string) => `${by} accepted ${customer}`,
  took: (by: string, customer: string) => `${by} took ${customer}`,
  assigned: (to: string, customer: string) => `${customer} was given to ${to}`,
  unanswered: (customer: string) => `You did not answer: ${customer}`,
  elsewhere: (customer: string) => `${customer} was answered with another app`,
  closed: (customer: string) => `${customer} was closed`,
  /** A colleague who had asked. */
  kept: (by: string, customer: string) => `${by} keeps ${customer}`,
  isGiven: "Given to you",
  givenFrom: (queue: string) => `Given to you from ${queue}`,
  open: "Open",
  /** Of what was told, not of the conversation. */
  dismiss: "Dismiss",
  dismissAll: "Dismiss all",
  /** What one colleague did with several at once: gave them to the agent, or moved them from the agent elsewhere. */
  gaveSeveral: (n: number, by: string) =>
    `${by} gave you ${plural(n, { one: "# conversation", other: "# conversations" })}`,
  lostSeveral: (n: number, by: string) =>
    `${by}: ${plural(n, { one: "# conversation is no longer yours", other: "# conversations are no longer yours" })}`,
  announceOffer: (customer: string, queue: string, said: string) =>
    `${customer} is offered to you${queue === "" ? "" : ` from ${queue}`}: ${said}`,
  announceGiven: (customer: string, queue: string, said: string) =>
    `${customer} was given to you${queue === "" ? "" : ` from ${queue}`}: ${said}`,
  several: (n: number) => ({
    title: plural(n, { one: "# customer for you", other: "# customers for you" }),
    text: "Open the conversations to see them.",
  }),
  missed: (n: number) =>
    `You were set away: ${plural(n, { one: "# offer was", other: "# offers were" })} not answered.`,
  idle: (long: string) => `You were set away: nothing was done here for ${long}.`,
  setAway: (by: string) => `${by} set you away.`,
  back: "I am back",
  sound: "Turn on sound and desktop notices",
};
export type OfferWords = typeof offers;
