const RECENT_MAX = 5;
let recent: readonly string[] = [];

/** What was searched for last in this page; nothing of it is kept beyond. */
export function recentSearches(): readonly string[] {
  return recent;
}

/** Somebody opened what they had searched for by these words. */
export function remember(words: string): void {
  const typed = words.trim();
  if (typed === "") return;
  recent = [typed, ...recent.filter((before) => before !== typed)].slice(0, RECENT_MAX);
}

/** Somebody else may sit here now. */
export function forgetSearches(): void {
  recent = [];
}
