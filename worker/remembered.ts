const beginnings: (() => void)[] = [];

/**
 * What an isolate remembers of its own beside its objects, and learns anew where it begins: a shortcut, of which nothing that is true
 * depends. `begin` makes what it begins with; the answer gives what is remembered now.
 */
export function remembered<T>(begin: () => T): () => T {
  let memory = begin();
  beginnings.push(() => {
    memory = begin();
  });
  return () => memory;
}

/** As in an isolate that begins. */
export function forgetAll(): void {
  for (const begin of beginnings) begin();
}
