import { regionOf } from "./region.ts";

/** Locales of Meta's whose second part names no country where people live ("es_LA": Latin America, "ar_AR": Arabic). */
const NO_COUNTRY = /^(?:es_LA|ar_AR|en_UD|en_PI|eo_EO|la_VA|tl_ST|fb_\w+|ck_US)$/;

/** Time zones of a country, whose clocks show the earliest and the latest time there; the same one twice where all agree. */
export type LocalTimes = { country: string; earliest: string; latest: string };

/**
 * Where the clocks stand, at `now` (ms), in the country of a locale of Meta's ("de_DE"); null where it names none, or this
 * browser knows no time zones of it.
 */
export function localTimes(locale: string, now: number): LocalTimes | null {
  if (NO_COUNTRY.test(locale) || !locale.includes("_")) return null;
  const country = regionOf(locale);
  if (country === null) return null;
  const zones = zonesOf(country).map((zone) => ({ zone, offset: offsetOf(zone, now) }));
  zones.sort((a, b) => a.offset - b.offset);
  const [first, last] = [zones[0], zones.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    country,
    earliest: first.zone,
    latest: last.offset === first.offset ? first.zone : last.zone,
  };
}

type WithZones = Intl.Locale & { getTimeZones?: () => string[] | undefined; timeZones?: string[] };

/** Of the browser's own tables, which Firefox has had since 2025; before, there are none. */
function zonesOf(country: string): string[] {
  const locale = new Intl.Locale(`und-${country}`) as WithZones;
  return (locale.getTimeZones?.() ?? locale.timeZones ?? []).filter(
    (zone) => !zone.startsWith("Antarctica/"),
  );
}

/** What the clocks there show, in ms since the epoch as if it were UTC. */
function offsetOf(timeZone: string, now: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" },
  }).formatToParts(now);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"));
}
