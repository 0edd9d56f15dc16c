/** The product on this machine with a Page of one's own: Meta is Meta, and nothing of the simulator's is used. */
import { backEnd, serveBackEnd } from "./back-end.ts";
import type { OwnPage } from "./own-page.ts";
import { keptEncryptionKeys } from "./encryption-keys.ts";
import { originsOf } from "./settings.ts";
import { agentKeysOf, newKeys } from "./signing-keys.ts";
import { WorkerProcess } from "./worker-process.ts";

type OwnRunOptions = {
  port: number;
  /** Of what stands in for the CRM's server. */
  backEndPort: number;
  stateDir: string;
  assets: string;
  examples?: string;
  origins?: readonly string[];
  page: OwnPage;
  /** AGENT_TOKEN_SECRET and AGENT_KEYS; without the first one is made for this run. */
  agents: Readonly<Record<string, string>>;
  /** See `LocalRunOptions`. */
  adminLink?: string;
  /** Where objects are to live, as {@link placeOf} reads it. */
  place?: Readonly<Record<string, string>>;
  /** See {@link WorkerOptions.onLine}. */
  onLine?: (line: string) => void;
  /** See {@link WorkerOptions.bundle}. */
  bundle?: string;
};

export class OwnRun {
  /** What agent tokens are signed with here. */
  readonly agentSecret: string;
  readonly worker: WorkerProcess;
  readonly #closeBackEnd: () => Promise<void>;

  private constructor(worker: WorkerProcess, closeBackEnd: () => Promise<void>, agentSecret: string) {
    this.agentSecret = agentSecret;
    this.worker = worker;
    this.#closeBackEnd = closeBackEnd;
  }

  /** Resolves when the Worker answers. @throws Error with its last words; nothing runs on then */
  static async start(options: OwnRunOptions): Promise<OwnRun> {
    const { port, backEndPort, stateDir, assets, page, agents, origins = [], place = {} } = options;
    const keys = newKeys(agents["AGENT_TOKEN_SECRET"]);
    const own = [...originsOf(port), ...originsOf(backEndPort)];
    const answer = backEnd(keys, options.examples);
    const closeBackEnd = await serveBackEnd({ port: backEndPort, answer, origins: own });
    try {
      const worker = await WorkerProcess.start({
        port,
        stateDir,
        assets,
        ...(options.bundle === undefined ? {} : { bundle: options.bundle }),
        ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
        secrets: {
          ENCRYPTION_KEYS: await keptEncryptionKeys(stateDir),
          ...page.values,
          ...agents,
          AGENT_TOKEN_SECRET: keys.desk,
          AGENT_KEYS: agentKeysOf(keys, agents["AGENT_KEYS"]),
          ...(options.adminLink === undefined ? {} : { ADMIN_LINK: options.adminLink }),
        },
        vars: { ALLOWED_ORIGINS: [...origins, ...own].join(","), ...place },
      });
      return new OwnRun(worker, closeBackEnd, keys.desk);
    } catch (error) {
      await closeBackEnd();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.worker.stop();
    await this.#closeBackEnd();
  }
}
