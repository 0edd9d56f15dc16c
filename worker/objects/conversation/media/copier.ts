import { fileName } from "../../../domain/names.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import { MEDIA_ATTEMPTS_MAX, nextMediaAttempt } from "../../../domain/retry.ts";
import type { Env } from "../../../env.ts";
import { log, traceOf } from "../../../log.ts";
import type { Media } from "../../../protocol/message/content.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import type { CopiedFile } from "../../kernel/contracts.ts";
import { copyFrom, type NotCopied } from "../../../bucket/copy.ts";
import { fileOfMedia } from "../../../bucket/keys.ts";
import { takeSlot } from "../../../bucket/slots.ts";
import { entryOfMedia, fileOf } from "./entry-media.ts";
import { PICTURE, type MediaRow } from "./store.ts";
import { fileTarget, pictureTarget, showFile, type Target } from "./targets.ts";
import type { Acted } from "../outbox/acts.ts";
import type { ConversationStore } from "../log/store.ts";

const FILES_AT_ONCE = 3;
/** Within this a file is copied, or it is begun anew: the instance died over it. */
const COPY_MS = 90_000;

type Tools = {
  env: Env;
  store: ConversationStore;
  agenda: Pick<Agenda<"media">, "wakeBy">;
  objectId: string;
  /** Lets work go on beyond the event that began it. */
  waitUntil: (work: Promise<unknown>) => void;
  publish: () => Promise<void>;
};

/**
 * Copies the files of messages into our bucket, before Meta's links to them die. Beside everything else: no message
 * and no alarm waits for a file. Each try is noted before it is made and each outcome after it, so an instance that
 * dies leaves work that the next one finds; a file copied twice is the same file under the same key.
 */
export class MediaCopier {
  readonly #tools: Tools;
  readonly #running = new Set<string>();
  #isLooking = false;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Begins what is due, a few files at once, and wakes the object for the rest. */
  start(): void {
    const { store, agenda, waitUntil } = this.#tools;
    if (!store.media.isBusy()) return;
    const now = Date.now();
    for (const row of store.media.due(now)) {
      if (this.#running.size >= FILES_AT_ONCE) break;
      if (this.#running.has(row.id)) continue;
      const givenUpAt = now + COPY_MS;
      const slot = takeSlot(this, now, givenUpAt);
      if (!("release" in slot)) {
        this.#lookAgain(slot.lookAgainInMs);
        agenda.wakeBy(givenUpAt);
        break;
      }
      store.media.begin(row.id, givenUpAt);
      this.#running.add(row.id);
      const ended = (): void => {
        slot.release(Date.now());
        this.#running.delete(row.id);
        this.start();
      };
      waitUntil(this.#copy({ ...row, attempts: row.attempts + 1 }).finally(ended));
    }
    const next = store.media.nextDueAfter(now);
    if (next !== null) agenda.wakeBy(next);
  }

  /**
   * As start(), for the alarm. What is still due afterwards, because it has no place or is under way longer than it
   * should be, is looked at again at the time that this answers.
   */
  resume(now: number): number | void {
    this.start();
    const next = this.#tools.store.media.nextDueAt();
    if (next !== null && next <= now) return now + COPY_MS;
  }

  /** A file that is copied, by its id. */
  find(id: string): Outcome<CopiedFile, Refusal> {
    const picture = this.#tools.store.thread.profile()?.picture;
    if (picture?.id === id) return done({ name: null, mime: picture.mime, bytes: picture.bytes });
    const given = this.#tools.store.files.find(fileOfMedia(id) ?? "");
    if (given?.due_at === null) {
      const { name, mime, bytes } = given;
      return done({ name, mime, bytes });
    }
    const media = this.#fileOf(id);
    if (media === null) return refused({ code: "not_found" });
    const { state, name, mime, bytes } = media;
    const isReady = state === "ready" && mime !== null && bytes !== null;
    if (!isReady) return refused({ code: "media_not_ready" });
    // One that was kept by older code may be as it came.
    return done({ name: fileName(name ?? ""), mime, bytes });
  }

  /** From the start, while Meta's link may still live. A file that is being copied goes on. */
  retry(id: string): Acted {
    const { store } = this.#tools;
    const media = this.#fileOf(id);
    if (media === null) return refused({ code: "not_found" });
    // What was asked for is so, by this command or before it.
    if (media.state === "ready") return done({ isRepeated: true });
    const row = store.media.find(id);
    if (row === null) return refused({ code: "wrong_state", state: media.failure ?? media.state });
    if (this.#running.has(id)) return done({ isRepeated: true });
    store.transaction(() => {
      store.media.startAgain(id, Date.now());
      if (media.state === "failed") showFile(store, row.seq, id, { state: "copying", failure: null });
    });
    this.start();
    return done({ isRepeated: false });
  }

  /** By a timer: an alarm would cost a row each time, and other objects may not be woken from within one. */
  #lookAgain(afterMs: number): void {
    if (this.#isLooking) return;
    this.#isLooking = true;
    const looked = new Promise<void>((resolve) => setTimeout(resolve, afterMs)).then(() => {
      this.#isLooking = false;
      this.start();
    });
    this.#tools.waitUntil(looked);
  }

  #fileOf(id: string): Media | null {
    const seq = entryOfMedia(id);
    const entry = seq === null ? null : this.#tools.store.entries.bySeq(seq);
    return entry === null ? null : (fileOf(entry, id)?.media ?? null);
  }

  /** Never rejects. */
  async #copy(row: MediaRow): Promise<void> {
    const { store, publish } = this.#tools;
    try {
      if (row.id === PICTURE)
        await this.#copyTo(
          pictureTarget(store, row, (key) => this.#erase(key)),
          row,
        );
      else await this.#copyTo(fileTarget(store, row), row);
    } catch (error) {
      // The row stands as it is: it is due again when its safety ends.
      log({ event: "fault", where: "conversation.media", error: traceOf(error) });
    }
    await publish();
  }

  async #copyTo<T>(target: Target<T>, row: MediaRow): Promise<void> {
    const { env, store } = this.#tools;
    // The tries before this one brought down the object.
    const copied =
      row.attempts > MEDIA_ATTEMPTS_MAX
        ? ({ ok: false, failure: "unreachable", mayPass: false } as const)
        : await copyFrom(env, row.url, target.keep);
    // Another try may have brought it meanwhile, or somebody began anew.
    if (store.media.find(row.id)?.attempts !== row.attempts) return;
    if (copied.ok) store.transaction(() => target.ready(copied.kept));
    if (copied.ok) store.meter.count("media_copies", { outcome: "copied" });
    else this.#failed(row, copied, target);
  }

  #failed(
    row: MediaRow,
    { failure, mayPass, error }: NotCopied,
    target: Pick<Target<unknown>, "failed">,
  ): void {
    const { store, objectId: object } = this.#tools;
    const { id, attempts, seq: entry } = row;
    const again = mayPass ? nextMediaAttempt(attempts, Date.now(), Math.random()) : null;
    const event = again === null ? "media.failed" : "media.retried";
    log({ event, object, entry, attempts, failure, ...(error === undefined ? {} : { error }) });
    store.meter.count("media_copies", { outcome: again === null ? "failed" : "retried" });
    if (again !== null) store.media.postpone(id, again);
    else store.transaction(() => target.failed(failure));
  }

  /** What is left over when this fails lies under the conversation's prefix, like all else. */
  #erase(key: string): void {
    const { env, waitUntil } = this.#tools;
    const erasing = env.MEDIA?.delete(key).catch((error: unknown) => {
      log({ event: "fault", where: "conversation.media", error: traceOf(error) });
    });
    if (erasing !== undefined) waitUntil(erasing);
  }
}
