/** `/{page}/custom_user_settings`: a menu of one person alone, in place of the Page's (persistent menu, user level). */
import type { SimulatorContext } from "../context.ts";
import type { Json, JsonObject } from "../json.ts";
import type { CustomerState } from "../world/state.ts";
import { requireMessaging, requireParameter, type Caller } from "./access.ts";
import { jsonOf, listParam, textOf, type GraphCall } from "./call.ts";
import { guessedError, invalidParameter } from "./errors.ts";
import { checkProfile, checkProperties } from "./profile-properties.ts";
import { checkEnum } from "./send/checks.ts";

export function readUserSettings(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  const { menu } = personOf(context, caller, call);
  const ofPage = caller.page.messengerProfile.persistent_menu;
  const told: JsonObject = {
    ...(menu === undefined ? {} : { user_level_persistent_menu: menu }),
    ...(ofPage === undefined ? {} : { page_level_persistent_menu: ofPage }),
  };
  return { data: Object.keys(told).length === 0 ? [] : [told] };
}

/** At once, not within the day that a change of the Page's may take. */
export function writeUserSettings(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  const person = personOf(context, caller, call);
  if (caller.page.euRules || person.euRules === true) throw guessedError("europeRules");
  requireParameter("persistent_menu" in call.params, "persistent_menu");
  const given: JsonObject = { persistent_menu: jsonOf(call.params["persistent_menu"]) ?? null };
  checkProperties(given);
  checkProfile({ ...caller.page.messengerProfile, ...given });
  person.menu = structuredClone(given.persistent_menu ?? []);
  context.world.changed();
  return { result: "success" };
}

export function deleteUserSettings(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  const person = personOf(context, caller, call);
  const params = listParam(call.params, "params");
  requireParameter(params.length > 0, "params");
  params.forEach((name, index) => checkEnum(name, ["persistent_menu"], `params[${index}]`));
  delete person.menu;
  context.world.changed();
  return { result: "success" };
}

function personOf({ world }: SimulatorContext, caller: Caller, call: GraphCall): CustomerState {
  requireMessaging(caller);
  const psid = textOf(call.params["psid"]) ?? "";
  requireParameter(psid !== "", "psid");
  const person = world.state.customers[psid];
  const isKnown = person?.pageId === caller.page.id && world.thread(psid).windowFrom !== null;
  if (person === undefined || !isKnown) throw invalidParameter("No matching user found", 2018001);
  return person;
}
