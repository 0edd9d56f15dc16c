import { describe, expect, it } from "vitest";
import { readSignedRequest, SIGNED_REQUEST_CHARS_MAX } from "../../../worker/graph/signed-request.ts";

const SECRET = "simulator-app-secret";
/** Made by another program, over `{"algorithm":"HMAC-SHA256","issued_at":1791878400,"user_id":"218471"}`. */
const SIGNED =
  "Ba1Y78Bzd3ZR_gK6SwnL1lcJf0YGfdpi2rIrIXZ5PEw." +
  "eyJhbGdvcml0aG0iOiJITUFDLVNIQTI1NiIsImlzc3VlZF9hdCI6MTc5MTg3ODQwMCwidXNlcl9pZCI6IjIxODQ3MSJ9";

const ANOTHER = '{"algorithm":"HMAC-SHA256","user_id":"218472"}';

/** The signature of one with the payload of another. */
function exchanged(signature: string, payload: string): string {
  return `${signature.split(".")[0] ?? ""}.${payload.split(".")[1] ?? ""}`;
}

async function signed(payload: string, secret = SECRET): Promise<string> {
  const encoder = new TextEncoder();
  const said = base64url(encoder.encode(payload));
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  return `${base64url(new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(said))))}.${said}`;
}

function base64url(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

describe("readSignedRequest", () => {
  it("reads whom Meta means, and when it said so", async () => {
    expect(await readSignedRequest(SIGNED, [SECRET])).toEqual({
      userId: "218471",
      issuedAt: 1_791_878_400_000,
    });
  });

  it("takes any of several secrets, as one replaces another", async () => {
    expect(await readSignedRequest(SIGNED, ["the-next-one", SECRET])).not.toBeNull();
  });

  it("takes an id that came as a number, digit for digit", async () => {
    const request = await signed('{"algorithm":"HMAC-SHA256","user_id":12345678901234567890}');

    expect(await readSignedRequest(request, [SECRET])).toEqual({
      userId: "12345678901234567890",
      issuedAt: null,
    });
  });

  it.each<[what: string, request: () => string | Promise<string>]>([
    ["another secret's", () => signed('{"algorithm":"HMAC-SHA256","user_id":"1"}', "not-the-secret")],
    ["a payload that was changed", async () => exchanged(SIGNED, await signed(ANOTHER))],
    ["a signature of nothing", () => `.${SIGNED.split(".")[1] ?? ""}`],
    ["no signature", () => SIGNED.split(".")[1] ?? ""],
    ["a third part", () => `${SIGNED}.e30`],
    ["another algorithm", () => signed('{"algorithm":"none","user_id":"1"}')],
    ["no algorithm", () => signed('{"user_id":"1"}')],
    ["no person", () => signed('{"algorithm":"HMAC-SHA256"}')],
    ["no JSON", () => signed("user 1")],
    ["letters that are no base64url", () => "+/==.e30"],
    ["more than Meta writes", () => `${SIGNED.split(".")[0] ?? ""}.${"a".repeat(SIGNED_REQUEST_CHARS_MAX)}`],
    ["nothing", () => ""],
  ])("refuses %s", async (_, request) => {
    expect(await readSignedRequest(await request(), [SECRET])).toBeNull();
  });
});
