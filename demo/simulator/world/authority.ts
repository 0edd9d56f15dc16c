/** What a token may do now: for one that came by a login, what its person grants and may do at this moment. */
import { PAGE_TASKS, type BusinessState, type GrantState, type PageTask } from "./login-state.ts";
import type { AppState, TokenLogin, TokenState, WorldState } from "./state.ts";

/** Whether people without a role on the app exist for it: that takes App Review, and a verified business. */
export function isAdvanced({ access, businessVerified }: AppState): boolean {
  return access === "advanced" && businessVerified;
}

export function portfoliosOf({ businesses }: WorldState, accountId: string): BusinessState[] {
  return Object.values(businesses).filter(({ people }) => Object.hasOwn(people, accountId));
}

/** Of the person's own role there, and of every portfolio's that has the Page. */
export function tasksAt(state: WorldState, accountId: string, pageId: string): PageTask[] {
  const own = state.accounts[accountId]?.tasks[pageId] ?? [];
  const through = portfoliosOf(state, accountId)
    .filter(({ ownedPages, clientPages }) => [...ownedPages, ...clientPages].includes(pageId))
    .flatMap(({ people }) => people[accountId]?.[pageId] ?? []);
  return PAGE_TASKS.filter((task) => own.includes(task) || through.includes(task));
}

/** Ids of the Pages that a person may do anything at. */
export function pagesOf(state: WorldState, accountId: string): string[] {
  return Object.keys(state.pages).filter((pageId) => tasksAt(state, accountId, pageId).length > 0);
}

/** The consent that a token was made under; null: it is withdrawn, also if the person consented anew. */
export function grantOf(state: WorldState, { appId }: TokenState, login: TokenLogin): GrantState | null {
  const grant = state.accounts[login.accountId]?.grants[appId];
  return grant?.id === login.grantId ? grant : null;
}

export function grantedIn({ permissions }: GrantState): string[] {
  return Object.keys(permissions).filter((name) => permissions[name] === "granted");
}

/** Whether the person chose this Page in the login. */
export function isChosen({ pages }: GrantState, pageId: string): boolean {
  return pages === null || pages.includes(pageId);
}

export function permissionsOf(state: WorldState, token: TokenState): string[] {
  if (token.login === undefined) return token.permissions;
  const grant = grantOf(state, token, token.login);
  if (grant === null) return [];
  const isAway = token.type === "page" && !isChosen(grant, token.pageId);
  return grantedIn(grant).filter((name) => !isAway || !name.startsWith("pages_"));
}

/** What the token's holder may do at its Page. */
export function tasksOf(state: WorldState, token: TokenState): PageTask[] {
  if (token.login !== undefined) return tasksAt(state, token.login.accountId, token.pageId);
  return token.tasks ?? [...PAGE_TASKS];
}

/** Why the login behind a token does not hold any more, by the subcode of 190; null while it does, and without one. */
export function loginProblem(
  state: WorldState,
  token: TokenState,
  now: number,
): number | "dataAccess" | null {
  const { login } = token;
  if (login === undefined) return null;
  const grant = grantOf(state, token, login);
  if (grant === null) return 458;
  const isSession = login.isSystemUser !== true;
  if (isSession && state.accounts[login.accountId]?.passwordChanges !== login.passwordChanges) return 460;
  if (token.type === "page" && tasksOf(state, token).length === 0) return 492;
  return isSession && grant.dataAccessExpiresAt <= now ? "dataAccess" : null;
}
