/** Who calls, and on which object: tokens, proofs, permissions. */
import type { SimulatorContext } from "../context.ts";
import { GUESSED } from "../rules.ts";
import { hmacHex } from "../webhooks/signature.ts";
import { grantOf, isChosen, loginProblem, permissionsOf, tasksAt, tasksOf } from "../world/authority.ts";
import type { PageTask } from "../world/login-state.ts";
import type { AppState, PageState, TokenState } from "../world/state.ts";
import type { GraphCall } from "./call.ts";
import { GraphError, guessedError, invalidParameter, invalidToken, unknownObject } from "./errors.ts";

/** Error codes, 190: by subcode. */
const TOKEN_MESSAGES: Readonly<Record<number, string>> = {
  458: "Error validating access token: The user has not authorized application.",
  460:
    "Error validating access token: The session has been invalidated because the user changed their password " +
    "or Facebook has changed the session for security reasons.",
  463: "Error validating access token: Session has expired.",
  492:
    "Error validating access token: The user must be an administrator, editor, or moderator of the page in order " +
    "to impersonate it.",
};

/** Whose token works, with what it may do now. */
export type Holder = {
  token: TokenState & { tasks: PageTask[] };
  app: AppState;
};

/** One who asks about a Page: its own, or one that the person granted. */
export type Caller = Holder & { page: PageState };

/** @throws GraphError */
export async function authenticate(context: SimulatorContext, call: GraphCall): Promise<Caller> {
  const holder = await authenticateToken(context, call);
  return { ...holder, page: pageOfCall(context, call, holder) };
}

/** The same, where no Page is asked about. @throws GraphError */
export async function authenticateToken(context: SimulatorContext, call: GraphCall): Promise<Holder> {
  if (call.token === null) {
    throw guessedError(call.path[0] === "me" ? "noTokenOfMe" : "noToken");
  }
  const token = context.world.state.tokens[call.token];
  if (token === undefined) {
    throw invalidToken(
      call.token.startsWith("EAA")
        ? "Error validating access token: The access token could not be decrypted"
        : "Invalid OAuth access token - Cannot parse access token",
    );
  }
  const problem = tokenProblem(context, token);
  if (problem !== null) throw invalidToken(problem.message, problem.subcode ?? undefined);
  const app = context.world.app(token.appId);
  await checkProof(app, call);
  checkLegacy(app, call);
  const { state } = context.world;
  return { token: { ...token, permissions: permissionsOf(state, token), tasks: tasksOf(state, token) }, app };
}

/** A Page's token is of one; a person's reaches those that were chosen. @throws GraphError */
function pageOfCall({ world }: SimulatorContext, call: GraphCall, { token }: Holder): PageState {
  if (token.login === undefined || token.type === "page") return world.page(token.pageId);
  const id = call.path[0] ?? "";
  if (id === "me") throw guessedError("notAPageToken");
  const page = Object.values(world.state.pages).find((one) => isNamed(one, id));
  const grant = grantOf(world.state, token, token.login);
  const isReached =
    page !== undefined &&
    grant !== null &&
    isChosen(grant, page.id) &&
    tasksAt(world.state, token.login.accountId, page.id).length > 0;
  if (!isReached) throw unknownObject(call.method, id);
  return page;
}

/** Why a token does not work; null while it does. */
export function tokenProblem(
  { clock, world }: SimulatorContext,
  token: TokenState,
): { subcode: number | null; message: string } | null {
  const isOver = token.expiresAt !== undefined && token.expiresAt <= clock.now();
  const byLogin = loginProblem(world.state, token, clock.now());
  const isUnread = token.dataAccessExpiresAt !== undefined && token.dataAccessExpiresAt <= clock.now();
  const subcode = token.invalid ?? (isOver ? 463 : (byLogin ?? (isUnread ? "dataAccess" : null)));
  if (subcode === null) return null;
  if (subcode === "dataAccess") return { subcode: null, message: GUESSED.dataAccessExpired.message };
  return { subcode, message: TOKEN_MESSAGES[subcode] ?? "Invalid OAuth access token." };
}

/** An app's own token, `<app>|<secret>`. @throws GraphError */
export async function authenticateApp(context: SimulatorContext, call: GraphCall): Promise<AppState> {
  if (call.token === null) throw guessedError("noToken");
  const [appId = "", secret] = call.token.split("|");
  if (secret === undefined) {
    await authenticateToken(context, call);
    throw guessedError("notAnAppToken");
  }
  const { apps } = context.world.state;
  const app = Object.hasOwn(apps, appId) ? apps[appId] : undefined;
  if (app === undefined) throw guessedError("unknownApp");
  if (secret !== app.appSecret) throw invalidToken("Invalid OAuth access token signature.");
  await checkProof(app, call);
  checkLegacy(app, call);
  return app;
}

/** Apps made since 2026-11-04 may not use them, in whichever version (Graph API v27.0). */
function checkLegacy(app: AppState, call: GraphCall): void {
  if (call.legacy.length > 0 && !app.legacyCalls) throw guessedError("legacyCall");
}

/** The same, for what is the app's alone. @throws GraphError */
export async function authenticateOwnApp(context: SimulatorContext, call: GraphCall): Promise<AppState> {
  const app = await authenticateApp(context, call);
  const id = call.path[0] ?? "";
  if (id !== app.appId) throw unknownObject(call.method, id);
  return app;
}

/** `appsecret_proof` is the HMAC of the token, or of `token|appsecret_time` (Page subscriptions). */
async function checkProof(app: AppState, call: GraphCall): Promise<void> {
  if (call.proof === null) {
    if (app.requireProof) {
      throw new GraphError({
        code: 100,
        message: "API calls from the server require an appsecret_proof argument",
        type: "GraphMethodException",
      });
    }
    return;
  }
  const signed = call.proof.time === null ? call.token : `${call.token}|${call.proof.time}`;
  if (call.proof.value !== (await hmacHex("SHA-256", app.appSecret, signed ?? ""))) {
    throw new GraphError({
      code: 100,
      message: "Invalid appsecret_proof provided in the API argument",
      type: "GraphMethodException",
    });
  }
}

/** Whether `me` or an id means the caller's Page. A Page of another token is as good as none. */
export function isPage(caller: Caller, id: string): boolean {
  return id === "me" || isNamed(caller.page, id);
}

function isNamed(page: PageState, id: string): boolean {
  return id === page.id || id === page.username;
}

export function requirePageToken(caller: Caller): void {
  if (caller.token.type !== "page") throw guessedError("notAPageToken");
}

/** @throws GraphError where the permission is missing, or the person's task at the Page */
export function requireMessaging(caller: Caller): void {
  if (!caller.token.permissions.includes("pages_messaging")) {
    throw new GraphError({
      code: 230,
      status: 403,
      message: "(#230) Requires pages_messaging permission to manage the object",
    });
  }
  if (!caller.token.tasks.includes("MESSAGING")) throw guessedError("messagingTaskMissing");
}

/** A permission of which Meta's refusal is the general one. */
export function checkPermission(caller: Caller, permission: string): void {
  if (caller.token.permissions.includes(permission)) return;
  throw new GraphError({ code: 200, status: 403, message: `(#200) Requires ${permission} permission.` });
}

/** Graph ignores most parameters it does not know, so only missing ones are reported. */
export function requireParameter(present: boolean, name: string): void {
  if (!present) throw invalidParameter(`The parameter ${name} is required`);
}
