import type { Mutation } from "./mutation.ts";

const DESK = "worker/objects/desk/desk.ts";
const HANDLING = "worker/objects/desk/commands/handling.ts";
const ONCE = "worker/objects/desk/commands/once.ts";
const PUBLICATIONS = "worker/objects/desk/list/publications.ts";
const RESTORE = "test/worker/sync/restore.test.ts";

/** A gadget ends up with the true state; nobody reaches beyond their desk, key, role and time. */
export const DESK_AND_ACCESS: readonly Mutation[] = [
  {
    breaks: "a page of the list begins where the last one began",
    file: "worker/objects/desk/list/lists.ts",
    from: "AND (${key} > ?3 OR name > ?4)",
    to: "",
    caughtBy: { file: "test/worker/desk/list-sorts.test.ts", test: "gives every row by latest once" },
  },
  {
    breaks: "an agent is not told of their own conversations outside the list",
    file: "worker/objects/desk/sockets/sockets.ts",
    from: "const isTold = isShown || isOwn || isHeard || ",
    to: "const isTold = isShown || isHeard || ",
    caughtBy: { file: "test/worker/desk/list-sorts.test.ts", test: "are told of whatever list is open" },
  },
  {
    breaks: "an agent hears of nobody's customer only when the list shows them",
    file: "worker/objects/desk/sockets/sockets.ts",
    from: "const isTold = isShown || isOwn || isHeard || ",
    to: "const isTold = isShown || isOwn || ",
    caughtBy: { file: "test/worker/desk/news.test.ts", test: "with the list closed open" },
  },
  {
    breaks: "an answer overtakes what changed in the list before it",
    file: "worker/objects/desk/sockets/sockets.ts",
    from: "this.#listChanges.flush(socket);",
    to: "",
    caughtBy: {
      file: "test/worker/desk/list-changes.test.ts",
      test: "before whatever else a socket is told",
    },
  },
  {
    breaks: "what a customer wrote while the line was cut is never told",
    file: "worker/objects/desk/list/news.ts",
    from: "at > since && (owner === null || owner === sub)",
    to: "at > since + NEWS_MS && (owner === null || owner === sub)",
    caughtBy: { file: "test/worker/desk/news.test.ts", test: "are those of customers who still wait" },
  },
  {
    breaks: "a gadget applies a frame over a gap",
    file: "gadget/state/reduce-thread.ts",
    from: "if (frame.fromRev > thread.rev || frame.entries === null)",
    to: "if (frame.entries === null)",
    caughtBy: {
      file: "test/gadget/state/reduce-thread.test.ts",
      test: "after a gap asks for what is missing",
    },
  },
  {
    breaks: "news of a Page that is not at this desk is taken",
    file: PUBLICATIONS,
    from: 'return { ok: false, code: "not_attached" };',
    to: "",
    caughtBy: {
      file: "test/worker/sync/moves.test.ts",
      test: "a Page that moves to another desk takes its conversations along",
    },
  },
  {
    breaks: "the epoch of a cursor is ignored",
    file: "worker/objects/conversation/news/reading.ts",
    from: "if (epoch !== store.existingThread().epoch || cursor.rev > rev) return false;",
    to: "if (cursor.rev > rev) return false;",
    caughtBy: { file: "test/worker/desk/thread.test.ts", test: "epoch" },
  },
  {
    breaks: "an answer that the desk knows takes the conversation again",
    file: PUBLICATIONS,
    from: ".filter(({ entry }) => entry > have)",
    to: "",
    caughtBy: {
      file: "test/worker/desk/ownership-crash.test.ts",
      test: "is not decided upon again when it is told once more",
    },
  },
  {
    breaks: "an answer whose acceptance the desk did not hear of makes nobody the owner",
    file: PUBLICATIONS,
    from: "of row === null ? [] : answers)",
    to: "of [] as Answer[])",
    caughtBy: {
      file: "test/worker/desk/ownership-crash.test.ts",
      test: "learns who answered, though nobody repeats",
    },
  },
  {
    breaks: "an answer of an interaction that was closed since opens it again",
    file: "worker/objects/conversation/news/publication.ts",
    from: "interaction.closed_at !== null || fromRev === 0",
    to: "fromRev === 0",
    caughtBy: {
      file: "test/worker/desk/ownership-crash.test.ts",
      test: "of an interaction that was closed since opens nothing",
    },
  },
  {
    breaks: "a publication that was under way ends a doubt",
    file: "worker/objects/conversation/news/publisher.ts",
    from: "this.#isConfirmed = doubts === this.#doubts;",
    to: "this.#isConfirmed = true;",
    caughtBy: {
      file: "test/worker/sync/moves.test.ts",
      test: "is followed by news that were under way when it moved",
    },
  },
  {
    breaks: "a decision that is repeated decides again",
    file: HANDLING,
    from: "if (hadEffect(decided, call)) return done(null);",
    to: "",
    caughtBy: {
      file: "test/worker/desk/repeated.test.ts",
      test: "to take does not take from a colleague who took since",
    },
  },
  {
    breaks: "a colleague's decision with the same id is told done, and is not",
    file: ONCE,
    from: "return [...decided, commandKey(actor, command)].slice(-max);",
    to: "return [...decided, idOf(command)].slice(-max);",
    caughtBy: { file: "test/worker/desk/repeated.test.ts", test: "a colleague who chose the same id" },
  },
  {
    breaks: "a command in capital letters is another",
    file: "worker/objects/desk/commands/call.ts",
    from: "return id.toLowerCase();",
    to: "return id;",
    caughtBy: { file: "test/worker/desk/repeated.test.ts", test: "is the same in capital letters: nothing" },
  },
  {
    breaks: "a repeated setting of the desk undoes a later one",
    file: ONCE,
    from: "if (hadEffect(store.decided.all(), call)) return done(null);",
    to: "",
    caughtBy: { file: "test/worker/desk/repeated.test.ts", test: "undo what a colleague set since" },
  },
  {
    breaks: "agents may resume a Page",
    file: "worker/protocol/page/commands.ts",
    from: 'right: "manage_pages",\n    afterLoss: "keeps_order",',
    to: 'right: "answer",\n    afterLoss: "keeps_order",',
    caughtBy: { file: "test/worker/page/pause.test.ts", test: "is not for agents to end" },
  },
  {
    breaks: "agents may close a colleague's conversation",
    file: "worker/domain/ownership.ts",
    from: 'now.owner === null || now.owner.sub === actor.sub || may(actor.role, "act_for_colleagues")',
    to: "true",
    caughtBy: {
      file: "test/worker/domain/ownership.test.ts",
      test: "ownership onRelease on a conversation that is sam's",
    },
  },
  {
    breaks: "a customer who writes after closing is not seen",
    file: "worker/domain/ownership.ts",
    from: 'if (now.status === "open" || asked <= closedAsked) return',
    to: 'if (now.status === "open" || asked >= 0) return',
    caughtBy: {
      file: "test/worker/desk/ownership.test.ts",
      test: "a conversation is taken, taken over, released, closed and opened again, and the thread tells",
    },
  },
  {
    breaks: "a line of the desk is written twice",
    file: "worker/objects/conversation/news/lines.ts",
    from: "if (store.entries.byKey(key) !== null) continue;",
    to: "",
    caughtBy: { file: "test/worker/desk/ownership.test.ts", test: "a line of the desk" },
  },
  {
    breaks: "a pass opens two sockets",
    file: "worker/objects/desk/sockets/pass-store.ts",
    from: 'const sql = "DELETE FROM ticket WHERE id = ? RETURNING claims, expires_at";',
    to: 'const sql = "SELECT claims, expires_at FROM ticket WHERE id = ?";',
    caughtBy: { file: "test/worker/http/socket.test.ts", test: "opens no second socket" },
  },
  {
    breaks: "frames are taken after the token ran out",
    file: DESK,
    from: 'if (session.exp <= now) return closeQuietly(socket, CLOSE.tokenExpired, "token_expired");\n    if (typeof',
    to: "if (typeof",
    caughtBy: {
      file: "test/worker/desk/sockets.test.ts",
      test: "does nothing of what a frame asks that comes after it",
    },
  },
  {
    breaks: "commands are not limited",
    file: DESK,
    from: "const retryAfterMs = this.#rates.take(socket, now);",
    to: 'const retryAfterMs = 0 as number | "flood";',
    caughtBy: { file: "test/worker/desk/sockets.test.ts", test: "are refused beyond a burst of forty" },
  },
  {
    breaks: "any algorithm is taken",
    file: "worker/access/agent-token.ts",
    from: "algorithms: [key.alg],",
    to: "",
    caughtBy: {
      file: "test/worker/access/agent-token.test.ts",
      test: "refuses another algorithm with the right secret",
    },
  },
  {
    breaks: "tokens may live for ever",
    file: "worker/access/agent-token.ts",
    from: "if (exp - iat > LIFETIME_S_MAX)",
    to: "if (false as boolean)",
    caughtBy: {
      file: "test/worker/access/agent-token.test.ts",
      test: "judges a second more than an hour of life",
    },
  },
  {
    breaks: "a key signs any role",
    file: "worker/access/agent-token.ts",
    from: "if (ROLES.indexOf(role) > ROLES.indexOf(key.maxRole))",
    to: "if (false as boolean)",
    caughtBy: {
      file: "test/worker/access/agent-token.test.ts",
      test: "keeps a key to its desks and to its highest role",
    },
  },
  {
    breaks: "a page of any origin gets a pass",
    file: "worker/access/origins.ts",
    from: "if (origin !== null && !isAllowed(origin, request, env)) throw",
    to: "if (false as boolean) throw",
    caughtBy: {
      file: "test/worker/access/origins.test.ts",
      test: "refuses an origin that is not listed before it looks at the token",
    },
  },
  {
    breaks: "an error's message reaches the log",
    file: "worker/log.ts",
    from: "return { name: error.name,",
    to: "return { name: error.message,",
    caughtBy: {
      file: "test/worker/log.test.ts",
      test: "tells name, code and place of an error, and not its message",
    },
  },
  {
    breaks: "nobody notices that storage went back",
    file: "worker/domain/timeline.ts",
    from: "told.session !== null && told.session !== now.id && told.count > now.startedAt",
    to: "(false as boolean) && told.count > now.startedAt",
    caughtBy: { file: RESTORE, test: "has another epoch, so that gadgets forget what no longer is" },
  },
  {
    breaks: "a desk that merely slept begins another epoch",
    file: "worker/domain/timeline.ts",
    from: "told.count > now.startedAt",
    to: "told.count > 0",
    caughtBy: { file: RESTORE, test: "is the same after it merely slept or died" },
  },
  {
    breaks: "who told a cursor is not asked",
    file: "worker/objects/conversation/news/reading.ts",
    from: "return told === undefined || !hasGoneBack(store.session, { session: told, count: cursor.rev });",
    to: "return told === undefined || true;",
    caughtBy: { file: RESTORE, test: "refuses a cursor of before" },
  },
  {
    breaks: "lines are keyed by their number alone",
    file: "worker/objects/conversation/news/lines.ts",
    from: "session === undefined ? desk : `${desk}:${session}`",
    to: "session === undefined ? desk : desk",
    caughtBy: { file: RESTORE, test: "has its lines written, though their numbers begin again" },
  },
  {
    breaks: "a thread forgets the line that proves that the desk went back",
    file: "worker/objects/conversation/news/lines.ts",
    from: "if (told !== null && told.desk === desk && provesThat(now, told)) return null;",
    to: "if (told !== null && (false as boolean)) return null;",
    caughtBy: { file: RESTORE, test: "has it also where as many lines were written again before" },
  },
  {
    breaks: "what waited before storage went back leaves again by itself",
    file: "worker/objects/conversation/outbox/accept.ts",
    from: "return row.confirmed_at === 0 || now",
    to: "return now",
    caughtBy: { file: RESTORE, test: "asks before a message leaves that waited then" },
  },
  {
    breaks: "ids of another epoch are compared",
    file: PUBLICATIONS,
    from: "const isAnew = row !== null && row.epoch !== thread.epoch;",
    to: "const isAnew = row !== null && (false as boolean);",
    caughtBy: { file: RESTORE, test: "is back in the list when it was closed and its customer waits" },
  },
  {
    breaks: "sockets are looked at with each alarm",
    file: DESK,
    from: "this.#sweptAt + SWEEP_MS",
    to: "0",
    caughtBy: { file: "test/worker/desk/sockets.test.ts", test: "a minute after it last did" },
  },
  {
    breaks: "a pass that nobody used has nobody wake for it",
    file: DESK,
    from: "this.#store.passes.put(id, claims, expiresAt);\n    // With the next look at the sockets: one that is not used harms nobody.\n    this.agenda.wakeBy(now + SWEEP_MS);",
    to: "this.#store.passes.put(id, claims, expiresAt);",
    caughtBy: { file: "test/worker/desk/sockets.test.ts", test: "wakes for a pass that nobody used" },
  },
  {
    breaks: "Human Agent is looked after with each alarm",
    file: "worker/objects/page/leases/human-agent.ts",
    from: "? (page.human_agent_at ?? 0) + REFUSAL_MS : null",
    to: "? 0 : null",
    caughtBy: { file: "test/worker/page/duties.test.ts", test: "to ask about Human Agent again" },
  },
  {
    breaks: "who waits is called though there is nothing to call them for",
    file: "worker/objects/page/leases/waiters.ts",
    from: "if (page === null || page.desk === null || page.paused_at !== null) return null;",
    to: "if (page === null || page.desk === null) return null;",
    caughtBy: { file: "test/worker/page/duties.test.ts", test: "to call who waits" },
  },
];
