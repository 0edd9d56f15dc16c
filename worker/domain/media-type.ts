import { mpegAudio } from "./mpeg-audio.ts";
import { holdsSoundAlone } from "./sound-alone.ts";

/**
 * What a file is by its first bytes: neither its name nor Meta's header is trusted. Everything that is not found here
 * is a download of unknown type, so a missing row costs comfort and never safety.
 */
const SIGNATURES: readonly { mime: string; bytes: string; form?: string }[] = [
  { mime: "image/jpeg", bytes: "\xff\xd8\xff" },
  { mime: "image/png", bytes: "\x89PNG\r\n\x1a\n" },
  { mime: "image/gif", bytes: "GIF8" },
  { mime: "image/webp", bytes: "RIFF", form: "WEBP" },
  { mime: "audio/wav", bytes: "RIFF", form: "WAVE" },
  { mime: "video/x-msvideo", bytes: "RIFF", form: "AVI " },
  { mime: "video/webm", bytes: "\x1aE\xdf\xa3" },
  { mime: "audio/ogg", bytes: "OggS" },
  { mime: "audio/flac", bytes: "fLaC" },
  { mime: "audio/amr", bytes: "#!AMR" },
  { mime: "audio/mpeg", bytes: "ID3" },
  { mime: "application/pdf", bytes: "%PDF-" },
  { mime: "application/zip", bytes: "PK\x03\x04" },
  { mime: "application/x-ole-storage", bytes: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" },
  { mime: "application/gzip", bytes: "\x1f\x8b" },
  { mime: "application/x-7z-compressed", bytes: "7z\xbc\xaf\x27\x1c" },
  { mime: "application/vnd.rar", bytes: "Rar!\x1a\x07" },
];

/** Lengths of the header behind that of a bitmap ("BITMAPINFOHEADER" and its kin), by which one is known. */
const BITMAP_HEADERS: ReadonlySet<number> = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

/** Brands of an ISO media file (`ftyp`), all others are MP4. */
const BRANDS: Readonly<Record<string, string>> = {
  avif: "image/avif",
  avis: "image/avif",
  heic: "image/heic",
  heix: "image/heic",
  mif1: "image/heic",
  "M4A ": "audio/mp4",
  "M4B ": "audio/mp4",
  "qt  ": "video/quicktime",
};

/** Containers of both: known for sound by what the message calls them, or by a list of tracks that names no pictures. */
const AS_AUDIO: Readonly<Record<string, string>> = {
  "video/mp4": "audio/mp4",
  "video/webm": "audio/webm",
  "video/quicktime": "audio/mp4",
};

/** A browser shows these without running anything that is in them. */
const SHOWN = new Set([
  ...["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/bmp"],
  ...["video/mp4", "video/webm", "video/quicktime"],
  ...["audio/mpeg", "audio/mp4", "audio/aac", "audio/ogg", "audio/wav", "audio/webm", "audio/flac"],
]);

/** Browsers save it and show nothing of it. */
export const UNKNOWN_MIME = "application/octet-stream";

/** Bytes that mimeOf() looks at. */
export const SNIFFED_BYTES = 4_096;

/** `isAudio`: the message calls it a recording. */
export function mimeOf(bytes: Uint8Array, isAudio: boolean): string {
  const head = bytes.subarray(0, SNIFFED_BYTES);
  const mime = containerOf(head);
  const asAudio = AS_AUDIO[mime];
  return asAudio !== undefined && (isAudio || holdsSoundAlone(head, mime)) ? asAudio : mime;
}

/** Whether the Worker may hand it out to be shown; all else is handed out to be saved. */
export function isShownInline(mime: string): boolean {
  return SHOWN.has(mime);
}

function containerOf(head: Uint8Array): string {
  const [mime, text] = [signedAs(head), textOf(head)];
  // Letters alone make no picture and no film: a text may well begin with "BM" or "GIF".
  const isOnlyText = text !== null && mime !== null && isShownInline(mime);
  return (isOnlyText ? text : (mime ?? text)) ?? UNKNOWN_MIME;
}

function signedAs(head: Uint8Array): string | null {
  const text = Array.from(head.subarray(0, 16), (byte) => String.fromCharCode(byte)).join("");
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  // ISO 14496-12: the first box, its length before its name.
  if (text.startsWith("ftyp", 4)) {
    const hasLength = view.getUint32(0) <= SNIFFED_BYTES;
    return hasLength ? (BRANDS[text.slice(8, 12)] ?? "video/mp4") : null;
  }
  const found = SIGNATURES.find(
    ({ bytes, form }) => text.startsWith(bytes) && (form === undefined || text.startsWith(form, 8)),
  );
  if (found !== undefined) return found.mime;
  const isBitmap = text.startsWith("BM") && head.length >= 18 && BITMAP_HEADERS.has(view.getUint32(14, true));
  return isBitmap ? "image/bmp" : mpegAudio(head);
}

/** No byte that a text would not have. */
function isPlain(bytes: Uint8Array): boolean {
  return bytes.every((byte) => (byte >= 9 && byte <= 13) || byte === 27 || byte >= 32);
}

/** Named for what it is, though it is never shown: markup can run scripts. */
function textOf(head: Uint8Array): string | null {
  const text = decoded(head)?.trimStart().toLowerCase() ?? "";
  if (text === "") return null;
  if (text.includes("<svg")) return "image/svg+xml";
  if (/<(!doctype html|html|head|body|script|iframe)/.test(text)) return "text/html";
  if (text.startsWith("<?xml")) return "application/xml";
  return text.includes("\ufffd") && !text.endsWith("\ufffd") ? null : "text/plain";
}

function decoded(head: Uint8Array): string | null {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(head);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(head);
  return isPlain(head) ? new TextDecoder().decode(head) : null;
}
