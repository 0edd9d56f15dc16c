/** What a person lets an app do: given in a login, taken back in the settings of the account or by the app itself. */
import type { SimulatorContext } from "../context.ts";
import { appScopedId } from "../graph/tokens/issue.ts";
import { callBack } from "../webhooks/signed-request.ts";
import { buildGrant, DATA_ACCESS_MS } from "../world/build-accounts.ts";
import type { CallbackState, GrantState } from "../world/login-state.ts";

/** What is granted with every login (permissions reference). */
const ALWAYS = "public_profile";

export type Consent = {
  granted: readonly string[];
  declined: readonly string[];
  /** The Pages that were chosen; null: all, and those to come; undefined: as they were. */
  pages?: readonly string[] | null | undefined;
};

/** What was not asked for stays as it was. */
export function consent(
  context: SimulatorContext,
  accountId: string,
  appId: string,
  { granted, declined, pages }: Consent,
): GrantState {
  const { world, clock, ids } = context;
  const { grants } = world.account(accountId);
  const grant = (grants[appId] ??= buildGrant(ids.local("grant"), [ALWAYS], [], clock.now()));
  for (const name of granted) grant.permissions[name] = "granted";
  for (const name of declined) grant.permissions[name] = "declined";
  if (pages !== undefined) grant.pages = pages === null ? null : [...pages];
  grant.dataAccessExpiresAt = clock.now() + DATA_ACCESS_MS;
  appScopedId(context, appId, accountId);
  world.changed();
  return grant;
}

/** Every token of the person's and of their Pages' dies, and the app is told where it wants to be. */
export async function removeApp(
  context: SimulatorContext,
  accountId: string,
  appId: string,
): Promise<CallbackState | null> {
  const { grants } = context.world.account(accountId);
  if (grants[appId] === undefined) return null;
  delete grants[appId];
  context.world.changed();
  return await context.clock.track(callBack(context, "deauthorize", accountId, appId));
}

/** False: it was not granted. */
export function removePermission(
  { world }: SimulatorContext,
  accountId: string,
  appId: string,
  permission: string,
): boolean {
  const permissions = world.account(accountId).grants[appId]?.permissions;
  if (permissions?.[permission] !== "granted") return false;
  permissions[permission] = "declined";
  world.changed();
  return true;
}
