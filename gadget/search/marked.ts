import { html } from "lit";
import type { Mark } from "../../worker/protocol/search/search.ts";

/** A text with what was looked for in it. Marks that do not fit into it are passed over. */
export function marked(text: string, marks: readonly Mark[]) {
  let at = 0;
  const parts = [];
  for (const { from, to } of marks) {
    if (from < at || to > text.length || to <= from) continue;
    parts.push(text.slice(at, from), html`<mark>${text.slice(from, to)}</mark>`);
    at = to;
  }
  return [...parts, text.slice(at)];
}
