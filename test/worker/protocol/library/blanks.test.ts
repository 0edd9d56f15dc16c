import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blanksIn,
  fillBlanks,
  FIRST_NAME,
  lastingFaults,
} from "../../../../worker/protocol/library/blanks.ts";
import { faultsIn } from "../../../../worker/protocol/outgoing/faults.ts";
import type { Outgoing } from "../../../../worker/protocol/outgoing/outgoing.ts";
import { sample, SAMPLES, type SampleName } from "../../support/outgoing.ts";

const say = (text: string): Outgoing => ({ kind: "text", text });
const fill = (text: string, values: Record<string, string>): string => {
  const filled = fillBlanks(say(text), new Map(Object.entries(values)));
  return filled.kind === "text" ? filled.text : "";
};

describe("blanks", () => {
  it.each([
    ["Hello {{customer.first_name}}", [FIRST_NAME]],
    ["{{ order }} and {{order}}", ["order"]],
    ["{{your order}} {{Größe}} {{رقم}}", ["your order", "Größe", "رقم"]],
    ["{{{order}}}", ["order"]],
    ["{{}} {{ }} {order} {{a\nb}} {{a{b}} }} {{", []],
    [`{{${"x".repeat(60)}}} {{${"y".repeat(61)}}}`, ["x".repeat(60)]],
  ])("of %j are %j", (text, names) => {
    expect(blanksIn(say(text))).toEqual(names);
  });

  it("are filled in wherever there are words, in reading order", () => {
    const cards: Outgoing = {
      kind: "template",
      template: {
        type: "generic",
        elements: [
          {
            title: "{{item}}",
            subtitle: "for {{customer.first_name}}",
            buttons: [
              { type: "postback", title: "{{yes}}", payload: "ITEM_{{item}}" },
              { type: "web_url", title: "See", url: "https://shop.example.com/{{order}}?q={{item}}" },
            ],
          },
        ],
      },
      quickReplies: [{ type: "text", title: "{{no}}" }],
    };
    expect(blanksIn(cards)).toEqual(["item", FIRST_NAME, "yes", "order", "no"]);

    const values = new Map([
      ["item", "Tent & peg"],
      [FIRST_NAME, "Ada"],
      ["yes", "Yes"],
      ["order", "47/11"],
      ["no", "No"],
    ]);
    expect(fillBlanks(cards, values)).toEqual({
      kind: "template",
      template: {
        type: "generic",
        elements: [
          {
            title: "Tent & peg",
            subtitle: "for Ada",
            buttons: [
              { type: "postback", title: "Yes", payload: "ITEM_Tent & peg" },
              { type: "web_url", title: "See", url: "https://shop.example.com/47%2F11?q=Tent%20%26%20peg" },
            ],
          },
        ],
      },
      quickReplies: [{ type: "text", title: "No" }],
    });
  });

  it("at the beginning of an address take a whole one", () => {
    const link: Outgoing = {
      kind: "template",
      template: {
        type: "button",
        text: "Here",
        buttons: [{ type: "web_url", title: "Open", url: "{{link}}" }],
      },
    };
    const filled = fillBlanks(link, new Map([["link", "https://shop.example.com/a?b=c"]]));
    expect(JSON.stringify(filled)).toContain('"https://shop.example.com/a?b=c"');
    expect(faultsIn(filled)).toEqual([]);
  });

  it.each(["{{b}}", "{{a}}", "$&", "$1", "$<name>", "{{", "}}", "\ud800", "__proto__"])(
    "take %j as the text that it is",
    (value) => {
      expect(fill("{{a}}-{{b}}", { a: value, b: "B" })).toBe(`${value}-B`);
    },
  );

  it("without a value stay, whatever objects inherit", () => {
    expect(fill("{{a}} {{constructor}} {{__proto__}}", {})).toBe("{{a}} {{constructor}} {{__proto__}}");
  });

  it("are filled in once, and the rest of the message stays as it is, whatever is in them", () => {
    const pieces = fc.constantFrom(
      "{{",
      "}}",
      "{{a}}",
      "{{b}}",
      "{{ a }}",
      "{",
      "}",
      "$&",
      "x",
      " ",
      "\n",
      "é",
    );
    const text = fc.array(fc.oneof(pieces, fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 12 });
    const names = Object.keys(SAMPLES) as SampleName[];
    fc.assert(
      fc.property(text, text, text, fc.constantFrom(...names), (words, a, b, name) => {
        const values = new Map([
          ["a", a.join("")],
          ["b", b.join("")],
        ]);
        // Whatever the words are, they are cut at their blanks, and what stands between is untouched.
        const cut = words.join("").split(/(\{\{[^\S\n]*[ab][^\S\n]*\}\})/u);
        const expected = cut.map((part, at) =>
          at % 2 === 0 ? part : values.get(part.replace(/[{}\s]/g, ""))!,
        );
        expect(fill(words.join(""), Object.fromEntries(values))).toBe(expected.join(""));
        expect(fillBlanks(sample(name), values)).toEqual(sample(name));
      }),
      { numRuns: 500 },
    );
  });
});

describe("what Messenger would refuse", () => {
  const titled = (title: string): Outgoing => ({
    kind: "template",
    template: { type: "button", text: "Which?", buttons: [{ type: "postback", title }] },
  });

  it("is judged once it is filled in", () => {
    const template = titled("{{item}}");
    expect(lastingFaults(template)).toEqual([]);

    expect(faultsIn(fillBlanks(template, new Map([["item", "Tent"]])))).toEqual([]);
    const tooLong = fillBlanks(template, new Map([["item", "x".repeat(21)]]));
    expect(faultsIn(tooLong)).toEqual([{ path: "template.buttons[0].title", why: "too_long", limit: 20 }]);
    expect(faultsIn(say("  "))).toEqual([{ path: "text", why: "missing" }]);
    expect(faultsIn(say("x".repeat(20_001)))).toEqual([{ path: "text", why: "too_long", limit: 20_000 }]);
  });

  it("lasts where no filling in helps", () => {
    expect(lastingFaults(titled(`{{a}}${"x".repeat(20)}`))).toEqual([]);
    expect(lastingFaults(titled(`{{a}}${"x".repeat(21)}`))).toMatchObject([{ why: "too_long" }]);
    expect(lastingFaults(titled("{{a long name of a blank}}"))).toEqual([]);
    expect(lastingFaults(titled(""))).toMatchObject([{ why: "missing" }]);
    for (const outgoing of Object.values(SAMPLES))
      expect(lastingFaults(outgoing)).toEqual(faultsIn(outgoing));
  });
});
