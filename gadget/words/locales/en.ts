import type { ModerationAction, ThreadControlAction } from "../../../worker/protocol/thread/acts.ts";
import type { Person, SystemLine } from "../../../worker/protocol/message/entry.ts";
import type { ActionWords } from "./actions/en.ts";
import type { BesideWords } from "./beside/en.ts";
import type { ContentWords } from "./content/en.ts";
import type { ListWords } from "./list/en.ts";
import { about } from "../about.ts";
import { handedOver } from "../handed-over.ts";
import { known, tagged } from "../tagged.ts";
import { wordTools } from "../word-tools.ts";

const { count } = wordTools("en");

const THREAD_CONTROL: Record<ThreadControlAction, string> = {
  take: "took the conversation over from another app",
  release: "let other apps answer",
  pass: "passed the conversation to another app",
  request: "asked another app for the conversation",
};

const BOT_FAULTS = {
  not_reached: "cannot be reached",
  bad_address: "its address is not allowed",
  no_secret: "it has no secret",
  too_large: "its answer is too long",
  bad_answer: "its answer is not valid",
  gone: "it is not in the rules any more",
  not_sendable: "Messenger does not take its message",
  endless: "it does not come to an end",
};

const MODERATED: Record<ModerationAction, string> = {
  block: "blocked the customer",
  unblock: "unblocked the customer",
  move_to_spam: "moved the conversation to spam",
};

/** Every word the gadget says in English. Parts of sentences are functions, so that others can order them anew. */
export const en = {
  label: "Messenger conversations",

  loading: "Loading…",
  signInFirst: "Waiting for your sign-in.",
  you: "You",
  pageInbox: "Page inbox",
  otherApp: (appId: string | null) => (appId === null ? "Another app" : `Another app (${appId})`),
  thePage: "The Page",
  choose: "Choose a conversation",
  chooseHint: "Its messages and the box to answer appear here.",

  conversation: "Conversation",
  back: "Back to the list",
  unassigned: "Unassigned",
  owner: (name: string, isMe: boolean) => (isMe ? "Yours" : `With ${name}`),
  closedStatus: "Closed",
  tryAgain: "Try again",

  messages: (customer: string) => `Messages with ${customer}`,
  older: "Older messages",
  olderAtMeta: "Look for older messages at Meta",
  noneAtMeta: "Meta has nothing older.",
  noMessages: "No messages yet.",
  newSince: "New since you left",
  /** Where another contact begins. */
  wroteAgain: (name: string) => `${name} got in touch again`,
  foldedLines: (n: number, lines: string) => `${count(n, "event", "events")}: ${lines}`,
  newBelow: (n: number) => count(n, "new message", "new messages"),
  toEnd: "To the newest message",
  /** Put aside: by whom (nobody is named: ""), until when (no time: ""), or until the customer writes. */
  aside: (by: string, until: string, onMessage: boolean) =>
    `Put aside${by && ` by ${by}`}${until && ` until ${until}`}${onMessage ? `${until && ", or"} until the customer writes` : ""}`,
  system: (line: SystemLine, name: (person: Person) => string, time: (at: number) => string) => {
    const by = line.by ? name(line.by) : null;
    const note = "note" in line && line.note ? `: ${line.note}` : "";
    switch (line.event) {
      case "assigned": {
        const to = name(line.to);
        if (by === null)
          return `Assigned to ${to}${line.why === "one_more_thing" ? ": the customer wrote again" : ""}${note}`;
        return (
          (by === to
            ? `${to} ${line.why === "accept" ? "accepted" : "took over"}`
            : `${by} assigned this to ${to}`) + note
        );
      }
      case "released":
        return by === null ? "Released" : `Released by ${by}`;
      case "closed":
        if (line.why === "silence") return "Closed, nobody wrote any more";
        return (by === null ? "Closed" : `Closed by ${by}`) + about(line);
      case "reopened":
        return by === null ? "Reopened" : `Reopened by ${by}`;
      case "snoozed":
        return en.aside(by ?? "", line.until === null ? "" : time(line.until), line.onMessage);
      case "woken":
        return by === null ? "Back from being put aside" : `Taken up again by ${by}`;
      case "queued":
        if (by !== null) return `${by} gave this on to ${line.queue || "everyone"}${note}`;
        if (line.why === "overflow") return `Went on to ${line.queue || "everyone"}, as nobody could take it`;
        return line.queue === ""
          ? "Waits for everyone"
          : `Waits in ${line.queue}${line.rule ? ` (${line.rule})` : ""}`;
      case "bot":
        return `With ${line.bot}`;
      case "handed_over":
        return handedOver(
          line,
          "The customer asked for a person",
          `${line.bot} did not answer`,
          `Handed over by ${line.bot}`,
          BOT_FAULTS,
        );
      case "transferring":
        return `${by ?? ""} asked ${line.place || line.to.map(name).join(", ")} to take over${note}`;
      case "passed":
      case "returned":
        if (line.why === "take")
          return `${by ?? ""} no longer asks ${line.from.map(name).join(", ")} to take over`;
        return `${passed(line.why)} ${line.from.map(name).join(", ")}${line.event === "returned" ? `, stays with ${name(line.to)}` : ""}${line.reason ? `: ${line.reason}` : ""}`;
      case "invited":
        return `${by ?? ""} invited ${name(line.to)}${note}`;
      case "uninvited":
        return `${name(line.who)} helps no longer`;
      case "note":
        return `Note from ${by ?? ""}${line.to ? ` to ${name(line.to)}` : ""}: ${line.text}`;
      case "answered":
        return "Answered elsewhere: nobody is asked";
      case "raised":
        return `${by ?? ""} asked for help${line.note === undefined ? "" : `: ${line.note}`}`;
      case "lowered":
        return `${by ?? ""}: no more help needed`;
      case "tagged":
        return `${by ?? ""}: ${tagged(line, "tags added:", "removed:")}`;
      case "attributes":
        return `${by ?? ""}: ${known(line, "yes", "no", "no longer known:")}`;
      case "thread_control":
        return `${by ?? ""} ${THREAD_CONTROL[line.action]}${line.to === null ? "" : ` (app ${line.to})`}`;
      case "moderated":
        return `${by ?? ""} ${MODERATED[line.action]}: ${line.reason}`;
      default:
        return "";
    }
  },

  state: {
    held: "Held for a moment",
    waiting: "Waiting for the connection",
    asked: "Sending…",
    queued: "Waiting to be sent",
    sending: "Sending…",
    sent: "Sent",
    delivered: "Delivered",
    read: "Read",
    unknown: "Nobody can tell whether this arrived",
    failed: "Not delivered",
    withdrawn: "Withdrawn",
  },
  automatic: "Automatic reply",
  standby: "While another app held the conversation",
  fetched: { imported: "From Meta's record", recovered: "Missed in an outage, fetched later" },

  notLoaded: "A part of the chat could not be loaded. Try again in a moment.",

  /** The words of what is loaded later. They come with it in English. */
  beside: (english: BesideWords): BesideWords => english,
  list: (english: ListWords): ListWords => english,
  actions: (english: ActionWords): ActionWords => english,
  content: (english: ContentWords): ContentWords => english,
  late: <Words>(english: Words): Words => english,

  connection: {
    connecting: "Connecting…",
    "catching-up": "Catching up…",
    offline: "Offline. What you see may be out of date.",
    offlineUnsent: (n: number) => `Offline. ${count(n, "message waits", "messages wait")} to be sent.`,
    "sign-in-unreachable": "Your sign-in cannot be checked at the moment. It is tried again by itself.",
    signIn: "Sign-in needed.",
    refused: "Your sign-in was refused. Ask those who look after this page.",
    "auth-required": "Sign-in needed. Your session with this desk has ended.",
    "signed-out": "Signed out.",
    removed: "You were removed from this desk. Ask whoever leads it.",
    "too-many-sockets": "This desk is open in too many of your windows.",
    tryNow: "Try now",
    useHere: "Use it here",
  },
};

export type Strings = typeof en;

/** That whoever was asked did not take it; `why`: as the Worker says it. */
function passed(why: string | undefined): string {
  if (why === "decline") return "Declined by";
  if (why === "expire") return "No answer from";
  return why === "left" ? "No longer here:" : "Not taken by";
}
