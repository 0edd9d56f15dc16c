import { mimeOf, SNIFFED_BYTES } from "../domain/media-type.ts";
import { isPublicAddress } from "../protocol/outgoing/public-address.ts";
import type { PictureCheck } from "../protocol/media/picture-check.ts";
import { IMAGE_BYTES_MAX } from "../protocol/outgoing/limits.ts";

/** As long as an agent would wait for it. */
export const CHECK_MS = 10_000;
const REDIRECTS_MAX = 3;

/** What Messenger shows ("Saving assets"). */
const SHOWN = new Set(["image/jpeg", "image/png", "image/gif", "image/webp"]);
/** Web servers say it of pages; nobody says it of a picture. */
const PAGE = /^(text\/html|application\/xhtml\+xml)\b/i;

/**
 * Reads a picture as Meta would, before it is sent: its size and first bytes, and nothing of it is kept. Read to the end,
 * as the length that a server says may be missing or wrong, and no further than Messenger takes.
 */
export async function checkPicture(address: string, fetcher: typeof fetch = fetch): Promise<PictureCheck> {
  // Not AbortSignal.timeout: its timer would keep an object in memory long after the picture came.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), CHECK_MS);
  try {
    return await read(address, REDIRECTS_MAX, (url) =>
      fetcher(url, { redirect: "manual", signal: patience.signal, headers: { Accept: "image/*" } }),
    );
  } catch {
    return { ok: false, why: "unreachable" };
  } finally {
    clearTimeout(timer);
    patience.abort();
  }
}

async function read(
  address: string,
  redirects: number,
  ask: (url: string) => Promise<Response>,
): Promise<PictureCheck> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !isPublicAddress(url)) return { ok: false, why: "not_public" };
  const response = await ask(url.href);
  const location = response.headers.get("Location");
  if (response.status >= 300 && response.status < 400 && location !== null) {
    await response.body?.cancel();
    if (redirects === 0 || !URL.canParse(location, url.href)) return { ok: false, why: "unreachable" };
    return await read(new URL(location, url.href).href, redirects - 1, ask);
  }
  const body: ReadableStream<Uint8Array> | null = response.body;
  if (!response.ok || body === null) return { ok: false, why: "unreachable" };
  const isPage = PAGE.test(response.headers.get("Content-Type") ?? "");
  if (!isPage && Number(response.headers.get("Content-Length")) > IMAGE_BYTES_MAX)
    return { ok: false, why: "too_large" };
  return await judge(body, isPage);
}

async function judge(body: ReadableStream<Uint8Array>, isPage: boolean): Promise<PictureCheck> {
  let head = new Uint8Array();
  let mime: string | null = null;
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.byteLength;
    if (bytes > IMAGE_BYTES_MAX) return { ok: false, why: "too_large" };
    if (mime !== null) continue;
    const more = new Uint8Array(head.byteLength + piece.byteLength);
    more.set(head);
    more.set(piece, head.byteLength);
    head = more;
    if (head.byteLength < SNIFFED_BYTES) continue;
    mime = mimeOf(head, false);
    // What is no picture needs no further reading.
    if (!SHOWN.has(mime)) break;
  }
  mime ??= mimeOf(head, false);
  if (SHOWN.has(mime)) return { ok: true, mime, bytes };
  return { ok: false, why: isPage || isMarkup(head) ? "a_page" : "not_a_picture" };
}

function isMarkup(head: Uint8Array): boolean {
  return /^\s*<(!doctype\s+html|html|head|body)\b/i.test(new TextDecoder().decode(head.subarray(0, 1_024)));
}
