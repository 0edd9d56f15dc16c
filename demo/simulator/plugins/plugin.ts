/**
 * Meta's two plugins for web sites, "Send to Messenger" and the checkbox, as their pages described them. Each stands in a
 * frame of Meta's, so that the site learns nothing of who is logged in there; the app hears by webhook.
 */
import type { SimulatorContext } from "../context.ts";
import { isObject, type JsonObject } from "../json.ts";
import { SimulatorError } from "../simulator-error.ts";
import type { CustomerState, PageState } from "../world/state.ts";

/** Which plugin, for which Page and app, on which site; as the frame's address says it. */
export type Plugin = {
  kind: PluginKind;
  page: PageState;
  appId: string;
};
export type PluginKind = "send_to_messenger" | "checkbox";

/** What a checkbox calls its session: made by the site for each time that it is shown (checkbox plugin). */
const USER_REF = /^[\w+/=.-]{1,250}$/;

/**
 * Reads what a site says of its plugin.
 * @throws SimulatorError where Meta would show nothing: `unknown_page`, `unknown_app` (or it does not hear of this Page),
 * `domain_not_allowed`, `bad_user_ref`, `user_ref_used`.
 */
export function readPlugin(context: SimulatorContext, said: JsonObject): Plugin {
  const kind = said["kind"] === "checkbox" ? "checkbox" : "send_to_messenger";
  const page = context.world.state.pages[textIn(said, "page_id")];
  if (page === undefined) throw new SimulatorError(404, "unknown_page", "There is no such Page.");
  const appId = textIn(said, "app_id");
  if (page.subscribedApps[appId] === undefined)
    throw new SimulatorError(404, "unknown_app", "No such app hears of this Page's messages.");
  if (!isAllowed(page, textIn(said, "origin")))
    throw new SimulatorError(
      403,
      "domain_not_allowed",
      "The Page does not allow its plugins on this domain.",
    );
  if (kind === "checkbox") checkUserRef(page, textIn(said, "user_ref"));
  return { kind, page, appId };
}

/** Who may be logged in at Meta in this browser: here, whoever is chosen. */
export function peopleOf(context: SimulatorContext, { page }: Plugin): { psid: string; name: string }[] {
  return Object.values(context.world.state.customers)
    .filter(({ pageId }: CustomerState) => pageId === page.id)
    .map(({ psid, firstName, lastName }) => ({ psid, name: `${firstName} ${lastName}` }));
}

export function textIn(said: JsonObject, name: string): string {
  const value = said[name];
  return typeof value === "string" ? value : "";
}

/** The Page names the domains (Messenger Profile API, `whitelisted_domains`); this machine's own needs no name. */
function isAllowed({ messengerProfile }: PageState, origin: string): boolean {
  const url = URL.parse(origin);
  if (url === null) return false;
  if (["localhost", "127.0.0.1", "[::1]"].includes(url.hostname)) return true;
  const { whitelisted_domains: allowed = [] } = messengerProfile;
  return allowed.some((domain) => URL.parse(domain)?.origin === url.origin);
}

/** The frame is shown again while its box was not confirmed; a session that was is over. */
function checkUserRef(page: PageState, userRef: string): void {
  if (!USER_REF.test(userRef))
    throw new SimulatorError(400, "bad_user_ref", "A user_ref has 1 to 250 of A–Z a–z 0–9 + / = . _ -.");
  if (page.checkboxes?.[userRef] !== undefined)
    throw new SimulatorError(409, "user_ref_used", "This user_ref was confirmed before.");
}

/** A body or query as the routes read it. */
export function saidIn(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
