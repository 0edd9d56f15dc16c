import {
  afterList,
  afterNothing,
  afterPassing,
  afterPiece,
  beginsAnew,
  begun,
  CONVERSATION_TRIES_MAX,
  isOfConversation,
  isUnderWay,
  restMs,
  stopped,
  toldOf,
  wantedOf,
  type ImportState,
  type NotRead,
} from "../../../domain/page-import.ts";
import { log, traceOf } from "../../../log.ts";
import type { PageImport } from "../../../protocol/page/import.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import type { PastOrder, PastPiece } from "../../kernel/contracts.ts";
import type { RecordReader } from "../../kernel/record-reader.ts";
import type { ImportStore, LeftConversation } from "./import-store.ts";

/** Conversations of one page of Meta's list. */
const LISTED = 50;
/** One step takes no longer. */
const STEP_MS = 2 * 60_000;
/** One alarm goes on for so long; the next one does the rest. */
const TURN_MS = 60_000;
const AGAIN_MS = 60_000;

type Tools = {
  store: ImportStore;
  reader: (pageId: string) => Pick<RecordReader, "conversations">;
  /** Has a conversation read the next page of its record. */
  read: (pageId: string, psid: string, order: PastOrder) => Promise<PastPiece>;
  /** How much of Meta's budget is used, in per cent. */
  usage: (now: number) => number;
  agenda: Pick<Agenda<"import">, "wakeBy" | "guarded">;
};

/**
 * Brings what was said before the Page was connected, of all its conversations, one question to Meta after the other. What is to be done
 * stands in rows: whoever finds them goes on. What was read and not noted as read is read again, and adds nothing.
 */
export class PastImport {
  readonly #tools: Tools;
  #running: Promise<void> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  begin(by: string, since?: number): PageImport {
    const now = Date.now();
    const { store } = this.#tools;
    const known = store.state();
    const state = begun(known, by, now, since);
    if (state !== known)
      store.transaction(() => {
        // Who is left of one that began at another time.
        if (beginsAnew(known, since)) store.clear();
        this.#save(state);
      });
    return toldOf(state, now);
  }

  stop(): PageImport | null {
    const now = Date.now();
    const known = this.#tools.store.state();
    if (known === null) return null;
    const state = stopped(known, now);
    if (state !== known) this.#save(state);
    return toldOf(state, now);
  }

  tell(): PageImport | null {
    const known = this.#tools.store.state();
    return known === null ? null : toldOf(known, Date.now());
  }

  /** What it holds of a Page that goes to others. */
  forget(): void {
    this.#tools.store.forget();
  }

  /** In the transaction that erases the person. */
  forgetPerson(psid: string): void {
    this.#tools.store.removeOf(psid);
  }

  dueAt(): number | null {
    return this.#tools.store.state()?.dueAt ?? null;
  }

  /** Goes on for a while with what is due. Never rejects. */
  async run(pageId: string): Promise<void> {
    this.#running ??= this.#run(pageId).finally(() => (this.#running = null));
    await this.#running;
  }

  async #run(pageId: string): Promise<void> {
    const endsAt = Date.now() + TURN_MS;
    try {
      for (;;) {
        const dueAt = this.dueAt();
        const now = Date.now();
        if (dueAt === null) return;
        if (dueAt > now || now >= endsAt) return this.#tools.agenda.wakeBy(Math.max(dueAt, now));
        await this.#tools.agenda.guarded("import", STEP_MS, () => this.#step(pageId, now));
      }
    } catch (error) {
      log({ event: "fault", where: "page.import", error: traceOf(error) });
      this.#change((state) => ({ ...state, dueAt: Date.now() + AGAIN_MS }));
    }
  }

  async #step(pageId: string, now: number): Promise<void> {
    const { store, usage } = this.#tools;
    const state = store.state();
    if (state === null) return;
    if (state.isListed) await this.#readNext(pageId);
    else await this.#list(pageId, state);
    const rest = restMs(Date.now() - now, usage(Date.now()));
    if (rest > 0) this.#change((it) => (it.wait === null ? resting(it, rest, Date.now()) : it));
    this.#tellEnd(pageId);
  }

  async #list(pageId: string, { after, since }: ImportState): Promise<void> {
    const { store, reader } = this.#tools;
    const read = await reader(pageId).conversations({ after, limit: LISTED });
    const now = Date.now();
    if (!read.ok) return this.#change((state) => afterNothing(state, read, now));
    const { wanted, isEnd } = wantedOf({ ...(since === undefined ? {} : { since }) }, read.value.items);
    const next = isEnd ? null : read.value.after;
    store.transaction(() => {
      const added = store.add(wanted, now);
      this.#change((state) => afterList(state, { added, after: next }, now));
    });
  }

  async #readNext(pageId: string): Promise<void> {
    const { store } = this.#tools;
    const next = store.next();
    // Who was left was erased meanwhile.
    if (next === null)
      return this.#change((state) => ({ ...state, state: "done", endedAt: Date.now(), dueAt: null }));
    const piece = await this.#ask(pageId, next);
    const now = Date.now();
    store.transaction(() => {
      if (!piece.ok) return this.#notRead(next, piece, now);
      if (!piece.more) store.remove(next.seq);
      this.#change((state) => afterPiece(state, piece, next.isLast, now));
    });
  }

  #notRead({ seq, tries, isLast }: LeftConversation, why: NotRead, now: number): void {
    const { store } = this.#tools;
    const state = store.state();
    if (state === null) return;
    if (!isOfConversation(why, state)) return this.#change((it) => afterNothing(it, why, now));
    if (tries + 1 < CONVERSATION_TRIES_MAX) {
      store.postpone(seq);
      return this.#change((it) => afterNothing(it, { why: "no_answer" }, now));
    }
    store.remove(seq);
    this.#change((it) => afterPassing(it, isLast, now));
  }

  async #ask(pageId: string, { psid, graphId, updatedAt }: LeftConversation): Promise<PastPiece> {
    try {
      return await this.#tools.read(pageId, psid, { graphId, updatedAt });
    } catch (error) {
      log({ event: "fault", where: "page.import", error: traceOf(error) });
      return { ok: false, why: "no_answer" };
    }
  }

  /** What somebody stopped meanwhile stays stopped; what was found until then counts. */
  #change(change: (state: ImportState) => ImportState): void {
    const state = this.#tools.store.state();
    if (state === null) return;
    const next = change(state);
    if (isUnderWay(state)) return this.#save(next);
    const { state: was, endedAt, dueAt, wait } = state;
    this.#save({ ...next, state: next.state === "done" ? "done" : was, endedAt, dueAt, wait });
  }

  #save(state: ImportState): void {
    this.#tools.store.setState(state);
    if (state.dueAt !== null) this.#tools.agenda.wakeBy(state.dueAt);
  }

  #tellEnd(pageId: string): void {
    const state = this.#tools.store.state();
    if (state === null || (state.state !== "done" && state.state !== "failed")) return;
    const { done, short, unread, messages } = state;
    log({
      event: "page.import_ended",
      pageId,
      how: state.state,
      conversations: done,
      messages,
      short,
      unread,
    });
  }
}

function resting(state: ImportState, ms: number, now: number): ImportState {
  return state.dueAt === null ? state : { ...state, wait: "meta", dueAt: now + ms };
}
