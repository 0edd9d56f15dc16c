import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import type { InboundItem } from "../../../domain/item.ts";
import { classifySendError } from "../../../domain/send-error.ts";
import { toRecordedItems, toUntoldItem, type RecordedMessage } from "../../../graph/record.ts";
import type { Fetched } from "../../../protocol/message/entry.ts";
import type { ImportAnswer } from "../../../protocol/frames.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { PastAnswer, PastPiece, RecoverAnswer, RecoverOrder } from "../../kernel/contracts.ts";
import { refusalOf, type Read } from "../../kernel/record-reader.ts";
import type { RecordPage, Reconciler } from "./reconciler.ts";
import type { ConversationStore } from "../log/store.ts";
import type { ImportPlace } from "../log/thread-store.ts";

/** What is younger may still come by webhook. */
export const YOUNG_MS = 2 * 60_000;

/** Pages that one import reads at most, in search of a message that nobody has yet. */
const IMPORT_PAGES_MAX = 5;
/** More than this is left to whoever asks for older messages. */
const RECOVER_PAGES_MAX = 8;
const AGAIN_MS = 60_000;
/** Graph API, "invalid parameter": a cursor may be too old. */
const INVALID_PARAMETER = 100;

type Tools = {
  store: ConversationStore;
  reconciler: Reconciler;
  /** Writes items into the log, durably. */
  keep: (items: InboundItem[], fetched: Fetched) => void;
};

/** Brings into the log what no webhook brought: messages from before the Page was connected, or of an outage. */
export class Retrieval {
  readonly #tools: Tools;
  #importing: Promise<Outcome<ImportAnswer, Refusal>> | null = null;
  /** The commands that wait for it. */
  readonly #importers = new Set<string>();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** The next older messages. Two who ask at once are answered together, and a command that is repeated as before. */
  async import(command: string): Promise<PastAnswer> {
    const { answered } = this.#tools.store.thread.importPlace() ?? {};
    if (answered?.commands.includes(command)) return done({ ...answered.answer, isRepeated: true });
    const isRepeated = this.#importers.has(command);
    this.#importers.add(command);
    this.#importing ??= this.#import().finally(() => {
      this.#importing = null;
      this.#importers.clear();
    });
    const outcome = await this.#importing;
    return outcome.ok && isRepeated ? done({ ...outcome.value, isRepeated }) : outcome;
  }

  /** What came in a time of which nobody is sure that all of it arrived. Repeating it adds nothing. */
  async recover({ since, updatedAt, isThorough }: RecoverOrder): Promise<RecoverAnswer> {
    const { store, reconciler, keep } = this.#tools;
    // Meta's times in its record are whole seconds.
    const isUpToDate = (store.entries.newestAtMeta() ?? 0) >= updatedAt - 999;
    if (isUpToDate && !isThorough) return { ok: true, found: 0 };
    const until = Date.now() - YOUNG_MS;
    const from = Math.max(since, this.#erasedAt() + 1);
    const missed: RecordedMessage[] = [];
    let after: string | null = null;
    for (let page = 0; page < RECOVER_PAGES_MAX; page++) {
      const read = await reconciler.read({ after, isForLog: true });
      if (!read.ok && mayBeTold(read)) return { ok: false, retryAt: retryAtOf(read) };
      if (!read.ok || read.value === null) break;
      const { messages, missing } = read.value;
      missed.push(...missing.filter(({ at }) => at !== null && at >= from && at <= until));
      const isPast = messages.some(({ at }) => at !== null && at < from);
      after = read.value.after;
      if (isPast || after === null) break;
    }
    const items = await this.#itemsOf(missed);
    keep(items, "recovered");
    return { ok: true, found: items.length };
  }

  /**
   * The next older page of Meta's record, where Meta tells what it says: of what is older than that nothing is kept, and who opens the
   * thread may ask for it.
   */
  async importPiece(): Promise<PastPiece> {
    const place = this.#tools.store.thread.importPlace() ?? { after: null, isComplete: false };
    if (place.isComplete) return { ok: true, imported: 0, more: false, isShort: false };
    const read = await this.#readPast(place.after);
    if (read === "lost") return { ok: true, imported: 0, more: true, isShort: false };
    if (!read.ok) return read.why === "not_told" ? SHORT : read;
    const { missing } = read.value;
    const untold = missing.filter(({ details }) => details === null).length;
    if (untold > 0 && untold === missing.length) return SHORT;
    const { items, after } = await this.#keepPast(read.value);
    // A thread in which there is nothing is nothing to show.
    const isEmpty = after === null && this.#tools.store.entries.topRev() === 0;
    if (!isEmpty) this.#setPlace({ after, isComplete: after === null });
    return { ok: true, imported: items, more: after !== null, isShort: untold > 0 && after === null };
  }

  async #import(): Promise<Outcome<ImportAnswer, Refusal>> {
    const { store } = this.#tools;
    for (let page = 0; page < IMPORT_PAGES_MAX; page++) {
      const place = store.thread.importPlace() ?? { after: null, isComplete: false };
      if (place.isComplete) return done({ imported: 0, more: false });
      const read = await this.#readPast(place.after);
      if (read === "lost") continue;
      // Of what is too old to be told of Meta will not tell later either.
      const isUntold = !read.ok && read.why === "not_told";
      if (!read.ok && !isUntold) return refused(refusalOf(read));
      const { items, after } = await this.#keepPast(read.ok ? read.value : NO_MESSAGES);
      const answer = { imported: items, more: after !== null };
      const isAnswer = items > 0 || after === null;
      const answered = isAnswer ? { answered: { commands: [...this.#importers], answer } } : {};
      this.#setPlace({ after, isComplete: after === null, ...answered });
      if (isAnswer) return done(answer);
    }
    return done({ imported: 0, more: true });
  }

  /** `lost`: Meta no longer knows the place; the next look is from the newest on, and passes over what is known. */
  async #readPast(after: string | null): Promise<Read<Past> | "lost"> {
    const read = await this.#tools.reconciler.read({ after, isForLog: true });
    if (read.ok) return { ok: true, value: read.value ?? NO_MESSAGES };
    const isLost = read.why === "refused" && read.error.code === INVALID_PARAMETER && after !== null;
    if (!isLost) return read;
    this.#setPlace({ after: null, isComplete: false });
    return "lost";
  }

  /** How many items came of it, and where Meta's record goes on. */
  async #keepPast({
    messages,
    missing,
    after: next,
  }: Past): Promise<{ items: number; after: string | null }> {
    const until = Date.now() - YOUNG_MS;
    // What is older was erased, and Meta's record has no end for it.
    const erasedAt = this.#erasedAt();
    const after = messages.some(({ at }) => at !== null && at <= erasedAt) ? null : next;
    const wanted = missing.filter(({ at }) => at !== null && at > erasedAt && at <= until);
    const items = await this.#itemsOf(wanted);
    this.#tools.keep(items, "imported");
    return { items: items.length, after };
  }

  /** In ms; 0 where nothing was erased. */
  #erasedAt(): number {
    return this.#tools.store.erasure.find()?.erased_at ?? 0;
  }

  #setPlace(place: ImportPlace): void {
    const { store } = this.#tools;
    store.thread.setImportPlace(place, store.nextRev());
  }

  /** As items of this person, oldest first. */
  async #itemsOf(messages: readonly RecordedMessage[]): Promise<InboundItem[]> {
    const person = partsOfName(this.#tools.store.existingThread().conversation);
    const items = messages.toReversed().map(async ({ mid, at, details }) => {
      if (at === null) return [];
      return details === null
        ? [await toUntoldItem(person, { mid, at })]
        : await toRecordedItems(person, { mid, at, details });
    });
    return (await Promise.all(items)).flat();
  }
}

type Past = Pick<RecordPage, "messages" | "missing" | "after">;

/** Meta names messages, and tells nothing of them. */
const SHORT: PastPiece = { ok: true, imported: 0, more: false, isShort: true };

const NO_MESSAGES: Past = {
  messages: [],
  missing: [],
  after: null,
};

/** Meta said nothing of what is there; it may later, or to another token. */
function mayBeTold(read: Extract<Read<unknown>, { ok: false }>): boolean {
  if (read.why === "refused") return classifySendError(read.error) === "pause_page";
  return read.why !== "not_told";
}

function retryAtOf(read: Extract<Read<unknown>, { ok: false }>): number {
  return (read.why === "busy" ? read.retryAt : null) ?? Date.now() + AGAIN_MS;
}
