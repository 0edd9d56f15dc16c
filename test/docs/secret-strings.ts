/** What looks like a secret that somebody left in a file. */

/** As those that give them out write them; the last part is what tells them from a word. */
const KNOWN: Readonly<Record<string, RegExp>> = {
  "a private key": /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/=\s]{60}/g,
  "a token of Meta's": /\bEAA[A-Za-z0-9]{40,}/g,
  "an app token of Meta's": /\b\d{14,17}\|[A-Za-z0-9_-]{27}\b/g,
  "a key of this API": /\bfbk_[A-Za-z0-9_-]{1,64}_[0-9a-f]{64}\b/g,
  "a session or reviewer link": /\b(?:admin|review)_[A-Za-z0-9_-]{43}\b/g,
  "a secret of a webhook": /\bwhsec_[A-Za-z0-9+/]{32,}={0,2}/g,
  "a token of GitHub's": /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,})/g,
  "a token of npm's": /\bnpm_[A-Za-z0-9]{36}\b/g,
  "a key of Amazon's": /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  "a token of Slack's": /\bxox[abprs]-[A-Za-z0-9-]{20,}/g,
  "a key of Stripe's": /\b[sr]k_live_[A-Za-z0-9]{20,}/g,
  "a signed token": /\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{20,}/g,
};
/** Something of random letters that is assigned to what is called a secret. */
const NAMED =
  /(?:secret|token|password|passwd|api_?key|private_?key|encryption_?keys?)["']?\s*[:=]\s*["'`]?([A-Za-z0-9+/_=-]{24,})/gi;
/** Bits for each letter: words have less, random base64 of 32 letters some 4.4 and hexadecimal 3.6 and more. */
const RANDOM_BITS = 3.5;

/** What looks like one, and where: the line counts from 1. */
export function secretStringsIn(text: string): { line: number; what: string; found: string }[] {
  const known = Object.entries(KNOWN).flatMap(([what, pattern]) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ index, what, found })),
  );
  const named = [...text.matchAll(NAMED)]
    .map(({ index, 1: found = "" }) => ({ index, what: "what is called a secret", found }))
    .filter(({ found }) => isRandom(found));
  return [...known, ...named]
    .filter(({ found }) => bitsOf(found) > 2)
    .map(({ index, what, found }) => ({ line: text.slice(0, index).split("\n").length, what, found }));
}

function isRandom(text: string): boolean {
  return bitsOf(text) >= RANDOM_BITS && /\d/.test(text) && !/^[a-z]+(?:[-_/][a-z0-9]+)+$/i.test(text);
}

/** Shannon's entropy of its letters. */
function bitsOf(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum - (n / text.length) * Math.log2(n / text.length), 0);
}
