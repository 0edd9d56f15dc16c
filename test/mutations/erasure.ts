import type { Mutation } from "./mutation.ts";

const ERASURE = "test/worker/conversation/erasure.test.ts";
const ERASURES = "test/worker/erasures.test.ts";
const RULE = "worker/domain/erasure.ts";
const ERASER = "worker/objects/conversation/erasure/eraser.ts";

/** What is erased is gone, and does not come back. */
export const ERASING: readonly Mutation[] = [
  {
    breaks: "a late delivery brings back what was erased",
    file: RULE,
    from: "if (at <= erasedAt) return true;",
    to: "if (at < 0) return true;",
    caughtBy: { file: ERASURE, test: "by a delivery that comes late, for the first time" },
  },
  {
    breaks: "a delivery from a clock ahead brings back what was erased",
    file: ERASER,
    from: "erasure.addKeys(hashes.values());",
    to: "erasure.addKeys([]);",
    caughtBy: { file: ERASURE, test: "by a delivery that Meta repeats" },
  },
  {
    breaks: "what tells of messages that are gone begins a thread",
    file: RULE,
    from: "return isBlank;",
    to: "return isBlank && at < 0;",
    caughtBy: { file: ERASURE, test: "by what tells of messages that are gone" },
  },
  {
    breaks: "the echo of what was on its way brings it back",
    file: RULE,
    from: "return at <= erasedAt + UNDER_WAY_MS && !isKnown;",
    to: "return at <= erasedAt && !isKnown;",
    caughtBy: { file: ERASURE, test: "by a message whose request is under way, nor by its echo" },
  },
  {
    breaks: "a command that is given again is sent to whoever was erased",
    file: "worker/objects/conversation/conversation.ts",
    from: "if (this.#store.erasure.hasKey(keyOfPart(command.id, 1)))",
    to: "if (this.#store.erasure.hasKey(command.id))",
    caughtBy: { file: ERASURE, test: "by a command that a gadget gives again" },
  },
  {
    breaks: "late news bring the row of the list back",
    file: "worker/objects/desk/list/publications.ts",
    from: "if (this.#erased.has(thread.epoch))",
    to: "if (this.#erased.has(conversation))",
    caughtBy: { file: ERASURE, test: "by news of it that reach the desk late" },
  },
  {
    breaks: "a thread that begins anew counts from the beginning",
    file: "worker/objects/conversation/log/thread-store.ts",
    from: "erased?.top_rev ?? 0,",
    to: "0,",
    caughtBy: { file: ERASURE, test: "begins a thread anew, which knows nothing of before" },
  },
  {
    breaks: "files stay in the bucket",
    file: "worker/objects/conversation/erasure/bucket.ts",
    from: "if (keys.length > 0) await bucket.delete(keys);",
    to: "if (keys.length < 0) await bucket.delete(keys);",
    caughtBy: { file: ERASURE, test: "leaves nothing in any table" },
  },
  {
    breaks: "sockets go on naming the person",
    file: "worker/objects/desk/sockets/sockets.ts",
    from: "threads: threads.filter((name) => name !== conversation),",
    to: "threads,",
    caughtBy: { file: ERASURE, test: "leaves nothing in any table" },
  },
  {
    breaks: "a person of another's desk is erased",
    file: "worker/objects/directory/commands/erasure.ts",
    from: "return reaches(actor, row.desk) ? { desk: row.desk } : null;",
    to: "return { desk: row.desk };",
    caughtBy: { file: ERASURES, test: "are of a desk that the role reaches" },
  },
];
