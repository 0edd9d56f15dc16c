import type * as Lit from "lit";
import type { StoreController as Controller } from "../../controllers/store-controller.ts";
import type { selectedThread as SelectedThread } from "../../data/state.ts";
import type { authorName as AuthorName } from "../../internal/authors.ts";
import type { define as Define } from "../../internal/define.ts";
import type { draw as Draw, icons as Icons } from "../../internal/icons.ts";
import type { hrefOf as HrefOf } from "../../internal/links.ts";
import type { clockTime as Clock, dateFormat as Dates, fullTime as Full } from "../../internal/time.ts";
import type { numberFormat as Numbers } from "../../internal/time.ts";
import { content as english } from "../../locales/content/en.ts";
import type { ContentWords } from "../../locales/content/en.ts";
import type { Strings } from "../../locales/en.ts";

/**
 * What this folder uses of the first script. It is handed in and not imported: for a page that pins a version, a
 * chunk that imports from the first script would load all of it a second time.
 */
export type ContentTools = {
  css: typeof Lit.css;
  html: typeof Lit.html;
  nothing: typeof Lit.nothing;
  LitElement: typeof Lit.LitElement;
  StoreController: typeof Controller;
  /** Styles that all elements share, and those of words in a bubble. */
  shared: Lit.CSSResult;
  spoken: Lit.CSSResult;
  define: typeof Define;
  draw: typeof Draw;
  icons: typeof Icons;
  hrefOf: typeof HrefOf;
  authorName: typeof AuthorName;
  selectedThread: typeof SelectedThread;
  clockTime: typeof Clock;
  fullTime: typeof Full;
  dateFormat: typeof Dates;
  numberFormat: typeof Numbers;
  /** The words in use at the moment. */
  strings: () => Strings;
};

export let html: ContentTools["html"];
export let nothing: ContentTools["nothing"];
export let tools: ContentTools;

/** Comes before everything else in here. */
export function useTools(handed: ContentTools): void {
  tools = handed;
  ({ html, nothing } = handed);
}

/** The words of this folder in the language of the moment. */
export function words(): ContentWords {
  return tools.strings().content(english);
}

/** "Picture", "Order". */
export const kindName = (what: string): string => tools.strings().kind(what);

/** The element of this name around another, through every shadow root. */
export function hostOf<T extends Element>(element: Element, name: string): T | null {
  const root = element.getRootNode();
  if (!(root instanceof ShadowRoot)) return null;
  return root.host.localName === name ? (root.host as T) : hostOf(root.host, name);
}
