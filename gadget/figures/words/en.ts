/** The words of what the desk counted. */
export const figures = {
  title: "Figures",
  own: "My figures",
  close: "Close",
  span: "Time",
  spans: { today: "Today", week: "7 days", month: "28 days" },
  by: "By",
  dimensions: { agent: "Agent", team: "Team", queue: "Queue", page: "Page" },
  all: "The desk",
  names: {
    contacts: "Contacts",
    answered: "Answered",
    firstResponse: "First response",
    response: "Response",
    handling: "Handling",
    service: "In time",
    missed: "Missed offers",
    transferred: "Given on",
    reopened: "Came back",
    closed: "Closed",
    satisfaction: "Satisfaction",
  },
  /** The median and what nine of ten are not longer than; the mean, and of how many. */
  pair: (first: string, second: string) => `${first} (${second})`,
  hint: "Of times: the median, and in brackets what nine of ten are not longer than. Of satisfaction: the mean from 1 to 5, and of how many.",
  clock: (timeZone: string) => `By the clock of the desk: ${timeZone}.`,
  target: (percent: string, within: string) => `Target: ${percent} within ${within}`,
  more: "More of it, and files, are in the administration, under “Reports”.",
  none: "Nothing was counted in this time.",
  everyone: "Everyone",
  gone: (id: string) => `Not there any more (${id})`,
  loading: "Loading…",
  failed: "The figures could not be loaded.",
  again: "Try again",
  lost: "No connection: this may be out of date.",
};

export type FigureWords = typeof figures;
