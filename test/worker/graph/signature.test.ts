import { describe, expect, it } from "vitest";
import { isSameSecret, isSignedBy, readSignature } from "../../../worker/graph/signature.ts";

/** A body and its signatures, computed apart from this code. */
const SECRET = "simulator-app-secret";
const BODY = String.raw`{"object":"page","entry":[{"id":"10150001","time":1791878400123,"messaging":[{"sender":{"id":"7700110022"},"recipient":{"id":"10150001"},"timestamp":1791878399950,"message":{"mid":"m_AAA","text":"Gr\u00f6\u00dfe? \ud83d\udc4d a\/b"}}]}]}`;
const SHA256 = "793db7bec1cec5613f17092320c380e4a5c35ee49af47806a6b66404d9adc7f3";
const SHA1 = "b4d3a753d2170043e466221fff57c871640d1972";

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;

async function isSigned(body: string, header: string | null, secret = SECRET): Promise<boolean> {
  const signature = readSignature(header);
  return signature !== null && (await isSignedBy(secret, bytes(body), signature));
}

describe("a signature", () => {
  it("is accepted for exactly these bytes", async () => {
    expect(BODY).toHaveLength(237);
    expect(await isSigned(BODY, `sha256=${SHA256}`)).toBe(true);
  });

  it("may have hexadecimal digits in capitals", async () => {
    expect(await isSigned(BODY, `sha256=${SHA256.toUpperCase()}`)).toBe(true);
  });

  it.each([
    ["no header", null],
    ["an empty header", ""],
    ["the older signature", `sha1=${SHA1}`],
    ["the digits alone", SHA256],
    ["a digit too few", `sha256=${SHA256.slice(1)}`],
    ["a digit too many", `sha256=${SHA256}0`],
    ["another last digit", `sha256=${SHA256.slice(0, -1)}4`],
    ["what is no hexadecimal digit", `sha256=${"g".repeat(64)}`],
    ["two signatures", `sha256=${SHA256}, sha256=${SHA256}`],
    ["a line break after it", `sha256=${SHA256}\n`],
  ])("is none in %s", async (_name, header) => {
    expect(await isSigned(BODY, header)).toBe(false);
  });

  it("is refused for the same JSON written in other bytes", async () => {
    const rewritten = JSON.stringify(JSON.parse(BODY));

    expect(await isSigned(rewritten, `sha256=${SHA256}`)).toBe(false);
  });

  it("is refused when made with another secret, also once the right one was used", async () => {
    await isSigned(BODY, `sha256=${SHA256}`);

    expect(await isSigned(BODY, `sha256=${SHA256}`, "another-secret")).toBe(false);
  });
});

describe("isSameSecret", () => {
  it.each([
    ["a", "a", true],
    ["a", "b", false],
    ["a", "aa", false],
    ["", "a", false],
    ["é", "e\u0301", false],
  ])("compares %j with %j", async (a, b, expected) => {
    expect(await isSameSecret(a, b)).toBe(expected);
  });
});
