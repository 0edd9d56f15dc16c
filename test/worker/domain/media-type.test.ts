import { describe, expect, it } from "vitest";
import { isShownInline, mimeOf } from "../../../worker/domain/media-type.ts";

/** Bytes as a binary string has them. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (unit) => unit.charCodeAt(0));
}

/** Two frames that begin alike. */
function frames(header: string, length: number): string {
  return header.padEnd(length, "\x00").repeat(2);
}

/** As an editor saves it, mark and all. */
function utf16(text: string, isBigEndian = false): string {
  const bytes = Array.from(`\ufeff${text}`, (unit) => {
    const code = unit.charCodeAt(0);
    return isBigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8];
  });
  return String.fromCharCode(...bytes.flat());
}

const KNOWN: [mime: string, bytes: string][] = [
  ["image/jpeg", "\xff\xd8\xff\xe0\x00\x10JFIF"],
  ["image/png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"],
  ["image/gif", "GIF89a\x48\x00\x48\x00"],
  ["image/webp", "RIFF\x24\x00\x00\x00WEBPVP8 "],
  ["image/avif", "\x00\x00\x00\x20ftypavif"],
  ["image/heic", "\x00\x00\x00\x20ftypheic"],
  ["image/bmp", "BM\x36\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00"],
  ["video/mp4", "\x00\x00\x00\x20ftypisom"],
  ["video/quicktime", "\x00\x00\x00\x14ftypqt  "],
  ["video/webm", "\x1aE\xdf\xa3\x01\x00"],
  ["audio/mpeg", "ID3\x03\x00\x00"],
  ["audio/mpeg", frames("\xff\xfb\x90\x64", 417)],
  ["audio/mpeg", frames("\xff\xf3\x18\xc4", 36)],
  ["audio/mpeg", frames("\xff\xfd\x14\x00", 96)],
  ["audio/mpeg", "\xff\xfb\x10\xc0".padEnd(104, "\x00")],
  ["audio/aac", frames("\xff\xf1\x50\x80\x06\x40\xfc", 50)],
  ["audio/mp4", "\x00\x00\x00\x20ftypM4A "],
  ["audio/ogg", "OggS\x00\x02"],
  ["audio/wav", "RIFF\x24\x00\x00\x00WAVEfmt "],
  ["audio/amr", "#!AMR\n"],
  ["application/pdf", "%PDF-1.7"],
  ["application/zip", "PK\x03\x04\x14\x00"],
  ["application/octet-stream", "MZ\x90\x00\x03"],
  ["application/octet-stream", "\x00\x01\x02\x03"],
  ["application/octet-stream", ""],
  ["text/plain", "Dear shop,\r\n\tmy order"],
  ["text/plain", "Gr\xc3\xbc\xc3\x9fe"],
  ["text/plain", utf16("Dear shop,")],
  ["text/plain", utf16("Dear shop,", true)],
  ["text/plain", "BM is what we call our basement"],
  ["text/plain", "GIF89a is older than I am"],
  ["text/plain", "ID3 tags are gone"],
  ["text/plain", "OggS and fLaC"],
  ["text/plain", "RIFF out WAVE in"],
  ["text/plain", "not aftyp"],
  ["application/octet-stream", "BM\x00\x01\x02"],
  ["application/octet-stream", "\xff\xff\xff\xffftypisom"],
  ["application/octet-stream", "\x00\x01\x02\x03\x04\x05\x06\x07WEBP"],
  // What looks like a frame, and none follows; a bit rate, a sampling rate, a version that there is not.
  ["application/octet-stream", "\xff\xfb\x90\x64".padEnd(900, "\x00")],
  ["application/octet-stream", "\xff\xf1\x50\x80\x06\x40\xfc".padEnd(900, "\x00")],
  ["application/octet-stream", frames("\xff\xfb\xf0\x64", 417)],
  ["application/octet-stream", frames("\xff\xfb\x9c\x64", 417)],
  ["application/octet-stream", frames("\xff\xeb\x90\x64", 417)],
  ["application/octet-stream", "\xe0\x80abc"],
];

const ACTIVE: [mime: string, bytes: string][] = [
  ["image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"],
  ["image/svg+xml", "\xef\xbb\xbf \n<?xml version='1.0'?><!-- x --><svg/>"],
  ["text/html", "<!DOCTYPE html><script>alert(1)</script>"],
  ["text/html", "  <HTML>"],
  ["text/html", utf16("<script>alert(1)</script>")],
  ["text/html", "hello <script>alert(1)</script>"],
  ["application/xml", "<?xml version='1.0'?><x:script xmlns:x='http://www.w3.org/1999/xhtml'>"],
];

describe("mimeOf", () => {
  it.each([...KNOWN, ...ACTIVE])("knows %s by its first bytes", (mime, text) => {
    expect(mimeOf(bytesOf(text), false)).toBe(mime);
  });

  it.each([
    ["\x00\x00\x00\x20ftypisom", "audio/mp4"],
    ["\x1aE\xdf\xa3\x01\x00", "audio/webm"],
    ["\x89PNG\r\n\x1a\n", "image/png"],
  ])("takes a container for sound where the message calls it so, and nothing else: %j", (text, mime) => {
    expect(mimeOf(bytesOf(text), true)).toBe(mime);
  });
});

describe("isShownInline", () => {
  it.each(ACTIVE)("lets a browser only save %s", (mime) => {
    expect(isShownInline(mime)).toBe(false);
  });

  it.each(["text/plain", "application/pdf", "application/octet-stream", "application/zip", "image/heic", ""])(
    "lets a browser only save %j",
    (mime) => expect(isShownInline(mime)).toBe(false),
  );

  it.each(["image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4", "audio/mpeg", "audio/ogg"])(
    "lets a browser show %s",
    (mime) => expect(isShownInline(mime)).toBe(true),
  );
});
