import { nextInternalAttempt } from "../../../domain/retry.ts";
import type { Env } from "../../../env.ts";
import { log, nameInLog, traceOf } from "../../../log.ts";
import type { RestoreAnswer, RestoreStep } from "../../kernel/restorer.ts";
import { conversationStub, deskStub, pageStub } from "../../kernel/stubs.ts";
import type { Restorable, RestoreStore, RestoringRow } from "./restore-store.ts";

/** Objects at once. */
const AT_ONCE = 8;
/** One that is not reached so often stays as it is: by then some minutes passed. */
const ATTEMPTS_MAX = 12;

type Tools = { env: Env; store: RestoreStore; wakeBy: (at: number) => void };

/** Takes one step at an object. A stub for each: that of an instance which ended keeps failing. */
export async function stepAt(
  env: Env,
  { kind, name }: Restorable,
  step: RestoreStep,
): Promise<RestoreAnswer> {
  if (kind === "desk") return await deskStub(env, name).restore(name, step);
  if (kind === "page") return await pageStub(env, name).restore(name, step);
  return await conversationStub(env, name).restore(name, step);
}

/** Puts objects back to how they were, several at once, whatever dies meanwhile: each step is written down before the next. */
export class Restoring {
  readonly #tools: Tools;
  #running: Promise<void> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  dueAt(): number | null {
    return this.#tools.store.nextDueAt();
  }

  /** Never rejects. */
  run(): Promise<void> {
    this.#running ??= this.#run().finally(() => (this.#running = null));
    return this.#running;
  }

  async #run(): Promise<void> {
    const { store, wakeBy } = this.#tools;
    for (;;) {
      const due = store.due(Date.now(), AT_ONCE);
      if (due.length === 0) break;
      // What follows begins once none of these is on its way back.
      const isFollowing = due[0]?.state === "back";
      await Promise.all(
        due.filter(({ state }) => (state === "back") === isFollowing).map((row) => this.#put(row)),
      );
      for (const id of new Set(due.map(({ restore }) => restore))) this.#end(id);
    }
    const next = store.nextDueAt();
    if (next !== null) wakeBy(next);
  }

  async #put(row: RestoringRow): Promise<void> {
    const { store } = this.#tools;
    try {
      if (row.state === "back") await this.#follow(row);
      else await this.#goBack(row);
    } catch (error) {
      log({ event: "fault", where: "directory.restore", error: traceOf(error) });
      if (row.attempts + 1 < ATTEMPTS_MAX)
        store.postpone(row, nextInternalAttempt(row.attempts + 1, Date.now(), Math.random()));
      else store.set(row, { state: "left" }, "unreachable");
    }
  }

  async #goBack(begun: RestoringRow): Promise<void> {
    const { env, store } = this.#tools;
    const { restore } = begun;
    let row = begun;
    if (row.state === "listed" || row.undo === null) {
      const at = store.find(restore)?.at ?? 0;
      const { left, bookmark, undo } = await stepAt(env, row, { do: "look", at });
      // To which an undoing goes is known; of then nothing else needs to be.
      const to = left === "erased" ? null : (row.bookmark ?? (left === null ? bookmark : null));
      if (to === null) {
        store.set(row, { state: "left" }, left ?? "no_bookmark");
        return;
      }
      row = store.set(row, { state: "looked", bookmark: to, undo });
    }
    if (row.state === "looked") {
      await stepAt(env, row, { do: "mark", restore });
      row = store.set(row, { state: "marked" });
    }
    const armed = await stepAt(env, row, { do: "arm", restore, bookmark: row.bookmark ?? "" });
    if (!armed.isBack) {
      row = store.set(row, { undo: armed.undo ?? row.undo });
      // It ends, and with it the call.
      await stepAt(env, row, { do: "end", restore }).catch(() => undefined);
      const { isBack } = await stepAt(env, row, { do: "end", restore });
      if (!isBack) throw new Error("it ended, and is not back");
    }
    store.set(row, { state: "back" });
  }

  async #follow(row: RestoringRow): Promise<void> {
    const { env, store } = this.#tools;
    const { restore, undo } = row;
    const at = store.find(restore)?.at ?? 0;
    const { isBack } = await stepAt(env, row, { do: "follow", restore, at, undo });
    if (!isBack) throw new Error("it is not back");
    store.set(row, { state: "done" });
  }

  #end(id: string): void {
    const { store } = this.#tools;
    if (!store.endIfDone(id, Date.now())) return;
    const found = store.find(id);
    if (found === null) return;
    const desk = nameInLog(deskStub(this.#tools.env, found.desk).id);
    const left = Object.values(found.left).reduce((sum, n) => sum + n, 0);
    log({ event: "restore.ended", desk, objects: found.objects, left });
  }
}
