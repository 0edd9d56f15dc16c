import type { SnoozeTime } from "../snooze-times.ts";

const TIMES: Record<SnoozeTime["name"], string> = {
  hour: "In an hour",
  afternoon: "This afternoon",
  tomorrow: "Tomorrow morning",
  monday: "On Monday morning",
};

/** What is said where a contact is put aside and closed, in English. */
export const en = {
  putAside: "Put aside…",
  closeNext: "Close and next",
  snooze: {
    title: "Put aside",
    hint: "It stays yours, and comes back to you.",
    times: TIMES,
    atTime: "At a time",
    time: "Date and time",
    untilWritten: "When the customer writes",
    orWritten: "Or as soon as the customer writes",
    late: "After the time to reply",
    does: "Put aside",
  },
  close: {
    title: "Close",
    about: "What was it about?",
    required: "Choose one at least.",
    tooMany: (max: number) => `Choose ${String(max)} at most.`,
    note: "Note for colleagues",
    does: "Close",
  },
};

export type ContactWords = typeof en;
