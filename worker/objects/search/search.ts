import { ERASED_KEYS_MS } from "../../domain/erasure.ts";
import { TOKENS_VERSION } from "../../domain/search/tokens.ts";
import type { Env } from "../../env.ts";
import { pageIdOf } from "../../protocol/conversation-name.ts";
import { Agenda, OVERDUE, type Duty } from "../kernel/agenda.ts";
import { MeteredObject } from "../kernel/metrics/metered.ts";
import type { IndexAnswer, IndexBatch, SearchAnswer, SearchQuestion } from "../kernel/contracts.ts";
import type { SearchDoor } from "../kernel/doors/search.ts";
import { restsElsewhere } from "../kernel/placement.ts";
import { Builder } from "./builder.ts";
import { Finder } from "./finder.ts";
import { SearchStore, type DeskRow } from "./store.ts";
import type { ThreadRow } from "./thread-store.ts";

/** Texts that are removed in one turn. */
const REMOVED_MAX = 1_000;
const AGAIN_MS = 50;

/** What it does later, in this order. */
export type SearchDuty = "leaving" | "building" | "erased" | "retention";

/**
 * What was said at a desk, to be searched: fed by its conversations a while after they changed, and no more than a copy of what they hold. Nothing on the
 * way of a message asks it.
 */
export class Search extends MeteredObject implements SearchDoor {
  readonly #store: SearchStore;
  readonly #finder: Finder;
  readonly #builder: Builder;
  readonly agenda: Agenda<SearchDuty>;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, "search");
    this.#store = new SearchStore(ctx.storage);
    this.agenda = new Agenda<SearchDuty>("search", ctx.storage, this.#duties());
    this.#finder = new Finder(this.#store);
    this.#builder = new Builder(env, this.#store, (at) => this.agenda.wakeBy(at));
    void ctx.blockConcurrencyWhile(() => this.agenda.load());
  }

  index(desk: string, batch: IndexBatch): IndexAnswer {
    const row = this.#enter(desk);
    if (row.is_off === 1) return { ok: false, code: "off" };
    if (this.#store.isErased(batch.epoch)) return { ok: false, code: "erased" };
    if (this.#store.leftAt(pageIdOf(batch.conversation)) >= batch.generation)
      return { ok: false, code: "left" };
    const answer = this.#store.transaction(() => this.#take(batch));
    return answer.ok ? { ...answer, metrics: this.meter.taken() } : answer;
  }

  async find(desk: string, question: SearchQuestion): Promise<SearchAnswer> {
    const row = this.#enter(desk);
    // What conversations told before there was an index is in none.
    if (row.is_off === 0 && row.built_at === null && row.building === null) this.#builder.begin();
    const building = this.#store.building();
    const found = await this.#finder.find(question, row.key);
    return { ...found, key: row.key, building: building && { done: building.done, total: building.total } };
  }

  rebuild(desk: string): boolean {
    const row = this.#enter(desk);
    if (row.is_off === 1 || row.building !== null) return false;
    this.#beginAnew();
    return true;
  }

  turn(desk: string, to: "on" | "off"): void {
    const isOff = this.#enter(desk).is_off === 1;
    if (isOff === (to === "off")) return;
    if (to === "on") {
      this.#store.set({ is_off: 0 });
      return this.#builder.begin();
    }
    this.#store.transaction(() => {
      this.#store.drop();
      this.#store.set({ is_off: 1, building: null, built_at: null });
    });
  }

  forgetPage(desk: string, pageId: string, generation: number): void {
    this.#enter(desk);
    // It went at this generation: what it brings as what it was before is late.
    this.#store.markLeft(pageId, generation - 1);
    this.agenda.wakeBy(Date.now());
  }

  erase(
    desk: string,
    conversation: string,
    epoch: string | null,
    now: string | null,
  ): { isAll: boolean; texts: number } {
    this.#enter(desk);
    const at = Date.now();
    this.agenda.wakeBy(at + ERASED_KEYS_MS);
    return this.#store.transaction(() => {
      if (epoch !== null) this.#store.markErased(epoch, at);
      const thread = this.#store.threads.find(conversation);
      if (thread === null || thread.epoch === now) return { isAll: true, texts: 0 };
      const texts = this.#store.said.removeOf(thread, REMOVED_MAX);
      const isAll = texts < REMOVED_MAX;
      if (isAll) this.#store.threads.remove(thread.no);
      return { isAll, texts };
    });
  }

  retain(desk: string, before: number | null): void {
    if (this.#enter(desk).keep_from !== before) this.#store.set({ keep_from: before });
    this.agenda.wakeBy(Date.now());
  }

  countBefore(desk: string, before: number): { count: number; oldest: number | null } {
    this.#enter(desk);
    return this.#store.said.countBefore(before);
  }

  override async alarm(): Promise<void> {
    if (await restsElsewhere(this.env)) this.agenda.rest();
    else await this.agenda.alarm();
  }

  #duties(): Duty<SearchDuty>[] {
    const whereKnown = (dueAt: () => number | null) => () => (this.#store.find() === null ? null : dueAt());
    return [
      {
        name: "leaving",
        dueAt: whereKnown(() => (this.#store.leaving().length > 0 ? 0 : null)),
        run: (now) => this.#letGo(now),
      },
      { name: "building", dueAt: whereKnown(() => this.#builder.dueAt()), run: () => this.#builder.run() },
      {
        name: "erased",
        dueAt: whereKnown(() => {
          const oldest = this.#store.oldestErased();
          return oldest === null ? null : oldest + ERASED_KEYS_MS;
        }),
        run: (now) => this.#store.forgetErased(now - ERASED_KEYS_MS + 1),
      },
      {
        name: "retention",
        dueAt: whereKnown(() => (this.#hasOld() ? OVERDUE : null)),
        run: (now) => this.#removeOld(now),
      },
    ];
  }

  /** The row of this desk, of an index that is read as it was written. */
  #enter(desk: string): DeskRow {
    const row = this.#store.ensure(desk);
    if (row.tokens === TOKENS_VERSION) return row;
    this.#beginAnew();
    return this.#store.ensure(desk);
  }

  #beginAnew(): void {
    this.#store.transaction(() => {
      this.#store.drop();
      this.#store.set({ tokens: TOKENS_VERSION, built_at: null });
    });
    if (this.#store.find()?.is_off === 0) this.#builder.begin();
  }

  #take(batch: IndexBatch): IndexAnswer {
    const { conversation, epoch, generation, fromRev, toRev } = batch;
    const known = this.#store.threads.find(conversation);
    const isOther = known !== null && (known.epoch !== epoch || known.generation !== generation);
    if (isOther && !this.#remove(known)) return { ok: true, have: 0, again: true };
    const thread = isOther ? null : known;
    const have = thread?.upto ?? 0;
    if (fromRev > have || toRev <= have) return { ok: true, have };
    const row = thread ?? this.#store.threads.insert({ name: conversation, epoch, generation });
    if (
      batch.removedUpTo !== undefined &&
      this.#store.said.removeUpTo(row, batch.removedUpTo, REMOVED_MAX) > 0
    )
      return { ok: true, have, again: true };
    const keepFrom = this.#store.find()?.keep_from ?? 0;
    for (const said of batch.said)
      if (said.at >= keepFrom) this.#store.said.put(row, said);
      else this.#store.said.remove(row, said.entry, said.at);
    for (const { entry, at } of batch.gone) this.#store.said.remove(row, entry, at);
    this.#store.said.putName(row, batch.name);
    this.#store.threads.setUpto(row.no, toRev);
    return { ok: true, have: toRev };
  }

  /** False: not all of it at once. */
  #remove(thread: ThreadRow): boolean {
    if (this.#store.said.removeOf(thread, REMOVED_MAX) === REMOVED_MAX) return false;
    this.#store.threads.remove(thread.no);
    return true;
  }

  #hasOld(): boolean {
    const { keep_from: keepFrom = null } = this.#store.find() ?? {};
    return keepFrom !== null && this.#store.said.hasBefore(keepFrom);
  }

  /** Some of it in each turn. */
  #removeOld(now: number): number | undefined {
    const { keep_from: keepFrom = null } = this.#store.find() ?? {};
    if (keepFrom === null) return undefined;
    const { said, threads } = this.#store;
    const isAll = this.#store.transaction(() =>
      said.removeBefore(keepFrom, REMOVED_MAX, (no) => threads.nameOf(no)),
    );
    return isAll ? undefined : now + AGAIN_MS;
  }

  /** Forgets what Pages left behind that went away, some of it in each turn. */
  #letGo(now: number): number | undefined {
    for (const page of this.#store.leaving()) {
      const threads = this.#store.threads.ofPage(page.page_id, page.generation, 20);
      for (const thread of threads) {
        if (!this.#store.transaction(() => this.#remove(thread))) return now + AGAIN_MS;
      }
      if (threads.length > 0) return now + AGAIN_MS;
      this.#store.hasLeft(page);
    }
    return undefined;
  }
}
