import { mimeOf, SNIFFED_BYTES } from "../domain/media-type.ts";
import { keepFile, metadataOf, NotStoredError, type Kept } from "./keep.ts";
import { joined, TooLargeError } from "./pieces.ts";
import { takeSlot } from "./slots.ts";

/** A body of which nobody said how long it is holds its place no longer. */
const PLACE_MS = 5 * 60_000;

/** A body that was begun: what it is by its first bytes, and all of it. */
export type Arriving = { mime: string; head: Uint8Array; rest: ReadableStream<Uint8Array> };

/** It ended before its end, or is not as long as was said. */
export class BrokenOffError extends Error {
  readonly code = "body_broken_off";
  constructor() {
    super("a body broke off");
  }
}

/** Reads as much as tells what it is. Null: it is empty. Throws BrokenOffError. */
export async function beginReading(body: ReadableStream<Uint8Array>): Promise<Arriving | null> {
  const reader = body.getReader();
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    while (bytes < SNIFFED_BYTES) {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      bytes += value.length;
    }
  } catch {
    throw new BrokenOffError();
  }
  reader.releaseLock();
  if (bytes === 0) return null;
  const head = joined(pieces);
  return { mime: mimeOf(head, false), head, rest: body };
}

/** Lets go of what is left of a body, read to its end where that is no more than `max` bytes. Never rejects. */
export async function discardRest(body: ReadableStream<Uint8Array>, max: number): Promise<void> {
  let left = max;
  try {
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.length;
      if (left < 0) return await reader.cancel();
    }
  } catch {
    // It broke, or is read already.
  }
}

/**
 * Writes a body under `key`, whole or not at all. Of a known `length` it passes through as it comes, and no more of it is in
 * memory than the platform holds of any stream; otherwise in parts, of which six files at once have room in an isolate.
 * Rejects with TooLargeError beyond `max`, NotStoredError, or BrokenOffError.
 */
export async function receiveFile(
  bucket: R2Bucket,
  key: string,
  arriving: Arriving,
  { name, length, max }: { name: string | null; length: number | null; max: number },
): Promise<Kept> {
  if (length === null) return await inParts(bucket, key, arriving, name, max);
  if (length > max) throw new TooLargeError();
  await asItComes(bucket, key, arriving, name, length);
  return { mime: arriving.mime, bytes: length };
}

/** The stream of that length fails where the body is longer or shorter, and the put with it: by a TypeError, as no bucket does. */
async function asItComes(
  bucket: R2Bucket,
  key: string,
  { mime, head, rest }: Arriving,
  name: string | null,
  length: number,
): Promise<void> {
  const { readable, writable } = new FixedLengthStream(length);
  const stop = new AbortController();
  // Each end breaks with the other: it is told by the one that broke first.
  const broken: Error[] = [];
  const passing = passOn(head, rest, writable, stop.signal).catch(() => {
    broken.push(new BrokenOffError());
  });
  const putting = bucket.put(key, readable, metadataOf(mime, name)).catch(async (error: unknown) => {
    broken.push(error instanceof TypeError ? new BrokenOffError() : new NotStoredError());
    // A bucket that has let go of it would leave the rest of the body waiting for ever.
    stop.abort();
    await readable.cancel().catch(() => undefined);
  });
  await Promise.all([passing, putting]);
  const [first] = broken;
  if (first !== undefined) throw first;
}

async function passOn(
  head: Uint8Array,
  rest: ReadableStream<Uint8Array>,
  writable: WritableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const writer = writable.getWriter();
  try {
    await writer.write(head);
  } finally {
    writer.releaseLock();
  }
  await rest.pipeTo(writable, { signal, preventCancel: true });
}

async function inParts(
  bucket: R2Bucket,
  key: string,
  arriving: Arriving,
  name: string | null,
  max: number,
): Promise<Kept> {
  const release = await place();
  try {
    const kept = await keepFile(bucket, key, whole(arriving), { name, isAudio: false, max });
    if (kept === null) throw new BrokenOffError();
    return kept;
  } catch (error) {
    if (error instanceof TooLargeError || error instanceof NotStoredError) throw error;
    throw new BrokenOffError();
  } finally {
    release();
  }
}

async function* whole({ head, rest }: Arriving): AsyncGenerator<Uint8Array> {
  yield head;
  yield* rest;
}

async function place(): Promise<() => void> {
  const owner = {};
  for (;;) {
    const now = Date.now();
    const slot = takeSlot(owner, now, now + PLACE_MS);
    if ("release" in slot) return () => slot.release(Date.now());
    await new Promise((resolve) => setTimeout(resolve, slot.lookAgainInMs));
  }
}
