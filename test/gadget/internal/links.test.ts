import { expect } from "@open-wc/testing";
import { isEmojiOnly } from "../../../gadget/internal/emoji.ts";
import { findLinks } from "../../../gadget/internal/links.ts";

const hrefs = (text: string) =>
  findLinks(text).flatMap((piece) => (typeof piece === "string" ? [] : [piece.href]));
const joined = (text: string) =>
  findLinks(text)
    .map((piece) => (typeof piece === "string" ? piece : piece.text))
    .join("");

describe("links in a text", () => {
  const found: [string, string][] = [
    ["See https://shop.example/a?b=1#c.", "https://shop.example/a?b=1#c"],
    ["(https://shop.example)", "https://shop.example/"],
    ["https://en.example/wiki/Bank_(river), you know", "https://en.example/wiki/Bank_(river)"],
    ["HTTPS://SHOP.EXAMPLE/Path", "https://shop.example/Path"],
    ["www.shop.example/x", "https://www.shop.example/x"],
    ["mail me: maria.lopez@mail.example!", "mailto:maria.lopez@mail.example"],
    ["mailto:maria@mail.example", "mailto:maria@mail.example"],
    ["tel:+49301234", "tel:+49301234"],
    ["https://müller.example", "https://xn--mller-kva.example/"],
  ];
  for (const [text, href] of found) {
    it(`are found: ${text}`, () => {
      expect(hrefs(text)).to.deep.equal([href]);
      expect(joined(text)).to.equal(text);
    });
  }

  for (const text of [
    "javascript:alert(1)",
    "JaVaScRiPt://%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "intent://x#Intent;scheme=http;end",
    "https://bank.example@evil.example/",
    "https://evil.example/\u202egnp.exe",
    "http://",
    "no link. At all",
  ]) {
    it(`are not made of: ${text}`, () => {
      expect(hrefs(text)).to.deep.equal([]);
      expect(joined(text)).to.equal(text);
    });
  }

  // Anything but one pass over the text would take minutes here, on any machine.
  for (const [what, text] of [
    ["one word", "a".repeat(300_000)],
    ["an endless host", `https://${"a.".repeat(150_000)}`],
    ["an endless name of a mailbox", "a@".repeat(150_000)],
    ["brackets", `${"(".repeat(300_000)}www.x${")".repeat(300_000)}`],
    ["ends of sentences", `www.x${".)".repeat(150_000)}x`],
  ] as const) {
    it(`are looked for in one pass over ${what}`, () => {
      expect(joined(text)).to.equal(text);
    });
  }
});

describe("a text of emoji alone", () => {
  for (const text of ["👍", "❤️", "👨‍👩‍👧 👍🏽", "🇩🇪", "😂😂😂"]) {
    it(`is ${text}`, () => {
      expect(isEmojiOnly(text)).to.equal(true);
    });
  }
  for (const text of ["", " ", "1", "#", "ok 👍", "42", "👍👍👍👍👍👍👍", "©1"]) {
    it(`is not "${text}"`, () => {
      expect(isEmojiOnly(text)).to.equal(false);
    });
  }
});
