import type { ListScope, Preview, Summary, Thread, Unread } from "./thread/conversation.ts";
import type { WindowEnd } from "./thread/window-ends.ts";
import type { Counts } from "./list/views.ts";
import type { MaskingTold } from "./masking/masking.ts";
import type { DeskSettings } from "./desk/settings.ts";
import type { RoutingTold } from "./routing/told.ts";
import type { DeskLine, NoteLine } from "./message/content.ts";
import type { Entry, Person } from "./message/entry.ts";
import type { CommandType, ResultOf } from "./commands.ts";
import type { CommandId, ConversationId, EntryId, Rev } from "./ids.ts";
import type { NotYours, Refusal } from "./refusals.ts";
import type { GivenTold, OfferEnded, OfferTold } from "./routing/offers.ts";
import type { Followed } from "./following/following.ts";
import type { HandTold, TeamNews } from "./team/told.ts";
import type { Right, Role } from "./rights.ts";
import type { Feature } from "./session/features.ts";

/**
 * Every frame the Worker sends, `pong` apart. A gadget ignores types and fields it does not know, so that a
 * newer Worker can talk to it; it does not validate the rest, which comes from its own server.
 */
export type ServerFrame =
  | Welcome
  | Reply
  /**
   * A row changed that this socket's window or one of its open threads holds, or that is or was its agent's own, or,
   * after `news.open`, nobody's; whether it belongs into the window tells belongsTo() and the window's last row.
   * `asked`: the customer asks for an answer with what is new. `previousOwner`: it had this other owner, or none.
   */
  | { type: "list.upsert"; summary: Summary; asked?: Asked; previousOwner?: Person | null }
  | { type: "list.gone"; conversation: ConversationId }
  /** This agent sees a thread no more that the socket has open: it is closed, as by `thread.close`. */
  | { type: "thread.gone"; conversation: ConversationId }
  /** Whether this agent may answer a thread that the socket has open is another matter now: why not; null: they may. */
  | { type: "replying"; conversation: ConversationId; barred: NotYours | null }
  /** Something else decides what this agent sees: what list and news hold is to be asked for anew. */
  | { type: "sight" }
  /** Several of them, to be taken one after the other: only to whoever understands LIST_CHANGES. */
  | { type: "list.changes"; changes: ListChange[] }
  /** `unread` after `news.open`. */
  | { type: "list.counts"; counts: Counts; unread?: Unread }
  /** After `news.open`: nobody answered these of the agent's own or of nobody's, and Meta's time for it is nearly over. */
  | { type: "list.closing"; closings: Closing[] }
  | EntriesFrame
  /** After `messages.follow`: what is new in a conversation, whether the socket has it open or not. */
  | ({ type: "followed" } & Followed)
  | { type: "viewers"; conversation: ConversationId; viewers: Viewer[] }
  | { type: "agent"; agent: Agent }
  | { type: "page"; page: PageState }
  | { type: "desk"; desk: DeskState }
  /**
   * What is offered to this agent, all of it: it replaces what was told before. `away`: they count as away since, for they
   * answered so many offers in a row not. `given`: it became theirs just now, without their being asked. `ended`: what became of
   * one that is over since; left out where nobody decided on it.
   */
  | { type: "offers"; offers: OfferTold[]; away?: "missed"; given?: GivenTold; ended?: OfferEnded[] }
  /**
   * To who may `supervise`: with what somebody wants help, whoever asked first before the others. It replaces what was told
   * before; not told at the beginning where nobody does. `more`: there are others.
   */
  | { type: "hands"; hands: HandTold[]; more?: true }
  /** After `team.open`: who is here and who waits, see TeamNews. */
  | ({ type: "team" } & TeamNews)
  /**
   * A line of a thread that concerns this agent, as it was written: they were given the conversation, or asked to help with
   * it, or help no longer; a note is meant for them, or mentions them, was changed since, or taken back; what they wanted to give on
   * was taken over, or comes back. `entry`: of a note, by which it is known again.
   */
  | { type: "handover"; summary: Summary; line: DeskLine | NoteLine; entry?: EntryId }
  /** What `templates.list` answers this agent changed. */
  | { type: "templates" }
  /** What `views.list` answers this agent changed. */
  | { type: "views" };

/** What changes one row of a list. */
export type ListChange = Extract<ServerFrame, { type: "list.upsert" | "list.gone" }>;

/**
 * What came later than the first gadgets, and is done with whoever says in `GET /socket?understands=list.changes,offers` that
 * they take it.
 */
export const LIST_CHANGES = "list.changes";
/** Offers are shown to the agent, who can answer them: others are asked nothing. */
export const OFFERS = "offers";

/** The subprotocol of the socket. Within it types and fields are only added. */
export const PROTOCOL = "fb-chat.v1";

/** The first frame on every socket. */
export type Welcome = {
  type: "welcome";
  /** Which deployment this is: when it changes under a page, a reload may bring another gadget. */
  server: string;
  /** Version of the package that the Worker was built from. */
  version: string;
  /** The app as which the Worker answers at Meta, to tell it from others in `thread_control` events. */
  appId?: string;
  /** Changes when the desk lost its memory; with `scope` it bounds what a gadget may still believe. */
  epoch: string;
  /** What the token may see. A gadget that was let in with another scope forgets everything first. */
  scope: string;
  agent: Agent & { role: Role };
  /** What the role may do here. Left out by an older Worker. */
  rights?: Right[];
  /** What this Worker can; a gadget asks for nothing else of what has a name. Left out by an older Worker: none of it. */
  features?: readonly Feature[];
  /**
   * A secret of this agent at this desk in this role, base64url of 32 bytes: what tabs that share a socket call each other by, so that
   * no other page of their origin finds them. Left out by an older Worker, and to reviewers.
   */
  tabs?: string;
  /** When the token ends, in ms. Renew before then with `session.renew`. */
  expiresAt: number;
  /** The Worker's clock, in ms, for times that count down. */
  now: number;
  agents: Agent[];
  pages: PageState[];
  desk: DeskState;
};

/** The desk, as all its agents share it. */
export type DeskState = {
  name: string;
  settings: DeskSettings;
  /** Left out where nothing is hidden from anybody, by an older Worker, and to reviewers. */
  masking?: MaskingTold;
  /** Left out where nobody wrote a routing document, and to reviewers. */
  routing?: RoutingTold;
};

/** The one answer to a command. */
export type Reply = { type: "reply"; id: CommandId | null } & (
  { ok: true; result: Result } | { ok: false; refusal: Refusal }
);

/** News of one thread. Apply it only when `fromRev` is not above the rev held; else open the thread with the cursor. */
export type EntriesFrame = {
  type: "entries";
  conversation: ConversationId;
  fromRev: Rev;
  toRev: Rev;
  /** Null when there are too many: catch up by `thread.open` with the cursor. */
  entries: Entry[] | null;
  thread: Thread;
};

/** `offline`: no socket of the agent is open. */
export type Presence = "available" | "away" | "offline";
/**
 * Why an agent is away. `reason`: the one of the desk's `awayReasons` that was chosen, by its id. What the desk did: `missed`, so
 * many offers in a row were not answered; `idle`, nothing was done for so many seconds. `by`: who else set it.
 */
export type Away = { reason?: string; missed?: number; idle?: number; by?: Person };
/**
 * An agent as colleagues see them. `away`: why they are, where more is known than that they chose it. `busy`: they are available,
 * and have as many conversations as they may. Both only at a desk with rules.
 */
export type Agent = Person & { presence: Presence; away?: Away; busy?: true };
/** A colleague who has the thread open. */
export type Viewer = Person & { typing: boolean };

/** The connection of one Page to Meta. `pause` says since when nothing leaves, and Meta's code. */
export type PageState = {
  pageId: string;
  /** Its name at Meta, of at most PAGE_NAME_UNITS_MAX; left out until Meta told it. */
  name?: string;
  pause: { since: number; code: number; subcode: number | null } | null;
  /** Meta warned or blocked the Page for its conduct; `page.resume` says that somebody dealt with it. */
  warning?: PageWarning;
  /** Meta's privacy rules for Europe limit the Page; left out where they do not, and until Meta said so. */
  subjectToNewEuPrivacyRules?: true;
  /**
   * Whether Meta lets people of this Page write for 7 days (the Human Agent feature); left out until a reply of those
   * days was tried. A "no" goes after a day, with another token, or by `page.retryHumanAgent`.
   */
  humanAgent?: "yes" | "no";
  /** Since when nobody can send for it: an administrator disconnected it, in ms. Its threads can be read. */
  disconnectedAt?: number;
  /** What somebody who administers the Page has to mend; left out while nothing is known to be wrong. */
  trouble?: PageTrouble;
};

/** What does not work of a Page, since when: nothing goes, nothing comes, both; or soon will not (`at`, where that is known). In ms. */
export type PageTrouble = { since: number; stops: "sending" | "receiving" | "both" | "soon"; at?: number };

/** `reason` in Meta's words. `at` in ms. */
export type PageWarning = { at: number; action: "warning" | "block"; reason: string | null };

/** Counts of views stand still here, shown as "1,000+". */
export const COUNT_MAX = 1_000;

/**
 * Rows of a list, first to last. `more`: there are more than asked for, or there may be. `looked`: through so many
 * of the conversations that the agent sees it was looked, which is as far as one answer goes, and it is not full; left out where it is, or where it is all.
 */
export type ListPage = { items: Summary[]; more: boolean; looked?: number };

/**
 * The rows of a list that this socket has open. `newest`: a list in this order looks at so many of the view's conversations
 * alone, those with the newest activity; left out where it looks at all of them.
 */
export type ListWindow = ListScope & ListPage & { counts: Counts; newest?: number };

/** That a customer asked for an answer, and with what words. `isFirst`: they never did so at this desk before. */
export type Asked = {
  /** The desk's time of it, in ms; of two askings the later has the greater one, in all conversations of the desk. */
  at: number;
  said: Preview;
  isFirst?: true;
};

/** A customer whom nobody answered, and when Meta takes an answer no longer: told once of each end. */
export type Closing = { summary: Summary; end: WindowEnd };

/** What is known of news when they begin to be told. */
export type NewsOpened = {
  /** Up to here everything was told, or is in `missed`: the next `since`. */
  at: number;
  unread: Unread;
  /** Whose customers asked after `since` and still wait, first to last: the newest NEWS_MISSED_MAX. */
  missed: { summary: Summary; asked: Asked }[];
  /** There are older ones. */
  more: boolean;
};

/** A thread, whole as far as it is shown at first, or what changed since the cursor. */
export type ThreadOpened = {
  /** `snapshot`: forget what you held of this thread. `changes`: apply over it. */
  kind: "snapshot" | "changes";
  thread: Thread;
  summary: Summary;
  viewers: Viewer[];
  rev: Rev;
  entries: Entry[];
  /** Snapshot: there is history before the first entry. Changes: more remain, open again with the new rev. */
  more: boolean;
  /** Why this agent may not answer; left out where they may, and by an older Worker. */
  barred?: NotYours;
};

/** Older entries, oldest first. `more`: there are still older ones. */
export type HistoryPage = { entries: Entry[]; more: boolean };

/** How many messages came in. `more`: Meta's record holds older ones. */
export type ImportAnswer = { imported: number; more: boolean };

/** What a message said since `at`, in ms. */
export type MessageVersion = { at: number; text: string };

/** One line of a Page's own log; `at` in ms, `bytes` of what Meta sent. */
export type PageEvent = {
  id: number;
  at: number;
  /** Meta's key of the item ("policy_enforcement", "changes:feed"), or "dead_letter". */
  kind: string;
  bytes: number;
};

/** `url` is a path of the Worker, good for a GET until `expiresAt` (ms); `&download` saves instead of showing. */
export type MediaLinkAnswer = {
  url: string;
  expiresAt: number;
  name: string | null;
  mime: string;
  bytes: number;
};

/** What a command is answered with when it succeeds, any of them. */
export type Result = { [T in CommandType]: ResultOf<T> }[CommandType];

export type { Command, CommandOf, CommandType, ResultOf } from "./commands.ts";
export type { EntryId };
