import type { SystemLine } from "../../worker/protocol/message/entry.ts";
import { t } from "./strings.ts";
import { moment } from "./time.ts";

const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * A line of the desk in words. What people wrote in it, and what they are called, runs by itself where it runs from the right:
 * else it would take the words behind it along (Unicode's FSI and PDI, UAX #9). Arabic sets all of it apart by itself.
 */
export function systemWords(line: SystemLine): string {
  const said = Object.fromEntries(Object.entries(line).map(([key, value]) => [key, apart(value)]));
  return t.system(said as SystemLine, ({ name }) => apart(name), moment);
}

function apart<T>(value: T): T | string {
  return typeof value === "string" && FROM_THE_RIGHT.test(value) ? `\u2068${value}\u2069` : value;
}
