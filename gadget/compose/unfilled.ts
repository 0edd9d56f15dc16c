import { VARIABLES } from "../../worker/protocol/library/variable-names.ts";

/** A variable's name, or one that reads like it: `today`, and of what is known by several whatever stands behind the point. */
const NAMES = VARIABLES.map((name) => name.replace(/\..*/, "\\.\\w+")).join("|");

/** `{{order}}`, or a variable with one brace on either side, such as `{customer.name}`. */
const BRACES = new RegExp(`\\{\\{[^{}\\n]*[^\\s{}][^{}\\n]*\\}\\}|\\{\\s*(?:${NAMES})\\s*\\}`, "i");

/**
 * What in a text looks like a blank of ours that nobody filled in, the first of it, and where it stands; null: nothing does. Other
 * braces, of a program or a smile, are what somebody wrote.
 */
export function unfilledIn(text: string): { said: string; from: number; to: number } | null {
  const found = BRACES.exec(text);
  return found && { said: found[0], from: found.index, to: found.index + found[0].length };
}
