import { groupsIn, type Group } from "./groups.ts";
import type { Span } from "./span.ts";

/**
 * Numbers of payment cards (ISO/IEC 7812): 13 to 19 digits that pass the Luhn check and begin as those of a network do, in one piece or as
 * people part them. So a time in milliseconds, the number of a SIM card, or most order numbers are none. What proves itself so is one whatever letters
 * stand at it ("VISA4111…", "4111…exp1227"): most of what is written so and is none fails that proof, and the rest a desk names as its own.
 */

const LENGTH_MIN = 13;
const LENGTH_MAX = 19;
/** Visa, Mastercard, Amex, Diners, JCB, Discover, UnionPay, Maestro, RuPay, Mir, Troy. */
const NETWORK = /^(?:4|5[0-8]|6|2(?:2[0-9]|[3-6]|7[01]|720)|3(?:0[0-5]|[4-9])|9792)/;
/** Up to three signs between two digits of one number, one of which may begin another line. */
const RUN = /[0-9](?:[ ./_\u200b\n-]{0,3}[0-9]){12,}/g;

/** All of them in a plain text. */
export function cardsIn(plain: string): Span[] {
  const spans: Span[] = [];
  for (const { 0: run, index } of plain.matchAll(RUN)) {
    const groups = groupsIn(run, index);
    for (let at = 0; at < groups.length;) {
      const length = cardAt(groups, at);
      const [first, last] = [groups[at], groups[at + length - 1]];
      if (length > 0 && first !== undefined && last !== undefined) {
        const value = groups.slice(at, at + length).map(({ digits }) => digits);
        spans.push({ from: first.from, to: last.to, kind: "card", value: value.join("") });
      }
      at += Math.max(1, length);
    }
  }
  return spans;
}

/** Of how many groups from there on a number is made, the most of them; 0: of none. */
function cardAt(groups: readonly Group[], at: number): number {
  let digits = "";
  let length = 0;
  for (let to = at; to < groups.length; to++) {
    digits += groups[to]?.digits ?? "";
    if (digits.length > LENGTH_MAX) break;
    const parts = groups.slice(at, to + 1).map((group) => group.digits.length);
    const isOne = digits.length >= LENGTH_MIN && arePartsOfCard(parts) && isCard(digits);
    if (isOne) length = to - at + 1;
  }
  return length;
}

/** People part them in groups of three and more, or all alike; a date has two, two and four. */
function arePartsOfCard(parts: readonly number[]): boolean {
  const [first = 0] = parts;
  return parts.every((part) => part >= 3) || parts.slice(0, -1).every((part) => part === first);
}

/** Whether digits are the number of a card. */
export function isCard(digits: string): boolean {
  return NETWORK.test(digits) && !/^(\d)\1*$/.test(digits) && passesLuhn(digits);
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const counted = at % 2 === 1 ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}
