import type { SystemLine } from "../../worker/protocol/message/entry.ts";
import { oneLine } from "../late/one-line.ts";
import { t } from "./strings.ts";
import { apart } from "./tagged.ts";
import { moment } from "./time.ts";

/**
 * A line of the desk in words. What people wrote in it, and what they are called, runs by itself where it runs from the right:
 * else it would take the words behind it along (Unicode's FSI and PDI, UAX #9). Arabic sets all of it apart by itself.
 */
export function systemWords(line: SystemLine): string {
  const said = Object.fromEntries(
    Object.entries(line).map(([key, value]) => [key, typeof value === "string" ? apart(value) : value]),
  );
  return t.system(said as SystemLine, ({ name }) => apart(name), moment) || (oneLine.lineOf?.(line) ?? "");
}
