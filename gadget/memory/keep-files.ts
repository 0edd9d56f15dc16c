import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { FileStore, Memory } from "../platform/doors.ts";
import type { BoxFile } from "../state/box-file.ts";
import { HAS_BYTES } from "./has-bytes.ts";
import { KEPT } from "./kept-names.ts";
import { readKept } from "./kept.ts";
import type { Kept } from "./kept.ts";

/** What is remembered of a file in the box. `tab`: who takes it to the Worker, while it is open. */
export type KeptFile = Pick<BoxFile, "key" | "name" | "bytes" | "mime" | "given" | "givenAt"> & {
  tab: string;
};

type KeptBox = Kept & { built: unknown };

/**
 * Files in the boxes of one agent, beyond the page: what they are among the texts, as drafts are and under the same names, and
 * their bytes in a place of their own, which are there only as long as a text names them.
 */
export class FileMemory {
  readonly #memory: Memory;
  readonly #store: FileStore;
  readonly #prefix: string;
  readonly #now: () => number;

  /** `prefix`: whose they are. */
  constructor(memory: Memory, store: FileStore, prefix: string, now: () => number) {
    this.#memory = memory;
    this.#store = store;
    this.#prefix = prefix;
    this.#now = now;
  }

  read(conversation: ConversationId): KeptFile[] {
    return filesIn(readKept<KeptBox>(this.#memory, this.#nameOf(conversation)));
  }

  /** Those that are there for all tabs; null where nothing is known of that box. */
  keysOf(conversation: ConversationId): ReadonlySet<string> | null {
    const kept = readKept<KeptBox>(this.#memory, this.#nameOf(conversation));
    return kept && new Set(filesIn(kept).map(({ key }) => key));
  }

  /** Other tabs hear of it, also that there are none any more: that stands there until removeEmpty(). */
  write(conversation: ConversationId, files: readonly KeptFile[]): void {
    const name = this.#nameOf(conversation);
    if (files.length > 0 || this.#memory.get(name) !== null)
      this.#memory.set(name, JSON.stringify({ at: this.#now(), built: files } satisfies KeptBox));
  }

  removeEmpty(conversation: ConversationId): void {
    if (this.read(conversation).length === 0) this.#memory.remove(this.#nameOf(conversation));
  }

  /** Whether it is of the same agent. */
  isSame(other: FileMemory): boolean {
    return this.#prefix === other.#prefix;
  }

  /** Of which conversation a text of that name speaks; null where it is none of these. */
  conversationOf(name: string): ConversationId | null {
    const begin = `${this.#prefix}built `;
    return name.startsWith(begin) && name.endsWith(" files")
      ? name.slice(begin.length, -" files".length)
      : null;
  }

  /** Null where there are none any more, or the browser does not hand them out. */
  async bytesOf(key: string): Promise<Blob | null> {
    return await this.#store.get(this.#prefix + FILE + key).catch(() => null);
  }

  /** After it was written down. False: the browser refused, or is full. */
  async keepBytes(key: string, blob: Blob): Promise<boolean> {
    this.#memory.set(HAS_BYTES, "yes");
    return await this.#store.set(this.#prefix + FILE + key, blob).then(
      () => true,
      () => false,
    );
  }

  dropBytes(key: string): void {
    this.#store.remove(this.#prefix + FILE + key).catch(() => {});
  }

  #nameOf(conversation: ConversationId): string {
    return `${this.#prefix}built ${conversation} files`;
  }
}

const FILE = "file ";

/** Removes all bytes that no text names any more: of files that are too old, or whose agent signed out. Never throws. */
export async function sweepFiles(memory: Memory, store: FileStore): Promise<void> {
  try {
    // Before the texts: what is written meanwhile has its text first.
    const names = await store.names();
    const wanted = namesIn(memory);
    const unwanted = names.filter((name) => !wanted.has(name));
    await Promise.all(unwanted.map((name) => store.remove(name)));
    if (unwanted.length === names.length) memory.remove(HAS_BYTES);
  } catch {
    // The next time.
  }
}

function namesIn(memory: Memory): ReadonlySet<string> {
  const names = new Set<string>();
  for (const name of memory.names(KEPT)) {
    const [, prefix] = /^(.* )built \S+ files$/.exec(name) ?? [];
    if (prefix === undefined) continue;
    for (const { key } of filesIn(readKept<KeptBox>(memory, name))) names.add(prefix + FILE + key);
  }
  return names;
}

/** Of what another tab wrote, too. */
export function filesIn(kept: Partial<KeptBox> | null): KeptFile[] {
  return Array.isArray(kept?.built) ? kept.built.filter(isKept) : [];
}

/** Anybody may write into the memory of a page. */
function isKept(value: unknown): value is KeptFile {
  const { key, name, bytes, mime, given, givenAt, tab } = Object(value) as Partial<KeptFile>;
  return (
    typeof key === "string" &&
    typeof name === "string" &&
    typeof bytes === "number" &&
    typeof mime === "string" &&
    typeof tab === "string" &&
    (given === null || typeof given?.file === "string") &&
    (givenAt === null || typeof givenAt === "number")
  );
}
