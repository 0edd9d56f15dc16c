/** Files that people send: small, real, and made here. */
import type { Bytes } from "./formats/bytes.ts";
import { encodePdf, encodeZip } from "./formats/documents.ts";
import { film } from "./formats/film.ts";
import { encodeGif } from "./formats/gif.ts";
import { encodeJpeg } from "./formats/jpeg.ts";
import { encodePng } from "./formats/png.ts";
import { encodeSilentMp3, encodeWav } from "./formats/sound.ts";
import type { MediaState } from "../world/state.ts";
import { camp, landscape, parcel, smiley, stove, thumbsUp } from "./paintings.ts";

/** The types that Meta gives to media (Webhooks, "messages"). */
export type MediaType = "image" | "video" | "audio" | "file" | "sticker";

export type Sample = {
  type: MediaType;
  /** As it is called on the phone it comes from. */
  name: string;
  mime: string;
  make(): Bytes | Promise<Bytes>;
};

export const SAMPLES = {
  photo: { type: "image", name: "photo.jpg", mime: "image/jpeg", make: () => encodeJpeg(60, 45, landscape) },
  picture: { type: "image", name: "parcel.png", mime: "image/png", make: () => encodePng(360, 270, parcel) },
  gif: { type: "image", name: "ball.gif", mime: "image/gif", make: bouncingBall },
  video: { type: "video", name: "video.mp4", mime: "video/mp4", make: film },
  voice: {
    type: "audio",
    name: "voice.wav",
    mime: "audio/wav",
    make: () => encodeWav([392, 494, 587, 784, 587, 784]),
  },
  sound: { type: "audio", name: "sound.mp3", mime: "audio/mpeg", make: () => encodeSilentMp3(77) },
  pdf: {
    type: "file",
    name: "invoice.pdf",
    mime: "application/pdf",
    make: () => encodePdf(["Northwind Outdoor", "Invoice 20418", "One tent, 2 persons   189.00 EUR"]),
  },
  zip: {
    type: "file",
    name: "documents.zip",
    mime: "application/zip",
    make: () => encodeZip("readme.txt", "Photos follow.\n"),
  },
  sticker: {
    type: "sticker",
    name: "smiley.png",
    mime: "image/png",
    make: () => encodePng(160, 160, smiley),
  },
  camp: { type: "image", name: "camp.png", mime: "image/png", make: () => encodePng(480, 300, camp) },
  stove: { type: "image", name: "stove.png", mime: "image/png", make: () => encodePng(480, 300, stove) },
  like: { type: "sticker", name: "like.png", mime: "image/png", make: () => encodePng(160, 160, thumbsUp) },
} as const satisfies Record<string, Sample>;

export type SampleName = keyof typeof SAMPLES;

export function isSampleName(name: string): name is SampleName {
  return Object.hasOwn(SAMPLES, name);
}

const OF_SAMPLE = "sample-";

/** Names a sample as it is, so that what shows it needs no file of its own. */
export function sampleReference(name: string): string {
  return `media:${OF_SAMPLE}${name}`;
}

/** The file behind {@link sampleReference}; null: the id is of another. */
export function sampleMedia(id: string): MediaState | null {
  const sample = id.startsWith(OF_SAMPLE) ? id.slice(OF_SAMPLE.length) : "";
  if (!isSampleName(sample)) return null;
  const { type, name, mime } = SAMPLES[sample];
  return { id, type, name, mime, psid: null, sample };
}

const made = new Map<SampleName, Promise<Bytes>>();

/** Each is made once. */
export function sampleBytes(name: SampleName): Promise<Bytes> {
  const known = made.get(name) ?? Promise.resolve(SAMPLES[name].make());
  made.set(name, known);
  return known;
}

function bouncingBall(): Bytes {
  const palette = [
    [11, 91, 107],
    [255, 209, 102],
    [20, 128, 74],
  ] as const;
  const options = { size: 72, frames: 12, delay: 8 };
  return encodeGif(options, palette, (x, y, frame) => {
    const height = Math.abs(Math.sin((frame / options.frames) * Math.PI)) * 40;
    if (Math.hypot(x - 36, y - (54 - height)) < 11) return 1;
    return y > 62 ? 2 : 0;
  });
}
