/** A Prometheus of this machine's (Debian: `apt-get install prometheus`), over one desk, in a directory of its own. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { execPath } from "node:process";
import { join, resolve } from "node:path";
import { refuse } from "../../demo/local/command-line.ts";
import { nameOf, type Line, type Panel } from "./panels.ts";

/** In production it is a minute; here nobody waits so long. */
export const SCRAPED_S = 5;
const LEASH = resolve("demo/local/leash.ts");
const RULES = resolve("docs/grafana/alerts.yml");
const RULE_TESTS = "test/dashboard/alerts.test.yml";
const LOOKED_MS = 250;

type Answer<T> = { status: string; error?: string; data: T };
type Matrix = { result: { metric: Record<string, string>; values: [number, string][] }[] };
export type Rule = { name: string; query: string; state: string; health: string; lastError?: string };

/** What `promtool` says of the rules and of their tests. Ends the process where there is none, or where it finds something. */
export function checkRules(): void {
  for (const given of [
    ["check", "rules", RULES],
    ["test", "rules", RULE_TESTS],
  ]) {
    const { error, status, stdout, stderr } = spawnSync("promtool", given, { encoding: "utf8" });
    if (error !== undefined)
      refuse("There is no promtool: it comes with Prometheus (Debian: apt-get install prometheus).");
    if (status !== 0) refuse(`promtool ${given.join(" ")}:\n${stdout}${stderr}`);
  }
}

export class Prometheus {
  readonly #url: string;
  readonly #process: ChildProcess;
  readonly #directory: string;

  private constructor(url: string, process: ChildProcess, directory: string) {
    this.#url = url;
    this.#process = process;
    this.#directory = directory;
  }

  /** `worker`: where it is, as `localhost:8787`. */
  static async start(worker: string, key: string, port: number): Promise<Prometheus> {
    const directory = await mkdtemp(join(tmpdir(), "fbchat-prometheus-"));
    const scrape = {
      ...{ job_name: "fbchat", metrics_path: "/api/v1/metrics", scrape_interval: `${String(SCRAPED_S)}s` },
      authorization: { credentials: key },
      static_configs: [{ targets: [worker], labels: { desk: "main" } }],
    };
    const config = {
      global: { evaluation_interval: `${String(SCRAPED_S)}s` },
      rule_files: [RULES],
      scrape_configs: [scrape],
    };
    // JSON is YAML.
    await writeFile(join(directory, "prometheus.yml"), JSON.stringify(config));
    const given = [
      `--config.file=${join(directory, "prometheus.yml")}`,
      `--storage.tsdb.path=${join(directory, "data")}`,
      `--web.listen-address=127.0.0.1:${String(port)}`,
      "--log.level=error",
    ];
    const process = spawn(execPath, [LEASH, "prometheus", ...given], {
      stdio: ["ignore", "inherit", "inherit"],
      detached: true,
    });
    const gone = new Promise<never>((_, reject) => {
      process.once("error", reject);
      process.once("exit", (code) => reject(new Error(`Prometheus ended (${String(code)})`)));
    });
    const made = new Prometheus(`http://127.0.0.1:${String(port)}`, process, directory);
    await Promise.race([made.#ready(), gone]);
    gone.catch(() => undefined);
    return made;
  }

  /** All lines of a panel, of these seconds since 1970. */
  async lines({ targets }: Panel, from: number, until: number): Promise<Line[]> {
    const all: Line[] = [];
    for (const { expr, legendFormat } of targets) {
      const query = new URLSearchParams({
        ...{ query: expr.replaceAll("$desk", "main"), step: String(SCRAPED_S) },
        ...{ start: String(from), end: String(until) },
      });
      const { result } = await this.#ask<Matrix>(`query_range?${query.toString()}`);
      for (const { metric, values } of result) {
        const points = values.map(([at, value]): [number, number] => [at, Number(value)]);
        all.push({
          name: nameOf(legendFormat, metric),
          points: points.filter(([, it]) => Number.isFinite(it)),
        });
      }
    }
    return all.filter(({ points }) => points.length > 0);
  }

  async rules(): Promise<Rule[]> {
    const { groups } = await this.#ask<{ groups: { rules: Rule[] }[] }>("rules");
    return groups.flatMap(({ rules }) => rules);
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.#process.once("exit", done));
    this.#process.kill();
    await ended;
    await rm(this.#directory, { recursive: true, force: true });
  }

  async #ready(): Promise<void> {
    for (;;) {
      const isReady = await fetch(`${this.#url}/-/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) return;
      await new Promise((done) => setTimeout(done, LOOKED_MS));
    }
  }

  async #ask<T>(path: string): Promise<T> {
    const response = await fetch(`${this.#url}/api/v1/${path}`);
    const { status, error, data } = (await response.json()) as Answer<T>;
    if (status !== "success") throw new Error(`${path}: ${error ?? status}`);
    return data;
  }
}
