/** Keeps the files that are sent, and reads them. */
import type { SimulatorContext } from "../context.ts";
import { SimulatorError } from "../simulator-error.ts";
import { stickerBytes, stickerMedia } from "../stickers/catalogue.ts";
import type { CustomerState, MediaState } from "../world/state.ts";
import { fromBase64, toBase64, type Bytes } from "./formats/bytes.ts";
import { encodePng } from "./formats/png.ts";
import type { Linked } from "./links.ts";
import { portrait } from "./paintings.ts";
import { isSampleName, sampleBytes, SAMPLES, type MediaType } from "./samples.ts";

/** Messenger takes no larger file (Send API, content). */
export const UPLOAD_BYTES_MAX = 25 * 1024 * 1024;
const PORTRAIT_PIXELS = 128;

/** Adds one of the samples, as if the person had just made it. */
export function addSample(context: SimulatorContext, name: string, psid: string | null): MediaState {
  if (!isSampleName(name)) {
    const names = Object.keys(SAMPLES).join(", ");
    throw new SimulatorError(404, "unknown_sample", `There is no sample "${name}"; there are ${names}.`);
  }
  const { type, name: fileName, mime } = SAMPLES[name];
  return add(context, { type, name: fileName, mime, psid, sample: name });
}

/** Adds the picture of a sticker that the Page sends: of Meta's catalogue, or, of one that is not in it here, any. */
export function addSticker(context: SimulatorContext, stickerId: string): MediaState {
  const known = stickerMedia(stickerId);
  return known === null ? addSample(context, "sticker", null) : add(context, known);
}

/** Adds a file of at most {@link UPLOAD_BYTES_MAX}. Its type follows from `mime`, unless it is said. */
export function addUpload(
  context: SimulatorContext,
  file: { name: string; mime: string; bytes: Uint8Array; psid: string | null; type?: string },
): MediaState {
  const { name, bytes, psid } = file;
  if (bytes.length > UPLOAD_BYTES_MAX) throw new SimulatorError(413, "too_large", "25 MB are the most.");
  const mime = file.mime === "" ? "application/octet-stream" : file.mime;
  return add(context, { type: file.type ?? typeOf(mime), name, mime, psid, data: toBase64(bytes) });
}

function add(context: SimulatorContext, media: Omit<MediaState, "id">): MediaState {
  const added = { ...media, id: context.ids.attachmentId() };
  context.world.state.media[added.id] = added;
  context.world.changed();
  return added;
}

export function typeOf(mime: string): MediaType {
  const kind = mime.split("/")[0];
  return kind === "image" || kind === "video" || kind === "audio" ? kind : "file";
}

export async function contentOf(linked: Linked): Promise<{ mime: string; name: string; bytes: Bytes }> {
  if ("portraitOf" in linked)
    return { mime: "image/png", name: "n.png", bytes: await portraitOf(linked.portraitOf) };
  const { mime, name, sample, data } = linked.media;
  const painted =
    sample === undefined ? null : isSampleName(sample) ? sampleBytes(sample) : stickerBytes(sample);
  const bytes = painted === null ? fromBase64(data ?? "") : await painted;
  return { mime, name, bytes };
}

async function portraitOf({ firstName, lastName }: CustomerState): Promise<Bytes> {
  return await encodePng(PORTRAIT_PIXELS, PORTRAIT_PIXELS, portrait(`${firstName} ${lastName}`));
}
