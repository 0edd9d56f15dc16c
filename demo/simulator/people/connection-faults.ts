/** Twelve ways in which a Page's connection to an app breaks, each to be ordered by its name, and to be taken back. */
import type { SimulatorContext } from "../context.ts";
import { SimulatorError } from "../simulator-error.ts";
import { policyEvent } from "../webhooks/page-events.ts";
import { grantOf, tasksAt } from "../world/authority.ts";
import type { GrantState } from "../world/login-state.ts";
import type { AppState, KeptOfFault, TokenState } from "../world/state.ts";
import { Account } from "./account.ts";
import {
  expireDataAccess,
  removePermission,
  removeTask,
  setProblem,
  tokensOf,
  type TokenProblem,
} from "./page-access.ts";

/** Where nobody of ours is. */
const ELSEWHERE = "https://elsewhere.example/webhook";

type FaultKind = {
  /** On the dashboard's button. */
  label: string;
  /** What it changes, to be put back. */
  changes: { token?: (keyof TokenState)[]; app?: (keyof AppState)[]; page?: "subscribedApps" | "restricted" };
  order: (context: SimulatorContext, pageId: string, app: AppState) => void | Promise<unknown>;
  /** After it was put back. */
  mended?: (context: SimulatorContext, pageId: string) => void;
};

const ofToken = (label: string, problem: TokenProblem): FaultKind => ({
  label,
  changes: { token: ["invalid"] },
  order: (context, pageId) => setProblem(context, pageId, problem),
});

/** By name, in the order in which the dashboard shows them. */
export const CONNECTION_FAULTS = {
  "token-revoked": ofToken("Token revoked", "app_removed"),
  "token-expired": ofToken("Token expired", "expired"),
  "token-of-another-page": {
    label: "Token of another Page",
    changes: { token: ["pageId"] },
    order: (context, pageId) => {
      const other = Object.keys(context.world.state.pages).find((id) => id !== pageId);
      if (other === undefined) throw new SimulatorError(409, "no_other_page", "There is no other Page.");
      for (const token of tokensOf(context, pageId)) token.pageId = other;
    },
  },
  "field-missing": {
    label: "Field missing",
    changes: { page: "subscribedApps" },
    order: (context, pageId) => {
      const { subscribedApps } = context.world.page(pageId);
      for (const [appId, fields] of Object.entries(subscribedApps))
        subscribedApps[appId] = fields.filter((field) => field !== "message_reads");
    },
  },
  "app-secret-wrong": {
    label: "App secret reset",
    changes: { app: ["appSecret"] },
    order: (_context, _pageId, app) => {
      app.appSecret = `${app.appSecret}-reset`;
    },
  },
  "verify-token-wrong": {
    label: "Wrong verify token",
    changes: { app: ["fields", "verifyToken"] },
    // As when somebody saves the webhook anew with another one: Meta's handshake fails, and nothing is registered.
    order: async (context, _pageId, app) => {
      Object.assign(app, { fields: [], verifyToken: `${app.verifyToken}-wrong` });
      await context.shakeHands(app);
    },
  },
  "app-in-development": {
    label: "App in development",
    changes: { app: ["live"] },
    order: (_context, _pageId, app) => {
      app.live = false;
    },
  },
  "page-restricted": {
    label: "Page restricted",
    changes: { page: "restricted" },
    order: (context, pageId) => {
      context.world.page(pageId).restricted = true;
      policyEvent(context, pageId, "block");
    },
    mended: (context, pageId) => policyEvent(context, pageId, "unblock"),
  },
  "permission-removed": {
    label: "Permission removed",
    changes: { token: ["permissions"] },
    order: (context, pageId) => removePermission(context, pageId, "pages_messaging"),
  },
  "task-removed": {
    label: "Task removed",
    changes: { token: ["tasks"] },
    order: (context, pageId) => removeTask(context, pageId, "MESSAGING"),
  },
  "webhook-elsewhere": {
    label: "Webhook elsewhere",
    changes: { app: ["callbackUrl"] },
    order: (_context, _pageId, app) => {
      app.callbackUrl = ELSEWHERE;
    },
  },
  "data-access-expired": {
    label: "Data access expired",
    changes: { token: ["dataAccessExpiresAt"] },
    order: expireDataAccess,
  },
} satisfies Record<string, FaultKind>;
export type ConnectionFault = keyof typeof CONNECTION_FAULTS;

export function isConnectionFault(name: string): name is ConnectionFault {
  return Object.hasOwn(CONNECTION_FAULTS, name);
}

/** Ordered twice it is ordered once: what is put back is what was there before. */
export async function breakConnection(
  context: SimulatorContext,
  pageId: string,
  fault: ConnectionFault,
): Promise<void> {
  const { world } = context;
  const page = world.page(pageId);
  if (page.broken?.[fault] !== undefined) return;
  const app = appOf(context, pageId);
  const kind: FaultKind = CONNECTION_FAULTS[fault];
  const kept = keep(context, pageId, app, kind.changes);
  await kind.order(context, pageId, app);
  (page.broken ??= {})[fault] = kept;
  world.changed();
}

/** All is as it was before; what was mended meanwhile stays so. */
export function mendConnection(context: SimulatorContext, pageId: string, fault: ConnectionFault): void {
  const { world } = context;
  const page = world.page(pageId);
  const kept = page.broken?.[fault];
  if (kept === undefined) return;
  for (const [token, fields] of Object.entries(kept.tokens))
    if (world.state.tokens[token] !== undefined) Object.assign(world.state.tokens[token], fields);
  for (const { accountId, appId, grant, tasks } of kept.logins) {
    Object.assign(world.state.accounts[accountId]?.grants[appId] ?? {}, grant);
    if (tasks !== undefined) new Account(context, accountId).setTasks(pageId, tasks);
  }
  Object.assign(world.state.apps[kept.appId] ?? {}, kept.app);
  Object.assign(page, kept.page);
  delete page.broken?.[fault];
  world.changed();
  const kind: FaultKind = CONNECTION_FAULTS[fault];
  kind.mended?.(context, pageId);
}

/** The app that the Page is connected with, or would be. */
function appOf(context: SimulatorContext, pageId: string): AppState {
  const { state } = context.world;
  const [appId] = [
    ...Object.keys(state.pages[pageId]?.subscribedApps ?? {}),
    ...tokensOf(context, pageId).map((token) => token.appId),
    ...Object.keys(state.apps),
  ];
  return context.world.app(appId ?? "");
}

function keep(
  context: SimulatorContext,
  pageId: string,
  app: AppState,
  changes: FaultKind["changes"],
): KeptOfFault {
  const { state } = context.world;
  const tokens = tokensOf(context, pageId);
  const of = changes.token ?? [];
  return structuredClone({
    appId: app.appId,
    tokens: Object.fromEntries(tokens.map((token) => [token.token, pick(token, of)])),
    logins: tokens.flatMap((token) => {
      const { login } = token;
      const grant = login === undefined ? null : grantOf(state, token, login);
      if (login === undefined || grant === null) return [];
      const own = (["permissions", "dataAccessExpiresAt"] as const).filter((name) => of.includes(name));
      return [
        {
          ...{ accountId: login.accountId, appId: token.appId, grant: pick<GrantState>(grant, own) },
          ...(of.includes("tasks") ? { tasks: tasksAt(state, login.accountId, pageId) } : {}),
        },
      ];
    }),
    app: pick(app, changes.app ?? []),
    page: changes.page === undefined ? {} : pick(context.world.page(pageId), [changes.page]),
  });
}

/** What is not there is put back as not there. */
function pick<T extends object>(from: T, names: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<T>;
}
