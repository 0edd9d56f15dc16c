import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import type { HistoryPage, ImportAnswer, ThreadOpened } from "../frames.ts";
import { ConversationId, Cursor, EntryId, Rev, Sub, Time } from "../ids.ts";
import {
  HISTORY_PAGE_MAX,
  HOLD_REASON_UNITS_MAX,
  MODERATION_REASON_UNITS_MAX,
  WRAP_UP_CODES_MAX,
  WRAP_UP_NOTE_UNITS_MAX,
} from "../limits.ts";
import { Id } from "../routing/fields.ts";
import { ModerationAction, ThreadControlAction } from "./acts.ts";
import { GATHERED, type GatheredPage } from "./gathered.ts";
import { HandedNote, words } from "./words.ts";

/** At a time, as soon as the customer writes, or at whichever comes first; one of them there must be. */
const SnoozeWhen = v.union([
  v.strictObject({ until: Time, onMessage: v.exactOptional(v.boolean()) }),
  v.strictObject({ onMessage: v.literal(true) }),
]);

const WrapUpGiven = v.strictObject({
  codes: v.pipe(
    v.array(Id),
    v.maxLength(WRAP_UP_CODES_MAX),
    v.check((codes) => new Set(codes).size === codes.length, "twice"),
  ),
  note: v.exactOptional(words(WRAP_UP_NOTE_UNITS_MAX)),
});
export type WrapUpGiven = v.InferOutput<typeof WrapUpGiven>;

/** A thread on the screen, and what agents do with a conversation as a whole. */
export const threadCommands = [
  /**
   * Subscribes the socket to a thread. With a cursor of the same epoch only what changed since is answered. `as: "silent"`:
   * nobody is shown that the agent looks, who needs `supervise` for it (`not_allowed`), and the log tells. Opened once more
   * without it, it is shown.
   */
  command({
    name: "thread.open",
    about: "opening",
    right: "read",
    afterLoss: "ends",
    audit: { where: "as" },
    fields: {
      conversation: ConversationId,
      cursor: v.optional(Cursor),
      as: v.exactOptional(v.picklist(["silent"])),
    },
    result: answer<ThreadOpened>(),
  }),
  /** Ends what `thread.open` began; colleagues no longer see this agent look. */
  command({
    name: "thread.close",
    about: "socket",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: { conversation: ConversationId },
    result: answer(),
  }),
  /** Entries shown before `before`, newest first page. */
  command({
    name: "thread.history",
    about: "conversation",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: {
      before: v.strictObject({ at: v.number(), id: EntryId }),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(HISTORY_PAGE_MAX)),
    },
    result: answer<HistoryPage>(),
  }),
  /**
   * Entries with `what`, of those shown before `before` (left out: from the end). It looks at GATHERED_LOOKED_MAX entries and
   * ends at GATHERED_PAGE_MAX that it found, so an answer may have none, and go on all the same.
   */
  command({
    name: "thread.gather",
    about: "conversation",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: {
      what: v.picklist(GATHERED),
      before: v.exactOptional(v.strictObject({ at: v.number(), id: EntryId })),
    },
    result: answer<GatheredPage>(),
  }),
  /**
   * Fetches the next older messages of Meta's own record, from before the Page was connected. They come as entries of
   * their own (`fetched`), and nobody is notified of them.
   */
  command({
    name: "thread.import",
    about: "conversation",
    right: "read",
    afterLoss: "repeats",
    audit: true,
    fields: {},
    result: answer<ImportAnswer>(),
  }),
  /** Shows colleagues that this agent is writing here. Repeat it every few seconds; it lapses after TYPING_MS. */
  command({
    name: "typing",
    about: "socket",
    right: "answer",
    afterLoss: "ends",
    audit: false,
    fields: { conversation: ConversationId, typing: v.boolean() },
    result: answer(),
  }),
  /**
   * The agent sees the thread, up to `entry`. The customer is told ("seen") when the agent owns the conversation and
   * the desk's settings want it; nothing of it is kept.
   */
  command({
    name: "thread.seen",
    about: "socket",
    right: "answer",
    afterLoss: "ends",
    audit: false,
    fields: { conversation: ConversationId, entry: EntryId },
    result: answer(),
  }),
  /**
   * Makes the agent its owner, also in place of a colleague. A closed one is `wrong_state`. `owner` is that of the summary
   * the agent saw, by `sub`: if somebody else took it since, it is refused with `taken`.
   */
  command({
    name: "conversation.take",
    about: "conversation",
    right: "answer",
    afterLoss: "keeps_order",
    audit: true,
    fields: { owner: v.optional(v.nullable(Sub)) },
    isKept: true,
    result: answer(),
  }),
  /**
   * Gives it to an agent whom the desk knows, by `sub` (`not_found`); `note` is for them, and stands in the thread. Whoever
   * has it may, and who may `act_for_colleagues`; to oneself, everyone (`not_allowed`). A closed one is `wrong_state`. `owner`
   * as of `conversation.take`.
   */
  command({
    name: "conversation.assign",
    about: "conversation",
    right: "answer",
    afterLoss: "ends",
    audit: true,
    fields: {
      to: Sub,
      note: v.exactOptional(HandedNote),
      owner: v.exactOptional(v.nullable(Sub)),
    },
    isKept: true,
    result: answer(),
  }),
  /**
   * Puts it aside until a time (ms), until the customer writes (`onMessage`), or until whichever comes first: then the thread
   * says so. It stays with who has it, and what nobody has becomes the agent's. `conversation.take` ends it before. A time that
   * is over changes nothing. What a colleague owns needs `act_for_colleagues` (`not_allowed`); a closed one is `wrong_state`.
   */
  command({
    name: "conversation.snooze",
    about: "conversation",
    right: "answer",
    afterLoss: "ends",
    audit: true,
    fields: { when: SnoozeWhen },
    isKept: true,
    result: answer(),
  }),
  /** Leaves it without an owner. What a colleague owns needs `act_for_colleagues` (`not_allowed`). */
  command({
    name: "conversation.release",
    about: "conversation",
    right: "answer",
    afterLoss: "keeps_order",
    audit: true,
    fields: {},
    isKept: true,
    result: answer(),
  }),
  /**
   * What a colleague owns needs `act_for_colleagues`. `asked` is that of the summary the agent saw: a customer who asked
   * since then makes it refused with `changed`. A close that is repeated after the customer wrote again closes nothing.
   * `wrapUp`: what the contact was about, by codes of the routing document (`wrapUp`), each once; refused with `wrap_up` where
   * one is not of them, or where the desk wants one and there is none.
   */
  command({
    name: "conversation.close",
    about: "conversation",
    right: "answer",
    afterLoss: "keeps_order",
    audit: true,
    fields: { asked: v.optional(Rev), wrapUp: v.exactOptional(WrapUpGiven) },
    isKept: true,
    result: answer(),
  }),
  /** Opens a closed conversation again, for the agent. Nothing happens to an open one. */
  command({
    name: "conversation.reopen",
    about: "conversation",
    right: "answer",
    afterLoss: "keeps_order",
    audit: true,
    fields: {},
    isKept: true,
    result: answer(),
  }),
  /**
   * Who holds the thread at Meta (Conversation Routing): takes it, lets go of it, passes it to the app `to`, or asks
   * its holder for it. Needs Meta's agreement, which takes a moment.
   */
  command({
    name: "thread.control",
    about: "conversation",
    right: "answer",
    reachesCustomer: true,
    afterLoss: "repeats",
    audit: "action",
    fields: {
      action: ThreadControlAction,
      to: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,30}$/))),
    },
    result: answer(),
  }),
  /**
   * A legal hold: while it `isHeld` nothing of the conversation is removed because it is old, and nobody erases it. `reason`, of setting and of
   * lifting it, stands in the thread. One that is set already stays as it is.
   */
  command({
    name: "conversation.hold",
    about: "conversation",
    right: "hold_conversations",
    afterLoss: "ends",
    audit: true,
    fields: { isHeld: v.boolean(), reason: words(HOLD_REASON_UNITS_MAX) },
    result: answer(),
  }),
  /** Blocks, unblocks, or moves the thread to Meta's spam folder; `reason` is kept in the thread. */
  command({
    name: "customer.moderate",
    about: "conversation",
    right: "answer",
    reachesCustomer: true,
    afterLoss: "repeats",
    audit: "action",
    fields: {
      action: ModerationAction,
      reason: words(MODERATION_REASON_UNITS_MAX),
    },
    result: answer(),
  }),
] as const;
