/**
 * What commands are told, and how each says how it is called: asked by `--help`, or after a slip, which ends in a sentence and that, never in a
 * stack.
 */
import { parseArgs, type ParseArgsConfig, type ParseArgsOptionDescriptor } from "node:util";

export type Usage = {
  /** As it is called, without options: `npm run verify-audit -- FILE`. */
  call: string;
  /** In sentences: what it does, what it needs, and what it ends with where that is not 0 alone. */
  does: string;
  /** What stands without a name, in its order: `FILE` must be there, `[COMMIT]` need not, `[PART …]` is any number. */
  arguments?: Readonly<Record<string, string>>;
  /** What it reads of the environment. */
  variables?: Readonly<Record<string, string>>;
  /** As somebody would call it. */
  example: string;
};

/** One for people too. A switch has no `value`. */
export type Option = ParseArgsOptionDescriptor & {
  /** What is given, as it is named in capitals: `MINUTES`. */
  value?: string;
  /** What it is good for, with unit and limits. */
  tells: string;
  /** What holds where it is not given, in words; without them it is the default. */
  otherwise?: string;
};

type Config = Omit<ParseArgsConfig, "options"> & { options?: Readonly<Record<string, Option>> };
type Parsed<T extends Config> = ReturnType<typeof parseArgs<T>>;

/** What this process says after a slip. */
let said = "";

/**
 * The options and arguments of this process. `--help` prints how it is called and ends with 0; what the command does not know, an argument too
 * many or one too few is named, with the same words, and ends with 2.
 */
export function readCommandLine<const T extends Config>(usage: Usage, config: T): Parsed<T> {
  said = usageText(usage, config.options);
  const args = config.args ?? process.argv.slice(2);
  const ours = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  if (ours.includes("--help") || ours.includes("-h")) {
    console.log(said);
    process.exit(0);
  }
  let parsed: Parsed<T>;
  try {
    parsed = parseArgs<T>({ ...config, args, allowPositionals: usage.arguments !== undefined });
  } catch (error) {
    return slip(`${firstSentence(error)}.`);
  }
  const wrong = faultOfArguments(Object.keys(usage.arguments ?? {}), parsed.positionals);
  return wrong === null ? parsed : slip(wrong);
}

/** How a command is called, as it is printed. */
export function usageText(usage: Usage, options: Readonly<Record<string, Option>> = {}): string {
  const rows: [string, string][] = [
    ...Object.entries(usage.arguments ?? {}),
    ...Object.entries(options).map(([name, option]): [string, string] => [
      `--${name}${option.value === undefined ? "" : ` ${option.value}`}`,
      `${option.tells}${otherwise(option)}`,
    ]),
    ["--help", "this"],
    ...Object.entries(usage.variables ?? {}),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const listed = rows.map(([name, tells]) => `  ${name.padEnd(width)}  ${tells}`);
  const hasOptions = Object.keys(options).length > 0;
  const dashes = usage.call.includes(" -- ") || !hasOptions ? "" : " --";
  return [
    `${usage.call}${hasOptions ? `${dashes} [OPTION …]` : ""}`,
    ...[usage.does, "", ...listed, "", `For example: ${usage.example}`],
  ].join("\n");
}

function otherwise({ default: fallback, otherwise: words }: Option): string {
  if (words !== undefined) return ` (otherwise ${words})`;
  return typeof fallback === "string" ? ` (otherwise ${fallback})` : "";
}

function faultOfArguments(names: readonly string[], given: readonly string[]): string | null {
  const missing = names.find((name, at) => !name.startsWith("[") && given[at] === undefined);
  if (missing !== undefined) return `${missing} is missing.`;
  const isAnyNumber = names.at(-1)?.endsWith("…]") ?? false;
  const [tooMany] = isAnyNumber ? [] : given.slice(names.length);
  return tooMany === undefined ? null : `Unexpected argument '${tooMany}'.`;
}

/** @param what the option, as it is written @returns a whole number of at least `least` and at most `most`; anything else ends with 2 */
export function countFrom(
  what: string,
  value: string,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const count = Number(value);
  if (value.trim() !== "" && Number.isSafeInteger(count) && count >= least && count <= most) return count;
  const limits =
    most === Number.MAX_SAFE_INTEGER
      ? `of at least ${String(least)}`
      : `from ${String(least)} to ${String(most)}`;
  return slip(`${what} is "${value}"; it is a whole number ${limits}.`);
}

/** @returns a number from `least` to `most`; anything else ends with 2 */
export function numberFrom(what: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (value.trim() !== "" && number >= least && number <= most) return number;
  return slip(`${what} is "${value}"; it is a number from ${String(least)} to ${String(most)}.`);
}

/** @returns an address with http:// or https://; anything else ends with 2 */
export function addressFrom(what: string, value: string | undefined): URL {
  if (value === undefined) return slip(`${what} is missing.`);
  const url = URL.parse(value);
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  return slip(`${what} is "${value}"; it is an address with https:// or http://.`);
}

/** @returns one of those that there are; anything else ends with 2 */
export function oneOf<const T extends string>(what: string, value: string, there: readonly T[]): T {
  return there.find((one) => one === value) ?? slip(`${what} is "${value}"; there are ${there.join(", ")}.`);
}

/** Ends with 2: the command was called as it cannot be. Says why, and how it is called. */
export function slip(why: string): never {
  return refuse(`${why}\n${said}`);
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
