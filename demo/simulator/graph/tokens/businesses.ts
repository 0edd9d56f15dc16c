/** The portfolios of a person, and the Pages that they own or hold for clients (`me/businesses`, `owned_pages`, `client_pages`). */
import type { SimulatorContext } from "../../context.ts";
import type { Json, JsonObject } from "../../json.ts";
import { portfoliosOf } from "../../world/authority.ts";
import type { BusinessState } from "../../world/login-state.ts";
import type { PageState, TokenState } from "../../world/state.ts";
import type { Holder } from "../access.ts";
import { textOf, type GraphCall } from "../call.ts";
import { guessedError, unknownField, unknownObject } from "../errors.ts";
import { fieldsOf, wholeNumber, type FieldSpec } from "../fields.ts";
import { paged } from "../paging.ts";
import { LIST_LIMIT } from "../../rules.ts";
import { urlOf } from "../urls.ts";
import { listPages, pageOf, selected } from "./accounts.ts";
import { authenticateUser } from "./people.ts";

const PAGE_FIELDS = ["id", "name"];
const KINDS = { owned_pages: "ownedPages", client_pages: "clientPages" } as const;

export async function listBusinesses(context: SimulatorContext, call: GraphCall): Promise<Json> {
  const { token, accountId } = await authenticateManager(context, call, "businesses");
  const [limit, after, before] = ["limit", "after", "before"].map(
    (name) => textOf(call.params[name]) ?? undefined,
  );
  const fields = fieldsOf(call);
  return await paged(
    portfoliosOf(context.world.state, accountId),
    { limit, after, before },
    {
      keyOf: ({ id }) => id,
      show: (business) => shown(context, call, token, business, fields),
      urlOf: (paging) =>
        urlOf(call, "me/businesses", { fields: textOf(call.params["fields"]) ?? undefined, ...paging }),
    },
  );
}

/** All of them, also those that the login did not grant: these come without a token. */
export async function listBusinessPages(context: SimulatorContext, call: GraphCall): Promise<Json> {
  const [id = "", edge = ""] = call.path;
  const { token, accountId } = await authenticateManager(context, call, edge);
  const business = portfoliosOf(context.world.state, accountId).find((one) => one.id === id);
  if (business === undefined) throw unknownObject(call.method, id);
  return await listPages(
    context,
    call,
    token,
    pagesIn(context, business, edge as keyof typeof KINDS),
    PAGE_FIELDS,
  );
}

async function authenticateManager(
  context: SimulatorContext,
  call: GraphCall,
  edge: string,
): Promise<Holder & { accountId: string }> {
  const holder = await authenticateUser(context, call, edge);
  if (!holder.token.permissions.includes("business_management")) throw guessedError("businessNotPermitted");
  return holder;
}

function pagesIn(
  { world }: SimulatorContext,
  business: BusinessState,
  edge: keyof typeof KINDS,
): PageState[] {
  return business[KINDS[edge]].flatMap((id) => world.state.pages[id] ?? []);
}

/** Without fields: id and name. An edge among the fields is a list of its own, `owned_pages.limit(2){id}`. */
async function shown(
  context: SimulatorContext,
  call: GraphCall,
  token: TokenState,
  business: BusinessState,
  fields: readonly FieldSpec[],
): Promise<JsonObject> {
  const told: JsonObject = { id: business.id };
  for (const { name, args, fields: inner } of fields.length === 0
    ? [{ name: "name", args: {}, fields: [] }]
    : fields) {
    if (name === "id") continue;
    if (name === "name") told["name"] = business.name;
    else if (name === "owned_pages" || name === "client_pages") {
      const limit = String(wholeNumber(args["limit"], "limit") ?? LIST_LIMIT);
      told[name] = await paged(
        pagesIn(context, business, name),
        { limit },
        {
          keyOf: ({ id }) => id,
          show: (page) => selected(pageOf(context, token, page), inner, PAGE_FIELDS),
          urlOf: (paging) =>
            urlOf(call, `${business.id}/${name}`, {
              fields: inner.map((field) => field.name).join(","),
              ...paging,
            }),
        },
      );
    } else throw unknownField(name, "Business");
  }
  return told;
}
