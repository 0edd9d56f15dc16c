import { done, refused, type Outcome } from "../../domain/outcome.ts";
import type { Env } from "../../env.ts";
import { FILE_UNUSED_MS, FILES_UNUSED_MAX } from "../../protocol/outgoing/given-file.ts";
import type { Agenda } from "./agenda.ts";
import type { KeptFile } from "./contracts.ts";
import type { FileRows } from "./file-rows.ts";

/** Removed at a time; the rest follows at once. */
const REMOVED_AT_ONCE = 100;

type Tools = {
  env: Env;
  agenda: Pick<Agenda<"files">, "wakeBy">;
  files: FileRows;
  transaction: (change: () => void) => void;
  /** Where one lies in the bucket. */
  keyOf: (file: string) => string;
};

/**
 * Files that agents give, until something has them: a message, or a template. Each is noted before its first byte is
 * written, so that nothing lies in the bucket of which nobody knows; what nothing uses is removed.
 */
export class GivenFiles {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** A name for a file that is about to come. `unused`: how many there are that count towards FILES_UNUSED_MAX. */
  begin(
    now: number,
    unused = this.#tools.files.countUnused(FILES_UNUSED_MAX),
  ): Outcome<{ file: string }, { code: "too_many_files" }> {
    const { files, agenda } = this.#tools;
    if (unused >= FILES_UNUSED_MAX) return refused({ code: "too_many_files" });
    const file = crypto.randomUUID().replaceAll("-", "");
    files.begin(file, now + FILE_UNUSED_MS);
    agenda.wakeBy(now + FILE_UNUSED_MS);
    return done({ file });
  }

  /** It is there, or (null) will not come. False: it is not waited for any more, and whoever brought it removes it. */
  end(file: string, kept: KeptFile | null): boolean {
    const { files } = this.#tools;
    if (kept !== null) return files.kept(file, kept);
    files.remove(file);
    return true;
  }

  dueAt(): number | null {
    return this.#tools.files.nextDueAt();
  }

  /** Removes what nothing has used in time. An instance that dies over it leaves the rows, and the next goes on. */
  async removeUnused(now: number): Promise<number | void> {
    const { env, files, transaction, keyOf } = this.#tools;
    let ids: string[] = [];
    transaction(() => {
      ids = files.giveUpDue(now, REMOVED_AT_ONCE);
    });
    await env.MEDIA?.delete(ids.map(keyOf));
    transaction(() => {
      for (const id of ids) files.remove(id);
    });
    if (ids.length === REMOVED_AT_ONCE) return now;
  }
}
