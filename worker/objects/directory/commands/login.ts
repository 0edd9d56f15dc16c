import { seal, unseal } from "../../../access/sealing.ts";
import { configOf } from "../../../config.ts";
import { hashOf } from "../../../domain/admin-link.ts";
import { loginFailureOf } from "../../../domain/login-failure.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import type { GraphOutcome } from "../../../graph/client.ts";
import { dialogUrl } from "../../../graph/login/dialog.ts";
import { exchangeCode, lengthenToken } from "../../../graph/login/tokens.ts";
import type { AppAccess } from "../../../graph/set-up.ts";
import type { LoggedInPage } from "../../../protocol/admin/answers.ts";
import { newLoginState } from "../../../protocol/admin/login-state.ts";
import { base64url } from "../../../protocol/base64url.ts";
import type { AdminRefusal } from "../../../protocol/admin/refusals.ts";
import type { AdminActor } from "../../kernel/doors/directory.ts";
import type { Handlers, Tools } from "../call.ts";
import { LoginStore } from "../login/login-store.ts";
import { areCommentsWanted } from "../login/comments-wanted.ts";
import { lackingIn, offerOf, toLoginPage } from "../login/offer.ts";
import { connectPage } from "./connect-page.ts";

/** From the press until Meta's dialog has come back. */
const LOGIN_MS = 15 * 60_000;
/** From then until its Pages are chosen. */
const CHOICE_MS = 60 * 60_000;

/** Pages by Facebook's own dialog: begun here, gone through in a window, and finished with the code that it hands back. */
export function loginHandlers(tools: Tools): Handlers<"login.start" | "login.finish" | "login.connect"> {
  const { env, store } = tools;
  const logins = new LoginStore(store);
  const placeOf = (id: string) => ({ page: "login", field: id });

  /** Whose a login is: companies that sign for themselves may have the same `sub`. */
  const whose = ({ sub, desk, role }: AdminActor): string => JSON.stringify([desk, role, sub]);

  /** The person's token, for who logged in and nobody else. */
  const tokenOf = async (login: string, actor: AdminActor): Promise<Outcome<string, AdminRefusal>> => {
    const id = await hashOf(login);
    const sealed = logins.kept(id, whose(actor), Date.now());
    const opened = sealed === null ? null : await unseal(configOf(env).encryptionKeys, placeOf(id), sealed);
    return opened?.ok === true ? done(opened.value) : refused({ code: "login_ended" });
  };

  return {
    "login.start": async (actor, { again = false }) => {
      const { login, encryptionKeys, publicUrl } = configOf(env);
      const app = appOf(tools);
      if (app === null) return refused({ code: "app_not_good", problems: [] });
      if (encryptionKeys.length === 0) return refused({ code: "no_encryption_keys" });
      const state = newLoginState(actor.via.page);
      const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
      const challenge = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
      const redirectUri = `${publicUrl ?? actor.via.worker}/oauth/facebook`;
      const now = Date.now();
      logins.begin(await hashOf(state), { sub: whose(actor), verifier, redirectUri }, now + LOGIN_MS, now);
      const url = dialogUrl({
        ...{ loginUrl: login.url, appId: app.appId, redirectUri, state, again, configId: login.configId },
        comments: await areCommentsWanted(tools, actor),
        codeChallenge: base64url(new Uint8Array(challenge)),
      });
      return done({ url, state });
    },

    "login.finish": async (actor, { state, code }) => {
      const app = appOf(tools);
      if (app === null) return refused({ code: "app_not_good", problems: [] });
      const begun = logins.take(await hashOf(state), whose(actor), Date.now());
      if (begun === null) return refused({ code: "state_unknown" });
      const { verifier, redirectUri } = begun;
      const token = await tokenFor(app, { code, verifier, redirectUri });
      if (!token.ok) return token;
      const offer = await offerOf(app, { graphUrl: app.graphUrl, token: token.value });
      if (!offer.ok) return offer;
      const login = base64url(crypto.getRandomValues(new Uint8Array(24)));
      const id = await hashOf(login);
      const sealed = await seal(configOf(env).encryptionKeys, placeOf(id), token.value);
      if (!sealed.ok) return sealed;
      logins.keep(id, { sub: whose(actor), sealed: sealed.value }, Date.now() + CHOICE_MS);
      const { person, pages } = offer.value;
      const offered = await Promise.all(pages.map((page) => toLoginPage(tools, actor, page)));
      const lacking = lackingIn(tools, actor, { appId: app.appId, offer: offer.value });
      return done({ login, person, pages: offered, lacking });
    },

    "login.connect": async (actor, { login, pages }) => {
      const app = appOf(tools);
      if (app === null) return refused({ code: "app_not_good", problems: [] });
      const token = await tokenOf(login, actor);
      if (!token.ok) return token;
      const offer = await offerOf(app, { graphUrl: app.graphUrl, token: token.value });
      if (!offer.ok) return offer;
      const connected: LoggedInPage[] = [];
      // One after the other: each asks Meta several things, and Meta counts by app.
      for (const { pageId, desk, label } of pages) {
        const { userId } = offer.value;
        const own = offer.value.pages.find(({ id }) => id === pageId)?.token ?? null;
        const outcome =
          own === null
            ? refused<AdminRefusal>({ code: "not_offered" })
            : await connectPage(
                tools,
                actor,
                {
                  page: pageId,
                  token: own,
                  ...(desk === undefined ? {} : { desk }),
                  ...(label === undefined ? {} : { label }),
                },
                userId === null ? null : { appId: app.appId, userId },
              );
        connected.push(
          outcome.ok ? { pageId, ok: true } : { pageId, ok: false, reason: outcome.refusal.code },
        );
      }
      return done({ pages: connected });
    },
  };
}

/** The deployment's own app, by which people log in. */
function appOf({ env }: Tools): AppAccess | null {
  const { graphUrl, appId, appSecret } = configOf(env);
  return appId === null || appSecret === null ? null : { graphUrl, appId, appSecret };
}

async function tokenFor(
  app: AppAccess,
  code: Parameters<typeof exchangeCode>[1],
): Promise<Outcome<string, AdminRefusal>> {
  const short = orRefusal(await exchangeCode(app, code));
  if (!short.ok) return short;
  // A token of a business's own lasts as it is, and is not exchanged.
  const long = await lengthenToken(app, short.value);
  return done(long.kind === "accepted" ? long.value : short.value);
}

function orRefusal(outcome: GraphOutcome<string>): Outcome<string, AdminRefusal> {
  if (outcome.kind === "accepted") return done(outcome.value);
  if (outcome.kind === "ambiguous") return refused({ code: "meta_unavailable" });
  const code = loginFailureOf(outcome.error);
  return refused(code === "app_not_good" ? { code, problems: [] } : { code });
}
