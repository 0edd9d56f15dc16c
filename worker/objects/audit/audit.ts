import type { AuditFields, Deed } from "../../domain/audit/deed.ts";
import { firstLine, lineAfter, stubLine, type AuditHead } from "../../domain/audit/line.ts";
import { cutBefore } from "../../domain/audit/retention.ts";
import { judgedAt, judgedUntil, runsIn, type BulkRun, type SentLine } from "../../domain/audit/runs.ts";
import type { Env } from "../../env.ts";
import { log, nameInLog } from "../../log.ts";
import { AUDIT_DAYS } from "../../protocol/audit/limits.ts";
import { Agenda, type Duty } from "../kernel/agenda.ts";
import type { AuditAnswer, AuditDoor, AuditLines, AuditQuestion, AuditTaken } from "../kernel/doors/audit.ts";
import { MeteredObject } from "../kernel/metrics/metered.ts";
import { restsElsewhere } from "../kernel/placement.ts";
import { entryOf } from "./entry.ts";
import { AuditStore, newPseudonym, type KeptLine } from "./store.ts";

const DAY_MS = 24 * 60 * 60_000;
/** Lines that are looked through for one answer. */
const LOOKED_MAX = 5_000;
/** Lines of messages that are judged at once. */
const JUDGED_MAX = 2_000;
/** Lines that are cut at once. */
const CUT_MAX = 1_000;

type AuditDuty = "old" | "runs";
/** Lines that are about to be written, and whom they name for the first time. */
type Draft = { head: AuditHead | null; lines: KeptLine[]; named: Map<string, string>; ids: Set<string> };

/**
 * What was done at a desk, in a chain of lines to which lines are only added: each holds the hash of the one before. It is told by the desk
 * and the Directory, behind what they do; nothing waits for it.
 */
export class Audit extends MeteredObject implements AuditDoor {
  readonly #store: AuditStore;
  readonly agenda: Agenda<AuditDuty>;
  /** Lines are written one call after the other: each needs the hash of the one before, for which a call waits. */
  #turn: Promise<unknown> = Promise.resolve();
  /** When the oldest message was sent of which it was not looked whether it is one of many (ms); null: there is none. Undefined: not read yet. */
  #sentAt: number | null | undefined;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, "audit");
    this.#store = new AuditStore(ctx.storage);
    this.agenda = new Agenda<AuditDuty>("audit", ctx.storage, this.#duties());
    void ctx.blockConcurrencyWhile(() => this.agenda.load());
  }

  async take(desk: string, deeds: readonly Deed[], known: AuditHead | null): Promise<AuditTaken> {
    const head = await this.#inTurn(async () => {
      this.#store.ensure(desk);
      const draft = await this.#begun(desk);
      if (known !== null && this.#wentBack(known)) {
        log({ event: "audit.went_back", desk: nameInLog(this.ctx.id) });
        await this.#write(draft, goneBack(known));
      }
      for (const deed of deeds) await this.#write(draft, deed);
      this.#keep(draft);
      for (const dueAt of [this.#dueAt(), this.#runsDueAt()]) if (dueAt !== null) this.agenda.wakeBy(dueAt);
      return draft.head;
    });
    if (head === null) return null;
    // The Directory, which knows no head, counts for no desk.
    return { seq: head.seq, hash: head.hash, ...(known === null ? {} : { metrics: this.meter.taken() }) };
  }

  read(desk: string, { limit, before, conversation, about, ...by }: AuditQuestion): AuditAnswer {
    const row = this.#store.find();
    const head = this.#store.head();
    const days = row?.kept_days ?? AUDIT_DAYS;
    const nothing = { entries: [], next: null, head, conversations: {}, days };
    if (row === null || head === null) return nothing;
    this.#store.ensure(desk);
    const filter = {
      kind: by.kind ?? null,
      who: by.who ?? null,
      pseudonym: conversation === undefined ? null : (this.#store.pseudonymOf(conversation) ?? conversation),
      about: about ?? null,
      from: by.from ?? null,
      to: by.to ?? null,
    };
    const first = this.#store.firstSeq() ?? 0;
    const upTo = Math.min(before ?? Infinity, head.seq + 1);
    const floor = Math.max(first, upTo - LOOKED_MAX);
    const rows = this.#store.found(filter, floor, upTo, limit);
    const entries = rows.map(({ text }) => entryOf(text));
    const last = rows.at(-1);
    const goesOnAt = rows.length === limit && last !== undefined ? last.seq : floor;
    const named = new Set(entries.flatMap(({ conversations = [] }) => conversations));
    const conversations = Object.fromEntries(
      [...named].flatMap((it) => {
        const name = this.#store.conversationOf(it);
        return name === null ? [] : [[it, name] as const];
      }),
    );
    return { entries, next: goesOnAt > first ? goesOnAt : null, head, conversations, days };
  }

  async lines(desk: string, after: number | null, limit: number): Promise<AuditLines> {
    const row = this.#store.find();
    if (row === null) return { lines: [], next: null, head: null };
    this.#store.ensure(desk);
    const { cut_seq: cutSeq, cut_hash: cutHash } = row;
    const head = this.#store.head();
    const isCut = cutSeq !== null && cutHash !== null;
    const found = this.#store.after(after ?? -1, limit + 1);
    const told = found.slice(0, limit);
    const next = found.length > limit ? (told.at(-1)?.seq ?? null) : null;
    const lines = told.map(({ text }) => text);
    // Also where what was to come next was cut meanwhile.
    const isBehindCut = isCut && (after === null || after < cutSeq);
    const stub = isBehindCut ? [(await stubLine(desk, { seq: cutSeq, hash: cutHash })).text] : [];
    return { lines: [...stub, ...lines], next, head };
  }

  keep(desk: string, days: number): number {
    const before = this.#store.ensure(desk).kept_days ?? AUDIT_DAYS;
    this.#store.keep(days);
    const dueAt = this.#dueAt();
    if (dueAt !== null) this.agenda.wakeBy(dueAt);
    return before;
  }

  async erase(desk: string, conversation: string, id: string | null, at: number): Promise<void> {
    await this.#inTurn(async () => {
      const isNamed = this.#store.pseudonymOf(conversation) !== null;
      if (id === null && !isNamed) return;
      this.#store.ensure(desk);
      const draft = await this.#begun(desk);
      const deed = `erased:${id ?? crypto.randomUUID()}`;
      await this.#write(draft, {
        ...{ id: deed, at, kind: "erased", deed: "conversation.erase", by: { as: "system", id: null } },
        conversations: [conversation],
      });
      this.#store.transaction(() => {
        this.#keep(draft);
        this.#store.forgetPseudonym(conversation);
      });
    });
  }

  async forget(desk: string): Promise<void> {
    await this.#inTurn(async () => {
      const head = this.#store.head();
      if (head === null) return;
      this.#store.ensure(desk);
      const began = crypto.randomUUID();
      const first = await firstLine({ at: Date.now(), id: began, desk });
      const ended = await this.#lineOf(first, {
        ...{ id: crypto.randomUUID(), at: Date.now(), kind: "audit", deed: "audit.begin_anew" },
        ...{ by: { as: "system", id: null }, about: { seq: head.seq, hash: head.hash } },
      });
      this.#store.transaction(() => {
        this.#store.forgetAll();
        this.#sentAt = undefined;
        this.#store.add({ ...first, id: began, at: Date.now(), kind: "audit", who: null });
        this.#store.add(ended);
      });
    });
  }

  override async alarm(): Promise<void> {
    if (await restsElsewhere(this.env)) this.agenda.rest();
    else await this.agenda.alarm();
  }

  #duties(): Duty<AuditDuty>[] {
    return [
      { name: "old", dueAt: () => this.#dueAt(), run: (now) => this.#cutOld(now) },
      { name: "runs", dueAt: () => this.#runsDueAt(), run: (now) => this.#noteRuns(now) },
    ];
  }

  /** When the oldest line may go, in ms: a day later, so that a day's go together. Null: there is none. */
  #dueAt(): number | null {
    const row = this.#store.find();
    const oldest = row === null ? null : this.#store.oldestAt();
    if (row === null || oldest === null) return null;
    const now = Date.now();
    return oldest + (now - cutBefore(row.kept_days, now)) + DAY_MS;
  }

  #runsDueAt(): number | null {
    const row = this.#store.find();
    if (row === null) return null;
    if (this.#sentAt === undefined)
      this.#sentAt = this.#store.afterOf("sent", row.runs_seq ?? -1, 1)[0]?.at ?? null;
    return this.#sentAt === null ? null : judgedAt(this.#sentAt);
  }

  /** Who wrote to many has a line of that, beside those of each message. Found again it is the same line, which is written once. */
  async #noteRuns(now: number): Promise<number | undefined> {
    return await this.#inTurn(async () => {
      const row = this.#store.find();
      if (row === null) return undefined;
      const sent = this.#store.afterOf("sent", row.runs_seq ?? -1, JUDGED_MAX);
      const until = judgedUntil(now);
      const open = sent.findIndex(({ at }) => at >= until);
      const judged = open < 0 ? sent : sent.slice(0, open);
      const last = judged.at(-1);
      this.#sentAt = undefined;
      if (last === undefined) return undefined;
      const draft = await this.#begun(row.desk);
      for (const run of runsIn(judged.map(({ text }) => JSON.parse(text) as SentLine)))
        await this.#write(draft, noted(run));
      this.#store.transaction(() => {
        this.#keep(draft);
        this.#store.lookedForRuns(last.seq);
      });
      this.#sentAt = undefined;
      return sent.length === JUDGED_MAX && open < 0 ? now : undefined;
    });
  }

  /** From the front alone, in small steps. The chain tells of each, and has at its beginning what stands in place of what went. */
  async #cutOld(now: number): Promise<void> {
    await this.#inTurn(async () => {
      const row = this.#store.find();
      const [head, first] = [this.#store.head(), this.#store.firstSeq()];
      if (row === null || head === null || first === null) return;
      const young = this.#store.firstSince(cutBefore(row.kept_days, now)) ?? head.seq + 1;
      const upTo = Math.min(young - 1, first + CUT_MAX - 1);
      const hash = upTo < first ? null : this.#store.hashOf(upTo);
      if (hash === null) return;
      const draft = await this.#begun(row.desk);
      await this.#write(draft, {
        ...{ id: crypto.randomUUID(), at: now, kind: "audit", deed: "audit.cut" },
        ...{ by: { as: "system", id: null }, about: { upTo, stands: hash, lines: upTo - first + 1 } },
      });
      this.#store.transaction(() => {
        this.#keep(draft);
        this.#store.cut({ seq: upTo, hash });
      });
    });
  }

  #wentBack({ seq, hash }: AuditHead): boolean {
    const head = this.#store.head();
    if (head === null || head.seq < seq) return true;
    const stands = this.#store.hashOf(seq);
    // What was cut since is not there to be compared.
    return stands !== null && stands !== hash;
  }

  async #begun(desk: string): Promise<Draft> {
    const draft: Draft = { head: this.#store.head(), lines: [], named: new Map(), ids: new Set() };
    if (draft.head !== null) return draft;
    const [at, id] = [Date.now(), crypto.randomUUID()];
    const first = await firstLine({ at, id, desk });
    draft.lines.push({ ...first, id, at, kind: "audit", who: null });
    draft.head = first;
    return draft;
  }

  async #write(draft: Draft, { conversations = [], once, ...deed }: Deed): Promise<void> {
    const pseudonyms = conversations.map((name) => this.#pseudonymOf(draft, name));
    const id = once === undefined ? deed.id : [once, ...pseudonyms.slice(0, 1)].join(":");
    if (draft.head === null || draft.ids.has(id) || this.#store.has(id)) return;
    const named = pseudonyms.length === 0 ? {} : { conversations: pseudonyms };
    const line = await this.#lineOf(draft.head, { ...deed, ...named, id });
    draft.lines.push(line);
    draft.ids.add(id);
    draft.head = { seq: line.seq, hash: line.hash };
  }

  async #lineOf(before: AuditHead, fields: AuditFields): Promise<KeptLine> {
    const { id, at, kind, by } = fields;
    return { ...(await lineAfter(before, fields)), id, at, kind, who: by.id };
  }

  #pseudonymOf(draft: Draft, name: string): string {
    const known = draft.named.get(name) ?? this.#store.pseudonymOf(name);
    if (known !== null) return known;
    const made = newPseudonym();
    draft.named.set(name, made);
    return made;
  }

  /** All or nothing. */
  #keep({ lines, named }: Draft): void {
    // It is read anew: null said that there was none.
    if (lines.some(({ kind }) => kind === "sent")) this.#sentAt ??= undefined;
    this.#store.transaction(() => {
      for (const [name, pseudonym] of named) this.#store.setPseudonym(name, pseudonym);
      for (const line of lines) this.#store.add(line);
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

/** Somebody wrote to many. */
function noted({ by, span, from, until, messages, customers }: BulkRun): Deed {
  return {
    ...{ id: `run:${by.as}:${String(by.id)}:${String(span)}`, at: until, kind: "sent_in_bulk" },
    ...{ deed: "message.sendMany", by, about: { messages, customers, from } },
  };
}

/** The chain is not the one that its desk heard of: its storage was brought back from earlier. */
function goneBack({ seq, hash }: AuditHead): Deed {
  return {
    ...{ id: `went_back:${String(seq)}:${hash}`, at: Date.now(), kind: "audit", deed: "audit.went_back" },
    ...{ by: { as: "system", id: null }, about: { seq, hash } },
  };
}
