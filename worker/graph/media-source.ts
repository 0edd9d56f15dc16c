import type { MediaFailure } from "../protocol/message/content.ts";

/** Where Meta keeps what people send, and profile pictures. */
const META_CDN = [".fbcdn.net", ".fbsbx.com"];

const HOPS_MAX = 3;

/** Of the 4xx only these may pass; by any other Meta says that the link is dead (403 once its signature is over). */
const TOO_BUSY = new Set([408, 425, 429]);

/**
 * An answer whose body is the file, or why there is none. `mayPass`: it is worth asking again.
 */
export type OpenedMedia =
  { ok: true; response: Response } | { ok: false; failure: MediaFailure; mayPass: boolean };

/**
 * Asks for the file behind a link of Meta's. Links come from outside and the Worker can reach more than their
 * senders can, so every host on the way must be Meta's or the configured Graph API's own (the simulator's). Rejects
 * when nobody answers or `signal` ends it.
 */
export async function openMedia(link: string, graphUrl: string, signal: AbortSignal): Promise<OpenedMedia> {
  let url = URL.parse(link);
  for (let hop = 0; hop <= HOPS_MAX; hop++) {
    if (url === null || !isAllowedSource(url, graphUrl))
      return { ok: false, failure: "host_not_allowed", mayPass: false };
    const response = await fetch(url.href, { redirect: "manual", signal });
    if (response.ok) return { ok: true, response };
    await response.body?.cancel();
    const location = response.headers.get("Location");
    const isRedirect = response.status >= 300 && response.status < 400 && location !== null;
    if (!isRedirect) return refusalOf(response.status);
    url = URL.parse(location, url);
  }
  return { ok: false, failure: "unreachable", mayPass: false };
}

/** Whether a file may be fetched from there: https at Meta's CDN, or wherever the Graph API is. */
export function isAllowedSource(url: URL, graphUrl: string): boolean {
  if (url.username !== "" || url.password !== "") return false;
  if (url.origin === new URL(graphUrl).origin) return true;
  // An empty port is the default one.
  if (url.protocol !== "https:" || url.port !== "") return false;
  return META_CDN.some((suffix) => url.hostname.endsWith(suffix));
}

function refusalOf(status: number): OpenedMedia {
  const isOver = status >= 400 && status < 500 && !TOO_BUSY.has(status);
  return isOver
    ? { ok: false, failure: "gone", mayPass: false }
    : { ok: false, failure: "unreachable", mayPass: true };
}
