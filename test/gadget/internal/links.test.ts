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

  it("are found quickly in what is made to be slow", () => {
    const started = performance.now();

    findLinks("https://" + "a.".repeat(9_000));
    findLinks("a@".repeat(9_000));
    findLinks("(".repeat(20_000) + "www.x" + ")".repeat(2_000));

    expect(performance.now() - started).to.be.lessThan(500);
  });
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
