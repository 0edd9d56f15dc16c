/** Turns people who manage Pages, and their portfolios, into state. */
import type { AccountOptions, BusinessOptions, TaskOptions } from "./login-options.ts";
import { each } from "./each.ts";
import {
  PAGE_TASKS,
  type AccountState,
  type BusinessState,
  type GrantState,
  type TasksByPage,
} from "./login-state.ts";
import type { TokenState } from "./state.ts";

/** Who holds the user tokens that tests name, unless they name a person. */
export const HOLDER: AccountOptions = { id: "10220000000000001", name: "Page Holder" };
/** After the person was last there an app may read of them this long (access tokens, data access). */
export const DATA_ACCESS_MS = 90 * 24 * 60 * 60_000;

export function buildAccount(options: AccountOptions): AccountState {
  const { id, name } = options;
  return {
    id,
    name,
    email: options.email ?? `${name.toLowerCase().replaceAll(/\W+/g, ".")}@example.com`,
    tasks: buildTasks(options.tasks),
    grants: {},
    appScopedIds: {},
    passwordChanges: 0,
  };
}

export function buildBusiness(options: BusinessOptions): BusinessState {
  return {
    id: options.id,
    name: options.name,
    ownedPages: [...(options.owns ?? [])],
    clientPages: [...(options.clients ?? [])],
    people: each(options.people ?? {}, buildTasks),
  };
}

function buildTasks(tasks: TaskOptions = {}): TasksByPage {
  return each(tasks, (some) => (some === "all" ? [...PAGE_TASKS] : [...some]));
}

/** A consent as a login leaves it. */
export function buildGrant(
  id: string,
  permissions: readonly string[],
  pages: readonly string[] | null,
  now: number,
): GrantState {
  return {
    id,
    permissions: Object.fromEntries(permissions.map((name) => [name, "granted"])),
    pages: pages === null ? null : [...pages],
    dataAccessExpiresAt: now + DATA_ACCESS_MS,
  };
}

/** Makes a user's token out of one of a Page: it is of somebody who chose that Page in a login. */
export function holdToken(account: AccountState, token: TokenState, now: number): void {
  const { appId, pageId, permissions } = token;
  account.tasks[pageId] ??= [...PAGE_TASKS];
  const grant = (account.grants[appId] ??= buildGrant(`held-${appId}`, [], [], now));
  if (token.dataAccessExpiresAt !== undefined) grant.dataAccessExpiresAt = token.dataAccessExpiresAt;
  for (const name of permissions) grant.permissions[name] = "granted";
  if (grant.pages !== null && !grant.pages.includes(pageId)) grant.pages.push(pageId);
  account.appScopedIds[appId] ??= account.id;
  token.pageId = "";
  token.login = { accountId: account.id, grantId: grant.id, passwordChanges: 0, issuedAt: now, isLong: true };
}
