import * as v from "../values.ts";
import { Sub } from "../ids.ts";
import { ATTRIBUTES_MAX, BOT_MESSAGES_MAX, TAGS_OF_CONVERSATION_MAX } from "../limits.ts";
import type { Content } from "../message/content.ts";
import { Outgoing } from "../outgoing/outgoing.ts";
import { byId, Id, Seconds } from "../routing/fields.ts";
import { CustomerRecord } from "../records/record.ts";
import { AttributeValue } from "../routing/tags.ts";
import type { Customer } from "../thread/conversation.ts";
import { inOneLine } from "../one-line.ts";

// What an operator's program is asked, and answers: docs/bots.md.

/** Something that a customer wrote or did, as gadgets are told of it. `at` in ms, Meta's time. */
export type Heard = { id: number; at: number; content: Content };

/**
 * What a program is asked. `messages`: the customer said this, first to last. `route`: the same of who begins a contact, and it
 * says where they go. `reference`: they came by a reference of the desk's, with the one of `messages`. `id` is that of the header `webhook-id`: what comes again under it is the same. `contact` counts the
 * contacts with this customer.
 */
export type BotRequest = {
  type: "messages" | "route" | "reference";
  id: string;
  desk: string;
  bot: string;
  conversation: string;
  contact: number | null;
  customer: Customer;
  messages: Heard[];
  /** What rules look at: by which rule they came (its name; null: none fitted), and whether they wrote before. */
  facts: { rule: string | null; returning: boolean };
  /** What is said of the conversation by then, by the ids of the routing document; left out where nothing is. */
  tags?: string[];
  attributes?: Record<string, AttributeValue>;
  /** Of `reference`: by which they came, as it was made. */
  reference?: { reference: string; kind: string; value: string; record: CustomerRecord | null };
};

/** A place of the desk: as in the routing document, but no program. An agent who does not take it is followed by `then`. */
const HandOverTarget = v.variant("type", [
  v.object({ type: v.literal("pool") }),
  v.object({ type: v.literal("queue"), queue: Id }),
  v.object({ type: v.literal("team"), team: Id }),
  v.object({
    type: v.literal("agent"),
    agent: Sub,
    seconds: v.optional(Seconds, 30),
    then: v.optional(v.nullable(Id), null),
  }),
]);
export type HandOverTarget = v.InferOutput<typeof HandOverTarget>;

const HandOver = fieldsOf(["to", "reason"], {
  to: v.optional(HandOverTarget),
  reason: v.optional(v.pipe(v.string(), v.transform(inOneLine))),
});

/**
 * What it answers. What this version does not know is passed over, see fieldsOf(). `handOver`: a person goes on, at `to` or, if
 * left out, at the program's `then`; `reason` is read by agents in the thread. `tags` are added; of `attributes` null is known no
 * more. Of both what the document does not have, or does not take, is passed over. `record`: of `reference`, whom the conversation is with,
 * unless it is linked to somebody else; there `handOver` is passed over.
 */
export const BotAnswer = fieldsOf(["messages", "handOver", "tags", "attributes", "record"], {
  messages: v.optional(v.pipe(v.array(Outgoing), v.maxLength(BOT_MESSAGES_MAX)), []),
  handOver: v.optional(HandOver),
  tags: v.optional(v.pipe(v.array(Id), v.maxLength(TAGS_OF_CONVERSATION_MAX))),
  attributes: v.optional(v.pipe(byId(v.nullable(AttributeValue)), v.maxEntries(ATTRIBUTES_MAX))),
  record: v.optional(CustomerRecord),
});
export type BotAnswer = v.InferOutput<typeof BotAnswer>;

/**
 * An object of these fields, all of which may be left out. Others are passed over, for a later version may know them, but not in
 * their place: what has none of these and yet something ("error"), or one of them in another spelling ("hand_over"), is wrong there,
 * for its program means something that nobody would hear.
 */
function fieldsOf<const E extends v.ObjectEntries>(names: readonly string[], entries: E) {
  return v.pipe(
    v.custom<Record<string, unknown>>((it) => typeof it === "object" && it !== null && !Array.isArray(it)),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const input = dataset.value;
      const keys = Object.keys(input);
      const hasNone = !keys.some((it) => names.includes(it));
      const wrong = keys.find((it) => !names.includes(it) && (hasNone || isNearly(it, names)));
      if (wrong !== undefined)
        addIssue({ path: [{ type: "object", origin: "key", input, key: wrong, value: input[wrong] }] });
    }),
    v.object(entries),
  );
}

function isNearly(name: string, names: readonly string[]): boolean {
  const lettersOf = (it: string): string => it.toLowerCase().replace(/[^a-z]|s$/g, "");
  return names.some((it) => lettersOf(it) === lettersOf(name));
}
