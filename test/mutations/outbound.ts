import type { Mutation } from "./mutation.ts";

const PUMP = "worker/objects/conversation/outbox/pump.ts";
const ACCEPT = "worker/objects/conversation/outbox/accept.ts";
const DUTIES = "test/worker/conversation/duties.test.ts";
const OPEN_MESSAGES = "test/worker/conversation/open-messages.test.ts";
const SENDABLE = "worker/objects/conversation/outbox/sendable.ts";
const REACTIONS = "test/worker/conversation/reactions.test.ts";
const KINDS = "test/worker/conversation/send-kinds.test.ts";
const INGEST = "worker/objects/conversation/inbound/ingest.ts";

/** An agent's message is never lost, never doubled where that can be known, and leaves in order. */
export const OUTBOUND: readonly Mutation[] = [
  {
    breaks: "a message that is on its way is told of as it was when it was accepted",
    file: "worker/objects/conversation/outbox/store.ts",
    from: '    this.#table.changed({ ...row, state: "sending", ...change });\n',
    to: "",
    caughtBy: { file: "test/worker/conversation/fresh-rows.test.ts", test: "after every kind of write" },
  },
  {
    breaks: "a message that waits for the Page is tried with each alarm",
    file: PUMP,
    from: "return this.#rests?.rev === head.rev ? this.#rests.until : OVERDUE;",
    to: "return OVERDUE;",
    caughtBy: { file: DUTIES, test: "not with each alarm where the Page is waited for" },
  },
  {
    breaks: "a message that an agent must confirm is never shown as such by itself",
    file: PUMP,
    from: 'return waitingOf(head)?.reason === "confirmation" ? null : OVERDUE;',
    to: "return null;",
    caughtBy: { file: DUTIES, test: "at once to ask an agent for what waited long" },
  },
  {
    breaks: "what an instance that died did not tell the desk is never told",
    file: "worker/objects/conversation/conversation.ts",
    from: 'return this.#publisher.isTold || this.#jobs.has("publish") ? null : OVERDUE;',
    to: "return null;",
    caughtBy: { file: DUTIES, test: "where the Desk has not said what it has" },
  },
  {
    breaks: "what became due while other work was done sleeps",
    file: "worker/objects/kernel/agenda.ts",
    from: "if (at > now || !done.has(duty.name)) this",
    to: "if (at > now) this",
    caughtBy: { file: "test/worker/kernel/agenda.test.ts", test: "has its turn at once" },
  },
  {
    breaks: "a file that is under way too long is forgotten",
    file: "worker/objects/conversation/media/copier.ts",
    from: "if (next !== null && next <= now) return now + COPY_MS;",
    to: "",
    caughtBy: { file: DUTIES, test: "where a file is to be copied" },
  },
  {
    breaks: "a message that left at once is overlooked by the next instance",
    file: "worker/objects/conversation/outbox/store.ts",
    from: "if (leaves !== null) this.#leaving = seq;",
    to: "",
    caughtBy: { file: OPEN_MESSAGES, test: "is found by the next instance" },
  },
  {
    breaks: "a message of unknown outcome has a long thread looked through each time",
    file: "worker/objects/conversation/outbox/store.ts",
    from: "UPDATE entry SET open = 1, due_at = ?",
    to: "UPDATE entry SET due_at = ?",
    caughtBy: { file: OPEN_MESSAGES, test: "nobody knows yet what became of it" },
  },
  {
    breaks: "a thread without marks is looked through for open messages each time",
    file: "worker/objects/conversation/outbox/store.ts",
    from: "topRev - from > LOOKED_THROUGH_MAX",
    to: "topRev < from",
    caughtBy: { file: OPEN_MESSAGES, test: "with marks or without" },
  },
  {
    breaks: "a repeated command sends twice",
    file: ACCEPT,
    from: "if (earlier.length > 0 && !isAgain) return repeated(earlier);",
    to: "",
    caughtBy: {
      file: "test/worker/conversation/send-once.test.ts",
      test: "sends one message and answers the same entries",
    },
  },
  {
    breaks: "the reply guard lets everything pass",
    file: ACCEPT,
    from: "if (unseen.length > 0)",
    to: "if (false as boolean)",
    caughtBy: {
      file: "test/worker/conversation/send-guard.test.ts",
      test: "lets one of two agents answer who write at once",
    },
  },
  {
    breaks: "the Page's waking ends an agent's time to take a message back",
    file: "worker/objects/conversation/conversation.ts",
    from: 'waiting !== null && waiting.reason !== "undo"',
    to: "waiting !== null",
    caughtBy: {
      file: "test/worker/conversation/send-undo.test.ts",
      test: "holds it through an eviction, and when the Page wakes who waits",
    },
  },
  {
    breaks: "what came after the message that was seen is marked as seen",
    file: "worker/objects/conversation/outbox/signals.ts",
    from: 'signal.action === "mark_seen" && signal.entry < facts.lastCustomerSeq',
    to: "false as boolean",
    caughtBy: {
      file: "test/worker/desk/signals.test.ts",
      test: "does not cover what came after the message that was seen",
    },
  },
  {
    breaks: "the window is not judged at acceptance",
    file: SENDABLE,
    from: "if (!words.ok) return judged.refusal;",
    to: "if (!words.ok) return null;",
    caughtBy: { file: "test/worker/conversation/send-window.test.ts", test: "after seven days" },
  },
  {
    breaks: "what Messenger's limits forbid is accepted",
    file: SENDABLE,
    from: "    ...faultsIn(outgoing),\n",
    to: "",
    caughtBy: { file: KINDS, test: "is refused by field and limit, and nothing of it is written" },
  },
  {
    breaks: "a reply leaves although what it quotes was taken back meanwhile",
    file: PUMP,
    from: "if (isQuoteTakenBack(store, outgoing)) {",
    to: "if (Number.isNaN(head.seq)) {",
    caughtBy: {
      file: "test/worker/conversation/quote-taken-back.test.ts",
      test: "is not sent, and says why",
    },
  },
  {
    breaks: "whoever comes later overtakes who waits in line",
    file: "worker/objects/page/leases/call-budget.ts",
    from: "if (turn.isPromised) this.#spend(1);\n    if (turn.waitMs > 0) return turn;\n    // Where",
    to: "if (turn.isPromised && turn.waitMs === 0) this.#spend(1);\n    if (turn.waitMs > 0) return turn;\n    // Where",
    caughtBy: { file: "test/worker/page/pacing.test.ts", test: "come in the order in which they came" },
  },
  {
    breaks: "a message that was taken back is quoted",
    file: SENDABLE,
    from: 'isQuoteTakenBack(store, outgoing) ? fault("taken_back") : []',
    to: "[]",
    caughtBy: { file: KINDS, test: "is a quote of what is not here, has not been sent, or was taken back" },
  },
  {
    breaks: "a sticker is accepted after 24 hours",
    file: "worker/domain/send-window.ts",
    from: 'outgoing.kind === "sticker" || ',
    to: "",
    caughtBy: { file: KINDS, test: "is a sticker or a quote after 24 hours, where words may still leave" },
  },
  {
    breaks: "every part of a long text carries the quick replies",
    file: "worker/domain/outgoing-parts.ts",
    from: "index === parts.length - 1 ? ",
    to: "index >= 0 ? ",
    caughtBy: { file: KINDS, test: "carries the quote on the first part" },
  },
  {
    breaks: "a message leaves with other payloads than the thread shows",
    file: "worker/domain/made-payloads.ts",
    from: "${nonce.slice(0, 12)}",
    to: "${crypto.randomUUID().slice(0, 8)}",
    caughtBy: { file: KINDS, test: "leaves as it was accepted by an instance that comes later" },
  },
  {
    breaks: "a reaction takes the place of the one that an agent wanted since",
    file: "worker/objects/conversation/outbox/reactions.ts",
    from: "if (isNewest) store.reactions.remove(row.seq);",
    to: "store.reactions.remove(row.seq);",
    caughtBy: { file: REACTIONS, test: "gives what was wanted last, once Meta has answered the one before" },
  },
  {
    breaks: "a reaction is given up when Meta does not answer",
    file: "worker/objects/conversation/outbox/reactions.ts",
    from: "return this.#again(row, null);",
    to: "return this.#done(row, mid);",
    caughtBy: {
      file: REACTIONS,
      test: "is given again until Meta answers, though the instance died meanwhile",
    },
  },
  {
    breaks: "one of two messages that may be ours is taken for ours",
    file: "worker/domain/sent-match.ts",
    from: "if (one.parts.length > 0 && fitting.length > rivals.length) continue;",
    to: "",
    caughtBy: { file: "test/worker/domain/sent-match.test.ts", test: "leaves what is not words unknown" },
  },
  {
    breaks: "the window is not judged before the attempt",
    file: PUMP,
    from: "if (!judged.ok) this.#fail(head, { code: judged.refusal.code, graph: null });\n    return judged.ok ? judged.value : null;",
    to: 'return judged.ok ? judged.value : { messagingType: "RESPONSE" };',
    caughtBy: { file: "test/worker/conversation/send-window.test.ts", test: "still queued when it closes" },
  },
  {
    breaks: "the row is not marked before the request leaves",
    file: PUMP,
    from: "store.outbox.markSending(head, requestedAt, unknownAtFor(requestedAt));",
    to: "",
    caughtBy: {
      file: "test/worker/conversation/pump-crash.test.ts",
      test: "an instance that dies after the mark, before the request never repeats it without an agent's word, and the next goes on",
    },
  },
  {
    breaks: "a message leaves in the turn that accepts it without being written down as leaving",
    file: ACCEPT,
    from: "leaves: index === 0 ? departure : null,",
    to: "leaves: null,",
    caughtBy: {
      file: "test/worker/conversation/send-at-once.test.ts",
      test: "leaves in the turn that accepts it",
    },
  },
  {
    breaks: "a message leaves at once though another is ahead of it",
    file: PUMP,
    from: "if (this.#running !== null || store.outbox.head() !== null) return null;",
    to: "if (this.#running !== null) return null;",
    caughtBy: {
      file: "test/worker/conversation/send-at-once.test.ts",
      test: "another that is to be tried again",
    },
  },
  {
    breaks: "a message leaves at once though this instance is not done with the one before it",
    file: PUMP,
    from: "if (this.#running !== null || store.outbox.head() !== null) return null;",
    to: "if (store.outbox.head() !== null) return null;",
    caughtBy: {
      file: "test/worker/conversation/send-at-once.test.ts",
      test: "what this instance still has to tell the Page of the one before it",
    },
  },
  {
    breaks: "a message leaves at once while its agent may still take it back",
    file: ACCEPT,
    from: "const departs = command.holdMs === 0 ? departureOf : null;",
    to: "const departs = departureOf;",
    caughtBy: { file: "test/worker/conversation/send-undo.test.ts", test: "holds it that long" },
  },
  {
    breaks: "a lease that has run out is taken for one at hand",
    file: "worker/objects/conversation/outbox/leases.ts",
    from: "if (held === null || held.calls <= 0 || held.until <= now) return null;",
    to: "if (held === null || held.calls <= 0) return null;",
    caughtBy: { file: "test/worker/conversation/send-at-once.test.ts", test: "a lease that has run out" },
  },
  {
    breaks: "that a message failed is remembered though its echo came",
    file: "worker/objects/conversation/outbox/store.ts",
    from: 'if (row.state !== "sending" && row.state !== "queued") this.#table.knownFacts = null;',
    to: "",
    caughtBy: { file: "test/worker/conversation/fresh-rows.test.ts", test: "after every kind of write" },
  },
  {
    breaks: "a message of ours that ended is still taken for one that is open",
    file: "worker/objects/conversation/outbox/store.ts",
    from: "this.#open = this.#open?.filter((open) => open !== seq) ?? null;",
    to: "",
    caughtBy: { file: "test/worker/conversation/fresh-rows.test.ts", test: "after every kind of write" },
  },
  {
    breaks: "what is remembered of the thread is not what was written",
    file: "worker/objects/conversation/log/thread-store.ts",
    from: "this.#row = { ...row, ...all };",
    to: "this.#row = row;",
    caughtBy: { file: "test/worker/conversation/thread-memory.test.ts", test: "every write" },
  },
  {
    breaks: "an ambiguous send is repeated",
    file: PUMP,
    from: 'const meaning = outcome.kind === "ambiguous" ? "ambiguous" : classifySendError(outcome.error);',
    to: 'const meaning = outcome.kind === "ambiguous" ? "retry" : classifySendError(outcome.error);',
    caughtBy: {
      file: "test/worker/conversation/pump-ambiguous.test.ts",
      test: "a message of unknown outcome waits a minute, then asks Meta's record, then the agent, and is never repeated: a connection that breaks before Meta took it",
    },
  },
  {
    breaks: "a send of unknown outcome is shown as taken back",
    file: PUMP,
    from: "store.outbox.markUnknown(head.seq, store.nextRev());",
    to: "store.outbox.markWithdrawn(head.seq, store.nextRev());",
    caughtBy: {
      file: "test/worker/conversation/pump-ambiguous.test.ts",
      test: "shows as trouble in the list until an agent decided",
    },
  },
  {
    breaks: "the parts behind a lost one leave all the same",
    file: PUMP,
    from: 'if (part.seq > row.seq && part.state === "queued")',
    to: "if (false as boolean)",
    caughtBy: { file: "test/worker/conversation/send-order.test.ts", test: "fails as a whole" },
  },
  {
    breaks: "what was withdrawn meanwhile is sent",
    file: PUMP,
    from: "const fresh = store.outbox.head();",
    to: "const fresh = head as OpenRow | null;",
    caughtBy: {
      file: "test/worker/conversation/send-again.test.ts",
      test: "leave to send is still being asked for",
    },
  },
  {
    breaks: "a stale message leaves unasked",
    file: PUMP,
    from: "if (!isStale(head, now)) return false;",
    to: "return false;",
    caughtBy: {
      file: "test/worker/conversation/send-window.test.ts",
      test: "longer leaves once an agent confirms it",
    },
  },
  {
    breaks: "a paused Page goes on granting calls",
    file: "worker/objects/page/page.ts",
    from: "if (page.paused_at !== null) return this.#deny",
    to: "if (false as boolean) return this.#deny",
    caughtBy: { file: "test/worker/page/pause.test.ts", test: "lets nothing leave while it lasts" },
  },
  {
    breaks: "a new token does not lift a pause",
    file: "worker/objects/page/leases/pauses.ts",
    from: 'return this.end(pageId, "token");',
    to: "return false;",
    caughtBy: {
      file: "test/worker/page/pause.test.ts",
      test: "is over by itself once the deployment has another token",
    },
  },
  {
    breaks: "a plain 10 pauses the Page",
    file: "worker/domain/send-error-table.ts",
    from: '[10, null, "permanent",',
    to: '[10, null, "pause_page",',
    caughtBy: {
      file: "test/worker/domain/send-error.test.ts",
      test: "classifySendError 10/null → permanent",
    },
  },
  {
    breaks: "an echo of any app is believed",
    file: INGEST,
    from: "event.appId !== null && event.appId === appId ? byMetadata",
    to: "event.appId !== null ? byMetadata",
    caughtBy: {
      file: "test/worker/conversation/echo.test.ts",
      test: "an echo that is not trusted is shown as another's message: another app that copied our metadata",
    },
  },
  {
    breaks: "a guessed metadata confirms a message",
    file: "worker/objects/conversation/inbound/metadata.ts",
    from: "row !== null && row.nonce !== null && row.nonce === nonce ? row : null",
    to: "row !== null && row.nonce !== null ? row : null",
    caughtBy: { file: "test/worker/conversation/echo.test.ts", test: "is shown as another's message" },
  },
  {
    breaks: "message and echo stand as two",
    file: "worker/objects/conversation/outbox/confirm.ts",
    from: "if (echo !== null && echo.merged === 0) {",
    to: "if (false as boolean && echo) {",
    caughtBy: { file: "test/worker/conversation/echo.test.ts", test: "becomes one with the message" },
  },
  {
    breaks: "an answer after the echo changes what is known",
    file: PUMP,
    from: 'if (row === null || row.seq !== seq || row.state !== "sending") return;',
    to: "if (row === null) return;",
    caughtBy: {
      file: "test/worker/conversation/echo.test.ts",
      test: "and the next is not taken for it",
    },
  },
  {
    breaks: "texts are cut inside a grapheme",
    file: "worker/protocol/message/split-text.ts",
    from: "if (cut !== null && isGraphemeBoundary(text, cut)) return cut;",
    to: "if (cut !== null) return cut;",
    caughtBy: {
      file: "test/worker/protocol/message/split-text.test.ts",
      test: "the mark that combines with it",
    },
  },
  {
    breaks: "the tag for human agents is used inside 24 hours",
    file: "worker/domain/send-window.ts",
    from: "if (now <= lastCustomerAt + RESPONSE_WINDOW_MS)",
    to: "if (now < lastCustomerAt)",
    caughtBy: {
      file: "test/worker/domain/send-window.test.ts",
      test: "judgeWindow judges 0 ms after the customer, Human Agent yes, by a person: true",
    },
  },
  {
    breaks: "a refusal of the tag of human agents holds for ever",
    file: "worker/objects/page/leases/human-agent.ts",
    from: "if (now >= until || !isSameToken) {",
    to: "if (now < 0) {",
    caughtBy: {
      file: "test/worker/conversation/send-window.test.ts",
      test: "asks Meta for the tag again a day later",
    },
  },
  {
    breaks: "our own echo under standby makes another app the holder",
    file: "worker/objects/conversation/inbound/holder.ts",
    from: "const news = isOurs ? null : newsOf(store, item);",
    to: "const news = newsOf(store, item);",
    caughtBy: {
      file: "test/worker/conversation/thread-control.test.ts",
      test: "is nobody else for an echo of our app's that nobody here sent under standby",
    },
  },
  {
    breaks: "what Meta tells of our message seconds after it took it makes another app the holder",
    file: "worker/domain/thread-control.ts",
    from: "if (news.acceptedAt !== null && at < news.acceptedAt + SOON_MS) return null;",
    to: "",
    caughtBy: {
      file: "test/worker/conversation/thread-control.test.ts",
      test: "is nobody else for a receipt of our own message under standby",
    },
  },
  {
    breaks: "a Page rests longer each time although Meta takes messages in between",
    file: "worker/objects/conversation/outbox/pump.ts",
    from: "if (leave.slowUntil !== undefined) await this.#goesAgain(leave.slowUntil);",
    to: "",
    caughtBy: {
      file: "test/worker/page/slow.test.ts",
      test: "rests no longer each time where Meta takes messages in between",
    },
  },
];
