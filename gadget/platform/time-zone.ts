/** Whether times can be written in it ("Europe/Oslo"). What a browser or Meta calls a time zone need not be one. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The day there at `at` (ms), "2026-11-30"; in a time zone that nobody knows here, the day in UTC. */
export function dayIn(timeZone: string, at: number): string {
  const of = (zone: string): string =>
    new Intl.DateTimeFormat("en-CA", {
      ...{ timeZone: zone, calendar: "iso8601", numberingSystem: "latn" },
      ...{ year: "numeric", month: "2-digit", day: "2-digit" },
    })
      .formatToParts(at)
      .map(({ value }) => value)
      .join("");
  return of(isTimeZone(timeZone) ? timeZone : "UTC");
}

/** Where this browser is; null where it cannot tell (Chromium then says "Etc/Unknown" and counts as in UTC). */
export function timeZone(): string | null {
  const { timeZone } = new Intl.DateTimeFormat("en").resolvedOptions() as { timeZone?: string };
  return timeZone !== undefined && isTimeZone(timeZone) ? timeZone : null;
}
