import type { IRequest } from "itty-router";
import { withCors } from "../access/origins.ts";
import { StickerLinks } from "../bucket/sticker-link.ts";
import { appSecretsOf, configOf } from "../config.ts";
import { isShownInline, mimeOf } from "../domain/media-type.ts";
import type { Env } from "../env.ts";
import { HttpError } from "../errors.ts";
import { openMedia } from "../graph/media-source.ts";

/** Meta's own have some ten kB, those that move some hundred. */
export const STICKER_BYTES_MAX = 2 * 1024 * 1024;
const PATIENCE_MS = 10_000;
/** A sticker stays as it is; that long a browser need not ask again. */
const KEPT_SECONDS = 24 * 60 * 60;

/**
 * `GET` and `HEAD /media/sticker?link=…`: a sticker of Meta's catalogue, for whoever has a link to it (`stickers.pack`,
 * `stickers.search`). 403 for a link that was never ours; 404 once Meta's own has ended; 502 for what is no picture, or
 * larger than STICKER_BYTES_MAX.
 */
export async function serveSticker(request: IRequest, env: Env): Promise<Response> {
  const config = configOf(env);
  const secrets = appSecretsOf(config);
  if (secrets.length === 0) throw new HttpError(503, "not_configured");
  const url = await addressIn(new URL(request.url).searchParams.get("link") ?? "", secrets);
  if (url === null) throw new HttpError(403, "link_invalid", { isForged: true });
  const picture = await fetchPicture(url, config.graphUrl);
  const mime = mimeOf(picture, false);
  if (!mime.startsWith("image/") || !isShownInline(mime)) throw new HttpError(502, "media_unavailable");
  const headers = {
    "Accept-Ranges": "none",
    "Content-Type": mime,
    "Content-Length": String(picture.byteLength),
    "Cache-Control": `private, max-age=${String(KEPT_SECONDS)}`,
  };
  return withCors(new Response(picture, { headers }), request, env);
}

/** Null where none of the secrets signed it. */
async function addressIn(link: string, secrets: readonly string[]): Promise<string | null> {
  for (const secret of secrets) {
    const url = await new StickerLinks(secret).read(link);
    if (url !== null) return url;
  }
  return null;
}

async function fetchPicture(url: string, graphUrl: string): Promise<Uint8Array<ArrayBuffer>> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const opened = await openMedia(url, graphUrl, patience.signal);
    if (!opened.ok) throw new HttpError(opened.failure === "gone" ? 404 : 502, "media_unavailable");
    return await wholeOf(opened.response.body);
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw new HttpError(502, "media_unavailable");
  } finally {
    clearTimeout(timer);
    patience.abort();
  }
}

async function wholeOf(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array<ArrayBuffer>> {
  if (body === null) throw new HttpError(502, "media_unavailable");
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.byteLength;
    if (bytes > STICKER_BYTES_MAX) throw new HttpError(502, "media_unavailable");
    pieces.push(piece);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
