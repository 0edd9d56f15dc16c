/** Links of strangers: only those a browser may follow are passed on. Meta's own l.php wraps where they lead. */
export function webLink(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? url.toWellFormed() : null;
}
