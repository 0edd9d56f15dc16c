import type { Mutation } from "./mutation.ts";

const LOOK_UP = "test/worker/conversation/look-up.test.ts";

/** What Meta's record is believed, and what is never done for it. */
export const PAST: readonly Mutation[] = [
  {
    breaks: "any text of that time in Meta's record is taken for ours",
    file: "worker/domain/sent-match.ts",
    from: "return one.trim() === other.trim();",
    to: "return one.trim() !== other.trim() || true;",
    caughtBy: { file: LOOK_UP, test: "is not another text of that time" },
  },
  {
    breaks: "a message in Meta's record that is known is taken for another of ours",
    file: "worker/objects/conversation/look-up.ts",
    from: "return this.#parts.store.entries.byMid(mid) === null;",
    to: "return this.#parts.store.entries.bySeq(0) === null || mid === this.#parts.objectId;",
    caughtBy: { file: LOOK_UP, test: "is not the same text of somebody else whose echo came" },
  },
  {
    breaks: "what the customer wrote in Meta's record is taken for ours",
    file: "worker/objects/conversation/look-up.ts",
    from: "if (at === null || details === null || !details.isFromPage) return [];",
    to: "if (at === null || details === null) return [];",
    caughtBy: { file: LOOK_UP, test: "is not what the customer wrote in the same words" },
  },
  {
    breaks: "a message that Meta's record does not show is sent again",
    file: "worker/objects/conversation/pump.ts",
    from: "      store.entries.markUnknown(head.seq, store.nextRev());",
    to: '      store.entries.requeue(head.seq, store.nextRev(), 0, { reason: "retry", until: null });',
    caughtBy: {
      file: "test/worker/conversation/pump-ambiguous.test.ts",
      test: "a connection that breaks before Meta took it",
    },
  },
  {
    breaks: "an echo that came while Meta's record was read is overruled",
    file: "worker/objects/conversation/pump.ts",
    from: 'if (store.entries.bySeq(head.seq)?.state !== "sending") return true;',
    to: "",
    caughtBy: { file: LOOK_UP, test: "is sent when its echo comes while Meta's record is read" },
  },
  {
    breaks: "what a message under way sent is taken for an older one",
    file: "worker/objects/conversation/look-up.ts",
    from: 'const rows = head?.state === "sending" ? [...entries.unknown(), head] : entries.unknown();',
    to: 'const rows = head?.state === "sending" ? entries.unknown() : entries.unknown();',
    caughtBy: { file: LOOK_UP, test: "is not what a message under way with the same text sent" },
  },
  {
    breaks: "conversations are read faster than Meta allows",
    file: "worker/objects/page/read-budget.ts",
    from: "this.#nextAt = at + SPACING_MS;",
    to: "this.#nextAt = at + SPACING_MS / 10;",
    caughtBy: { file: "test/worker/page/reading.test.ts", test: "are never more than two in a second" },
  },
];
