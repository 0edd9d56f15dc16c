/** `/{page}/messenger_profile`: what people find at the Page before and beside its messages (Messenger Profile API, Europe). */
import type { SimulatorContext } from "../context.ts";
import type { Json, JsonObject } from "../json.ts";
import { setProfile } from "../people/profile.ts";
import { requireMessaging, requireParameter, type Caller } from "./access.ts";
import { jsonOf, listParam, type GraphCall } from "./call.ts";
import { guessedError } from "./errors.ts";
import { PROPERTIES } from "./profile-properties.ts";
import { checkEnum } from "./send/checks.ts";

/** What Meta itself says of the Page. */
const EU_RULES = "subject_to_new_eu_privacy_rules";

export function readMessengerProfile(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  const fields = fieldsOf(context, caller, call, [...PROPERTIES, EU_RULES]);
  const { messengerProfile, euRules } = caller.page;
  const known: JsonObject = { ...messengerProfile, [EU_RULES]: euRules };
  const told = fields.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]]));
  return { data: told.length === 0 ? [] : [Object.fromEntries(told) as JsonObject] };
}

/** What is not sent stays as it is. */
export function writeMessengerProfile(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  admit(context, caller);
  const given = PROPERTIES.filter((name) => name in call.params);
  if (given.length === 0) throw guessedError("profileUnchanged");
  setProfile(
    context,
    caller.page,
    Object.fromEntries(given.map((name) => [name, jsonOf(call.params[name]) ?? null])),
    [],
    caller.app.appId,
  );
  return { result: "success" };
}

export function deleteMessengerProfile(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  const fields = fieldsOf(context, caller, call, PROPERTIES);
  setProfile(context, caller.page, {}, fields, caller.app.appId);
  return { result: "success" };
}

function fieldsOf<T extends string>(
  context: SimulatorContext,
  caller: Caller,
  call: GraphCall,
  allowed: readonly T[],
): T[] {
  admit(context, caller);
  const fields = listParam(call.params, "fields");
  requireParameter(fields.length > 0, "fields");
  return fields.map((field, index) => checkEnum(field, allowed, `fields[${index}]`));
}

function admit(context: SimulatorContext, caller: Caller): void {
  requireMessaging(caller);
  if (context.rules.rateLimit) context.usage.countProfile(caller.page.id, context.clock.now());
}
