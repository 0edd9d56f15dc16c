import type { HidePolicy } from "../../protocol/masking/masking.ts";
import type { BotAddress, BotSaid } from "../../bots/endpoint.ts";
import type { FoundProblem } from "../../domain/doctor/health.ts";
import type { ContactNews } from "../../domain/interactions.ts";
import type { InboundItem } from "../../domain/item.ts";
import type {
  AnsweredComment,
  CommentAction,
  CommentThread,
  PostTold,
} from "../../protocol/comments/comment.ts";
import type { BotRequest } from "../../protocol/bots/wire.ts";
import type { Outgoing } from "../../protocol/outgoing/outgoing.ts";
import type { ModerationAction, ThreadControlAction } from "../../protocol/thread/acts.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { HumanAgent } from "../../domain/send-window.ts";
import type { NotRead, PieceRead } from "../../domain/page-import.ts";
import type { Persona } from "../../domain/persona.ts";
import type { Rating } from "../../protocol/message/survey-answer.ts";
import type { SetUpProblem } from "../../domain/set-up.ts";
import type { Writer } from "../../domain/search/facets.ts";
import type { Session } from "../../domain/timeline.ts";
import type { Mark, SearchFilters, SearchHit } from "../../protocol/search/search.ts";
import type { Customer, Hold, Preview, Thread } from "../../protocol/thread/conversation.ts";
import type { InteractionTold } from "../../protocol/interactions/interaction.ts";
import type { NoteWords } from "../../domain/notes.ts";
import type { Actor } from "../../domain/ownership.ts";
import type { OfTicket, TicketsTold } from "../../protocol/tickets/ticket.ts";
import type { NoteLine, ToldLine } from "../../protocol/message/content.ts";
import type { Entry, Person } from "../../protocol/message/entry.ts";
import type { Erasure } from "../../protocol/admin/answers.ts";
import type { RemovedCounts } from "../../protocol/admin/receipt.ts";
import type { RetentionSpared } from "../../protocol/retention/retention.ts";
import type { ConversationId, EntryId, Rev } from "../../protocol/ids.ts";
import type { ImportAnswer } from "../../protocol/frames.ts";
import type { Refusal } from "../../protocol/refusals.ts";
import type { MetricsParcel } from "./metrics/meter.ts";

/** What the objects tell each other. Kept compatible across one deploy: old and new code meet during it. */

/** What a list row says of a conversation, as far as the Conversation itself knows. */
export type Digest = {
  customer: Customer;
  activityAt: number;
  preview: Preview | null;
  /**
   * What the customer asked last, where they wait and something else was said since, which answers nobody; also left out
   * before there was it.
   */
  said?: Preview;
  unanswered: number;
  waitingSince: number | null;
  responseUntil: number | null;
  failed: boolean;
  /** Id of the newest entry that asks for an answer, 0 for none: what reopens a closed conversation. */
  asked: EntryId | 0;
  /** Of a thread of kind `comment` alone. */
  comment?: CommentThread;
  /** Of one in Messenger: threads of comments that were answered there in private, oldest first. */
  comments?: ConversationId[];
  /** It is to be kept (a legal hold). Desks are told by it which are. */
  hold?: Hold;
};

/** A message that an agent, and no program, had the Conversation accept. */
export type Answer = { entry: EntryId; by: Person };

/**
 * All that changed in a conversation from `fromRev` (exclusive) to `toRev`. Cumulative: the Desk applies it
 * when it has `fromRev` or later, and applying it twice changes nothing.
 */
export type Publication = {
  conversation: ConversationId;
  pageId: string;
  generation: number;
  fromRev: Rev;
  toRev: Rev;
  /** Null when there are too many to send: whoever needs them reads them. */
  entries: Entry[] | null;
  /** Where `entries` is null: the notes among them, for whom they mention, and what came by a reference. Left out by older code. */
  notes?: Entry[];
  thread: Thread;
  digest: Digest;
  /** Who answered since then, first to last, in the interaction that is open. Left out by older code. */
  answers?: Answer[];
  /** The newest rev by which a person answered with another app, in the interaction that is open. Left out where nobody did. */
  answeredElsewhere?: Rev;
  /** Who tells it. Left out by older code. */
  session?: Session;
  /** The newest line of a desk that the Conversation holds; null for none. Left out by older code. */
  lines?: LineMark | null;
  /** When the thread before this one was erased, in ms; left out where none was. */
  erasedAt?: number;
  /** Entries were removed because they were old: whoever knows the thread as of before this rev reads it anew. Left out where none were. */
  retainedRev?: Rev;
  /** The newest contact. Left out where there is none, and by older code. */
  contact?: ContactNews;
  /** What the customer said since then of contacts that are over, first to last; `at` in ms. Left out where they said nothing. */
  rated?: (Rating & { at: number })[];
  /** What was counted on the way. Left out by older code, and where it comes with an answer. */
  metrics?: MetricsParcel;
};

/** The newest line that a desk had written into a thread, and the session that decided it. */
export type LineMark = { desk: string; epoch: string; session: string; id: number };

/**
 * `watched` false: no agent has the thread before them, so that news which no list shows may wait for the next; left out
 * where somebody has, and by older code. `have` is the rev the Desk now holds; below `fromRev` nothing was applied and it
 * wants all since `have`. `went_back`: the Desk was told more, by a session before this one, than there was when this one
 * began.
 */
export type PublishAnswer =
  /** `peopleApps`: see DeskSettings; left out for none. */
  | { ok: true; have: Rev; peopleApps?: string[]; watched?: false }
  | { ok: false; code: "not_attached" | "went_back" };

/** An entry as it is indexed: its words (indexedText()), who wrote it, and when (ms). */
export type IndexedEntry = Writer & { entry: EntryId; at: number; text: string };

/**
 * What changed in a conversation from `fromRev` (exclusive) to `toRev`, for the index of its desk. Cumulative and by ids,
 * so that to bring it twice changes nothing. `gone`: entries with nothing to be found. `name`: the customer's, null where
 * it is not known.
 */
export type IndexBatch = {
  conversation: ConversationId;
  generation: number;
  epoch: string;
  fromRev: Rev;
  toRev: Rev;
  name: string | null;
  said: IndexedEntry[];
  gone: { entry: EntryId; at: number }[];
  /** All that is not younger (ms) was removed because it was old. Left out where nothing was, and where it was told before. */
  removedUpTo?: number;
};

/**
 * What came of having a conversation remove what is old. `spared`: it is left as it is; `more`: it goes on by itself. `nextAt`: when something
 * of what is there is old enough next (ms); null: nothing ever will be.
 */
export type RetainAnswer = { spared: RetentionSpared | null; more: boolean; nextAt: number | null };

/** What would be removed of a conversation; nothing where it is `spared`. `whole`: all of it, last written to then (ms). */
export type RetainPreview = {
  spared: RetentionSpared | null;
  counts: Record<"messages" | "media" | "raw", { count: number; oldest: number | null }>;
  whole: number | null;
};

/**
 * `have`: up to which rev the index has it; below `fromRev` nothing was taken, and all since `have` is wanted. `again`: what it had of another
 * epoch is being removed, and the same is to be brought once more. Refused where the desk keeps no index (`off`), the Page
 * left it (`left`), or the thread was erased.
 */
export type IndexAnswer =
  | { ok: true; have: Rev; again?: true; metrics?: MetricsParcel }
  | { ok: false; code: "off" | "left" | "erased" };

/**
 * What a desk asks its index. `after`: where it goes on, as an agent was told it or as the index told the desk. `length`:
 * conversations at most.
 */
/** `hide`: from whoever asks, so that what they look for is found in the rest alone. Left out: nothing. */
export type SearchQuestion = Omit<SearchFilters, "status" | "owner"> & {
  hide?: HidePolicy;
  words: string;
  in: "names" | "words";
  after: string | number | null;
  length: number;
};

/** A conversation in which it stands; `marks` of a name, `hits` of words. `before`: from here on it is found again. */
export type IndexHit = {
  conversation: ConversationId;
  marks: Mark[];
  hits: SearchHit[];
  more: boolean;
  before: number;
};

/** `after`: where it goes on; null: that was all. `key`: with what a place is hidden from agents (base64url). */
export type SearchAnswer = {
  hits: IndexHit[];
  after: number | null;
  key: string;
  building: { done: number; total: number } | null;
};

/**
 * Every change an agent asks for. `id` is `<sub>:<command id>`, unique over all agents. `automatic`: a program asks, so
 * that what it says answers nobody, unless `hasIt`: the conversation is its own. `persona`: from whom what it sends comes; left out for the Page.
 */
export type AgentCommand = { id: string; by: Person; automatic?: true; hasIt?: true; persona?: Persona };

/** A note for colleagues. `id` as of every command of an agent. */
export type NoteCommand = { id: string; line: NoteLine };

/** Another wording of a note, or (`words` null) none: it is taken back. `hide`: what its writer does not see of it. */
export type NoteChange = {
  id: string;
  entry: EntryId;
  by: NoteWriter;
  words: NoteWords | null;
  hide?: HidePolicy;
};
export type NoteWriter = Pick<Actor, "sub" | "name" | "role">;

/** The note as it stands since, and its entry. */
export type NoteAnswer = Outcome<
  { publication: Publication; isRepeated: boolean; entry: EntryId; line: NoteLine; before: NoteLine | null },
  Refusal
>;

/**
 * What guards a message: what the agent had seen. `writtenHere`: commands of theirs whose messages they know of all the
 * same; where it is left out, they know of all that they wrote.
 */
export type Guard = { seenRev: number; writtenHere?: string[] };

/**
 * `holdMs`: how long its agent may take it back before it leaves. `hasAddress`: it is known where Meta fetches files from the
 * Worker; left out where it is not, where nothing is to be fetched, and by older code.
 */
export type SendCommand = AgentCommand &
  Guard & {
    outgoing: Outgoing;
    /** It is this note on a ticket, by somebody who may be no agent: nobody has the conversation by it. */
    ofTicket?: OfTicket;
    /** What leaves in its place where Meta refuses it for its window. */
    otherwise?: Outgoing;
    /** Its id names what it tells of: where Meta refused that for its window, it may be given again. */
    isOfEvent?: true;
    holdMs: number;
    hasAddress?: true;
    /** An administrator has disconnected the Page: leave that is at hand holds no more. */
    isOff?: boolean;
  };

/**
 * A program is to be asked about what the customer said behind the entry `after`, up to `upTo`. `request`: what the desk knows
 * of it.
 */
export type BotOrder = {
  address: BotAddress;
  request: Pick<BotRequest, "type" | "id" | "desk" | "bot" | "facts" | "tags" | "attributes" | "reference">;
  after: EntryId | 0;
  upTo: EntryId;
  /** What is hidden from it. Left out: nothing. */
  hide?: HidePolicy;
};

/**
 * What came of it. `silent`: it was not asked, because another app has the thread or nothing was said. `rev`: what the Conversation
 * held then; `upTo`: as far as it was told.
 */
export type BotHeard = (BotSaid | { kind: "silent" }) & { rev: Rev; upTo: EntryId };

/** An agent's reaction to a message, as the Page; null takes it back. */
export type ReactCommand = AgentCommand & { entry: EntryId; emoji: string | null };

/** What an agent may say of a message that did not arrive, or may not have. */
export type SettledAs = "arrived" | "again" | "dismissed";

/** An agent changes who holds the thread at Meta. */
export type ControlCommand = AgentCommand & { action: ThreadControlAction; to: string | null };
/** An agent blocks, unblocks or moves to spam. */
export type ModerateCommand = AgentCommand & { action: ModerationAction; reason: string };

/** Somebody has a conversation kept whatever its age, or lifts that. */
export type HoldCommand = AgentCommand & { isHeld: boolean; reason: string };

/**
 * An agent hides, likes or deletes what an entry of a thread of kind `comment` says. `mayForColleagues`: also what others wrote for the Page.
 */
export type CommentCommand = AgentCommand & { action: CommentAction; entry: number; mayForColleagues?: true };

/** An agent has what the Page wrote say something else. `mayForColleagues`: also what others wrote. */
export type CommentEdit = AgentCommand & { text: string; entry: number; mayForColleagues?: true };

/**
 * What a thread of comments and a conversation in Messenger tell each other of a private reply. `sent`: to the latter, what was written and
 * by whom, so that its echo is nobody else's. `arrived`: to the former, that its echo came, whatever Meta's answer was. Times in ms.
 */
export type LinkParcel =
  | {
      kind: "sent";
      mid: string;
      at: number;
      by: Person;
      text: string;
      /** When it was written; left out by older code, of which `at` is taken. */
      writtenAt?: number;
      comment: AnsweredComment;
      /** Of who wrote the comment, as Meta said it there; left out where it did not. */
      name?: string;
    }
  | { kind: "arrived"; mid: string; at: number; metadata: string; psid: string };

/** What Meta told of a post. `pictureUrl` dies within days. */
export type PostContext = { post: Omit<PostTold, "picture">; pictureUrl: string | null };

/** What a Post hands on to one of the threads under it. `context` null: not known. */
export type CommentDelivery = {
  postId: string;
  context: PostContext | null;
  items: InboundItem[];
  /** What the Post counted. Left out by older code. */
  metrics?: MetricsParcel;
};

/** What the customer is shown of an agent. `entry` is the newest that the agent has before their eyes. */
export type CustomerSignal = { action: "mark_seen"; entry: EntryId } | { action: "typing_on" | "typing_off" };

/** `isRepeated`: the command had its effect before, and is answered with what came of it. */
export type CommandAnswer = Outcome<
  { entries: Entry[]; isRepeated: boolean; publication: Publication },
  Refusal
>;

/**
 * The news of an act that Meta agreed to, or why it came to nothing. `isRepeated`: what was asked for was so before. Left
 * out by older code.
 */
export type ActAnswer = Outcome<{ publication: Publication; isRepeated?: boolean }, Refusal>;

/** What came in. `isRepeated`: by this command, before. */
export type PastAnswer = Outcome<ImportAnswer & { isRepeated?: true }, Refusal>;

/** A file that an agent gave and that came whole. */
export type KeptFile = { name: string | null; mime: string; bytes: number };

/** A file that is in the bucket. */
export type CopiedFile = { name: string | null; mime: string; bytes: number };

/**
 * A line of the desk for the thread. `id` counts up per desk; lines of one conversation come in its order. A desk whose
 * storage went back counts from there again: the session that decided it tells a line from those before. Older lines have
 * none.
 */
export type CarriedLine = {
  id: number;
  desk: string;
  session?: string;
  at: number;
  line: ToldLine;
  /** The newest asking entry that the desk had seen: a `closed` does not close what was asked after it. */
  asked: EntryId | 0;
};

/** A conversation in a desk's list. `digest`: JSON of what it last told of itself. */
export type ListRow = {
  name: string;
  epoch: string;
  rev: number;
  version: number;
  status: "open" | "closed";
  owner_sub: string | null;
  owner_name: string | null;
  activity_at: number;
  asked: number;
  closed_asked: number;
  digest: string;
  /** When it was closed last, and to whom it comes back (JSON of Closing). */
  closing: string | null;
  /** Ids of the commands that last decided on its ownership, oldest first (JSON). */
  decided: string;
  asked_at: number;
  said: string | null;
  /** Who told `rev`; null: a Conversation of older code. */
  session: string | null;
  /** What status and owner do not tell of where it stands (JSON of Standing); null: nothing. Left out by older code. */
  standing?: string | null;
  /** When that becomes another by itself; null: it does not. Left out by older code. */
  due_at?: number | null;
  /** Since when its owner has it, in ms; since when who had it last has it no more. Left out by older code. */
  owned_at?: number;
  parted_at?: number | null;
  /** That somebody wants help with it (JSON of Hand); null: nobody does. Left out by older code. */
  raised?: string | null;
  /** What agents say of it (JSON of Tagged); null: nothing. Left out by older code. */
  tagged?: string | null;
  /** By which `ref` of an m.me link the thread began; left out by older code. */
  began_ref?: string | null;
  /** When it did, in ms; left out by older code, and then a reviewer link does not show it. */
  began_at?: number | null;
  /** Who had it last (JSON of Person), also once it was closed or given back; null: nobody yet. Left out by older code. */
  had?: string | null;
  /** The newest contact, until it is closed (JSON of Contact); left out by older code. */
  contact?: string | null;
  /** Before when nothing is to be done about a silence, in ms, and that the customer was asked (JSON of Warned). Not handed over. */
  quiet_at?: number | null;
  quiet?: string | null;
  /** Whom notes of it mention (JSON of Mention[]); null: nobody. Not handed over. */
  mentioned?: string | null;
};

/**
 * A conversation that another desk takes over, with its contacts that are closed, its tickets, and those of the same person at the same Page;
 * left out by older code.
 */
export type HandedRow = ListRow & {
  interactions?: InteractionTold[];
  tickets?: TicketsTold;
  person?: string[];
};

/** A desk as it is now; see timeline.ts. */
export type DeskLife = { epoch: string; session: Session };

/**
 * What was erased of a person now: entries that anybody was shown; 0 where it was done before. `isKnown`: there was a
 * thread; left out by older code. `hold`: nothing was erased, because the conversation is to be kept. `removed`: how much of which kind, over all
 * tries of this erasure.
 */
export type ErasedAnswer = { entries: number; isKnown?: boolean; hold?: Hold; removed?: RemovedCounts };

/** How many entries were emptied, and whether those were all; `hold`: none was, as the thread is to be kept. */
export type ForgottenAnswer = { entries: number; isAll: boolean; hold?: Hold };

/** The desks at which a Page's conversations may be, as of that generation. */
export type PageDesks = { desks: string[]; generation: number };

/** Where a Page's conversations belong. The generation grows with each move. */
export type Route = { desk: string; generation: number };

/**
 * Leave to make some Graph calls, or why not. Held in memory by who asked; nobody else counts them. `willWake`:
 * the Page noted the conversation and calls it; otherwise it asks again at `until`.
 */
export type Lease =
  | {
      ok: true;
      token: string;
      calls: number;
      until: number;
      humanAgent: HumanAgent;
      /** Where Meta fetches what it is given by address; null: not known. Left out by older code. */
      publicUrl?: string | null;
      /** The app that the token is of, where that is the Page's own and not the deployment's. */
      appId?: string;
      /** Meta had said "too fast", until then: who has a message accepted says so (Page.goesAgain). */
      slowUntil?: number;
      /** What was wrong may be over: who has a message accepted says so (Page.tookMessage). */
      isAwaited?: true;
      /** What the Page knows of Meta's usage headers, see notedUsage(): who hears otherwise says so. Left out for 0. */
      usage?: number;
      /** What is asked of Meta is kept by the Page's black box. */
      hasBox?: true;
      /** What the Page counted: it goes with the conversation's own. Left out by older code. */
      metrics?: MetricsParcel;
    }
  | {
      ok: false;
      /** `in_line`: others are before it; its turn is at `until`, and `place` counts from 1. */
      reason: "page_paused" | "page_slow" | "page_not_connected" | "in_line";
      until: number | null;
      willWake: boolean;
      place?: number;
      /** Somebody disconnected the Page: what waits asks its agent before it leaves. */
      asks?: true;
    };

/**
 * Leave for one call to the Conversations API, to be made `waitMs` from now, or when to ask again; null: nobody knows.
 * Nobody is noted for it, and none of it counts against what is sent.
 */
export type ReadLeave =
  { ok: true; token: string; waitMs: number; hasBox?: true } | { ok: false; retryAt: number | null };

/**
 * A conversation that Meta's record names. All from `since` on is wanted; unless `isThorough`, only when its newest
 * message, of `updatedAt`, is missing. `isRetold`: the Desk may not know what the Conversation does. Times in ms.
 */
export type RecoverOrder = { since: number; updatedAt: number; isThorough: boolean; isRetold?: boolean };
/** How many messages were missing, or when to ask again. */
export type RecoverAnswer = { ok: true; found: number } | { ok: false; retryAt: number };

/** A conversation of Meta's list, by Meta's name for it, of which the next page of Meta's record is wanted. `updatedAt` in ms. */
export type PastOrder = { graphId: string; updatedAt: number };
/** What came of one page of it, or why it was not read. */
export type PastPiece = ({ ok: true } & PieceRead) | ({ ok: false } & NotRead);

/** An item that no table would take. `json`: as Meta sent it, or where that was understood whole, as it was understood. ASCII JSON. */
export type DeadLetter = {
  conversation: ConversationId | null;
  key: string;
  at: number;
  json: string;
  /** All of it as the Worker understood it (InboundItem). Left out by older code. */
  item?: string;
};

/** How a Page's black box stands, as its Page knows it. `letters`: dead letters that wait for somebody; `lettersSince`: since when the oldest does (ms), left out by older code; `lostAt`: when something last could not be kept (ms). */
export type BoxTold = {
  isOn: boolean;
  letters: number;
  lettersSince?: number | null;
  lostAt: number | null;
};

/** A thread, or what changed of it since the cursor. */
export type ThreadRead = {
  kind: "snapshot" | "changes";
  thread: Thread;
  rev: Rev;
  entries: Entry[];
  more: boolean;
};

/** What somebody must mend or should know; no Page is named in it. */
export type PageProblem =
  | SetUpProblem
  /** What the doctor found (`check`) in its own word, since when in ms. */
  | FoundProblem
  /** Nothing is sent: Meta's code says why. */
  | { name: "page"; problem: "paused"; graphCode: number; graphSubcode: number | null }
  /** Meta made no persona: messages come from the Page. `graph_<code>`, or `no_answer`. */
  | { name: "persona"; problem: string }
  /** So many dead letters wait for somebody, and when the black box last could not keep something (ms). */
  | { name: "dead_letters"; problem: "waiting"; count: number }
  | { name: "black_box"; problem: "gap"; at: number }
  /** Meta does not take the Page's subscription to webhooks: `graph_<code>`, or our own word. */
  | { name: "subscription"; problem: string }
  /** Secrets of the Page do not open: the key of that id is gone, or is another one. */
  | { name: "ENCRYPTION_KEYS"; problem: "key_missing" | "not_opened"; keyId: string }
  /** Somebody shook hands with another verify token, or delivered what is not signed with the app secret. */
  | {
      name: "FACEBOOK_VERIFY_TOKEN" | "FACEBOOK_APP_SECRET";
      problem: "handshake_refused" | "signature_refused";
      at: number;
    };

/** What `/health` tells of a Page. Times in ms. */
export type PageHealth = {
  desk: string | null;
  connected: boolean;
  subscribed: boolean;
  /** Why not, by Meta's code or our own word. */
  subscribeError: string | null;
  pausedBy: number | null;
  /** Meta's word on whether its privacy rules for Europe limit this Page; null: not known. */
  subjectToNewEuPrivacyRules: boolean | null;
  /** The last delivery that was signed as it should be, to the minute. */
  lastWebhookAt: number | null;
  /** When Meta was last asked about the set-up, and when it last answered all of it. */
  checkedAt: number | null;
  answeredAt: number | null;
  faults: PageProblem[];
  warnings: PageProblem[];
};

/** What a Page is connected with. */
export type SecretField = "token" | "appSecret" | "verifyToken";
export type Secrets = Partial<Record<SecretField, string>>;

/**
 * Connects a Page, after Meta was asked whether the token is good for it. `claim`: of this order alone. `appId` null: the
 * deployment's own app, as it is where there is no `appSecret`.
 */
export type ConnectOrder = {
  claim: string;
  desk: string;
  name: string | null;
  appId: string | null;
  secrets: Secrets & { token: string };
};

/**
 * What of a connection is done, as Meta confirmed it. `webhook`: Meta shook hands, or delivered; `delivery`: it delivered, signed
 * as it should be.
 */
export type ConnectionSteps = Record<
  "token" | "desk" | "subscribed" | "profile" | "permissions" | "webhook" | "delivery",
  boolean
>;

/**
 * The connection of a Page that somebody connected. `former`: what an older value of still holds. `keyIds`: the encryption keys
 * without which its secrets do not open. `at` in ms.
 */
export type PageConnection = {
  state: "connecting" | "connected" | "disconnecting" | "disconnected";
  claim: string;
  desk: string;
  at: number;
  appId: string | null;
  steps: ConnectionSteps;
  former: SecretField[];
  keyIds: string[];
};

/**
 * With what a Page's own webhook is verified, and whose it then is; empty, or null: the deployment's. `isLocked`: its secrets are
 * there and do not open.
 */
export type WebhookKeys = {
  isLocked: boolean;
  appId: string | null;
  appSecrets: readonly string[];
  verifyTokens: readonly string[];
};

/** Deliveries for a Page that is not connected. Times in ms. */
export type OtherPage = { pageId: string; items: number; firstAt: number; lastAt: number };

/** What a person wants of an app, as Meta says. */
export type MetaRequestKind = "deauthorize" | "data_deletion";

/** One that came. `at` in ms. `by_hand`: Meta does not say whom it means, and somebody has to find out. */
export type MetaRequest = {
  kind: MetaRequestKind;
  at: number;
  state: "received" | "erasing" | "done" | "by_hand";
  /** What came of it so far: the receipt, by its id. Null before it is known whose conversations are meant. */
  receipt: Pick<Erasure, "id" | "endedAt" | "removed" | "held"> | null;
};
