import type { CSSResult, CSSResultOrNative, LitElement } from "lit";

/** Constructed sheets belong to the document they were made in: for every other one they are made again. */
const others = new WeakMap<Document, Map<CSSResult, CSSStyleSheet>>();

/** The sheets of these styles for a document; none for one that is on no screen. */
export function sheetsOf(styles: readonly CSSResultOrNative[], owner: Document): CSSStyleSheet[] {
  return (styles as readonly CSSResult[]).flatMap((style) =>
    owner === document ? (style.styleSheet ?? []) : (sheetOf(style, owner) ?? []),
  );
}

function sheetOf(style: CSSResult, owner: Document): CSSStyleSheet | undefined {
  const sheets = others.get(owner) ?? new Map<CSSResult, CSSStyleSheet>();
  others.set(owner, sheets);
  let sheet = sheets.get(style);
  if (!sheet && owner.defaultView) {
    sheet = new owner.defaultView.CSSStyleSheet();
    sheet.replaceSync(style.cssText);
    sheets.set(style, sheet);
  }
  return sheet;
}

function adopt(root: ShadowRoot, { constructor }: LitElement): ShadowRoot {
  root.adoptedStyleSheets = sheetsOf((constructor as typeof LitElement).elementStyles, root.ownerDocument);
  return root;
}

/**
 * Methods of every element: how it comes by its styles in the document where it is first shown, which need not be the
 * one that made it (Lit makes all elements in its own), and in one that it is moved to, for instance a window of a
 * page's own for it.
 */
export const styled = {
  createRenderRoot(this: LitElement): ShadowRoot {
    return adopt(this.attachShadow({ mode: "open" }), this);
  },

  /** The browser takes the sheets of the old document away. */
  adoptedCallback(this: LitElement): void {
    if (this.shadowRoot) adopt(this.shadowRoot, this);
  },
};
