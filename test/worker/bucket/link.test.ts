import { describe, expect, it, vi } from "vitest";
import { signMediaLink } from "../../../worker/bucket/link.ts";
import type { MediaLinkAnswer } from "../../../worker/protocol/frames.ts";
import { MEDIA_LINK_MS } from "../../../worker/protocol/limits.ts";
import { connect } from "../support/agent.ts";
import { bucket, bytesOf, filesItem, MP4, newMid, PNG, TestCdn } from "../support/cdn.ts";
import { APP_SECRET, ORIGIN, PAGE_ID } from "../support/env.ts";
import { aMessageWith, filesOf, untilFailed, untilFiles } from "../support/files.ts";
import { aGate } from "../support/gate.ts";
import { callWorker, newPsid, useMeta } from "../support/meta.ts";
import { letPass, MINUTE, SECOND, TestThread, until } from "../support/thread.ts";
import { itemOf, postItems, signatureOf } from "../support/webhook.ts";

const meta = useMeta();

type Copied = { thread: TestThread; link: MediaLinkAnswer };

/** A file that is copied, and an agent's link to it. */
async function aCopy(bytes: Uint8Array<ArrayBuffer> = PNG, name = "a.png", type = "file"): Promise<Copied> {
  const cdn = new TestCdn();
  const path = `/v/${encodeURIComponent(name)}`;
  const thread = await aMessageWith(meta.current, [{ type, url: cdn.at(path, bytes) }]);
  await untilFiles(thread, "ready");
  const agent = await connect();
  return { thread, link: await agent.ask("media.link", { conversation: thread.name, media: "1.1" }) };
}

function fetchLink(url: string, init: RequestInit = {}): Promise<Response> {
  return callWorker(new Request(`${ORIGIN}${url}`, init));
}

async function codeOf(response: Response): Promise<string> {
  const { error } = await response.json<{ error: { code: string } }>();
  return `${String(response.status)} ${error.code}`;
}

/** HMAC by the secret itself, in base64url. */
async function plainSignature(text: string): Promise<string> {
  const hex = (await signatureOf(text)).slice("sha256=".length);
  const binary = hex.replace(/../g, (byte) => String.fromCharCode(parseInt(byte, 16)));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

describe("media.link", () => {
  it("answers a link for ten minutes, and what it leads to", async () => {
    const before = Date.now();
    const { link } = await aCopy();

    expect(link).toMatchObject({ name: "a.png", mime: "image/png", bytes: PNG.length });
    expect(link.expiresAt).toBeGreaterThanOrEqual(before + MEDIA_LINK_MS);
    expect(link.expiresAt).toBeLessThanOrEqual(Date.now() + MEDIA_LINK_MS);
    expect(link.url).toMatch(/^\/media\/file\?link=[\w.-]+$/);
    const response = await fetchLink(link.url);
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PNG);
  });

  it.each([
    ["no JSON", "SIZE_42"],
    ["null", "null"],
    ["a file", '{"parts":[{"type":"image","media":{"id":"1.1","state":"ready","mime":"a/b","bytes":1}}]}'],
  ])("knows no file in a quick reply whose payload is %s", async (_name, payload) => {
    const thread = new TestThread(meta.current, newPsid());
    const message = { mid: newMid(), text: "42", quick_reply: { payload } };
    await postItems([itemOf(thread.psid, { message })]);
    const agent = await connect();

    expect(await agent.refusal("media.link", { conversation: thread.name, media: "1.1" })).toBe("not_found");
  });

  it("knows no files of other conversations, of none, or of another desk", async () => {
    const { thread } = await aCopy();
    const agent = await connect();
    const stranger = await connect({ sub: "eve", desk: "elsewhere", role: "admin" });
    const ask = { conversation: thread.name, media: "1.1" };

    expect(await agent.refusal("media.link", { ...ask, media: "1.2" })).toBe("not_found");
    expect(await agent.refusal("media.link", { ...ask, media: "7.1" })).toBe("not_found");
    expect(await agent.refusal("media.link", { ...ask, media: "../1.1" })).toBe("bad_frame");
    expect(await agent.refusal("media.link", { ...ask, conversation: `${PAGE_ID}:0` })).toBe("not_found");
    expect(await stranger.refusal("media.link", ask)).toBe("not_found");
    expect(await stranger.refusal("media.retry", ask)).toBe("not_found");
  });

  it("does not lead to what is still being copied, nor to what could not be", async () => {
    const cdn = new TestCdn();
    const gate = aGate();
    const slow = cdn.at("/slow", async () => {
      await gate.pass();
      return new Response(PNG);
    });
    const thread = await aMessageWith(meta.current, [
      { type: "image", url: slow },
      { type: "image", url: cdn.at("/dead", 410) },
    ]);
    await untilFiles(thread, "copying", "failed");
    const agent = await connect();

    for (const media of ["1.1", "1.2"])
      expect(await agent.refusal("media.link", { conversation: thread.name, media })).toBe("media_not_ready");
  });

  it("does not lead to what the customer took back", async () => {
    const cdn = new TestCdn();
    const mid = newMid();
    const thread = await aMessageWith(meta.current, [{ type: "image", url: cdn.at("/a", PNG) }], mid);
    await untilFiles(thread, "ready");

    await postItems([itemOf(thread.psid, { message: { mid, is_deleted: true } })]);

    const agent = await connect();
    const ask = { conversation: thread.name, media: "1.1" };
    expect(await agent.refusal("media.link", ask)).toBe("not_found");
    expect(await agent.refusal("media.retry", ask)).toBe("not_found");
  });
});

describe("media.retry", () => {
  it("copies a file that could not be, from the start", async () => {
    const cdn = new TestCdn();
    let isUp = false;
    const url = cdn.at("/a.png", () => (isUp ? new Response(PNG) : new Response(null, { status: 403 })));
    const thread = await aMessageWith(meta.current, [{ type: "image", url }]);
    await untilFailed(thread, "gone");
    const agent = await connect();
    isUp = true;

    await agent.ask("media.retry", { conversation: thread.name, media: "1.1" });

    const [file] = await untilFiles(thread, "ready");
    expect(file).toMatchObject({ failure: null, mime: "image/png" });
    // Repeated, since the answer was lost.
    await agent.ask("media.retry", { conversation: thread.name, media: "1.1" });
    expect(await filesOf(thread)).toEqual([file]);
  });

  it("shows that it is being copied at once, and leaves a copy under way alone", async () => {
    const cdn = new TestCdn();
    const gate = aGate();
    let tries = 0;
    const url = cdn.at("/a.png", async () => {
      if (++tries === 1) return new Response(null, { status: 403 });
      await gate.pass();
      return new Response(PNG);
    });
    const thread = await aMessageWith(meta.current, [{ type: "image", url }]);
    await untilFailed(thread, "gone");
    const agent = await connect();

    await agent.ask("media.retry", { conversation: thread.name, media: "1.1" });
    expect((await filesOf(thread))[0]).toMatchObject({ state: "copying", failure: null });
    await until(() => expect(gate.arrived).toBe(1));
    await agent.ask("media.retry", { conversation: thread.name, media: "1.1" });
    gate.open();

    await untilFiles(thread, "ready");
    expect(tries).toBe(2);
  });

  it("is refused where there never was a link", async () => {
    const thread = await aMessageWith(meta.current, [{ type: "image" }]);
    const agent = await connect();

    const reply = await agent.command("media.retry", { conversation: thread.name, media: "1.1" });

    expect(reply).toMatchObject({ ok: false, refusal: { code: "wrong_state", state: "no_link" } });
  });
});

describe("GET /media/file", () => {
  it("answers 403 when the link is over, and not a moment before", async () => {
    const { link } = await aCopy();

    await letPass(meta.current, MEDIA_LINK_MS - 10 * SECOND);
    expect((await fetchLink(link.url)).status).toBe(200);
    await letPass(meta.current, MINUTE);

    expect(await codeOf(await fetchLink(link.url))).toBe("403 link_invalid");
  });

  it("answers the same 403 to whatever was not signed here", async () => {
    const { thread, link } = await aCopy();
    const other = await aCopy();
    const [said = "", signature = ""] = link.url.slice("/media/file?link=".length).split(".");
    const grant = { desk: "main", key: `${PAGE_ID}/${thread.psid}/1.1`, expiresAt: link.expiresAt };
    const [otherSaid = ""] = other.link.url.slice("/media/file?link=".length).split(".");
    const forDesk = async (desk: string): Promise<string> =>
      (await signMediaLink(APP_SECRET, { ...grant, desk })).split(".")[1] ?? "";
    const plain = btoa(JSON.stringify(["main", grant.key, link.expiresAt + 1])).replaceAll("=", "");
    const forged = [
      "",
      ".",
      said,
      `${said}.`,
      `${said}.${signature}.${signature}`,
      `${said}.${signature.slice(0, -2)}AA`,
      `${said}.${"A".repeat(43)}`,
      `${said}.!`,
      `!.${signature}`,
      `${btoa("null")}.${signature}`,
      `${btoa("[1,2,3]")}.${signature}`,
      `${btoa('["main"')}.${signature}`,
      `${plain}.${signature}`,
      // Of another object, of another desk, of another secret.
      `${otherSaid}.${signature}`,
      `${said}.${await forDesk("elsewhere")}`,
      // By the app secret as it is, with which Meta signs webhooks.
      `${said}.${await plainSignature(said)}`,
      (await signMediaLink("another-secret", grant)).slice("/media/file?link=".length),
    ];

    expect(await forDesk("main")).toBe(signature);
    for (const it of forged) {
      expect(await codeOf(await fetchLink(`/media/file?link=${encodeURIComponent(it)}`)), it).toBe(
        "403 link_invalid",
      );
    }
    expect(await codeOf(await fetchLink("/media/file"))).toBe("403 link_invalid");
  });

  it("lets nothing run, whoever opens it and wherever", async () => {
    const { link } = await aCopy();

    const { headers } = await fetchLink(link.url);

    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": "inline; filename*=UTF-8''a.png",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "cross-origin-resource-policy": "cross-origin",
      "referrer-policy": "no-referrer",
      "content-length": String(PNG.length),
    });
    expect(headers.get("set-cookie")).toBeNull();
  });

  it.each([
    ["SVG", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "pan.svg"],
    ["HTML", "<!doctype html><script>alert(1)</script>", "page.html"],
    ["HTML called a picture", "<html><script>alert(1)</script>", "cat.png"],
    ["PDF", "%PDF-1.7 /JavaScript", "bill.pdf"],
    ["plain text", "just words", "words.txt"],
    ["a text in UTF-16 that begins like a frame of sound", "\xff\xfeh\x00i\x00", "words.mp3"],
    ["bytes of no known kind", "\x00\x01\x02", "a.exe"],
  ])("hands out %s to be saved, as bytes of no kind", async (_what, content, name) => {
    const { link } = await aCopy(bytesOf(content), name, "image");

    const { headers } = await fetchLink(link.url);

    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toBe(`attachment; filename*=UTF-8''${name}`);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("has what is shown saved when the link says &download, by its whole name", async () => {
    const { link } = await aCopy(PNG, "Bild (März) 'a'.png");

    const { headers } = await fetchLink(`${link.url}&download`);

    expect(headers.get("content-disposition")).toBe(
      "attachment; filename*=UTF-8''Bild%20%28M%C3%A4rz%29%20%27a%27.png",
    );
  });

  it.each([
    ["../../etc/passwd", "passwd"],
    ["..\\..\\boot.ini", "boot.ini"],
    ["invoice.\u202efdp.exe", "invoice.fdp.exe"],
    ["a\r\nb.png", "a b.png"],
  ])("names a file that came as %j no more than a name", async (given, name) => {
    const { thread, link } = await aCopy(PNG, given);

    expect(link.name).toBe(name);
    expect((await filesOf(thread))[0]?.name).toBe(name);
    const { headers } = await fetchLink(link.url);
    expect(headers.get("content-disposition")).toBe(`inline; filename*=UTF-8''${encodeURIComponent(name)}`);
  });

  it("names one that older code kept as it came no more than a name either", async () => {
    const { thread, link } = await aCopy();
    const customMetadata = { name: encodeURIComponent("../../x\u202e.png") };
    await bucket().put(`${PAGE_ID}/${thread.psid}/1.1`, PNG, { customMetadata });
    await thread.inside((_conversation, { storage }) => {
      storage.sql.exec(
        `UPDATE entry SET detail = json_set(detail, '$.parts[0].media.name', '../../x.png') WHERE seq = 1`,
      );
    });

    const again = await (await connect()).ask("media.link", { conversation: thread.name, media: "1.1" });

    expect(again.name).toBe("x.png");
    expect((await fetchLink(link.url)).headers.get("content-disposition")).toBe(
      "attachment; filename*=UTF-8''x.png",
    );
  });

  it("sends the part that is asked for", async () => {
    const { link } = await aCopy(MP4, "film.mp4", "video");
    const part = async (range: string, more: Record<string, string> = {}): Promise<string> => {
      const response = await fetchLink(link.url, { headers: { Range: range, ...more } });
      const { headers } = response;
      const body = new TextDecoder().decode(await response.arrayBuffer());
      return [response.status, headers.get("content-range"), headers.get("content-length"), body].join("|");
    };
    const size = String(MP4.length);
    const all = `200||${size}|${new TextDecoder().decode(MP4)}`;

    expect(await part("bytes=4-7")).toBe(`206|bytes 4-7/${size}|4|ftyp`);
    expect(await part("bytes=-4")).toBe(
      `206|bytes ${String(MP4.length - 4)}-${String(MP4.length - 1)}/${size}|4|film`,
    );
    expect(await part(`bytes=${String(MP4.length - 4)}-`)).toContain("|4|film");
    expect(await part("bytes=0-3,5-6")).toBe(all);
    expect(await part("bytes=4-7", { "If-Range": '"other"' })).toBe(all);
    const etag = (await fetchLink(link.url)).headers.get("etag") ?? "";
    expect(await part("bytes=4-7", { "If-Range": etag })).toContain("|4|ftyp");
  });

  it("answers 416 to a part that there is not", async () => {
    const { link } = await aCopy(MP4, "film.mp4", "video");

    const response = await fetchLink(link.url, { headers: { Range: "bytes=1000-" } });

    expect(response.status).toBe(416);
    expect(response.headers.get("content-range")).toBe(`bytes */${String(MP4.length)}`);
    expect(await response.text()).toBe("");
  });

  it("answers HEAD with all but the bytes", async () => {
    const { link } = await aCopy();

    const response = await fetchLink(link.url, { method: "HEAD", headers: { Range: "bytes=0-3" } });

    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(response.headers.get("accept-ranges")).toBe("bytes");
    expect(await response.text()).toBe("");
    expect((await fetchLink("/media/file?link=x", { method: "HEAD" })).status).toBe(403);
  });

  it("answers 304 to who has it already, and lets nobody keep it longer than the link", async () => {
    const { link } = await aCopy();
    const first = await fetchLink(link.url);
    const etag = first.headers.get("etag") ?? "";
    const [, seconds] = /^private, max-age=(\d+)$/.exec(first.headers.get("cache-control") ?? "") ?? [];
    expect(Number(seconds)).toBeGreaterThan(590);
    expect(Number(seconds)).toBeLessThanOrEqual(600);

    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const again = await fetchLink(link.url, { headers: { "If-None-Match": tag } });
      expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    }
    expect((await fetchLink(link.url, { headers: { "If-None-Match": '"x"' } })).status).toBe(200);
    await letPass(meta.current, MEDIA_LINK_MS);
    const over = await fetchLink(link.url, { headers: { "If-None-Match": etag } });
    expect([over.status, over.headers.get("cache-control")]).toEqual([403, "no-store"]);
  });

  it("lets pages of listed origins read it, and no other", async () => {
    const { link } = await aCopy();
    const allowed = async (origin: string): Promise<string | null> =>
      (await fetchLink(link.url, { headers: { Origin: origin } })).headers.get("access-control-allow-origin");

    expect(await allowed("https://crm.example")).toBe("https://crm.example");
    expect(await allowed("https://evil.example")).toBeNull();
    expect(await allowed("null")).toBeNull();
  });

  it("answers 404 for a file that was erased", async () => {
    const { thread, link } = await aCopy();

    await bucket().delete(`${PAGE_ID}/${thread.psid}/1.1`);

    expect(await codeOf(await fetchLink(link.url))).toBe("404 media_not_found");
    expect((await fetchLink(link.url, { headers: { Range: "bytes=0-" } })).status).toBe(404);
  });

  it("keeps a PSID with a slash within its own folder", async () => {
    const cdn = new TestCdn();
    const psid = `7/../${String(Date.now())}`;
    await postItems([filesItem(psid, PAGE_ID, [{ type: "image", url: cdn.at("/a", PNG) }])]);
    const thread = new TestThread(meta.current, psid);

    await untilFiles(thread, "ready");

    expect(await bucket().head(`${PAGE_ID}/${encodeURIComponent(psid)}/1.1`)).not.toBeNull();
    const link = await (await connect()).ask("media.link", { conversation: thread.name, media: "1.1" });
    expect((await fetchLink(link.url)).status).toBe(200);
    expect(vi.mocked(fetch).mock.calls.length).toBeGreaterThan(0);
  });
});
