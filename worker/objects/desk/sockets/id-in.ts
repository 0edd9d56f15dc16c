/**
 * Strings, with the colon behind a key, and what opens and closes. A string without an end goes to the end of the frame: no
 * character is looked at twice, whatever somebody sends.
 */
const TOKEN = /"((?:[^"\\]|\\.?)*)(?:"|$)\s*(:?)|[[\]{}]/gs;
const ID = /^[^\\]{1,64}$/s;

/**
 * The id of a frame that is not worth parsing: its own, and not that of a record or a text within. Null where it has none of
 * at most 64 characters.
 */
export function idIn(frame: string): string | null {
  let depth = 0;
  let isIds = false;
  for (const [token, text, colon] of frame.matchAll(TOKEN)) {
    if (isIds && text !== undefined) return colon === "" && ID.test(text) ? text : null;
    if (text === undefined) depth += token === "{" || token === "[" ? 1 : -1;
    isIds = depth === 1 && text === "id" && colon === ":";
  }
  return null;
}
