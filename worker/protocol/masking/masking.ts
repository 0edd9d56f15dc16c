import * as v from "../values.ts";
import {
  MASK_COUNTRIES_MAX,
  MASK_NAME_UNITS_MAX,
  MASK_PATTERNS_MAX,
  MASK_REASONS_MAX,
  MASK_REASON_UNITS_MAX,
  MASK_SPARED_MAX,
  MASK_SPARED_UNITS_MAX,
} from "../limits.ts";
import { oneLine } from "../one-line.ts";
import { Id } from "../routing/fields.ts";
import { MASK_KINDS, MASK_READERS, MASK_REVEALERS, type HiddenKind } from "./kinds.ts";
import { MaskPattern } from "./pattern.ts";

export { HIDDEN_KINDS, MASK_KINDS, type HiddenKind, type MaskKind } from "./kinds.ts";

const Country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));
/** A set, in the order of its words. */
const some = <const T extends readonly string[]>(words: T) =>
  v.pipe(
    v.array(v.picklist(words)),
    v.maxLength(20),
    v.transform((given) => words.filter((word) => given.includes(word)) as T[number][]),
  );

/** What is hidden at a desk, and from whom. What is stored stays whole. */
export const Masking = v.strictObject({
  /** Nothing is hidden from anybody while it is off. */
  isOn: v.boolean(),
  kinds: some(MASK_KINDS),
  /** Countries (ISO 3166) whose phone numbers are known without their code; all others are known with it. */
  countries: v.pipe(v.array(Country), v.maxLength(MASK_COUNTRIES_MAX)),
  /** The desk's own, in a language of a few signs (pattern.ts). */
  patterns: v.pipe(
    v.array(v.strictObject({ id: Id, name: oneLine(MASK_NAME_UNITS_MAX), pattern: MaskPattern })),
    v.maxLength(MASK_PATTERNS_MAX),
  ),
  /** What is the desk's own and never hidden: its hotline, its address. */
  spared: v.pipe(v.array(oneLine(MASK_SPARED_UNITS_MAX)), v.maxLength(MASK_SPARED_MAX)),
  /** Who sees everything. */
  sees: some(MASK_READERS),
  /** Who else may have a message shown. */
  reveals: some(MASK_REVEALERS),
  /** Reasons to choose from; none: whoever reveals writes one. */
  reasons: v.pipe(v.array(oneLine(MASK_REASON_UNITS_MAX)), v.maxLength(MASK_REASONS_MAX)),
  /** What endpoints and bots get. */
  webhooks: v.picklist(["masked", "whole"]),
  bots: v.picklist(["masked", "whole"]),
});
export type Masking = v.InferOutput<typeof Masking>;

/** What is looked for in texts, whoever reads them. */
export type HidePolicy = Pick<Masking, "kinds" | "countries" | "patterns" | "spared">;

/** Until somebody decides. */
export const DEFAULT_MASKING: Masking = {
  isOn: false,
  kinds: [...MASK_KINDS],
  countries: [],
  patterns: [],
  spared: [],
  sees: ["supervisor", "admin"],
  reveals: ["agent", "supervisor", "admin"],
  reasons: [],
  webhooks: "masked",
  bots: "masked",
};

/** What agents are told of it: who may have something shown, and the reasons to choose from. Left out where nothing is hidden from anybody. */
export type MaskingTold = Pick<Masking, "reveals" | "reasons">;

/** A text as who does not see everything reads it, and what is hidden in it, first to last. */
export type MaskTried = { text: string; hidden: HiddenKind[] };
