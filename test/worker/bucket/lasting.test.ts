import { describe, expect, it } from "vitest";
import { readLastingLink, signLastingLink, signMediaLink } from "../../../worker/bucket/link.ts";
import { bucket, bytesOf, PNG } from "../support/cdn.ts";
import { APP_SECRET, ORIGIN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { HOUR } from "../support/thread.ts";

useMeta();

async function aPublicFile(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<[string, string]> {
  const key = `10150001/${crypto.randomUUID()}/file.${"a".repeat(32)}`;
  await bucket().put(key, bytes, { httpMetadata: { contentType } });
  return [key, await signLastingLink(APP_SECRET, key)];
}

function fetchPath(path: string, init: RequestInit = {}): Promise<Response> {
  return callWorker(new Request(`${ORIGIN}${path}`, init));
}

describe("a lasting address", () => {
  it("hands out the file to whoever has it, and is the same each time", async () => {
    const [key, path] = await aPublicFile(PNG, "image/png");

    const response = await fetchPath(path);

    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("image/png");
    expect(response.headers.get("Content-Length")).toBe(String(PNG.length));
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PNG);
    expect(await signLastingLink(APP_SECRET, key)).toBe(path);
  });

  it("lets nothing run that it hands out", async () => {
    const [, path] = await aPublicFile(bytesOf("<script>"), "text/html");

    const response = await fetchPath(path);

    expect(response.headers.get("Content-Type")).toBe("application/octet-stream");
    expect(response.headers.get("Content-Disposition")).toBe("attachment");
    expect(response.headers.get("Content-Security-Policy")).toBe("default-src 'none'; sandbox");
  });

  it("leads nowhere once the file is erased", async () => {
    const [key, path] = await aPublicFile(PNG, "image/png");
    await bucket().delete(key);

    expect((await fetchPath(path)).status).toBe(404);
    expect((await fetchPath(path, { method: "HEAD" })).status).toBe(404);
  });

  it("cannot be made of another one, nor of a link that ends", async () => {
    const [key, path] = await aPublicFile(PNG, "image/png");
    const [said = "", signature = ""] = path.slice("/media/public?file=".length).split(".");
    const other = btoa("10150001/1/2").replaceAll("=", "");
    const grant = { desk: "main", key, expiresAt: Date.now() + HOUR };
    const ending = (await signMediaLink(APP_SECRET, grant)).slice("/media/file?link=".length);

    for (const file of ["", "x", `${other}.${signature}`, `${said}.${signature}.x`, `${said}.`, ending])
      expect((await fetchPath(`/media/public?file=${file}`)).status, file).toBe(404);
    expect((await fetchPath(`/media/file?link=${said}.${signature}`)).status).toBe(403);
    expect(await readLastingLink("another-secret", `${said}.${signature}`)).toBeNull();
  });
});
