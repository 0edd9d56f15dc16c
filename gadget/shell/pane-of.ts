/** What a page puts a gadget together of, each with one pane: those that follow one another answer for each other's. */
type Follows = { paneBeside?: (pane: string) => Element | null };

/** A pane of a gadget; of a part of one also that of another part which follows it. Null where neither shows it. */
export function paneOf<T extends Element>(gadget: Element & Follows, pane: string): T | null {
  const own = gadget.shadowRoot?.querySelector<T>(pane);
  return own ?? (gadget.paneBeside?.(pane) as T | null | undefined) ?? null;
}
