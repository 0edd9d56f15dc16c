/** Makes tokens of people who logged in, and of the Pages that they let an app have. */
import type { SimulatorContext } from "../../context.ts";
import { grantedIn, grantOf, isChosen, tasksAt } from "../../world/authority.ts";
import type { GrantState } from "../../world/login-state.ts";
import type { TokenLogin, TokenState } from "../../world/state.ts";

/** A user's token as the code is exchanged for it, and as that one is exchanged for (access tokens, long-lived). */
export const SHORT_TOKEN_MS = 60 * 60_000;
export const LONG_TOKEN_MS = 60 * 24 * 60 * 60_000;

const LIVES_MS = { short: SHORT_TOKEN_MS, long: LONG_TOKEN_MS, endless: null } as const;

type Wanted = {
  appId: string;
  accountId: string;
  grant: GrantState;
  /** `endless`: of a system user of the business, not of the person. */
  life: keyof typeof LIVES_MS;
};

export function issueUserToken(
  { world, clock, ids }: SimulatorContext,
  { appId, accountId, grant, life }: Wanted,
): TokenState {
  const { passwordChanges } = world.account(accountId);
  const now = clock.now();
  const lifeMs = LIVES_MS[life];
  const token: TokenState = {
    token: ids.accessToken(),
    ...{ type: "user", pageId: "", appId, permissions: [], invalid: null },
    ...(lifeMs === null ? {} : { expiresAt: now + lifeMs }),
    login: {
      ...{ accountId, grantId: grant.id, passwordChanges, issuedAt: now, isLong: life !== "short" },
      ...(life === "endless" ? { isSystemUser: true } : {}),
    },
  };
  world.state.tokens[token.token] = token;
  world.changed();
  return token;
}

/**
 * The token by which an app calls for a Page. Whoever asks again gets the same one. Of a short-lived token it ends
 * with it, of a long-lived one it has no end of its own. Null where nobody granted it one.
 */
export function pageTokenOf(context: SimulatorContext, token: TokenState, pageId: string): string | null {
  const { world, ids } = context;
  if (token.type === "page") return token.token;
  const { login } = token;
  if (login === undefined || !mayHave(context, token, login, pageId)) return null;
  const all = Object.values(world.state.tokens);
  const known = all.find((one) => one.login?.parent === token.token && one.pageId === pageId);
  if (known !== undefined) return known.token;
  const made: TokenState = {
    token: ids.accessToken(),
    ...{ type: "page", pageId, appId: token.appId, permissions: [], invalid: null },
    ...(login.isLong || token.expiresAt === undefined ? {} : { expiresAt: token.expiresAt }),
    login: { ...login, issuedAt: context.clock.now(), parent: token.token },
  };
  world.state.tokens[made.token] = made;
  world.changed();
  return made.token;
}

function mayHave({ world }: SimulatorContext, token: TokenState, login: TokenLogin, pageId: string): boolean {
  const grant = grantOf(world.state, token, login);
  return (
    grant !== null &&
    isChosen(grant, pageId) &&
    grantedIn(grant).some((permission) => permission.startsWith("pages_")) &&
    tasksAt(world.state, login.accountId, pageId).length > 0
  );
}

/** How an app knows a person; made when it first does. */
export function appScopedId({ world, ids }: SimulatorContext, appId: string, accountId: string): string {
  const { appScopedIds } = world.account(accountId);
  return (appScopedIds[appId] ??= ids.psid());
}
