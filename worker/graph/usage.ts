import { field, isObject } from "./json.ts";

/*
 * Graph API, "rate limiting": headers that tell how much of Meta's budget for calls is used. They come with any answer, once
 * there was some traffic.
 */

/** For Page tokens; where it comes, it is what counts. By the id of a Page or a business a list of uses. */
const BUSINESS_USE = "x-business-use-case-usage";
const OTHERS = ["x-page-usage", "x-app-usage"];
const SHARES = ["call_count", "total_cputime", "total_time"];

/** The most of any budget that is used, in per cent; null where no header says. */
export function usageOf(headers: Headers): number | null {
  const uses = businessUses(headers);
  const told = uses.length > 0 ? uses : OTHERS.map((name) => jsonIn(headers, name));
  const percents = told.flatMap((use) => SHARES.map((share) => Number(field(use, share) ?? NaN)));
  const known = percents.filter(Number.isFinite);
  return known.length === 0 ? null : Math.max(0, ...known);
}

/** How long Meta will not serve the Page by its own estimate, in ms: of several the longest; null where it gives none. */
export function regainMs(headers: Headers): number | null {
  const minutes = businessUses(headers).map((use) =>
    Number(field(use, "estimated_time_to_regain_access") ?? 0),
  );
  const longest = Math.max(0, ...minutes.filter(Number.isFinite));
  return longest > 0 ? longest * 60_000 : null;
}

function businessUses(headers: Headers): unknown[] {
  const usage = jsonIn(headers, BUSINESS_USE);
  return Object.values(isObject(usage) ? usage : {}).flat();
}

function jsonIn(headers: Headers, name: string): unknown {
  try {
    return JSON.parse(headers.get(name) ?? "null");
  } catch {
    return null;
  }
}
