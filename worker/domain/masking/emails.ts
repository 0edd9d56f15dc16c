import type { Span } from "./span.ts";

/** Addresses of mail, as people write them: what RFC 5321 allows in quotes nobody does. */

/** RFC 5321, 4.5.3.1. */
const LOCAL_MAX = 64;
const DOMAIN_MAX = 255;
const LATIN = /[\p{sc=Latin}\p{M}0-9.!#$%&'*+/=?^_`{|}~\u200b-]/u;
const LATIN_NAME = /[\p{sc=Latin}\p{M}0-9.\u200b-]/u;
/** Of a script of its own: there it ends where that does. */
const OTHER = /[\p{L}\p{M}\p{N}._+-]/u;
const NAME_ENDS = /[.\-\u200b]+$/;
const HOST = /^[^.]+(?:\.[^.]+)*\.(?:\p{L}[\p{L}\p{M}\d-]*)$/u;

/** All of them in a plain text. */
export function emailsIn(plain: string): Span[] {
  const spans: Span[] = [];
  for (let at = plain.indexOf("@"); at >= 0; at = plain.indexOf("@", at + 1)) {
    const from = localBefore(plain, at);
    const to = domainBehind(plain, at + 1);
    if (from === at || to === null) continue;
    const value = plain.slice(from, to).replaceAll("\u200b", "").toLowerCase();
    spans.push({ from, to, kind: "email", value });
  }
  return spans;
}

function localBefore(plain: string, at: number): number {
  const sign = LATIN.test(plain[at - 1] ?? "") ? LATIN : OTHER;
  let from = at;
  while (from > 0 && at - from < LOCAL_MAX && sign.test(plain[from - 1] ?? "")) from -= 1;
  // What stands around an address, or in a link before it, is none of it.
  const local = plain.slice(from, at);
  const parted = local.search(/[=?&/][^=?&/]*$/);
  const begins = parted < 0 ? 0 : parted + 1;
  return from + begins + (/^[.'`*~\u200b-]+/.exec(local.slice(begins))?.[0].length ?? 0);
}

function domainBehind(plain: string, begin: number): number | null {
  const first = plain.slice(begin).search(/[^\u200b]/);
  if (first < 0) return null;
  const start = begin + first;
  const sign = LATIN_NAME.test(plain[start] ?? "") ? LATIN_NAME : OTHER;
  let to = start;
  while (to < plain.length && to - start < DOMAIN_MAX && sign.test(plain[to] ?? "")) to += 1;
  // What follows a dot may be something else, such as a number.
  for (
    let domain = plain.slice(start, to);
    domain !== "";
    domain = domain.slice(0, domain.lastIndexOf("."))
  ) {
    const name = domain.replace(NAME_ENDS, "");
    if (HOST.test(name.replaceAll("\u200b", ""))) return start + name.length;
    if (!domain.includes(".")) return null;
  }
  return null;
}
