import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { useStack } from "./support/stack.ts";

const stack = useStack("own");
const run = promisify(execFile);

/** What docs/operating.md tells to type: the preparation, and every command of the table, in order. */
async function commandsOf(document: string): Promise<{ preparation: string; commands: string[] }> {
  const text = await readFile(document, "utf8");
  const chapter = text.slice(text.indexOf("## Rehearsing"), text.indexOf("### With an app"));
  const preparation = /```sh\n([\s\S]+?)```/.exec(chapter)?.[1] ?? "";
  const commands = [...chapter.matchAll(/`((?:control|curl) [^`]+)`/g)].map(([, command]) => command ?? "");
  return { preparation, commands };
}

describe("the rehearsal of docs/operating.md", () => {
  it("can be typed as it stands there", async () => {
    const { preparation, commands } = await commandsOf("docs/operating.md");
    expect(commands.length).toBeGreaterThan(15);
    const script = [
      preparation,
      ...commands.flatMap((command) => [`echo '${command.replaceAll("'", "")}'`, command]),
    ].join("\n");

    // As somebody whose simulator is at another port would have it.
    const env = { ...process.env, SIMULATOR_PORT: new URL(stack().run.simulatorUrl).port };
    const { stdout } = await run("bash", ["-euc", script], { env });

    const answers = stdout
      .trim()
      .split("\n")
      .filter((line) => line.startsWith("{"));
    expect(answers).toHaveLength(commands.length + 1);
    expect(stdout).not.toContain('{"error"');
    expect(stack().run.simulator.faults.list()).toEqual([]);
  });
});
