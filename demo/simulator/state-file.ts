/** Keeps the simulator's state in a file, so that the local demo survives a restart. */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { FilesBeside, type KeptWorld } from "./files-beside.ts";
import type { Simulator } from "./simulator.ts";
import type { Snapshot } from "./snapshot.ts";

/** Changes that come closer together are written as one. */
const WRITES_APART_MS = 300;

/** The state as the file has it: what files hold lies beside it. Of a version before it may still be within. */
type KeptSnapshot = Omit<Snapshot, "world"> & { world: KeptWorld };

export class StateFile {
  readonly #path: string;
  readonly #simulator: Simulator;
  readonly #files: FilesBeside;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();
  #stop: () => void = () => undefined;

  constructor(path: string, simulator: Simulator) {
    this.#path = path;
    this.#simulator = simulator;
    this.#files = new FilesBeside(`${path}.files`);
  }

  /** Restores what the file holds, if anything, and follows every change from now on. */
  async load(): Promise<void> {
    try {
      const { world, ...kept } = JSON.parse(await readFile(this.#path, "utf8")) as KeptSnapshot;
      this.#simulator.restore({ ...kept, world: await this.#files.read(world) });
    } catch (error) {
      if (!isMissing(error)) await this.#putAside(error);
    }
    this.#stop = this.#simulator.world.onChange(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = null;
        void this.#write();
      }, WRITES_APART_MS);
    });
  }

  /** Somebody may mend it: what was played for hours is in it. */
  async #putAside(error: unknown): Promise<void> {
    const aside = `${this.#path}.unreadable`;
    await rename(this.#path, aside);
    const why = error instanceof Error ? error.message : String(error);
    console.warn(`simulator: ${this.#path} cannot be used, is kept as ${aside}, and begins anew: ${why}`);
  }

  async close(): Promise<void> {
    this.#stop();
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#write();
  }

  /**
   * Writes a new file and puts it in place of the old, so that no crash leaves half a file. What it names is there before
   * it, and goes after it.
   */
  #write(): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      await mkdir(dirname(this.#path), { recursive: true });
      // Files may come while others are written: the state is taken when all that it names are there.
      while (await this.#files.write(this.#simulator.world.state));
      const world = this.#files.without(this.#simulator.world.state);
      await writeFile(`${this.#path}.new`, JSON.stringify(this.#simulator.serialize(world)));
      await rename(`${this.#path}.new`, this.#path);
      await this.#files.forgetOthers(world);
    });
    return this.#writing;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
