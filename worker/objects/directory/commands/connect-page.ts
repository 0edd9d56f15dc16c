import { configOf } from "../../../config.ts";
import { hex } from "../../../domain/hex.ts";
import { done, refused } from "../../../domain/outcome.ts";
import type { Env } from "../../../env.ts";
import { tryPage } from "../../../graph/try-page.ts";
import { log, traceOf } from "../../../log.ts";
import type { AdminCommandOf } from "../../../protocol/admin/commands.ts";
import { NO_PAGE } from "../../../protocol/page/no-page.ts";
import type { AdminActor } from "../../kernel/doors/directory.ts";
import { pageStub } from "../../kernel/stubs.ts";
import { newRow, pageOf, reaches, toEntry, type Answer, type Tools } from "../call.ts";
import { PageLogins } from "../login/page-logins.ts";
import { settle } from "../settle.ts";
import { claimed, released } from "./claims.ts";

type ConnectFields = Pick<AdminCommandOf<"page.connect">, "desk" | "label" | "page" | "token" | "app">;

/**
 * Connects a Page, or gives one that is connected another token: Meta is asked first, then nobody else may change it, then its
 * object makes the steps. `login`: whose login gave the token, as the app knows the person.
 */
export async function connectPage(
  tools: Tools,
  actor: AdminActor,
  { desk = actor.desk, label, page: wanted, token, app }: ConnectFields,
  login: { appId: string; userId: string } | null = null,
): Promise<Answer<"page.connect">> {
  const { env, store } = tools;

  if (!reaches(actor, desk)) return refused({ code: "not_allowed" });
  const target = store.desk(desk);
  if (target === null) return refused({ code: "not_found" });
  const { graphUrl, appId, appSecret, encryptionKeys } = configOf(env);
  if (encryptionKeys.length === 0) return refused({ code: "no_encryption_keys" });
  const own = app === undefined ? null : { graphUrl, appId: app.id, appSecret: app.secret };
  const common = appId === null || appSecret === null ? null : { graphUrl, appId, appSecret };
  const tried = await tryPage({ graphUrl, token }, wanted, own ?? common, Date.now());
  if (!tried.ok) return tried;

  const { id: pageId, name } = tried.value;
  const before = await pageOf(tools, pageId);
  if (before !== null && before.desk !== desk) {
    if (!reaches(actor, before.desk)) {
      // One that somebody is connecting there is as good as connected.
      const isOn = before.state === "connected" || before.claim !== null;
      return refused(isOn ? { code: "connected_elsewhere" } : { code: "other_company", desk: null });
    }
    if (store.desk(before.desk)?.company !== target.company)
      return refused({ code: "other_company", desk: before.desk });
  }
  const claim = claimed(tools, before ?? { ...newRow(pageId, desk), state: "disconnected" }, actor);
  if (!claim.ok) return claim;
  // With the claim: an instance that dies from here on leaves a connection that goes on, and that somebody's leaving must end.
  const logins = new PageLogins(store);
  if (login === null) logins.forget(pageId);
  else logins.set(pageId, login.appId, login.userId, Date.now());
  const verifyToken = app === undefined ? null : (app.verifyToken ?? madeVerifyToken());
  const secrets =
    app === undefined ? { token } : { token, appSecret: app.secret, verifyToken: verifyToken ?? "" };
  const order = { claim: claim.value, desk, name, appId: app?.id ?? null, secrets };
  const outcome = await pageStub(env, pageId).connectWith(pageId, order);
  if (!outcome.ok) {
    await settle(tools, pageId, claim.value);
    return refused(outcome.refusal);
  }
  const row = released(tools, pageId, claim.value, {
    ...{ name, desk, state: "connected", app_id: app?.id ?? null },
    ...(label === undefined ? {} : { label }),
  });
  await forgetOther(tools, pageId);
  return done({
    page: toEntry(tools, row),
    steps: outcome.value.steps,
    was: before !== null && before.desk !== desk ? before.desk : null,
    webhook: app === undefined ? null : `/webhook/${pageId}`,
    verifyToken: app?.verifyToken === undefined ? verifyToken : null,
  });
}

/** Long enough that nobody guesses it, of signs that every form takes. */
function madeVerifyToken(): string {
  return hex(crypto.getRandomValues(new Uint8Array(24)).buffer);
}

/** It is counted no more among those that nobody connected. Where that fails it is left out of the list all the same. */
async function forgetOther({ env }: { env: Env }, pageId: string): Promise<void> {
  try {
    await pageStub(env, NO_PAGE).forgetOther(NO_PAGE, pageId);
  } catch (error) {
    log({ event: "fault", where: "directory.forgetOther", error: traceOf(error) });
  }
}
