import type { Foreseen } from "../../../protocol/black-box/foreseen.ts";
import type { RestoreAnswer, RestoreStep } from "../restorer.ts";
import type { InboundItem } from "../../../domain/item.ts";
import type { RetentionOrder } from "../../../domain/retention.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Gathered, GatheredPage } from "../../../protocol/thread/gathered.ts";
import type { LinkSight } from "../../../domain/review-link.ts";
import type { Attempt } from "../../../protocol/message/attempt.ts";
import type { Entry } from "../../../protocol/message/entry.ts";
import type { MessageVersion } from "../../../protocol/frames.ts";
import type { Cursor, Rev } from "../../../protocol/ids.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import type { Hold } from "../../../protocol/thread/conversation.ts";
import type { Marks } from "../../../protocol/thread/marks.ts";
import type { OfTicket } from "../../../protocol/tickets/ticket.ts";
import type {
  ActAnswer,
  AgentCommand,
  BotHeard,
  CommentCommand,
  CommentDelivery,
  CommentEdit,
  LinkParcel,
  BotOrder,
  CommandAnswer,
  ControlCommand,
  CopiedFile,
  CustomerSignal,
  DeskLife,
  ErasedAnswer,
  Guard,
  HoldCommand,
  KeptFile,
  ModerateCommand,
  NoteAnswer,
  NoteChange,
  NoteCommand,
  PastAnswer,
  PastOrder,
  PastPiece,
  ReactCommand,
  CarriedLine,
  Publication,
  RecoverAnswer,
  RecoverOrder,
  ForgottenAnswer,
  RetainAnswer,
  RetainPreview,
  SendCommand,
  SettledAs,
  ThreadRead,
} from "../contracts.ts";
import type { MetricsParcel } from "../metrics/meter.ts";

/**
 * What others may ask of the thread with one customer.
 * Every method names the conversation it means; a call for another is a fault.
 */
export type ConversationDoor = Rpc.DurableObjectBranded & {
  /** Takes one step of being put back to how it was. Only the Directory calls this. */
  restore(name: string, step: RestoreStep): Promise<RestoreAnswer>;

  /**
   * Writes Meta's items, all in one transaction, each once however often it is delivered. Resolves when they are
   * durable and the Desk has them, or is going to. `deadLetters` are the positions of items that no table would
   * take; rejects only when nothing can be written now, and then Meta must deliver again. `isKept`: nobody connected
   * the Page, which keeps them, and nothing was written here. `appId`: the app that they
   * were delivered to, where it is the Page's own; null: the deployment's. `metrics`: what whoever brings it counted.
   */
  ingest(
    name: string,
    items: InboundItem[],
    appId?: string | null,
    metrics?: MetricsParcel,
  ): Promise<{ deadLetters: number[]; isKept?: true }>;

  /** What would come of these items, were they ingested now: they are written and taken back. Nothing is changed, and nobody told. Only the BlackBox calls this. */
  foresee(name: string, items: InboundItem[], appId?: string | null): Promise<Foreseen[]>;

  /**
   * Erases all that is kept of this person and was said before `askedAt` (ms): here, at Page and desk, and in the bucket.
   * What is older never comes back; what is newer begins a thread anew. Resolves when nothing is left. Where it rejects,
   * the alarm goes on with it, and to repeat it is harmless. One that is held is left as it is. Only the Directory calls this.
   */
  erase(name: string, askedAt: number): Promise<ErasedAnswer>;

  /**
   * Empties what this person, by Meta's id, wrote in a thread of comments that somebody else began, some of it with each call. One that is held
   * is left as it is. Only the Directory calls this, until all is told; repeating it is harmless.
   */
  forgetWordsOf(name: string, person: string): Promise<ForgottenAnswer>;

  /**
   * Removes what is old, as ordered: some now, the rest by itself. One that is open, has something to send, or is held is left as it is. Only
   * the Desk calls this; repeating it is harmless.
   */
  retain(name: string, order: RetentionOrder): Promise<RetainAnswer>;

  /** What that would remove; null: nothing is known of it. */
  previewRetention(name: string, order: RetentionOrder): RetainPreview | null;

  /** The next older messages of Meta's record, as entries that nobody is notified of. Only the Desk calls this. */
  importPast(name: string, command: string): Promise<PastAnswer>;

  /** The next page of Meta's record that is not here, as entries that nobody is notified of. Only the Page calls this. */
  importPiece(name: string, order: PastOrder): Promise<PastPiece>;

  /** Fetches what an outage kept from coming. Only the Page calls this. */
  recover(name: string, order: RecoverOrder): Promise<RecoverAnswer>;

  /** Takes an agent's text into the outbox. Only the Desk calls this; repeating a command repeats its answer. */
  send(name: string, command: SendCommand): CommandAnswer;

  /** A new acceptance of a message that failed, at the end of the thread. Only the Desk calls this. */
  retry(name: string, command: AgentCommand & Guard & { entry: number }): CommandAnswer;

  /** An agent's word on a message that failed, or of which nobody else can tell. Only the Desk calls this. */
  settle(name: string, command: AgentCommand & Guard & { entry: number; as: SettledAs }): CommandAnswer;

  /** Takes back a message that has not left. Only the Desk calls this. */
  withdraw(name: string, command: AgentCommand & { entry: number }): CommandAnswer;

  /** A message that waited long may leave after all. Only the Desk calls this. */
  confirm(name: string, command: AgentCommand & { entry: number }): CommandAnswer;

  /** Keeps the Page's reaction to a message until Meta has it. Only the Desk calls this. */
  react(name: string, command: ReactCommand): Promise<ActAnswer>;

  /** Asks Meta to give, take or pass the thread. Only the Desk calls this. */
  control(name: string, command: ControlCommand): Promise<ActAnswer>;

  /** Asks Meta to block or unblock the customer, or to call the thread spam. Only the Desk calls this. */
  moderate(name: string, command: ModerateCommand): Promise<ActAnswer>;

  /** Has it kept whatever its age, or lifts that, once. Only the Desk calls this. */
  hold(name: string, command: HoldCommand): Promise<ActAnswer>;

  /** By whom, since when and why it is kept whatever its age; null: it is not. */
  holdOf(name: string): Hold | null;

  /** Asks Meta to hide, like or delete a comment. Only the Desk calls this. */
  actOnComment(name: string, command: CommentCommand): Promise<ActAnswer>;

  /** Has Meta say something else in what the Page wrote under a post. Only the Desk calls this. */
  editComment(name: string, command: CommentEdit): Promise<ActAnswer>;

  /** Asks Meta whether a comment may still be answered in private. Only the Desk calls this. */
  lookAtComment(name: string, entry: number): Promise<ActAnswer>;

  /** As `ingest`, of what is written in the thread of a comment. Only a Post calls this. */
  takeComments(name: string, delivery: CommentDelivery): Promise<{ deadLetters: number[]; isKept?: true }>;

  /** What another conversation tells of a private reply to a comment, each once. Only a Conversation calls this. */
  takeLinks(name: string, links: LinkParcel[]): Promise<void>;

  /** Writes a note for colleagues into the thread, once. Only the Desk calls this. */
  addNote(name: string, command: NoteCommand): Promise<NoteAnswer>;

  /** The entry that is the note of this command (`<sub>:<command id>`); null: it was not written. */
  findNote(name: string, id: string): number | null;

  /** The entries of a note on a ticket that the customer got, and how far the thread's messages got; none: there is no such note. */
  noteOfTicket(name: string, ofTicket: OfTicket): { entries: Entry[]; marks: Marks };

  /** Changes a note, or takes it back, once. Only the Desk calls this. */
  changeNote(name: string, change: NoteChange): Promise<NoteAnswer>;

  /** Shows the customer that an agent has read, or is writing. Only the Desk calls this; it may come to nothing. */
  signal(name: string, signal: CustomerSignal): Promise<void>;

  /** Asks an operator's program, and waits for it. Only the Desk calls this; to repeat an order asks under the same id. */
  askBot(name: string, order: BotOrder): Promise<BotHeard>;

  /** A name under which a file for this customer may be written into the bucket. Only the Desk calls this. */
  beginFile(name: string): Outcome<{ file: string }, { code: "too_many_files" }>;

  /**
   * The file was written, or (null) was not and will not be. False: it came too late, and whoever wrote it removes it.
   */
  endFile(name: string, file: string, kept: KeptFile | null): boolean;

  /** A file that came with a message, once it is copied, or that one of ours holds. */
  media(name: string, id: string): Outcome<CopiedFile, Refusal>;

  /** Copies a file again that could not be copied. Only the Desk calls this. */
  retryMedia(name: string, id: string): Promise<ActAnswer>;

  /** Lines of the desk ("assigned to …") and what they mean for the interaction. Each is written once. */
  writeLines(name: string, lines: CarriedLine[], desk?: DeskLife | null): Publication;

  /** What a gadget needs to show the thread: what changed since its cursor, or the newest entries afresh. */
  open(name: string, cursor: Cursor | null): ThreadRead;

  /** The `limit` entries shown before `before`, oldest first. */
  history(
    name: string,
    before: { at: number; id: number } | null,
    limit: number,
  ): { entries: Entry[]; more: boolean };

  /** Entries with `what`, shown before `before` (null: from the end), the newest first; `before` of it: where to go on. */
  gather(name: string, what: Gathered, before: { at: number; id: number } | null): GatheredPage;

  /** Whether a reviewer of this sight is shown an entry, or the entry of a file; true of a file of no entry (the customer's picture). */
  shows(name: string, sight: LinkSight, what: { entry: number } | { media: string }): boolean;

  /** Whether it accepted what an agent sent by this command (`<sub>:<command id>`). */
  hasAccepted(name: string, id: string): boolean;

  /** What a message said, from the first to the last. */
  edits(name: string, entry: number): Outcome<{ versions: MessageVersion[] }, Refusal>;

  /** One entry as gadgets are told of it. */
  entry(name: string, entry: number): Outcome<{ entry: Entry }, Refusal>;

  /** What came of the tries to give Meta a message of ours, first to last. Only the Desk calls this. */
  attempts(name: string, entry: number): Outcome<{ attempts: Attempt[] }, Refusal>;

  /** Whether a message of ours has not come to its end. Only the Desk calls this. */
  isSending(name: string): boolean;

  /** All since `rev`, for a Desk that missed a publication. */
  changesSince(name: string, rev: Rev): Publication;

  /** Entries that changed since `rev`, the least changed first, `limit` at most. Only the Desk calls this. */
  entriesSince(name: string, rev: Rev, limit: number): Entry[];

  /** Tells the index of its desk all that it lacks. Only the index calls this. */
  index(name: string): Promise<void>;

  /** The desk says which apps people write with. Only the Desk calls this. */
  learnPeopleApps(name: string, appIds: string[]): Promise<void>;

  /** The Page can send again, or belongs to another desk: whatever waited for that goes on. */
  wake(name: string): Promise<void>;
};
