import { HttpError } from "../errors.ts";

/**
 * Reads a body of at most `max` bytes. A body that says it is longer is not read; one that turns out longer is
 * let go as soon as it does. 413 `body_too_large`; 400 `body_broken_off` when its sender goes away before its end, which
 * anybody can do and is no fault of ours.
 */
export async function readBody(request: Request, max: number): Promise<ArrayBuffer> {
  try {
    return await read(request, max);
  } catch (error) {
    throw error instanceof HttpError ? error : new HttpError(400, "body_broken_off");
  }
}

async function read(request: Request, max: number): Promise<ArrayBuffer> {
  const declared = Number(request.headers.get("Content-Length") ?? 0);
  if (declared > max) throw new HttpError(413, "body_too_large");
  if (request.headers.has("Content-Length") || request.body === null) {
    const body = await request.arrayBuffer();
    if (body.byteLength > max) throw new HttpError(413, "body_too_large");
    return body;
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body as ReadableStream<Uint8Array>) {
    size += piece.byteLength;
    if (size > max) throw new HttpError(413, "body_too_large");
    pieces.push(piece);
  }
  return await new Blob(pieces).arrayBuffer();
}
