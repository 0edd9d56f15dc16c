import { keyedHashes } from "../../access/keyed-hash.ts";
import { configOf } from "../../config.ts";
import {
  BOX_BYTES_MAX,
  boxCutoff,
  ERASED_MS,
  LETTER_BYTES_MAX,
  letterCutoff,
  letterKeptUntil,
  LETTERS_MAX,
  nextOver,
  overfull,
} from "../../domain/black-box/bounds.ts";
import { MAIN_DESK } from "../../domain/desks.ts";
import { done, refused, type Outcome } from "../../domain/outcome.ts";
import type { Env } from "../../env.ts";
import { log, nameInLog } from "../../log.ts";
import type { RemovedCounts } from "../../protocol/admin/receipt.ts";
import type { Foreseen, ForeseenFate, Foresight } from "../../protocol/black-box/foreseen.ts";
import type {
  BoxKind,
  BoxPart,
  BoxRecord,
  BoxState,
  DeadLetterEntry,
} from "../../protocol/black-box/record.ts";
import { NO_PAGE } from "../../protocol/page/no-page.ts";
import { Agenda, OVERDUE, type Duty } from "../kernel/agenda.ts";
import type {
  BlackBoxDoor,
  BoxGiven,
  BoxLost,
  BoxQuestion,
  BoxRefusal,
  BoxTarget,
  BuriedLetter,
} from "../kernel/doors/black-box.ts";
import type { BoxTold } from "../kernel/contracts.ts";
import { NotWrittenError } from "../kernel/deliver.ts";
import type { MetricsParcel } from "../kernel/metrics/meter.ts";
import { MeteredObject } from "../kernel/metrics/metered.ts";
import { Teller } from "../kernel/metrics/teller.ts";
import { restsElsewhere } from "../kernel/placement.ts";
import { deskStub, pageStub } from "../kernel/stubs.ts";
import { namesIn, ownIn, withoutIn } from "./content.ts";
import { eraseFrom } from "./erasing.ts";
import { delivered, foreseen, understood, whyNot } from "./replaying.ts";
import { BlackBoxStore, type NewRecord, type RecordRow, type Settled } from "./store.ts";
import { Vault, type Closed, type Content } from "./vault.ts";

/** Rows that are removed in one turn. */
const REMOVED_MAX = 200;
/** Of what names more than is noted of it so many are looked through for one answer. */
const LOOKED_MAX = 50;
/** Meta delivers again soon at first, and then less and less often, for 36 hours. */
const LOOK_FIRST_MS = 10 * 60_000;
const LOOK_AGAIN_MS = 60 * 60_000;
/** Delivered once more it would change nothing. */
const SETTLED: ReadonlySet<ForeseenFate> = new Set<ForeseenFate>([
  ...(["there", "nothing", "erased", "removed", "comments_off", "noise"] as const),
]);
/** Who was erased while something was being sealed. */
const ROUNDS_MAX = 3;

type BlackBoxDuty = "page" | "over" | "came";

/**
 * What Meta delivers to one Page and what is asked of Meta for it, as it went over the wire, for so many hours; and for 14 days what could not be read or written. All of it is sealed,
 * and found by keyed hashes: who has the database alone learns from it no name and no word. Nothing waits for it on the way of a message.
 */
export class BlackBox extends MeteredObject implements BlackBoxDoor {
  readonly #store: BlackBoxStore;
  readonly #vault: Vault;
  readonly agenda: Agenda<BlackBoxDuty>;
  /** People are erased one after the other: two would each put back what the other took out. */
  #erasing: Promise<unknown> = Promise.resolve();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, "black_box");
    this.#store = new BlackBoxStore(ctx.storage);
    this.#vault = new Vault(configOf(env).encryptionKeys);
    this.agenda = new Agenda<BlackBoxDuty>("black box", ctx.storage, this.#duties());
    new Teller({ meter: this.meter, tell: () => this.#whoHears(), later: (work) => ctx.waitUntil(work) });
    void ctx.blockConcurrencyWhile(() => this.agenda.load());
  }

  state(_pageId: string): BoxState {
    const { hours = null, since = null } = this.#store.find() ?? {};
    const { records, bytes, oldestAt } = this.#store.size();
    return {
      ...{ hours, since, records, bytes, oldestAt },
      gaps: this.#store.gaps(),
      letters: this.#store.letterCount(),
      keyIds: this.#store.keyIds(),
    };
  }

  async keep(
    pageId: string,
    hours: number | null,
  ): Promise<Outcome<{ state: BoxState; was: number | null }, { code: "no_encryption_keys" }>> {
    if (hours !== null && !this.#vault.hasKey) return refused({ code: "no_encryption_keys" });
    const was = this.#store.find()?.hours ?? null;
    if (hours === was) return done({ state: this.state(pageId), was });
    const { since } = this.#store.ensure(pageId);
    this.#store.transaction(() => {
      this.#store.switch(hours, hours === null ? null : (since ?? Date.now()));
      if (hours === null) this.#store.removeRecords();
    });
    this.#look();
    // Before it is answered, so that what comes next is kept; where the Page is not reached the alarm tells it.
    await this.agenda.run("page");
    return done({ state: this.state(pageId), was });
  }

  async record(
    pageId: string,
    given: BoxGiven[],
    lost: BoxLost[],
  ): Promise<{ isOff: boolean; metrics: MetricsParcel }> {
    if (this.#isOff()) return { isOff: true, metrics: this.meter.taken() };
    this.#store.ensure(pageId);
    for (const gap of lost)
      this.#store.transaction(() => this.#store.addGap({ ...gap, why: "not_recorded" }));
    for (const it of given) {
      const source = await this.#sourceOf(pageId, it.source);
      if (this.#store.bySource(source) !== null) continue;
      const { parts, path } = it;
      const content = { parts, ...(path === undefined ? {} : { path }) };
      const closed = await this.#closed(pageId, source, it.kind, content, it.at);
      // It may have come twice at once, or been switched off meanwhile. No await from here on.
      if (closed === null || this.#isOff() || this.#store.bySource(source) !== null) continue;
      const { kind, at, what, outcome, code, subcode, tookMs, isCut } = it;
      const row: NewRecord = {
        ...{ source, kind, why: null, at, what, outcome, code, subcode, took_ms: tookMs, cut: isCut ? 1 : 0 },
      };
      this.#store.transaction(() => this.#store.insert(row, null, closed));
    }
    this.#makeRoom("records");
    this.#look();
    return { isOff: false, metrics: this.meter.taken() };
  }

  async bury(pageId: string, letters: BuriedLetter[]): Promise<{ metrics: MetricsParcel }> {
    this.#store.ensure(pageId);
    for (const letter of letters) await this.#bury(pageId, letter);
    this.#makeRoom("letters");
    this.#store.isNews();
    this.#look();
    return { metrics: this.meter.taken() };
  }

  async find(
    pageId: string,
    { id, ...question }: BoxQuestion,
  ): Promise<{ records: BoxRecord[]; next: number | null }> {
    if (this.#store.find() === null) return { records: [], next: null };
    const among = id === null ? null : await this.#naming(pageId, id);
    const rows = this.#store.records({ ...question, limit: question.limit + 1 }, among);
    const told = rows.slice(0, question.limit);
    return {
      records: told.map(recordOf),
      next: rows.length > told.length ? (told.at(-1)?.id ?? null) : null,
    };
  }

  letters(
    _pageId: string,
    before: number | null,
    limit: number,
  ): { letters: DeadLetterEntry[]; total: number; next: number | null } {
    const rows = this.#store.letters(before, limit + 1);
    const told = rows.slice(0, limit);
    const next = rows.length > told.length ? (told.at(-1)?.id ?? null) : null;
    return { letters: told.map(letterOf), total: this.#store.letterCount(), next };
  }

  async read(pageId: string, target: BoxTarget): Promise<Outcome<BoxPart[], BoxRefusal>> {
    const found = await this.#opened(pageId, target);
    if (!found.ok) return found;
    const { parts, path } = found.value.content;
    return done(path === undefined ? parts : [{ name: "request", text: path }, ...parts]);
  }

  async foresee(pageId: string, target: BoxTarget): Promise<Outcome<Foresight, BoxRefusal>> {
    const found = await this.#opened(pageId, target);
    if (!found.ok) return found;
    const what = await understood(pageId, found.value.row, found.value.content);
    if (what.ok) return done({ isReadable: true, items: await foreseen(this.env, pageId, what.value) });
    const { refusal } = what;
    return refusal.code === "not_readable"
      ? done({ isReadable: false, why: refusal.why, items: [] })
      : refused(refusal);
  }

  async replay(
    pageId: string,
    target: BoxTarget,
  ): Promise<Outcome<{ items: Foreseen[]; wasSo: boolean }, BoxRefusal>> {
    const state = target.as === "letter" ? (this.#store.byId(target.row)?.state ?? null) : null;
    if (state !== null && state !== "waiting") return done({ items: [], wasSo: true });
    const found = await this.#opened(pageId, target);
    if (!found.ok) return found;
    const { row, content } = found.value;
    const what = await understood(pageId, row, content);
    if (!what.ok) return what;
    const { items, feed } = what.value;
    const why = await whyNot(this.env, [...new Set([...items, ...feed].map((it) => it.pageId))]);
    if (why !== null) return refused(why);
    const fates = await foreseen(this.env, pageId, what.value);
    if (row.why === "item" && fates.some(({ fate }) => fate === "unwritable"))
      return refused({ code: "still_not_written" });
    try {
      await delivered(this.env, pageId, what.value);
    } catch (error) {
      if (error instanceof NotWrittenError) return refused({ code: "still_not_written" });
      throw error;
    }
    if (row.state !== null) this.#settle(row.id, "replayed");
    log({ event: "letter.replayed", object: nameInLog(this.ctx.id), why: row.why ?? "record" });
    return done({ items: fates, wasSo: false });
  }

  drop(_pageId: string, letter: number): Outcome<{ wasSo: boolean }, BoxRefusal> {
    const row = this.#store.byId(letter);
    if (row?.state == null) return refused({ code: "not_found" });
    if (row.state !== "waiting") return done({ wasSo: true });
    this.#settle(letter, "dropped");
    return done({ wasSo: false });
  }

  async erase(pageId: string, conversation: string): Promise<RemovedCounts> {
    if (this.#store.find() === null) return {};
    this.#store.ensure(pageId);
    const erased = this.#erasing.then(() =>
      eraseFrom({ store: this.#store, vault: this.#vault }, pageId, conversation, Date.now()),
    );
    this.#erasing = erased.catch(() => undefined);
    const removed = await erased;
    this.#store.isNews();
    this.#look();
    return removed === 0 ? {} : { black_box: removed };
  }

  forget(pageId: string): void {
    if (this.#store.find() === null) return;
    this.#store.ensure(pageId);
    this.#store.transaction(() => this.#store.forgetAll());
    this.#look();
  }

  override async alarm(): Promise<void> {
    if (await restsElsewhere(this.env)) this.agenda.rest();
    else await this.agenda.alarm();
  }

  #duties(): Duty<BlackBoxDuty>[] {
    return [
      {
        name: "page",
        dueAt: () => (this.#store.find()?.told === 0 ? OVERDUE : null),
        run: () => this.#tellPage(),
      },
      {
        name: "came",
        dueAt: () => this.#store.nextLook()?.at ?? null,
        run: (now) => this.#lookWhetherItCame(now),
      },
      { name: "over", dueAt: () => this.#overAt(), run: (now) => this.#removeOver(now) },
    ];
  }

  /** What the box counted is its Page's to tell, or the first desk's where it is of what names none. Null: nothing was ever kept. */
  #whoHears(): ((parcel: MetricsParcel) => Promise<void>) | null {
    const pageId = this.#store.find()?.page_id;
    if (pageId === undefined) return null;
    if (pageId !== NO_PAGE)
      return async (parcel) => await pageStub(this.env, pageId).noteCounts(pageId, parcel);
    return async (parcel) => await deskStub(this.env, MAIN_DESK).noteCounts(MAIN_DESK, parcel);
  }

  /** Something is to be done, now or later. */
  #look(): void {
    const overAt = this.#overAt();
    if (overAt !== null) this.agenda.wakeBy(overAt);
    const look = this.#store.nextLook();
    if (look !== null) this.agenda.wakeBy(look.at);
    if (this.#store.find()?.told === 0) this.agenda.wakeBy(Date.now());
  }

  #isOff(): boolean {
    return (this.#store.find()?.hours ?? null) === null;
  }

  #overAt(): number | null {
    const row = this.#store.find();
    return row === null ? null : nextOver(this.#store.oldest(), row.hours);
  }

  /** In small steps. */
  #removeOver(now: number): void {
    const row = this.#store.find();
    if (row === null) return;
    const cutoffs = { record: boxCutoff(row.hours, now), letter: letterCutoff(now) };
    const ids = this.#store.over(cutoffs, REMOVED_MAX);
    this.#store.transaction(() => {
      if (ids.some((id) => this.#store.byId(id)?.state === "waiting")) this.#store.isNews();
      for (const id of ids) this.#store.remove(id);
      this.#store.forgetErased(now - ERASED_MS);
      this.#store.forgetGaps(Math.min(cutoffs.record, cutoffs.letter));
    });
  }

  async #tellPage(): Promise<void> {
    const row = this.#store.find();
    if (row === null) return;
    const told = this.#toTell(row.hours);
    await pageStub(this.env, row.page_id).noteBox(row.page_id, told);
    // What changed meanwhile is told again.
    const now = this.#toTell(this.#store.find()?.hours ?? null);
    if (JSON.stringify(now) === JSON.stringify(told)) this.#store.wasTold();
  }

  #toTell(hours: number | null): BoxTold {
    const store = this.#store;
    return {
      ...{ isOn: hours !== null, letters: store.letterCount(), lettersSince: store.lettersSince() },
      lostAt: store.gaps().at(-1)?.to ?? null,
    };
  }

  async #bury(pageId: string, letter: BuriedLetter): Promise<void> {
    const { why, what, at, conversation, text, item } = letter;
    const source = await this.#sourceOf(pageId, letter.source);
    const before = this.#store.bySource(source);
    if (before?.state === "waiting")
      return this.#store.transaction(() => this.#store.cameAgain(before.id, at));
    const content: Content = {
      parts: [{ name: why === "item" ? "item" : "delivery", text }],
      ...(conversation === null ? {} : { conversation }),
      ...(item === undefined ? {} : { item }),
    };
    const closed = await this.#closed(pageId, source, "delivery", content, at);
    if (closed === null) return;
    const row: NewRecord = {
      ...{ source, kind: "delivery", why, at, what, outcome: "refused", code: null, subcode: null },
      ...{ took_ms: null, cut: 0 },
    };
    this.#store.transaction(() => {
      const known = this.#store.bySource(source);
      if (known === null) this.#store.insert(row, "waiting", closed);
      // Somebody dropped or replayed it, and it came once more.
      else if (known.state !== "waiting") this.#store.replace(known.id, closed);
      if (known !== null) this.#store.cameAgain(known.id, at);
      const { id = 0 } = this.#store.bySource(source) ?? {};
      if (why === "not_written") this.#store.lookAt(id, at + LOOK_FIRST_MS);
    });
    if (before === null) log({ event: "letter.kept", object: nameInLog(this.ctx.id), why });
  }

  /** What of it is the Page's, sealed, without who was erased since; null: nothing is left of it. Who asks writes it in the same turn. */
  async #closed(
    pageId: string,
    source: string,
    kind: BoxKind,
    content: Content,
    at: number,
  ): Promise<Closed | null> {
    let left = ownIn(pageId, content);
    for (let round = 0; round < ROUNDS_MAX; round++) {
      if (left === null) return null;
      const closed = await this.#vault.close(pageId, source, left);
      const erased = this.#store.erasedSince([...closed.marks.keys()], at);
      if (erased.length === 0) return closed;
      for (const hash of erased)
        left = left === null ? null : withoutIn(kind, left, closed.marks.get(hash) ?? "");
    }
    return null;
  }

  /** Keys of items name people, too. */
  async #sourceOf(pageId: string, source: string): Promise<string> {
    const [hash = ""] = await keyedHashes(configOf(this.env).encryptionKeys, `where ${pageId} has it from`, [
      source,
    ]);
    return hash;
  }

  async #naming(pageId: string, id: string): Promise<number[]> {
    const found = this.#store.marked(await this.#vault.hashesOf(pageId, id));
    for (const row of this.#store.unmarked(LOOKED_MAX)) {
      const opened = found.includes(row) ? null : await this.#openedRow(pageId, row);
      if (opened?.ok === true && namesIn(opened.value, id)) found.push(row);
    }
    return found;
  }

  async #openedRow(pageId: string, id: number): Promise<Outcome<Content, BoxRefusal>> {
    const row = this.#store.byId(id);
    if (row === null || row.bytes === 0) return refused({ code: "not_found" });
    const { source, key_id: keyId } = row;
    return await this.#vault.open(pageId, { source, keyId, pieces: this.#store.pieces(id) });
  }

  async #opened(
    pageId: string,
    { row: id, as }: BoxTarget,
  ): Promise<Outcome<{ row: RecordRow; content: Content }, BoxRefusal>> {
    const row = this.#store.byId(id);
    const isThat = row !== null && (as === "letter" ? row.state === "waiting" : row.state === null);
    if (!isThat) return refused({ code: "not_found" });
    const opened = await this.#openedRow(pageId, id);
    if (!opened.ok) return opened;
    // What could not be read when it came may be read by now.
    const content = ownIn(pageId, opened.value);
    return content === null ? refused({ code: "not_found" }) : done({ row, content });
  }

  /** Meta was told to deliver it again, and most often did: then nobody need look at it. */
  async #lookWhetherItCame(now: number): Promise<void> {
    const pageId = this.#store.find()?.page_id ?? "";
    const next = this.#store.nextLook();
    if (next === null || next.at > now) return;
    this.#store.lookAt(next.id, now + LOOK_AGAIN_MS);
    const told = await this.foresee(pageId, { row: next.id, as: "letter" });
    const isThere =
      told.ok && told.value.isReadable && told.value.items.every(({ fate }) => SETTLED.has(fate));
    if (isThere && this.#store.byId(next.id)?.look_at === now + LOOK_AGAIN_MS) this.#settle(next.id, "came");
  }

  #settle(id: number, state: Settled): void {
    this.#store.transaction(() => {
      this.#store.settle(id, state);
      this.#store.isNews();
    });
    this.#look();
  }

  /** The oldest goes, and that it went is told. */
  #makeRoom(what: "records" | "letters"): void {
    const [bytes, count] = what === "records" ? [BOX_BYTES_MAX, Infinity] : [LETTER_BYTES_MAX, LETTERS_MAX];
    const gone = overfull(this.#store.kept(what), { bytes, count });
    const [first, last] = [gone[0], gone.at(-1)];
    if (first === undefined || last === undefined) return;
    this.#store.transaction(() => {
      for (const { id } of gone) this.#store.remove(id);
      this.#store.addGap({ from: first.at, to: last.at, count: gone.length, why: "full" });
    });
    const page = this.#store.find()?.page_id ?? NO_PAGE;
    this.meter.count("black_box_lost", { page, why: "full" }, gone.length);
    log({ event: "black_box.full", object: nameInLog(this.ctx.id), what, count: gone.length });
  }
}

function recordOf({ id, took_ms, cut, ...row }: RecordRow): BoxRecord {
  const { kind, at, what, outcome, code, subcode, bytes } = row;
  return { record: id, kind, at, what, outcome, code, subcode, tookMs: took_ms, bytes, isCut: cut === 1 };
}

function letterOf({ id, why, what, first_at, at, tries, bytes }: RecordRow): DeadLetterEntry {
  return {
    ...{ letter: id, why: why ?? "item", what, firstAt: first_at, at, tries, bytes },
    keptUntil: letterKeptUntil(at),
  };
}
