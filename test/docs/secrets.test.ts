import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { secretStringsIn } from "./secret-strings.ts";

/** Of the simulator, of tests and of examples: whoever has them has nothing. By the file that has them. */
const MADE_UP: Readonly<Record<string, readonly string[]>> = {
  "test/gadget/admin/support/fake-worker.ts": [
    "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
    "whsec_ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=",
  ],
};

/** What is made up stands here as well. */
const HERE = "test/docs/secrets.test.ts";

const BINARY = /\.(?:png|jpe?g|gif|webp|ico|woff2?|mp[34]|m4a|wav|ogg|pdf|zip|sqlite|ttf|bin|gz)$/;
/** What is no part of the product, or is made: a clean checkout has none of it. */
const NOT_OURS =
  /^(?:node_modules|dist|coverage|\.git|\.wrangler|\.state|\.set-up\.json.*|package-lock\.json|\.dev\.vars.*)$|\.tsbuildinfo$|\.log$/;
const FILES = readdirSync(".", { withFileTypes: true })
  .filter(({ name }) => !NOT_OURS.test(name))
  .flatMap((it) =>
    it.isDirectory()
      ? readdirSync(it.name, { recursive: true, withFileTypes: true })
          .filter((inner) => inner.isFile())
          .map(({ parentPath, name }) => join(parentPath, name))
      : [it.name],
  )
  .filter((path) => !BINARY.test(path) && !NOT_OURS.test(basename(path)));

describe("the files of the product", () => {
  it("hold nothing that looks like a secret, but what was made up", () => {
    expect(FILES.length).toBeGreaterThan(1_000);
    const everywhere = Object.values(MADE_UP).flat();
    const found = FILES.flatMap((path) =>
      secretStringsIn(readFileSync(path, "utf8"))
        .filter((it) => !(path.startsWith(HERE) ? everywhere : (MADE_UP[path] ?? [])).includes(it.found))
        .map(({ line, what, found: text }) => `${path}:${line} ${what}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  it("hold what is said to be made up", () => {
    for (const [path, texts] of Object.entries(MADE_UP))
      for (const text of texts) expect(readFileSync(path, "utf8"), path).toContain(text);
  });
});

describe("a secret", () => {
  const random = "k9Xw2LmQ7vRt4ZbN8sYp1HcJ6dGf3KaE5uWoTi0xVyB";
  const digits = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  it.each([
    ["a token of Meta's", `"EAA${random}"`],
    ["a key of this API", `fbk_main_${digits}`],
    ["a session or reviewer link", `admin_${random}`],
    ["a secret of a webhook", `whsec_${random}`],
    ["a private key", ["-----BEGIN PRIVATE", `KEY-----\n${random}${random}`].join(" ")],
    ["a signed token", `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJraW0ifQAAA.${random}`],
    ["what is called a secret", `FACEBOOK_APP_SECRET=${digits.slice(0, 32)}`],
    ["what is called a secret", `  appSecret: "${random}",`],
  ])("is found: %s", (what, text) => {
    expect(secretStringsIn(`first line\n${text}`).map((it) => [it.line, it.what])).toContainEqual([2, what]);
  });

  it.each([
    "token: test-agent-secret-of-at-least-32-bytes",
    `fbk_main_${"0".repeat(64)}`,
    "secret = newSecret",
  ])("is not what people wrote: %s", (text) => {
    expect(secretStringsIn(text)).toEqual([]);
  });
});
