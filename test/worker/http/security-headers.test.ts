import { describe, expect, it } from "vitest";
import { FILE_HEADERS } from "../../../worker/http/security-headers.ts";
import { newLoginState } from "../../../worker/protocol/admin/login-state.ts";
import routes from "../../../worker/index.ts?raw";
import { ORIGIN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";

useMeta();

const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const STRANGERS = "default-src 'none'; sandbox; frame-ancestors 'none'";

type Expected = { policy: string | RegExp; resource: string; opener: string };
const DATA: Expected = { policy: NOTHING, resource: "same-origin", opener: "same-origin" };
const FILE: Expected = { ...DATA, policy: STRANGERS, resource: "cross-origin" };

/** Every route as the Worker lists it, asked as whoever comes by, and what else it answers with than DATA. */
const ASKED: Record<string, [path: string, expected?: Partial<Expected>]> = {
  "/webhook": ["/webhook"],
  "/webhook/:pageId": ["/webhook/1"],
  "/api/v1/pass": ["/api/v1/pass"],
  "/api/v1/ticket": ["/api/v1/ticket"],
  "/api/v1/files": ["/api/v1/files"],
  "/api/v1/admin/session": ["/api/v1/admin/session"],
  "/api/v1/admin/:command": ["/api/v1/admin/desk.read"],
  "/api/v1/pages/:pageId/health": ["/api/v1/pages/1/health"],
  "/api/v1/pages/:pageId/check": ["/api/v1/pages/1/check"],
  "/api": ["/api", { policy: /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; .*frame-anc/ }],
  "/api/v1/openapi.json": ["/api/v1/openapi.json"],
  "/api/v1/*": ["/api/v1/conversations"],
  "/socket": ["/socket"],
  "/media/file": ["/media/file?link=x", FILE],
  "/media/public": ["/media/public?file=x", FILE],
  "/export": ["/export?link=x"],
  "/media/sticker": ["/media/sticker?link=x", FILE],
  "/oauth/facebook": [
    `/oauth/facebook?state=${newLoginState(ORIGIN)}&code=c`,
    { policy: /^default-src 'none'; script-src 'nonce-[\w-]{22}'; .*frame-anc/, opener: "unsafe-none" },
  ],
  "/meta/deauthorize": ["/meta/deauthorize"],
  "/meta/data-deletion": ["/meta/data-deletion"],
  "/meta/data-deletion/:code": ["/meta/data-deletion/x"],
  "/health": ["/health"],
  "*": ["/nothing/here"],
};

function told(response: Response, names: string[]): (string | null)[] {
  return names.map((name) => response.headers.get(name));
}

describe("what an answer tells a browser about itself", () => {
  it("is looked at for every route that there is", () => {
    const [handlers = ""] = /^get\("[\s\S]*^export default/m.exec(routes) ?? [];
    const listed = [...handlers.matchAll(/(?:^get|router\.\w+)\(\s*"([^"]+)"/gm)].map(([, path]) => path);

    expect(listed.length).toBeGreaterThan(20);
    expect(new Set(listed)).toEqual(new Set(Object.keys(ASKED)));
  });

  describe.each(Object.entries(ASKED))("%s", (_, [path, differs]) => {
    const { policy, resource, opener } = { ...DATA, ...differs };

    it.each(["GET", "POST", "HEAD"])("answers %s as the table says", async (method) => {
      const response = await callWorker(new Request(`${ORIGIN}${path}`, { method }));
      await response.body?.cancel();

      const names = [
        "X-Content-Type-Options",
        "Referrer-Policy",
        "X-Frame-Options",
        "Strict-Transport-Security",
      ];
      expect(told(response, names)).toEqual(["nosniff", "no-referrer", "DENY", "max-age=31536000"]);
      expect(told(response, ["Cross-Origin-Resource-Policy", "Cross-Origin-Opener-Policy"])).toEqual([
        resource,
        opener,
      ]);
      // A method that has no route there is answered by none that writes a page.
      const said = response.headers.get("Content-Security-Policy") ?? "";
      if (typeof policy === "string" || !response.ok)
        expect(said).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/);
      if (typeof policy === "string") expect(said).toBe(policy);
      else if (response.ok) expect(said).toMatch(policy);
      expect(response.headers.get("Set-Cookie")).toBeNull();
    });
  });

  it("binds nobody to https who came without", async () => {
    const response = await callWorker(new Request(`${ORIGIN.replace("https:", "http:")}/health`));
    await response.body?.cancel();

    expect(response.headers.has("Strict-Transport-Security")).toBe(false);
  });
});

describe("the pages among the static files", () => {
  it.each(["/admin", "/review"])("%s runs its own scripts alone, and in nobody's frame", (path) => {
    const { "Content-Security-Policy": policy = "", "X-Frame-Options": framed } = FILE_HEADERS[path] ?? {};

    expect(framed).toBe("DENY");
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'; .*frame-ancestors 'none'$/,
    );
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  it("and every other file say what is theirs to say", () => {
    expect(FILE_HEADERS["/*"]).toMatchObject({
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Strict-Transport-Security": "max-age=31536000",
    });
  });
});
