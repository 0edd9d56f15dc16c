import type { Mutation } from "./mutation.ts";

const SOURCE = "worker/graph/media-source.ts";
const LINK = "worker/bucket/link.ts";
const COPIER = "worker/objects/conversation/media/copier.ts";
const SERVE = "worker/http/media.ts";

/** Files come from Meta alone, within their limits, each once; nobody has them without a link that is good. */
export const MEDIA: readonly Mutation[] = [
  {
    breaks: "files are fetched from anywhere",
    file: SOURCE,
    from: "return META_CDN.some((suffix) => url.hostname.endsWith(suffix));",
    to: "return true;",
    caughtBy: {
      file: "test/worker/graph/media-source.test.ts",
      test: "asks nothing of https://evil.example/a",
    },
  },
  {
    breaks: "a host that ends like Meta's is taken for Meta's",
    file: SOURCE,
    from: 'const META_CDN = [".fbcdn.net", ".fbsbx.com"];',
    to: 'const META_CDN = ["fbcdn.net", "fbsbx.com"];',
    caughtBy: { file: "test/worker/graph/media-source.test.ts", test: "false for https://evilfbcdn.net/a" },
  },
  {
    breaks: "files are fetched without encryption",
    file: SOURCE,
    from: 'if (url.protocol !== "https:" || url.port !== "") return false;',
    to: "",
    caughtBy: {
      file: "test/worker/graph/media-source.test.ts",
      test: "false for http://scontent.xx.fbcdn.net",
    },
  },
  {
    breaks: "the platform follows redirects by itself",
    file: SOURCE,
    from: '{ redirect: "manual", signal }',
    to: "{ signal }",
    caughtBy: {
      file: "test/worker/graph/media-source.test.ts",
      test: "lets nothing follow redirects by itself",
    },
  },
  {
    breaks: "only the first host is judged, not those it redirects to",
    file: SOURCE,
    from: "if (url === null || !isAllowedSource(url, graphUrl))",
    to: "if (url === null || (hop === 0 && !isAllowedSource(url, graphUrl)))",
    caughtBy: {
      file: "test/worker/graph/media-source.test.ts",
      test: "asks nothing of https://evil.example/a",
    },
  },
  {
    breaks: "redirects are followed without end",
    file: SOURCE,
    from: "const HOPS_MAX = 3;",
    to: "const HOPS_MAX = 30;",
    caughtBy: { file: "test/worker/graph/media-source.test.ts", test: "does not follow a fourth" },
  },
  {
    breaks: "a body may be as long as it likes",
    file: "worker/bucket/pieces.ts",
    from: "if (total > max) throw new TooLargeError();",
    to: "",
    caughtBy: { file: "test/worker/conversation/media/copy.test.ts", test: "one byte above the limit" },
  },
  {
    breaks: "a link is good whoever signed it",
    file: LINK,
    from: 'return (await crypto.subtle.verify("HMAC", key, bytes, encoder.encode(text))) ? value : null;',
    to: 'await crypto.subtle.verify("HMAC", key, bytes, encoder.encode(text));\n  return value;',
    caughtBy: { file: "test/worker/bucket/link.test.ts", test: "whatever was not signed here" },
  },
  {
    breaks: "a link is good for ever",
    file: LINK,
    from: "if (grant !== null) return grant.expiresAt > now ? grant : null;",
    to: "if (grant !== null) return grant;",
    caughtBy: { file: "test/worker/bucket/link.test.ts", test: "403 when the link is over" },
  },
  {
    breaks: "a link does not say which desk gave it",
    file: LINK,
    from: "JSON.stringify([desk, key, expiresAt])",
    to: 'JSON.stringify(["main", key, expiresAt])',
    caughtBy: { file: "test/worker/bucket/link.test.ts", test: "whatever was not signed here" },
  },
  {
    breaks: "links are signed with what signs webhooks",
    file: "worker/access/derived-key.ts",
    from: "return new Uint8Array(await crypto.subtle.deriveBits(how, base, 256));",
    to: "void [how, base];\n  return encoder.encode(secret);",
    caughtBy: { file: "test/worker/bucket/link.test.ts", test: "whatever was not signed here" },
  },
  {
    breaks: "whatever a stranger sent is shown",
    file: SERVE,
    from: "const isShown = isShownInline(mime);",
    to: "const isShown = true;",
    caughtBy: { file: "test/worker/bucket/link.test.ts", test: "hands out SVG to be saved" },
  },
  {
    breaks: "what a customer took back is still handed out",
    file: "worker/objects/conversation/media/entry-media.ts",
    from: "return changes.isUnsent === true ? null : findFile(row, id);",
    to: "return findFile(row, id);",
    caughtBy: { file: "test/worker/bucket/link.test.ts", test: "what the customer took back" },
  },
  {
    breaks: "files are not copied after an eviction",
    file: "worker/objects/conversation/conversation.ts",
    from: "dueAt: whereKnown(() => this.#store.media.nextDueAt()),",
    to: "dueAt: () => null,",
    caughtBy: { file: "test/worker/conversation/media/copy.test.ts", test: "again after a quiet eviction" },
  },
  {
    breaks: "a file that brings down its object does so for ever",
    file: COPIER,
    from: "row.attempts > MEDIA_ATTEMPTS_MAX",
    to: "row.attempts > Infinity",
    caughtBy: { file: "test/worker/conversation/media/copy.test.ts", test: "does not die of it for ever" },
  },
  {
    breaks: "all files of an album are fetched at once",
    file: COPIER,
    from: "if (this.#running.size >= FILES_AT_ONCE) break;",
    to: "",
    caughtBy: { file: "test/worker/conversation/media/copy.test.ts", test: "a few at a time from an album" },
  },
  {
    breaks: "conversations of an isolate fetch as many files as they like together",
    file: "worker/bucket/slots.ts",
    from: "if (taken.size >= SLOTS) {",
    to: "if (false as boolean) {",
    caughtBy: { file: "test/worker/bucket/slots.test.ts", test: "share few places" },
  },
  {
    breaks: "who found no place looks for none",
    file: COPIER,
    from: "this.#lookAgain(slot.lookAgainInMs);",
    to: "",
    caughtBy: { file: "test/worker/bucket/slots.test.ts", test: "share few places" },
  },
  {
    breaks: "an id with a slash reaches into another's folder",
    file: "worker/bucket/keys.ts",
    from: "${encodeURIComponent(psid.toWellFormed())}",
    to: "${psid}",
    caughtBy: { file: "test/worker/bucket/link.test.ts", test: "keeps a PSID with a slash within" },
  },
];
