/** The words of tickets that another system keeps. */
export const tickets = {
  title: "Tickets",
  closed: "Closed",
  ask: "Ask for a ticket…",
  about: "What is the ticket about?",
  send: "Ask for it",
  cancel: "Cancel",
  asked: (name: string, since: string) => `${name} asked for a ticket ${since} ago. It is being made.`,
  unanswered: "Nobody made this ticket yet. Ask again, or tell who looks after the ticket system.",
  again: "Try again",
  refused: {
    full: "There are too many open tickets here. Close one first.",
    nobody_told: "No ticket system is connected to this desk any more.",
    other: "The ticket was not asked for.",
  },
  failed: "The tickets could not be read.",
};
export type TicketWords = typeof tickets;
