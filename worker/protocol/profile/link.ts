import { LINK_TEXT_UNITS_MAX, REF_UNITS_MAX } from "./limits.ts";

/** What cannot stand in a link to a Page. */
export type LinkFault = { field: "ref" | "text"; why: "too_long" | "not_a_ref"; limit?: number };

/** m.me links: `ref` has letters A to Z, digits, and `_=-` alone. */
export function linkFaults({ ref, text }: { ref: string; text: string }): LinkFault[] {
  const faults: LinkFault[] = [];
  if (!/^[A-Za-z0-9_=-]*$/.test(ref)) faults.push({ field: "ref", why: "not_a_ref" });
  if (ref.length > REF_UNITS_MAX) faults.push({ field: "ref", why: "too_long", limit: REF_UNITS_MAX });
  if (text.length > LINK_TEXT_UNITS_MAX)
    faults.push({ field: "text", why: "too_long", limit: LINK_TEXT_UNITS_MAX });
  return faults;
}

/** An m.me link to the Page. `ref` comes back with who follows it, `text` stands in their box; both may be empty. */
export function pageLink(pageId: string, { ref, text }: { ref: string; text: string }): string {
  // As one would type it: `+` for a space is read as a plus by some phones.
  const query = [
    ...(ref === "" ? [] : [`ref=${encodeURIComponent(ref)}`]),
    ...(text === "" ? [] : [`text=${encodeURIComponent(text.toWellFormed())}`]),
  ];
  return `https://m.me/${encodeURIComponent(pageId)}${query.length === 0 ? "" : `?${query.join("&")}`}`;
}
