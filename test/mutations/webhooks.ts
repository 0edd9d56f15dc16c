import type { Mutation } from "./mutation.ts";

const DELIVERY = "test/worker/webhooks/delivery.test.ts";
const EVENTS = "test/worker/webhooks/events.test.ts";
const ERASURE = "test/worker/webhooks/erasure.test.ts";
const HELD = "test/worker/webhooks/held.test.ts";
const REVOKED = "test/worker/webhooks/revoked.test.ts";
const REACH = "test/worker/webhooks/reach.test.ts";
const PENDING = "worker/objects/webhooks/pending-store.ts";
const DELIVERER = "worker/objects/webhooks/deliverer.ts";

/** What endpoints are told: in order, at least once, and of people only what they may be. */
export const WEBHOOKS: readonly Mutation[] = [
  {
    breaks: "an event that fails holds back nothing",
    file: PENDING,
    from: "THEN NULL ELSE ?4 END",
    to: "THEN ?4 ELSE ?4 END",
    caughtBy: { file: DELIVERY, test: "holds back its own conversation alone" },
  },
  {
    breaks: "what is behind an event that was given up waits for ever",
    file: PENDING,
    from: "    this.#sql.exec(sql, now, endpoint, thread);\n",
    to: "    void [sql, now, thread];\n",
    caughtBy: { file: DELIVERY, test: "what is behind it goes on" },
  },
  {
    breaks: "an endpoint that hangs keeps others waiting",
    file: DELIVERER,
    from: "this.#nudged.promise, ",
    to: "",
    caughtBy: { file: DELIVERY, test: "costs another endpoint nothing" },
  },
  {
    breaks: "an endpoint that is gone is asked again",
    file: DELIVERER,
    from: 'delivered.status === 410 ? "gone" : ',
    to: "",
    caughtBy: { file: DELIVERY, test: "that answers 410 is paused at once" },
  },
  {
    breaks: "an endpoint that nothing reaches is asked for ever",
    file: DELIVERER,
    from: 'isDead(health, now) ? "dead" : null',
    to: "null",
    caughtBy: { file: DELIVERY, test: "paused after three days" },
  },
  {
    breaks: "a redirect is followed",
    file: "worker/endpoints/deliver.ts",
    from: 'redirect: "manual"',
    to: 'redirect: "follow"',
    caughtBy: { file: DELIVERY, test: "followed nowhere" },
  },
  {
    breaks: "an answer is read for as long as it comes",
    file: "worker/endpoints/deliver.ts",
    from: "while (bytes < WEBHOOK_ANSWER_BYTES_MAX)",
    to: "while (bytes < 1e6)",
    caughtBy: { file: DELIVERY, test: "read for its beginning alone" },
  },
  {
    breaks: "notes leave with lines, unasked",
    file: "worker/domain/webhooks/cut.ts",
    from: "hasNotes ? line : bare",
    to: "line",
    caughtBy: { file: EVENTS, test: "is told nothing of notes" },
  },
  {
    breaks: "what nobody wants is written all the same",
    file: "worker/objects/desk/webhooks/recorder.ts",
    from: "if (!this.wants(told.type)) return;",
    to: "",
    caughtBy: { file: EVENTS, test: "writes no row for them" },
  },
  {
    breaks: "an erased person comes back by what is handed on late",
    file: "worker/objects/webhooks/event-store.ts",
    from: " || (epoch !== null && erased.has(epoch))",
    to: "",
    caughtBy: { file: ERASURE, test: "does not come back by what is handed on late" },
  },
  {
    breaks: "a key has an endpoint told of what it may not read itself",
    file: "worker/domain/webhooks/reach.ts",
    from: "hasScope(scopes ?? null, READ_BY[it])",
    to: "hasScope(null, READ_BY[it])",
    caughtBy: { file: REACH, test: "told of nothing that it may not read itself" },
  },
  {
    breaks: "a key turns another program's endpoint to its own address",
    file: "worker/objects/webhooks/commands.ts",
    from: 'isWithinReach(actor, endpoint.scopes) ? done(endpoint) : refused({ code: "not_allowed" })',
    to: "done(endpoint)",
    caughtBy: { file: REACH, test: "neither reads nor turns an endpoint" },
  },
  {
    breaks: "an event whose type has a dot cannot be had again",
    file: "worker/domain/webhooks/happened.ts",
    from: 'String(part).replaceAll(/[^\\w-]/g, "_")',
    to: "String(part)",
    caughtBy: { file: "test/worker/webhooks/every-event.test.ts", test: "each event arrives" },
  },
  {
    breaks: "what a person writes who was erased counts as older than what was told before",
    file: "worker/objects/webhooks/event-store.ts",
    from: "coalesce(sequence, (${counted}))",
    to: "coalesce(sequence, 0)",
    caughtBy: { file: ERASURE, test: "is counted on from what was told before" },
  },
  {
    breaks: "who had a key that was revoked is told what happens",
    file: "worker/objects/desk/commands/api-keys.ts",
    from: "events.keyRevoked(sub);",
    to: "",
    caughtBy: { file: REVOKED, test: "told nothing more, until somebody has them go on" },
  },
  {
    breaks:
      "who had a key that was revoked is told what happens, at the address that they gave another endpoint",
    file: "worker/objects/webhooks/webhooks.ts",
    from: " || addressBy === sub",
    to: "",
    caughtBy: { file: REVOKED, test: "that it gave another address" },
  },
  {
    breaks: "what nobody can be told is handed on all the time",
    file: "worker/objects/desk/webhooks/event-carrier.ts",
    from: "this.#heldUntil = Math.min(restUntil, now + HELD_MAX_MS);",
    to: "this.#heldUntil = 0;",
    caughtBy: { file: HELD, test: "stays at the desk for a minute at most" },
  },
  {
    breaks: "an endpoint that answers again waits for what happened meanwhile",
    file: "worker/objects/desk/webhooks/event-carrier.ts",
    from: "if (wasHeld && this.#heldUntil <= now",
    to: "if (now < 0",
    caughtBy: { file: HELD, test: "is told at once when somebody says that it answers again" },
  },
  {
    breaks: "what happened meanwhile is told twice where it came twice in one batch",
    file: "worker/objects/webhooks/event-store.ts",
    from: "      known.add(id);\n",
    to: "",
    caughtBy: { file: "test/worker/webhooks/event.test.ts", test: "takes what comes twice once" },
  },
];
