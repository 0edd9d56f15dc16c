import type { ForeseenFate } from "../../../../worker/protocol/black-box/foreseen.ts";
import type { BoxOutcome, GapReason, LetterReason } from "../../../../worker/protocol/black-box/record.ts";

/** What the section for a Page's black box says. */
export type BoxWords = {
  title: string;
  ofNoPage: string;
  ofNoPageWhat: string;
  what: string;
  off: string;
  on: (hours: string, records: string, size: string) => string;
  hours: string;
  switchOn: string;
  change: string;
  switchOff: string;
  switchOffWhat: string;
  gap: (count: string, from: string, to: string) => string;
  gaps: Record<GapReason, string>;
  find: string;
  named: string;
  code: string;
  from: string;
  to: string;
  look: string;
  more: string;
  none: string;
  delivery: string;
  call: string;
  outcomes: Record<BoxOutcome, string>;
  metaCode: (code: string) => string;
  letters: string;
  lettersHint: string;
  lettersNone: string;
  whys: Record<LetterReason, string>;
  tries: (n: string, until: string) => string;
  reason: string;
  reasonHint: string;
  read: string;
  tryDry: string;
  replay: string;
  replayWhat: string;
  drop: string;
  dropWhat: string;
  dry: string;
  replayed: string;
  fates: Record<ForeseenFate, string>;
  unreadable: string;
  refusals: Record<"key_missing" | "not_a_delivery" | "not_readable" | "still_not_written", string>;
};

export const boxEn: BoxWords = {
  title: "Black box",
  ofNoPage: "Deliveries that name no Page",
  ofNoPageWhat: "Signed by Meta, and of which nobody can tell whose they are.",
  what: "Keeps what Meta delivers and what is asked of Meta as it went over the wire, sealed, for some hours. Whoever reads it says why, and the audit keeps that.",
  off: "It is off: nothing is kept but dead letters.",
  on: (hours, records, size) => `It is on, for ${hours} hours. Kept: ${records}, ${size}.`,
  hours: "Hours (1–168)",
  switchOn: "Switch on",
  change: "Change",
  switchOff: "Switch off",
  switchOffWhat: "What was kept is forgotten at once, but for dead letters. This cannot be undone.",
  gap: (count, from, to) => `Missing: ${count}, ${from} – ${to}`,
  gaps: {
    full: "no room",
    not_recorded: "the box was out of reach",
    not_opened: "its key was gone when somebody was erased",
  },
  find: "Look for",
  named: "Message id, person (PSID) or another id",
  code: "Error code of Meta's",
  from: "From",
  to: "Until",
  look: "Look",
  more: "Older ones",
  none: "Nothing was found.",
  delivery: "Delivery",
  call: "Call to Meta",
  outcomes: { accepted: "accepted", refused: "refused", no_answer: "no answer" },
  metaCode: (code) => `code ${code}`,
  letters: "Dead letters",
  lettersHint: "What could not be read or written. Kept for 14 days.",
  lettersNone: "There are none.",
  whys: {
    item: "could not be written",
    not_json: "cannot be read: no JSON",
    no_object: "cannot be read: about nothing",
    other_object: "about something other than a Page",
    not_written: "a part was out of reach",
  },
  tries: (n, until) => `Came ${n}×. Kept until ${until}.`,
  reason: "Why?",
  reasonHint: "The audit keeps it, with your name.",
  read: "Read",
  tryDry: "Try it dry",
  replay: "Deliver once more",
  replayWhat: "It comes in as if Meta delivered it now. What is there already stays as it is.",
  drop: "Drop",
  dropWhat: "What it says is forgotten. This cannot be undone.",
  dry: "What would come of it. Nothing was changed.",
  replayed: "It was delivered.",
  fates: {
    added: "would be added",
    there: "is there already",
    changed: "would change something",
    nothing: "says nothing new",
    erased: "is of somebody who was erased",
    removed: "is older than what is kept",
    comments_off: "comments are off",
    noise: "concerns nobody who answers",
    waits: "the Page is not connected",
    unwritable: "cannot be written, also today",
    unreachable: "its part did not answer",
  },
  unreadable: "It cannot be read, also today.",
  refusals: {
    key_missing: "The key that it was sealed with is not in ENCRYPTION_KEYS any more.",
    not_a_delivery: "What was asked of Meta is not asked again.",
    not_readable: "It cannot be read, also today.",
    still_not_written: "It could not be written, also now.",
  },
};
