import { openReference } from "../../../access/references.ts";
import { configOf } from "../../../config.ts";
import { boxNamed, judgeBox, type CheckedBox } from "../../../domain/references/box.ts";
import { isOld } from "../../../domain/references/came.ts";
import { judge } from "../../../domain/references/judge.ts";
import { link } from "../../../domain/tags/tagging.ts";
import type { Env } from "../../../env.ts";
import { pageIdOf } from "../../../protocol/conversation-name.ts";
import { isReference } from "../../../protocol/references/ref.ts";
import type { ReferenceOutcome } from "../../../protocol/references/reference.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { taggedOf } from "../list/row.ts";
import type { Mover } from "../states/mover.ts";
import type { DeskStore } from "../store.ts";
import type { EventRecorder } from "../webhooks/recorder.ts";
import type { Box } from "./box-store.ts";
import type { Came, ReferenceRow } from "./reference-store.ts";
import type { Shop } from "./shop.ts";

/** Those who came are judged within this; else an alarm goes on. */
const SOON_MS = 30_000;

type Tools = {
  env: Env;
  store: DeskStore;
  mover: Mover;
  agenda: Pick<Agenda<"references">, "guarded" | "wakeBy">;
  shop: Pick<Shop, "counts" | "run">;
  recorder: Pick<EventRecorder, "box">;
  later: (work: Promise<unknown>) => void;
};

/**
 * References that customers came by. That they came is written with their conversation's news; here it is judged, one after the other, and
 * what came of it stands in the thread, in the same transaction as that they were the first.
 */
export class References {
  readonly #tools: Tools;
  #running: Promise<void> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  dueAt(): number | null {
    const { references, boxes } = this.#tools.store;
    return earliest(references.nextDueAt(), boxes.nextDueAt());
  }

  /** People confirmed checkboxes; of one of whom it is known already who they are, the reference is judged now. */
  checked(page: string, boxes: readonly CheckedBox[]): void {
    const { store, agenda, later } = this.#tools;
    const now = Date.now();
    store.transaction(() => {
      for (const box of boxes) {
        // The Page tells again where an answer was lost.
        const known = store.boxes.find(page, box.userRef);
        if (known?.at != null || known?.conversation === "") continue;
        store.boxes.add(page, box, now);
        const kept = store.boxes.find(page, box.userRef);
        if (kept !== null) this.#comesBy(kept);
      }
    });
    agenda.wakeBy(now);
    later(this.came());
  }

  /** Somebody came. Never rejects: what cannot be judged now is due again. */
  async came(): Promise<void> {
    await this.#tools.agenda
      .guarded("references", SOON_MS, () => this.run(Date.now()))
      .catch(() => undefined);
  }

  run(now: number): Promise<void> {
    this.#running ??= this.#run(now).finally(() => (this.#running = null));
    return this.#running;
  }

  async #run(now: number): Promise<void> {
    const { references, boxes } = this.#tools.store;
    references.forgetOld(now);
    boxes.forgetOld(now);
    for (let box = boxes.nextToJudge(); box !== null; box = boxes.nextToJudge()) await this.#judgeBox(box);
    for (let came = references.nextCame(); came !== null; came = references.nextCame())
      await this.#judge(came);
    this.#tools.shop.run(Date.now());
    const next = this.dueAt();
    if (next !== null) this.#tools.agenda.wakeBy(next);
  }

  async #judge(came: Came): Promise<void> {
    const { env, store, mover, shop } = this.#tools;
    const { conversation, at, ref } = came;
    const userRef = boxNamed(ref);
    if (userRef !== null) return this.#answers(came, userRef);
    const place = { desk: store.name() ?? "", page: pageIdOf(conversation) };
    const sealed = await openReference(configOf(env).encryptionKeys, place, ref);
    // No await from here on: of two who come at once one is the first.
    const row = store.list.find(conversation);
    const now = Date.now();
    // It left, or was erased.
    if (row === null) return store.references.settle(came, now);
    const kept = sealed === null ? null : store.references.find(sealed.id);
    if (isOld(at, now) && wasTold(came, kept)) return store.references.settle(came, now);
    const tagged = taggedOf(row);
    const linked = tagged.record ?? null;
    const verdict = judge({ sealed, kept: kept === null ? null : judged(kept), conversation, linked, at });
    const written = store.boxes.answeredBy(came)?.written?.text;
    const outcome = {
      ...outcomeOf(kept, verdict),
      ...(written === undefined ? {} : { written }),
    };
    const toLink = verdict.counts && verdict.link !== null ? link(tagged, verdict.link) : null;
    mover.tell(row, { event: "reference", ...outcome }, toLink, () => {
      store.references.settle(came, now);
      if (!verdict.counts || kept === null) return;
      store.references.use(kept.id, conversation, at);
      shop.counts(came, kept, now);
    });
  }

  /** Who confirmed a checkbox answered what was written to it: by the first entry that does it is known who it was. */
  #answers(came: Came, userRef: string): void {
    const { store, mover } = this.#tools;
    const { conversation, entry } = came;
    const page = pageIdOf(conversation);
    const now = Date.now();
    const first = store.boxes.find(page, userRef)?.conversation ?? null;
    const isNews = first === null;
    const row = store.list.find(conversation);
    if (row !== null && !isNews && first !== conversation)
      return mover.tell(row, { event: "reference", refused: "other_person" }, null, () => {
        store.references.settle(came, now);
      });
    const box = store.transaction(() => {
      store.references.settle(came, now);
      if (row === null || !isNews) return null;
      store.boxes.answer(page, userRef, { conversation, entry }, now);
      const answered = store.boxes.find(page, userRef);
      return answered !== null && !this.#comesBy(answered) ? answered : null;
    });
    // No reference of the desk's came with it; that the Page wrote is to be seen all the same.
    if (row !== null && box?.written != null)
      mover.tell(row, { event: "reference", written: box.written.text }, null, () => undefined);
  }

  /** Has the reference that came with a checkbox judged, whose person is known: as of when they confirmed it. */
  #comesBy({ conversation, entry, at, ref }: Box): boolean {
    if (conversation === null || entry === null || at === null || !isReference(ref)) return false;
    this.#tools.store.references.comeAgain({ conversation, entry, at, ref });
    return true;
  }

  /** What is known of a reference while nobody knows who came by it. */
  async #judgeBox(box: Box): Promise<void> {
    const { env, store, recorder } = this.#tools;
    const { page, userRef, ref, at } = box;
    if (at === null) return;
    const place = { desk: store.name() ?? "", page };
    const isOurs = isReference(ref);
    const sealed = isOurs ? await openReference(configOf(env).encryptionKeys, place, ref) : null;
    const kept = sealed === null ? null : store.references.find(sealed.id);
    const refused = isOurs ? judgeBox(sealed, kept, at) : null;
    const verdict =
      refused === null ? { counts: true as const, link: null } : { counts: false as const, why: refused };
    const outcome = outcomeOf(kept, verdict);
    store.transaction(() => {
      store.boxes.judged(box, isOurs ? outcome : null);
      recorder.box({ page, userRef, at, reference: outcome });
    });
  }
}

function earliest(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

/** A thread that comes to the desk anew brings what was told before: to this desk, or to another, whose references do not open here. */
function wasTold({ conversation, at }: Came, kept: ReferenceRow | null): boolean {
  return kept === null || (kept.usedBy === conversation && kept.usedAt === at);
}

function judged({ about, expires, usedBy, revokedAt }: ReferenceRow): Parameters<typeof judge>[0]["kept"] {
  return { record: about?.record ?? null, single: about?.single ?? true, expires, usedBy, revokedAt };
}

function outcomeOf(kept: ReferenceRow | null, verdict: ReturnType<typeof judge>): ReferenceOutcome {
  return {
    ...(kept?.about == null ? {} : { reference: kept.id, kind: kept.about.kind, value: kept.about.value }),
    ...(verdict.counts ? {} : { refused: verdict.why }),
  };
}
