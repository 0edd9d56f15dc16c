import { expect } from "@open-wc/testing";
import { isEmojiOnly } from "../../../gadget/content/emoji.ts";
import { findLinks } from "../../../gadget/content/find-links.ts";
import { mayHoldLinks } from "../../../gadget/late/links.ts";
import { LINK_CORPUS } from "./link-corpus.ts";

const linksOf = (text: string) => findLinks(text).filter((piece) => typeof piece === "object");
const joined = (text: string) =>
  findLinks(text)
    .map((piece) => (typeof piece === "string" ? piece : piece.text))
    .join("");

describe("links in a text", () => {
  for (const [text, ...addresses] of LINK_CORPUS) {
    it(`are ${addresses.length === 0 ? "not made of" : "found in"}: ${JSON.stringify(text)}`, () => {
      expect(linksOf(text).map((link) => link.text)).to.deep.equal(addresses);
      expect(joined(text)).to.equal(text);
    });
  }

  for (const [text, href] of [
    ["www.shop.example/x", "https://www.shop.example/x"],
    ["maria.lopez@mail.example", "mailto:maria.lopez@mail.example"],
    ["HTTPS://SHOP.EXAMPLE/Path", "https://shop.example/Path"],
    ["https://müller.example", "https://xn--mller-kva.example/"],
    ["tel:+49301234", "tel:+49301234"],
  ] as const) {
    it(`lead where they say: ${text}`, () => {
      expect(linksOf(text)).to.deep.equal([{ text, href }]);
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

it("a text that holds an address is taken for one that may", () => {
  const missed = LINK_CORPUS.filter(([text, ...addresses]) => addresses.length > 0 && !mayHoldLinks(text));

  expect(missed).to.deep.equal([]);
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
