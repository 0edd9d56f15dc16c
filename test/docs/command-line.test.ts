import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";

type Ended = { status: number | string | null | undefined; out: string; errors: string };

/** As `npm run …` would start it. */
function run(script: string, args: string[], environment: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { ...process.env, AGENT_TOKEN_SECRET: "", ...environment };
    execFile(process.execPath, [script, ...args], { env }, (error, out, errors) =>
      resolve({ status: error === null ? 0 : error.code, out, errors }),
    );
  });
}

const COMMANDS = [
  "demo/token.ts",
  "demo/admin.ts",
  "demo/verify-audit.ts",
  "demo/recover.ts",
  "test/replay/main.ts",
  "test/kill/main.ts",
  "test/gadget/screenshots/main.ts",
  "test/bench/bench.ts",
  "test/load/main.ts",
  "packaging/build.ts",
  "test/fuzz.ts",
  "packaging/set-up/main.ts",
];

describe.concurrent("commands with options", () => {
  it.each(COMMANDS)("%s says how it is called, asked or after a slip", async (script) => {
    const [help, slip] = await Promise.all([run(script, ["--help"]), run(script, ["--rol", "agent"])]);

    expect(help).toMatchObject({ status: 0, errors: "" });
    expect(help.out).toMatch(/^npm run .*\[--.*\n$/);
    expect(slip).toEqual({ status: 2, out: "", errors: `Unknown option '--rol'.\n${help.out}` });
  });

  it("npm start begins nothing when asked how it is called, or told what it does not know", async () => {
    const [help, slip] = await Promise.all([
      run("demo/start.ts", ["--help"]),
      run("demo/start.ts", ["fast"]),
    ]);

    expect(help).toMatchObject({ status: 0, errors: "" });
    expect(help.out).toMatch(/^.*npm start\n/);
    expect(slip).toMatchObject({ status: 2, out: "" });
    expect(slip.errors).toBe(`Unexpected argument 'fast'.\n${help.out}`);
  });

  it("every command of package.json reads what it is told, before it does anything", async () => {
    const { scripts } = JSON.parse(await readFile("package.json", "utf8")) as {
      scripts: Record<string, string>;
    };
    const files = Object.values(scripts).flatMap(
      (line) => /\bnode ((?:demo|test|packaging)\/\S+\.ts)/.exec(line)?.[1] ?? [],
    );
    expect(files).toContain("demo/start.ts");
    for (const file of files) expect(await readFile(file, "utf8"), file).toContain("readCommandLine(");
  });

  it.each([
    ["--messages", "many", 1],
    ["--messages", "0", 1],
    ["--conversations", "", 1],
    ["--kills", "1.5", 0],
    ["--seed", "x", 0],
  ])("the kill test with %s %j does not agree about nothing", async (option, value, least) => {
    const { status, out, errors } = await run("test/kill/main.ts", [option, value]);

    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(errors).toBe(`${option} is "${value}"; it is a whole number of at least ${String(least)}.\n`);
  });

  it("the link of the first administrator is known to nobody who has the setting", async () => {
    const { status, out, errors } = await run("demo/admin.ts", [
      "--print",
      "--url",
      "https://chat.example.com/x",
    ]);
    const nowhere = await run("demo/admin.ts", ["--print", "--url", "chat.example.com"]);

    expect({ status, errors }).toEqual({ status: 0, errors: "" });
    const [, hash = "", seconds = ""] = /^ADMIN_LINK=([0-9a-f]{64})\.(\d+)$/m.exec(out) ?? [];
    const [, secret = ""] = /^https:\/\/chat\.example\.com\/admin#link=([\w-]{43})$/m.exec(out) ?? [];
    expect(createHash("sha256").update(secret).digest("hex")).toBe(hash);
    expect(Number(seconds) * 1000 - Date.now()).toBeGreaterThan(14 * 60_000);
    expect(Number(seconds) * 1000 - Date.now()).toBeLessThanOrEqual(15 * 60_000);
    expect(nowhere).toMatchObject({ status: 2, out: "" });
  });

  it("a token is not signed with what no Worker takes", async () => {
    const short = await run("demo/token.ts", [], { AGENT_TOKEN_SECRET: "short" });
    const role = await run("demo/token.ts", ["--role", "boss"]);
    const local = await run("demo/token.ts", ["--role", "supervisor"]);

    expect(short).toMatchObject({ status: 2, out: "" });
    expect(short.errors).toBe("AGENT_TOKEN_SECRET has 5 bytes of at least 32: no Worker takes it.\n");
    expect(role).toMatchObject({ status: 2, out: "" });
    expect(local).toMatchObject({ status: 0, errors: "" });
    expect(local.out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  });
});
