/** Whether times can be written in it ("Europe/Oslo"). What a browser or Meta calls a time zone need not be one. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Where this browser is; null where it cannot tell (Chromium then says "Etc/Unknown" and counts as in UTC). */
export function timeZone(): string | null {
  const { timeZone } = new Intl.DateTimeFormat("en").resolvedOptions() as { timeZone?: string };
  return timeZone !== undefined && isTimeZone(timeZone) ? timeZone : null;
}
