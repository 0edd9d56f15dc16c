import type { Mutation } from "./mutation.ts";

const KEPT = "worker/objects/page/events/kept-items.ts";

/** A webhook answered 200 is never lost; one item is one entry; nothing swallows another. */
export const INBOUND: readonly Mutation[] = [
  {
    breaks: "any body is taken, whoever signed it",
    file: "worker/http/webhook.ts",
    from: "if (!(await some(appSecrets, (secret) => isSignedBy(secret, body, signature)))) {",
    to: "if (false as boolean) {",
    caughtBy: {
      file: "test/worker/http/webhook.test.ts",
      test: "POST /webhook refuses a signature of another secret and keeps nothing",
    },
  },
  {
    breaks: "a body that nobody signed is read",
    file: "worker/http/webhook.ts",
    from: 'if (signature === null) throw new HttpError(403, "signature_mismatch");',
    to: "",
    caughtBy: {
      file: "test/worker/http/webhook.test.ts",
      test: "reads nothing of a body that is not signed",
    },
  },
  {
    breaks: "an entry of another Page is taken under /webhook/:pageId",
    file: "worker/http/webhook.ts",
    from: "if (onlyPage !== null && webhook.pageIds.some((id) => id !== onlyPage))",
    to: "if (false as boolean)",
    caughtBy: {
      file: "test/worker/http/webhook.test.ts",
      test: "refuses a body that holds an entry of another Page",
    },
  },
  {
    breaks: "200 although an object could not write",
    file: "worker/objects/kernel/deliver.ts",
    from: 'if (results.some(({ status }) => status === "rejected")) throw new NotWrittenError();',
    to: "",
    caughtBy: {
      file: "test/worker/conversation/poison.test.ts",
      test: "an item that no table takes makes Meta deliver again when it cannot even be buried",
    },
  },
  {
    breaks: "dead letters are dropped",
    file: "worker/objects/kernel/deliver.ts",
    from: "if (letters.length > 0)",
    to: "if (false as boolean)",
    caughtBy: { file: "test/worker/conversation/poison.test.ts", test: "is buried at its Page" },
  },
  {
    breaks: "one poison item stops its neighbours",
    file: "worker/objects/conversation/conversation.ts",
    from: "if (error instanceof WrongObjectError || !isStorageWorking(this.ctx.storage)) throw error;",
    to: "throw error;",
    caughtBy: { file: "test/worker/conversation/poison.test.ts", test: "is buried at its Page" },
  },
  {
    breaks: "items of a batch that failed once are not tried one by one",
    file: "worker/objects/conversation/conversation.ts",
    from: "      if (error instanceof WrongObjectError) throw error;\n      return",
    to: "      throw error;\n      return",
    caughtBy: { file: "test/worker/conversation/poison.test.ts", test: "is buried at its Page" },
  },
  {
    breaks: "the unique index that makes an item one entry is gone",
    file: "worker/objects/conversation/log/schema.ts",
    from: "key TEXT NOT NULL UNIQUE,\n    rev",
    to: "key TEXT NOT NULL,\n    rev",
    caughtBy: {
      file: "test/worker/conversation/schema.test.ts",
      test: "refuses a second entry of the same key",
    },
  },
  {
    breaks: "an item that is known is not looked up",
    file: "worker/objects/conversation/inbound/ingest.ts",
    from: "const content = contentOf(store, event);\n  if (earlier === null)",
    to: "const content = contentOf(store, event);\n  if (earlier !== undefined)",
    caughtBy: {
      file: "test/worker/conversation/inbound.test.ts",
      test: "is completed by the owner's delivery",
    },
  },
  {
    breaks: "a change is keyed by its target's mid and swallowed by it",
    file: "worker/graph/item-key.ts",
    from: '    case "change":\n    case "event":',
    to: '    case "change":\n      return event.mid;\n    case "event":',
    caughtBy: { file: "test/worker/conversation/changes.test.ts", test: "an edit is folded into it" },
  },
  {
    breaks: "changes are folded in the order in which they came",
    file: "worker/objects/conversation/log/entries.ts",
    from: "WHERE target = ? ORDER BY at, seq",
    to: "WHERE target = ? ORDER BY seq",
    caughtBy: { file: "test/worker/conversation/changes.test.ts", test: "two edits is folded into it" },
  },
  {
    breaks: "a change that came before its message stays by itself",
    file: "worker/objects/conversation/inbound/ingest.ts",
    from: "  adoptOrphans(store, seq, key);",
    to: "",
    caughtBy: { file: "test/worker/conversation/changes.test.ts", test: "a reaction is folded into it" },
  },
  {
    breaks: "an edit does not stop an answer to what was edited",
    file: "worker/objects/conversation/log/entries.ts",
    from: "IN ('edit', 'unsend')",
    to: "IN ('unsend')",
    caughtBy: { file: "test/worker/conversation/changes.test.ts", test: "asks about an edit" },
  },
  {
    breaks: "an act counts from Meta's answer, and hides what another app did in between",
    file: "worker/objects/conversation/outbox/acts.ts",
    from: "      apply(askedAt);",
    to: "      apply(now);",
    caughtBy: {
      file: "test/worker/conversation/thread-control.test.ts",
      test: "gives way to what happened since",
    },
  },
  {
    breaks: "older news of who holds the thread overrides newer",
    file: "worker/domain/thread-control.ts",
    from: "if (now !== null && at < now.at) return null;",
    to: "",
    caughtBy: { file: "test/worker/domain/thread-control.test.ts", test: "is not what older news says" },
  },
  {
    breaks: "ids beyond 2^53 lose digits",
    file: "worker/graph/json.ts",
    from: "? !Number.isSafeInteger(value)",
    to: "? Number.isNaN(value)",
    caughtBy: {
      file: "test/worker/graph/json.test.ts",
      test: 'parseLossless reads {"id":12345678901234567890}',
    },
  },
  {
    breaks: "seconds are taken for milliseconds",
    file: "worker/graph/timestamp.ts",
    from: "return Math.round(value < SECONDS_BELOW ? value * 1000 : value);",
    to: "return Math.round(value);",
    caughtBy: { file: "test/worker/graph/timestamp.test.ts", test: "parseMs reads seconds" },
  },
  {
    breaks: "a message from the future pins itself to the end",
    file: "worker/graph/timestamp.ts",
    from: "return Math.min(parseMs(value) ?? fallback, now + AHEAD_MS_MAX);",
    to: "return parseMs(value) ?? fallback;",
    caughtBy: { file: "test/worker/conversation/inbound.test.ts", test: "far future" },
  },
  {
    breaks: "no alarm is set when the Desk does not answer",
    file: "worker/objects/conversation/conversation.ts",
    from: 'if (result === "timeout") this.#postponePublish("timeout");',
    to: "",
    caughtBy: {
      file: "test/worker/sync/publish.test.ts",
      test: "a desk that cannot be reached that is silent lets Meta go after a second",
    },
  },
  {
    breaks: "a duty that fails keeps the others from their turn",
    file: "worker/objects/kernel/agenda.ts",
    from: `this.wakeBy(again);
    } catch (error) {
      this.#failed(duty, error);`,
    to: `this.wakeBy(again);
    } catch (error) {
      throw error;`,
    caughtBy: { file: "test/worker/kernel/agenda.test.ts", test: "fails by itself" },
  },
  {
    breaks: "a duty under way is forgotten when its instance dies",
    file: "worker/objects/kernel/agenda.ts",
    from: "    this.wakeBy(until);\n",
    to: "",
    caughtBy: { file: "test/worker/kernel/agenda.test.ts", test: "is left to the alarm where" },
  },
  {
    breaks: "marks go backwards",
    file: "worker/objects/conversation/inbound/ingest.ts",
    from: "const read = Math.max(thread.read_at, Math.min(readAt, now + AHEAD_MS_MAX));",
    to: "const read = Math.min(readAt, now + AHEAD_MS_MAX);",
    caughtBy: { file: "test/worker/conversation/marks.test.ts", test: "never go backwards" },
  },
  {
    breaks: "who writes to a Page that nobody connected leaves an object behind",
    file: "worker/objects/conversation/conversation.ts",
    from: "if (first?.route === null) return { deadLetters: [], isKept: true };",
    to: "",
    caughtBy: {
      file: "test/worker/page/unconnected.test.ts",
      test: "leaves nothing behind but what the Page keeps",
    },
  },
  {
    breaks: "what is kept of a Page that nobody connected has no bound",
    file: KEPT,
    from: "if (size.items + kept.length >= KEPT_ITEMS_MAX) break;",
    to: "",
    caughtBy: { file: "test/worker/page/unconnected.test.ts", test: "is no more than a thousand items" },
  },
  {
    breaks: "what was kept is forgotten without having come in",
    file: KEPT,
    from: "await ingest(row.conversation, this.#itemsOf(row));",
    to: "",
    caughtBy: { file: "test/worker/page/unconnected.test.ts", test: "as if they had just written" },
  },
  {
    breaks: "what a Page that nobody connected could not keep is not looked for",
    file: KEPT,
    from: "if (since !== null) missed(since);",
    to: "",
    caughtBy: { file: "test/worker/page/unconnected.test.ts", test: "is completed from Meta's record" },
  },
  {
    breaks: "a reply that came before its message says for ever that it is not here",
    file: "worker/objects/conversation/inbound/ingest.ts",
    from: "if (store.inbound.hasWaiting()) adoptQuotes(store, seq, key);",
    to: "",
    caughtBy: {
      file: "test/worker/conversation/quotes.test.ts",
      test: "quotes it once it is there, as news of its own",
    },
  },
  {
    breaks: "what the Page does to a message is taken for the customer's",
    file: "worker/graph/events/changes.ts",
    from: 'return idAt(item["sender"], "id") === psid ? "customer" : "page";',
    to: 'return idAt(item["sender"], "id") === "" ? "page" : "customer";',
    caughtBy: {
      file: "test/worker/conversation/changes.test.ts",
      test: "by the Page stands beside the customer's, and opens no window",
    },
  },
  {
    breaks: "the subscription takes away a field that an operator added",
    file: "worker/objects/page/subscription/subscription.ts",
    from: "const wanted = completed(kept, choice);",
    to: "const wanted = completed(kept.slice(0, 0), choice);",
    caughtBy: {
      file: "test/worker/page/subscription.test.ts",
      test: "gets what is missing, and keeps what an operator added",
    },
  },
];
