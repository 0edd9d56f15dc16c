import { HISTORY_PAGE_MAX } from "../../../worker/protocol/limits.ts";
import { byShownOrder, type Entry } from "../../../worker/protocol/message/entry.ts";
import type { AnswerFound, Found } from "../ledger.ts";
import { marksIn } from "../marks.ts";
import type { Seat } from "./seat.ts";

/** Numbers of the messages that hold no words, by their mid. */
export type Wordless = ReadonlyMap<string, number>;

/** A whole thread, as an agent reads it; null: the desk does not tell it. */
export async function readConversation(seat: Seat, conversation: string): Promise<Entry[] | null> {
  const opened = await seat.ask("thread.open", { conversation });
  if (!opened.ok) return null;
  const entries = [...opened.result.entries];
  let { more } = opened.result;
  while (more) {
    const first = entries[0];
    if (first === undefined) break;
    const before = { at: first.at, id: first.id };
    const page = await seat.ask("thread.history", { conversation, before, limit: HISTORY_PAGE_MAX });
    if (!page.ok) return null;
    entries.unshift(...page.result.entries);
    more = page.result.more;
  }
  await seat.ask("thread.close", { conversation });
  return entries;
}

/** What stands in a thread, by its marks. `onPhone`: texts that the customer has from the Page, in their order; null: nobody can look. */
export function foundIn(
  entries: readonly Entry[],
  wordless: Wordless,
  onPhone: readonly string[] | null,
): Found {
  const shown = entries.filter(({ merged }) => !merged).toSorted(byShownOrder);
  const questions = shown
    .filter(({ author }) => author.type === "customer")
    .flatMap((entry) => numberOf(entry, wordless));
  const answers = shown
    .filter(({ author }) => author.type === "agent")
    .toSorted((a, b) => a.id - b.id)
    .flatMap((entry) => numberOf(entry, wordless).map((number) => ({ number, state: stateOf(entry) })));
  return {
    questions,
    answers,
    onPhone: onPhone?.flatMap((text) => marksIn(text).map(({ number }) => number)) ?? null,
  };
}

function numberOf({ content, mid }: Entry, wordless: Wordless): number[] {
  const marks = content.kind === "text" ? marksIn(content.text).map((mark) => mark.number) : [];
  if (marks.length > 0) return marks;
  const number = mid === null ? undefined : wordless.get(mid);
  return number === undefined ? [] : [number];
}

function stateOf({ delivery }: Entry): AnswerFound["state"] {
  if (delivery?.state === "sent") return "sent";
  return delivery?.state === "failed" || delivery?.state === "unknown" || delivery?.state === "withdrawn"
    ? "told"
    : "open";
}
