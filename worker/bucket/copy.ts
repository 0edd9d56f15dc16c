import { configOf } from "../config.ts";
import type { Env } from "../env.ts";
import { openMedia } from "../graph/media-source.ts";
import { traceOf, type ErrorTrace } from "../log.ts";
import type { MediaFailure } from "../protocol/message/content.ts";
import { MEDIA_BYTES_MAX } from "../protocol/limits.ts";
import { NotStoredError } from "./keep.ts";
import { TooLargeError } from "./pieces.ts";

/** From the request to the last byte. */
export const COPY_TIMEOUT_MS = 60_000;

/** `mayPass`: worth another try. `error`: what broke, where nobody said. */
export type NotCopied = { ok: false; failure: MediaFailure; mayPass: boolean; error?: ErrorTrace };
/** A copy, or why there is none; `mayPass`: trying again may help. */
export type Copied<T> = { ok: true; kept: T } | NotCopied;

/** Fetches what is behind a link of Meta's and hands it to `keep`, which answers null for what is no file. */
export async function copyFrom<T>(
  env: Env,
  link: string,
  keep: (bucket: R2Bucket, body: ReadableStream<Uint8Array>) => Promise<T | null>,
): Promise<Copied<T>> {
  if (env.MEDIA === undefined) return { ok: false, failure: "not_stored", mayPass: false };
  // Not AbortSignal.timeout: its timer would keep the object in memory long after the file came.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), COPY_TIMEOUT_MS);
  try {
    const source = await openMedia(link, configOf(env).graphUrl, patience.signal);
    if (!source.ok) return source;
    const { headers } = source.response;
    const body: ReadableStream<Uint8Array> | null = source.response.body;
    if (Number(headers.get("Content-Length")) > MEDIA_BYTES_MAX) {
      await body?.cancel();
      throw new TooLargeError();
    }
    const kept = body === null ? null : await keep(env.MEDIA, body);
    return kept === null ? { ok: false, failure: "unreachable", mayPass: true } : { ok: true, kept };
  } catch (error) {
    if (error instanceof TooLargeError) return { ok: false, failure: "too_large", mayPass: false };
    if (error instanceof NotStoredError) return { ok: false, failure: "not_stored", mayPass: true };
    return { ok: false, failure: "unreachable", mayPass: true, error: traceOf(error) };
  } finally {
    clearTimeout(timer);
  }
}
