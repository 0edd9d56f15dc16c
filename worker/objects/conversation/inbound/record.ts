import { configOf } from "../../../config.ts";
import type { Env } from "../../../env.ts";
import { RecordReader, type Read } from "../../kernel/record-reader.ts";
import { pageStub } from "../../kernel/stubs.ts";
import type { ConversationStore } from "../log/store.ts";
import type { Listed, RecordedMessage } from "../../../graph/record.ts";
import { partsOfName } from "../../../protocol/ids.ts";

/** Meta's record of this one conversation. */
export class MetaRecord {
  readonly #env: Env;
  readonly #store: ConversationStore;

  constructor(env: Env, store: ConversationStore) {
    this.#env = env;
    this.#store = store;
  }

  /** Messages, newest first. `after`: the cursor of the page before. Null: Meta has no such conversation. */
  async messages(after: string | null): Promise<Read<Listed<RecordedMessage> | null>> {
    const found = await this.#find();
    if (!found.ok) return found;
    if (found.value === null) return { ok: true, value: null };
    return await this.#reader().messages(found.value, after);
  }

  message(mid: string): Promise<Read<RecordedMessage>> {
    return this.#reader().message(mid);
  }

  /** Meta's id of the conversation, asked for once. */
  async #find(): Promise<Read<string | null>> {
    const { conversation, graph_id: known } = this.#store.existingThread();
    if (known !== null) return { ok: true, value: known };
    const { psid } = partsOfName(conversation);
    const read = await this.#reader().conversations({ psid, limit: 1 });
    if (!read.ok) return read;
    // Whom Meta names must be whom we asked for.
    const id = read.value.items.find((it) => it.psid === null || it.psid === psid)?.id ?? null;
    if (id !== null) this.#store.thread.setGraphId(id);
    return { ok: true, value: id };
  }

  #reader(): RecordReader {
    const { pageId } = partsOfName(this.#store.existingThread().conversation);
    const page = pageStub(this.#env, pageId);
    return new RecordReader({
      graphUrl: configOf(this.#env).graphUrl,
      pageId,
      leave: () => page.leaveToRead(pageId),
      rest: (retryAfterMs) => page.restFromReading(pageId, retryAfterMs),
      refused: (error, token) => page.refused(pageId, error, token),
    });
  }
}
