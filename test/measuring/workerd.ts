import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { copyFile, mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";

export const APP_SECRET = "bench-app-secret";
export const AGENT_SECRET = "bench-agent-secret-of-at-least-32-bytes";
export const PAGE_ID = "10150001";

/** Both sides store in memory where that can be: a disk's flushes are not ours to measure. */
const MEMORY = "/dev/shm";

export type Running = {
  url: string;
  /** CPU time of the process since it began, in ms; to 10 ms, and on Linux alone. */
  cpuMs: () => number;
  /** The most memory that the process has held, and what it holds; on Linux alone. */
  peakBytes: () => number;
  residentBytes: () => number;
  /** Another process over the same storage: no object of it has run yet. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};

const TICK_MS = 10;

/** A class of objects, and what the Worker's environment calls it; a name alone is its own binding, in capitals. */
export type ObjectClass = string | { className: string; binding: string };

type ServeOptions = {
  flags?: string[];
  variables?: Record<string, string>;
  /** Where its objects are kept, in a directory of their own. Default: in memory where that can be. */
  under?: string;
  /** Whether Ctrl-C, which ends this process's children, leaves it alone. It ends with this process all the same. */
  apart?: boolean;
};

/** A plain `workerd serve` of one bundled script, with its objects on disk in a directory of its own. */
export async function serve(
  script: string,
  classes: readonly ObjectClass[],
  graphUrl: string,
  bucket: string | null = null,
  options: ServeOptions = {},
): Promise<Running> {
  const {
    flags = [],
    variables = {},
    under = existsSync(MEMORY) ? MEMORY : tmpdir(),
    apart = false,
  } = options;
  const directory = await mkdtemp(join(under, "bench-"));
  await mkdir(join(directory, "objects"));
  // Cap'n Proto embeds files beside its own only.
  await copyFile(script, join(directory, "main.js"));
  if (bucket !== null) await copyFile(bucket, join(directory, "bucket.js"));
  const port = await freePort();
  const bindings: Record<string, string> = {
    FACEBOOK_APP_ID: "200300400500",
    FACEBOOK_APP_SECRET: APP_SECRET,
    FACEBOOK_VERIFY_TOKEN: "bench-verify-token",
    AGENT_TOKEN_SECRET: AGENT_SECRET,
    FACEBOOK_PAGE_ID: PAGE_ID,
    FACEBOOK_PAGE_ACCESS_TOKEN: "EAAbench-page-token",
    FACEBOOK_GRAPH_URL: graphUrl,
    ...variables,
  };
  await writeFile(
    join(directory, "config.capnp"),
    configuration(classes, bindings, directory, port, bucket !== null),
  );
  const url = `http://127.0.0.1:${String(port)}`;
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(
      "/bin/sh",
      [...MANY_FILES, "workerd", "serve", join(directory, "config.capnp"), ...flags],
      {
        stdio: ["ignore", "ignore", "pipe"],
        detached: apart,
      },
    );
    endWithThisProcess(child.pid, directory);
    let errors = "";
    child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
    await untilItAnswers(url, child, () => errors);
    return child;
  };
  let running = await start();
  return {
    url,
    cpuMs: () => cpuMsOf(running.pid),
    peakBytes: () => bytesOf(running.pid, "VmHWM"),
    residentBytes: () => bytesOf(running.pid, "VmRSS"),
    restart: async () => {
      await kill(running);
      running = await start();
    },
    stop: async () => {
      await kill(running);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Each object is three open files, of which many systems allow a process only 1,024 unasked. */
const MANY_FILES = ["-c", 'ulimit -n "$(ulimit -Hn)" 2>/dev/null; exec "$0" "$@"'];

/** Whichever way this process ends, also where it has no time to end others. */
function endWithThisProcess(pid: number | undefined, directory: string): void {
  if (pid === undefined) return;
  const watch =
    'while kill -0 "$0" 2>/dev/null && kill -0 "$1" 2>/dev/null; do sleep 1; done; kill -0 "$0" 2>/dev/null || { kill -9 "$1"; rm -rf "$2"; } 2>/dev/null';
  spawn("/bin/sh", ["-c", watch, String(process.pid), String(pid), directory], {
    stdio: "ignore",
    detached: true,
  }).unref();
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}

/** proc(5): user and system time are the 14th and 15th field, of which the 2nd is in brackets and may hold spaces. */
function cpuMsOf(pid: number | undefined): number {
  if (pid === undefined || platform() !== "linux") return NaN;
  const stat = readFileSync(`/proc/${String(pid)}/stat`, "latin1");
  const [user, system] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13);
  return (Number(user) + Number(system)) * TICK_MS;
}

/** proc(5): the high-water mark of what is in memory, or what is there now, in kB. */
function bytesOf(pid: number | undefined, what: "VmHWM" | "VmRSS"): number {
  if (pid === undefined || platform() !== "linux") return NaN;
  const status = readFileSync(`/proc/${String(pid)}/status`, "latin1");
  return Number(new RegExp(`^${what}:\\s*(\\d+) kB$`, "m").exec(status)?.[1]) * 1024;
}

const BUCKET = `const bucket :Workerd.Worker = (
  modules = [(name = "bucket.js", esModule = embed "bucket.js")],
  compatibilityDate = "2026-10-01",
);`;

function configuration(
  classes: readonly ObjectClass[],
  bindings: Record<string, string>,
  directory: string,
  port: number,
  hasBucket: boolean,
): string {
  const text = (value: string): string => JSON.stringify(value);
  const named = classes.map((it) =>
    typeof it === "string"
      ? { className: it, binding: it.replace(/^(Counted|Filled)/, "").toUpperCase() }
      : it,
  );
  const namespaces = named.map(
    ({ className: name }) => `(className = ${text(name)}, uniqueKey = ${text(name)}, enableSql = true)`,
  );
  const objects = named.map(
    ({ className, binding }) => `(name = ${text(binding)}, durableObjectNamespace = ${text(className)})`,
  );
  const texts = Object.entries(bindings).map(
    ([name, value]) => `(name = ${text(name)}, text = ${text(value)})`,
  );
  const media = hasBucket ? '(name = "MEDIA", r2Bucket = "bucket"), ' : "";
  const version = text(JSON.stringify({ id: "bench", tag: "", timestamp: "" }));
  return `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),${hasBucket ? '\n    (name = "bucket", worker = .bucket),' : ""}
    (name = "objects", disk = (path = ${text(join(directory, "objects"))}, writable = true)),
    (name = "internet", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${String(port)}", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "main.js", esModule = embed "main.js")],
  compatibilityDate = "2026-10-01",
  durableObjectNamespaces = [${namespaces.join(", ")}],
  durableObjectStorage = (localDisk = "objects"),
  bindings = [${[...objects, ...texts].join(", ")}, ${media}(name = "VERSION", json = ${version})],
);
${hasBucket ? BUCKET : ""}
`;
}

async function untilItAnswers(url: string, child: ChildProcess, errors: () => string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new Error(`workerd ended: ${errors()}`);
    try {
      await fetch(`${url}/health`);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`workerd does not answer: ${errors()}`);
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
