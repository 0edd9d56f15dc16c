import { COMMENT_FIELDS, DEFAULT_FIELDS } from "../../../protocol/page/webhook-field-names.ts";
import { configOf } from "../../../config.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import {
  askAboutApp,
  CALLBACK_NOT_VERIFIED,
  readAppWebhook,
  subscribeApp,
  type AppAccess,
} from "../../../graph/set-up.ts";
import type { AppEntry } from "../../../protocol/admin/answers.ts";
import type { AdminRefusal } from "../../../protocol/admin/refusals.ts";
import type { AdminActor } from "../../kernel/doors/directory.ts";
import type { Handlers, Tools } from "../call.ts";
import { areCommentsWanted } from "../login/comments-wanted.ts";

type AppRow = { state: "valid" | "invalid"; webhook: "ours" | "elsewhere" | "none"; checked_at: number };

/** The deployment's Meta app. That of a single Page is the Page's. */
export function appHandlers(tools: Tools): Handlers<"app.list" | "app.check" | "app.subscribe"> {
  const { env, store } = tools;
  const addressesFor = (actor: AdminActor): AppEntry["urls"] => {
    const origin = configOf(env).publicUrl ?? actor.via.worker;
    return {
      redirect: `${origin}/oauth/facebook`,
      webhook: `${origin}/webhook`,
      deauthorize: `${origin}/meta/deauthorize`,
      dataDeletion: `${origin}/meta/data-deletion`,
    };
  };

  const entryOf = (actor: AdminActor, appId: string): AppEntry => {
    const [row] = store.all<AppRow>("SELECT state, webhook, checked_at FROM app WHERE app_id = ?", appId);
    return {
      appId,
      state: row?.state ?? "unchecked",
      webhook: row?.webhook ?? "unchecked",
      checkedAt: row?.checked_at ?? null,
      urls: addressesFor(actor),
    };
  };

  /** The app of that id, as which Meta is asked. */
  const theApp = (wanted: string): Outcome<AppAccess, AdminRefusal> => {
    const { graphUrl, appId, appSecret } = configOf(env);
    if (appId !== wanted) return refused({ code: "not_found" });
    return appSecret === null
      ? refused({ code: "app_not_good", problems: [{ name: "FACEBOOK_APP_SECRET", problem: "missing" }] })
      : done({ graphUrl, appId, appSecret });
  };

  const checked = async (actor: AdminActor, app: AppAccess): Promise<Outcome<AppEntry, AdminRefusal>> => {
    const found = await askAboutApp(app);
    if (found === null) return refused({ code: "meta_unavailable" });
    const webhook = await readAppWebhook(app);
    const isGood = found.faults.length === 0;
    if (isGood && webhook.kind !== "accepted") return refused({ code: "meta_unavailable" });
    const told = webhook.kind === "accepted" ? webhook.value : null;
    const isOurs = told?.callbackUrl === addressesFor(actor).webhook;
    store.begin();
    store.all(
      `INSERT INTO app (app_id, state, webhook, checked_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (app_id) DO UPDATE SET state = ?2, webhook = ?3, checked_at = ?4`,
      ...[app.appId, isGood ? "valid" : "invalid"],
      ...[told === null ? "none" : isOurs ? "ours" : "elsewhere", Date.now()],
    );
    return isGood
      ? done(entryOf(actor, app.appId))
      : refused({ code: "app_not_good", problems: found.faults });
  };

  return {
    "app.list": (actor) => {
      const { appId } = configOf(env);
      return done({ apps: appId === null ? [] : [entryOf(actor, appId)] });
    },

    "app.check": async (actor, { appId }) => {
      const app = theApp(appId);
      return app.ok ? await checked(actor, app.value) : app;
    },

    "app.subscribe": async (actor, { appId }) => {
      const app = theApp(appId);
      if (!app.ok) return app;
      const { verifyToken } = configOf(env);
      if (verifyToken === null)
        return refused({
          code: "app_not_good",
          problems: [{ name: "FACEBOOK_VERIFY_TOKEN", problem: "missing" }],
        });
      const callbackUrl = addressesFor(actor).webhook;
      // Meta sends a Page's comments only where its app hears of them.
      const ofComments = (await areCommentsWanted(tools, actor)) ? COMMENT_FIELDS : [];
      const fields = [...DEFAULT_FIELDS, ...ofComments];
      const outcome = await subscribeApp(app.value, { callbackUrl, verifyToken, fields });
      if (outcome.kind === "ambiguous") return refused({ code: "meta_unavailable" });
      if (outcome.kind === "refused" && outcome.error.code === CALLBACK_NOT_VERIFIED)
        return refused({ code: "handshake_failed" });
      if (outcome.kind === "refused") {
        const { code: graphCode, subcode: graphSubcode } = outcome.error;
        const problem = { name: "webhook", problem: "refused_by_meta", graphCode, graphSubcode };
        return refused({ code: "app_not_good", problems: [problem] });
      }
      return await checked(actor, app.value);
    },
  };
}
