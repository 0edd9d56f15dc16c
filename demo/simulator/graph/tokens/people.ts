/** What a person granted, and who they are: `me`, `me/permissions`. */
import type { SimulatorContext } from "../../context.ts";
import type { Json, JsonObject } from "../../json.ts";
import { removeApp, removePermission } from "../../people/consent.ts";
import { authenticateToken, type Holder } from "../access.ts";
import type { GraphCall } from "../call.ts";
import { invalidParameter, unknownField } from "../errors.ts";
import { fieldsOf } from "../fields.ts";
import { appScopedId } from "./issue.ts";

/** A person's token. @throws GraphError of a Page, which has no such `edge` */
export async function authenticateUser(
  context: SimulatorContext,
  call: GraphCall,
  edge: string,
): Promise<Holder & { accountId: string }> {
  const holder = await authenticateToken(context, call);
  const { type, login } = holder.token;
  if (type === "page" || login === undefined) throw unknownField(edge, "Page");
  return { ...holder, accountId: login.accountId };
}

export async function readMe(context: SimulatorContext, call: GraphCall): Promise<Json> {
  const { token, app, accountId } = await authenticateUser(context, call, "me");
  const { name, email } = context.world.account(accountId);
  const id = appScopedId(context, app.appId, accountId);
  const known: JsonObject = { id, name, ...(token.permissions.includes("email") ? { email } : {}) };
  const fields = fieldsOf(call).map((field) => field.name);
  for (const field of fields) if (!["id", "name", "email"].includes(field)) throw unknownField(field, "User");
  const told = fields.length === 0 ? ["name", "id"] : [...fields, "id"];
  return Object.fromEntries(
    told.flatMap((field) => (known[field] === undefined ? [] : [[field, known[field]]])),
  );
}

/** A Page has no such list. */
export async function listPermissions(context: SimulatorContext, call: GraphCall): Promise<Json> {
  const { app, accountId } = await authenticateUser(context, call, "permissions");
  const permissions = context.world.account(accountId).grants[app.appId]?.permissions ?? {};
  return { data: Object.entries(permissions).map(([permission, status]) => ({ permission, status })) };
}

/** One of them, or all, which removes the app. */
export async function withdrawPermission(context: SimulatorContext, call: GraphCall): Promise<Json> {
  const { app, accountId } = await authenticateUser(context, call, "permissions");
  const [, , permission] = call.path;
  if (permission === undefined) await removeApp(context, accountId, app.appId);
  else if (!removePermission(context, accountId, app.appId, permission))
    throw invalidParameter(`The permission ${permission} was not granted.`);
  return { success: true };
}
