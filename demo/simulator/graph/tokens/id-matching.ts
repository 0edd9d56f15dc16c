/**
 * Whether the person who logged in is one who writes to a Page, and under which id (ID matching). Both ways take an
 * app that has the Page; in Europe and Japan Meta matches nobody.
 */
import type { SimulatorContext } from "../../context.ts";
import type { Json, JsonObject } from "../../json.ts";
import type { AppState, CustomerState } from "../../world/state.ts";
import { authenticateApp, type Caller } from "../access.ts";
import { textOf, type GraphCall } from "../call.ts";
import { GraphError, unknownObject } from "../errors.ts";
import { appScopedId } from "./issue.ts";

/** PSIDs of the person with this app-scoped id, of every Page that has the app, or of one. */
export async function listIdsForPages(context: SimulatorContext, call: GraphCall): Promise<Json> {
  const app = await authenticateApp(context, call);
  if (call.proof === null)
    throw new GraphError({
      code: 100,
      type: "GraphMethodException",
      message: "API calls from the server require an appsecret_proof argument",
    });
  const { customers, pages } = context.world.state;
  const accountId = accountOf(context, app, call.path[0] ?? "");
  if (accountId === null) throw unknownObject(call.method, call.path[0] ?? "");
  const only = textOf(call.params["page"]);
  const matched = Object.values(customers).filter(
    (one) =>
      one.accountId === accountId && (only === null || one.pageId === only) && isMatched(context, app, one),
  );
  return {
    data: matched.map(({ psid, pageId }): JsonObject => {
      return { id: psid, page: { id: pageId, name: pages[pageId]?.name ?? "" } };
    }),
  };
}

/** The other way: by which id the app of this token knows somebody who writes to the Page. */
export function listIdsForApps(context: SimulatorContext, { app }: Caller, call: GraphCall): Json {
  const customer = context.world.customer(call.path[0] ?? "");
  const { accountId } = customer;
  const isKnown =
    accountId !== undefined &&
    context.world.account(accountId).appScopedIds[app.appId] !== undefined &&
    isMatched(context, app, customer);
  if (!isKnown) return { data: [] };
  return {
    data: [{ id: appScopedId(context, app.appId, accountId), app: { id: app.appId, name: app.name } }],
  };
}

/** Null: the app knows nobody by this id. */
export function accountOf({ world }: SimulatorContext, { appId }: AppState, id: string): string | null {
  const all = Object.values(world.state.accounts);
  return all.find(({ appScopedIds }) => appScopedIds[appId] === id)?.id ?? null;
}

function isMatched({ world }: SimulatorContext, { appId }: AppState, customer: CustomerState): boolean {
  const page = world.page(customer.pageId);
  return page.subscribedApps[appId] !== undefined && !page.euRules && customer.euRules !== true;
}
