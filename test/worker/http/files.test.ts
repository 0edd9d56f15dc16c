import { describe, expect, it } from "vitest";
import { takeFile } from "../../../worker/http/files.ts";
import { FILES_UNUSED_MAX, type FileAnswer } from "../../../worker/protocol/outgoing/given-file.ts";
import { FILE_BYTES_MAX, IMAGE_BYTES_MAX } from "../../../worker/protocol/outgoing/limits.ts";
import { mintToken } from "../support/agent.ts";
import { bucket, bytesOf, keptKeys, MP4, PNG } from "../support/cdn.ts";
import { env, ORIGIN, PAGE_ID } from "../support/env.ts";
import { seesAsBucket } from "../support/files.ts";
import { aBody, aFile, fileRequest, giveFile, type Given } from "../support/given.ts";
import { callWorker, newPsid, useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, DAY, letPass, MINUTE, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

async function codeOf(response: Response): Promise<string> {
  if (response.status === 200) return "200";
  const { error } = await response.json<{ error: { code: string; limit?: number } }>();
  return `${String(response.status)} ${error.code}${error.limit === undefined ? "" : ` ${String(error.limit)}`}`;
}

function prefixOf({ psid }: TestThread): string {
  return `${PAGE_ID}/${psid}/file.`;
}

async function rows(thread: TestThread): Promise<unknown[]> {
  return await rowsOf(thread.stub, "SELECT * FROM file");
}

/** Nothing of it is left, neither in the bucket nor in the thread. */
async function expectNothing(thread: TestThread): Promise<void> {
  expect(await keptKeys(prefixOf(thread))).toEqual([]);
  expect(await rows(thread)).toEqual([]);
}

/** `ftyp`, then a `moov` with a handler for each track. */
function mp4(...kinds: string[]): Uint8Array<ArrayBuffer> {
  const box = (name: string, content: string): string =>
    `\x00\x00${String.fromCharCode((content.length + 8) >> 8, (content.length + 8) & 255)}${name}${content}`;
  const tracks = kinds.map((kind) => box("trak", box("hdlr", `\x00\x00\x00\x00\x00\x00\x00\x00${kind}`)));
  return bytesOf(
    box("ftyp", "isom\x00\x00\x02\x00") + box("moov", tracks.join("")) + box("mdat", "…".repeat(3)),
  );
}

describe("POST /api/v1/files", () => {
  it("writes the file under the conversation's own prefix, and answers what it is", async () => {
    const thread = await aThread(meta.current);

    const answer = await aFile(thread, PNG, "Rechnung.png");

    expect(answer).toEqual({
      file: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      name: "Rechnung.png",
      mime: "image/png",
      bytes: PNG.length,
      type: "image",
    });
    const key = `${prefixOf(thread)}${answer.file}`;
    expect(await keptKeys(prefixOf(thread))).toEqual([key]);
    const object = await bucket().get(key);
    expect(await object?.bytes()).toEqual(PNG);
    expect(object?.httpMetadata?.contentType).toBe("image/png");
  });

  it.each<[what: string, body: Uint8Array<ArrayBuffer>, name: string, mime: string, type: string]>([
    ["a film", MP4, "a.txt", "video/mp4", "video"],
    ["a film with sound", mp4("soun", "vide"), "a.m4a", "video/mp4", "video"],
    ["a recording", mp4("soun"), "a.mp4", "audio/mp4", "audio"],
    [
      "a recording of another browser",
      bytesOf("\x1aE\xdf\xa3…\x86\x86A_OPUS"),
      "a.webm",
      "audio/webm",
      "file",
    ],
    ["a page that calls itself a picture", bytesOf("<html><script>"), "a.png", "text/html", "file"],
    ["a picture that is a page as well", bytesOf("GIF89a<html><script>"), "a.gif", "text/html", "file"],
    ["a drawing with a script", bytesOf("<svg onload='x'/>"), "a.svg", "image/svg+xml", "file"],
    [
      "a picture that Messenger does not show",
      bytesOf("\x00\x00\x00\x18ftypheic"),
      "a.jpg",
      "image/heic",
      "file",
    ],
    ["a contract", bytesOf("%PDF-1.7"), "a.pdf", "application/pdf", "file"],
    ["whatever else", bytesOf("\x00\x01\x02"), "a.jpg", "application/octet-stream", "file"],
  ])("tells %s by its first bytes alone", async (_, body, name, mime, type) => {
    const thread = await aThread(meta.current);

    expect(await aFile(thread, body, name)).toMatchObject({ mime, type, bytes: body.length });
  });

  it.each([
    ["of unknown length", undefined],
    ["of the length that it says", 6 * 1024 * 1024],
  ])("takes a body %s to its last byte", async (_, length) => {
    const thread = await aThread(meta.current);
    const bytes = 6 * 1024 * 1024;

    const response = await giveFile(thread.name, {
      body: aBody(MP4, bytes),
      ...(length === undefined ? {} : { length }),
    });

    expect(await response.json<FileAnswer>()).toMatchObject({ bytes, mime: "video/mp4" });
    const [key = ""] = await keptKeys(prefixOf(thread));
    expect((await bucket().head(key))?.size).toBe(bytes);
  });

  it.each<[what: string, head: Uint8Array<ArrayBuffer>, bytes: number, says: boolean, code: string]>([
    ["a film of 25 MB", MP4, FILE_BYTES_MAX, true, "200"],
    ["a byte more", MP4, FILE_BYTES_MAX + 1, true, `413 file_too_large ${String(FILE_BYTES_MAX)}`],
    [
      "a byte more than it says",
      MP4,
      FILE_BYTES_MAX + 1,
      false,
      `413 file_too_large ${String(FILE_BYTES_MAX)}`,
    ],
    ["a picture of 8 MB", PNG, IMAGE_BYTES_MAX, true, "200"],
    [
      "a byte more of a picture",
      PNG,
      IMAGE_BYTES_MAX + 1,
      true,
      `413 file_too_large ${String(IMAGE_BYTES_MAX)}`,
    ],
    [
      "one of unknown length",
      PNG,
      IMAGE_BYTES_MAX + 1,
      false,
      `413 file_too_large ${String(IMAGE_BYTES_MAX)}`,
    ],
  ])("judges %s by what Messenger takes", async (_, head, bytes, says, code) => {
    const thread = await aThread(meta.current);

    const response = await giveFile(thread.name, {
      body: aBody(head, bytes),
      ...(says ? { length: bytes } : {}),
    });

    expect(await codeOf(response)).toBe(code);
    if (code !== "200") await expectNothing(thread);
  });

  it.each<[what: string, given: Given]>([
    ["nothing", { body: null }],
    ["no bytes", { body: new Uint8Array(0) }],
    ["no bytes of unknown length", { body: aBody(PNG, 0) }],
  ])("refuses %s", async (_, given) => {
    const thread = await aThread(meta.current);

    expect(await codeOf(await giveFile(thread.name, given))).toBe("400 file_empty");
    await expectNothing(thread);
  });

  it.each<[what: string, given: Given]>([
    ["breaks off", { body: aBody(MP4, 400_000, { fails: true }), length: 400_000 }],
    ["breaks off and never said how long it is", { body: aBody(MP4, 400_000, { fails: true }) }],
    ["is shorter than it says", { body: aBody(MP4, 300_000), length: 400_000 }],
    ["breaks off before its first byte", { body: aBody(MP4, -1, { fails: true }), length: 5 }],
  ])("leaves nothing of a body that %s", async (_, given) => {
    const thread = await aThread(meta.current);

    // Not by way of the network of tests, which ends a body that broke as if it were whole.
    const taking = takeFile((await fileRequest(thread.name, given)) as never, env);

    await expect(taking).rejects.toMatchObject({ status: 400, code: "body_broken_off" });
    await expectNothing(thread);
  });

  it("keeps of a hostile name what may stand in a line", async () => {
    const thread = await aThread(meta.current);
    const name = `../../etc/\u202egnp.${"a\u0000\r\n\u200b".repeat(2_000)}.exe`;

    const answer = await aFile(thread, PNG, name);

    expect(answer.name).toMatch(/^[a …]+\.exe$/u);
    expect(answer.name?.length).toBeLessThanOrEqual(200);
    const [key = ""] = await keptKeys(prefixOf(thread));
    expect(decodeURIComponent((await bucket().head(key))?.customMetadata?.["name"] ?? "")).toBe(answer.name);
  });

  it("takes a file without a name", async () => {
    const thread = await aThread(meta.current);

    expect(await (await giveFile(thread.name, { body: PNG })).json()).toMatchObject({ name: null });
  });

  it("is for agents of the desk that has the conversation", async () => {
    const thread = await aThread(meta.current);
    const body = PNG;

    expect(await codeOf(await giveFile(thread.name, { body, token: null }))).toBe("401 token_invalid");
    expect(await codeOf(await giveFile(thread.name, { body, token: "abc" }))).toBe("401 token_invalid");
    const token = await mintToken({ desk: "another" });
    expect(await codeOf(await giveFile(thread.name, { body, token }))).toBe("404 not_found");
    expect(await codeOf(await giveFile(`${PAGE_ID}:${newPsid()}`, { body }))).toBe("404 not_found");
    expect(await codeOf(await giveFile("nobody", { body }))).toBe("400 conversation_invalid");
    await expectNothing(thread);
  });

  it("is for pages of the origins that are allowed", async () => {
    const thread = await aThread(meta.current);
    const from = async (origin: string): Promise<Response> =>
      await giveFile(thread.name, { body: PNG, headers: { Origin: origin } });

    const refused = await from("https://evil.example");
    expect(await codeOf(refused)).toBe("403 origin_not_allowed");
    expect(refused.headers.get("Access-Control-Allow-Origin")).toBeNull();
    await expectNothing(thread);
    const taken = await from("https://crm.example");
    expect(taken.headers.get("Access-Control-Allow-Origin")).toBe("https://crm.example");
    const tooLarge = await giveFile(thread.name, {
      body: PNG,
      length: FILE_BYTES_MAX + 1,
      headers: { Origin: "https://crm.example" },
    });
    expect(tooLarge.headers.get("Access-Control-Allow-Origin")).toBe("https://crm.example");

    const asked = new Request(`${ORIGIN}/api/v1/files`, {
      method: "OPTIONS",
      headers: { Origin: "https://crm.example", "Access-Control-Request-Method": "POST" },
    });
    const preflight = await callWorker(asked);
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("Access-Control-Allow-Headers")).toContain("Authorization");
  });

  it("says that there is no bucket", async () => {
    const thread = await aThread(meta.current);
    const request = new Request(`${ORIGIN}/api/v1/files?conversation=${thread.name}`, {
      method: "POST",
      body: PNG,
    });
    const { MEDIA: _, ...bare } = env;

    await expect(takeFile(request as never, bare)).rejects.toMatchObject({ status: 503, code: "no_bucket" });
  });

  it("says that the bucket did not take it, and leaves nothing of it", async () => {
    const thread = await aThread(meta.current);
    const refuses = { put: () => Promise.reject(new Error("full")) } as unknown as R2Bucket;
    const ask = async (given: Given): Promise<Response> =>
      await takeFile((await fileRequest(thread.name, given)) as never, { ...env, MEDIA: refuses });

    const code = { status: 503, code: "not_stored" };
    await expect(ask({ body: PNG })).rejects.toMatchObject(code);
    await expect(ask({ body: aBody(PNG, 100_000), length: 100_000 })).rejects.toMatchObject(code);
    await expect(ask({ body: aBody(PNG, 100_000) })).rejects.toMatchObject(code);
    await expectNothing(thread);
  });

  it("takes sixty files at once, of unknown length as well", async () => {
    const thread = await aThread(meta.current);
    const token = await mintToken();

    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        giveFile(thread.name, {
          body: aBody(PNG, 70_000),
          token,
          ...(index % 2 === 0 ? { length: 70_000 } : {}),
        }),
      ),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await keptKeys(prefixOf(thread))).toHaveLength(60);
  });

  it("takes no more than a hundred that no message has used", async () => {
    const thread = await aThread(meta.current);
    const token = await mintToken();
    await Promise.all(
      Array.from({ length: FILES_UNUSED_MAX }, () => giveFile(thread.name, { body: PNG, token })),
    );

    expect(await codeOf(await giveFile(thread.name, { body: PNG, token }))).toBe("429 too_many_files");
    expect(await keptKeys(prefixOf(thread))).toHaveLength(FILES_UNUSED_MAX);
  });
});

describe("a file that no message used", () => {
  it("is removed after a day, and no sooner", async () => {
    const thread = await aThread(meta.current);
    await aFile(thread, PNG);

    await letPass(meta.current, DAY - MINUTE);
    await thread.alarm();
    expect(await keptKeys(prefixOf(thread))).toHaveLength(1);

    await letPass(meta.current, 2 * MINUTE);
    expect(await thread.alarm()).toBe(true);
    await until(async () => expectNothing(thread));
  });

  it("is removed by another instance where the bucket did not answer", async () => {
    const thread = await aThread(meta.current);
    await aFile(thread, PNG);
    await letPass(meta.current, DAY);
    const own = bucket();
    const busy = { delete: () => Promise.reject(new Error("busy")) } as unknown as R2Bucket;
    await seesAsBucket(thread, () => busy);
    await thread.alarm();
    expect((await own.list({ prefix: prefixOf(thread) })).objects).toHaveLength(1);

    await seesAsBucket(thread, () => own);
    await thread.crash();
    await thread.alarm();

    await until(async () => expectNothing(thread));
  });

  it("is found where its sender went away, and the Worker with them", async () => {
    const thread = await aThread(meta.current);
    await thread.stub.beginFile(thread.name);
    expect(await rows(thread)).toHaveLength(1);

    await letPass(meta.current, DAY + MINUTE);
    await thread.alarm();

    await until(async () => expectNothing(thread));
  });
});
