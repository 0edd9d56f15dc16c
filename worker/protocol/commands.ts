import * as v from "valibot";
import { isBlank } from "./message/blank.ts";
import { DeskSettingsChange } from "./desk/settings.ts";
import { CommandId, ConversationId, Cursor, EntryId, MediaId, Rev } from "./ids.ts";
import {
  HISTORY_PAGE_MAX,
  LIST_WINDOW_MAX,
  MESSAGE_UNITS_MAX,
  MODERATION_REASON_UNITS_MAX,
  WRITTEN_HERE_MAX,
} from "./limits.ts";

/** Every frame a gadget may send, `ping` apart. Each gets exactly one `reply` with its `id`. */

const onConversation = { id: CommandId, conversation: ConversationId };

const WindowLength = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIST_WINDOW_MAX));

/**
 * Subscribes the socket to a view: the reply holds its first `length` rows, changes follow. Sorted by `latest`
 * activity unless `sort` says otherwise; what each sort lists tells belongsTo().
 */
export const ListOpen = v.strictObject({
  type: v.literal("list.open"),
  id: CommandId,
  view: v.picklist(["inbox", "mine", "unassigned", "open", "closed"]),
  sort: v.exactOptional(v.picklist(["latest", "waiting", "window"])),
  length: WindowLength,
});
/** The next rows of the list that this socket has open; from then on they are part of its window. */
export const ListMore = v.strictObject({ type: v.literal("list.more"), id: CommandId, length: WindowLength });

/**
 * Subscribes the socket to what concerns its agent, whatever list it has open: from then on it gets a `list.upsert` of
 * every conversation that is or was the agent's own or nobody's, and `list.counts` with `unread`. `since` is the `at`
 * of the newest news heard before, or the `now` of a welcome; customers who asked after it are answered as `missed`.
 */
export const NewsOpen = v.strictObject({
  type: v.literal("news.open"),
  id: CommandId,
  since: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
});

/** Subscribes the socket to a thread. With a cursor of the same epoch only what changed since is answered. */
export const ThreadOpen = v.strictObject({
  type: v.literal("thread.open"),
  ...onConversation,
  cursor: v.optional(Cursor),
});
/** Ends what `thread.open` began; colleagues no longer see this agent look. */
export const ThreadClose = v.strictObject({ type: v.literal("thread.close"), ...onConversation });

/** Entries shown before `before`, newest first page. */
export const ThreadHistory = v.strictObject({
  type: v.literal("thread.history"),
  ...onConversation,
  before: v.strictObject({ at: v.number(), id: EntryId }),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(HISTORY_PAGE_MAX)),
});

/**
 * Fetches the next older messages of Meta's own record, from before the Page was connected. They come as entries of
 * their own (`fetched`), and nobody is notified of them.
 */
export const ThreadImport = v.strictObject({ type: v.literal("thread.import"), ...onConversation });

/**
 * What a message is guarded by. `writtenHere`: commands by which the agent wrote in this tab before, the newest last.
 * Their own messages up to the newest of these are known here; later ones come from another tab, and count like those
 * of others. Where it is left out, none of their own count.
 */
const guard = {
  seenRev: Rev,
  writtenHere: v.exactOptional(v.pipe(v.array(CommandId), v.maxLength(WRITTEN_HERE_MAX))),
};

/**
 * Answers the customer. `seenRev` is the newest rev the agent had seen: what others wrote since then, and that they took
 * the conversation, gave it back or closed it, makes the command refused with `changed`; sending anyway is the same text
 * with a newer `seenRev`.
 */
export const MessageSend = v.strictObject({
  type: v.literal("message.send"),
  ...onConversation,
  ...guard,
  text: v.pipe(
    v.string(),
    v.maxLength(MESSAGE_UNITS_MAX),
    v.check((text) => !isBlank(text), "blank"),
  ),
});
/** Sends a failed message (all failed parts of it) anew, at the end of the thread. */
export const MessageRetry = v.strictObject({
  type: v.literal("message.retry"),
  ...onConversation,
  entry: EntryId,
  ...guard,
});
/** Takes back a message (all its parts) that has not begun to leave. */
export const MessageWithdraw = v.strictObject({
  type: v.literal("message.withdraw"),
  ...onConversation,
  entry: EntryId,
});
/** Lets a message leave that waited longer than STALE_SEND_MS. */
export const MessageConfirm = v.strictObject({
  type: v.literal("message.confirm"),
  ...onConversation,
  entry: EntryId,
});
/**
 * An agent's word on an `unknown` message: it arrived, or send it again (a new message at the end). Or on one that
 * failed (all failed parts of it): `dismissed`, they have seen it and leave it at that.
 */
export const MessageSettle = v.strictObject({
  type: v.literal("message.settle"),
  ...onConversation,
  entry: EntryId,
  as: v.picklist(["arrived", "again", "dismissed"]),
  ...guard,
});

/** What an edited message said, from the first to the last. Empty when the customer took it back. */
export const MessageEdits = v.strictObject({
  type: v.literal("message.edits"),
  ...onConversation,
  entry: EntryId,
});

/** A link to a copied file, good for MEDIA_LINK_MS; ask again when it is over. */
export const MediaLink = v.strictObject({ type: v.literal("media.link"), ...onConversation, media: MediaId });
/** Copies a file anew that could not be copied: Meta's link to it may still live. */
export const MediaRetry = v.strictObject({
  type: v.literal("media.retry"),
  ...onConversation,
  media: MediaId,
});

/** Makes the agent its owner, also in place of a colleague. A closed one is `wrong_state`. */
export const ConversationTake = v.strictObject({ type: v.literal("conversation.take"), ...onConversation });
/** Leaves it without an owner. What a colleague owns needs a supervisor (`not_allowed`). */
export const ConversationRelease = v.strictObject({
  type: v.literal("conversation.release"),
  ...onConversation,
});
/**
 * `asked` is that of the summary the agent saw: a customer who asked since then makes it refused with `changed`. A
 * close that is repeated after the customer wrote again closes nothing.
 */
export const ConversationClose = v.strictObject({
  type: v.literal("conversation.close"),
  ...onConversation,
  asked: v.optional(Rev),
});
/** Opens a closed conversation again, for the agent. Nothing happens to an open one. */
export const ConversationReopen = v.strictObject({
  type: v.literal("conversation.reopen"),
  ...onConversation,
});

/**
 * Who holds the thread at Meta (Conversation Routing): takes it, lets go of it, passes it to the app `to`, or asks
 * its holder for it. Needs Meta's agreement, which takes a moment.
 */
export const ThreadControl = v.strictObject({
  type: v.literal("thread.control"),
  ...onConversation,
  action: v.picklist(["take", "release", "pass", "request"]),
  to: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,30}$/))),
});
/** Meta's words for it (Handover, "take", "release", "pass", "request"). */
export type ThreadControlAction = v.InferOutput<typeof ThreadControl>["action"];

/** Blocks, unblocks, or moves the thread to Meta's spam folder; `reason` is kept in the thread. */
export const CustomerModerate = v.strictObject({
  type: v.literal("customer.moderate"),
  ...onConversation,
  action: v.picklist(["block", "unblock", "move_to_spam"]),
  reason: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(MODERATION_REASON_UNITS_MAX),
    v.check((reason) => !isBlank(reason), "blank"),
  ),
});
/** Meta's words for it (Page, "moderate_conversations"). */
export type ModerationAction = v.InferOutput<typeof CustomerModerate>["action"];

/** What colleagues see. `offline` is never set: it means that no socket of the agent is open. */
export const PresenceSet = v.strictObject({
  type: v.literal("presence.set"),
  id: CommandId,
  presence: v.picklist(["available", "away"]),
});
/** Shows colleagues that this agent is writing here. Repeat it every few seconds; it lapses after TYPING_MS. */
export const Typing = v.strictObject({ type: v.literal("typing"), ...onConversation, typing: v.boolean() });

/**
 * The agent sees the thread, up to `entry`. The customer is told ("seen") when the agent owns the conversation and
 * the desk's settings want it; nothing of it is kept.
 */
export const ThreadSeen = v.strictObject({
  type: v.literal("thread.seen"),
  ...onConversation,
  entry: EntryId,
});

/** Changes settings of the desk for everyone (supervisor, admin, service); what is left out stays. */
export const DeskConfigure = v.strictObject({
  type: v.literal("desk.configure"),
  id: CommandId,
  settings: DeskSettingsChange,
});

/** Extends the socket's life with a new ticket of the same agent, desk and role. */
export const SessionRenew = v.strictObject({
  type: v.literal("session.renew"),
  id: CommandId,
  ticket: v.string(),
});

/** Ends a pause that Meta's answer caused (supervisor, admin, service). */
export const PageResume = v.strictObject({
  type: v.literal("page.resume"),
  id: CommandId,
  pageId: v.string(),
});
/** The next reply after 24 hours is tried although Meta refused the last one: the Page may have Human Agent by now. */
export const PageRetryHumanAgent = v.strictObject({
  type: v.literal("page.retryHumanAgent"),
  id: CommandId,
  pageId: v.string(),
});
/** Reads what came for a Page without naming a person, and what could not be kept as an entry (supervisor and above). */
export const PageEvents = v.strictObject({
  type: v.literal("page.events"),
  id: CommandId,
  pageId: v.string(),
  before: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(HISTORY_PAGE_MAX)),
});

/** Any command; a frame that is none of them is refused with `bad_frame`. */
export const Command = v.variant("type", [
  ListOpen,
  ListMore,
  NewsOpen,
  ThreadOpen,
  ThreadClose,
  ThreadHistory,
  ThreadImport,
  MessageSend,
  MessageRetry,
  MessageWithdraw,
  MessageConfirm,
  MessageSettle,
  MessageEdits,
  MediaLink,
  MediaRetry,
  ConversationTake,
  ConversationRelease,
  ConversationClose,
  ConversationReopen,
  ThreadControl,
  CustomerModerate,
  PresenceSet,
  Typing,
  ThreadSeen,
  DeskConfigure,
  SessionRenew,
  PageResume,
  PageRetryHumanAgent,
  PageEvents,
]);
export type Command = v.InferOutput<typeof Command>;
/** The name of a command. */
export type CommandType = Command["type"];
/** The command of that name. */
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
