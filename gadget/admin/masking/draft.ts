import {
  MASK_COUNTRIES_MAX,
  MASK_PATTERN_UNITS_MAX,
  MASK_PATTERNS_MAX,
  MASK_REASONS_MAX,
  MASK_SPARED_MAX,
} from "../../../worker/protocol/limits.ts";
import type { Masking } from "../../../worker/protocol/masking/masking.ts";
import { signsOf } from "../../../worker/protocol/masking/signs.ts";

/** What is written in several lines, as it stands in the fields. */
export type Typed = { countries: string; patterns: string; spared: string; reasons: string };
/** What is wrong with a field: the line, where one is, or how many there may be. */
export type Wrong = Partial<Record<keyof Typed, { line: string } | { most: number }>>;

/** How a desk is set, as it stands in the fields. */
export function typedOf({ countries, patterns, spared, reasons }: Masking): Typed {
  return {
    countries: countries.join(", "),
    patterns: patterns.map(({ name, pattern }) => `${name}: ${pattern}`).join("\n"),
    spared: spared.join("\n"),
    reasons: reasons.join("\n"),
  };
}

/** What the fields say. A pattern keeps its id as long as its name stays. */
export function readTyped(typed: Typed, before: Masking): Pick<Masking, keyof Typed> | { wrong: Wrong } {
  const countries = [
    ...new Set(
      typed.countries
        .toUpperCase()
        .split(/[\s,;،、，]+/u)
        .filter((it) => it !== ""),
    ),
  ];
  const [patterns, spared, reasons] = [
    linesOf(typed.patterns),
    linesOf(typed.spared),
    linesOf(typed.reasons),
  ];
  const read = patterns.map(readPattern);
  const bad = patterns.find((_, at) => read[at] === null);
  const isNoCountry =
    countries.length > MASK_COUNTRIES_MAX || !countries.every((it) => /^[A-Z]{2}$/.test(it));
  const wrong: Wrong = {
    ...(isNoCountry ? { countries: { most: MASK_COUNTRIES_MAX } } : {}),
    ...(bad === undefined ? {} : { patterns: { line: bad } }),
    ...(patterns.length > MASK_PATTERNS_MAX ? { patterns: { most: MASK_PATTERNS_MAX } } : {}),
    ...(spared.length > MASK_SPARED_MAX ? { spared: { most: MASK_SPARED_MAX } } : {}),
    ...(reasons.length > MASK_REASONS_MAX ? { reasons: { most: MASK_REASONS_MAX } } : {}),
  };
  if (Object.keys(wrong).length > 0) return { wrong };
  return {
    countries,
    patterns: withIds(
      read.filter((it) => it !== null),
      before,
    ),
    spared,
    reasons,
  };
}

function linesOf(text: string): string[] {
  return [...new Set(text.split("\n").map((line) => line.trim()))].filter((line) => line !== "");
}

function readPattern(line: string): { name: string; pattern: string } | null {
  const [, name = "", pattern = ""] = /^([^:：]+)[:：]\s*(.+)$/u.exec(line) ?? [];
  const isPattern = pattern.length <= MASK_PATTERN_UNITS_MAX && signsOf(pattern) !== null;
  return isPattern ? { name: name.trim(), pattern } : null;
}

function withIds(read: { name: string; pattern: string }[], { patterns }: Masking): Masking["patterns"] {
  const taken = new Set(patterns.map(({ id }) => id));
  let next = 1;
  return read.map((it) => {
    const known = patterns.find(({ name }) => name === it.name);
    if (known !== undefined) return { id: known.id, ...it };
    while (taken.has(`p${String(next)}`)) next += 1;
    taken.add(`p${String(next)}`);
    return { id: `p${String(next)}`, ...it };
  });
}
