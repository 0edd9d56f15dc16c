import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { usageText } from "../../demo/local/command-line.ts";
import { wordsOf } from "../../packaging/scripts/steps.ts";
import { SCRIPTS } from "../../packaging/scripts/table.ts";

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
const FILES = Object.entries(scripts).flatMap(([name, line]): [string, string][] =>
  name in SCRIPTS ? [] : [[name, line.replace(/^node /, "")]],
);
/** How it is called, what it does, what it takes with units and defaults, and an example. */
const CALLED =
  /^npm (?:run (?:--silent )?)?[a-z:-]+.*\n(?!\n).{30,}\n\n(?: {2}\S.*\n)+\nFor example: .*\bnpm .+\n$/;

describe.concurrent("commands with options", () => {
  it("every script of package.json is a file of ours, or a row of the table of those that are other tools", () => {
    for (const [name, file] of FILES) expect(file, name).toMatch(/^(?:demo|test|packaging)\/\S+\.ts$/);
    for (const name of Object.keys(SCRIPTS))
      expect(scripts[name]).toBe(`node packaging/scripts/main.ts ${name}`);
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

  it.each(Object.entries(SCRIPTS))(
    "%s, which is other tools, has them all, and words for people",
    (name, script) => {
      for (const { words } of wordsOf(name, SCRIPTS)) expect(existsSync(words[0] ?? ""), words[0]).toBe(true);
      expect(`${usageText({ ...script, call: `npm run ${name}` })}\n`).toMatch(CALLED);
    },
  );

  it("says how it is called where it is asked, whichever kind it is, and ends well", async () => {
    const asked = await Promise.all([
      run("demo/token.ts", ["--help"]),
      run("packaging/scripts/main.ts", ["build", "--help"]),
      run("packaging/scripts/main.ts", ["test:worker", "--help"]),
    ]);
    const slips = await Promise.all([
      run("packaging/scripts/main.ts", ["build", "fast"]),
      run("packaging/scripts/main.ts", ["bild"]),
    ]);

    for (const { status, out, errors } of asked) {
      expect({ status, errors }).toEqual({ status: 0, errors: "" });
      expect(out).toMatch(CALLED);
    }
    expect(slips.map(({ status, out }) => [status, out])).toEqual([
      [2, ""],
      [2, ""],
    ]);
    expect(slips[0]?.errors).toMatch(/^Unexpected argument 'fast'/);
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
