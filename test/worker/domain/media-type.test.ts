import { describe, expect, it } from "vitest";
import { isShownInline, mimeOf } from "../../../worker/domain/media-type.ts";

/** Bytes as a binary string has them. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (unit) => unit.charCodeAt(0));
}

const KNOWN: [mime: string, bytes: string][] = [
  ["image/jpeg", "\xff\xd8\xff\xe0\x00\x10JFIF"],
  ["image/png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"],
  ["image/gif", "GIF89a"],
  ["image/webp", "RIFF\x24\x00\x00\x00WEBPVP8 "],
  ["image/avif", "\x00\x00\x00\x20ftypavif"],
  ["image/heic", "\x00\x00\x00\x20ftypheic"],
  ["image/bmp", "BM\x36\x00\x00\x00"],
  ["video/mp4", "\x00\x00\x00\x20ftypisom"],
  ["video/quicktime", "\x00\x00\x00\x14ftypqt  "],
  ["video/webm", "\x1aE\xdf\xa3\x01\x00"],
  ["audio/mpeg", "ID3\x03\x00"],
  ["audio/mpeg", "\xff\xfb\x90\x64"],
  ["audio/aac", "\xff\xf1\x50\x80"],
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
  ["application/octet-stream", "\xe0\x80abc"],
];

const ACTIVE: [mime: string, bytes: string][] = [
  ["image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"],
  ["image/svg+xml", "\xef\xbb\xbf \n<?xml version='1.0'?><!-- x --><svg/>"],
  ["text/html", "<!DOCTYPE html><script>alert(1)</script>"],
  ["text/html", "  <HTML>"],
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
