import type { WebhookEventType, WebhookScope } from "../../../../worker/protocol/webhooks/events.ts";
import type { WebhookFault } from "../../../../worker/protocol/webhooks/webhook.ts";
import type { WordTools } from "../../../words/word-tools.ts";
import type { EventGroup } from "../model/events.ts";
import type { Fare } from "../model/fare.ts";

/** What the screen for endpoints of programs says. Times come as words. */
export type WebhookWords = {
  title: string;
  what: string;
  reference: string;
  none: string;
  noneHint: string;
  add: string;
  all: string;
  gone: string;
  full: string;
  asOf: (time: string) => string;
  reload: string;
  fares: Record<Fare, (since: string) => string>;
  pausedBy: (who: string, time: string) => string;
  pausedHint: Record<"person" | "dead" | "gone" | "key", string>;
  arrived: (time: string) => string;
  neverArrived: string;
  nextTry: (time: string) => string;
  waiting: (n: number) => string;
  dead: (n: number) => string;
  by: (who: string, time: string) => string;
  eventCount: (n: number, of: number) => string;
  change: string;
  url: string;
  urlHint: string;
  urlWrong: string;
  urlHere: string;
  name: string;
  nameHint: string;
  nameLong: (max: number) => string;
  scopes: string;
  scopeNames: Record<WebhookScope, string>;
  notesHint: string;
  events: string;
  eventsHint: string;
  eventsWrong: string;
  groups: Record<EventGroup, string>;
  everyOf: (group: string) => string;
  eventNames: Record<WebhookEventType, string>;
  test: string;
  secret: string;
  secretOf: (name: string) => string;
  secretOnce: string;
  secretLost: string;
  verify: string;
  verifyHint: string;
  renew: string;
  renewAsk: string;
  renewWhat: string;
  bothUntil: (time: string) => string;
  send: string;
  sending: string;
  testOk: (status: number, ms: string) => string;
  testFailed: (status: number, ms: string) => string;
  faults: Record<WebhookFault, string>;
  answered: string;
  answeredNothing: string;
  pause: string;
  resume: string;
  remove: string;
  removeAsk: (name: string) => string;
  removeWhat: string;
  removed: string;
  log: string;
  logHint: (days: number) => string;
  logNone: string;
  logNoneFailed: string;
  onlyFailed: string;
  older: string;
  noOlder: string;
  attempt: (n: number) => string;
  again: string;
  againThis: (event: string) => string;
  againDone: (n: number) => string;
  body: string;
  bodyThis: (event: string) => string;
  bodyHide: string;
  bodyGone: string;
  conversation: string;
  letters: string;
  lettersHint: string;
  lettersNone: string;
  more: string;
  happened: (time: string) => string;
  givenUp: (time: string, attempts: number) => string;
  lettersAll: (n: number) => string;
  lettersAsk: (n: number) => string;
  lettersWhat: string;
  replay: string;
  replayHint: string;
  replayFrom: string;
  replayZone: (zone: string, days: number) => string;
  replayWrong: (days: number) => string;
  replayPress: string;
  replayAsk: (time: string) => string;
  replayWhat: (n: number) => string;
  replayDone: (n: number) => string;
};

export const webhooksEn = ({ plural, number }: WordTools): WebhookWords => ({
  title: "Webhooks",
  what: "Programs of yours, such as a CRM, are told here what happens at the desk: by signed HTTPS requests, in order within each conversation, tried again for three days.",
  reference: "What each event says",
  none: "No program is told anything yet.",
  noneHint:
    "Add the address of a program. It gets a secret by which it knows that a request comes from this desk and from nobody else.",
  add: "Add an endpoint",
  all: "All endpoints",
  gone: "This endpoint is not there any more.",
  full: "This desk has all the endpoints that it may have. Remove one first.",
  asOf: (time) => `As of ${time}.`,
  reload: "Reload",
  fares: {
    active: () => "Active",
    failing: (since) => `Failing since ${since}`,
    person: (since) => `Paused since ${since}`,
    dead: (since) => `Does not answer, paused since ${since}`,
    gone: (since) => `Said that it is gone (410), paused since ${since}`,
    key: (since) => `Its key was revoked, paused since ${since}`,
  },
  pausedBy: (who, time) => `Paused by ${who}, ${time}.`,
  pausedHint: {
    person: "Nothing is delivered. What happens meanwhile waits, for as long as events are kept.",
    dead: "Nothing reached it for three days, so it is not tried any more. Mend it, send a test event, then resume: what waited is delivered.",
    gone: "It answered that it does not want anything any more. If that was a mistake, resume: what waited is delivered.",
    key: "The key that made it, or gave it its address, was revoked. If it may still have what happens, resume: what waited is delivered.",
  },
  arrived: (time) => `last delivered ${time}`,
  neverArrived: "nothing delivered yet",
  nextTry: (time) => `next try ${time}`,
  waiting: (n) => plural(n, { one: "# event waits", other: "# events wait" }),
  dead: (n) => plural(n, { one: "# dead letter", other: "# dead letters" }),
  by: (who, time) => `made by ${who}, ${time}`,
  eventCount: (n, of) => `${number(n)} of ${number(of)} events`,
  change: "Change",
  url: "Address",
  urlHint: "Begins with https:// and can be reached from the internet, at the usual port.",
  urlWrong: "This is no public address that begins with https://.",
  urlHere: "The server does not deliver to addresses of its own machine.",
  name: "Description",
  nameHint: "What colleagues call it.",
  nameLong: (max) => `At most ${number(max)} characters.`,
  scopes: "What it is told of people",
  scopeNames: {
    "messages:read": "What is written in messages",
    "customers:read": "Who customers are, and what is known of them",
    "conversations:read": "What is known of a contact",
    "notes:read": "Notes: what agents write to each other",
  },
  notesHint: "Notes are meant for colleagues alone. Choose this only if the program may read them.",
  events: "Events",
  eventsHint: "Those of notes are offered once notes are chosen above.",
  eventsWrong: "Choose at least one event.",
  groups: {
    message: "Messages",
    comment: "Comments",
    note: "Notes",
    conversation: "Conversations",
    other: "Everything else",
  },
  everyOf: (group) => `All of ${group}`,
  eventNames: {
    "message.received": "A customer wrote",
    "message.sent": "The Page wrote",
    "message.state": "A message changed or failed",
    "message.delivered": "Messages were delivered to the customer",
    "message.read": "The customer read messages",
    "note.added": "A note was written",
    "note.changed": "A note was changed",
    "conversation.opened": "A contact begins",
    "conversation.assigned": "Somebody has it",
    "conversation.released": "Nobody has it any more",
    "conversation.queued": "It waits in a queue",
    "conversation.transferred": "It is passed on",
    "conversation.snoozed": "It is put aside",
    "conversation.closed": "It is closed",
    "conversation.reopened": "It is opened again",
    "conversation.tagged": "It is tagged",
    "conversation.attributes": "Attributes changed",
    "customer.linked": "A customer is linked to a record",
    "customer.merged": "A customer is merged with another conversation of theirs",
    "customer.unmerged": "Such a merge is taken back",
    "satisfaction.given": "A customer rated the contact",
    "page.needs_help": "A Page needs attention",
    "erasure.done": "A customer was erased",
    "reference.used": "A customer came by a reference",
    "reference.refused": "A reference did not count",
    "ticket.requested": "Somebody wants a ticket",
    "ticket.close_requested": "A ticket is to be closed",
    "checkbox.confirmed": "Somebody confirmed a checkbox on a web site",
    "comment.added": "A comment was written",
    "comment.answered": "A comment was answered",
    "comment.changed": "A comment was changed, hidden or removed",
    "comment.linked": "A comment became a private conversation",
  },
  test: "Test event",
  secret: "Secret",
  secretOf: (name) => `The secret of ${name}`,
  secretOnce: "Shown this once. Put it where the program keeps its secrets.",
  secretLost: "The secret was made, but told to nobody. Make another.",
  verify: "How a program verifies a request",
  verifyHint:
    "Signed as “Standard Webhooks” says, for which there are libraries in many languages. In Node, with the package “standardwebhooks”:",
  renew: "New secret",
  renewAsk: "Make a new secret?",
  renewWhat:
    "For 24 hours both secrets sign, so that you can replace the old one without losing anything. After that only the new one does.",
  bothUntil: (time) => `The secret before signs as well until ${time}.`,
  send: "Send a test event",
  sending: "The endpoint is asked …",
  testOk: (status, ms) => `Arrived: it answered ${status} within ${ms}.`,
  testFailed: (status, ms) => `Did not arrive: it answered ${status} within ${ms}.`,
  faults: {
    slow: "It did not answer within 10 seconds.",
    not_reached: "It could not be reached.",
    redirect: "It leads to another address, which is not followed. Enter that address itself.",
    bad_address: "Its address is none that may be asked.",
    no_secret: "Its secret cannot be opened any more. Make a new one.",
  },
  answered: "It said:",
  answeredNothing: "It said nothing.",
  pause: "Pause",
  resume: "Resume",
  remove: "Remove",
  removeAsk: (name) => `Remove ${name}?`,
  removeWhat:
    "Nothing is delivered there any more. What waits, its dead letters, its log and its secret are forgotten. This cannot be undone.",
  removed: "Removed.",
  log: "Deliveries",
  logHint: (days) => `The newest first. Kept for ${number(days)} days.`,
  logNone: "Nothing was delivered yet.",
  logNoneFailed: "No delivery failed.",
  onlyFailed: "Failed ones only",
  older: "Older",
  noOlder: "These are all that are kept.",
  attempt: (n) => `try ${number(n)}`,
  again: "Deliver again",
  againThis: (event) => `Deliver ${event} again`,
  againDone: (n) => (n === 0 ? "It waits already." : "It is delivered once more, under the same id."),
  body: "Show content",
  bodyThis: (event) => `Show content of ${event}`,
  bodyHide: "Hide content",
  bodyGone: "It is not kept any more, or the endpoint is not told of such events.",
  conversation: "Conversation",
  letters: "Dead letters",
  lettersHint: "Events that were given up after all tries. They are delivered only if somebody says so.",
  lettersNone: "There are none.",
  more: "More",
  happened: (time) => `happened ${time}`,
  givenUp: (time, attempts) =>
    `given up ${time} after ${plural(attempts, { one: "# try", other: "# tries" })}`,
  lettersAll: (n) => plural(n, { one: "Deliver all (#)", other: "Deliver all (#)" }),
  lettersAsk: (n) => plural(n, { one: "Deliver # dead letter?", other: "Deliver # dead letters?" }),
  lettersWhat: "They keep their ids, and are delivered in the order in which they happened.",
  replay: "Deliver once more from a time on",
  replayHint: "For a program that lost something: all that happened since then comes again.",
  replayFrom: "From",
  replayZone: (zone, days) =>
    `In the time of this browser (${zone}). Events are kept for ${number(days)} days.`,
  replayWrong: (days) => `Choose a time that is over, and within the last ${number(days)} days.`,
  replayPress: "Deliver once more",
  replayAsk: (time) => `Deliver everything since ${time} once more?`,
  replayWhat: (n) =>
    `${plural(n, { one: "# event comes again.", other: "# events come again." })} Events keep their ids: a program that remembers them does nothing twice.`,
  replayDone: (n) =>
    n === 0
      ? "There is nothing since then that does not wait already."
      : plural(n, { one: "# event is delivered once more.", other: "# events are delivered once more." }),
});
