import { describe, expect, it } from "vitest";
import { isSameMessage, type Likeness } from "../../../worker/domain/same-message.ts";
import { shownOf } from "../../../worker/domain/shown-outgoing.ts";
import type { Attachment } from "../../../worker/protocol/message/content.ts";
import { sample, type SampleName } from "../support/outgoing.ts";
import { matchSent, type Candidate, type Sought } from "../../../worker/domain/sent-match.ts";

const NOW = Date.UTC(2026, 9, 14, 9);
const MINUTE = 60_000;

function aSought(id: number, text: string, after = 0): Sought {
  return { id, text, parts: [], requestedAt: NOW + after };
}

function aMessage(mid: string, text: string, after = 0): Candidate {
  return { mid, text, parts: [], at: NOW + after };
}

describe("matchSent", () => {
  it.each<[what: string, sought: Sought[], candidates: Candidate[], found: [number, string][]]>([
    ["the same text of that time", [aSought(1, "hi")], [aMessage("m_1", "hi", 400)], [[1, "m_1"]]],
    ["the same text but for blanks around it", [aSought(1, "hi\n")], [aMessage("m_1", "hi")], [[1, "m_1"]]],
    ["another text", [aSought(1, "hi")], [aMessage("m_1", "hi!")], []],
    ["another case", [aSought(1, "hi")], [aMessage("m_1", "Hi")], []],
    ["five seconds before", [aSought(1, "hi")], [aMessage("m_1", "hi", -5_000)], [[1, "m_1"]]],
    ["more than five seconds before", [aSought(1, "hi")], [aMessage("m_1", "hi", -5_001)], []],
    ["ten minutes after", [aSought(1, "hi")], [aMessage("m_1", "hi", 10 * MINUTE)], [[1, "m_1"]]],
    ["later", [aSought(1, "hi")], [aMessage("m_1", "hi", 10 * MINUTE + 1)], []],
    ["nothing", [aSought(1, "hi")], [], []],
  ])("%s", (_what, sought, candidates, found) => {
    expect([...matchSent(sought, candidates)]).toEqual(found);
  });

  it("never lets one message stand for two", () => {
    const sought = [aSought(1, "ok"), aSought(2, "ok", 2_000)];

    expect([...matchSent(sought, [aMessage("m_1", "ok", 1_000)])]).toHaveLength(1);
  });

  it("gives each of two the one of its own time", () => {
    const sought = [aSought(1, "ok"), aSought(2, "ok", 2 * MINUTE)];
    const [first, second] = [aMessage("m_1", "ok", 1_000), aMessage("m_2", "ok", 2 * MINUTE + 1_000)];

    expect(matchSent(sought, [first, second])).toEqual(
      new Map([
        [1, "m_1"],
        [2, "m_2"],
      ]),
    );
    expect(matchSent(sought, [second])).toEqual(new Map([[2, "m_2"]]));
    expect(matchSent(sought, [first])).toEqual(new Map([[1, "m_1"]]));
  });

  it("leaves what is not words unknown where more fit than are sought", () => {
    const like = { text: "", parts: [sticker("7")] };
    const sought = (id: number): Sought => ({ ...like, id, requestedAt: NOW });
    const message = (mid: string): Candidate => ({ ...like, mid, at: NOW + 1_000 });

    expect([...matchSent([sought(1)], [message("m_1")])]).toEqual([[1, "m_1"]]);
    expect([...matchSent([sought(1)], [message("m_1"), message("m_2")])]).toEqual([]);
    expect(matchSent([sought(1), sought(2)], [message("m_1"), message("m_2")]).size).toBe(2);
  });
});

function sticker(stickerId: string | null): Attachment<{ name?: string }> {
  return { type: "sticker", stickerId, media: {} };
}

function sized(type: "image" | "file", bytes: number): Attachment<{ bytes: number }> {
  return { type, media: { bytes } };
}

function file(type: "image" | "file", name?: string): Attachment<{ name?: string }> {
  return { type, media: name === undefined ? {} : { name } };
}

/** As the record tells of one: by its first card. */
function told(title: string | null, subtitle: string | null = null): Attachment<{ name?: string }> {
  const card = { image: null, title, subtitle, url: null, productId: null, buttons: [] };
  return { type: "template", template: "generic", text: null, cards: [card], buttons: [] };
}

function sent(name: SampleName): Likeness {
  const { text, parts } = shownOf(sample(name));
  return { text, parts: parts as Likeness["parts"] };
}

describe("isSameMessage", () => {
  const parts = (...all: Attachment<{ name?: string; bytes?: number }>[]): Likeness => ({
    text: "",
    parts: all,
  });
  const words = (text: string): Likeness => ({ text, parts: [] });

  it.each<[what: string, ours: Likeness, theirs: Likeness, expected: boolean]>([
    ["a text and a sticker", words(""), parts(sticker("7")), false],
    ["a text and a template that says the same", words("What next?"), parts(told("What next?")), false],
    ["a sticker and the same", parts(sticker("7")), parts(sticker("7")), true],
    ["a sticker and one of which the number is not told", parts(sticker("7")), parts(sticker(null)), true],
    ["a sticker and another", parts(sticker("7")), parts(sticker("8")), false],
    ["a sticker and a picture", parts(sticker("7")), parts(file("image")), false],
    ["a picture and one of that name", parts(file("image", "a.png")), parts(file("image", "a.png")), true],
    ["a picture and one of another", parts(file("image", "a.png")), parts(file("image", "b.png")), false],
    [
      "a picture and one that Meta named",
      parts(file("image", "a.png")),
      parts(file("image", "image-17")),
      true,
    ],
    [
      "a file and one that is called like a picture",
      parts(file("file", "a.pdf")),
      parts(file("file", "b.pdf")),
      false,
    ],
    ["a file and one as large", parts(sized("file", 7)), parts(sized("file", 7)), true],
    ["a file and one of another size", parts(sized("file", 7)), parts(sized("file", 8)), false],
    ["a picture and one that Meta made smaller", parts(sized("image", 8)), parts(sized("image", 7)), true],
    ["a picture and a file", parts(file("image", "a.png")), parts(file("file", "a.png")), false],
    ["two pictures and one", parts(file("image"), file("image")), parts(file("image")), false],
    ["buttons and their text", sent("button template"), parts(told("What next?")), true],
    ["buttons and their text, told as a text", sent("button template"), words("What next?"), true],
    ["buttons and another text", sent("button template"), parts(told("What now?")), false],
    [
      "cards and the first of them",
      sent("generic template"),
      parts(told("Rain jacket", "Blue, size M")),
      true,
    ],
    [
      "cards and a first one of another size",
      sent("generic template"),
      parts(told("Rain jacket", "Red")),
      false,
    ],
    ["cards and another first one", sent("generic template"), parts(told("Tent")), false],
    ["cards and one without words", sent("generic template"), parts(told(null)), false],
    ["a grid and its title", sent("image grid"), parts(told("New")), true],
    ["a coupon and its title", sent("coupon"), parts(told("10 % off")), true],
    ["a survey and its title", sent("customer feedback"), parts(told("How was it?")), true],
    ["a picture with buttons and one without words", sent("media template"), parts(told(null)), true],
    ["a picture with buttons and one with words", sent("media template"), parts(told("Tent")), false],
  ])("%s: %s", (_what, ours, theirs, expected) => {
    expect(isSameMessage(ours, theirs)).toBe(expected);
  });

  it.each([
    [2, true],
    [3, false],
  ])("compares how many cards there are, where the record tells of %i: %s", (count, expected) => {
    const part = told("Rain jacket");
    if (part.type === "template") part.cards = Array.from({ length: count }, () => part.cards[0]!);

    expect(isSameMessage(sent("generic template"), parts(part))).toBe(expected);
  });
});
