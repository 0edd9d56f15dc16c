/** Keeps the simulator's state in a file, so that the local demo survives a restart. */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Simulator } from "./simulator.ts";
import type { Snapshot } from "./snapshot.ts";

/** Changes that come closer together are written as one. */
const WRITES_APART_MS = 300;

export class StateFile {
  readonly #path: string;
  readonly #simulator: Simulator;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();
  #stop: () => void = () => undefined;

  constructor(path: string, simulator: Simulator) {
    this.#path = path;
    this.#simulator = simulator;
  }

  /** Restores what the file holds, if anything, and follows every change from now on. */
  async load(): Promise<void> {
    try {
      this.#simulator.restore(JSON.parse(await readFile(this.#path, "utf8")) as Snapshot);
    } catch (error) {
      if (!isMissing(error)) console.warn(`simulator: ${this.#path} cannot be used and is replaced:`, error);
    }
    this.#stop = this.#simulator.world.onChange(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = null;
        void this.#write();
      }, WRITES_APART_MS);
    });
  }

  async close(): Promise<void> {
    this.#stop();
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#write();
  }

  /** Writes a new file and puts it in place of the old, so that no crash leaves half a file. */
  #write(): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      await mkdir(dirname(this.#path), { recursive: true });
      await writeFile(`${this.#path}.new`, JSON.stringify(this.#simulator.serialize()));
      await rename(`${this.#path}.new`, this.#path);
    });
    return this.#writing;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
