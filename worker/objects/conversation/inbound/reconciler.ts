import { CLOCKS_MS, isInTime, matchSent, type Candidate, type Sought } from "../../../domain/sent-match.ts";
import type { RecordedMessage } from "../../../graph/record.ts";
import { log } from "../../../log.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import type { Read } from "../../kernel/record-reader.ts";
import { confirmSent } from "../outbox/confirm.ts";
import { PRIVATE_UNNAMED } from "../comments/private-mark.ts";
import { contentOf } from "../log/content.ts";
import type { EntryRow } from "../log/entry-row.ts";
import type { MetaRecord } from "./record.ts";
import type { ConversationStore } from "../log/store.ts";

/** Messages of one page that are asked for by themselves, because the list told nothing of them. */
const SINGLE_READS_MAX = 3;
/** Those of them that may be a message of ours. */
const SOUGHT_READS_MAX = 10;

/** The Desk has heard what was found within this. */
const TOLD_MS = 30_000;

type Tools = {
  store: ConversationStore;
  record: MetaRecord;
  agenda: Pick<Agenda<"news">, "guarded" | "wakeBy">;
  objectId: string;
};

/** `head`: the message under way whose time is over. `isForLog`: what the log does not hold is wanted as well. */
type ReadOptions = { after: string | null; head?: number | null; isForLog?: boolean };

/**
 * One page of Meta's record, newest first. `messages` as Meta names them all, `missing` those that the log does not hold,
 * `found` how many turned out to be ours.
 */
export type RecordPage = {
  messages: RecordedMessage[];
  missing: RecordedMessage[];
  found: number;
  after: string | null;
};

/**
 * The one reader of Meta's record of this conversation, whatever it is read for. What it shows is offered to our messages
 * of unknown outcome first, and what stands for one of them is sent: nothing else ever comes of it, and it never comes
 * back as somebody else's. Nothing is written before Meta has answered.
 */
export class Reconciler {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** The next page; null where Meta has no such conversation. */
  async read({ after, head = null, isForLog = false }: ReadOptions): Promise<Read<RecordPage | null>> {
    const { store, record } = this.#tools;
    const read = await record.messages(after);
    if (!read.ok) return read;
    if (read.value === null) return { ok: true, value: null };
    const asked = await this.#askSingly(read.value.items, isForLog);
    if (!asked.ok) return asked;
    const messages = asked.value;
    const found = this.#offer(messages, head);
    const missing = isForLog ? messages.filter(({ mid }) => store.entries.byMid(mid) === null) : [];
    return { ok: true, value: { messages, missing, found, after: read.value.after } };
  }

  /** From when on Meta's record may show this message, or any whose outcome nobody knows; null when there is none. */
  soughtSince(only: number | null): number | null {
    const sought = this.#sought(this.#open()).filter(({ id }) => only === null || id === only);
    const times = sought.map(({ requestedAt }) => requestedAt);
    return times.length === 0 ? null : Math.min(...times) - CLOCKS_MS;
  }

  /** Messages of ours that some of these stand for are sent. How many that are. */
  #offer(messages: readonly RecordedMessage[], head: number | null): number {
    const { store, agenda, objectId } = this.#tools;
    const candidates = messages.flatMap(candidateOf).filter(({ mid }) => this.#isUnknown(mid));
    const [oldest, newest] = [candidates.at(-1)?.at, candidates[0]?.at];
    if (oldest === undefined || newest === undefined) return 0;
    // An agent may have had a word on it meanwhile; Meta's is the better one.
    const rows = [...this.#open(), ...store.outbox.settledUnknown(oldest, newest)];
    const underWay = store.outbox.head();
    const matches = [...matchSent(this.#sought(rows), candidates)];
    // Its own answer may still come.
    const found = matches.filter(([seq, mid]) => {
      const isPrivate = store.entries.bySeq(seq)?.outgoing === "private_reply";
      return (seq !== underWay?.seq || seq === head) && isPrivate === mid.startsWith(PRIVATE_UNNAMED);
    });
    if (found.length === 0) return 0;
    const isPrivate = found.some(([, mid]) => mid.startsWith(PRIVATE_UNNAMED));
    agenda.guarded("news", TOLD_MS, () => {
      // Written first: whose it is must be looked for also where this instance dies behind the next line.
      if (isPrivate) store.thread.setJob({ kind: "private_links", due_at: Date.now(), attempts: 0 });
      for (const [seq, mid] of found) {
        confirmSent(store, seq, mid, objectId, "found");
        log({ event: "send.found", object: objectId, entry: seq });
      }
    });
    if (isPrivate) agenda.wakeBy(Date.now());
    return found.length;
  }

  /** Those of unknown outcome. The one under way is among them: it may be what a message of Meta's stands for. */
  #open(): EntryRow[] {
    const { outbox } = this.#tools.store;
    const head = outbox.head();
    return head?.state === "sending" ? [...outbox.unknown(), head] : outbox.unknown();
  }

  #sought(rows: readonly EntryRow[]): Sought[] {
    return rows.flatMap((row) => {
      const content = contentOf(row);
      if (row.requested_at === null || row.text === null || content.kind !== "text") return [];
      const { text, parts = [] } = content;
      return [{ id: row.seq, text, parts, requestedAt: row.requested_at }];
    });
  }

  /** What Meta's record brought before may be ours: it then becomes one with our message. */
  #isUnknown(mid: string): boolean {
    const row = this.#tools.store.entries.byMid(mid);
    return row === null || (row.fetched !== null && row.merged === 0);
  }

  /**
   * Practice was more generous than the documentation: what the list does not tell, the message may. Asked of those that
   * may be ours, and of the newest where the log wants them. Where one of the former could not be asked, the page tells
   * nothing yet: it would be taken for somebody else's.
   */
  async #askSingly(
    messages: readonly RecordedMessage[],
    isForLog: boolean,
  ): Promise<Read<RecordedMessage[]>> {
    const sought = this.#sought(this.#open());
    const untold = messages.filter(({ mid, details }) => details === null && this.#isUnknown(mid));
    const ours = untold.filter(({ at }) => at !== null && sought.some((it) => isInTime(it, at)));
    const answers = new Map<string, RecordedMessage>();
    const unasked = await this.#askFor(ours.slice(0, SOUGHT_READS_MAX), answers);
    if (unasked !== null && (unasked.why === "busy" || unasked.why === "no_answer")) return unasked;
    if (isForLog) await this.#askFor(untold.slice(0, SINGLE_READS_MAX), answers);
    const value = messages.map((message) => {
      const answer = answers.get(message.mid);
      return answer === undefined ? message : { ...answer, at: answer.at ?? message.at };
    });
    return { ok: true, value };
  }

  /** Newest first. Null: all that Meta tells of them. */
  async #askFor(
    messages: readonly RecordedMessage[],
    answers: Map<string, RecordedMessage>,
  ): Promise<Extract<Read<never>, { ok: false }> | null> {
    for (const { mid } of messages) {
      if (answers.has(mid)) continue;
      const read = await this.#tools.record.message(mid);
      // The next older one would not be told of either.
      if (!read.ok) return read;
      if (read.value.details === null) return null;
      answers.set(mid, read.value);
    }
    return null;
  }
}

function candidateOf({ mid, at, details }: RecordedMessage): Candidate[] {
  if (at === null || details === null || !details.isFromPage) return [];
  const { text, parts } = details.said;
  return [{ mid, at, text, parts }];
}
