import { createExecutionContext, listDurableObjectIds, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import worker from "../../../worker/index.ts";
import { APP_SECRET, env, ORIGIN, PAGE_ID, VERIFY_TOKEN } from "../support/env.ts";
import { callWorker, newPsid, useMeta } from "../support/meta.ts";
import { standAt } from "../support/points.ts";
import { bodyOf, post, signatureOf, textItem } from "../support/webhook.ts";

const meta = useMeta();

async function send(
  body: BodyInit,
  headers: Record<string, string> = {},
  path = "/webhook",
): Promise<Response> {
  return await callWorker(new Request(`${ORIGIN}${path}`, { method: "POST", body, headers }));
}

async function codeOf(response: Response): Promise<string> {
  return (await response.json<{ error: { code: string } }>()).error.code;
}

async function objectCount(): Promise<number> {
  const all = await Promise.all(
    [env.CONVERSATION, env.PAGE, env.DESK].map((namespace) =>
      listDurableObjectIds(namespace as DurableObjectNamespace),
    ),
  );
  return all.flat().length;
}

/** The configured Page's own objects are there from the first request on. */
async function settledObjectCount(): Promise<number> {
  await callWorker(new Request(`${ORIGIN}/health`));
  return await objectCount();
}

describe("POST /webhook", () => {
  it("takes what is signed with the app secret", async () => {
    const response = await post(bodyOf([textItem(newPsid(), "m_signed", "hi")]));

    expect(response.status).toBe(200);
    expect(await response.text()).toBe("EVENT_RECEIVED");
  });

  it.each([
    ["no signature", async () => ({})],
    [
      "a signature of another secret",
      async (body: string) => ({ "X-Hub-Signature-256": await signatureOf(body, "other") }),
    ],
    [
      "a signature of other bytes",
      async (body: string) => ({ "X-Hub-Signature-256": await signatureOf(`${body} `) }),
    ],
    ["only the older signature", async () => ({ "X-Hub-Signature": `sha1=${"0".repeat(40)}` })],
    ["what is no signature", async () => ({ "X-Hub-Signature-256": "sha256=" })],
  ] as [string, (body: string) => Promise<Record<string, string>>][])(
    "refuses %s and keeps nothing",
    async (_name, headersOf) => {
      const before = await settledObjectCount();
      const body = bodyOf([textItem(newPsid(), "m_unsigned", "hi")]);

      const response = await send(body, await headersOf(body));

      expect(response.status).toBe(403);
      expect(await codeOf(response)).toBe("signature_mismatch");
      expect(await objectCount()).toBe(before);
    },
  );

  it.each([
    ["no header", {}],
    ["the older signature alone", { "X-Hub-Signature": `sha1=${"0".repeat(40)}` }],
    ["a header that is no signature", { "X-Hub-Signature-256": "sha256=none" }],
  ] as [string, Record<string, string>][])(
    "reads nothing of a body that is not signed: %s",
    async (_name, headers) => {
      let asked = 0;
      const source = { pull: () => void (asked += 1) };
      const body = new ReadableStream<Uint8Array>(source, new CountQueuingStrategy({ highWaterMark: 0 }));
      const request = new Request(`${ORIGIN}/webhook`, { method: "POST", body, headers });
      const ctx = createExecutionContext();

      const response = await worker.fetch(request, env, ctx);
      await waitOnExecutionContext(ctx);

      expect(response.status).toBe(403);
      expect(asked).toBe(0);
    },
  );

  it("accepts a body of 4 MB and refuses a longer one, whether it says so or not", async () => {
    const filler = (bytes: number): string => `{"object":"page","entry":[]${" ".repeat(bytes - 28)}}`;
    const limit = 4 * 1024 * 1024;
    const chunked = (text: string): ReadableStream => {
      return new Response(text).body ?? new ReadableStream();
    };
    const long = filler(limit + 1);
    const signature = { "X-Hub-Signature-256": await signatureOf(long) };

    expect((await post(filler(limit))).status).toBe(200);
    expect((await send(long, signature)).status).toBe(413);
    expect((await send(chunked(long), signature)).status).toBe(413);
    expect(await codeOf(await send(long, signature))).toBe("body_too_large");
  });

  it("takes a sender who goes away in the middle for no fault of ours", async () => {
    const lines: string[] = [];
    vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
    const faults = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error("connection lost")) });
    const headers = { "X-Hub-Signature-256": `sha256=${"0".repeat(64)}` };

    const ctx = createExecutionContext();
    const request = new Request(`${ORIGIN}/webhook`, { method: "POST", body, headers });
    const response = await worker.fetch(request, env, ctx);
    await waitOnExecutionContext(ctx);

    expect(response.status).toBe(400);
    expect(await codeOf(response)).toBe("body_broken_off");
    expect(lines).toContain('{"event":"webhook.refused","status":400,"reason":"body_broken_off"}');
    expect(faults).not.toHaveBeenCalled();
  });

  it("does not read a body that says it is too long", async () => {
    const headers = { "Content-Length": "4194305", "X-Hub-Signature-256": await signatureOf("{}") };
    const response = await send("{}", headers);

    expect(response.status).toBe(413);
  });

  it.each([
    ["", 400, "not_json"],
    ["not json", 400, "not_json"],
    ["\ufeff{", 400, "not_json"],
    ["[]", 400, "no_object"],
    ["{}", 400, "no_object"],
    ['{"object":"instagram","entry":[{"id":"1","messaging":[{"sender":{"id":"2"}}]}]}', 404, "other_object"],
    ['{"object":"whatsapp_business_account"}', 404, "other_object"],
  ])("answers %j with %d", async (body, status, code) => {
    const before = await settledObjectCount();

    const response = await post(body);

    expect(response.status).toBe(status);
    expect(await codeOf(response)).toBe(code);
    expect(await objectCount()).toBe(before);
  });

  it.each([
    '{"object":"page"}',
    '{"object":"page","entry":[]}',
    '{"object":"page","entry":[{"id":"10150001","messaging":[]}]}',
  ])("answers %j with 200", async (body) => {
    expect((await post(body)).status).toBe(200);
  });

  it("reads the raw bytes, also those that are no text", async () => {
    const bytes = new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]);
    const signature = await signatureOf(bytes.buffer);

    const response = await send(bytes, { "X-Hub-Signature-256": signature });

    expect(await codeOf(response)).toBe("not_json");
  });

  it("keeps an item nested a hundred thousand deep", async () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const item = `{"sender":{"id":"${newPsid()}"},"recipient":{"id":"${PAGE_ID}"},"deep":${deep},"n":12345678901234567890}`;

    expect((await post(`{"object":"page","entry":[{"id":"${PAGE_ID}","messaging":[${item}]}]}`)).status).toBe(
      200,
    );
  });

  it("tries a platform hiccup again before Meta has to", async () => {
    const ingest = standAt("a conversation is given what Meta sent", (goOn) => {
      if (ingest.calls > 1) return goOn();
      throw Object.assign(new Error("moved"), { retryable: true });
    });

    const response = await post(bodyOf([textItem(newPsid(), "m_hiccup", "hi")]));

    expect(response.status).toBe(200);
    expect(ingest.calls).toBe(2);
  });

  it.each([
    ["an overload", { retryable: true, overloaded: true }],
    ["a fault of the object itself", {}],
  ])("leaves %s to Meta", async (_name, properties) => {
    const ingest = standAt("a conversation is given what Meta sent", () => {
      throw Object.assign(new Error("no"), properties);
    });

    const response = await post(bodyOf([textItem(newPsid(), "m_down", "hi")]));

    expect(response.status).toBe(500);
    expect(await codeOf(response)).toBe("not_written");
    expect(ingest.calls).toBe(1);
  });
});

describe("POST /webhook/:pageId", () => {
  it("takes the entries of that Page", async () => {
    const body = bodyOf([textItem(newPsid(), "m_own", "hi")]);

    expect((await post(body, `/webhook/${PAGE_ID}`)).status).toBe(200);
  });

  it("refuses a body that holds an entry of another Page, and keeps nothing of it", async () => {
    const before = await settledObjectCount();
    const entry = [
      { id: PAGE_ID, messaging: [textItem(newPsid(), "m_own2", "hi")] },
      { id: "999", messaging: [textItem(newPsid(), "m_foreign", "hi")] },
    ];

    const response = await post(JSON.stringify({ object: "page", entry }), `/webhook/${PAGE_ID}`);

    expect(response.status).toBe(403);
    expect(await codeOf(response)).toBe("other_page");
    expect(await objectCount()).toBe(before);
  });

  it.each([
    ["999", "999"],
    ["0", "0"],
    ["with a letter", "10150001x"],
    ["in another spelling", "%31%30%31%35%30%30%30%31"],
    ["that is a desk", "main"],
    ["that is a path", ".."],
    ["of 5,000 digits", "1".repeat(5_000)],
  ])("knows no Page %s and leaves no trace of it", async (_name, pageId) => {
    const before = await settledObjectCount();
    const body = bodyOf([textItem(newPsid(), "m_unknown", "hi")], "messaging", pageId);

    const posted = await post(body, `/webhook/${pageId}`);
    const asked = await callWorker(
      new Request(
        `${ORIGIN}/webhook/${pageId}?hub.mode=subscribe&hub.challenge=1&hub.verify_token=${VERIFY_TOKEN}`,
      ),
    );

    expect([posted.status, asked.status]).toEqual([404, 404]);
    expect(await objectCount()).toBe(before);
  });
});

describe("GET /webhook", () => {
  const ask = (query: Record<string, string>, path = "/webhook"): Promise<Response> =>
    callWorker(new Request(`${ORIGIN}${path}?${new URLSearchParams(query).toString()}`));
  const good = { "hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": VERIFY_TOKEN };

  it("gives the challenge back as the whole body, as plain text", async () => {
    const response = await ask(good);

    expect(response.status).toBe(200);
    expect(await response.text()).toBe("1158201444");
    expect(response.headers.get("Content-Type")).toContain("text/plain");
  });

  it("does so under the Page's own path", async () => {
    expect((await ask(good, `/webhook/${PAGE_ID}`)).status).toBe(200);
  });

  it("is what the dashboard calls to check the address", async () => {
    expect(await meta.current.handshake()).toMatchObject({ ok: true });
    expect(await meta.current.handshake({ verifyToken: "wrong" })).toMatchObject({ ok: false });
  });

  it.each<[name: string, query: Record<string, string>, status: number]>([
    ["a wrong token", { ...good, "hub.verify_token": "guess" }, 403],
    ["the app secret as token", { ...good, "hub.verify_token": APP_SECRET }, 403],
    ["an empty token", { ...good, "hub.verify_token": "" }, 403],
    ["no token", { "hub.mode": "subscribe", "hub.challenge": "1" }, 403],
    ["another mode", { ...good, "hub.mode": "unsubscribe" }, 400],
    ["no challenge", { "hub.mode": "subscribe", "hub.verify_token": VERIFY_TOKEN }, 400],
    ["nothing", {}, 400],
  ])("refuses %s", async (_name, query, status) => {
    const response = await ask(query);

    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain("1158201444");
  });
});

describe("what the Worker does not have", () => {
  it.each<[method: string, path: string]>([
    ["GET", "/"],
    ["PUT", "/webhook"],
    ["DELETE", "/webhook"],
    ["PUT", "/health"],
    ["GET", "/webhook/1/2"],
    ["GET", "/%E0%A4%A"],
  ])("%s %s is answered with a code", async (method, path) => {
    const response = await callWorker(new Request(`${ORIGIN}${path}`, { method }));

    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: { code: "route_not_found" } });
  });
});
