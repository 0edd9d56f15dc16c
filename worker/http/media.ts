import type { IRequest } from "itty-router";
import { appSecretsOf, configOf } from "../config.ts";
import { isShownInline, UNKNOWN_MIME } from "../domain/media-type.ts";
import { fileName } from "../domain/names.ts";
import type { Env } from "../env.ts";
import { fileOfMedia } from "../bucket/keys.ts";
import { readLastingLink } from "../bucket/lasting.ts";
import { readMediaLink } from "../bucket/link.ts";
import { countedBucket } from "../bucket/operations.ts";
import { byteRange } from "./byte-range.ts";
import { HttpError } from "../errors.ts";
import { withCors } from "../access/origins.ts";

/**
 * `GET` and `HEAD /media/file?link=…`: a copied file, for whoever has a link to it (`media.link`). 403 for a link that
 * is over or was never ours. With `&download` it is saved instead of shown, as what is not known to be harmless is
 * always.
 */
export async function serveMedia(request: IRequest, env: Env): Promise<Response> {
  const secrets = appSecretsOf(configOf(env));
  const bucket = countedBucket(env);
  if (bucket === undefined || secrets.length === 0) throw new HttpError(503, "not_configured");
  const { searchParams } = new URL(request.url);
  const now = Date.now();
  const grant = await readMediaLink(secrets, searchParams.get("link") ?? "", now);
  if (grant === null) throw new HttpError(403, "link_invalid", { isForged: true });
  const seconds = Math.max(0, Math.floor((grant.expiresAt - now) / 1000));
  const cache = `private, max-age=${String(seconds)}`;
  const response = await serve(request, bucket, grant.key, {
    cache,
    mustSave: searchParams.has("download"),
  });
  return withCors(response, request, env);
}

/**
 * `GET` and `HEAD /media/public?file=…`: a file at its lasting address, for Meta and whom it shows it to, until the file is
 * erased. Nobody keeps it for long without asking whether it is still there.
 */
export async function servePublic(request: IRequest, env: Env): Promise<Response> {
  const { appSecret } = configOf(env);
  const bucket = countedBucket(env);
  if (bucket === undefined || appSecret === null) throw new HttpError(503, "not_configured");
  const place = { bucket, secret: appSecret };
  const key = await readLastingLink(place, new URL(request.url).searchParams.get("file") ?? "");
  // Nothing but what an agent gave was ever at one, and its name cannot be guessed, whatever became of the secret.
  if (key === null) throw new HttpError(404, "media_not_found", { isForged: true });
  if (fileOfMedia(key.slice(key.lastIndexOf("/") + 1)) === null) throw new HttpError(404, "media_not_found");
  return await serve(request, bucket, key, { cache: "public, max-age=300", mustSave: false });
}

async function serve(
  request: IRequest,
  bucket: R2Bucket,
  key: string,
  how: { cache: string; mustSave: boolean },
): Promise<Response> {
  // For a part of it its size must be known first.
  const isWhole = request.method === "GET" && !request.headers.has("Range");
  const found = isWhole ? await bucket.get(key) : await bucket.head(key);
  if (found === null) throw new HttpError(404, "media_not_found");
  return await answer(request, bucket, found, headersOf(found, how));
}

async function answer(
  request: IRequest,
  bucket: R2Bucket,
  found: R2Object | R2ObjectBody,
  headers: Headers,
): Promise<Response> {
  const { key, size, httpEtag } = found;
  const body = "body" in found ? found.body : null;
  if (isSame(request.headers.get("If-None-Match"), httpEtag)) {
    await body?.cancel();
    return new Response(null, { status: 304, headers });
  }
  const range = rangeOf(request, size, httpEtag);
  if (range === "unsatisfiable") {
    headers.set("Content-Range", `bytes */${String(size)}`);
    for (const name of ["Content-Type", "Content-Disposition", "ETag"]) headers.delete(name);
    headers.set("Cache-Control", "no-store");
    return new Response(null, { status: 416, headers });
  }
  const { offset, length } = range ?? { offset: 0, length: size };
  headers.set("Content-Length", String(length));
  if (range !== null)
    headers.set("Content-Range", `bytes ${String(offset)}-${String(offset + length - 1)}/${String(size)}`);
  const status = range === null ? 200 : 206;
  if (request.method === "HEAD" || body !== null) return new Response(body, { status, headers });
  const object = await bucket.get(key, range === null ? {} : { range });
  // Erased since it was looked at.
  if (object === null) throw new HttpError(404, "media_not_found");
  return new Response(object.body, { status, headers });
}

/** A part of the file as it was when the client began, else the whole of what it is now. HEAD knows no parts. */
function rangeOf(request: IRequest, size: number, etag: string): ReturnType<typeof byteRange> {
  const ifRange = request.headers.get("If-Range");
  if (request.method === "HEAD" || (ifRange !== null && ifRange !== etag)) return null;
  return byteRange(request.headers.get("Range"), size);
}

function headersOf(object: R2Object, { cache, mustSave }: { cache: string; mustSave: boolean }): Headers {
  const mime = object.httpMetadata?.contentType ?? UNKNOWN_MIME;
  const isShown = isShownInline(mime);
  const name = nameOf(object);
  const disposition = isShown && !mustSave ? "inline" : "attachment";
  return new Headers({
    "Accept-Ranges": "bytes",
    "Content-Type": isShown ? mime : UNKNOWN_MIME,
    "Content-Disposition":
      name === null ? disposition : `${disposition}; filename*=UTF-8''${toRfc8187(name)}`,
    "Cache-Control": cache,
    "Access-Control-Expose-Headers": "Content-Disposition, Content-Length, Content-Range, ETag",
    ETag: object.httpEtag,
  });
}

/** Kept as encodeURIComponent() made it, by older code as it came. */
function nameOf(object: R2Object): string | null {
  const name = object.customMetadata?.["name"];
  return name === undefined ? null : fileName(decodeURIComponent(name));
}

/** What encodeURIComponent() leaves alone but RFC 8187 does not, is encoded too. */
function toRfc8187(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** RFC 9110: a list of tags, compared weakly, or `*`. */
function isSame(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const tags = ifNoneMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(etag);
}
