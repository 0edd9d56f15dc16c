/** Which Pages a person manages: `me/accounts`, and for Pages of business portfolios `me/businesses` (Pages, tokens). */
import type { SimulatorContext } from "../context.ts";
import type { Json, JsonObject } from "../json.ts";
import type { PageState, TokenState } from "../world/state.ts";
import { authenticate, type Caller } from "./access.ts";
import type { GraphCall } from "./call.ts";
import { GraphError, unknownField } from "./errors.ts";
import { fieldsOf, type FieldSpec } from "./fields.ts";

const PORTFOLIO = { id: "1099800000000001", name: "Northwind Group" };
export const PAGE_TASKS = ["MANAGE", "CREATE_CONTENT", "MODERATE", "MESSAGING", "ADVERTISE", "ANALYZE"];

/** Names only Pages that a person manages themselves, although the login granted others as well. */
export async function listAccounts(context: SimulatorContext, call: GraphCall): Promise<Json> {
  const caller = await authenticateUser(context, call, "accounts");
  const { page, token } = caller;
  return { data: token.portfolio === undefined ? [pageOf(context, caller, page)] : [] };
}

export async function listBusinesses(context: SimulatorContext, call: GraphCall): Promise<Json> {
  const caller = await authenticateUser(context, call, "businesses");
  if (!caller.token.permissions.includes("business_management")) {
    const message = "(#100) Missing Permissions: business_management";
    throw new GraphError({ code: 100, status: 403, message });
  }
  if (caller.token.portfolio === undefined) return { data: [] };
  const edges = fieldsOf(call).filter(({ name }) => name === "owned_pages" || name === "client_pages");
  const pages = edges.map(({ name, fields }): [string, Json] => {
    const isThere = name === `${caller.token.portfolio ?? ""}_pages`;
    return [name, { data: isThere ? [selected(pageOf(context, caller, caller.page), fields)] : [] }];
  });
  return { data: [{ ...PORTFOLIO, ...Object.fromEntries(pages) }] };
}

/** The token by which an app calls for a Page; null where nobody granted it one. */
export function pageTokenOf(context: SimulatorContext, token: TokenState): string | null {
  if (token.type === "page") return token.token;
  const all = Object.values(context.world.state.tokens);
  const its = all.find(
    (one) => one.type === "page" && one.pageId === token.pageId && one.appId === token.appId,
  );
  return its?.token ?? null;
}

async function authenticateUser(context: SimulatorContext, call: GraphCall, edge: string): Promise<Caller> {
  const caller = await authenticate(context, call);
  if (caller.token.type === "page") throw unknownField(edge, "Page");
  return caller;
}

function pageOf(context: SimulatorContext, { token }: Caller, page: PageState): JsonObject {
  const access_token = pageTokenOf(context, token);
  return {
    id: page.id,
    name: page.name,
    ...(access_token === null ? {} : { access_token }),
    category: "Outdoor & Sporting Goods Company",
    tasks: [...PAGE_TASKS],
  };
}

function selected(page: JsonObject, fields: readonly FieldSpec[]): JsonObject {
  const names = fields.length === 0 ? ["id", "name"] : ["id", ...fields.map(({ name }) => name)];
  return Object.fromEntries(names.flatMap((name) => (page[name] === undefined ? [] : [[name, page[name]]])));
}
