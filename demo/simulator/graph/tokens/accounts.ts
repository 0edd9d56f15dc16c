/** The Pages that a person chose in the login (`me/accounts`), and how one of them is told. */
import type { SimulatorContext } from "../../context.ts";
import type { Json, JsonObject } from "../../json.ts";
import { tasksAt } from "../../world/authority.ts";
import type { PageState, TokenState } from "../../world/state.ts";
import { textOf, type GraphCall } from "../call.ts";
import { unknownField } from "../errors.ts";
import { fieldsOf, type FieldSpec } from "../fields.ts";
import { paged } from "../paging.ts";
import { urlOf } from "../urls.ts";
import { pageTokenOf } from "./issue.ts";
import { authenticateUser } from "./people.ts";

const CATEGORY = { id: "2214", name: "Outdoor & Sporting Goods Company" };
const ACCOUNT_FIELDS = ["access_token", "category", "category_list", "name", "id", "tasks"];

/**
 * Names only Pages at which people have a role of their own; what they manage through a portfolio is not among them,
 * although the login granted it.
 */
export async function listAccounts(context: SimulatorContext, call: GraphCall): Promise<Json> {
  const { token, accountId } = await authenticateUser(context, call, "accounts");
  const { state } = context.world;
  const own = Object.keys(state.accounts[accountId]?.tasks ?? {}).flatMap((id) => state.pages[id] ?? []);
  const isListed = token.permissions.includes("pages_show_list");
  const pages = own.filter(({ id }) => isListed && pageTokenOf(context, token, id) !== null);
  return await listPages(context, call, token, pages, ACCOUNT_FIELDS);
}

/** In pages, to the last one. */
export async function listPages(
  context: SimulatorContext,
  call: GraphCall,
  token: TokenState,
  pages: readonly PageState[],
  defaults: readonly string[],
): Promise<JsonObject> {
  const [limit, after, before] = ["limit", "after", "before"].map(
    (name) => textOf(call.params[name]) ?? undefined,
  );
  const fields = fieldsOf(call);
  return await paged(
    pages,
    { limit, after, before },
    {
      keyOf: ({ id }) => id,
      show: (page) => selected(pageOf(context, token, page), fields, defaults),
      urlOf: (paging) =>
        urlOf(call, call.path.join("/"), { fields: textOf(call.params["fields"]) ?? undefined, ...paging }),
    },
  );
}

/** As the holder of this token sees it: without a token of its own where it was not granted. */
export function pageOf(context: SimulatorContext, token: TokenState, page: PageState): JsonObject {
  const { id, name, username } = page;
  const access_token = pageTokenOf(context, token, id);
  return {
    id,
    name,
    ...(username === undefined ? {} : { username }),
    ...(access_token === null ? {} : { access_token }),
    category: CATEGORY.name,
    category_list: [CATEGORY],
    tasks: token.login === undefined ? [] : tasksAt(context.world.state, token.login.accountId, id),
  };
}

const KNOWN = new Set([...ACCOUNT_FIELDS, "username"]);

export function selected(
  page: JsonObject,
  fields: readonly FieldSpec[],
  defaults: readonly string[],
): JsonObject {
  const names = fields.length === 0 ? defaults : [...fields.map(({ name }) => name), "id"];
  return Object.fromEntries(
    names.flatMap((name) => {
      if (!KNOWN.has(name)) throw unknownField(name, "Page");
      return page[name] === undefined ? [] : [[name, page[name]]];
    }),
  );
}
