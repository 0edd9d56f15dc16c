import { expect } from "@open-wc/testing";
import type { Uploader, Uploading } from "../../../gadget/platform/doors.ts";
import { uploadFile } from "../../../gadget/wire/upload.ts";
import { FakePlatform } from "../support/fake-platform.ts";

const FILE = { file: "file-0001", name: "a", mime: "image/png", bytes: 1, type: "image" };

function anUpload(uploader: Uploader, platform = new FakePlatform()) {
  const abort = new AbortController();
  const answer = uploadFile(
    {
      ...{ platform, uploader, server: "https://chat.example" },
      token: () => Promise.resolve({ ok: true, token: "token" }),
    },
    { conversation: "1:2", name: "a.png", body: new Blob(["x"]), told: () => {}, signal: abort.signal },
  );
  return { answer, abort, platform };
}

const answers =
  (status: number, text: string): Uploader =>
  () =>
    Promise.resolve({ status, text });

describe("giving a file to the Worker", () => {
  for (const [said, status, text, expected] of [
    ["took it", 200, JSON.stringify(FILE), { ok: true, uploaded: FILE }],
    ["says that in no JSON", 200, "<!doctype html>", { ok: false, why: "away" }],
    ["says nothing", 204, "", { ok: false, why: "away" }],
    ["answers with another thing", 200, "[7]", { ok: false, why: "away" }],
    ["names a file that is none", 200, '{"file":7}', { ok: false, why: "away" }],
    ["broke down", 500, '{"error":{"code":"internal"}}', { ok: false, why: "away" }],
    ["cannot store now", 503, '{"error":{"code":"not_stored"}}', { ok: false, why: "away" }],
    ["has too many", 429, '{"error":{"code":"too_many_files"}}', { ok: false, why: "away" }],
    ["does not know the token", 401, '{"error":{"code":"token_invalid"}}', { ok: false, why: "away" }],
    ["refuses", 404, '{"error":{"code":"not_found"}}', { ok: false, why: "refused", code: "not_found" }],
    ["refuses with a code that is none", 404, '{"error":{"code":7}}', { ok: false, why: "away" }],
    [
      "finds it too large",
      413,
      '{"error":{"code":"file_too_large","limit":8}}',
      { ok: false, why: "refused", code: "file_too_large" },
    ],
    ["is behind a proxy that does", 413, "<html>", { ok: false, why: "refused", code: "file_too_large" }],
  ] as const) {
    it(`hears that it ${said}`, async () => {
      expect(await anUpload(answers(status, text)).answer).to.deep.equal(expected);
    });
  }

  it("is given up when nothing leaves and nothing is answered for a minute", async () => {
    let upload: Uploading | undefined;
    const { answer, platform } = anUpload((it) => {
      upload = it;
      return new Promise(() => {});
    });
    await platform.clock.advance(59_000);
    upload?.told(0.5);
    await platform.clock.advance(59_000);
    expect(upload?.signal.aborted).to.equal(false);

    await platform.clock.advance(1_000);

    expect(await answer).to.deep.equal({ ok: false, why: "away" });
    expect(upload?.signal.aborted).to.equal(true);
  });

  it("ends when its agent cancels, whatever becomes of it", async () => {
    const { answer, abort, platform } = anUpload(() => new Promise(() => {}));
    await platform.clock.advance(1);

    abort.abort();

    expect(await answer).to.deep.equal({ ok: false, why: "cancelled" });
  });
});
