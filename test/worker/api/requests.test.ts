import { describe, expect, it } from "vitest";
import { ROLES } from "../../../worker/protocol/rights.ts";
import { mintToken } from "../support/agent.ts";
import { ORIGIN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { aService } from "../support/program.ts";
import { aThread } from "../support/thread.ts";

const meta = useMeta();

describe("a program", () => {
  it("has a token of the role service, and no other", async () => {
    const program = await aService();
    const codes: Record<string, string> = {};
    for (const role of ROLES)
      codes[role] = await program.code("GET /conversations", { token: await mintToken({ role }) });

    const expected = ROLES.map((role) => [role, role === "service" ? "ok" : "not_a_service"]);
    expect(codes).toEqual(Object.fromEntries(expected));
  });

  it("without one is told how to come", async () => {
    const program = await aService();
    for (const [token, code] of [
      [null, "token_missing"],
      ["forged", "token_invalid"],
    ] as const) {
      const { status, headers, body } = await program.ask("GET /conversations", { token });
      expect([status, body]).toEqual([401, expect.objectContaining({ code, type: `${ORIGIN}/api#${code}` })]);
      expect(headers.get("WWW-Authenticate")).toBe('Bearer realm="api"');
    }
  });

  it("is at its desk alone", async () => {
    const thread = await aThread(meta.current);
    expect(await (await aService("elsewhere")).code(`GET /conversations/${thread.name}`)).toBe("not_found");
  });
});

describe("a page of a browser", () => {
  it("is not let in, whatever its origin", async () => {
    const asked = new Request(`${ORIGIN}/api/v1/conversations`, {
      method: "OPTIONS",
      headers: { Origin: "https://crm.example", "Access-Control-Request-Method": "GET" },
    });
    const response = await callWorker(asked);
    expect(response.ok).toBe(false);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBeNull();

    const { headers } = await (
      await aService()
    ).ask("GET /conversations", {
      headers: { Origin: "https://crm.example" },
    });
    expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
  });
});

describe("a request", () => {
  it("to what there is not says so", async () => {
    const program = await aService();
    expect(await program.code("GET /nothing")).toBe("route_not_found");
    expect(await program.code("GET /conversations/%ff")).toBe("invalid");
    const { status, headers } = await program.ask("DELETE /conversations");
    expect([status, headers.get("Allow")]).toEqual([405, "GET"]);
  });

  it.each([
    ["no JSON", "{", "not_json"],
    ["a list", "[]", "not_json"],
    ["a word", '"to"', "not_json"],
    ["what is too deep", `{"to":${"[".repeat(40)}${"]".repeat(40)}}`, "not_json"],
    ["another type", '{"to": {}}', "invalid"],
    ["a field that there is not", '{"to": "sam", "by": "me"}', "invalid"],
    ["nothing where something is wanted", "", "not_json"],
    ["a megabyte", `{"to": "${"x".repeat(1024 * 1024)}"}`, "body_too_large"],
  ])("with %s is refused", async (_name, body, code) => {
    const thread = await aThread(meta.current);
    expect(await (await aService()).code(`POST /conversations/${thread.name}/assign`, { body })).toBe(code);
  });
});
