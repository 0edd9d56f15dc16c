import type { Outcome } from "../../../domain/outcome.ts";
import type { RemovedCounts } from "../../../protocol/admin/receipt.ts";
import type { Foreseen, Foresight } from "../../../protocol/black-box/foreseen.ts";
import type {
  BoxKind,
  BoxOutcome,
  BoxPart,
  BoxRecord,
  BoxState,
  DeadLetterEntry,
  LetterReason,
} from "../../../protocol/black-box/record.ts";
import type { MetricsParcel } from "../metrics/meter.ts";

/**
 * Something to be kept. `source`: what is given twice under it is kept once. `path`: of a call, without the Graph API's address. Nothing of `parts` and `path`
 * opens anything any more: whoever gives it knows what is a secret.
 */
export type BoxGiven = Omit<BoxRecord, "record" | "bytes"> & {
  source: string;
  path?: string;
  parts: BoxPart[];
};

/** So many were lost on their way, from when to when (ms). */
export type BoxLost = { from: number; to: number; count: number };

/**
 * What could not be read or written. `source`: what comes again under it is the same letter, come once more. `item`: the item as the Worker understood it (JSON of
 * InboundItem), where the letter is one; left out by older code. `text`: as Meta sent it.
 */
export type BuriedLetter = {
  source: string;
  why: LetterReason;
  what: string;
  at: number;
  conversation: string | null;
  text: string;
  item?: string;
};

/** What it is looked for by; null: by all. `id`: a mid, a PSID, or another id of Meta's. `code`: an error of Meta's. `before`: goes on before that record. */
export type BoxQuestion = {
  id: string | null;
  kind: BoxKind | null;
  outcome: BoxOutcome | null;
  code: number | null;
  from: number | null;
  to: number | null;
  before: number | null;
  limit: number;
};

/** Which row is meant, and as what: a record is no letter. */
export type BoxTarget = { row: number; as: "record" | "letter" };

/** Why a row is not read or replayed. `not_a_delivery`: a call that was made to Meta is not made again. */
export type BoxRefusal =
  | { code: "not_found" }
  | { code: "key_missing"; keyId: string }
  | { code: "not_a_delivery" }
  | { code: "page_disconnected" }
  | { code: "not_readable"; why: "not_json" | "no_object" | "other_object" }
  | { code: "still_not_written" };

/** What Meta delivers to a Page, and what is asked of Meta for it, as it went over the wire; and dead letters. */
export type BlackBoxDoor = Rpc.DurableObjectBranded & {
  /** Writes nothing, also where nothing was ever kept. */
  state(pageId: string): BoxState;

  /** Keeps what comes from now on so many hours; null: nothing, and forgets what was kept, but for dead letters. `was`: before. */
  keep(
    pageId: string,
    hours: number | null,
  ): Promise<Outcome<{ state: BoxState; was: number | null }, { code: "no_encryption_keys" }>>;

  /** Each is kept once. `isOff`: nobody wants it. `metrics`: what the box counted of its own working; older code tells none. */
  record(
    pageId: string,
    given: BoxGiven[],
    lost: BoxLost[],
  ): Promise<{ isOff: boolean; metrics?: MetricsParcel }>;

  /** Keeps dead letters for good, each once; one that was dropped or replayed since is there again where it comes again. Older code answers nothing. */
  bury(pageId: string, letters: BuriedLetter[]): Promise<{ metrics: MetricsParcel } | undefined>;

  /** The newest first. `next`: what goes on; null: that was all. */
  find(pageId: string, question: BoxQuestion): Promise<{ records: BoxRecord[]; next: number | null }>;

  /** Dead letters that wait for somebody, the newest first. */
  letters(
    pageId: string,
    before: number | null,
    limit: number,
  ): { letters: DeadLetterEntry[]; total: number; next: number | null };

  /** What it says. */
  read(pageId: string, target: BoxTarget): Promise<Outcome<BoxPart[], BoxRefusal>>;

  /** What would come of it, were it delivered now. Changes nothing anywhere. */
  foresee(pageId: string, target: BoxTarget): Promise<Outcome<Foresight, BoxRefusal>>;

  /**
   * Delivers it once more, as the webhook does: what is there stays as it is. `items`: what was foreseen of each just before. A letter is no letter any more then. Repeating it is harmless.
   */
  replay(
    pageId: string,
    target: BoxTarget,
  ): Promise<Outcome<{ items: Foreseen[]; wasSo: boolean }, BoxRefusal>>;

  /** Forgets what a dead letter says. Repeating it is harmless. */
  drop(pageId: string, letter: number): Outcome<{ wasSo: boolean }, BoxRefusal>;

  /** Forgets whatever names the person of a conversation, and lets nothing in that came before. Only the Conversation calls this. */
  erase(pageId: string, conversation: string): Promise<RemovedCounts>;

  /** Forgets all, and is off: another company has the Page. */
  forget(pageId: string): void;
};
