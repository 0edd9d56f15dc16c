/** What the section for a Page's past says. */
export type PastWords = {
  title: string;
  what: string;
  limits: string;
  start: string;
  stop: string;
  goOn: string;
  again: string;
  tryAgain: string;
  /** While Meta names its conversations. */
  listing: (found: string) => string;
  reading: (done: string, found: string) => string;
  messages: (n: string) => string;
  progress: string;
  stopped: (time: string) => string;
  done: (time: string) => string;
  refused: (code: string) => string;
  waitsForMeta: (time: string) => string;
  waitsForPage: string;
  short: (n: string) => string;
  unread: (n: string) => string;
  by: (name: string, time: string) => string;
  sinceLabel: string;
  sinceHint: string;
  since: (time: string) => string;
};

export const pastEn: PastWords = {
  title: "Earlier conversations",
  what: "Fetches from Meta what was said with everybody before the Page was connected. Nobody is notified, and these conversations arrive closed. What is already here is not fetched twice.",
  limits:
    "Meta allows about two questions a second, so it may take hours; you can leave this page. Of each conversation Meta promises the 20 newest messages alone, and requests that rested for 30 days it does not list.",
  start: "Fetch earlier conversations",
  stop: "Stop",
  goOn: "Go on",
  again: "Fetch again",
  tryAgain: "Try again",
  listing: (found) => `Meta lists the conversations: ${found} so far`,
  reading: (done, found) => `${done} of about ${found} conversations`,
  messages: (n) => `New messages: ${n}`,
  progress: "Earlier conversations",
  stopped: (time) => `Stopped ${time}.`,
  done: (time) => `Everything that Meta tells is here. Done ${time}.`,
  refused: (code) =>
    `Meta refused it (code ${code}). Test the connection above, then try again; it goes on where it was.`,
  waitsForMeta: (time) => `It rests until ${time}, so that Meta's limits are kept, and goes on by itself.`,
  waitsForPage: "It waits: the Page is paused. It goes on by itself once that is mended.",
  short: (n) => `Conversations of which Meta tells the newest messages alone: ${n}`,
  unread: (n) => `Conversations that Meta did not let us read: ${n}`,
  by: (name, time) => `Started by ${name}, ${time}`,
  sinceLabel: "Only conversations since",
  sinceHint: "Left empty, all of them. Of each that is fetched everything comes, also what is older.",
  since: (time) => `Conversations since ${time}`,
};
