/**
 * What a file is by its first bytes: neither its name nor Meta's header is trusted. Everything that is not found here
 * is a download of unknown type, so a missing row costs comfort and never safety.
 */
const SIGNATURES: readonly { mime: string; at?: number; bytes: string }[] = [
  { mime: "image/jpeg", bytes: "\xff\xd8\xff" },
  { mime: "image/png", bytes: "\x89PNG\r\n\x1a\n" },
  { mime: "image/gif", bytes: "GIF8" },
  { mime: "image/webp", at: 8, bytes: "WEBP" },
  { mime: "image/bmp", bytes: "BM" },
  { mime: "audio/wav", at: 8, bytes: "WAVE" },
  { mime: "video/x-msvideo", at: 8, bytes: "AVI " },
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

/** Containers of both: without pictures they are only known for sound by what the message calls them. */
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
export const SNIFFED_BYTES = 1_024;

/** `isAudio`: the message calls it a recording. */
export function mimeOf(bytes: Uint8Array, isAudio: boolean): string {
  const head = bytes.subarray(0, SNIFFED_BYTES);
  const mime = containerOf(head);
  return (isAudio ? AS_AUDIO[mime] : undefined) ?? mime;
}

/** Whether the Worker may hand it out to be shown; all else is handed out to be saved. */
export function isShownInline(mime: string): boolean {
  return SHOWN.has(mime);
}

function containerOf(head: Uint8Array): string {
  const text = Array.from(head, (byte) => String.fromCharCode(byte)).join("");
  if (text.startsWith("ftyp", 4)) return BRANDS[text.slice(8, 12)] ?? "video/mp4";
  const found = SIGNATURES.find(({ at = 0, bytes }) => text.startsWith(bytes, at));
  if (found !== undefined) return found.mime;
  return mpegAudio(head) ?? textOf(head) ?? UNKNOWN_MIME;
}

/** Eleven set bits begin a frame; layer 0 is AAC's (ADTS). */
function mpegAudio([first = 0, second = 0]: Uint8Array): string | null {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
  return (second & 0x06) === 0 ? "audio/aac" : "audio/mpeg";
}

/** Named for what it is, though it is never shown: markup can run scripts. */
function textOf(head: Uint8Array): string | null {
  if (head.length === 0 || head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)))
    return null;
  const text = new TextDecoder().decode(head).trimStart().toLowerCase();
  if (text.includes("<svg")) return "image/svg+xml";
  if (/<(!doctype html|html|head|body|script|iframe)/.test(text)) return "text/html";
  if (text.startsWith("<?xml")) return "application/xml";
  return text.includes("\ufffd") && !text.endsWith("\ufffd") ? null : "text/plain";
}
