/** What happens to the access that apps have to a Page, whether its tokens were made by hand or came by a login. */
import type { SimulatorContext } from "../context.ts";
import { grantOf, permissionsOf, tasksOf } from "../world/authority.ts";
import type { PageTask } from "../world/login-state.ts";
import type { TokenState } from "../world/state.ts";
import { Account } from "./account.ts";

/** Subcodes of error 190, by what happened to the token (Send API, error codes). */
export const TOKEN_PROBLEMS = {
  app_removed: 458,
  password_changed: 460,
  expired: 463,
  role_lost: 492,
} as const;
export type TokenProblem = keyof typeof TOKEN_PROBLEMS;

export function tokensOf({ world }: SimulatorContext, pageId: string): TokenState[] {
  return Object.values(world.state.tokens).filter(
    (token) => token.pageId === pageId && token.type === "page",
  );
}

/** They stop working, or work again (null), as if nothing had happened. */
export function setProblem(context: SimulatorContext, pageId: string, problem: TokenProblem | null): void {
  for (const token of tokensOf(context, pageId))
    token.invalid = problem === null ? null : TOKEN_PROBLEMS[problem];
  context.world.changed();
}

/** Exactly these: of a login, everything else is declined. */
export function setPermissions(
  context: SimulatorContext,
  pageId: string,
  permissions: readonly string[],
): void {
  const { world } = context;
  for (const token of tokensOf(context, pageId)) {
    token.permissions = [...permissions];
    const grant = token.login === undefined ? null : grantOf(world.state, token, token.login);
    if (grant === null) continue;
    for (const name of Object.keys(grant.permissions)) grant.permissions[name] = "declined";
    for (const name of permissions) grant.permissions[name] = "granted";
  }
  world.changed();
}

export function removePermission(context: SimulatorContext, pageId: string, permission: string): void {
  const { state } = context.world;
  const all = tokensOf(context, pageId).flatMap((token) => permissionsOf(state, token));
  const left = new Set(all.filter((name) => name !== permission));
  setPermissions(context, pageId, [...left]);
}

/** Whoever holds a token of the Page has only these tasks there. */
export function setTasks(context: SimulatorContext, pageId: string, tasks: readonly PageTask[]): void {
  for (const token of tokensOf(context, pageId)) {
    if (token.login === undefined) token.tasks = [...tasks];
    else new Account(context, token.login.accountId).setTasks(pageId, tasks);
  }
  context.world.changed();
}

export function removeTask(context: SimulatorContext, pageId: string, task: PageTask): void {
  const { state } = context.world;
  const all = new Set(tokensOf(context, pageId).flatMap((token) => tasksOf(state, token)));
  all.delete(task);
  setTasks(context, pageId, [...all]);
}

/** As 90 days after the person was last there; a token made by hand gets a new one only by hand. */
export function expireDataAccess(context: SimulatorContext, pageId: string): void {
  const { world, clock } = context;
  for (const token of tokensOf(context, pageId)) {
    if (token.login === undefined) token.dataAccessExpiresAt = clock.now();
    const grant = token.login === undefined ? null : grantOf(world.state, token, token.login);
    if (grant !== null) grant.dataAccessExpiresAt = clock.now();
  }
  world.changed();
}
