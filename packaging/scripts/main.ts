/** `node packaging/scripts/main.ts NAME [ARGUMENT …]`: a script of package.json that is other tools, by its row in table.ts. */
import { spawn, type ChildProcess } from "node:child_process";
import { readCommandLine, refuse, usageText, type Usage } from "../../demo/local/command-line.ts";
import { whenNpmIsGone } from "../../demo/local/parent.ts";
import { wordsOf } from "./steps.ts";
import { SCRIPTS } from "./table.ts";

const [name = "", ...args] = process.argv.slice(2);
const script =
  SCRIPTS[name] ?? refuse(`There is no script "${name}"; there are ${Object.keys(SCRIPTS).join(", ")}.`);
const { does, example, variables, passes } = script;
const usage: Usage = {
  call: `npm run ${name}`,
  ...{ does, example },
  ...(variables === undefined ? {} : { variables }),
};
if (passes === undefined) readCommandLine(usage, { args });
else if (args.includes("--help") || args.includes("-h")) {
  process.stdout.write(
    `${usageText({ ...usage, call: `${usage.call} -- [ARGUMENT …]`, arguments: { "[ARGUMENT …]": passes } })}\n`,
  );
  process.exit(0);
}

const env = { ...script.environment, ...withoutEmpty(process.env) };
let running: ChildProcess | null = null;
const tell = (): void => void running?.kill("SIGTERM");
process.on("SIGTERM", tell);
// Ctrl-C and a terminal that is closed reach it by themselves: of us they ask to wait for its end.
for (const signal of ["SIGINT", "SIGHUP"] as const) process.on(signal, () => undefined);
whenNpmIsGone(tell);
for (const { words, folder } of wordsOf(name, SCRIPTS, args)) {
  const status = await run(words, folder);
  if (status !== 0) process.exit(status);
}

/** Ends as it ends. */
async function run(words: readonly string[], cwd: string): Promise<number> {
  const child = spawn(process.execPath, words, { cwd, env, stdio: "inherit" });
  running = child;
  return await new Promise((resolve) => {
    child.once("error", (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.once("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 1)));
  });
}

/** As a shell leaves what it does not know. */
function withoutEmpty(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
}
