import { describe, expect, it, vi } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { ApiKeyEntry } from "../../../worker/protocol/api/key.ts";
import { mintToken } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { env, ORIGIN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { aProgram, newKey, Program } from "../support/program.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, HOUR, letPass } from "../support/thread.ts";

const meta = useMeta();

/** A command as the admin gives it. */
async function tell<T>(command: string, fields: object, role: "admin" | "supervisor" = "admin"): Promise<T> {
  const response = await callWorker(
    new Request(`${ORIGIN}/api/v1/admin/${command}`, {
      method: "POST",
      headers: { Authorization: `Bearer ${await mintToken({ role, sub: "max", name: "Max Berg" })}` },
      body: JSON.stringify(fields),
    }),
  );
  const { result, error } = await response.json<{ result?: T; error?: { code: string } }>();
  return (error === undefined ? result : error.code) as T;
}

describe("a key", () => {
  it("is made by who administers the desk, lets a program in, and is told once", async () => {
    const fields = { name: "CRM sync", scopes: ["conversations:read"], id: crypto.randomUUID() };
    const made = await tell<{ key: string; entry: ApiKeyEntry }>("apiKey.create", fields);
    expect(made.key).toMatch(/^fbk_main_[0-9a-f]{64}$/);
    expect(await new Program(made.key).code("GET /conversations")).toBe("ok");

    expect(await tell("apiKey.create", fields)).toMatchObject({ key: null, entry: { key: made.entry.key } });
    const { keys } = await tell<{ keys: ApiKeyEntry[] }>("apiKey.list", {});
    const [entry] = keys.filter(({ key }) => key === made.entry.key);
    expect(entry).toMatchObject({ name: "CRM sync", by: { sub: "max" }, endsAt: null });
    expect(entry!.usedAt).toBeGreaterThan(0);
    const kept = JSON.stringify(await rowsOf(deskStub(env, "main"), "SELECT * FROM api_key"));
    expect(kept).not.toContain(made.key.slice(-64));
    expect(await tell("apiKey.create", fields, "supervisor")).toBe("not_allowed");
  });

  it("writes under its own name", async () => {
    const thread = await aThread(meta.current);
    const { key, entry } = await newKey(["messages:write"]);
    const sent = await new Program(key).get<{ entries: object[] }>(
      `POST /conversations/${thread.name}/messages`,
      { body: { outgoing: { kind: "text", text: "Hello" } } },
    );
    expect(sent.entries).toMatchObject([
      { author: { sub: `key:${entry.key}`, name: "CRM" }, automatic: true },
    ]);
  });

  it("ends at its end, and when it is revoked", async () => {
    const ending = await aProgram(["conversations:read"], "main", Date.now() + HOUR);
    const { key, entry } = await newKey(["conversations:read"]);
    const revoked = new Program(key);
    expect(await ending.code("GET /conversations")).toBe("ok");
    expect(await revoked.code("GET /conversations")).toBe("ok");

    await letPass(meta.current, HOUR);
    expect(await tell("apiKey.revoke", { key: entry.key })).toBeNull();

    expect(await ending.code("GET /conversations")).toBe("token_invalid");
    const { status, headers } = await revoked.ask("GET /conversations");
    expect([status, headers.get("WWW-Authenticate")]).toEqual([401, 'Bearer realm="api"']);
    expect(await tell("apiKey.create", { name: "Late", scopes: ["notes:write"], endsAt: 1 })).toBe(
      "wrong_state",
    );
  });

  it("is of one desk, and of no other that it could name", async () => {
    const desk = await new TestDesk().attach();
    const { key } = await newKey(["conversations:read"], desk.name);
    expect(await new Program(key).code("GET /conversations")).toBe("ok");
    const elsewhere = key.replace(`fbk_${desk.name}_`, "fbk_main_");
    expect(await new Program(elsewhere).code("GET /conversations")).toBe("token_invalid");
  });

  it("that somebody made up leaves no trace", async () => {
    const madeUp = `fbk_nowhere_${"0".repeat(64)}`;
    expect(await new Program(madeUp).code("GET /conversations")).toBe("token_invalid");
    expect(await rowsOf(deskStub(env, "nowhere"), "SELECT name FROM sqlite_master")).toEqual([]);
  });

  it.each([
    ["?key=", (key: string) => `/conversations?key=${key}`],
    ["the path", (key: string) => `/conversations/${key}`],
    ["other letters", (key: string) => `/conversations?key=${key.replace("fbk_", "%66bk_")}`],
    ["other letters, twice", (key: string) => `/conversations?key=${key.replace("fbk_", "%2566bk_")}`],
    [
      "other letters beside no good ones",
      (key: string) => `/conversations?q=%ff%&key=${key.replace("fbk_", "%66bk_")}`,
    ],
  ])("is refused in %s", async (_name, address) => {
    const { key } = await newKey(["conversations:read"]);
    const { status, body } = await new Program(key).ask(`GET ${address(key)}`);
    expect([status, body]).toMatchObject([400, { code: "key_in_address" }]);
    expect(JSON.stringify(body)).not.toContain(key);
  });
});

describe("what a program asks", () => {
  it("is counted, and refused beyond what it may until there is more", async () => {
    const program = await aProgram(["notes:write"]);
    const now = vi.spyOn(Date, "now").mockReturnValue(Date.now());
    const first = await program.ask("GET /conversations");
    expect(first.headers.get("RateLimit-Policy")).toBe('"program";q=600;w=60');
    expect(first.headers.get("RateLimit")).toBe('"program";r=599;t=1');

    for (let n = 1; n < 600; n++) expect(await program.code("GET /conversations")).toBe("scope_missing");
    const { status, headers } = await program.ask("GET /conversations");
    expect([status, headers.get("Retry-After")]).toEqual([429, "1"]);
    expect(await (await aProgram(["conversations:read"])).code("GET /conversations")).toBe("ok");

    now.mockReturnValue(Date.now() + 1_000);
    expect(await program.code("GET /conversations")).toBe("scope_missing");
  });
});
