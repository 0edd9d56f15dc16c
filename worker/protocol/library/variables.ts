import { inOneLine } from "../one-line.ts";
import type { Languages } from "./keepable.ts";
import type { Outgoing } from "../outgoing/outgoing.ts";
import { VARIABLES, type Variable } from "./variable-names.ts";

export { VARIABLES, type Variable };

/** What they are filled with, as far as it is known. `today`: as it is written there, in the language of the message. */
export type Facts = {
  customer: { name: string | null; locale?: string };
  agent: { name: string };
  page: { pageId: string; name?: string };
  today: string;
};

/** As HIDDEN is, which would come to gadgets as a script of its own were it named in two that do not come together. */
const HIDES = /•{6}/;

/** By what a blank is known, however its name is written: "Customer.First_Name" is "customer.firstname". */
export const plainBlank = (name: string): string => name.toLowerCase().replaceAll("_", "");
const BY_NAME = new Map<string, Variable>(VARIABLES.map((name) => [plainBlank(name), name]));

/** Which variable a blank is; null: one that somebody fills in. */
export function variableOf(blank: string): Variable | null {
  return BY_NAME.get(plainBlank(blank)) ?? null;
}

/** Of these blanks those that read like variables and are none: somebody would have to fill them in each time. */
export function unknownVariables(blanks: readonly string[]): string[] {
  return blanks.filter((blank) => variableOf(blank) === null && /^(customer|agent|page)\./i.test(blank));
}

/**
 * What goes into these blanks by itself, by their names as they were written. Each value stands in one line, without marks
 * that turn the order of others around; what is not known, or is hidden from the agent, is left out, so that no customer is sent dots.
 */
export function knownValues(blanks: readonly string[], facts: Facts): Map<string, string> {
  const values = new Map<string, string>();
  for (const blank of blanks) {
    const variable = variableOf(blank);
    const value = variable === null ? "" : inOneLine(valueOf(variable, facts));
    if (value !== "" && !HIDES.test(value)) values.set(blank, value);
  }
  return values;
}

/** A message in one language, where it is said which. */
type InOne = { outgoing: Outgoing; language?: string };

/**
 * In which language a message is for somebody who writes `tags`, the surest first: in that of their region, else in that
 * language, else the first it was written in. "pt_BR" and "pt-br" are the same.
 */
export function inLanguage({ outgoing, language, others = [] }: Languages, tags: readonly string[]): InOne {
  const first = language === undefined ? { outgoing } : { outgoing, language };
  const all = [...(language === undefined ? [] : [{ language, outgoing }]), ...others];
  for (const tag of tags.map(same)) {
    const found =
      all.find((it) => same(it.language) === tag) ??
      all.find((it) => same(it.language) === primary(tag)) ??
      all.find((it) => primary(same(it.language)) === primary(tag));
    if (found) return found;
  }
  return first;
}

const same = (tag: string): string => tag.toLowerCase().replaceAll("_", "-");
const primary = (tag: string): string => tag.split("-")[0] ?? "";

function valueOf(variable: Variable, { customer, agent, page, today }: Facts): string {
  switch (variable) {
    case "customer.first_name":
      return firstOf(customer.name);
    case "customer.name":
      return customer.name ?? "";
    case "customer.locale":
      return customer.locale ?? "";
    case "agent.first_name":
      return firstOf(agent.name);
    case "agent.name":
      return agent.name;
    case "page.name":
      return page.name ?? "";
    case "page.link":
      // Takes the id as well as the username ("m.me links").
      return `https://m.me/${page.pageId}`;
    case "today":
      return today;
  }
}

function firstOf(name: string | null): string {
  return inOneLine(name ?? "").split(" ")[0] ?? "";
}
