import type { CheckedBox } from "../../domain/references/box.ts";
import { MAIN_DESK } from "../../domain/desks.ts";
import type { Env } from "../../env.ts";
import { log, traceOf } from "../../log.ts";
import type { PageState, PageWarning } from "../../protocol/frames.ts";
import type { HandedRow, Route } from "../kernel/contracts.ts";
import { troubleOf } from "../../domain/doctor/trouble.ts";
import { deskStub, searchStub } from "../kernel/stubs.ts";
import type { PageStore } from "./store.ts";
import { WAKE_AGAIN_MS } from "./leases/waiters.ts";

/** Conversations that go from desk to desk in one call. */
const HANDED_MAX = 500;

type Tools = { env: Env; store: PageStore; wakeBy: (at: number) => void };

/** Which desk the Page belongs to, and what that desk knows of it. */
export class DeskLink {
  readonly #tools: Tools;
  #leaving: Promise<void> | null = null;
  /** The generation whose conversations are all at the new desk; to bring them again changes nothing. */
  #handedOver: number | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** The configured Page belongs to the main desk from its first use on; one that somebody connected to theirs. */
  async connect(pageId: string): Promise<void> {
    const { env, store, wakeBy } = this.#tools;
    if (store.ensure(pageId).desk !== null) return;
    const desk = store.connection()?.desk ?? MAIN_DESK;
    await deskStub(env, desk).attach(desk, { ...this.#state(pageId), generation: 1 });
    // It was given to a desk meanwhile.
    if (store.ensure(pageId).desk !== null) return;
    store.setDesk(desk, 1, null);
    wakeBy(Date.now());
  }

  /** The Page belongs to that desk, where it already did as well. */
  async belongTo(pageId: string, desk: string): Promise<void> {
    const { store } = this.#tools;
    const page = store.ensure(pageId);
    if (page.desk === desk) return;
    if (page.desk !== null) return await this.moveTo(pageId, desk);
    await this.connect(pageId);
    if (store.ensure(pageId).desk !== desk) await this.moveTo(pageId, desk);
  }

  /** A desk that lost its memory refuses what is its own. */
  async attachAgain(pageId: string, { desk, generation }: Route): Promise<void> {
    await deskStub(this.#tools.env, desk).attach(desk, { ...this.#state(pageId), generation });
  }

  /** Tells the desk of checkboxes that people confirmed. Rejects where there is none, which is tried again. */
  async tellBoxes(boxes: CheckedBox[]): Promise<void> {
    const { env, store } = this.#tools;
    const page = store.find();
    if (page === null) return;
    if (page.desk === null) await this.connect(page.page_id);
    const { desk } = store.ensure(page.page_id);
    if (desk !== null) await deskStub(env, desk).boxesChecked(desk, page.page_id, boxes);
  }

  /** Gives the Page to another desk. Its conversations leave the old one and come to the new one by themselves. */
  async moveTo(pageId: string, desk: string): Promise<void> {
    const { env, store, wakeBy } = this.#tools;
    // A desk that still has to let go is told first: only one can be remembered.
    await this.leaveOld();
    const page = store.ensure(pageId);
    if (page.desk === desk) return;
    // Also greater than one that was given away before the Page's own storage went back.
    const generation = Math.max(page.generation + 1, Date.now());
    await deskStub(env, desk).attach(desk, { ...this.#state(pageId), generation });
    // It was connected or moved meanwhile: from there it is to move on.
    if (store.ensure(pageId).generation !== page.generation) return await this.moveTo(pageId, desk);
    store.setDesk(desk, generation, page.desk);
    log({ event: "page.moved", pageId, generation });
    wakeBy(Date.now());
  }

  /** The desk the Page was taken from names the conversations it held; each is called to find the new one. */
  async leaveOld(): Promise<void> {
    this.#leaving ??= this.#leaveOld().finally(() => (this.#leaving = null));
    await this.#leaving;
  }

  async #leaveOld(): Promise<void> {
    const { env, store } = this.#tools;
    const page = store.find();
    if (page === null || page.leaving_desk === null) return;
    const desk = page.leaving_desk;
    const { page_id: pageId, generation } = page;
    const names = await deskStub(env, desk).leave(desk, pageId, generation);
    if (page.desk !== null) await this.#handOver(desk, page.desk, { pageId, generation, names });
    this.#handedOver = generation;
    store.transaction(() => {
      for (const name of names) store.addWaiting(name);
    });
    await deskStub(env, desk).detach(desk, pageId, generation);
    await searchStub(env, desk).forgetPage(desk, pageId, generation);
    store.leftDesk(desk);
  }

  /**
   * Whether conversations that the old desk had are on their way to the new one. Until they are there none may tell it news: it
   * would take them for new, open and nobody's.
   */
  get isHandingOver(): boolean {
    const page = this.#tools.store.find();
    return page?.leaving_desk != null && this.#handedOver !== page.generation;
  }

  /** Ends that now, where it can be ended. Never rejects: the alarm goes on with it. */
  async bringAlong(): Promise<void> {
    if (!this.isHandingOver) return;
    try {
      await this.leaveOld();
    } catch (error) {
      log({ event: "fault", where: "page.bringAlong", error: traceOf(error) });
    }
  }

  async #handOver(
    from: string,
    to: string,
    { pageId, generation, names }: { pageId: string; generation: number; names: readonly string[] },
  ): Promise<void> {
    const { env } = this.#tools;
    for (let at = 0; at < names.length; at += HANDED_MAX) {
      const rows: HandedRow[] = await deskStub(env, from).handOver(from, names.slice(at, at + HANDED_MAX));
      await deskStub(env, to).takeOver(to, pageId, generation, rows);
    }
  }

  /** Agents see a pause, and its end; the alarm goes on until the desk has heard of it. */
  async tell(): Promise<void> {
    const { env, store, wakeBy } = this.#tools;
    const page = store.find();
    if (page?.desk == null || page.desk_told === 1) return;
    try {
      await deskStub(env, page.desk).pageChanged(page.desk, this.#state(page.page_id));
      const now = store.find();
      const isSame = (
        ["paused_at", "warning", "eu_privacy_rules", "human_agent", "name", "connection", "doctor"] as const
      ).every((told) => now?.[told] === page[told]);
      if (isSame) store.deskWasTold();
    } catch (error) {
      log({ event: "fault", where: "page.tellDesk", error: traceOf(error) });
      wakeBy(Date.now() + WAKE_AGAIN_MS);
    }
  }

  #state(pageId: string): PageState {
    const page = this.#tools.store.find();
    const isPaused = page?.paused_at != null;
    const pause = isPaused
      ? { since: page.paused_at ?? 0, code: page.pause_code ?? 0, subcode: page.pause_subcode }
      : null;
    const warning = page?.warning == null ? {} : { warning: JSON.parse(page.warning) as PageWarning };
    const rules = page?.eu_privacy_rules === 1 ? { subjectToNewEuPrivacyRules: true as const } : {};
    const known = page?.human_agent ?? "unknown";
    const name = page?.name == null ? {} : { name: page.name };
    const connection = this.#tools.store.connection();
    const isOff = connection?.state === "disconnecting" || connection?.state === "disconnected";
    const trouble = isOff ? null : troubleOf(this.#tools.store.doctor().checks);
    return {
      pageId,
      ...name,
      pause,
      ...warning,
      ...rules,
      ...(known === "unknown" ? {} : { humanAgent: known }),
      ...(isOff ? { disconnectedAt: connection.at } : {}),
      ...(trouble === null ? {} : { trouble }),
    };
  }
}
