import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import type { Attempt } from "./attempt.ts";
import type { MessageVersion } from "../frames.ts";
import { CommandId, EntryId, Rev } from "../ids.ts";
import { EVENT_NAME_UNITS_MAX, WRITTEN_HERE_MAX } from "../limits.ts";
import { oneLine } from "../one-line.ts";
import { Emoji } from "./emoji.ts";
import type { Entry } from "./entry.ts";
import { MessageText, Outgoing } from "../outgoing/outgoing.ts";

/**
 * What a message is guarded by. `writtenHere`: commands by which the agent wrote in this tab before, the newest last.
 * Their own messages up to the newest of these are known here; later ones come from another tab, and count like those
 * of others. Where it is left out, none of their own count.
 */
const guard = {
  seenRev: Rev,
  writtenHere: v.exactOptional(v.pipe(v.array(CommandId), v.maxLength(WRITTEN_HERE_MAX))),
};

/** Of something that happened elsewhere, in the words of whoever tells it. */
const EventName = oneLine(EVENT_NAME_UNITS_MAX);

/** What is written to customers, and decided on what was. */
export const messageCommands = [
  /**
   * Answers the customer. `seenRev` is the newest rev the agent had seen: what others wrote since then, and that they
   * took the conversation, gave it back or closed it, makes the command refused with `changed`; sending anyway is the
   * same `outgoing` with a newer `seenRev`. `otherwise`: what is sent in its place where Meta's window is over, such as a template
   * that Meta approved. `event`: of what it tells ("order-1001-shipped"): of one event of a conversation one message is sent, whoever
   * tells it and however late; what comes again is answered with that one, unless Meta refused it for its window: then it leaves once the
   * customer wrote, or `otherwise` at once.
   */
  command({
    name: "message.send",
    about: "conversation",
    right: "answer",
    reachesCustomer: true,
    afterLoss: "keeps_order",
    audit: true,
    knownBy: "event",
    fields: {
      ...guard,
      outgoing: v.exactOptional(Outgoing),
      otherwise: v.exactOptional(Outgoing),
      event: v.exactOptional(EventName),
      // As gadgets of the version before have it, and keep it in the browser: see outgoingIn().
      text: v.exactOptional(MessageText),
    },
    result: answer<{ entries: Entry[] }>(),
  }),
  /** Sends a failed message (all failed parts of it) anew, at the end of the thread. */
  command({
    name: "message.retry",
    about: "conversation",
    right: "answer",
    reachesCustomer: true,
    afterLoss: "keeps_order",
    audit: true,
    fields: { entry: EntryId, ...guard },
    result: answer<{ entries: Entry[] }>(),
  }),
  /** Takes back a message (all its parts) that has not begun to leave. */
  command({
    name: "message.withdraw",
    about: "conversation",
    right: "answer",
    afterLoss: "keeps_order",
    audit: true,
    fields: { entry: EntryId },
    result: answer<{ entries: Entry[] }>(),
  }),
  /** Lets a message leave that waited longer than STALE_SEND_MS. */
  command({
    name: "message.confirm",
    about: "conversation",
    right: "answer",
    reachesCustomer: true,
    afterLoss: "keeps_order",
    audit: true,
    fields: { entry: EntryId },
    result: answer<{ entries: Entry[] }>(),
  }),
  /**
   * An agent's word on an `unknown` message: it arrived, or send it again (a new message at the end). Or on one that
   * failed (all failed parts of it): `dismissed`, they have seen it and leave it at that.
   */
  command({
    name: "message.settle",
    about: "conversation",
    right: "answer",
    reachesCustomer: true,
    afterLoss: "keeps_order",
    audit: "as",
    fields: { entry: EntryId, as: v.picklist(["arrived", "again", "dismissed"]), ...guard },
    result: answer<{ entries: Entry[] }>(),
  }),
  /**
   * The Page's reaction to a message, in place of the one before; null takes it back. It is kept until Meta has answered
   * (`changes.reacting`), answers nobody and makes nobody the owner.
   */
  command({
    name: "message.react",
    about: "conversation",
    right: "answer",
    reachesCustomer: true,
    afterLoss: "keeps_order",
    audit: true,
    fields: { entry: EntryId, emoji: v.nullable(Emoji) },
    result: answer(),
  }),
  /** One entry of a thread as it stands now. */
  command({
    name: "message.read",
    about: "conversation",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: { entry: EntryId },
    result: answer<{ entry: Entry }>(),
  }),
  /**
   * All tries to give Meta a message of ours that came to nothing, or to nothing that anybody knows, first to last: the first
   * and the newest of more than 20. Empty for one that left as it should.
   */
  command({
    name: "message.attempts",
    about: "conversation",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: { entry: EntryId },
    result: answer<{ attempts: Attempt[] }>(),
  }),
  /** What an edited message said, from the first to the last. Empty when the customer took it back. */
  command({
    name: "message.edits",
    about: "conversation",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: { entry: EntryId },
    result: answer<{ versions: MessageVersion[] }>(),
  }),
] as const;
