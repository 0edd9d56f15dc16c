/** `GET /{page}/messenger_profile`: nothing is set here but what Meta itself says of the Page (Messenger Profile API, Europe). */
import type { SimulatorContext } from "../context.ts";
import type { Json } from "../json.ts";
import { requireMessaging, requireParameter, type Caller } from "./access.ts";
import { listParam, type GraphCall } from "./call.ts";
import { checkEnum } from "./send/checks.ts";

const PROPERTIES = [
  "get_started",
  "greeting",
  "ice_breakers",
  "persistent_menu",
  "commands",
  "whitelisted_domains",
  "account_linking_url",
  "subject_to_new_eu_privacy_rules",
] as const;

export function readMessengerProfile(_: SimulatorContext, caller: Caller, call: GraphCall): Json {
  requireMessaging(caller);
  const fields = listParam(call.params, "fields");
  requireParameter(fields.length > 0, "fields");
  fields.forEach((field, index) => checkEnum(field, PROPERTIES, `fields[${index}]`));
  const asked = fields.includes("subject_to_new_eu_privacy_rules");
  return { data: asked ? [{ subject_to_new_eu_privacy_rules: caller.page.euRules }] : [] };
}
