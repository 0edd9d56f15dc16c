import { describe, expect, test } from "vitest";
import { crc32, fromBase64, toBase64 } from "../../../demo/simulator/media/formats/bytes.ts";
import { isSampleName, SAMPLES, sampleBytes } from "../../../demo/simulator/media/samples.ts";

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

describe("the samples are what they say they are", () => {
  test.each([
    ["photo", /^\xff\xd8\xff\xe0..JFIF\0/s, /\xff\xd9$/s],
    ["picture", /^\x89PNG\r\n\x1a\n/s, /IEND....$/s],
    ["gif", /^GIF89a/s, /;$/s],
    ["video", /^....ftyp/s, /moov/s],
    ["voice", /^RIFF....WAVEfmt /s, /data/s],
    ["sound", /^\xff\xfb/s, /\0$/s],
    ["pdf", /^%PDF-1\.4/s, /%%EOF\n$/s],
    ["zip", /^PK\x03\x04/s, /PK\x05\x06/s],
    ["sticker", /^\x89PNG\r\n\x1a\n/s, /IEND....$/s],
    ["camp", /^\x89PNG\r\n\x1a\n/s, /IEND....$/s],
    ["stove", /^\x89PNG\r\n\x1a\n/s, /IEND....$/s],
    ["like", /^\x89PNG\r\n\x1a\n/s, /IEND....$/s],
  ] as const)("%s", async (name, begins, ends) => {
    const text = latin1(await sampleBytes(name));
    expect(text).toMatch(begins);
    expect(text).toMatch(ends);
    expect(text.length).toBeLessThan(60_000);
  });

  test("all of them are covered", () => {
    expect(Object.keys(SAMPLES).filter(isSampleName)).toHaveLength(12);
  });

  test("a PDF's table points at its objects", async () => {
    const text = latin1(await sampleBytes("pdf"));
    const places = [...text.matchAll(/^(\d{10}) 00000 n/gm)].map(([, place]) => Number(place));
    expect(places.map((place, index) => text.slice(place).startsWith(`${index + 1} 0 obj`))).toEqual(
      places.map(() => true),
    );
    const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(table)).toMatch(/^xref/);
  });
});

test("checksums and base64 are the usual ones", () => {
  expect(crc32(Buffer.from("123456789")).toString(16)).toBe("cbf43926");
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
});
