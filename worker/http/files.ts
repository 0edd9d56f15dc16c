import type { IRequest } from "itty-router";
import * as v from "../protocol/values.ts";
import { bearerOf } from "../access/agent-token.ts";
import { requireSeat } from "./claims.ts";
import { requireAllowedOrigin, withCors } from "../access/origins.ts";
import { NotStoredError, type Kept } from "../bucket/keep.ts";
import { keyOf, keyOfTemplateFile, mediaOfFile } from "../bucket/keys.ts";
import { countedBucket } from "../bucket/operations.ts";
import { TooLargeError } from "../bucket/pieces.ts";
import { beginReading, BrokenOffError, discardRest, receiveFile, type Arriving } from "../bucket/receive.ts";
import { fileName } from "../domain/names.ts";
import { bytesMaxOf, sentAs } from "../domain/sent-as.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { PassClaims } from "../access/passes.ts";
import type { KeptFile } from "../objects/kernel/contracts.ts";
import type { Env } from "../env.ts";
import { HttpError } from "../errors.ts";
import { log, traceOf } from "../log.ts";
import { conversationStub, deskStub } from "../objects/kernel/stubs.ts";
import { take } from "./rates.ts";
import { ConversationId } from "../protocol/ids.ts";
import type { FileAnswer } from "../protocol/outgoing/given-file.ts";
import { FILE_BYTES_MAX } from "../protocol/outgoing/limits.ts";

/** So much of a body that is refused is read to its end: somewhat more than the largest that is taken. */
const DISCARDED_BYTES_MAX = 2 * FILE_BYTES_MAX;

/** When there may be room again: once a message used one of those that wait, which nobody knows. */
const UNUSED_AGAIN_MS = 60_000;

/** What a file is refused for before any of it is written, or after; 413 with the limit that was broken. */
const STATUS = { not_allowed: 403, not_found: 404, too_many_files: 429 } as const;

/**
 * `POST /api/v1/files?conversation=…&name=…`, agent token in `Authorization: Bearer`, the file as the body: written into the
 * bucket as it comes, for a message to that customer; with `for=template` in place of the conversation, for a template. What it is is told by its first bytes, never by its name or by what
 * the browser says.
 */
export async function takeFile(request: IRequest, env: Env): Promise<Response> {
  try {
    const answer = await taken(request, env);
    return withCors(Response.json(answer, { headers: { "Cache-Control": "no-store" } }), request, env);
  } catch (error) {
    if (error instanceof HttpError && error.code !== "token_invalid")
      log({ event: "file.refused", reason: error.code });
    await discardBody(request);
    throw error;
  }
}

/** A browser that is still sending when the connection ends hears of no answer. */
export async function discardBody(request: Request): Promise<void> {
  if (request.body !== null)
    await discardRest(request.body as ReadableStream<Uint8Array>, DISCARDED_BYTES_MAX);
}

async function taken(request: IRequest, env: Env): Promise<FileAnswer> {
  requireAllowedOrigin(request, env);
  if (env.MEDIA === undefined) throw new HttpError(503, "no_bucket");
  const claims = await requireSeat(request, bearerOf(request), env, "file.refused");
  take("files", `${claims.desk} ${claims.sub}`);
  const { searchParams } = new URL(request.url);
  return await storeFile(request, env, placeIn(env, claims, searchParams), searchParams.get("name") ?? "");
}

/** Writes the file that is the body into the bucket, as it comes. `given`: what it is called, as far as anybody said. */
export async function storeFile(
  request: Request,
  env: Env,
  place: Place,
  given: string,
): Promise<FileAnswer> {
  const bucket = countedBucket(env);
  if (bucket === undefined) throw new HttpError(503, "no_bucket");
  const length = lengthOf(request);
  if (length !== null && length > FILE_BYTES_MAX) throw tooLarge(FILE_BYTES_MAX);
  const arriving = await begun(request);
  const type = sentAs(arriving.mime);
  const max = bytesMaxOf(type);
  if (length !== null && length > max) throw tooLarge(max);

  const name = fileName(given);
  const file = await place.begin();
  const key = place.keyOf(file);
  let kept: Kept;
  try {
    kept = await receiveFile(bucket, key, arriving, { name, length, max });
  } catch (error) {
    await giveUp(place, file);
    throw refusalOf(error, max);
  }
  const isWanted = await place.end(file, { ...kept, name });
  if (!isWanted) {
    await bucket.delete(key);
    throw new HttpError(409, "too_late");
  }
  return { file, name, ...kept, type };
}

/** As the sender says it; null where they do not. */
function lengthOf(request: Request): number | null {
  const length = request.headers.get("Content-Length");
  return length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null;
}

async function begun(request: Request): Promise<Arriving> {
  try {
    const arriving =
      request.body === null ? null : await beginReading(request.body as ReadableStream<Uint8Array>);
    if (arriving !== null) return arriving;
  } catch (error) {
    throw refusalOf(error, FILE_BYTES_MAX);
  }
  throw new HttpError(400, "file_empty");
}

/** Whose a file is that comes: it is noted there before its first byte, and told what became of it. `begin` throws where it may not be. */
type Place = {
  begin: () => Promise<string>;
  keyOf: (file: string) => string;
  end: (file: string, kept: KeptFile | null) => Promise<boolean>;
};

function placeIn(env: Env, claims: PassClaims, asked: URLSearchParams): Place {
  const { desk } = claims;
  if (asked.get("for") === "template") {
    const stub = deskStub(env, desk);
    return {
      begin: async () => nameIn(await stub.beginTemplateFile(desk, claims)),
      keyOf: (file) => keyOfTemplateFile(desk, file),
      end: async (file, kept) => await stub.endTemplateFile(desk, file, kept),
    };
  }
  const parsed = v.safeParse(ConversationId, asked.get("conversation"));
  if (!parsed.success) throw new HttpError(400, "conversation_invalid");
  const conversation = parsed.output;
  const begin = async () => nameIn(await deskStub(env, desk).beginFile(desk, claims, conversation));
  return placeAt(env, conversation, begin);
}

/** A conversation's, once `begin` has a name for it. */
export function placeAt(env: Env, conversation: string, begin: Place["begin"]): Place {
  return {
    begin,
    keyOf: (file) => keyOf(conversation, mediaOfFile(file)),
    end: async (file, kept) => await conversationStub(env, conversation).endFile(conversation, file, kept),
  };
}

function nameIn(begins: Outcome<{ file: string }, { code: keyof typeof STATUS }>): string {
  if (begins.ok) return begins.value.file;
  const { code } = begins.refusal;
  throw new HttpError(STATUS[code], code, code === "too_many_files" ? { retryAfterMs: UNUSED_AGAIN_MS } : {});
}

/** Where this does not come through, whose it was to be removes it with what nothing used. */
async function giveUp(place: Place, file: string): Promise<void> {
  try {
    await place.end(file, null);
  } catch (error) {
    log({ event: "fault", where: "files.giveUp", error: traceOf(error) });
  }
}

function refusalOf(error: unknown, limit: number): unknown {
  if (error instanceof TooLargeError) return tooLarge(limit);
  if (error instanceof BrokenOffError) return new HttpError(400, "body_broken_off");
  if (error instanceof NotStoredError) return new HttpError(503, "not_stored");
  return error;
}

function tooLarge(limit: number): HttpError {
  return new HttpError(413, "file_too_large", { limit });
}
