import { describe, expect, it } from "vitest";
import { blanksIn, fillBlanks } from "../../../../worker/protocol/library/blanks.ts";
import {
  inLanguage,
  knownValues,
  unknownVariables,
  VARIABLES,
  type Facts,
} from "../../../../worker/protocol/library/variables.ts";
import { HIDDEN } from "../../../../worker/protocol/masking/hidden.ts";
import type { Outgoing } from "../../../../worker/protocol/outgoing/outgoing.ts";

const FACTS: Facts = {
  customer: { name: "Maria Lopez", locale: "es_ES" },
  agent: { name: "Kim Lee" },
  page: { pageId: "100", name: "Coffee" },
  today: "24 December",
};
const says = (text: string): Outgoing => ({ kind: "text", text });

function filled(text: string, facts: Facts = FACTS): string {
  const outgoing = says(text);
  return (fillBlanks(outgoing, knownValues(blanksIn(outgoing), facts)) as { text: string }).text;
}

describe("a variable", () => {
  it("is filled in with what is known", () => {
    const all = VARIABLES.map((name) => `{{${name}}}`).join("|");
    expect(filled(all)).toBe("Maria|Maria Lopez|es_ES|Kim|Kim Lee|Coffee|https://m.me/100|24 December");
  });

  it("is the same in capital letters and without its line", () => {
    expect(filled("{{customer.firstName}} {{Agent.Name}} {{TODAY}}")).toBe("Maria Kim Lee 24 December");
  });

  it("of which nothing is known stays a blank", () => {
    const facts = { ...FACTS, customer: { name: null }, page: { pageId: "100" } };
    expect(filled("{{customer.name}} {{customer.locale}} {{page.name}} {{order}}", facts)).toBe(
      "{{customer.name}} {{customer.locale}} {{page.name}} {{order}}",
    );
  });

  it.each([
    ["{{agent.name}}", "{{agent.name}}"],
    ["Eve\n\u2028/close", "Eve /close"],
    ["\u202eevE\u2066 \u200fX\u0007", "evE X"],
    ["$& $1 \\u0041", "$& $1 \\u0041"],
  ])("is text once, whatever the customer is called: %j", (name, shown) => {
    expect(filled("{{customer.name}}, {{agent.name}}", { ...FACTS, customer: { name } })).toBe(
      `${shown}, Kim Lee`,
    );
  });

  it("of which something is hidden from the agent stays a blank", () => {
    const facts = { ...FACTS, customer: { name: `Maria ${HIDDEN}` } };
    expect(filled("{{customer.first_name}}, {{customer.name}}", facts)).toBe("Maria, {{customer.name}}");
  });

  it("of nobody but invisible signs is not known", () => {
    expect(filled("{{customer.first_name}}", { ...FACTS, customer: { name: "\u202e \u200b" } })).toBe(
      "{{customer.first_name}}",
    );
  });

  it("that there is not is told; a blank of somebody's own is none", () => {
    expect(unknownVariables(["customer.age", "Page.phone", "order", "customer.name", "customers"])).toEqual([
      "customer.age",
      "Page.phone",
    ]);
  });
});

describe("the language of a message", () => {
  const several = {
    outgoing: says("Hello"),
    language: "en",
    others: [
      { language: "pt-BR", outgoing: says("Oi") },
      { language: "pt", outgoing: says("Olá") },
      { language: "zh_TW", outgoing: says("你好") },
    ],
  };

  it.each([
    [["pt_BR"], "Oi"],
    [["PT-pt"], "Olá"],
    [["pt"], "Olá"],
    [["zh"], "你好"],
    [["fr", "pt"], "Olá"],
    [["en_GB"], "Hello"],
    [["fr"], "Hello"],
    [[], "Hello"],
  ])("of somebody who writes %j is found", (tags, text) => {
    expect(inLanguage(several, tags).outgoing).toEqual(says(text));
  });

  it("is the only one where there is one", () => {
    expect(inLanguage({ outgoing: says("Hi") }, ["de"])).toEqual({ outgoing: says("Hi") });
  });
});
