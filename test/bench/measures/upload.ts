import { tokenOf } from "../../measuring/agent.ts";
import { post, webhook } from "../meta.ts";
import { median } from "../../measuring/statistics.ts";
import { PAGE_ID, type Running } from "../../measuring/workerd.ts";

const FILE_BYTES = 25 * 1024 * 1024;
const PSID = "7700110022099999";
const MB = 1024 * 1024;

export type UploadFigures = {
  /** From the first byte of the request until its answer, median. */
  ms: number;
  /** The most that the process has held, with the bucket beside it, which is the same for both. */
  peakMb: number;
};

/** A film of 25 MB given to the Worker, beside a bare one that streams it into the same bucket; in turn. */
export async function measureUpload(
  product: Running,
  bare: Running,
  count: number,
): Promise<{ ours: UploadFigures; floor: UploadFigures }> {
  await post(product.url, webhook(PSID, "m_upload_first", "Send it"));
  const query = new URLSearchParams({ conversation: `${PAGE_ID}:${PSID}`, name: "tour.mp4" }).toString();
  const authorization = `Bearer ${await tokenOf("kim")}`;
  const give = {
    ours: () => upload(`${product.url}/api/v1/files?${query}`, { Authorization: authorization }),
    floor: () => upload(`${bare.url}/`, {}),
  };
  const times = { ours: [] as number[], floor: [] as number[] };
  for (let round = 0; round <= count; round++) {
    for (const side of round % 2 === 0 ? (["ours", "floor"] as const) : (["floor", "ours"] as const)) {
      const ms = await give[side]();
      // The first of each pays for what runs but once.
      if (round > 0) times[side].push(ms);
    }
  }
  return {
    ours: { ms: median(times.ours), peakMb: product.peakBytes() / MB },
    floor: { ms: median(times.floor), peakMb: bare.peakBytes() / MB },
  };
}

async function upload(url: string, headers: Record<string, string>): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(url, { method: "POST", headers, body: film() });
  const { bytes } = (await response.json()) as { bytes?: number };
  if (bytes !== FILE_BYTES) throw new Error(`a file was answered with ${String(response.status)}`);
  return performance.now() - startedAt;
}

/** What an MP4 begins with, and zeros. */
function film(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(FILE_BYTES);
  bytes.set([0, 0, 0, 0x18, ...new TextEncoder().encode("ftypisom")]);
  return bytes;
}
