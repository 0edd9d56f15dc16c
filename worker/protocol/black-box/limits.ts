/** So long what came raw is kept, in hours; a week at most. */
export const BOX_HOURS_MIN = 1;
export const BOX_HOURS_MAX = 168;
export const BOX_HOURS = 24;

/** What could not be read or written is kept so long, whether or not the box is on. */
export const LETTER_DAYS = 14;

/** Told at once. */
export const BOX_FOUND_MAX = 100;

/** Why somebody reads it, in their words (UTF-16 units). */
export const BOX_REASON_UNITS_MAX = 200;
