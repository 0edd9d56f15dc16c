/** The shop beside a local run: a process of its own, which knows the desk by its address and an API key alone. */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DEMO_OTHERS } from "../agents.ts";
import { SHOP_SCOPES } from "../shop/key.ts";
import { SIMULATOR_APP_ID, SIMULATOR_PAGE_ID } from "../simulator/identities.ts";
import { mintToken } from "./agents.ts";

const MAIN = fileURLToPath(new URL("../shop/main.ts", import.meta.url));

type ShopOptions = {
  port: number;
  /** Its database and its key stand in here. */
  stateDir: string;
  /** The Worker's address, and what tokens of the desk's people are signed with. */
  desk: { url: string; agentSecret: string };
  /** The simulator's address, as browsers have it. */
  simulator: string;
};

export class ShopProcess {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
  }

  /** Resolves when it serves. @throws Error where it does not begin */
  static async start(options: ShopOptions): Promise<ShopProcess> {
    const { port, stateDir, desk, simulator } = options;
    const child = fork(MAIN, [], {
      // It says with each start that node:sqlite may still change.
      execArgv: ["--disable-warning=ExperimentalWarning"],
      env: {
        ...process.env,
        SHOP_PORT: String(port),
        SHOP_FILE: join(stateDir, "shop", "shop.sqlite"),
        SHOP_DESK: desk.url,
        SHOP_KEY: await keptKey(stateDir, desk),
        SHOP_PAGE: SIMULATOR_PAGE_ID,
        SHOP_APP: SIMULATOR_APP_ID,
        SHOP_SIMULATOR: simulator,
      },
    });
    const began = await Promise.race([once(child, "message"), once(child, "exit").then(() => null)]);
    if (began === null) throw new Error("the shop ended at its start");
    return new ShopProcess(`http://localhost:${String(port)}`, child);
  }

  /** At once, whatever it is about. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async close(): Promise<void> {
    await this.#end("SIGTERM");
  }

  async #end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, "exit");
    this.#child.kill(signal);
    await ended;
  }
}

/** The key of the run before, as long as the desk lets it in and it may what the shop does today; else one that an administrator makes. */
async function keptKey(stateDir: string, { url, agentSecret }: ShopOptions["desk"]): Promise<string> {
  const folder = join(stateDir, "shop");
  const file = join(folder, "key");
  const scopes = join(folder, "scopes");
  const [kept, may] = await Promise.all(
    [file, scopes].map((path) => readFile(path, "utf8").catch(() => null)),
  );
  const isEnough = may === SHOP_SCOPES.join(" ");
  if (kept != null && isEnough && (await isGood(url, kept))) return kept;
  const key = await newKey(url, agentSecret);
  await mkdir(folder, { recursive: true });
  await writeFile(file, key, { mode: 0o600 });
  await writeFile(scopes, SHOP_SCOPES.join(" "));
  return key;
}

async function isGood(url: string, key: string): Promise<boolean> {
  const { status } = await fetch(`${url}/api/v1/webhooks`, { headers: { authorization: `Bearer ${key}` } });
  return status === 200;
}

async function newKey(url: string, agentSecret: string): Promise<string> {
  const administrator = DEMO_OTHERS.find(({ role }) => role === "admin");
  if (administrator === undefined) throw new Error("nobody at the demo's desk may make keys");
  const { id: sub, name, role, desk } = administrator;
  const token = await mintToken({ sub, name, role, desk, minutes: 1 }, agentSecret);
  const response = await fetch(`${url}/api/v1/admin/apiKey.create`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ name: "Shop", scopes: SHOP_SCOPES }),
  });
  if (!response.ok) throw new Error(`no key for the shop: HTTP ${String(response.status)}`);
  const { result } = (await response.json()) as { result: { key: string } };
  return result.key;
}
