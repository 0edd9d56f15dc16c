/** Fetches the media behind an attachment URL, as Meta does before it accepts a send (Send API, content). */
import type { SimulatorContext } from "../context.ts";
import type { UploadedFile } from "./call.ts";
import { type GraphError, invalidParameter } from "./errors.ts";

export type FetchMedia = (url: string, signal: AbortSignal) => Promise<Response>;

const FETCH_WITHIN_MS = 10_000;
const FETCH_VIDEO_WITHIN_MS = 75_000;
const IMAGE_BYTES_MAX = 8 * 1024 * 1024;
const MEDIA_BYTES_MAX = 25 * 1024 * 1024;

/** @throws GraphError 100 with 2018008 or 2018294 (not to be had), 2018047 (wrong type), 2018109 (too large). */
export async function checkMedia(context: SimulatorContext, type: string, url: string): Promise<void> {
  const { fetchMedia, clock } = context;
  if (fetchMedia === null) return;
  const failed = (): GraphError =>
    type === "video"
      ? invalidParameter("Failed to fetch the video from the url.", 2018294)
      : invalidParameter("Failed to fetch the file from the url", 2018008);
  const timeout = new AbortController();
  const fetching = clock.track(
    (async () => {
      const response = await fetchMedia(url, timeout.signal);
      return { response, size: (await response.arrayBuffer()).byteLength };
    })(),
  );
  const result = await new Promise<{ response: Response; size: number }>((resolve, reject) => {
    const cancel = clock.after(type === "video" ? FETCH_VIDEO_WITHIN_MS : FETCH_WITHIN_MS, () => {
      timeout.abort();
      reject(failed());
    });
    fetching.then(resolve, () => reject(failed())).finally(cancel);
  });
  if (!result.response.ok) throw failed();
  checkFile(type, { type: result.response.headers.get("content-type") ?? "", size: result.size });
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
