import { MASK_KINDS, type HidePolicy } from "../../protocol/masking/masking.ts";
import { hide, rulesFor } from "./hide.ts";

/**
 * What somebody gave as their reason, as an audit keeps it: for years, and for whoever takes its lines along. So all that there is to hide is hidden in it, whether or
 * not the desk hides it from anybody: of a desk are its countries, its patterns, and what is never hidden.
 */
export function reasonInAudit(reason: string, policy: HidePolicy): string {
  return hide(reason, rulesFor({ ...policy, kinds: [...MASK_KINDS] })).text;
}
