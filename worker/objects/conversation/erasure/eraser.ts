import { keyPrefixOf, fileOfMedia } from "../../../bucket/keys.ts";
import { ERASED_KEYS_MS, isOfErased, SWEEP_AFTER_MS } from "../../../domain/erasure.ts";
import type { InboundItem } from "../../../domain/item.ts";
import type { Env } from "../../../env.ts";
import { hashOf } from "../../../graph/item-key.ts";
import { log } from "../../../log.ts";
import { addedCounts, type RemovedCounts } from "../../../protocol/admin/receipt.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import type { ErasedAnswer, LinkParcel } from "../../kernel/contracts.ts";
import { pageStub } from "../../kernel/stubs.ts";
import { isOurEcho } from "../inbound/ingest.ts";
import type { ConversationStore } from "../log/store.ts";
import { PICTURE } from "../media/store.ts";
import { emptyPrefix } from "./bucket.ts";
import { PAGE_PLACES, PLACES } from "./places.ts";
import type { ErasureRow } from "./store.ts";

/** It is done within this, or an alarm goes on with it. */
const STEP_MS = 60_000;
/** While keys are being hashed others may come; so often they are looked at anew. */
const ROUNDS_MAX = 5;
/** Pages that keep moving are left to the alarm. */
const MOVES_MAX = 3;

type Tools = {
  env: Env;
  store: ConversationStore;
  agenda: Pick<Agenda<"erasure">, "guarded" | "wakeBy">;
  objectId: string;
  /** The name that the platform knows this object by; undefined where it does not say. */
  nameOfObject: string | undefined;
  /** Resolves when nothing that was said before is on its way to the desk. Never rejects. */
  toldAll: () => Promise<void>;
  /** What this instance remembers of the thread counts no more. */
  forgotten: () => void;
  /** The desk has forgotten the thread: what began anew is told now. */
  begins: () => void;
};

/**
 * Erases all that is kept of this one person: first, in one transaction, the thread itself, with a mark that lets nothing of it come back; then
 * what Page, desk and bucket hold. Each step may be repeated, and an instance that dies over one leaves what the alarm goes on with.
 */
export class Eraser {
  readonly #tools: Tools;
  #running: Promise<void> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Whether the thread was erased, and nothing was said since. */
  get isBlank(): boolean {
    const { store } = this.#tools;
    return store.isEmpty() && store.erasure.find() !== null;
  }

  /** When there is something to do, in ms; null for nothing. */
  dueAt(): number | null {
    const row = this.#tools.store.erasure.find();
    return row?.step == null ? null : row.due_at;
  }

  /**
   * Erases all that was said before `askedAt` (ms), unless that was done, or by then `isStill` not to be: it is asked in the turn that erases.
   * Resolves when nothing is left, with null where it was left as it is; rejects where the alarm goes on.
   */
  async erase(name: string, askedAt: number, isStill: () => boolean): Promise<ErasedAnswer | null> {
    const { store, objectId } = this.#tools;
    const before = store.erasure.find();
    let wiped = { entries: 0, isKnown: (before?.top_rev ?? 0) > 0 };
    if (before === null || before.erased_at < askedAt) {
      const now = await this.#wipe(name, askedAt, isStill);
      if (now === null) return null;
      wiped = now;
      log({ event: "conversation.erased", object: objectId, entries: wiped.entries });
    }
    await this.#tools.agenda.guarded("erasure", STEP_MS, () => this.run());
    const { removed = "{}" } = store.erasure.find() ?? {};
    return { ...wiped, removed: JSON.parse(removed) as RemovedCounts };
  }

  /** Takes the next steps that are due. */
  run(): Promise<void> {
    this.#running ??= this.#run().finally(() => (this.#running = null));
    return this.#running;
  }

  /** Until the desk has forgotten what was erased: whoever tells it of a thread that began anew waits for that. */
  async deskForgot(): Promise<void> {
    if (this.#tools.store.erasure.find()?.step === "others") await this.run();
  }

  /** Those items that are none of what was erased, as far as their keys tell. */
  async unerased(items: readonly InboundItem[]): Promise<readonly InboundItem[]> {
    const { erasure } = this.#tools.store;
    if (!erasure.hasKeys()) return items;
    const keys = await Promise.all(items.map(({ key }) => keptKeyOf(key)));
    return items.filter((_item, at) => !erasure.hasKey(keys[at] ?? ""));
  }

  /** Whether this item is of what was erased, by its time. */
  isErased(item: InboundItem, appId: string | null): boolean {
    const { store } = this.#tools;
    const row = store.erasure.find();
    if (row === null) return false;
    const { event } = item;
    const isKnown = event.kind === "echo" && !store.isEmpty() && isOurEcho(store, event, appId);
    return isOfErased(item, { erasedAt: row.erased_at, isBlank: store.isEmpty(), isKnown });
  }

  /**
   * Whether what another conversation tells of a private reply is of what was erased: it was written before that, whenever Meta had it, or the
   * thread that it was written in is no more.
   */
  isErasedLink(link: LinkParcel): boolean {
    const { store } = this.#tools;
    if (link.kind === "arrived") return store.isEmpty();
    const row = store.erasure.find();
    return row !== null && (link.writtenAt ?? link.at) <= row.erased_at;
  }

  /** A thread that was begun for nothing: there was nothing new to it. */
  wipeAgain(): void {
    const { store, forgotten } = this.#tools;
    store.transaction(() => store.erasure.wipe());
    store.forget();
    forgotten();
  }

  /**
   * All of the thread in one transaction. Answers how many entries there were, and whether there was a thread at all; null: it is not to be
   * erased any more.
   */
  async #wipe(
    name: string,
    askedAt: number,
    isStill: () => boolean,
  ): Promise<{ entries: number; isKnown: boolean } | null> {
    const { store, agenda, forgotten, nameOfObject } = this.#tools;
    store.begin();
    const { erasure } = store;
    const hashes = new Map<string, string>();
    for (let round = 0; ; round++) {
      const since = Date.now() - ERASED_KEYS_MS;
      const unhashed = erasure.keysSince(since).filter((key) => !hashes.has(key));
      if (unhashed.length === 0 || round === ROUNDS_MAX) break;
      await Promise.all(unhashed.map(async (key) => hashes.set(key, await keptKeyOf(key))));
    }
    // No await from here on. Meanwhile somebody may have written, or said that it is to be kept.
    if (!store.isEmpty() && !isStill()) return null;
    const now = Math.max(Date.now(), askedAt);
    const wiped = store.transaction(() => {
      const before = erasure.find();
      const thread = store.thread.find();
      const [count, raw] = [erasure.countShown(), erasure.countRaw()];
      const topRev = Math.max(before?.top_rev ?? 0, store.topRev());
      erasure.addKeys(hashes.values());
      erasure.wipe();
      erasure.set({
        erased_at: now,
        top_rev: topRev,
        desk: thread?.desk ?? before?.desk ?? null,
        epoch: thread?.epoch ?? before?.epoch ?? null,
        name: nameOfObject === name ? null : name,
        step: "others",
        due_at: now,
        removed: JSON.stringify({ entries: count, raw } satisfies RemovedCounts),
      });
      return { entries: count, isKnown: thread != null };
    });
    store.forget();
    forgotten();
    agenda.wakeBy(now + STEP_MS);
    return wiped;
  }

  async #run(): Promise<void> {
    for (;;) {
      const row = this.#tools.store.erasure.find();
      const now = Date.now();
      if (row?.step == null || row.due_at > now) return;
      const next = await this.#take(row, now);
      // It was erased once more meanwhile.
      if (this.#tools.store.erasure.find()?.erased_at !== row.erased_at) continue;
      this.#tools.store.transaction(() => this.#tools.store.erasure.set(next));
      if (next.step !== null) this.#tools.agenda.wakeBy(next.due_at);
      if (row.step === "others") this.#tools.begins();
    }
  }

  async #take(row: ErasureRow, now: number): Promise<ErasureRow> {
    const { store } = this.#tools;
    switch (row.step) {
      case "others":
        await this.#tools.toldAll();
        return { ...counted(row, await this.#eraseAtOthers(row)), step: "files", due_at: now };
      case "files": {
        const files = await this.#eraseFiles(row);
        // Read back: of the thread nothing is left, unless somebody wrote since.
        if (store.isEmpty() && store.erasure.countLeft() > 0) {
          // Work that was under way came to its end since: it is looked for once more.
          this.wipeAgain();
          throw new NotErasedError();
        }
        return { ...counted(row, { files }), step: "sweep", due_at: row.erased_at + SWEEP_AFTER_MS };
      }
      case "sweep":
        await this.#sweep(row);
        return { ...row, step: "keys", due_at: row.erased_at + ERASED_KEYS_MS, desk: null, name: null };
      case "keys":
      case null:
        store.transaction(() => store.erasure.removeKeys());
        return { ...row, step: null, due_at: 0 };
    }
  }

  /** A Page that moves meanwhile would take along what one desk has forgotten and another not. */
  async #eraseAtOthers(row: ErasureRow): Promise<RemovedCounts> {
    const { env } = this.#tools;
    let removed: RemovedCounts = {};
    const name = this.#nameIn(row);
    const { pageId } = partsOfName(name);
    for (let round = 0; round < MOVES_MAX; round++) {
      const before = await pageStub(env, pageId).erase(pageId, name);
      for (const place of PAGE_PLACES) removed = addedCounts(removed, await place.erase(env, pageId, name));
      const desks = new Set([...before.desks, ...(row.desk === null ? [] : [row.desk])]);
      const erased = { conversation: name, epoch: row.epoch, erasedAt: row.erased_at };
      for (const desk of desks)
        for (const place of PLACES) {
          const part = await place.erase(env, desk, { ...erased, epochNow: this.#epochNow() });
          removed = addedCounts(removed, part);
        }
      const { generation } = await pageStub(env, pageId).erase(pageId, name);
      if (generation === before.generation) return removed;
    }
    throw new NotErasedError();
  }

  /** Of the thread that began since; null where nobody wrote. */
  #epochNow(): string | null {
    return this.#tools.store.thread.find()?.epoch ?? null;
  }

  async #eraseFiles(row: ErasureRow): Promise<number> {
    const { env, store } = this.#tools;
    if (env.MEDIA === undefined) return 0;
    return await emptyPrefix(env.MEDIA, keyPrefixOf(this.#nameIn(row)), (media) => {
      if (store.isEmpty()) return false;
      const seq = Number(/^(\d{1,15})\./.exec(media)?.[1] ?? NaN);
      if (Number.isSafeInteger(seq)) return seq > row.top_rev;
      const file = fileOfMedia(media);
      if (file !== null) return store.files.isKnown(file);
      return media === store.thread.profile()?.picture?.id || store.media.find(PICTURE) !== null;
    });
  }

  /** What was under way when it was erased has come to its end, and left what it left. */
  async #sweep(row: ErasureRow): Promise<void> {
    const { store } = this.#tools;
    if (store.isEmpty()) {
      this.wipeAgain();
      await this.#eraseAtOthers(row);
    } else store.transaction(() => store.erasure.removeUpTo(row.top_rev));
    await this.#eraseFiles(row);
  }

  #nameIn({ name }: ErasureRow): string {
    const known = name ?? this.#tools.nameOfObject;
    if (known === undefined) throw new NotErasedError();
    return known;
  }
}

function counted(row: ErasureRow, removed: RemovedCounts): ErasureRow {
  const before = JSON.parse(row.removed) as RemovedCounts;
  return { ...row, removed: JSON.stringify(addedCounts(before, removed)) };
}

/** Keys of ours name an agent and their command; Meta's are kept so that nobody reads them. */
async function keptKeyOf(key: string): Promise<string> {
  return key.startsWith("@") ? key : await hashOf(key);
}

/** What was to be erased is not; it is tried again. */
export class NotErasedError extends Error {
  readonly code = "not_erased";
  constructor() {
    super("something that was to be erased is still there");
  }
}
