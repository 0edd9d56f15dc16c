/** A sign of a pattern: any digit, any letter, any of both, or this one. */
export type PatternSign = "digit" | "letter" | "either" | { is: string };

const WILD: Partial<Record<string, PatternSign>> = { "#": "digit", "@": "letter", "*": "either" };
/** What is shorter would be found in half of all texts. */
const SIGNS_MIN = 4;

/**
 * The signs of a pattern such as `KD-######`: `#` is any digit, `@` any letter, `*` any of both, `\` takes the next sign as it is, and everything else
 * is itself, in small letters or capitals. Null where it is none: a `\` at its end, fewer than four signs that are written, or none that is wild. It is
 * as long as what it finds, so that looking for it takes no longer than the text is, whatever it says.
 */
export function signsOf(pattern: string): PatternSign[] | null {
  const signs: PatternSign[] = [];
  const units = pattern.split("");
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] ?? "";
    const wild = WILD[unit];
    if (wild !== undefined) signs.push(wild);
    else if (unit !== "\\") signs.push({ is: unit.toLowerCase() });
    else {
      at += 1;
      const next = units[at];
      if (next === undefined) return null;
      signs.push({ is: next.toLowerCase() });
    }
  }
  const written = signs.filter((sign) => typeof sign === "string" || /[\p{L}\p{N}]/u.test(sign.is));
  const hasWild = signs.some((sign) => typeof sign === "string");
  return written.length < SIGNS_MIN || !hasWild ? null : signs;
}
