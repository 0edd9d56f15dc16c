import { keyOf, mediaOfFile } from "../../../bucket/keys.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import type { Env } from "../../../env.ts";
import { FILE_UNUSED_MS, FILES_UNUSED_MAX } from "../../../protocol/outgoing/given-file.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import type { KeptFile } from "../../kernel/contracts.ts";
import type { ConversationStore } from "../log/store.ts";

/** Removed at a time; the rest follows at once. */
const REMOVED_AT_ONCE = 100;

type Tools = {
  env: Env;
  store: ConversationStore;
  agenda: Pick<Agenda<"files">, "wakeBy">;
};

/**
 * Files that agents give for this customer, until a message has them. Each is noted before its first byte is written, so
 * that nothing lies in the bucket of which nobody knows; what no message uses is removed.
 */
export class GivenFiles {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** A name for a file that is about to come. */
  begin(now: number): Outcome<{ file: string }, { code: "too_many_files" }> {
    const { store, agenda } = this.#tools;
    if (store.files.countUnused(FILES_UNUSED_MAX) >= FILES_UNUSED_MAX)
      return refused({ code: "too_many_files" });
    const file = crypto.randomUUID().replaceAll("-", "");
    store.files.begin(file, now + FILE_UNUSED_MS);
    agenda.wakeBy(now + FILE_UNUSED_MS);
    return done({ file });
  }

  /** It is there, or (null) will not come. False: it is not waited for any more, and whoever brought it removes it. */
  end(file: string, kept: KeptFile | null): boolean {
    const { store } = this.#tools;
    if (kept !== null) return store.files.kept(file, kept);
    store.files.remove(file);
    return true;
  }

  dueAt(): number | null {
    return this.#tools.store.files.nextDueAt();
  }

  /** Removes what no message has used in time. An instance that dies over it leaves the rows, and the next goes on. */
  async removeUnused(now: number): Promise<number | void> {
    const { env, store } = this.#tools;
    const { conversation } = store.existingThread();
    const ids = store.transaction(() => store.files.giveUpDue(now, REMOVED_AT_ONCE));
    await env.MEDIA?.delete(ids.map((id) => keyOf(conversation, mediaOfFile(id))));
    store.transaction(() => {
      for (const id of ids) store.files.remove(id);
    });
    if (ids.length === REMOVED_AT_ONCE) return now;
  }
}
