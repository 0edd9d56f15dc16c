import { describe, expect, it } from "vitest";
import { newLoginState, readLoginState } from "../../../worker/protocol/admin/login-state.ts";
import { ORIGIN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";

useMeta();

function comeBack(query: Record<string, string>): Promise<Response> {
  return callWorker(new Request(`${ORIGIN}/oauth/facebook?${new URLSearchParams(query).toString()}`));
}

describe("the state of a login", () => {
  it.each(["https://crm.example.com", "http://localhost:8787", "https://xn--bcher-kva.example"])(
    "names the origin of its page, %s",
    (origin) => {
      expect(readLoginState(newLoginState(origin))?.origin).toBe(origin);
    },
  );

  it("is another each time", () => {
    expect(newLoginState(ORIGIN)).not.toBe(newLoginState(ORIGIN));
  });

  it.each([
    "",
    "secret",
    newLoginState("https://crm.example.com/path"),
    newLoginState("javascript:alert(1)"),
    newLoginState("null"),
    `${newLoginState(ORIGIN)}.more`,
    newLoginState(ORIGIN).slice(1),
    `${"a".repeat(43)}._w`,
  ])("is not %j", (state) => {
    expect(readLoginState(state)).toBeNull();
  });
});

describe("GET /oauth/facebook", () => {
  it("writes nothing into its page that came with the address", async () => {
    const response = await comeBack({
      state: newLoginState(ORIGIN),
      code: "PLANTED",
      error: "</script><script>PLANTED",
      error_reason: "PLANTED",
    });

    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain("PLANTED");
    expect(response.headers.get("Content-Security-Policy")).toMatch(
      /^default-src 'none'; script-src 'nonce-[\w-]{22}';/,
    );
    expect(response.headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
  });

  it("hands nothing to a page of an origin that is not listed", async () => {
    const response = await comeBack({ state: newLoginState("https://evil.example"), code: "c" });

    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ error: { code: "origin_not_allowed" } });
  });

  it.each<[what: string, query: Record<string, string>]>([
    ["no state", { code: "c" }],
    ["another's state", { state: "somebody-else", code: "c" }],
    ["more than Meta writes", { state: newLoginState(ORIGIN), code: "c".repeat(9_000) }],
  ])("refuses %s", async (_, query) => {
    const response = await comeBack(query);

    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: { code: "state_invalid" } });
  });
});
