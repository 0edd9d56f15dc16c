/** What Messenger does not have in Europe and Japan ("Europe and Japan updates"): for Pages there, and for people there. */
import { isObject, type Json } from "../../json.ts";
import type { CustomerState, PageState } from "../../world/state.ts";
import { guessedError } from "../errors.ts";

/** @throws GraphError 10/2018336 */
export function checkEurope(page: PageState, customer: CustomerState | undefined, message: Json): void {
  if (!page.euRules && customer?.euRules !== true) return;
  if (isMissingThere(message)) throw guessedError("europeRules");
}

/** Video in the media template, and account linking. */
function isMissingThere(value: Json): boolean {
  if (Array.isArray(value)) return value.some(isMissingThere);
  if (!isObject(value)) return false;
  const { type, media_type } = value;
  if (media_type === "video" || type === "account_link" || type === "account_unlink") return true;
  return Object.values(value).some((inner) => inner !== undefined && isMissingThere(inner));
}
