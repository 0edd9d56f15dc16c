import { describe, expect, it } from "vitest";
import { bytesMaxOf, sentAs } from "../../../worker/domain/sent-as.ts";

const MB = 1024 * 1024;

describe("sentAs", () => {
  it.each([
    ["image/jpeg", "image"],
    ["image/gif", "image"],
    ["image/heic", "file"],
    ["image/webp", "file"],
    ["image/svg+xml", "file"],
    ["video/mp4", "video"],
    ["video/quicktime", "video"],
    ["video/webm", "file"],
    ["audio/mpeg", "audio"],
    ["audio/mp4", "audio"],
    ["audio/ogg", "file"],
    ["application/pdf", "file"],
    ["text/html", "file"],
    ["constructor", "file"],
  ] as const)("sends %s as %s", (mime, type) => {
    expect(sentAs(mime)).toBe(type);
  });

  it("takes 8 MB of a picture, and 25 MB of all else", () => {
    expect(bytesMaxOf("image")).toBe(8 * MB);
    expect([bytesMaxOf("video"), bytesMaxOf("audio"), bytesMaxOf("file")]).toEqual([
      25 * MB,
      25 * MB,
      25 * MB,
    ]);
  });
});
