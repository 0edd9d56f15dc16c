/** The whole product on this machine: the simulator in this process, the Worker as a child. */
import { join } from "node:path";
import { startSimulator, type ServerOptions } from "../simulator/server.ts";
import type { Simulator } from "../simulator/simulator.ts";
import { backEnd } from "./back-end.ts";
import { DemoBot } from "./bot/demo-bot.ts";
import { originsOf, simulatorGraph, simulatorLogin, SIMULATOR_VALUES } from "./settings.ts";
import { agentKeysOf, simulatorKeys } from "./signing-keys.ts";
import { WorkerProcess, type WorkerOptions } from "./worker-process.ts";

type LocalRunOptions = {
  port: number;
  simulatorPort: number;
  /** Everything that survives: objects, the simulator's state, logs. */
  stateDir: string;
  assets: string;
  /** The built pages of demo/embedding, which the simulator's process serves as a CRM of another origin would. */
  examples?: string;
  /** Origins beside the Worker's and the simulator's own that may embed the gadget. */
  origins?: readonly string[];
  /** Secrets in place of the simulator's: a CRM signs with AGENT_TOKEN_SECRET of its own; its AGENT_KEYS are beside the demo's. */
  agents?: Readonly<Record<string, string>>;
  /** `ADMIN_LINK`: by which somebody signs in to the administration, once. */
  adminLink?: string;
  /** Where objects are to live, as {@link placeOf} reads it. */
  place?: Readonly<Record<string, string>>;
  /** Other settings that differ from their defaults. */
  settings?: Readonly<Record<string, string>>;
  /** See {@link WorkerOptions.onLine}. */
  onLine?: (line: string) => void;
  /** See {@link WorkerOptions.bundle}. */
  bundle?: string;
  simulator?: Partial<ServerOptions>;
};

export class LocalRun {
  readonly simulator: Simulator;
  readonly simulatorUrl: string;
  /** What agent tokens are signed with here. */
  readonly agentSecret: string;
  /** Beside the simulator, at DEMO_BOT_PATH. */
  readonly bot: DemoBot;
  worker: WorkerProcess;
  readonly #options: WorkerOptions;
  readonly #closeSimulator: () => Promise<void>;

  private constructor(
    simulator: { simulator: Simulator; url: string; close: () => Promise<void> },
    worker: WorkerProcess,
    options: WorkerOptions,
    agentSecret: string,
    bot: DemoBot,
  ) {
    this.bot = bot;
    this.agentSecret = agentSecret;
    this.simulator = simulator.simulator;
    this.simulatorUrl = simulator.url;
    this.worker = worker;
    this.#options = options;
    this.#closeSimulator = simulator.close;
  }

  /** Resolves when both answer. @throws Error with the Worker's last words; nothing runs on then */
  static async start(options: LocalRunOptions): Promise<LocalRun> {
    const {
      port,
      simulatorPort,
      stateDir,
      assets,
      origins = [],
      agents = {},
      place = {},
      settings = {},
    } = options;
    const keys = simulatorKeys(agents["AGENT_TOKEN_SECRET"]);
    const bot = new DemoBot();
    // First the simulator: the Worker subscribes its Page there as soon as it is asked anything.
    const simulator = await startSimulator({
      port: simulatorPort,
      callbackUrl: `http://127.0.0.1:${String(port)}/webhook`,
      stateFile: join(stateDir, "simulator.json"),
      handle: backEnd(keys, options.examples, bot),
      ...options.simulator,
    });
    // One's own first: a fault names them by their number.
    const allowed = [...origins, ...originsOf(port), ...originsOf(simulatorPort)];
    const workerOptions = {
      port,
      stateDir,
      assets,
      ...(options.bundle === undefined ? {} : { bundle: options.bundle }),
      ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
      secrets: {
        ...SIMULATOR_VALUES,
        ...agents,
        AGENT_KEYS: agentKeysOf(keys, agents["AGENT_KEYS"]),
        ...(options.adminLink === undefined ? {} : { ADMIN_LINK: options.adminLink }),
      },
      vars: {
        FACEBOOK_GRAPH_URL: simulatorGraph(simulatorPort),
        FACEBOOK_LOGIN_URL: simulatorLogin(simulatorPort),
        ALLOWED_ORIGINS: allowed.join(","),
        ...place,
        ...settings,
      },
    };
    try {
      return new LocalRun(simulator, await WorkerProcess.start(workerOptions), workerOptions, keys.desk, bot);
    } catch (error) {
      await simulator.close();
      throw error;
    }
  }

  get url(): string {
    return this.worker.url;
  }

  /** Starts the Worker anew on its old state, after it was stopped or killed. */
  async restartWorker(): Promise<void> {
    this.worker = await WorkerProcess.start(this.#options);
  }

  async close(): Promise<void> {
    await this.worker.stop();
    await this.#closeSimulator();
  }
}
