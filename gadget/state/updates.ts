import type { Sort } from "../../worker/protocol/thread/conversation.ts";
import type { ListFilter } from "../../worker/protocol/list/filter.ts";
import type { View } from "../../worker/protocol/list/views.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type {
  HistoryPage,
  ListWindow,
  Reply,
  ResultOf,
  ServerFrame,
  ThreadOpened,
} from "../../worker/protocol/frames.ts";
import type { ConversationId, EntryId, Rev } from "../../worker/protocol/ids.ts";
import type { CommandRefusal } from "../wire/commands.ts";
import type { ConnectionState } from "../wire/connection.ts";
import type { Preferences } from "./preferences.ts";
import type { PageDoing } from "./page-additions.ts";
import type { Identified } from "./identities.ts";
import type { Composed } from "./composed.ts";
import type { PendingSend, Place, Seat, SeatId } from "./state.ts";

/** Everything that can change the state; reduce() says how. */
export type Update =
  | { type: "connection"; status: ConnectionState }
  /** `at`: local time of arrival, in ms. */
  | { type: "frame"; frame: Exclude<ServerFrame, Reply>; at: number }
  | { type: "caught-up" }
  /** A gadget came, or shows something else now. */
  | { type: "seat"; seat: SeatId; change: Partial<Seat> }
  | { type: "seat.left"; seat: SeatId }
  /** What the agent wrote in an earlier life of the page. */
  | { type: "recalled"; drafts: Record<ConversationId, string>; sends: PendingSend[] }
  /** The agent is signed out: nothing of theirs stays. */
  | { type: "forget" }
  | { type: "draft"; conversation: ConversationId; text: string }
  | { type: "composed"; conversation: ConversationId; change: Partial<Composed> }
  /** The page said who somebody is, or is asked. */
  | { type: "identified"; about: ConversationId; identified: Identified }
  /** What becomes of what the page was asked for. */
  | { type: "page.does"; about: ConversationId; change: Partial<PageDoing> }
  | { type: "preferences"; change: Partial<Preferences> }
  | ListUpdate
  | ThreadUpdate;

/** What may happen to the list: asked for, answered, lost, and paged through. */
export type ListUpdate =
  /** `filter` null: the whole view. */
  | { type: "list.show"; view?: View; sort?: Sort; filter?: ListFilter | null }
  | { type: "list.longer" }
  | { type: "list.asked" }
  | { type: "list.answered"; window: ListWindow }
  | { type: "list.lost" }
  | { type: "list.paging" }
  /** `openedAt` is that of the list when the page was asked for. */
  | { type: "list.paged"; openedAt: number; page: ResultOf<"list.more"> }
  | { type: "list.unpaged" };

/** What may happen to a thread that some gadget shows. */
export type ThreadUpdate = { conversation: ConversationId } & (
  | { type: "thread.asked" }
  | { type: "thread.opened"; opened: ThreadOpened }
  | { type: "thread.lost" }
  | { type: "thread.refused"; refusal: CommandRefusal }
  /** The Worker has nothing of it any more. */
  | { type: "thread.erased" }
  | { type: "thread.seen"; rev: Rev }
  /** Nobody looks at it any more, though it stays on the screen. */
  | { type: "thread.left" }
  | { type: "thread.notice"; refusal: CommandRefusal | null }
  | { type: "history.asked" }
  | { type: "history.answered"; before: Place; page: HistoryPage }
  | { type: "history.lost" }
  | { type: "thread.importing"; isImporting: boolean }
  /** `instead`: whose place it takes; its own id where it stands nowhere. */
  | { type: "send.written"; send: PendingSend; instead: string }
  | { type: "send.leaving"; id: string }
  | { type: "send.accepted"; id: string; entries: Entry[] }
  | { type: "send.refused"; id: string; refusal: CommandRefusal }
  | { type: "send.dropped"; id: string }
  | { type: "entry.busy"; entry: EntryId; busy: boolean }
  | { type: "entries.answered"; entries: Entry[] }
);
