import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/core";
import type { CountryCode } from "libphonenumber-js/core";
import metadata from "libphonenumber-js/min/metadata";
import { groupsIn, type Group } from "./groups.ts";
import { isWordBefore, isWordSign, type Span } from "./span.ts";

/**
 * Phone numbers: with the code of their country ("+", "00") wherever that is, without it of the countries that a desk names. Whether there is
 * such a number say the tables of libphonenumber; here is what else digits may be, and how much of that is tried.
 */

const DIGITS_MIN = 7;
/** ITU-T E.164, and the two noughts before it. */
const DIGITS_MAX = 17;
/** Without a nought before it, in one piece, it may as well be an order's number, which is shorter. */
const BARE_DIGITS_MIN = 11;
/** The same where a number is dialled with one, however it is parted: what is shorter lacks what it begins with. */
const WITHOUT_NOUGHT_MIN = 10;
/** An amount, rather. */
const ROUND = /0{6}$/;
/** The tables are asked so often about one text: behind that whatever looks like a number is taken for one. */
const ASKED_MAX = 200;

const RUN = /\(?[0-9](?:(?: - |[ .()/\u200b-]{0,2})[0-9])+/g;
/** "01.12.2026", "2026-12-01", "1/12/26". */
const DATE =
  /(?<![0-9.])(?:(?:0?[1-9]|[12][0-9]|3[01])([./-])(?:0?[1-9]|1[0-2])\1|(?:0?[1-9]|1[0-2])\/(?:0?[1-9]|[12][0-9]|3[01])\/)(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9]|[./][0-9])|(?<![0-9])(?:19|20)[0-9]{2}([./-])[01][0-9]\2[0-3][0-9](?![0-9])/g;
const MONEY_BEFORE = /(?:\p{Sc}|\b(?:EUR|USD|CHF|GBP|CNY|JPY|INR|PLN|SAR|AED|TRY|BRL|MXN))[ ]?$/u;
const MONEY_BEHIND = /^[ ]?(?:\p{Sc}|%|(?:EUR|USD|CHF|GBP|CNY|JPY|INR|PLN|SAR|AED|TRY|BRL|MXN)\b)/u;

type Asking = { countries: readonly CountryCode[]; left: number };

/** Countries of which there are tables. */
export function knownCountries(countries: readonly string[]): CountryCode[] {
  return countries.filter((it): it is CountryCode => isSupportedCountry(it as CountryCode, metadata));
}

/** All of them in a plain text. */
export function phonesIn(plain: string, countries: readonly CountryCode[]): Span[] {
  const asking: Asking = { countries, left: ASKED_MAX };
  const dated = plain.replace(DATE, (date) => "\u0000".repeat(date.length));
  const spans: Span[] = [];
  for (const { 0: run, index } of dated.matchAll(RUN)) {
    const groups = groupsIn(run, index);
    let begins = true;
    for (let at = 0; at < groups.length;) {
      const found: { span: Span; groups: number } | null =
        begins || mayBegin(dated, groups[at]) ? longestFrom(dated, groups, at, asking) : null;
      if (found !== null) spans.push(found.span);
      at += found?.groups ?? 1;
      // What follows a number is looked at as what stands first.
      begins = found !== null;
    }
  }
  return spans;
}

/** Within a run of digits a number begins where it is seen to, so that not each of them is asked about. */
function mayBegin(dated: string, group: Group | undefined): boolean {
  return group !== undefined && (group.digits.startsWith("0") || leadOf(dated, group.from) !== "");
}

/** What stands directly before the digits and belongs to them. */
function leadOf(dated: string, from: number): string {
  return /(?:\+[\u200b ]?\(?|\()$/.exec(dated.slice(Math.max(0, from - 3), from))?.[0] ?? "";
}

function longestFrom(
  dated: string,
  groups: readonly Group[],
  at: number,
  asking: Asking,
): { span: Span; groups: number } | null {
  const first = groups[at];
  if (first === undefined) return null;
  const lead = leadOf(dated, first.from);
  const from = first.from - lead.length;
  if (!isBoundBefore(dated, from)) return null;
  const within = windowsFrom(groups, at);
  for (const length of within) {
    const last = groups[at + length - 1];
    if (last === undefined || !isBoundBehind(dated, last.to)) continue;
    const written = groups.slice(at, at + length).map(({ digits }) => digits);
    const value = numberOf(lead, written, asking);
    if (value !== null) return { span: { from, to: last.to, kind: "phone", value }, groups: length };
  }
  return null;
}

/** Of how many groups from there on a number may be, the most first. */
function windowsFrom(groups: readonly Group[], at: number): number[] {
  const lengths: number[] = [];
  let digits = 0;
  for (let to = at; to < groups.length; to++) {
    digits += groups[to]?.digits.length ?? 0;
    if (digits > DIGITS_MAX) break;
    if (digits >= DIGITS_MIN) lengths.unshift(to - at + 1);
  }
  return lengths;
}

function isBoundBefore(dated: string, from: number): boolean {
  const before = dated.slice(Math.max(0, from - 5), from);
  if (isWordBefore(dated, from) || /[#$+]$/.test(before)) return false;
  // By its "+" it is one, whatever stands before it.
  return dated[from] === "+" || !(/[0-9•][,:.]$/.test(before) || MONEY_BEFORE.test(before));
}

function isBoundBehind(dated: string, to: number): boolean {
  const behind = dated.slice(to, to + 5);
  return !isWordSign(behind[0]) && !/^[,:][0-9•]/.test(behind) && !MONEY_BEHIND.test(behind);
}

/** As E.164 has it; null where there is no such number. */
function numberOf(lead: string, written: readonly string[], asking: Asking): string | null {
  const digits = written.join("");
  if (lead.startsWith("+")) return asked(`+${digits}`, undefined, asking, false);
  const abroad = /^00([1-9].*)$/.exec(digits)?.[1];
  if (abroad !== undefined) {
    const number = asked(`+${abroad}`, undefined, asking, true);
    if (number !== null) return number;
  }
  const isBare = written.length === 1 && !digits.startsWith("0") && digits.length < BARE_DIGITS_MIN;
  if (isBare) return null;
  if (!digits.startsWith("0") && (digits.length < WITHOUT_NOUGHT_MIN || ROUND.test(digits))) return null;
  for (const country of asking.countries) {
    const number = asked(digits, country, asking, true);
    if (number !== null) return number;
  }
  return null;
}

/** `isExact`: there is such a number, and people there write it so; else one could be as long. */
function asked(
  text: string,
  defaultCountry: CountryCode | undefined,
  asking: Asking,
  isExact: boolean,
): string | null {
  if (asking.left <= 0) return text;
  asking.left -= 1;
  const options = defaultCountry === undefined ? { extract: false } : { defaultCountry, extract: false };
  const number = parsePhoneNumberFromString(text, options, metadata);
  if (number === undefined) return null;
  const isOne = isExact ? number.isValid() : number.isPossible();
  // Without the nought that is dialled before it, it is none: all kinds of digits would be.
  const isWritten = defaultCountry === undefined || number.formatNational().replace(/\D/g, "") === text;
  return isOne && isWritten ? number.number : null;
}
