/**
 * What stands in a text in place of what is hidden from its reader: always as long, so that it tells nothing of it. People hardly write it; where
 * they do, it reads like something hidden, and is not.
 */
export const HIDDEN = "••••••";

/** Whether something in a text is hidden from its reader. */
export function hasHidden(text: string): boolean {
  return text.includes(HIDDEN);
}
