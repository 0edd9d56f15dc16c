/**
 * What the files of a state hold, in a folder beside it: each written once, under the hash of its bytes, so that no change
 * of the state costs more than the state.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MediaState, WorldState } from "./world/state.ts";

/** `kept`: the name of the file beside the state that has its bytes. */
type KeptMedia = MediaState & { kept?: string };

export type KeptWorld = Omit<WorldState, "media"> & { media: Record<string, KeptMedia> };

export class FilesBeside {
  readonly #folder: string;
  /** By what was hashed: a file never changes. */
  readonly #names = new WeakMap<MediaState, string>();
  /** Those that are there. Null: nobody looked yet. */
  #there: Set<string> | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The state with what its files hold. One that was lost is empty, and the others are there. */
  async read(world: KeptWorld): Promise<WorldState> {
    const media: Record<string, MediaState> = {};
    for (const [id, { kept, ...file }] of Object.entries(world.media ?? {})) {
      media[id] = kept === undefined ? file : { ...file, data: await this.#read(kept) };
    }
    return { ...world, media };
  }

  /** Writes what is not there yet; answers whether there was any. */
  async write({ media }: WorldState): Promise<boolean> {
    const fresh = Object.values(media).filter(
      (file) => file.data !== undefined && this.#there?.has(this.#names.get(file) ?? "") !== true,
    );
    for (const file of fresh) await this.#keep(file, file.data ?? "");
    return fresh.length > 0;
  }

  /** The state without what its files hold, all of which was written. */
  without(world: WorldState): KeptWorld {
    const media: Record<string, KeptMedia> = {};
    for (const [id, file] of Object.entries(world.media)) {
      const { data: _, ...rest } = file;
      const kept = this.#names.get(file);
      media[id] = kept === undefined ? file : { ...rest, kept };
    }
    return { ...world, media };
  }

  /** Removes what the state does not name any more, once it is in place. */
  async forgetOthers({ media }: KeptWorld): Promise<void> {
    const named = new Set(Object.values(media).map(({ kept }) => kept));
    const there = await this.#list();
    for (const name of there) {
      if (named.has(name)) continue;
      await rm(join(this.#folder, name), { force: true });
      there.delete(name);
    }
  }

  async #read(name: string): Promise<string> {
    try {
      return await readFile(join(this.#folder, name), "base64");
    } catch (error) {
      console.warn(`simulator: ${join(this.#folder, name)} cannot be read:`, error);
      return "";
    }
  }

  async #keep(file: MediaState, data: string): Promise<void> {
    const name = this.#names.get(file) ?? createHash("sha256").update(data, "base64").digest("hex");
    this.#names.set(file, name);
    const there = await this.#list();
    if (there.has(name)) return;
    const path = join(this.#folder, name);
    await mkdir(this.#folder, { recursive: true });
    await writeFile(`${path}.new`, data, "base64");
    await rename(`${path}.new`, path);
    there.add(name);
  }

  /** Half of one that a crash left is among them, under a name that nothing has. */
  async #list(): Promise<Set<string>> {
    this.#there ??= new Set(await readdir(this.#folder).catch(() => []));
    return this.#there;
  }
}
