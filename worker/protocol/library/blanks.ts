import { faultsIn, type Fault } from "../outgoing/faults.ts";
import type { Outgoing } from "../outgoing/outgoing.ts";

/** The blank that the customer's own first name goes into. */
export const FIRST_NAME = "customer.first_name";

/** `{{order}}`: a name of at most 60 signs on one line, without braces; spaces around it do not count. */
const BLANK = /\{\{[^\S\n]*([^\s{}](?:[^\n{}]{0,58}[^\s{}])?)[^\S\n]*\}\}/gu;

/** Fields that hold an address ("url", "fallbackUrl", "couponUrl"). */
const ADDRESS = /^url$|Url$/;

/** The names of all blanks in a message, each once, in reading order. */
export function blanksIn(outgoing: Outgoing): string[] {
  const names = new Set<string>();
  mapTexts(outgoing, (text) => {
    for (const name of blanksOf(text)) names.add(name);
    return text;
  });
  return [...names];
}

/**
 * The message with its blanks filled in, in one pass: what looks like a blank within a value stays as it is. A blank
 * without a value stays, too. Within an address a value is encoded, so that it is one part of it and no more; where the
 * address begins with the blank, the value is its beginning and is left alone.
 */
export function fillBlanks(outgoing: Outgoing, values: ReadonlyMap<string, string>): Outgoing {
  return mapTexts(outgoing, (text, key) =>
    text.replace(BLANK, (blank, name: string, at: number) => {
      const value = values.get(name);
      if (value === undefined) return blank;
      return ADDRESS.test(key) && at > 0 ? encodeURIComponent(value.toWellFormed()) : value;
    }),
  );
}

/** A text in its parts: what is written, and the names of its blanks between. */
export type TextPart = { text: string } | { blank: string };

export function partsOf(text: string): TextPart[] {
  // Of a pattern with one group every second part is what it found.
  const parts = text
    .split(BLANK)
    .map((part, index): TextPart => (index % 2 === 1 ? { blank: part } : { text: part }));
  return parts.filter((part) => "blank" in part || part.text !== "");
}

/**
 * What Messenger would refuse whatever is filled in: of a field with blanks, that it is too long even when they are
 * empty. Computed whenever it is asked for: what a template may be is not what it was when it was saved.
 */
export function lastingFaults(outgoing: Outgoing): Fault[] {
  const open = pathsWithBlanks(outgoing);
  const emptied = mapTexts(outgoing, (text) => text.replace(BLANK, ""));
  const tooLong = faultsIn(emptied).filter(({ why }) => why === "too_long");
  return faultsIn(outgoing).filter(
    (fault) =>
      !open.has(fault.path) || fault.why === "not_allowed" || tooLong.some(({ path }) => path === fault.path),
  );
}

function blanksOf(text: string): string[] {
  return [...text.matchAll(BLANK)].map(([, name = ""]) => name);
}

function pathsWithBlanks(outgoing: Outgoing): Set<string> {
  const paths = new Set<string>();
  mapTexts(outgoing, (text, _key, path) => {
    if (blanksOf(text).length > 0) paths.add(path);
    return text;
  });
  return paths;
}

type Change = (text: string, key: string, path: string) => string;

/** A copy with each of its texts changed; names of kinds and types have no braces and stay as they are. */
function mapTexts(outgoing: Outgoing, change: Change): Outgoing {
  return mapValue(outgoing, change, "", "") as Outgoing;
}

function mapValue(value: unknown, change: Change, key: string, path: string): unknown {
  if (typeof value === "string") return change(value, key, path);
  if (Array.isArray(value))
    return value.map((item, index) => mapValue(item, change, key, `${path}[${String(index)}]`));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    mapValue(inner, change, name, path === "" ? name : `${path}.${name}`),
  ]);
  return Object.fromEntries(entries) as object;
}
