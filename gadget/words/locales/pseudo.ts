import type { WordTools } from "../word-tools.ts";
import type { Strings } from "./en.ts";

/**
 * English that is no language: marked at both ends, accented and a third longer. What is on the screen without
 * marks was never translated; what loses one does not have room for a longer language.
 */
export default function pseudo(_tools: WordTools, english: Strings): Strings {
  return {
    ...(strange(english) as Strings),
    beside: (words) => strange(words) as typeof words,
    list: (words) => strange(words) as typeof words,
    actions: (words) => strange(words) as typeof words,
    content: (words) => strange(words) as typeof words,
    late: (words) => strange(words) as typeof words,
  };
}

function strange(value: unknown): unknown {
  if (typeof value === "string") return mark(value);
  if (typeof value === "function") {
    const say = value as (...args: unknown[]) => string | null;
    return (...args: unknown[]) => {
      const said = say(...args);
      return said === null ? null : mark(said);
    };
  }
  const entries = Object.entries(value as object).map(([key, inner]) => [key, strange(inner)]);
  return Object.fromEntries(entries);
}

function mark(text: string): string {
  if (text === "") return text;
  const accented = text.replace(/[aeiou]/g, (letter) => `${letter}\u0301`);
  return `⟦${accented}${"·".repeat(Math.ceil(text.length / 3))}⟧`;
}
