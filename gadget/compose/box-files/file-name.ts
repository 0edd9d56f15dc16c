/** Longest name that is shown and given, in UTF-16 units. */
const NAME_UNITS_MAX = 200;
/** How much of its end one keeps that is longer: it tells what the file is. */
const ENDING_UNITS = 20;

/** Controls, line ends, and marks that turn the order of others around: "invoice.<RLO>fdp.exe". */
const DECEIVING = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu;

/** A file's name as it can stand in a line and in an address, which servers take a few thousand signs of. */
export function shortName(given: string): string {
  const name = given.toWellFormed().replace(DECEIVING, "").trim();
  if (name.length <= NAME_UNITS_MAX) return name;
  const beginning = name.slice(0, NAME_UNITS_MAX - ENDING_UNITS - 1);
  // Half a sign is none.
  return `${beginning}…${name.slice(-ENDING_UNITS)}`.toWellFormed().replaceAll("\ufffd", "");
}
