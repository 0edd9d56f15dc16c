import * as v from "../values.ts";
import { MASK_PATTERN_UNITS_MAX } from "../limits.ts";
import { signsOf } from "./signs.ts";

/** A pattern of a desk's own. */
export const MaskPattern = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(MASK_PATTERN_UNITS_MAX),
  v.check((pattern) => signsOf(pattern) !== null, "no_pattern"),
);
