import type { Summary } from "../../worker/protocol/thread/conversation.ts";

/** `left`: conversations whose rows stay in place, and do not belong into the list any more. */
type RowsInPlace = { rows: Summary[]; news: number; left: ReadonlySet<string> };

const NONE: ReadonlySet<string> = new Set();

/**
 * The rows in the order of `held`, each as it is now; what came or moved up since then waits, and is counted, unless it
 * moved up by an agent's answer, which is no news. A row that is gone stays until the pointer leaves: the one below it
 * must not slip under a click. Rows behind those held come in by pages and disturb nobody.
 */
export function rowsInPlace(items: Summary[], held: Summary[] | null): RowsInPlace {
  if (!held || held === items) return { rows: items, news: 0, left: NONE };
  const now = new Map(items.map((summary) => [summary.conversation, summary]));
  const before = new Map(held.map((summary, index) => [summary.conversation, { summary, index }]));
  const rows = held.map((summary) => now.get(summary.conversation) ?? summary);
  const isChanged = ({ conversation, activityAt }: Summary) =>
    before.get(conversation)?.summary.activityAt !== activityAt;
  const isStill = (summary: Summary) => now.has(summary.conversation) && !isChanged(summary);
  // Who was above all that stand still has not moved.
  const firstStill = rows.findIndex(isStill);
  const isAbove = ({ conversation }: Summary) =>
    (before.get(conversation)?.index ?? rows.length) < (firstStill < 0 ? rows.length : firstStill);
  const isAnswered = ({ conversation, preview }: Summary) =>
    before.has(conversation) && preview?.author === "agent";
  const isNews = (summary: Summary) => isChanged(summary) && !isAbove(summary) && !isAnswered(summary);
  const end = items.findLastIndex(({ conversation }) => before.has(conversation)) + 1;
  const news = items.slice(0, end).filter(isNews).length;
  const left = held.filter(({ conversation }) => !now.has(conversation));
  return {
    rows: [...rows, ...items.slice(end)],
    news,
    left: new Set(left.map(({ conversation }) => conversation)),
  };
}
