import { configOf } from "../../config.ts";
import { done, refused, type Outcome } from "../../domain/outcome.ts";
import { MEDIA_ATTEMPTS_MAX, nextMediaAttempt } from "../../domain/retry.ts";
import type { Env } from "../../env.ts";
import { openMediaSource } from "../../graph/media-source.ts";
import { log, traceOf } from "../../log.ts";
import type { Media, MediaFailure } from "../../protocol/content.ts";
import { MEDIA_BYTES_MAX } from "../../protocol/limits.ts";
import type { Refusal } from "../../protocol/refusals.ts";
import type { AlarmClock } from "../alarm-clock.ts";
import type { CopiedFile } from "../contracts.ts";
import { keepFile, NotStoredError, TooLargeError, type Kept } from "../media/keep.ts";
import { keyOf } from "../media/keys.ts";
import { takeSlot } from "../media/slots.ts";
import { fileOf, findFile, withFileChanged } from "./entry-media.ts";
import type { MediaRow } from "./media-store.ts";
import type { ConversationStore } from "./store.ts";

const FILES_AT_ONCE = 3;
/** From the request to the last byte. */
export const COPY_TIMEOUT_MS = 60_000;
/** If this instance dies over a file, the alarm begins it anew after this. */
const COPY_SAFETY_MS = 90_000;
/** When other conversations of the isolate keep it busy. */
const BUSY_MS = 2_000;

type Parts = {
  env: Env;
  store: ConversationStore;
  clock: AlarmClock;
  objectId: string;
  /** Lets work go on beyond the event that began it. */
  waitUntil: (work: Promise<unknown>) => void;
  publish: () => Promise<void>;
};

type Copied = ({ ok: true } & Kept) | { ok: false; failure: MediaFailure; mayPass: boolean };

/**
 * Copies the files of messages into our bucket, before Meta's links to them die. Beside everything else: no message
 * and no alarm waits for a file. Each try is noted before it is made and each outcome after it, so an instance that
 * dies leaves work that the next one finds; a file copied twice is the same file under the same key.
 */
export class MediaCopier {
  readonly #parts: Parts;
  readonly #running = new Set<string>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Begins what is due, a few files at once, and wakes the object for the rest. */
  start(): void {
    const { store, clock, waitUntil } = this.#parts;
    if (!store.media.isBusy()) return;
    const now = Date.now();
    for (const row of store.media.due(now)) {
      if (this.#running.size >= FILES_AT_ONCE) break;
      const givenUpAt = now + COPY_SAFETY_MS;
      const release = takeSlot(now, givenUpAt);
      if (release === null) {
        clock.wakeBy(now + BUSY_MS);
        break;
      }
      store.media.begin(row.id, givenUpAt);
      this.#running.add(row.id);
      const ended = (): void => {
        release();
        this.#running.delete(row.id);
        this.start();
      };
      waitUntil(this.#copy({ ...row, attempts: row.attempts + 1 }).finally(ended));
    }
    const next = store.media.nextDueAfter(now);
    if (next !== null) clock.wakeBy(next);
  }

  /** A file that is copied, by its id. */
  find(id: string): Outcome<CopiedFile, Refusal> {
    const media = this.#fileOf(id);
    if (media === null) return refused({ code: "not_found" });
    const { state, name, mime, bytes } = media;
    const isReady = state === "ready" && mime !== null && bytes !== null;
    return isReady ? done({ name, mime, bytes }) : refused({ code: "media_not_ready" });
  }

  /** From the start, while Meta's link may still live. A file that is being copied goes on. */
  retry(id: string): Outcome<null, Refusal> {
    const { store } = this.#parts;
    const media = this.#fileOf(id);
    if (media === null) return refused({ code: "not_found" });
    const row = store.media.find(id);
    if (row === null) return refused({ code: "wrong_state", state: media.failure ?? media.state });
    if (this.#running.has(id)) return done(null);
    store.transaction(() => {
      store.media.startAgain(id, Date.now());
      if (media.state === "failed") this.#show(row, { state: "copying", failure: null });
    });
    this.start();
    return done(null);
  }

  #fileOf(id: string): Media | null {
    const entry = this.#parts.store.entries.bySeq(Number(id.split(".")[0]));
    return entry === null ? null : (fileOf(entry, id)?.media ?? null);
  }

  async #copy(row: MediaRow): Promise<void> {
    const { store, objectId: object, publish } = this.#parts;
    const copied = await this.#try(row);
    const { attempts, seq: entry } = row;
    const now = Date.now();
    // Another try may have brought it meanwhile, or somebody began anew.
    if (store.media.find(row.id)?.attempts !== attempts) return;
    if (copied.ok) {
      const { mime, bytes } = copied;
      store.transaction(() => {
        store.media.remove(row.id);
        this.#show(row, { state: "ready", mime, bytes, failure: null });
      });
    } else {
      const { failure, mayPass } = copied;
      const again = mayPass ? nextMediaAttempt(attempts, now, Math.random()) : null;
      log({ event: again === null ? "media.failed" : "media.retried", object, entry, attempts, failure });
      if (again !== null) return store.media.postpone(row.id, again);
      store.transaction(() => {
        store.media.fail(row.id);
        this.#show(row, { state: "failed", failure });
      });
    }
    await publish();
  }

  #show({ id, seq }: MediaRow, change: Partial<Media>): void {
    const { entries } = this.#parts.store;
    const entry = entries.bySeq(seq);
    if (entry !== null)
      entries.setDetail(seq, this.#parts.store.nextRev(), withFileChanged(entry.detail, id, change));
  }

  async #try(row: MediaRow): Promise<Copied> {
    const { env, store } = this.#parts;
    if (env.MEDIA === undefined) return { ok: false, failure: "not_stored", mayPass: false };
    // The tries before this one brought down the object.
    if (row.attempts > MEDIA_ATTEMPTS_MAX) return { ok: false, failure: "unreachable", mayPass: false };
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), COPY_TIMEOUT_MS);
    try {
      const source = await openMediaSource(row.url, configOf(env).graphUrl, patience.signal);
      if (!source.ok) return source;
      const { headers } = source.response;
      const body: ReadableStream<Uint8Array> | null = source.response.body;
      if (Number(headers.get("Content-Length")) > MEDIA_BYTES_MAX) {
        await body?.cancel();
        throw new TooLargeError();
      }
      const entry = store.entries.bySeq(row.seq);
      const file = entry === null ? null : findFile(entry, row.id);
      const key = keyOf(store.existingThread().conversation, row.id);
      const about = { name: file?.media.name ?? null, isAudio: file?.isAudio ?? false };
      const kept = body === null ? null : await keepFile(env.MEDIA, key, body, about);
      return kept === null ? NO_ANSWER : { ok: true, ...kept };
    } catch (error) {
      if (error instanceof TooLargeError) return { ok: false, failure: "too_large", mayPass: false };
      if (error instanceof NotStoredError) return { ok: false, failure: "not_stored", mayPass: true };
      log({
        event: "job.postponed",
        object: this.#parts.objectId,
        kind: "media",
        attempts: row.attempts,
        error: traceOf(error),
      });
      return NO_ANSWER;
    } finally {
      clearTimeout(timer);
    }
  }
}

const NO_ANSWER: Copied = { ok: false, failure: "unreachable", mayPass: true };
