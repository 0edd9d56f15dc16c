/** A page that thinks of nobody else, and what of its styles gets into the gadget. */
import { expect } from "@open-wc/testing";
import { inheritedProperties } from "./inherited.ts";

/** What a page decides for the gadget as for the rest of it: which way it reads, what is hidden, inert, or dark. */
export const OFFERED = ["direction", "visibility", "pointer-events", "interactivity", "color-scheme"];

export type Rule = readonly [name: string, value: string];

/** All that is drawn in shadow roots: what stands in slots is the page's own. */
export function inside(root: Element | ShadowRoot): Element[] {
  return [...root.children].flatMap((element) => [
    ...(element.localName === "slot" ? [] : [element]),
    ...(element.shadowRoot ? inside(element.shadowRoot) : []),
    ...inside(element),
  ]);
}

/** What each element looks like, as far as that can come from around it. */
export function looks(elements: Element[], names: string[]): Rule[][] {
  return elements.map((element) => {
    const style = getComputedStyle(element);
    return names.map((name) => [name, style.getPropertyValue(name)]);
  });
}

export function differences(elements: Element[], before: Rule[][], after: Rule[][]): string[] {
  return elements.flatMap((element, at) =>
    after[at]!.flatMap(([name, value], which) => {
      const was = before[at]![which]![1];
      return value === was ? [] : [`${element.localName} ${element.className}: ${name} ${was} → ${value}`];
    }),
  );
}

/** Rules of a page that thought of nobody else: on all that is around the gadget, and on the element itself. */
export function hostile(frame: HTMLElement, rules: Rule[]): HTMLStyleElement {
  const sheet = document.createElement("style");
  const text = rules.map(([name, value]) => `${name}: ${value} !important`).join("; ");
  frame.classList.add("hostile");
  sheet.textContent = `.hostile, .hostile * { ${text} }`;
  document.head.append(sheet);
  return sheet;
}

/** All that a page can say of what is around the gadget, but for what is {@link OFFERED} to it. */
export function kept(): Rule[] {
  return [...inheritedProperties()].filter(([name]) => !OFFERED.includes(name));
}

/** Says all of that around the gadget for a moment, and expects that it looks as before. */
export function expectNothingIn(gadget: HTMLElement, frame: HTMLElement): void {
  const rules = kept();
  const names = rules.map(([name]) => name);
  const elements = inside(gadget.shadowRoot!);
  const before = looks(elements, names);
  const sheet = hostile(frame, rules);
  const [letters, after] = [getComputedStyle(gadget).letterSpacing, looks(elements, names)];
  sheet.remove();

  expect(letters).to.equal("1px");
  expect(differences(elements, before, after), "what the page's styles changed").to.deep.equal([]);
}
