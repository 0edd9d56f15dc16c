import type { FbChatAssistProvider } from "../assist/provider.ts";
import type { FbChatAction } from "./page-additions.ts";
import type { FbChatIdentify } from "../records/contract.ts";
import type { NotYours } from "../../worker/protocol/refusals.ts";
import type {
  ListScope,
  Place as ListPlace,
  Summary,
  Thread,
} from "../../worker/protocol/thread/conversation.ts";
import type { Counts } from "../../worker/protocol/list/views.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { CommandOf } from "../../worker/protocol/commands.ts";
import type { Agent, EntriesFrame, PageState, Viewer } from "../../worker/protocol/frames.ts";
import type { Right, Role } from "../../worker/protocol/rights.ts";
import type { Feature } from "../../worker/protocol/session/features.ts";
import type { ConversationId, EntryId, Rev } from "../../worker/protocol/ids.ts";
import type { CommandRefusal } from "../wire/commands.ts";
import type { ConnectionState } from "../wire/connection.ts";
import { EntryLog } from "./entry-log.ts";
import { DEFAULT_PREFERENCES, type Preferences } from "./preferences.ts";

/** Everything the elements show. Never changed in place: what did not change stays the same object. */
export type ChatState = {
  connection: ConnectionState;
  /** False from a new socket until list and open thread are known to be up to date. */
  caughtUp: boolean;
  session: Session | null;
  agents: Record<string, Agent>;
  pages: Record<string, PageState>;
  list: ListState;
  /** What each gadget of the page shows: they share one session, and with it everything else in here. */
  seats: Record<SeatId, Seat>;
  threads: Record<ConversationId, ThreadState>;
  /** What the agent wrote and did not send. */
  drafts: Record<ConversationId, string>;
  preferences: Preferences;
  /** Slices that come with what is loaded later, by name: lateSlice() makes and reads them. */
  late: Readonly<Record<string, unknown>>;
};

/** Names a gadget among those that share a session. */
export type SeatId = string;

/** What of a thread a page may put elsewhere. */
export type Apart = "composer" | "customer";

/** One gadget in the page. */
export type Seat = {
  selected: ConversationId | null;
  view: GadgetView;
  readonly: boolean;
  /** What the page wants; the agent's own choice goes first. */
  sendKey: SendKey;
  /** What the page does with what is written; null: nothing. */
  assistProvider: FbChatAssistProvider | null;
  /** Whom the page takes a customer for; null: it does not say. */
  identify: FbChatIdentify | null;
  /** What of a thread stands elsewhere in the page. */
  apart?: ReadonlySet<Apart> | undefined;
  /** Of which conversations the page hears beside the one on the screen; null: of none. */
  subscribe: "mine" | "all" | null;
  /** Buttons of the page's, as it gave them; null: none. */
  actions: readonly FbChatAction[] | null;
  /** The page makes tickets. */
  tickets: boolean;
  /** It shows what its tab had open before a reload, and nobody was there since. */
  restored: boolean;
};

/** What sends: Enter (Shift+Enter is a new line), or Ctrl+Enter and ⌘+Enter (Enter is a new line). */
export type SendKey = "enter" | "mod-enter";

/** `inbox`: list and thread. `list`: the page shows threads elsewhere. `thread`: the page chooses. */
export type GadgetView = "inbox" | "list" | "thread";

/** What the elements of one gadget read: the common state, and their own seat's part of it. */
export type SeatState = ChatState & Seat;

/** What the welcome of the current socket said. */
export type Session = {
  me: Agent & { role: Role };
  /** Null where the Worker is older than rights. */
  rights: readonly Right[] | null;
  /** What the Worker named; knows() reads it. */
  features: readonly Feature[];
  epoch: string;
  scope: string;
  /** Worker's time of the first welcome since the page was loaded, in ms. */
  since: number;
  /** Worker's clock minus ours, in ms. */
  clockOffsetMs: number;
  /** When the token ends that this socket was opened with, in ms by the Worker's clock. */
  expiresAt: number;
  /** Deployment of the Worker, and the one that said welcome first since the page was loaded. */
  server: string;
  firstServer: string;
  /** Version of the package that the Worker was built from. */
  version: string;
  /** The app as which the Worker answers at Meta, where it told. */
  appId: string | null;
};

/** The list, as far as it is loaded; all gadgets of a session show the same. */
export type ListState = ListScope & {
  /** Rows that are wanted at least, where there are as many. */
  length: number;
  /** In the order of byPlace. Those behind the floor are of before the connection broke, and wait for their page. */
  items: Summary[];
  /** Up to this place the Worker tells of every change; null when that is so of the whole list. */
  floor: ListPlace | null;
  /** So many conversations were looked through for it, where that is not all; then it `rests` until somebody wants it to go on. */
  looked?: number;
  rests?: true;
  /** So many of the newest alone are looked at in this order. */
  newest?: number;
  /** The next page is on its way. */
  paging: boolean;
  counts: Counts | null;
  /** `stale`: the window must be asked for again. `asked`: the answer is on its way. */
  phase: "stale" | "asked" | "ready";
};

/** A thread that some gadget shows, or that holds messages on their way. */
export type ThreadState = {
  conversation: ConversationId;
  /** `stale`: must be opened (again), with the cursor held. `asked`: the answer is on its way. */
  phase: "stale" | "asked" | "ready" | "refused";
  refusal: CommandRefusal | null;
  /** Null until the first answer. */
  thread: Thread | null;
  summary: Summary | null;
  rev: Rev;
  /** The newest rev whose entries were on the screen: what a reply is guarded by. */
  seenRev: Rev;
  /** The newest entry when the agent last looked away; null while they have been looking all along. */
  leftAt: EntryId | null;
  entries: EntryLog;
  /** Entries before this place are history that is not loaded; null when everything is. */
  floor: Place | null;
  history: "idle" | "asked";
  /** Older messages of Meta's record are asked for. */
  isImporting: boolean;
  /** News of entries before `floor` that came while history was asked for. */
  aside: Entry[];
  viewers: Viewer[];
  /** Why this agent may not answer it; null: they may, as far as is known. */
  barred: NotYours | null;
  /** Frames that came while the thread was being opened. */
  buffered: EntriesFrame[];
  sends: PendingSend[];
  /** Entries with a command under way, by the entry's id. */
  busy: EntryId[];
  /** The last refusal that needs no decision, to be shown in words. */
  notice: CommandRefusal | null;
};

/** Where an entry stands in the order in which entries are shown. */
export type Place = { at: number; id: EntryId };

/** Commands that make a new message; each is shown until the Worker has an entry for it. */
export type SendCommand =
  | Omit<CommandOf<"message.send">, "id">
  | Omit<CommandOf<"message.retry">, "id">
  | Omit<CommandOf<"message.settle">, "id">;

/** A message the Worker has not accepted yet: the local echo at the end of the thread. */
export type PendingSend = {
  id: string;
  command: SendCommand;
  text: string;
  /** Local time of writing, or of the agent's word that it may still leave, in ms. */
  at: number;
  /** Grows with each that is written in the conversation: they leave in this order. */
  place: number;
  /** `waiting` for a socket or behind a refused one, `asked`, or `refused` and waiting for the agent. */
  phase: "waiting" | "asked" | "refused";
  refusal: CommandRefusal | null;
};

/** Rows of the first window, and how many more each time. */
export const LIST_STEP = 50;
/** Threads kept in memory, so that coming back to one shows it at once. */
export const THREADS_KEPT_MAX = 10;

/** Before the first connection. */
export const initialState: ChatState = {
  connection: { state: "closed" },
  caughtUp: false,
  session: null,
  agents: {},
  pages: {},
  list: {
    view: "inbox",
    sort: "latest",
    openedAt: 0,
    length: LIST_STEP,
    items: [],
    floor: null,
    paging: false,
    counts: null,
    phase: "stale",
  },
  seats: {},
  threads: {},
  drafts: {},
  preferences: DEFAULT_PREFERENCES,
  late: {},
};

/** A gadget before its properties are read. */
export const emptySeat: Seat = {
  selected: null,
  view: "inbox",
  readonly: false,
  sendKey: "enter",
  assistProvider: null,
  identify: null,
  subscribe: null,
  actions: null,
  tickets: false,
  restored: false,
};
/** What elements read before they found their gadget. */
export const initialSeatState: SeatState = { ...initialState, ...emptySeat };

/** A thread that was never opened. */
export function emptyThread(conversation: ConversationId): ThreadState {
  return {
    conversation,
    phase: "stale",
    refusal: null,
    thread: null,
    summary: null,
    rev: 0,
    seenRev: 0,
    leftAt: null,
    entries: EntryLog.empty,
    floor: null,
    history: "idle",
    isImporting: false,
    aside: [],
    viewers: [],
    barred: null,
    buffered: [],
    sends: [],
    busy: [],
    notice: null,
  };
}

/** Messages written here that the Worker does not know of yet, over all threads. */
export function countUnsent(state: ChatState): number {
  let count = 0;
  for (const { sends } of Object.values(state.threads)) {
    for (const send of sends) if (send.phase !== "refused") count++;
  }
  return count;
}

/** The thread on a gadget's screen, null while none is chosen. */
export function selectedThread(state: SeatState): ThreadState | null {
  return state.selected === null ? null : (state.threads[state.selected] ?? null);
}

/** Where it stands, as far as the agent may know: of what they see no more nothing is true for long. */
export function shownSummary(thread: ThreadState | null): Summary | null {
  const isLost = thread?.phase === "refused" && !thread.thread;
  return isLost ? null : (thread?.summary ?? null);
}

/** Conversations that some gadget shows with their entries. */
export function shownConversations({ seats }: ChatState): Set<ConversationId> {
  const shown = Object.values(seats).flatMap(({ view, selected }) =>
    view === "list" || selected === null ? [] : [selected],
  );
  return new Set(shown);
}

/** Whether some gadget shows the list. */
export function isListShown({ seats }: ChatState): boolean {
  return Object.values(seats).some(({ view }) => view !== "thread");
}

/** The connection in one word, as the strip shows it and `fb-chat-connection` tells it. */
export type ConnectionStatus =
  | "closed"
  | "connecting"
  | "catching-up"
  | "online"
  | "offline"
  | "sign-in-unreachable"
  | "auth-required"
  | "signed-out"
  | "removed"
  | "too-many-sockets";

/** The connection in the words of `fb-chat-connection`. */
export function connectionStatus({ connection, caughtUp }: ChatState): ConnectionStatus {
  if (connection.state === "open") return caughtUp ? "online" : "catching-up";
  // Between two tries nothing changed for the reader.
  return (connection.state === "connecting" && connection.after) || connection.state;
}

/** Whether all that is to be on the screen is there: the thread and the list. `canList`: what draws the list is loaded. */
export function isWorthDrawing(state: SeatState, canList: boolean): boolean {
  const { view, selected, list } = state;
  const thread = selectedThread(state);
  const hasThread = view === "list" || selected === null || !!(thread?.thread ?? thread?.refusal);
  return hasThread && (view === "thread" || (canList && list.phase === "ready"));
}
