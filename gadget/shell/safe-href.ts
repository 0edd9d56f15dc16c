/** Nothing else may be followed: a customer wrote it. */
const SAFE = new Set(["http:", "https:", "mailto:", "tel:"]);
/** Signs that turn the order of letters around, that nobody sees, or that a browser reads as another sign. */
const DECEIVING = /[\p{Default_Ignorable_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\\]/u;
/** Letters of these look like Latin ones: in one name with them they are there to deceive. */
const LOOKS_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;
/** Full stops of CJK writing, which a browser takes for the dot of a host. */
const OTHER_DOTS = /[\u3002\uff0e\uff61]/;

/** Where an address leads, null where nobody should follow it, or where it leads elsewhere than it reads. */
export function hrefOf(address: string): string | null {
  const isBare = !/^(?:https?:|mailto:|tel:)/i.test(address);
  const full = !isBare ? address : /^www\./i.test(address) ? `https://${address}` : `mailto:${address}`;
  if (DECEIVING.test(full) || !URL.canParse(full)) return null;
  const url = new URL(full);
  // "https://bank.example@evil.example" names the wrong one first.
  if (!SAFE.has(url.protocol) || url.username !== "" || url.password !== "") return null;
  if (url.protocol.startsWith("http") && !readsAsItLeads(full, url.hostname)) return null;
  return url.href;
}

/**
 * Whether the host in sight is the one that a browser goes to: it decodes "%62ank", counts "0x7f.1" out and takes
 * "ｂank" for "bank". Foreign names are left as they are, unless a label of theirs mixes letters that look alike.
 */
function readsAsItLeads(full: string, hostname: string): boolean {
  const authority = /^https?:\/\/([^/?#]+)/i.exec(full)?.[1] ?? "";
  const host = authority.replace(/:\d*$/, "").toLowerCase();
  if (/^[\u0021-\u007e]*$/.test(host)) return host === hostname;
  const isPlain = host.normalize("NFKC") === host && !OTHER_DOTS.test(host);
  return (
    isPlain && !host.split(".").some((label) => /\p{Script=Latin}/u.test(label) && LOOKS_LATIN.test(label))
  );
}
