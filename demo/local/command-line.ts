/** What commands are told: a slip ends in a sentence and how the command is called, never in a stack. */
import { parseArgs, type ParseArgsConfig } from "node:util";

type Parsed<T extends ParseArgsConfig> = ReturnType<typeof parseArgs<T>>;

/**
 * The options and arguments of this process. `--help` prints `usage` and ends with 0; what the command does not know
 * is named, with `usage`, and ends with 2.
 */
export function readCommandLine<const T extends ParseArgsConfig>(usage: string, config: T): Parsed<T> {
  if (process.argv.slice(2).includes("--help")) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    return refuse(`${firstSentence(error)}.\n${usage}`);
  }
}

/** @param what the option, as it is written @returns a whole number of at least `least`; anything else ends with 2 */
export function countFrom(what: string, value: string, least: number): number {
  const count = Number(value);
  if (value.trim() !== "" && Number.isSafeInteger(count) && count >= least) return count;
  return refuse(`${what} is "${value}"; it is a whole number of at least ${String(least)}.`);
}

/** Ends with 2: what was asked for cannot be done. */
export function refuse(why: string): never {
  console.error(why);
  process.exit(2);
}

/** Node's own goes on with advice that no command here has a use for. */
function firstSentence(error: unknown): string {
  const [sentence = ""] = (error instanceof Error ? error.message : String(error)).split(/\.(?:\s|$)/);
  return sentence;
}
