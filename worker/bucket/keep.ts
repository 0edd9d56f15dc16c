import { hex } from "../domain/hex.ts";
import { isShownInline, mimeOf } from "../domain/media-type.ts";
import { MEDIA_BYTES_MAX } from "../protocol/limits.ts";
import { PICTURES } from "./keys.ts";
import { joined, piecesOf } from "./pieces.ts";

/** R2 wants parts of one size, of at least this; no more of a file is in memory at a time. */
const PART_BYTES = 5 * 1024 * 1024;

/** The bucket did not take it. What it says about that may quote the key, so it is not kept. */
export class NotStoredError extends Error {
  readonly code = "not_stored";
  constructor() {
    super("the bucket did not take a file");
  }
}

/** What is told of a copy besides its bytes. */
export type Kept = { mime: string; bytes: number };

/**
 * Writes a body under `key`, whole or not at all; a file that is there already is replaced. It passes through in
 * parts, because neither its length nor what is said of it is known to be true. Null: it is empty. Rejects with
 * TooLargeError beyond `max` bytes, with NotStoredError, or with the body's own error.
 */
export async function keepFile(
  bucket: R2Bucket,
  key: string,
  body: AsyncIterable<Uint8Array>,
  { name, isAudio, max = MEDIA_BYTES_MAX }: { name: string | null; isAudio: boolean; max?: number },
): Promise<Kept | null> {
  let bytes = 0;
  let mime: string | null = null;
  let upload: R2MultipartUpload | null = null;
  const parts: R2UploadedPart[] = [];
  try {
    for await (const part of piecesOf(body, PART_BYTES, max)) {
      bytes += part.length;
      mime ??= mimeOf(part, isAudio);
      const options = metadataOf(mime, name);
      if (upload === null && part.length < PART_BYTES) {
        await stored(() => bucket.put(key, part, options));
        return { mime, bytes };
      }
      upload ??= await stored(() => bucket.createMultipartUpload(key, options));
      const open: R2MultipartUpload = upload;
      parts.push(await stored(() => open.uploadPart(parts.length + 1, part)));
    }
    if (upload === null || mime === null) return null;
    const whole = upload;
    await stored(() => whole.complete(parts));
    return { mime, bytes };
  } catch (error) {
    await upload?.abort().catch(() => undefined);
    throw error;
  }
}

/**
 * Keeps a picture of a person under a name made of its content, so that the same picture, asked for again by another
 * link, is the same file. Null when it is none that may be shown.
 */
export async function keepPicture(
  bucket: R2Bucket,
  keyFor: (id: string) => string,
  body: ReadableStream<Uint8Array>,
): Promise<(Kept & { id: string }) | null> {
  const pieces: Uint8Array[] = [];
  for await (const piece of piecesOf(body, PART_BYTES, PART_BYTES)) pieces.push(piece);
  const picture = joined(pieces);
  const mime = mimeOf(picture, false);
  if (!mime.startsWith("image/") || !isShownInline(mime)) return null;
  const id = `${PICTURES}${hex(await crypto.subtle.digest("SHA-256", picture)).slice(0, 16)}`;
  await stored(() => bucket.put(keyFor(id), picture, metadataOf(mime, null)));
  return { id, mime, bytes: picture.length };
}

/**
 * The same file under another key, with its type and its name; it passes through as it comes. False: there is none. Rejects
 * with NotStoredError.
 */
export async function copyWithin(bucket: R2Bucket, from: string, to: string): Promise<boolean> {
  return await stored(async () => {
    const object = await bucket.get(from);
    if (object === null) return false;
    const { httpMetadata = {}, customMetadata = {} } = object;
    await bucket.put(to, object.body, { httpMetadata, customMetadata });
    return true;
  });
}

/** Metadata of R2 are headers, hence ASCII. */
export function metadataOf(mime: string, name: string | null): R2PutOptions & R2MultipartOptions {
  const customMetadata = name === null ? {} : { name: encodeURIComponent(name) };
  return { httpMetadata: { contentType: mime }, customMetadata };
}

async function stored<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch {
    throw new NotStoredError();
  }
}
