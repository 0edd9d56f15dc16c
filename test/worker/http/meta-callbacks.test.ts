import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { directoryStub } from "../../../worker/objects/kernel/stubs.ts";
import { env, ORIGIN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { signedRequest } from "../support/signed-request.ts";
import { rowsOf } from "../support/storage.ts";

useMeta();

afterEach(() => reset());

const ROUTES = ["/meta/deauthorize", "/meta/data-deletion"] as const;

async function hear(path: string, signedRequest: string): Promise<Response> {
  const body = new URLSearchParams({ signed_request: signedRequest });
  return await callWorker(new Request(`${ORIGIN}${path}`, { method: "POST", body }));
}

const requests = (): Promise<Record<string, unknown>[]> =>
  rowsOf(directoryStub(env), "SELECT * FROM meta_request ORDER BY kind");

describe("what Meta tells of a person", () => {
  it("is kept once, however often it comes", async () => {
    for (const path of ROUTES) {
      const request = await signedRequest("218471");
      for (let times = 0; times < 3; times++) expect((await hear(path, request)).status).toBe(200);
    }

    expect(await requests()).toMatchObject([
      { kind: "data_deletion", user_id: "218471", issued_at: 1_791_878_400_000 },
      { kind: "deauthorize", user_id: "218471" },
    ]);
  });

  it("is the same in another spelling of its signature", async () => {
    const request = await signedRequest("218471");
    const [signature = "", said = ""] = request.split(".");
    // Of its last letter two bits say nothing.
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const last = letters.indexOf(signature.at(-1) ?? "");
    const spelt = `${signature.slice(0, -1)}${letters[last ^ 1] ?? ""}.${said}`;

    for (const text of [request, spelt]) expect((await hear("/meta/data-deletion", text)).status).toBe(200);

    expect(await requests()).toHaveLength(1);
  });

  it.each(ROUTES)("is refused at %s where somebody else says it, and leaves nothing", async (path) => {
    await hear(path, await signedRequest("1"));
    for (const request of [await signedRequest("2", "not-the-secret"), "", "a.b", "x".repeat(9_000)]) {
      const response = await hear(path, request);
      expect(response.status).toBe(403);
      expect(await response.json()).toEqual({ error: { code: "signature_mismatch" } });
    }

    expect(await requests()).toHaveLength(1);
  });

  it("is not read beyond its length", async () => {
    expect((await hear("/meta/deauthorize", "x".repeat(40_000))).status).toBe(413);
  });
});

describe("a wish that data be deleted", () => {
  it("is answered with a code, and a page where the person finds it", async () => {
    const answer = await (
      await hear("/meta/data-deletion", await signedRequest("218471"))
    ).json<{ url: string; confirmation_code: string }>();

    expect(answer.confirmation_code).toMatch(/^[0-9a-f]{32}$/);
    expect(answer.url).toBe(`${ORIGIN}/meta/data-deletion/${answer.confirmation_code}`);
    const page = await callWorker(new Request(answer.url));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(`Code: ${answer.confirmation_code}`);
  });

  it.each(["0".repeat(32), "218471", "%3Cscript%3E"])("is not found by %s", async (code) => {
    expect((await callWorker(new Request(`${ORIGIN}/meta/data-deletion/${code}`))).status).toBe(404);
  });
});
