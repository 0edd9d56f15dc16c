/** Fetches the media behind an attachment URL, as Meta does before it accepts a send (Send API, content). */
import type { SimulatorContext } from "../context.ts";
import { addUpload } from "../media/library.ts";
import { mediaReference } from "../media/links.ts";
import type { UploadedFile } from "./call.ts";
import { type GraphError, invalidParameter } from "./errors.ts";

type Fetched = { response: Response; bytes: Uint8Array };

/** Null: this address is not to be fetched, and people are shown what is there. */
export type FetchMedia = (url: string, signal: AbortSignal) => Promise<Response> | null;

const FETCH_WITHIN_MS = 10_000;
const FETCH_VIDEO_WITHIN_MS = 75_000;
const IMAGE_BYTES_MAX = 8 * 1024 * 1024;
const MEDIA_BYTES_MAX = 25 * 1024 * 1024;

/**
 * Fetches what is at an address, and keeps it: what people are shown is Meta's own copy. Answers where that is; the address
 * itself where this simulator fetches nothing.
 *
 * @throws GraphError 100 with 2018008 or 2018294 (not to be had), 2018047 (wrong type), 2018109 (too large).
 */
export async function fetchedMedia(context: SimulatorContext, type: string, url: string): Promise<string> {
  const { fetchMedia, clock } = context;
  const timeout = new AbortController();
  const asked = fetchMedia?.(url, timeout.signal) ?? null;
  if (asked === null) return url;
  const failed = (): GraphError =>
    type === "video"
      ? invalidParameter("Failed to fetch the video from the url.", 2018294)
      : invalidParameter("Failed to fetch the file from the url", 2018008);
  const fetching = clock.track(
    (async () => {
      const response = await asked;
      return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
    })(),
  );
  const { response, bytes } = await new Promise<Fetched>((resolve, reject) => {
    const cancel = clock.after(type === "video" ? FETCH_VIDEO_WITHIN_MS : FETCH_WITHIN_MS, () => {
      timeout.abort();
      reject(failed());
    });
    fetching.then(resolve, () => reject(failed())).finally(cancel);
  });
  if (!response.ok) throw failed();
  const mime = response.headers.get("content-type") ?? "";
  checkFile(type, { type: mime, size: bytes.length });
  const name = decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "") || "file";
  return mediaReference(addUpload(context, { name, mime, bytes, type, psid: null }).id);
}

/** The same checks for an uploaded file. */
export function checkFile(type: string, file: Pick<UploadedFile, "type" | "size">): void {
  if (type !== "file" && !file.type.startsWith(`${type}/`)) {
    throw invalidParameter("Upload attachment failure.", 2018047);
  }
  if (file.size > (type === "image" ? IMAGE_BYTES_MAX : MEDIA_BYTES_MAX)) {
    throw invalidParameter("The attachment is too large.", 2018109);
  }
}
