/**
 * What every answer tells a browser about itself, the Worker's own and the static files beside it: one table. Pure, for
 * the build writes the half of the files into `_headers`.
 */
type Headers = Readonly<Record<string, string>>;

/** A year; for this host alone: others under its domain are not ours to bind. Heeded where it came by https (RFC 6797, 8.1). */
const TRANSPORT = { "Strict-Transport-Security": "max-age=31536000" };

/** Browsers do not guess what it is, and tell nobody where they were. */
const EVERYWHERE: Headers = { "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer" };

/** `frame-ancestors`, also for browsers that heed the older header alone. */
const NO_FRAME = "frame-ancestors 'none'";
const UNFRAMED: Headers = { "X-Frame-Options": "DENY" };

/** No page: should a browser show it as one, nothing in it runs or loads, and no page of another origin reads or frames it. */
const DATA: Headers = {
  ...EVERYWHERE,
  ...UNFRAMED,
  "Content-Security-Policy": `default-src 'none'; base-uri 'none'; form-action 'none'; ${NO_FRAME}`,
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
};

/** What strangers sent: it must not run here, whatever it is and however it is opened; desktops of other origins show it. */
const STRANGERS_FILE: Headers = {
  ...DATA,
  "Content-Security-Policy": `default-src 'none'; sandbox; ${NO_FRAME}`,
  "Cross-Origin-Resource-Policy": "cross-origin",
};

/** Paths of the Worker that differ from DATA, by how they begin; the longest that fits holds. */
const WORKER: readonly (readonly [begins: string, headers: Headers])[] = [
  ["/media/", STRANGERS_FILE],
  // It must reach the page that opened it, which may be of another origin: the administration in somebody's own page.
  ["/oauth/facebook", { ...DATA, "Cross-Origin-Opener-Policy": "unsafe-none" }],
];

/**
 * What an answer to `url` has, where whoever made it says nothing stricter of its own (a policy with the nonce of its
 * script, the hash of its style).
 */
export function securityHeadersOf(url: URL): Headers {
  const found = WORKER.find(([begins]) => url.pathname.startsWith(begins));
  return { ...(found?.[1] ?? DATA), ...(url.protocol === "https:" ? TRANSPORT : {}) };
}

/**
 * What the page at `/admin` may do: run its own scripts, ask its own origin. `data:` are icons, which stand in the scripts
 * themselves. Nothing of it is in a frame of somebody else's.
 */
const ADMIN_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self' data:",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  NO_FRAME,
].join("; ");

/** The same for the page at `/review`, whose gadget shows what people sent, and plays it. */
const REVIEW_POLICY = ADMIN_POLICY.replace(
  "img-src 'self' data:",
  "img-src 'self' data: blob:; media-src 'self' data: blob:",
);

/**
 * The static files, as the lines of Cloudflare's `_headers`: every line that fits a path counts. The element is loaded by
 * pages of any origin. The administration opens Meta's dialog and is told by it.
 */
export const FILE_HEADERS: Readonly<Record<string, Headers>> = {
  "/*": {
    ...TRANSPORT,
    ...EVERYWHERE,
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
  },
  "/admin": {
    ...UNFRAMED,
    "Content-Security-Policy": ADMIN_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
  },
  "/review": {
    ...UNFRAMED,
    "Content-Security-Policy": REVIEW_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
  },
};
