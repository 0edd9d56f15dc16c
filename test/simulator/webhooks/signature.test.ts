import { expect, test } from "vitest";
import type { Json } from "../../../demo/simulator/json.ts";
import { toMetaJson } from "../../../demo/simulator/webhooks/escape.ts";
import { signatureHeaders } from "../../../demo/simulator/webhooks/signature.ts";
import { APP_SECRET, makeSimulator, PSID } from "../support.ts";

/** A body exactly as Meta writes it, and its signatures. */
const BODY =
  '{"object":"page","entry":[{"id":"10150001","time":1791878400123,"messaging":[{"sender":{"id":"7700110022"},' +
  '"recipient":{"id":"10150001"},"timestamp":1791878399950,"message":{"mid":"m_AAA",' +
  '"text":"Gr\\u00f6\\u00dfe? \\ud83d\\udc4d a\\/b"}}]}]}';

test("text beyond ASCII and slashes are escaped, in lowercase", () => {
  expect(toMetaJson(JSON.parse(BODY) as Json)).toBe(BODY);
  expect(toMetaJson({ text: 'Ж "x" \n <@%> \u007f\u0080 https://a' })).toBe(
    '{"text":"\\u0416 \\"x\\" \\n <@%> \u007f\\u0080 https:\\/\\/a"}',
  );
});

test("both signatures cover exactly these bytes", async () => {
  expect(await signatureHeaders(APP_SECRET, BODY)).toEqual({
    "X-Hub-Signature-256": "sha256=793db7bec1cec5613f17092320c380e4a5c35ee49af47806a6b66404d9adc7f3",
    "X-Hub-Signature": "sha1=b4d3a753d2170043e466221fff57c871640d1972",
  });
});

test("a webhook is escaped, signed and addressed", async () => {
  const simulator = makeSimulator();
  simulator.customer(PSID).text("Größe? 👍 a/b");
  const [webhook] = await simulator.takeOutgoing();
  expect(webhook?.body).toContain('"text":"Gr\\u00f6\\u00dfe? \\ud83d\\udc4d a\\/b"');
  expect(webhook).toMatchObject({ kind: "message", url: "https://worker.test/webhook" });
  expect(webhook?.headers).toEqual({
    "Content-Type": "application/json",
    "User-Agent": "facebookexternalua",
    "facebook-api-version": "v27.0",
    ...(await signatureHeaders(APP_SECRET, webhook?.body ?? "")),
  });
});
