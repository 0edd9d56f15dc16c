/** `npm run setup`: from an account at Cloudflare and an app at Meta to a Worker that answers. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { addressFrom, readCommandLine, refuse, slip } from "../../demo/local/command-line.ts";
import { reasonOf } from "../../demo/local/reason.ts";
import { readDevVars, withDevVars } from "./dev-vars.ts";
import { setUp, type SetUpOptions } from "./run.ts";
import type { Setting, Values } from "./settings.ts";
import { SetUpError, type Deployed, type Ran, type ValuesFile, type World } from "./world.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const CONFIGURATION = join(ROOT, "wrangler.toml");
const WRANGLER = join(ROOT, "node_modules/wrangler/bin/wrangler.js");
/** Of a Worker that hangs; the next try follows. */
const PATIENCE_MS = 30_000;

const { values: given } = readCommandLine(
  {
    call: "npm run setup",
    does:
      "From an account at Cloudflare and an app at Meta to a Worker that answers; also the upgrade of one. Asks for what only you know, and can be called " +
      "again at any time: what is there stays. With --check it ends with 1 where something is to be mended; with 2 where nothing was done.",
    variables: {
      CLOUDFLARE_API_TOKEN: "what wrangler signs in with where nobody did by npx wrangler login",
      CLOUDFLARE_ACCOUNT_ID: "which account, where there are more",
    },
    example: "npm run setup -- --dry-run",
  },
  {
    options: {
      "dry-run": {
        type: "boolean",
        default: false,
        tells: "shows every question and every command, and runs none that changes anything",
      },
      check: { type: "boolean", default: false, tells: "looks at what is there, and changes nothing" },
      local: {
        type: "boolean",
        default: false,
        tells: "writes .dev.vars for npx wrangler dev, and deploys nothing",
      },
      answers: {
        type: "string",
        value: "FILE",
        tells: "a JSON object of settings by name, for which nobody is asked then",
      },
      url: {
        type: "string",
        value: "URL",
        tells: "with --check: where the Worker is, which then is asked too",
      },
    },
  },
);

const modes = [
  ...(given["dry-run"] ? (["dry_run"] as const) : []),
  ...(given.check ? (["check"] as const) : []),
  ...(given.local ? (["local"] as const) : []),
];
if (modes.length > 1) slip("One of --dry-run, --check and --local.");
if (given.url !== undefined && modes[0] !== "check") slip("--url goes with --check.");

const options: SetUpOptions = {
  mode: modes[0] ?? "deploy",
  answers: given.answers === undefined ? {} : await answersIn(given.answers),
  url: given.url === undefined ? null : addressFrom("--url", given.url).origin,
};

const world: World = {
  wrangler: (args, input) => run(process.execPath, [WRANGLER, ...args], { input }),
  build: () => run(process.execPath, [npm(), "run", "--silent", "build:gadget"]),
  deploy,
  project: () => projectIn(CONFIGURATION),
  readConfiguration: () => readFile(CONFIGURATION, "utf8"),
  writeConfiguration: (toml) => writeFile(CONFIGURATION, toml),
  readValues,
  writeValues,
  ask: process.stdin.isTTY ? ask : null,
  say: (line) => console.log(line),
  fetch: (url, init) =>
    fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }).catch((error: unknown) => {
      throw new SetUpError(`${new URL(url).origin} does not answer: ${reasonOf(error)}`);
    }),
  now: Date.now,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

try {
  process.exitCode = await setUp(world, options);
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  refuse(error.message);
}

/** Secrets go by a file that nobody else may read and that is gone afterwards; wrangler writes where it deployed to into another. */
async function deploy(secrets: Readonly<Record<string, string>>): Promise<Deployed> {
  const directory = await mkdtemp(join(tmpdir(), "fb-chat-set-up-"));
  try {
    const [file, told] = [join(directory, "secrets.json"), join(directory, "told.ndjson")];
    await writeFile(file, JSON.stringify(secrets), { mode: 0o600 });
    const ran = await run(process.execPath, [WRANGLER, "deploy", "--secrets-file", file], {
      env: { WRANGLER_OUTPUT_FILE_PATH: told },
    });
    return { ...ran, ...deployedIn(await readFile(told, "utf8").catch(() => "")) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function deployedIn(lines: string): Pick<Deployed, "url" | "version"> {
  type Line = { type: string; targets?: string[]; version_id?: string };
  const told = lines.split("\n").filter((line) => line.startsWith("{"));
  const line = told.map((text) => JSON.parse(text) as Line).find(({ type }) => type === "deploy");
  const url = URL.parse(line?.targets?.find((target) => target.startsWith("https://")) ?? "");
  return { url: url?.origin ?? null, version: line?.version_id ?? null };
}

function run(
  command: string,
  args: readonly string[],
  { input, env = {} }: { input?: string | undefined; env?: Record<string, string> } = {},
): Promise<Ran> {
  const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: "pipe" });
  let out = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stdin.on("error", () => undefined);
  child.stdin.end(input ?? "");
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ status: 1, out: error.message }));
    child.once("close", (status) => resolve({ status: status ?? 1, out }));
  });
}

/** As npm itself names its script to those that it starts. */
function npm(): string {
  return process.env["npm_execpath"] ?? slip("Call it by npm.");
}

/** What is used of it; its own type hangs on those of the Worker's runtime. */
type Configuration = {
  name?: string;
  r2_buckets: { binding: string; bucket_name?: string; jurisdiction?: string }[];
};

/** wrangler takes seconds to load. */
async function projectIn(config: string): ReturnType<World["project"]> {
  const { unstable_readConfig: readConfig } = await import("wrangler");
  const { name, r2_buckets: buckets } = configurationIn(() => readConfig({ config }) as Configuration);
  const bucket = buckets.find(({ binding }) => binding === "MEDIA");
  if (name === undefined || bucket?.bucket_name === undefined)
    return refuse("wrangler.toml names no Worker, or no bucket MEDIA.");
  return { worker: name, bucket: bucket.bucket_name, jurisdiction: bucket.jurisdiction ?? null };
}

/** @throws SetUpError where wrangler cannot read its file */
function configurationIn(read: () => Configuration): Configuration {
  try {
    return read();
  } catch (error) {
    throw new SetUpError(
      `wrangler.toml cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function answersIn(file: string): Promise<Values> {
  try {
    const values = textsIn(await readFile(file, "utf8"));
    return values ?? refuse(`--answers ${file} is no JSON object of texts by name.`);
  } catch (error) {
    return refuse(
      `--answers ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

/** Null: it is no JSON object of texts by name. */
function textsIn(text: string): Record<string, string> | null {
  try {
    const values: unknown = JSON.parse(text);
    const isSo = typeof values === "object" && values !== null && !Array.isArray(values);
    return isSo && Object.values(values).every((it) => typeof it === "string")
      ? (values as Record<string, string>)
      : null;
  } catch {
    return null;
  }
}

const UNREADABLE =
  ".set-up.json is no JSON object of texts by name. It holds what an earlier set-up made, and nothing else opens what ENCRYPTION_KEYS sealed: " +
  "put it right, or move it away where you keep those.";

/** A `.dev.vars` is a file of lines, the other JSON. */
async function readValues(file: ValuesFile): Promise<Record<string, string>> {
  const text = await textOf(file);
  if (text === null) return {};
  return file === ".set-up.json" ? (textsIn(text) ?? refuse(UNREADABLE)) : readDevVars(text);
}

async function writeValues(file: ValuesFile, values: Values): Promise<void> {
  const text =
    file === ".set-up.json"
      ? `${JSON.stringify(values, null, 2)}\n`
      : withDevVars((await textOf(file)) ?? "", values);
  const written = join(ROOT, `${file}.new`);
  await writeFile(written, text, { mode: 0o600 });
  // At once: half a file of keys is none.
  await rename(written, join(ROOT, file));
}

/** Null: there is none. */
async function textOf(file: ValuesFile): Promise<string | null> {
  return await readFile(join(ROOT, file), "utf8").catch(() => null);
}

async function ask({ from, isNeeded, isSecret, wrong }: Setting): Promise<string> {
  if (!("asked" in from)) return "";
  const { cancel, isCancel, password, select, text } = await import("@clack/prompts");
  const message = from.where === undefined ? from.asked : `${from.asked} (${from.where})`;
  const validate = (value: string | undefined): string | undefined => {
    const said = value?.trim() ?? "";
    if (said === "") return isNeeded ? "This one is needed." : undefined;
    return wrong(said) ?? undefined;
  };
  const answer = await (from.choices !== undefined
    ? select({
        message,
        options: [
          { value: "", label: "anywhere" },
          ...from.choices.map((value) => ({ value, label: value })),
        ],
      })
    : isSecret
      ? password({ message, validate })
      : text({ message, validate, placeholder: isNeeded ? "" : "leave empty for none" }));
  if (!isCancel(answer)) return answer;
  cancel("Nothing was done.");
  return process.exit(130);
}
