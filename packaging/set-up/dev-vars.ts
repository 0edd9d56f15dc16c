/** A `.dev.vars`, as `wrangler dev` reads it: lines of values by name, and whatever else somebody wrote there. */
import { parseEnv } from "node:util";

/** What it says, by name. */
export function readDevVars(text: string): Record<string, string> {
  return Object.fromEntries(Object.entries(parseEnv(text)).map(([name, value]) => [name, value ?? ""]));
}

/**
 * The same with these values. Lines that say so already, those of other names, and words between them stay as they are; a value that is another now
 * has its line, and what is new comes last.
 * @throws Error for a value that no such line can hold
 */
export function withDevVars(text: string, values: Readonly<Record<string, string>>): string {
  const before = readDevVars(text);
  let after = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  for (const [name, value] of Object.entries(values)) {
    if (before[name] === value) continue;
    const line = lineOf(name, value);
    const its = new RegExp(`^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=.*$`, "m");
    after = its.test(after) ? after.replace(its, () => line) : `${after}${line}\n`;
  }
  return after;
}

/** In whichever quotes it does not have itself; within double ones a backslash means more than itself. */
function lineOf(name: string, value: string): string {
  const quotes = value.includes("\\") ? ["'", "`"] : ['"', "'", "`"];
  const quote = quotes.find((it) => !value.includes(it));
  if (quote === undefined || value.includes("\n"))
    throw new Error(`${name} has a new line, or quotes of every kind: write it into .dev.vars by hand.`);
  return `${name}=${quote}${value}${quote}`;
}
