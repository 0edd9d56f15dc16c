const STEP = 1024;
const UNITS = ["kilobyte", "megabyte", "gigabyte"] as const;
const SHORT = ["kB", "MB", "GB"];

/**
 * "840 bytes", "3.4 kB", "25 MB": in the unit that says something, of 1,024 of the one before, as the limits of Meta and of this
 * deployment are told. Of less than ten one digit behind the point.
 */
export function sizeIn(said: string, bytes: number): string {
  let [size, unit] = [bytes, -1];
  // As it is written: 1,023.9 kB is 1 MB.
  while (unit < UNITS.length - 1 && Math.round(size) >= STEP) [size, unit] = [size / STEP, unit + 1];
  const told = unit >= 0 && size < 10 ? Math.round(size * 10) / 10 : Math.round(size);
  try {
    const name = UNITS[unit];
    const style =
      name === undefined
        ? ({ unit: "byte", unitDisplay: "long" } as const)
        : ({ unit: name, unitDisplay: "short" } as const);
    return new Intl.NumberFormat(said, { style: "unit", ...style }).format(told);
  } catch {
    return `${told} ${SHORT[unit] ?? "B"}`;
  }
}
