/** What the demo's bot says: a menu, the opening hours, and that somebody else goes on. */
import type { BotRequest, Heard } from "../../../worker/protocol/bots/wire.ts";
import type { Outgoing, QuickReply } from "../../../worker/protocol/outgoing/outgoing.ts";

/** As docs/bots.md tells programs to write it; all of it is left out where there is nothing to say. */
export type Answer = {
  messages?: Outgoing[];
  handOver?: { to?: { type: "queue"; queue: string }; reason: string };
};

/** So often in a row it says that it does not understand; then somebody goes on who does. */
const MISSES_MAX = 2;

/** Queue of demo/routing/example.json; where a desk has none of that name, `then` of the bot holds. */
const ORDERS = { type: "queue", queue: "orders" } as const;

type Wish = "PERSON" | "ORDER" | "HOURS";

/** The first that fits decides: who wants a person has no use for a program. */
const WISHES: readonly { wish: Wish; title: string; words: RegExp }[] = [
  { wish: "PERSON", title: "Talk to somebody", words: /\b(?:agent|human|person|somebody|someone)\b/i },
  { wish: "ORDER", title: "My order", words: /\b(?:orders?|parcel|delivery)\b/i },
  { wish: "HOURS", title: "Opening hours", words: /\b(?:hours|open|opens|opening|closed?|closes)\b/i },
];

/** In the order of what is asked most. */
const MENU: QuickReply[] = WISHES.toReversed().map(({ wish, title }) => ({
  ...{ type: "text", title, payload: wish },
}));

/**
 * @param misses how often in a row this customer was not understood; null: the contact begins
 * @returns what to say, and `misses` for the next time
 */
export function answerTo(
  { type, messages }: BotRequest,
  misses: number | null,
): { answer: Answer; misses: number } {
  const wish = wishIn(messages);
  // Asked where somebody goes, it says nothing to them.
  if (type === "route") return { answer: { handOver: handOverFor(wish) }, misses: 0 };
  switch (wish) {
    case "PERSON":
    case "ORDER":
      return { answer: { ...say("I call somebody for you."), handOver: handOverFor(wish) }, misses: 0 };
    case "HOURS":
      return {
        answer: ask("Monday to Friday 9:00 to 18:00, Saturday 10:00 to 14:00. Anything else?"),
        misses: 0,
      };
    case null:
      break;
  }
  if (misses === null)
    return { answer: ask("Hello, this is the shop's bot. What would you like to know?"), misses: 0 };
  if (misses + 1 < MISSES_MAX)
    return { answer: ask("I did not understand that. Is it one of these?"), misses: misses + 1 };
  return {
    answer: {
      ...say("I do not understand that either. Somebody will."),
      handOver: { reason: `the bot did not understand ${String(MISSES_MAX)} times` },
    },
    misses: 0,
  };
}

function handOverFor(wish: Wish | null): NonNullable<Answer["handOver"]> {
  if (wish === "ORDER") return { to: ORDERS, reason: "asks about an order" };
  return { reason: wish === "PERSON" ? "wants to talk to somebody" : "wants something else" };
}

/** What they want, of all that they said meanwhile. */
function wishIn(messages: readonly Heard[]): Wish | null {
  const said = messages.map(({ content }) => {
    switch (content.kind) {
      case "text":
        return { text: content.text, payload: null };
      case "quick_reply":
        return { text: content.text, payload: content.payload };
      case "postback":
        return { text: content.title, payload: content.payload };
      default:
        return { text: "", payload: null };
    }
  });
  const found = WISHES.find(({ wish, words }) =>
    said.some(({ text, payload }) => payload === wish || words.test(text)),
  );
  return found?.wish ?? null;
}

function say(text: string): { messages: Outgoing[] } {
  return { messages: [{ kind: "text", text }] };
}

function ask(text: string): { messages: Outgoing[] } {
  return { messages: [{ kind: "text", text, quickReplies: MENU }] };
}
