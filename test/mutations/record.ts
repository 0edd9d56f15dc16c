import type { Mutation } from "./mutation.ts";

const LOOK_UP = "test/worker/conversation/look-up.test.ts";
const IMPORT = "test/worker/conversation/import.test.ts";
const RECOVERY = "test/worker/page/recovery.test.ts";
const RECONCILER = "worker/objects/conversation/inbound/reconciler.ts";
const RECONCILED = "test/worker/conversation/reconciler.test.ts";
const INGEST = "worker/objects/conversation/inbound/ingest.ts";

/** What Meta's record is believed, and what is never done for it. */
export const RECORD: readonly Mutation[] = [
  {
    breaks: "any text of that time in Meta's record is taken for ours",
    file: "worker/domain/same-message.ts",
    from: "return isSameText(ours.text, theirs.text) && !theirs",
    to: "return !theirs",
    caughtBy: { file: LOOK_UP, test: "is not another text of that time" },
  },
  {
    breaks: "a message in Meta's record that is known is taken for another of ours",
    file: RECONCILER,
    from: "return row === null || (row.fetched !== null && row.merged === 0);",
    to: "return row === null || row.merged === 0;",
    caughtBy: { file: LOOK_UP, test: "is not the same text of somebody else whose echo came" },
  },
  {
    breaks: "what the customer wrote in Meta's record is taken for ours",
    file: RECONCILER,
    from: "if (at === null || details === null || !details.isFromPage) return [];",
    to: "if (at === null || details === null) return [];",
    caughtBy: { file: LOOK_UP, test: "is not what the customer wrote in the same words" },
  },
  {
    breaks: "a message that Meta's record does not show is sent again",
    file: "worker/objects/conversation/outbox/pump.ts",
    from: "      store.outbox.markUnknown(head.seq, store.nextRev());",
    to: '      store.outbox.requeue(head.seq, store.nextRev(), 0, { reason: "retry", until: null });',
    caughtBy: {
      file: "test/worker/conversation/pump-ambiguous.test.ts",
      test: "a connection that breaks before Meta took it",
    },
  },
  {
    breaks: "an echo that came while Meta's record was read is overruled",
    file: "worker/objects/conversation/outbox/pump.ts",
    from: 'if (store.entries.bySeq(head.seq)?.state !== "sending") return true;',
    to: "",
    caughtBy: { file: LOOK_UP, test: "is sent when its echo comes while Meta's record is read" },
  },
  {
    breaks: "what a message under way sent is taken for an older one",
    file: RECONCILER,
    from: 'return head?.state === "sending" ? [...outbox.unknown(), head] : outbox.unknown();',
    to: 'return head?.state === "sending" ? outbox.unknown() : outbox.unknown();',
    caughtBy: { file: LOOK_UP, test: "is not what a message under way with the same text sent" },
  },
  {
    breaks: "what is read for the log is not offered to messages of unknown outcome",
    file: RECONCILER,
    from: "const found = this.#offer(messages, head);",
    to: "const found = isForLog ? 0 : this.#offer(messages, head);",
    caughtBy: { file: RECONCILED, test: "does not come back as another's" },
  },
  {
    breaks: "a message that an agent decided about comes back as another's",
    file: RECONCILER,
    from: "[...this.#open(), ...store.outbox.settledUnknown(oldest, newest)]",
    to: "this.#open()",
    caughtBy: { file: RECONCILED, test: "although an agent said so before" },
  },
  {
    breaks: "the record is not read back to the message that is sought",
    file: "worker/objects/conversation/outbox/look-up.ts",
    from: "const PAGES_MAX = 40;",
    to: "const PAGES_MAX = 3;",
    caughtBy: { file: RECONCILED, test: "more than seventy-five messages lie between" },
  },
  {
    breaks: "what Meta did not tell is taken for nothing",
    file: "worker/objects/conversation/outbox/look-up.ts",
    from: 'if (!read.ok) return { found, isFinal: read.why === "not_told" };',
    to: "if (!read.ok) return { found, isFinal: true };",
    caughtBy: { file: RECONCILED, test: "when Meta did not tell all of that time" },
  },
  {
    breaks: "what was said before the Page was connected asks for an answer",
    file: INGEST,
    from: "const meaning = isImported ? meaningOfImported(store, item, told, now) : told;",
    to: "const meaning = told;",
    caughtBy: { file: IMPORT, test: "ask nobody for anything" },
  },
  {
    breaks: "an import takes what is on its way by webhook, and nobody is told of it",
    file: "worker/objects/conversation/inbound/retrieval.ts",
    from: "at > erasedAt && at <= until",
    to: "at > erasedAt && at <= until + 1e9",
    caughtBy: { file: IMPORT, test: "leave what is too young to the webhook" },
  },
  {
    breaks: "a webhook after Meta's record changes nothing, and the customer waits",
    file: INGEST,
    from: "return fetched === null && earlier.fetched !== null;",
    to: "return fetched === null && earlier.fetched !== null && earlier.seq < 0;",
    caughtBy: { file: IMPORT, test: "makes the message ask for an answer after all, once" },
  },
  {
    breaks: "what was imported of ours stays somebody else's",
    file: RECONCILER,
    from: "return row === null || (row.fetched !== null && row.merged === 0);",
    to: "return row === null;",
    caughtBy: { file: IMPORT, test: "becomes one with what was imported before its own answer came" },
  },
  {
    breaks: "an import stops an answer as if somebody had written",
    file: "worker/objects/conversation/log/entries.ts",
    from: "WHERE seq > ?1 AND fetched IS NOT 'imported' AND CASE",
    to: "WHERE seq > ?1 AND CASE",
    caughtBy: { file: IMPORT, test: "ask nobody for anything" },
  },
  {
    breaks: "lost deliveries are not looked for",
    file: "worker/objects/page/subscription/subscription.ts",
    from: "      renewed(pageId);",
    to: "      if (pageId === '') renewed(pageId);",
    caughtBy: { file: RECOVERY, test: "finds them although it is subscribed" },
  },
  {
    breaks: "after an outage only the newest message of a conversation is looked for",
    file: "worker/objects/page/subscription/subscription.ts",
    from: 'if (wasUnsubscribed || (isRenewal && asked.kind === "ambiguous")) mayHaveMissed();',
    to: 'if (isRenewal && asked.kind === "ambiguous") mayHaveMissed();',
    caughtBy: { file: RECOVERY, test: "also where the newest message is known" },
  },
  {
    breaks: "that Meta had unsubscribed the Page is forgotten when its answer is lost",
    file: "worker/objects/page/subscription/subscription.ts",
    from: "const isRenewal = store.recovery() !== null && asked !== null;",
    to: "const isRenewal = page?.subscribe_error === null && asked !== null;",
    caughtBy: { file: RECOVERY, test: "when a new version subscribes it" },
  },
  {
    breaks: "one conversation that cannot be read keeps all others from being read",
    file: "worker/objects/page/recovery/recovery.ts",
    from: "if (missed > 0 && tries + 1 < TRIES_MAX)",
    to: "if (missed > 0)",
    caughtBy: {
      file: "test/worker/page/recovery-search.test.ts",
      test: "although one conversation always cannot be read",
    },
  },
  {
    breaks: "a search that Meta did not answer counts as done",
    file: "worker/objects/page/recovery/recovery.ts",
    from: "        : { ...state, dueAt };",
    to: "        : { checkedAt: search.startedAt, dueAt: null, search: null };",
    caughtBy: { file: RECOVERY, test: "asks again where Meta did not answer" },
  },
  {
    breaks: "conversations are read faster than Meta allows",
    file: "worker/objects/page/leases/read-budget.ts",
    from: "this.#nextAt = at + SPACING_MS;",
    to: "this.#nextAt = at + SPACING_MS / 10;",
    caughtBy: { file: "test/worker/page/reading.test.ts", test: "are never more than two in a second" },
  },
  {
    breaks: "a message that could not be asked for is taken for one that Meta tells nothing of",
    file: "worker/objects/conversation/inbound/reconciler.ts",
    from: 'if (unasked !== null && (unasked.why === "busy" || unasked.why === "no_answer")) return unasked;',
    to: "if (unasked?.why === undefined) void unasked;",
    caughtBy: {
      file: "test/worker/conversation/reconciler.test.ts",
      test: "is asked for again when Meta did not answer what the list does not tell",
    },
  },
  {
    breaks: "a look for lost messages that a dead token ended counts as done",
    file: "worker/objects/conversation/inbound/retrieval.ts",
    from: 'if (read.why === "refused") return classifySendError(read.error) === "pause_page";',
    to: 'if (read.why === "refused") return classifySendError(read.error) === "retry";',
    caughtBy: { file: RECOVERY, test: "where the token ended in the middle of it" },
  },
  {
    breaks: "a list of fields is replaced though Meta only wanted rest when it was asked for it",
    file: "worker/objects/page/subscription/subscription.ts",
    from: "asked !== null && mayTellLater(asked) ? asked",
    to: 'asked?.kind === "ambiguous" ? asked',
    caughtBy: { file: "test/worker/page/subscription.test.ts", test: "is left alone while Meta wants rest" },
  },
  {
    breaks: "what Meta's record did not tell stays untold when the webhook comes",
    file: "worker/objects/conversation/inbound/ingest.ts",
    from: "isTap || isUntold(earlier);",
    to: "isTap;",
    caughtBy: { file: IMPORT, test: "where the record told nothing of it" },
  },
];
