/** Reading one object: the Page itself, or a customer's profile (User Profile API). */
import type { SimulatorContext } from "../context.ts";
import type { Json, JsonObject } from "../json.ts";
import { profilePictureLink } from "../media/links.ts";
import { tasksAt } from "../world/authority.ts";
import type { Caller } from "./access.ts";
import { listParam, type GraphCall } from "./call.ts";
import { GraphError } from "./errors.ts";
import { pageTokenOf } from "./tokens/issue.ts";

const PROFILE_FIELDS = ["name", "first_name", "last_name", "profile_pic", "id"];
/** Fields that need a permission of their own. */
const GUARDED: Readonly<Record<string, string>> = {
  locale: "pages_user_locale",
  timezone: "pages_user_timezone",
  gender: "pages_user_gender",
};

export function readPage(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  const { page, token } = caller;
  const known: JsonObject = {
    id: page.id,
    name: page.name,
    access_token: pageTokenOf(context, token, page.id),
    username: page.username ?? null,
    category: "Outdoor & Sporting Goods Company",
    link: `https://www.facebook.com/${page.id}`,
    tasks:
      token.login === undefined ? token.tasks : tasksAt(context.world.state, token.login.accountId, page.id),
    messaging_feature_status: {
      hop_v2: page.defaultAppId !== null,
      msgr_multi_app: true,
      ig_multi_app: false,
    },
  };
  return select(known, listParam(call.params, "fields"), ["name", "id"]);
}

/**
 * Without the person's consent, given by writing to the Page, or without the app's feature for it the answer is an
 * empty object.
 */
export function readProfile(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  const customer = context.world.customer(call.path[0] ?? "");
  if (customer.phoneAccount) {
    throw new GraphError({
      code: 100,
      subcode: 2018218,
      message: "(#100) No profile available for this user.",
    });
  }
  const fields = listParam(call.params, "fields");
  for (const field of fields) {
    const needed = GUARDED[field];
    if (needed !== undefined && !caller.token.permissions.includes(needed)) {
      throw new GraphError({
        code: 100,
        subcode: 2018247,
        status: 403,
        message: `(#100) Insufficient permission to access field '${field}': requires ${needed}.`,
      });
    }
  }
  const isAllowed =
    caller.app.userProfileAccess && context.world.thread(customer.psid).lastMessageAt !== null;
  if (!isAllowed) return {};
  const known: JsonObject = {
    first_name: customer.firstName,
    last_name: customer.lastName,
    name: `${customer.firstName} ${customer.lastName}`,
    profile_pic: profilePictureLink(context, customer),
    locale: customer.locale,
    timezone: customer.timezone,
    gender: customer.gender,
    id: customer.psid,
  };
  return select(known, fields, PROFILE_FIELDS);
}

/** The asked-for fields, where there is something to tell, and the id, which always comes along. @throws GraphError 100 for an unknown field. */
function select(known: JsonObject, fields: readonly string[], defaults: readonly string[]): JsonObject {
  const answer: JsonObject = {};
  for (const field of fields.length === 0 ? defaults : [...fields, "id"]) {
    const value = known[field];
    if (value === undefined) {
      throw new GraphError({ code: 100, message: `(#100) Tried accessing nonexisting field (${field})` });
    }
    if (value !== null) answer[field] = value;
  }
  return answer;
}
