import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
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

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
/** Files of ours that are scripts by themselves, each with the name it is called by. */
const FILES = Object.entries(scripts).flatMap(([name, line]): [string, string][] => {
  const file = /\bnode ((?:demo|test|packaging)\/\S+\.ts)$/.exec(line)?.[1];
  return file === undefined ? [] : [[name, file]];
});
/** How it is called, what it does, what it takes with units and defaults, and an example. */
const CALLED =
  /^npm (?:run (?:--silent )?)?[a-z:-]+.*\n(?!\n).{30,}\n\n(?: {2}\S.*\n)+\nFor example: .*\bnpm .+\n$/;

describe.concurrent("commands with options", () => {
  it("are scripts of package.json", () => {
    expect(FILES.map(([name]) => name)).toEqual(
      expect.arrayContaining(["start", "setup", "load", "verify-audit"]),
    );
  });

  it.each(FILES)(
    "%s begins nothing when it is told what it does not know, and says how it is called",
    async (name, file) => {
      const { status, out, errors } = await run(file, ["--no-such-option"]);

      expect({ status, out }).toEqual({ status: 2, out: "" });
      const [slip = "", ...called] = errors.split("\n");
      expect(slip).toBe("Unknown option '--no-such-option'.");
      expect(called.join("\n")).toMatch(CALLED);
      expect(called[0]).toMatch(new RegExp(`^npm (?:run )?(?:--silent )?${name}(?: |$)`));
    },
  );

  it("say how they are called where they are asked, and end well", async () => {
    const { status, out, errors } = await run("demo/token.ts", ["--help"]);

    expect({ status, errors }).toEqual({ status: 0, errors: "" });
    expect(out).toMatch(CALLED);
  });

  it.each([
    // It would agree about nothing.
    ["test/kill/main.ts", "--messages", "0", "it is a whole number of at least 1."],
    ["test/fuzz.ts", "--seed", "x", "it is a whole number of at least 0."],
    ["test/fuzz.ts", "--seed", "1.5", "it is a whole number of at least 0."],
    ["test/fuzz.ts", "--seconds", "", "it is a number from 1 to 86400."],
    ["test/replay/main.ts", "--url", "localhost:8787", "it is an address with https:// or http://."],
  ])("%s with %s %j says what it takes instead", async (script, option, value, words) => {
    const { status, out, errors } = await run(script, [
      ...(script.includes("replay") ? ["bodies"] : []),
      option,
      value,
    ]);

    expect({ status, out }).toEqual({ status: 2, out: "" });
    const [slip, call] = errors.split("\n");
    expect(slip).toBe(`${option} is "${value}"; ${words}`);
    expect(call).toMatch(/^npm run /);
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
