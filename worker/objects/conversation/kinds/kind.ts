import type { Outcome } from "../../../domain/outcome.ts";
import type { HumanAgent, SendType } from "../../../domain/send-window.ts";
import type { GraphAccess, GraphOutcome, SentMessage } from "../../../graph/client.ts";
import type { FilePlaces } from "../../../graph/outgoing/message.ts";
import type { Listed, RecordedMessage } from "../../../graph/record.ts";
import type { FailureCode } from "../../../protocol/message/failure.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import type { Read, RecordReader } from "../../kernel/record-reader.ts";
import type { EntryRow } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";

/** A message that is to leave. `seq`: its entry, where it was accepted; `byPerson`: a person's answer, and no program's. */
export type Judged = { outgoing: Outgoing; byPerson: boolean; seq: number | null };

/** A message that leaves now. `personaId`: Meta's id of whom it comes from; null: from the Page. */
export type Leaving = {
  row: EntryRow;
  outgoing: Outgoing;
  places: FilePlaces;
  type: SendType;
  metadata: string;
  personaId: string | null;
};

/** What a Conversation does by its kind. Whatever is not here is the same for all. */
export type Kind = {
  /**
   * Why it may not be written now, whoever writes it and whatever they have seen; null: it may. `now` in ms. `again`: entries that it is
   * sent in place of.
   */
  refusalToWrite: (
    store: ConversationStore,
    parts: readonly Omit<Judged, "seq">[],
    now: number,
    again: readonly number[],
  ) => Refusal | null;
  /** As what it may leave now, or why it failed. Asked before every try. */
  judge: (
    store: ConversationStore,
    message: Judged,
    humanAgent: HumanAgent,
    now: number,
  ) => Outcome<SendType, { code: FailureCode }>;
  /** One call. Never throws. */
  send: (
    access: GraphAccess,
    store: ConversationStore,
    message: Leaving,
  ) => Promise<GraphOutcome<SentMessage>>;
  /** What Meta says was said there, newest first; null: Meta has no such conversation. */
  record: (
    reader: RecordReader,
    store: ConversationStore,
    after: string | null,
  ) => Promise<Read<Listed<RecordedMessage> | null>>;
};
