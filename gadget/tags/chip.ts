import { html, nothing } from "lit";
import type { ShownTag } from "./shown.ts";

/** A tag: its colour, and its name beside it. */
export function chip({ name, colour }: ShownTag) {
  return html`<span class="tag ${colour ?? "gone"}"
    ><i aria-hidden="true"></i><span dir="auto" data-tip=${name}>${name}</span></span
  >`;
}

/** The first of them, and how many more there are, which are read aloud and stand in its tip. */
export function chips(tags: readonly ShownTag[], max: number) {
  const rest = tags
    .slice(max)
    .map(({ name }) => name)
    .join(", ");
  return html`${tags.slice(0, max).map(chip)}${
    rest === ""
      ? nothing
      : html`<span class="tag more" data-tip=${rest}
          ><span aria-hidden="true">+${tags.length - max}</span><span class="sr-only">${rest}</span></span
        >`
  }`;
}
