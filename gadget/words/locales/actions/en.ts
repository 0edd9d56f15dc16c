import type { NotYours } from "../../../../worker/protocol/refusals.ts";
import type { Sort } from "../../../../worker/protocol/thread/conversation.ts";
import type { Failure, FailureCode, Waiting } from "../../../../worker/protocol/message/entry.ts";
import type { PageState, PageTrouble, PageWarning } from "../../../../worker/protocol/frames.ts";
import type { CommandRefusal, RefusalCode } from "../../../wire/commands.ts";
import { wordsOfFailure } from "../../failure-words.ts";
import { wordTools } from "../../word-tools.ts";
import { failures } from "../failures/en.ts";

const { count, number, list, wordOf, graphCode } = wordTools("en");

const REFUSALS: Record<RefusalCode, string> = {
  bad_frame: "The server did not understand this. Reloading the page may help.",
  too_many_commands: "Too much at once. Try again in a moment.",
  not_found: "This is not at your desk, or no longer there.",
  not_allowed: "Your role does not allow this.",
  not_yours: "A colleague has this conversation, or another team answers it.",
  taken: "A colleague took this conversation before you.",
  target_unavailable: "Nobody there can take it now.",
  changed: "Others wrote since you looked.",
  window_closed: "The time Meta allows for a reply is over.",
  customer_unavailable: "Messenger cannot reach this person until they write again.",
  thread_held: "Another app holds this conversation at Meta. Take it over, or ask for it.",
  not_sendable: "Messenger would not take this message as it is.",
  not_kept: "This cannot be kept as a template.",
  customer_blocked: "This customer is blocked. Unblock them to write.",
  media_not_ready: "This file has not been copied.",
  record_unavailable: "Meta does not show its record at the moment. Try again later.",
  refused_by_meta: "Meta refused this.",
  wrong_state: "This is no longer possible: the message has moved on.",
  wrap_up: "This desk wants to know what it was about: choose one of its codes as they are now.",
  tag: "The desk has no such tag any more, or this conversation has as many as it may.",
  attribute: "The desk does not take this here any more. Look at what it asks for now.",
  pass_invalid: "Your sign-in was not accepted.",
  too_many_threads: "Too many conversations are open in this window.",
  unavailable: "The server could not be reached. Try again in a moment.",
  lost: "The connection broke. Try again.",
  session_changed: "Somebody else signed in before this could be sent.",
  stale: "It was written a while ago and did not leave. It may be out of date.",
  too_large: "This text is too long to send.",
  not_seen: "This conversation is for another team now. What you wrote for it is kept.",
  undo_too_late: "Too late to undo: the message is no longer held.",
};

const FAILURES: Record<FailureCode, string> = {
  window_closed: "the time Meta allows for a reply was over",
  customer_unavailable: "Messenger cannot reach this person until they write again",
  thread_owned_by_another_app: "another app holds this conversation at Meta",
  rejected: "Meta refused the message",
  too_many_attempts: "several tries did not succeed",
  earlier_part_failed: "an earlier part of the message failed",
  earlier_part_unknown: "it is unclear whether an earlier part arrived",
  file_gone: "its file is not kept any more",
  quote_taken_back: "the customer took back the message it quotes. Sent again, it leaves without the quote",
};

const WAITING: Record<Waiting["reason"], string> = {
  undo: "you can still take it back",
  page_paused: "the Page is paused",
  page_slow: "Meta asks this Page to send more slowly",
  retry: "the last try did not succeed",
  confirmation: "it waited so long that you should confirm it",
  page_not_connected: "the Page is not connected",
  uploading: "its file is on the way to Meta",
  in_line: "it is in line, place # of this Page's messages",
};

const SORTS: Record<Sort, string> = {
  latest: "All, latest first",
  waiting: "Waiting for an answer, longest first",
  window: "Window open, closing soonest first",
  priority: "Waiting for an answer, most urgent first",
};

/** What is said where agents answer, decide and set things, in English: loaded with it. */
export const actions = {
  ownerViews: "looking too",
  looksSilently: "you look on silently",
  ownerWrites: "writing…",
  viewing: (names: string[]) => `${list(names)} ${names.length === 1 ? "is" : "are"} looking too`,
  writing: (names: string[]) => `${list(names)} ${names.length === 1 ? "is" : "are"} writing…`,
  announce: (author: string, text: string) => `${author}: ${text}`,
  listTools: {
    sortLabel: "Order of the list",
    sorts: SORTS,
    views: "Views and filters",
    filter: "Filter by name or text",
    filtered: (n: number, all: number) => `${n} of ${all} loaded`,
    noMatch: "Nothing that is loaded matches.",
    more: "More lists",
    searchAll: "Search everything that was said",
    newRows: (n: number) => `${n} new`,
  },
  delivery: {
    queuedBecause: (waiting: Waiting, next: string | null) =>
      `Waiting: ${wordOf(WAITING, waiting.reason).replace("#", number(waiting.place ?? 1))}${next === null ? "" : `; next try ${next}`}`,
    failedBecause: (failure: Failure) => {
      const [why, help] = wordsOfFailure(failure, FAILURES, failures);
      return `Not delivered: ${why}${help === null ? "" : `. ${help}`}`;
    },
    details: "Details",
    attempts: (n: number) => count(n, "attempt", "attempts"),
    graphAnswer: (code: string) => `Meta's error ${code}`,
  },
  attempts: {
    file: "a file",
    noAnswer: "no answer",
    notTold: "The tries cannot be shown now.",
    askAgain: "Try again",
  },
  part: (part: number, parts: number) => `Part ${part} of ${parts}`,
  settled: { arrived: "Marked as arrived", sent_again: "Tried again below", dismissed: "Dismissed" },
  choices: {
    undo: (seconds: number) => `Undo (${seconds})`,
    withdraw: "Withdraw",
    confirm: "Send it now",
    arrived: "It arrived",
    again: "Send again",
    retry: "Retry",
    dismissed: "Dismiss",
  },
  handling: {
    take: "Take",
    takeOver: "Take over",
    release: "Release",
    close: "Close",
    reopen: "Reopen",
    wake: "Take up again",
    more: "More for this conversation",
  },
  connectionNews: {
    held: "A message you wrote earlier did not leave. It waits for your word.",
    show: "Show",
    redeployed: "The server was updated. A reload brings what is new.",
    behind: (own: string, theirs: string) =>
      `This page runs version ${own} of the chat, the server ${theirs}. A reload may bring the newer one.`,
    ahead: (own: string, theirs: string) =>
      `This page runs version ${own} of the chat, the server only ${theirs}: some things may not work. A reload may help.`,
    reload: "Reload",
    later: "Later",
  },
  presence: { available: "Available", away: "Away", offline: "Offline", busy: "Busy" },
  team: "Team",
  figures: "Figures",
  presenceLabel: "Available for conversations",
  notices: "Desktop notices with a sound",
  /** For many at once, never for one. */
  closing: (until: string) => `Not answered yet. Meta takes a reply until ${until}.`,
  manyClosing: (n: number) => ({
    title: `${number(n)} customers without an answer`,
    text: "Meta's time for a reply is nearly over.",
  }),
  manyWrote: (n: number, isMore: boolean) => ({
    title: `${number(n)}${isMore ? "+" : ""} customers wrote`,
    text: "while this page was not connected.",
  }),
  heldSpoken: "Your message is held for a moment. Ctrl+Z or ⌘+Z in the empty box takes it back.",
  changedTitle: "Others wrote since you looked",
  changedByYou: "You wrote in another window meanwhile",
  changedByCustomer: "The customer wrote since you looked",
  handledTitle: "This conversation changed since you looked",
  changedMore: (n: number) => `and ${n} more`,
  refusedTitle: "Your message was not sent",
  noConversation: "There is no such conversation at this desk.",
  erasedConversation: "This conversation was erased. What you had written in it is gone, too.",
  refusal: (refusal: CommandRefusal) => wordOf(REFUSALS, refusal.code),
  yourMessage: "Your message",
  sendAnyway: "Send anyway",
  edit: "Edit",
  discard: "Discard",
  furtherRefused: (n: number) => `${n} more after this`,
  behind: "Waits until you decide about the one before it",
  dismiss: "Dismiss",
  message: "Message",
  placeholder: "Write a message…",
  dropHere: "Drop the files here",
  voice: "Record a voice message",
  canned: "Canned replies",
  writeNote: "Note for colleagues",
  noFiles: "Files cannot be sent from here yet. Meta's own inbox can send them.",
  /** Something in braces, such as `{{order}}`, that nobody filled in. */
  unfilled: (blank: string) => `${blank} would be sent as it stands here.`,
  sendAsIs: "Send as it is",
  send: "Send",
  unitsLeft: (n: number) => `${n} left`,
  unitsLeftInOne: (n: number) => `${n} left for one message`,
  sendHint: { enter: "Enter sends, Shift+Enter breaks the line", "mod-enter": "Ctrl+Enter or ⌘+Enter sends" },
  severalParts: (n: number) => `Leaves as ${n} messages`,
  windowOpen: (until: string) => `You can reply until ${until}`,
  windowHuman: (until: string) => `Meta's 24 hours are over; a person may reply until ${until}`,
  windowUntried: (until: string) =>
    `Meta's 24 hours are over. A person's reply may still go out until ${until}: try it.`,
  windowDoubted: "Meta says that the time for a reply is over, and refused a message.",
  windowRefused: (at: string) =>
    `Meta's 24 hours ended ${at}, and it refused this Page a later reply by a person (Human Agent).`,
  askAgain: "Try again",
  sendApproved: "Send an approved message",
  windowExpired: (at: string) =>
    `Meta's time for replies ended ${at}. It opens again when the customer writes.`,
  windowBarred: ({ owner, queue, mayTake }: NotYours) => {
    if (owner === null) return `This waits in ${queue ?? ""}, for its own agents to answer.`;
    return mayTake
      ? `${owner.name} has this conversation. Take it over to answer, or ask to be invited.`
      : `${owner.name} has this conversation, for another team to answer. Ask to be invited, or a supervisor.`;
  },
  windowDisconnected:
    "This Page is disconnected, and nothing can be sent. Ask an administrator to connect it again; what you have written stays here.",
  windowNever: "The customer has not written yet. You can reply once they do.",
  windowUnavailable: "Messenger cannot reach this person until they write again.",
  pageWarned: ({ action, reason }: PageWarning, at: string) =>
    `${action === "block" ? "Meta blocked this Page" : "Meta warned this Page"} ${at}${reason === null ? "." : `: ${reason}`}`,
  pageTroubled: ({ stops }: PageTrouble, at: string) => {
    const said = {
      sending: `Messages to customers may not leave since ${at}.`,
      receiving: `Messages from customers may not arrive since ${at}.`,
      both: `Messages may neither arrive nor leave since ${at}.`,
      soon: `The connection to Meta ends ${at}.`,
    };
    return `${said[stops]} An administrator can mend it in the settings of the Page.`;
  },
  pagePaused: (pause: NonNullable<PageState["pause"]>, since: string) =>
    `Sending from this Page is paused since ${since}: ${pauseReason(pause.code)} (Meta ${graphCode(pause.code, pause.subcode)}).`,
  closeAnyway: "Close anyway",
  cancel: "Cancel",
  heldByApp: (appId: string | null) =>
    `Another app${appId === null ? "" : ` (${appId})`} holds this conversation at Meta. Only it may answer.`,
  blockedBy: (name: string, at: string, reason: string) => `${name} blocked this customer (${at}): ${reason}`,
  threadControl: {
    take: "Take over",
    request: "Ask for it",
    release: "Let other apps answer",
    pass: "Pass to another app",
    passTo: "Id of the app",
  },
  euPrivacyRules:
    "Meta's privacy rules for Europe limit this Page: customers cannot link their accounts, and Meta may not tell how somebody came.",
  moderation: {
    block: "Block this customer",
    unblock: "Unblock",
    move_to_spam: "Move to spam",
    reason: "Reason, shown to colleagues",
  },
  pageDisconnected: (since: string) =>
    `This Page was disconnected ${since}. Its conversations can be read, but nothing can be sent until an administrator connects it again.`,
  pagePausedHint: "Messages wait here until it is resumed.",
  stillPaused: (why: string) => `It was tried just now: ${why}`,
  resume: "Resume",
  add: "Send something else",
  entryTools: {
    label: "What can be done about this message",
    reply: "Reply to this message",
    react: "React",
    reactWith: (emoji: string) => `React with ${emoji}`,
    takeBack: (emoji: string) => `Take back ${emoji}`,
    takeBackAny: "Take back the Page’s reaction",
    replyingTo: (name: string) => `Reply to ${name}`,
    stop: "Reply to no message in particular",
  },
  emoji: {
    title: "Insert an emoji",
    search: "Search by name",
    recent: "Used last",
    tone: "Skin tone",
    none: "Nothing by that name.",
    groups: [
      "Smileys and emotion",
      "People and body",
      "Animals and nature",
      "Food and drink",
      "Travel and places",
      "Activities",
      "Objects",
      "Symbols",
      "Flags",
    ],
  },
  deskSettings: {
    title: "Desk settings",
    undo: "Undo after sending",
    undoOff: "Off: messages leave at once",
    undoFor: (seconds: number) => count(seconds, "second", "seconds"),
    undoHint: "For so long agents can take back what they sent, and the customer waits.",
    nudge: "Remind before Meta's time for a reply ends",
    nudgeOff: "Off",
    nudgeAhead: (minutes: number) =>
      minutes < 60 ? count(minutes, "minute", "minutes") : count(minutes / 60, "hour", "hours"),
    nudgeHint:
      "Whoever has the conversation is told that nobody answered, before 24 hours and before 7 days are over.",
    showsSeen: "Show customers that their message was seen",
    showsTyping: "Show customers that an agent is typing",
    peopleApps: "Apps with which people answer (ids)",
    peopleAppsHint:
      "Their messages count as answers. Other apps, and Meta's instant replies, do not: the customer goes on waiting.",
    persona: "Customers see messages from",
    personas: { off: "The Page", agent: "The agent who writes", desk: "A name for the whole desk" },
    personaHint:
      "Name and picture above messages in Messenger. Where Meta does not take them, messages come from the Page.",
    personaName: "Name of the desk",
    personaPicture: "Picture (https address)",
    personaPictureHint: "Also for agents who have none. Without a picture messages come from the Page.",
    personaForPrograms: "Also for what programs send",
    notProcessed: "When we cannot show or keep something of a customer, tell them",
    notProcessedHint: "Sent once per contact, within 24 hours. Empty: nothing is sent.",
    ticketClosesContact: "Close the conversation with the last of its tickets",
    contactClosesTicket: "Close its tickets with the conversation",
    ticketsHint:
      "Tickets are kept by another system. The conversation stays open while its customer waits for an answer.",
    save: "Save",
  },
  shortcuts: {
    undoKeys: "Ctrl+Z, ⌘+Z",
    undoOff: "off at this desk, see its settings",
    undo: "Take back what was just sent, in the empty box",
    sendKey: "To send",
    title: "Keyboard shortcuts",
    next: "Next conversation",
    previous: "Previous conversation",
    reply: "Reply",
    note: "Write a note for colleagues",
    filter: "Filter the list",
    search: "Search everything that was said",
    closeNext: "Close, and open the next that waits",
    customer: "What is known of the customer",
    tags: "Tags",
    select: "Select several conversations",
    views: "More lists, and saved views",
    aside: "Put aside for later",
    give: "Give on to a colleague, a team or a queue",
    accept: "Accept the first offer",
    decline: "Decline the first offer",
    back: "Leave the box, then back to the list",
    canned: "At the beginning of a line in the box: canned replies",
    mention: "In a note: mention a colleague",
    blank: "In the box: to the next blank",
    help: "This list",
    use: "Use shortcuts",
    close: "Close",
  },
};

export type ActionWords = typeof actions;

function pauseReason(code: number): string {
  switch (code) {
    case 190:
      return "its access token no longer works";
    case 230:
    case 10:
      return "a permission is missing";
    case 368:
      return "Meta blocked it for a while";
    default:
      return "Meta refused its messages";
  }
}
