import fc from "fast-check";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    fuzzSeconds: number;
    fuzzSeed: number;
  }
}

/** A run at length (`npm run fuzz`) has an hour at most. */
export const FUZZ_TIMEOUT = { timeout: 60 * 60_000 };

type Bounds = Pick<
  fc.Parameters,
  "numRuns" | "seed" | "endOnFailure" | "interruptAfterTimeLimit" | "markInterruptAsFailure"
>;

/**
 * So many runs among the other tests; by time where somebody wants it at length: the file's, shared with so many `properties` of it. A failure
 * prints its seed.
 */
export function fuzzed(runs: number, properties = 1): Bounds {
  const [seconds, seed] = [inject("fuzzSeconds"), inject("fuzzSeed")];
  const length =
    seconds > 0
      ? {
          numRuns: 1_000_000_000,
          interruptAfterTimeLimit: (seconds * 1_000) / properties,
          markInterruptAsFailure: false,
        }
      : { numRuns: runs };
  return { ...length, seed, endOnFailure: true };
}

/** A text that somebody changed a little: a letter, a piece, its end, what stands around it. */
export function altered(text: string): fc.Arbitrary<string> {
  const at = fc.nat({ max: Math.max(0, text.length - 1) });
  const piece = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.constantFrom(".", "..", "=", "-", "_", "%00", "\u0000", "é", "A", "/", "+", " "),
  );
  return fc.oneof(
    fc.tuple(at, piece).map(([n, it]) => text.slice(0, n) + it + text.slice(n + 1)),
    fc.tuple(at, piece).map(([n, it]) => text.slice(0, n) + it + text.slice(n)),
    at.map((n) => text.slice(0, n)),
    at.map((n) => text.slice(n)),
    fc.tuple(at, at).map(([a, b]) => text.slice(0, Math.min(a, b)) + text.slice(Math.max(a, b))),
    fc.tuple(piece, piece).map(([before, after]) => before + text + after),
    fc.constantFrom(
      text.toUpperCase(),
      text.toLowerCase(),
      `${text}${text}`,
      `${text}.`,
      text.split(".").reverse().join("."),
    ),
    fc.string({ maxLength: 200 }),
  );
}
