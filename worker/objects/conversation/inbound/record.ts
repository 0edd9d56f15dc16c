import { configOf } from "../../../config.ts";
import { USAGE_NOTED } from "../../../domain/pacing.ts";
import type { Env } from "../../../env.ts";
import { Recorded } from "../../kernel/black-box/recorder.ts";
import { RecordReader, type Read } from "../../kernel/record-reader.ts";
import { pageStub } from "../../kernel/stubs.ts";
import { kindAt } from "../kinds/of.ts";
import type { ConversationStore } from "../log/store.ts";
import type { ReadPrivateReply } from "../../../graph/comments.ts";
import type { Listed, RecordedMessage } from "../../../graph/record.ts";
import { partsOfName } from "../../../protocol/ids.ts";

/** Meta's record of this one conversation. */
export class MetaRecord {
  readonly #env: Env;
  readonly #store: ConversationStore;

  readonly #recorded: Recorded;

  constructor(env: Env, store: ConversationStore) {
    this.#env = env;
    this.#recorded = new Recorded(env, store.meter);
    this.#store = store;
  }

  /** Messages, newest first. `after`: the cursor of the page before. Null: Meta has no such conversation. */
  async messages(after: string | null): Promise<Read<Listed<RecordedMessage> | null>> {
    return await kindAt(this.#store).record(this.#reader(), this.#store, after);
  }

  message(mid: string): Promise<Read<RecordedMessage>> {
    return this.#reader().message(mid);
  }

  /** What Meta says of the private reply to a comment. */
  privateReply(comment: string, isPost: boolean): Promise<Read<ReadPrivateReply>> {
    return this.#reader().privateReply(comment, isPost);
  }

  /** The newest messages of another conversation of the Page, by Meta's id of it. */
  messagesOf(conversation: string): Promise<Read<Listed<RecordedMessage>>> {
    return this.#reader().messages(conversation, null);
  }

  #reader(): RecordReader {
    const { pageId } = partsOfName(this.#store.existingThread().conversation);
    const page = pageStub(this.#env, pageId);
    return new RecordReader({
      ...{ graphUrl: configOf(this.#env).graphUrl, recorded: this.#recorded },
      pageId,
      leave: () => page.leaveToRead(pageId),
      rest: (retryAfterMs) => page.restFromReading(pageId, retryAfterMs),
      refused: (error, token) => page.refused(pageId, error, token),
      heard: async (percent) => {
        if (percent >= USAGE_NOTED) await page.noteReadUsage(pageId, percent);
      },
    });
  }
}
