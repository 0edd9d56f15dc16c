import type { Mutation } from "./mutation.ts";

const KILL = "test/kill/main.ts";
const PUMP = "worker/objects/conversation/outbox/pump.ts";

/** What only the phone shows: what people see is held against what agents gave, by the kill test. */
export const SEEN_ON_THE_PHONE: readonly Mutation[] = [
  {
    breaks: "the phone gets a file twice",
    file: PUMP,
    from: "    await this.#settle(row.seq, attempt, { type, leave, personaId }, outcome);\n",
    to:
      "    if (places !== NO_FILES && attempt === 1) return await this.#request(row, 2, { leave, type, personaId, places });\n" +
      "    await this.#settle(row.seq, attempt, { type, leave, personaId }, outcome);\n",
    caughtBy: { file: KILL, test: "is on the phone 2 times" },
  },
  {
    breaks: "the phone gets the bytes of another file",
    file: "worker/objects/conversation/files/store.ts",
    from: '"UPDATE file SET attachment_id = ?, attached_at = ? WHERE id = ?"',
    to: '"UPDATE file SET attachment_id = ?, attached_at = ? WHERE id >= ? OR 1 = 1"',
    caughtBy: { file: KILL, test: "answers, in order differ" },
  },
  {
    breaks: "the phone gets the pictures of an album in another order",
    file: "worker/graph/outgoing/message.ts",
    from: "return { attachments: files.map(",
    to: "return { attachments: files.toReversed().map(",
    caughtBy: { file: KILL, test: "answers, in order differ" },
  },
  {
    breaks: "a button leads back to another message",
    file: PUMP,
    from: "payloadsOf({ entry: row.seq,",
    to: "payloadsOf({ entry: row.seq + 1,",
    caughtBy: { file: KILL, test: "answers, in order differ" },
  },
  {
    breaks: "the phone gets another reaction than was wanted",
    file: "worker/graph/client.ts",
    from: "reaction: emoji }",
    to: 'reaction: "👎" }',
    caughtBy: { file: KILL, test: "the reaction to" },
  },
];
