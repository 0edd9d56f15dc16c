import type { ConversationId, EntryId } from "../../worker/protocol/ids.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import type { CommandRefusal } from "../wire/commands.ts";
import type { BoxFile } from "./box-file.ts";
import { lateSlice } from "./late-slice.ts";

/** What an agent has in hand for one customer, beside the words in the box. */
export type Composed = {
  /** They leave with the next message, in this order. */
  readonly files: readonly BoxFile[];
  /** The message that the next one answers. */
  readonly replyTo: EntryId | null;
  /** In a thread of comments: it is read by whom it answers alone. */
  readonly isPrivate?: boolean;
  /** What was taken back, or refused and is to be changed: whoever shows the box opens it again, and says that it did. */
  readonly back: { readonly outgoing: Outgoing; readonly refusal: CommandRefusal | null } | null;
};

const NOTHING: Composed = { files: [], replyTo: null, back: null };

type AllComposed = Readonly<Record<ConversationId, Composed>>;

const slice = lateSlice<AllComposed>("composed", {}, (held, update) =>
  update.type === "composed"
    ? {
        ...held,
        [update.conversation]: { ...(held[update.conversation] ?? NOTHING), ...update.change },
      }
    : held,
);

/** Of one conversation; the same object while nothing changed. */
export function composedOf(
  state: Parameters<typeof slice.of>[0],
  conversation: ConversationId | null,
): Composed {
  return (conversation === null ? undefined : slice.of(state)[conversation]) ?? NOTHING;
}
