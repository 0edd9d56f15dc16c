import type { RestoreAnswer, RestoreStep } from "../restorer.ts";
import type { PassClaims } from "../../../access/passes.ts";
import type { CheckedBox } from "../../../domain/references/box.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import type { RemovedCounts } from "../../../protocol/admin/receipt.ts";
import type { Command, Opening } from "../../../protocol/commands.ts";
import type { PageState, Result } from "../../../protocol/frames.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import type { PassAnswer } from "../../../protocol/session/pass.ts";
import type { ApiAnswer, ApiCall } from "./api.ts";
import type { OfRelay, RelaySays, RelayTold } from "./relay.ts";
import type { HandedRow, KeptFile, Publication, PublishAnswer } from "../contracts.ts";
import type { MetricsParcel } from "../metrics/meter.ts";

/** What others may ask of a desk. Sockets come by `fetch`, as every object's requests do. */
export type DeskDoor = Rpc.DurableObjectBranded & {
  /** Takes one step of being put back to how it was. Only the Directory calls this. */
  restore(name: string, step: RestoreStep): Promise<RestoreAnswer>;

  /** News of a conversation. Refused for a Page, or a generation of it, that is not at this desk. */
  publish(desk: string, publication: Publication): PublishAnswer;

  /** The Page belongs to this desk from now on, at this generation. */
  attach(desk: string, page: PageState & { generation: number }): void;

  /**
   * Takes no more news of a Page that moved away (unless it came back meanwhile) and names its conversations. They stay
   * until the Page has noted them and says so by detach(): names that are forgotten with an answer would be lost.
   */
  leave(desk: string, pageId: string, generation: number): string[];

  /** Those of these conversations that it has, as they stand in its list: for the desk that they go to. */
  handOver(desk: string, names: readonly string[]): HandedRow[];

  /**
   * Takes conversations of a Page that came to this desk, with who has them and which are closed. What it has already stays as it
   * is: so does all, where the Page is not here in this generation.
   */
  takeOver(desk: string, pageId: string, generation: number, rows: readonly HandedRow[]): void;

  /**
   * What an object of no desk counted of its own working: it is the first desk's to tell. Twice is once; nothing where nobody made the desk. Only the Directory and
   * the black box of what names no Page call this.
   */
  noteCounts(desk: string, parcel: MetricsParcel): void;

  /** Forgets the conversations of a Page that moved away, unless it came back meanwhile. */
  detach(desk: string, pageId: string, generation: number): void;

  /** The conversations of a Page that are in its list. */
  conversationsOf(desk: string, pageId: string): string[];

  /** Threads of comments of a Page that one of these people began, by Meta's ids of them. For who erases or gives out what is kept of them. */
  commentsBy(desk: string, pageId: string, people: readonly string[]): string[];

  /** Threads of comments of a Page behind `after`, in their order. For who erases what somebody wrote in them. */
  commentsAfter(desk: string, pageId: string, after: string | null, limit: number): string[];

  /** These conversations, and all that are one person's with any of them. Only the Directory calls this. */
  samePeople(desk: string, conversations: readonly string[]): string[];

  /** Names of the conversations in its list behind `after`, in their order, `limit` at most; with the first of them how many there are in all. Only its index calls this. */
  conversationsAfter(
    desk: string,
    after: string | null,
    limit: number,
  ): { names: string[]; total: number | null };

  /**
   * Forgets a conversation that was erased, in the list, among its lines and in what sockets remember, and has gadgets forget it. News of that
   * `epoch` that are still under way change nothing. Answers how much it was. Only the Conversation calls this.
   */
  erase(desk: string, conversation: string, epoch: string | null): Promise<RemovedCounts>;

  /**
   * It is made: whoever is here by a token from before comes anew. `afresh`: for another company; what somebody may have left
   * before it was made, settings, templates and colleagues, is forgotten. A desk that has Pages keeps all.
   */
  found(desk: string, afresh: boolean): void;

  /** People confirmed checkboxes on web sites. Each is known once. Only the Page calls this. */
  boxesChecked(desk: string, pageId: string, boxes: readonly CheckedBox[]): void;

  /** What agents are shown of the Page. Nothing where it is not at this desk. */
  pageChanged(desk: string, page: PageState): void;

  /**
   * A pass for one socket of the bearer of these claims, which the Worker has verified; with it what that socket is to
   * open, as it stands. Null: the reviewer link that they came by was revoked meanwhile.
   */
  issuePass(
    desk: string,
    claims: PassClaims,
    opens?: readonly Opening[],
  ): Promise<{ ok: true; answer: PassAnswer } | { ok: false; retryAfterMs: number } | null>;

  /** A reviewer link is revoked: its sockets end, and no pass of it opens another. */
  endReview(desk: string, link: string): void;

  /**
   * A name under which a file may be written into the bucket that the bearer of these claims, which the Worker has
   * verified, gives for the customer of a conversation.
   */
  beginFile(
    desk: string,
    claims: PassClaims,
    conversation: string,
  ): Promise<Outcome<{ file: string }, { code: "not_allowed" | "not_found" | "too_many_files" }>>;

  /** The same for a file that a template is to send: it is the desk's. */
  beginTemplateFile(
    desk: string,
    claims: PassClaims,
  ): Outcome<{ file: string }, { code: "not_allowed" | "too_many_files" }>;

  /** It was written, or (null) was not and will not be. False: it came too late, and whoever wrote it removes it. */
  endTemplateFile(desk: string, file: string, kept: KeptFile | null): boolean;

  /** A request of a program, which is a command once it is known whose and how much it may. */
  api(desk: string, call: ApiCall): Promise<ApiAnswer>;

  /** A relay of this desk tells something of its sockets. Only its relays call this. */
  relayed(desk: string, from: OfRelay, says: RelaySays): RelayTold;

  /** Runs a command that needs no socket. */
  command(desk: string, actor: Actor, command: Command): Promise<Outcome<Result, Refusal>>;
};
