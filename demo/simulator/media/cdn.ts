/** Meta's CDN: gives out files for signed links, and goes wrong when that was ordered. */
import type { SimulatorContext } from "../context.ts";
import type { MediaFault } from "../faults/fault.ts";
import { wait } from "../faults/wait.ts";
import { ConnectionDropped } from "../graph/errors.ts";
import { bytesOf, concat, type Bytes } from "./formats/bytes.ts";
import { contentOf } from "./library.ts";
import { followLink, type Linked } from "./links.ts";

/** How many redirects are still to come; faults were asked at the first. */
const HOPS_PARAMETER = "_nc_hops";
const PIECE_BYTES = 64 * 1024;
/** So much of a damaged file is sound: enough to tell what it was. */
const SOUND_BYTES = 64;

/** What a file turns out to be that says it is a picture. */
const DISGUISED = {
  html: "<!DOCTYPE html><html><body><script>document.title='not a picture'</script></body></html>",
  svg: '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title="not a picture"</script></svg>',
} as const;

/** @throws ConnectionDropped when a fault breaks the connection; the signal's reason when the caller gave up */
export async function serveMedia(context: SimulatorContext, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (request.method !== "GET" && request.method !== "HEAD") return new Response(null, { status: 405 });
  const linked = followLink(context, url);
  if (typeof linked === "string") return new Response(linked, { status: 403 });
  const hopsLeft = Number(url.searchParams.get(HOPS_PARAMETER) ?? -1);
  if (hopsLeft > 0) return redirect(url, hopsLeft);
  const faults = hopsLeft === 0 ? [] : context.faults.forMedia(subjectOf(context, linked));
  for (const fault of faults) {
    if (fault.kind === "media-slow") await wait(context, request.signal, fault.ms);
    if (fault.kind === "media-hang") await wait(context, request.signal, Infinity);
  }
  const fault = faults.find(({ kind }) => kind !== "media-slow" && kind !== "media-hang");
  if (fault?.kind === "media-status") return new Response(null, { status: fault.status });
  if (fault?.kind === "media-redirect") {
    return fault.to === undefined
      ? redirect(url, fault.hops ?? 1)
      : new Response(null, { status: 302, headers: { location: fault.to } });
  }
  return await answer(context, request, linked, fault);
}

function redirect(url: URL, hops: number): Response {
  const next = new URL(url);
  next.searchParams.set(HOPS_PARAMETER, String(hops - 1));
  return new Response(null, { status: 302, headers: { location: next.href } });
}

function subjectOf(
  context: SimulatorContext,
  linked: Linked,
): { pageId: string | null; psid: string | null; type: string; file: string | null } {
  if ("portraitOf" in linked) return { ...linked.portraitOf, type: "profile_pic", file: null };
  const { psid, type, id: file } = linked.media;
  const pageId = psid === null ? null : (context.world.state.customers[psid]?.pageId ?? null);
  return { pageId, psid, type, file };
}

async function answer(
  context: SimulatorContext,
  request: Request,
  linked: Linked,
  fault: MediaFault | undefined,
): Promise<Response> {
  const { mime, name, bytes } = await contentOf(linked);
  const headers = new Headers({
    "content-type": mime,
    "cache-control": "max-age=1209600, no-transform",
    "accept-ranges": "bytes",
  });
  if (!/^(image|video|audio)\//.test(mime)) {
    headers.set("content-disposition", `attachment; filename="${name.replace(/[^\x20-\x7e]|"/g, "_")}"`);
  }
  const whole = fault === undefined ? bytes : spoilt(bytes, fault);
  const range = fault === undefined ? rangeOf(request.headers.get("range"), whole.length) : null;
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${whole.length}`);
    return new Response(null, { status: 416, headers });
  }
  const part = range === null ? whole : whole.subarray(range.from, range.to + 1);
  if (range !== null) headers.set("content-range", `bytes ${range.from}-${range.to}/${whole.length}`);
  if (fault?.kind !== "media-oversize" || fault.hidden !== true)
    headers.set("content-length", String(part.length));
  const body = request.method === "HEAD" ? null : bodyOf(context, request.signal, part, fault);
  return new Response(body, { status: range === null ? 200 : 206, headers });
}

function spoilt(bytes: Bytes, fault: MediaFault): Bytes {
  if (fault.kind === "media-disguise") return bytesOf(DISGUISED[fault.as]);
  if (fault.kind === "media-damage") return concat(bytes.slice(0, SOUND_BYTES), new Uint8Array(bytes.length));
  if (fault.kind !== "media-oversize") return bytes;
  return concat(bytes, new Uint8Array(Math.max(0, fault.bytes - bytes.length)));
}

/** All at once, or in pieces where the connection is to stall or to break in the middle. */
function bodyOf(
  context: SimulatorContext,
  signal: AbortSignal,
  bytes: Bytes,
  fault: MediaFault | undefined,
): BodyInit {
  const kind = fault?.kind;
  if (kind !== "media-cut" && kind !== "media-stall" && kind !== "media-oversize") return bytes;
  const end = kind === "media-oversize" ? bytes.length : Math.ceil(bytes.length / 2);
  let at = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (at < end) {
        controller.enqueue(bytes.slice(at, Math.min(end, at + PIECE_BYTES)));
        at += PIECE_BYTES;
      } else if (kind === "media-oversize") controller.close();
      else {
        if (kind === "media-stall") await wait(context, signal, Infinity).catch(() => undefined);
        controller.error(new ConnectionDropped());
      }
    },
  });
}

type Range = { from: number; to: number };

/** The first range of `bytes=…`; null: no range, or one to be ignored. */
function rangeOf(header: string | null, length: number): Range | "unsatisfiable" | null {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return null;
  const from = first === "" ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === "" || last === "" ? length - 1 : Math.min(Number(last), length - 1);
  return from > to || from >= length ? "unsatisfiable" : { from, to };
}
