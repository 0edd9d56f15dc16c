/** `wrangler dev` as a child process: the Worker as it is deployed, in workerd, with objects that survive it. */
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const WRANGLER = join(ROOT, "node_modules", "wrangler", "bin", "wrangler.js");
const LEASH = fileURLToPath(new URL("./leash.ts", import.meta.url));
const HAS_GROUPS = process.platform !== "win32";
const START_MS_MAX = 60_000;
const STOP_MS_MAX = 8_000;
const LOOK_EVERY_MS = 100;
/** A Worker that is there answers; one that is busy does so late. */
const ANSWER_MS_MAX = 5_000;
const ASK_EVERY_MS = 2_000;
/**
 * So often in a row nobody answers before it is taken for dead: some of them are a reload, the more the busier the machine is. As long
 * as the same processes are there as when it last answered, it has much to do.
 */
const SILENCES_MAX = 5;

/** No questions, no banner, no errands to the network: it works the same without one. */
const QUIET = {
  CI: "1",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  DO_NOT_TRACK: "1",
  NO_COLOR: "1",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_WRITE_LOGS: "false",
  X_LOCAL_OBSERVABILITY: "false",
};

/** As `/health` tells it. */
type Fault = { name: string; problem: string; why?: string };

export type WorkerOptions = {
  port: number;
  /** Objects, secrets and log of this Worker. Two processes must not share it. */
  stateDir: string;
  /** The directory of static assets. */
  assets: string;
  /** Given in a file that this user alone may read. */
  secrets: Readonly<Record<string, string>>;
  /** Given on the command line, which everybody on this machine may read. */
  vars: Readonly<Record<string, string>>;
  /** Told of each line that it prints, beside the log. */
  onLine?: (line: string) => void;
  /** What it is started without on purpose, by name. */
  lacks?: readonly string[];
  /** A finished bundle to run instead of the sources, which then may change meanwhile. */
  bundle?: string;
};

export class WorkerProcess {
  readonly url: string;
  readonly logFile: string;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;
  #hasEnded = false;
  #tail = "";

  private constructor(options: WorkerOptions, child: ChildProcess) {
    this.url = `http://localhost:${String(options.port)}`;
    this.logFile = join(options.stateDir, "worker.log");
    this.#child = child;
    const log = createWriteStream(this.logFile, { flags: "a" });
    const note = (chunk: string): void => {
      // What its own processes say last may come after its end.
      if (!log.writableEnded) log.write(chunk);
      this.#tail = (this.#tail + chunk).slice(-4_000);
    };
    for (const stream of [child.stdout, child.stderr]) {
      // Chunks end anywhere, also inside a letter.
      stream?.setEncoding("utf8").on("data", note);
      if (stream && options.onLine) createInterface(stream).on("line", options.onLine);
    }
    this.ended = new Promise((resolve) => {
      const end = (): void => {
        this.#hasEnded = true;
        log.end();
        resolve();
      };
      child.once("exit", end);
      child.once("error", (error) => {
        this.#tail += String(error);
        end();
      });
    });
  }

  /** Resolves when the Worker answers. @throws Error with its last words when it ends before */
  static async start(options: WorkerOptions): Promise<WorkerProcess> {
    await mkdir(options.stateDir, { recursive: true });
    const secretsFile = join(options.stateDir, "worker.env");
    // Naming a file also keeps wrangler from a .dev.vars with somebody's real secrets.
    await writeFile(secretsFile, fileOf(options.secrets), { mode: 0o600 });
    const configFile = join(options.stateDir, "wrangler.toml");
    await writeFile(configFile, await configWith(Object.keys(options.secrets)));
    const args = [
      ...[LEASH, WRANGLER, "dev"],
      ...(options.bundle === undefined ? [] : [options.bundle, "--no-bundle"]),
      ...[
        "--config",
        configFile,
        "--port",
        String(options.port),
        "--ip",
        "127.0.0.1",
        "--inspector-port",
        "0",
      ],
      ...["--persist-to", join(options.stateDir, "worker"), "--assets", options.assets],
      ...["--env-file", secretsFile, "--show-interactive-dev-session=false", "--local"],
      ...Object.entries(options.vars).flatMap(([name, value]) => ["--var", `${name}:${value}`]),
    ];
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: environment(options),
      // A process group of its own, so that all of it can be killed at one moment.
      detached: HAS_GROUPS,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const worker = new WorkerProcess(options, child);
    await worker.#untilReady(options.lacks ?? []);
    return worker;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** The end of what it printed, for messages. */
  get lastWords(): string {
    return this.#tail.trim().split("\n").slice(-20).join("\n");
  }

  /**
   * Resolves when the Worker has gone, in whatever way: wrangler stays, and says nothing, when the workerd under it was
   * killed. What is left is ended then.
   */
  async untilGone(): Promise<void> {
    let silences = 0;
    let answering = await this.#workerds();
    while (!this.#hasEnded && silences < SILENCES_MAX) {
      const { promise: later, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ASK_EVERY_MS);
      await Promise.race([this.ended, later]);
      clearTimeout(timer);
      if (this.#hasEnded) break;
      const isAnswering = await this.#answers();
      const now = await this.#workerds();
      if (isAnswering) [silences, answering] = [0, now];
      else if (answering === null || now !== answering) silences += 1;
    }
    if (this.#hasEnded) return;
    this.#tail += "\nThe process that answers (workerd) is gone.";
    await this.kill();
  }

  /** Which processes of workerd there are under wrangler, which puts others in their place; null: this system does not tell. */
  async #workerds(): Promise<string | null> {
    const { pid } = this.#child;
    if (!HAS_GROUPS || pid === undefined) return null;
    try {
      const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pgid=,pid=,comm="]);
      return (
        stdout
          .split("\n")
          .filter((line) => isWorkerd(line, pid))
          .join() || null
      );
    } catch {
      return null;
    }
  }

  /** A file, which wakes no object. */
  async #answers(): Promise<boolean> {
    try {
      const signal = AbortSignal.timeout(ANSWER_MS_MAX);
      return (await fetch(`${this.url}/gadget.js`, { method: "HEAD", signal })).ok;
    } catch {
      return false;
    }
  }

  /** Asks it to end, and ends it when it does not. */
  async stop(): Promise<void> {
    if (this.#hasEnded) return;
    this.#child.kill("SIGTERM");
    const { promise: patience, resolve } = Promise.withResolvers<"late">();
    const timer = setTimeout(() => resolve("late"), STOP_MS_MAX);
    const result = await Promise.race([this.ended, patience]);
    clearTimeout(timer);
    if (result === "late") await this.kill();
  }

  /** SIGKILL to wrangler and every workerd under it at once, as when the machine goes down. */
  async kill(): Promise<void> {
    const { pid } = this.#child;
    if (this.#hasEnded || pid === undefined) return;
    if (HAS_GROUPS) process.kill(-pid, "SIGKILL");
    else this.#child.kill("SIGKILL");
    await this.ended;
  }

  async #untilReady(lacks: readonly string[]): Promise<void> {
    const end = Date.now() + START_MS_MAX;
    while (!this.#hasEnded && Date.now() < end) {
      const faults = await faultsAt(`${this.url}/health`, lacks);
      if (faults?.length === 0) return;
      if (faults !== null) {
        await this.kill();
        throw new Error(`The Worker does not take its configuration:\n${faults.join("\n")}`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    const why = this.#hasEnded
      ? "ended before it was ready"
      : `was not ready in ${String(START_MS_MAX / 1000)} s`;
    await this.kill();
    throw new Error(`The Worker ${why}. Its last words:\n${this.lastWords}`);
  }
}

/** A line of ps: the process group, and the command, on some systems with its path. */
function isWorkerd(line: string, group: number): boolean {
  const [of, , ...command] = line.trim().split(/\s+/);
  return of === String(group) && /(^|\/)workerd$/.test(command.join(" "));
}

/** Problems of values, which no waiting mends. What Meta finds wrong is for the page to show. */
const CONFIGURATION: ReadonlySet<string> = new Set(["missing", "invalid", "too_short", "simulator_value"]);

/** What is wrong with the values it was given, in words; null while it does not answer. */
async function faultsAt(url: string, lacks: readonly string[]): Promise<string[] | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    const { faults } = (await response.json()) as { faults: Fault[] };
    return faults
      .filter(({ name, problem }) => CONFIGURATION.has(problem) && !lacks.includes(name))
      .map(({ name, problem, why }) => `${name}: ${problem}${why === undefined ? "" : ` (${why})`}`);
  } catch {
    return null;
  }
}

/** Settings of Workers, which may stand in the environment for another one. */
const OF_WORKERS = /^(FACEBOOK|AGENT|ACCESS)_|^(ADMIN_LINK|ENCRYPTION_KEYS)$/;

/** Our own environment, without values that would get into the Worker and with a registry of its own. */
function environment(options: WorkerOptions): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !OF_WORKERS.test(name));
  const registry = { WRANGLER_REGISTRY_PATH: join(options.stateDir, "registry") };
  return { ...Object.fromEntries(inherited), ...QUIET, ...registry };
}

/** The Worker's own configuration, in another folder. wrangler takes of a file of secrets those alone that it names. */
async function configWith(secrets: readonly string[]): Promise<string> {
  const config = await readFile(join(ROOT, "wrangler.toml"), "utf8");
  return config
    .replace(/^main = "/m, () => `main = "${ROOT}`)
    .replace(/^required = .*$/m, `required = ${JSON.stringify(secrets)}`);
}

/** As dotenv reads it. @throws Error when a value holds every kind of quotes */
function fileOf(values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values).map(([name, value]) => {
    const quote = ["'", "`", '"'].find((each) => !value.includes(each));
    if (quote === undefined)
      throw new Error(`${name} holds ', \` and " at once: write it without one of them.`);
    return `${name}=${quote}${value}${quote}\n`;
  });
  return lines.join("");
}
