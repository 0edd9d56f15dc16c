import { describe, expect, it } from "vitest";
import { readLastingLink, signLastingLink } from "../../../worker/bucket/lasting.ts";
import { derivedBytes, hmacKeyOf } from "../../../worker/access/derived-key.ts";
import { signed, signMediaLink } from "../../../worker/bucket/link.ts";
import { bucket, bytesOf, PNG } from "../support/cdn.ts";
import { APP_SECRET, ORIGIN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { HOUR } from "../support/thread.ts";

useMeta();

const place = (secret = APP_SECRET) => ({ bucket: bucket(), secret });

/** An address as versions without a key of their own made it. */
async function anOldAddress(secret: string, key: string): Promise<string> {
  const said = btoa(key).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const bytes = await derivedBytes(secret, "fb-chat lasting file v1");
  return `${said}.${await signed(await hmacKeyOf(bytes), said)}`;
}

async function aPublicFile(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<[string, string]> {
  const key = `10150001/${crypto.randomUUID()}/file.${"a".repeat(32)}`;
  await bucket().put(key, bytes, { httpMetadata: { contentType } });
  return [key, await signLastingLink(place(), key)];
}

/** The same bucket for an instance that knows nothing of it. */
function aView(whole: R2Bucket): R2Bucket {
  return new Proxy(whole, { get: (target, name) => (Reflect.get(target, name) as () => void).bind(target) });
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
    expect(await signLastingLink(place(), key)).toBe(path);
  });

  it("lets nothing run that it hands out", async () => {
    const [, path] = await aPublicFile(bytesOf("<script>"), "text/html");

    const response = await fetchPath(path);

    expect(response.headers.get("Content-Type")).toBe("application/octet-stream");
    expect(response.headers.get("Content-Disposition")).toBe("attachment");
    expect(response.headers.get("Content-Security-Policy")).toBe(
      "default-src 'none'; sandbox; frame-ancestors 'none'",
    );
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
  });

  it("is good after the app secret was changed, and so are those that were made of the secret", async () => {
    const [key, path] = await aPublicFile(PNG, "image/png");
    const old = await anOldAddress(APP_SECRET, key);
    const link = path.slice("/media/public?file=".length);

    for (const secret of [APP_SECRET, "another-secret"]) {
      expect(await readLastingLink(place(secret), link), secret).toBe(key);
      expect(await readLastingLink(place(secret), old), secret).toBe(key);
    }
    expect(await signLastingLink(place("another-secret"), key)).toBe(path);
    expect((await fetchPath(`/media/public?file=${old}`)).status).toBe(200);
    expect(await readLastingLink(place(), await anOldAddress("nobody's", key))).toBeNull();
  });

  it("leads to nothing but what agents gave", async () => {
    const key = "10150001/7700/5.1";
    await bucket().put(key, PNG);

    expect((await fetchPath(await signLastingLink(place(), key))).status).toBe(404);
  });

  it("is the same for all who make the first at once", async () => {
    await bucket().delete("deployment/lasting-keys.json");
    const fresh = () => ({ bucket: aView(bucket()), secret: APP_SECRET });

    const paths = await Promise.all(
      Array.from({ length: 5 }, () => signLastingLink(fresh(), "10150001/7700/file.a")),
    );

    expect(new Set(paths).size).toBe(1);
  });
});
