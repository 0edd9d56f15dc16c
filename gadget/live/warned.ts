import type { StuckTold } from "../../worker/protocol/team/told.ts";
import { apart } from "../words/tagged.ts";
import type { Warning } from "./board.ts";
import type { LiveWords } from "./words/en.ts";

/** What a warning is of. */
export function warnedName({ line: { name }, isDesk }: Warning, w: LiveWords): string {
  return isDesk ? w.desk : name === "" ? w.everyone : name;
}

/** What they are of, each once: it is another when they are of others, and not with every second. Nothing for none. */
export function warned(warnings: readonly Warning[], w: LiveWords): string {
  if (warnings.length === 0) return "";
  const names = [...new Set(warnings.map((warning) => warnedName(warning, w)))];
  return `${w.warnings}: ${names.join(", ")}`;
}

/** Why nobody is asked for who waits. A reason that is not known here says nothing. */
export function stuckWords({ why, who }: StuckTold, w: LiveWords): string {
  return w.stuck[why]?.(who === undefined ? null : apart(who)) ?? "";
}
