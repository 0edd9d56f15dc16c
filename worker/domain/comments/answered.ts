/**
 * What is known of a conversation in Messenger before news of it. `comments`: threads of comments that were answered there in private, oldest
 * first; `lastBy`, `lastAt`: who said what is newest, and when; `closedAt`: when it was closed last. Times in ms; null: never, nobody.
 */
type Known = {
  comments: readonly string[];
  lastBy: string | null;
  lastAt: number;
  closedAt: number | null;
};

/**
 * The thread of comments that a customer goes on with who writes while nothing is open: the newest that was answered in private since they
 * were last helped. Null: they begin something of their own. `known` null: the conversation is new. `comments`: as of now.
 */
export function commentGoneOnWith(known: Known | null, comments: readonly string[]): string | null {
  const newest = comments.at(-1) ?? null;
  if (known === null || (newest !== null && !known.comments.includes(newest))) return newest;
  // What else an agent says opens it, and is closed after that.
  const isAnswered = known.lastBy === "agent" && known.lastAt > (known.closedAt ?? 0);
  return isAnswered ? newest : null;
}
