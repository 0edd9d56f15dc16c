import type { CountryCode } from "libphonenumber-js/core";
import { HIDDEN } from "../../protocol/masking/hidden.ts";
import type { HiddenKind, HidePolicy, MaskKind } from "../../protocol/masking/masking.ts";
import { signsOf, type PatternSign } from "../../protocol/masking/signs.ts";
import { cardsIn } from "./cards.ts";
import { emailsIn } from "./emails.ts";
import { ibansIn } from "./ibans.ts";
import { ownIn } from "./own.ts";
import { knownCountries, phonesIn } from "./phones.ts";
import { PASSED, plainOf, saidBy } from "./plain.ts";
import { merged, type Span } from "./span.ts";

/** What is hidden, in a form in which texts are looked through. */
export type HideRules = {
  kinds: ReadonlySet<MaskKind>;
  countries: readonly CountryCode[];
  patterns: readonly (readonly PatternSign[])[];
  /** By what it says, however it is written. */
  spared: ReadonlySet<string>;
};

/** A text as who does not see everything reads it, and what is hidden in it, first to last. */
export type Hidden = { text: string; hidden: HiddenKind[] };

/** Made once for how a desk is set. */
export function rulesFor(masking: HidePolicy): HideRules {
  const rules: HideRules = {
    kinds: new Set(masking.kinds),
    countries: knownCountries(masking.countries),
    patterns: masking.patterns.flatMap(({ pattern }) => {
      const signs = signsOf(pattern);
      return signs === null ? [] : [signs];
    }),
    spared: new Set(),
  };
  const spared = masking.spared.flatMap((text) => spansIn(text, rules)).map(({ value }) => value);
  return { ...rules, spared: new Set(spared) };
}

/** Without any of these there is nothing to hide. */
const ANY = /[@\uff20]|%40|\p{Nd}(?:\P{Nd}{0,3}\p{Nd}){5}/u;

/** Where something to be hidden stands, first to last. */
export function spansIn(text: string, rules: HideRules): Span[] {
  if (rules.patterns.length === 0 && !ANY.test(text)) return [];
  const plain = plainOf(text);
  const { kinds, countries, patterns, spared } = rules;
  const ibans = kinds.has("iban") || kinds.has("card") ? ibansIn(plain) : [];
  const proven = [
    ...(kinds.has("iban") ? ibans : []),
    // Digits of an account's number are no card's, whether or not it is hidden.
    ...(kinds.has("card") ? cardsIn(without(plain, ibans)) : []),
    ...(kinds.has("email") ? emailsIn(plain) : []),
  ];
  const found = [
    ...proven,
    // Digits that are something else for sure are no phone's.
    ...(kinds.has("phone") ? phonesIn(without(plain, proven), countries) : []),
    ...patterns.flatMap((signs) => ownIn(plain, signs)),
  ];
  if (found.length === 0) return [];
  return merged(found.filter(({ value }) => !spared.has(value))).map((span) => whole(text, span));
}

function without(plain: string, spans: readonly Span[]): string {
  let left = plain;
  for (const { from, to } of spans) left = `${left.slice(0, from)}${"•".repeat(to - from)}${left.slice(to)}`;
  return left;
}

/** A sign of two units is hidden whole. */
function whole(text: string, span: Span): Span {
  const isHalf = (at: number): boolean => /[\udc00-\udfff]/.test(text[at] ?? "");
  return {
    ...span,
    from: isHalf(span.from) ? span.from - 1 : span.from,
    to: isHalf(span.to) ? span.to + 1 : span.to,
  };
}

/** What is hidden in a text is HIDDEN, and the rest of it as it was. */
export function hide(text: string, rules: HideRules): Hidden {
  return hideSpans(text, spansIn(text, rules));
}

/** The same of these places, first to last. */
export function hideSpans(text: string, spans: readonly Span[]): Hidden {
  if (spans.length === 0) return { text, hidden: [] };
  let shown = "";
  let at = 0;
  for (const { from, to } of spans) {
    shown += `${text.slice(at, from)}${HIDDEN}`;
    at = to;
  }
  return { text: `${shown}${text.slice(at)}`, hidden: spans.map(({ kind }) => kind) };
}

/** Numbers that prove themselves: what looks like one over two texts is one. */
const PROVEN: ReadonlySet<string> = new Set<HiddenKind>(["card", "iban"]);

/**
 * The same of texts that follow each other, as somebody writes a number in two messages: in each what is hidden in it, and what begins in one and
 * ends in another, where that proves itself (cards, IBANs).
 */
export function hideAcross(texts: readonly string[], rules: HideRules): Hidden[] {
  const across = texts.length < 2 ? [] : spansAcross(texts, rules);
  return texts.map((text, at) => {
    const own = spansIn(text, rules);
    return hideSpans(text, merged([...own, ...(across[at] ?? [])]));
  });
}

/** A part of what begins or ends in another text. `before`: of its digits and letters so many stand before this part. `value`: what all of it says. */
type Part = Span & { before: number };

/** For each text which of its parts belong to something that begins or ends in another. */
export function spansAcross(texts: readonly string[], rules: HideRules): Part[][] {
  const starts: number[] = [];
  let joined = "";
  for (const text of texts) {
    starts.push(joined.length);
    joined += `${text}${PASSED}`;
  }
  const found = spansIn(joined, rules).filter(({ kind }) => PROVEN.has(kind));
  return texts.map((text, n) => {
    const start = starts[n] ?? 0;
    const end = start + text.length;
    return found
      .filter(({ from, to }) => from < end && to > start && (from < start || to > end))
      .map((span) => ({
        ...span,
        from: Math.max(span.from, start) - start,
        to: Math.min(span.to, end) - start,
        before: saidBy(joined.slice(span.from, Math.max(span.from, start))).length,
      }));
  });
}

/**
 * Of what was cut a part may be left that says too much, and is known for nothing any more: digits at its end, or the begin of an address. Each with what
 * it may be the begin of.
 */
const CUT_OFF: readonly (readonly [kinds: readonly HiddenKind[], end: RegExp])[] = [
  [["iban"], /\p{L}{2}\p{Nd}{2}[\p{L}\p{Nd} ]*(…?)$/u],
  [["email"], /[^\s@]{1,64}[@\uff20][^\s@]*(…?)$/u],
  [["card", "iban", "phone", "own"], /[\p{Nd}](?:[^\p{L}\p{Nd}]{0,3}\p{Nd}){3,}[^\p{L}\p{Nd}]{0,3}?(…?)$/u],
];

/** A text of which the end may be missing. */
export function hideCut(text: string, rules: HideRules): Hidden {
  const shown = hide(text, rules);
  const looksFor = (kind: HiddenKind) => (kind === "own" ? rules.patterns.length > 0 : rules.kinds.has(kind));
  const ends = CUT_OFF.flatMap(([kinds, end]) => {
    const kind = kinds.find(looksFor);
    const found = kind === undefined ? null : end.exec(shown.text);
    return kind === undefined || found === null ? [] : [{ kind, from: found.index, mark: found[1] ?? "" }];
  });
  const [first] = ends.sort((a, b) => a.from - b.from);
  if (first === undefined) return shown;
  const kept = shown.text.slice(0, first.from);
  return { text: `${kept}${HIDDEN}${first.mark}`, hidden: [...shown.hidden, first.kind] };
}

/** At the begin or the end of a text: as many digits as a half of a number may have that is parted over two. Four alone may be read on a receipt. */
const HALVES: readonly RegExp[] = [
  /^(?:\p{L}{2})?\p{Nd}(?:[^\p{L}\p{Nd}]{0,3}\p{Nd}){4,}/u,
  /(?:\p{L}{2})?\p{Nd}(?:[^\p{L}\p{Nd}]{0,3}\p{Nd}){4,}[^\p{L}\p{Nd}]{0,3}$/u,
];

/** A text that is told without those around it: what may be a half of a number that goes on there is hidden with all else. */
export function hideHalves(text: string, rules: HideRules): Hidden {
  const kind = (["card", "iban"] as const).find((it) => rules.kinds.has(it));
  const shown = hide(text, rules);
  if (kind === undefined) return shown;
  const without = HALVES.reduce((left, half) => left.replace(half, HIDDEN), shown.text);
  return without === shown.text ? shown : { text: without, hidden: [...shown.hidden, kind] };
}
