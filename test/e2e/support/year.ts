/**
 * A deployment over a year: set up by the one command, upgraded by it, with Meta, the Worker, the pages of the browser and whoever
 * signs tokens all on the simulator's clock, which is moved on between the seasons.
 */
import { execFile } from "node:child_process";
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { inject } from "vitest";
import { backEnd } from "../../../demo/local/back-end.ts";
import { DeskClient } from "../../../demo/local/desk-client.ts";
import { freePort } from "../../../demo/local/ports.ts";
import { simulatorGraph, simulatorLogin } from "../../../demo/local/settings.ts";
import { agentKeysOf, simulatorKeys } from "../../../demo/local/signing-keys.ts";
import { WorkerProcess } from "../../../demo/local/worker-process.ts";
import {
  SIMULATOR_AGENT_SECRET,
  SIMULATOR_APP_ID,
  SIMULATOR_APP_SECRET,
} from "../../../demo/simulator/identities.ts";
import { startSimulator, type RunningSimulator } from "../../../demo/simulator/server.ts";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { setUp } from "../../../packaging/set-up/run.ts";
import { InventedWorld } from "../../set-up/invented-world.ts";
import { aheadBy, bundleWithClock, setAhead } from "../../state/clocked.ts";

const FLUSH_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;
const ANSWERS = {
  FACEBOOK_APP_ID: SIMULATOR_APP_ID,
  FACEBOOK_APP_SECRET: SIMULATOR_APP_SECRET,
  AGENT_TOKEN_SECRET: SIMULATOR_AGENT_SECRET,
};

export class Year {
  /** What the set-up said last. */
  told = "";
  url = "";
  readonly #invented = new InventedWorld();
  readonly #server: RunningSimulator;
  readonly #stateDir: string;
  readonly #port: number;
  #worker: WorkerProcess | undefined;
  #bundle = "";

  private constructor(server: RunningSimulator, stateDir: string, port: number) {
    this.#server = server;
    this.#stateDir = stateDir;
    this.#port = port;
  }

  static async begin(): Promise<Year> {
    const { root, own } = inject("stack");
    const stateDir = join(root, "year");
    const port = await freePort();
    const server = await startSimulator({
      port: own.simulatorPort,
      // Where the app at Meta lets a login return to.
      callbackUrl: `http://localhost:${String(port)}/webhook`,
      stateFile: join(stateDir, "simulator.json"),
      handle: backEnd(simulatorKeys()),
    });
    return new Year(server, stateDir, port);
  }

  get simulator(): Simulator {
    return this.#server.simulator;
  }

  /** How far this clock is ahead of the true time, in ms. */
  get aheadMs(): number {
    return Math.max(0, this.simulator.now() - TRUE_NOW());
  }

  /** `npm run setup`, with a Worker on this machine in place of Cloudflare's. Answers what it ends with. */
  async setUp(bundle: string): Promise<number> {
    const { root } = inject("stack");
    this.#bundle = await bundleWithClock(bundle, join(root, `year-${String(Date.now())}`));
    const world = {
      ...this.#invented.world,
      fetch,
      now: Date.now,
      deploy: async (secrets: Readonly<Record<string, string>>) => {
        this.#invented.secrets = { ...this.#invented.secrets, ...secrets };
        await this.#restart();
        return { status: 0, out: "", url: this.url, version: null };
      },
    };
    this.#invented.said.length = 0;
    const status = await setUp(world, { mode: "deploy", answers: ANSWERS, url: null });
    this.told = this.#invented.told;
    // As Cloudflare does by itself once a secret was put.
    await this.#restart();
    return status;
  }

  /** The link by which somebody signs in to the administration. */
  get adminLink(): string {
    return /http\S+\/admin#link=\S+/.exec(this.told)?.[0] ?? "";
  }

  /** So many days go by; the Worker sleeps meanwhile, and is started by whoever asks next. */
  async pass(days: number): Promise<void> {
    // Whoever is told nothing for an hour is unsubscribed by Meta.
    await this.simulator.flush(FLUSH_MS);
    await this.#worker?.kill();
    await this.simulator.advanceClock(days * DAY_MS);
    setAhead(this.aheadMs);
  }

  async wake(): Promise<void> {
    await this.#restart();
  }

  /** Keeps how all objects are, or puts them back to that, while no Worker runs. */
  async copyObjects(which: "kept" | "back"): Promise<void> {
    await this.#worker?.kill();
    const [objects, kept] = [join(this.#stateDir, "worker/v3/do"), join(this.#stateDir, "kept")];
    const [from, to] = which === "kept" ? [objects, kept] : [kept, objects];
    await rm(to, { recursive: true, force: true });
    await cp(from, to, { recursive: true });
  }

  /** Connects as one of the demo's people, by a token of now. */
  async person(id: string): Promise<DeskClient> {
    return await DeskClient.connect(this.url, await this.token(id));
  }

  async token(id: string): Promise<string> {
    const answer = await fetch(`${this.#server.url}/demo/token?agent=${id}`);
    return ((await answer.json()) as { token: string }).token;
  }

  async end(): Promise<void> {
    setAhead(0);
    await this.#worker?.kill();
    await this.#server.close();
  }

  async #restart(): Promise<void> {
    await this.#worker?.kill();
    const { simulatorPort, assets } = inject("stack").own;
    const port = this.#port;
    this.#worker = await WorkerProcess.start({
      ...{ port, stateDir: this.#stateDir, assets, bundle: this.#bundle },
      vars: {
        FACEBOOK_GRAPH_URL: simulatorGraph(simulatorPort),
        FACEBOOK_LOGIN_URL: simulatorLogin(simulatorPort),
        ...aheadBy(this.aheadMs),
      },
      // Pages are connected in the administration.
      lacks: ["FACEBOOK_PAGE_ID"],
      secrets: { ...this.#invented.secrets, AGENT_KEYS: agentKeysOf(simulatorKeys()) },
    });
    this.url = this.#worker.url;
  }
}

/** Of this process, whatever the year's clock says. */
const TRUE_NOW = Date.now;

/** What a command of this repository printed, and what it ended with. */
export async function ran(
  script: string,
  args: readonly string[],
  variables: Record<string, string> = {},
): Promise<{ status: number; out: string }> {
  const env = { ...process.env, NO_COLOR: "1", ...variables };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, ...args], { env });
    return { status: 0, out: stdout + stderr };
  } catch (error) {
    const { code, stdout = "", stderr = "" } = error as { code?: number; stdout?: string; stderr?: string };
    return { status: code ?? -1, out: stdout + stderr };
  }
}
