import { configOf } from "../../../config.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import { askAboutApp } from "../../../graph/set-up.ts";
import type { PageEntry } from "../../../protocol/admin/answers.ts";
import type { AdminRefusal } from "../../../protocol/admin/refusals.ts";
import { may } from "../../../protocol/rights.ts";
import { NO_PAGE } from "../../../protocol/page/no-page.ts";
import type { AdminActor } from "../../kernel/doors/directory.ts";
import { pageStub } from "../../kernel/stubs.ts";
import { pageOf, reaches, toEntry, type Handlers, type Tools } from "../call.ts";
import type { PageRow } from "../store.ts";
import { ErasureStore } from "../erasure/erasure-store.ts";
import { conversationsOfPage } from "../erasure/of-page.ts";
import { PageLogins } from "../login/page-logins.ts";
import { claimed, released } from "./claims.ts";
import { connectPage } from "./connect-page.ts";

type OfPages =
  | "page.list"
  | "page.show"
  | "page.label"
  | "page.connect"
  | "page.disconnect"
  | "page.move"
  | "page.renew"
  | "page.retire"
  | "page.check"
  | "page.repair"
  | "page.fields"
  | "page.import.read"
  | "page.import.start"
  | "page.import.stop"
  | "page.roundTrip"
  | "page.profile.read"
  | "page.profile.save";

/** Whether Meta takes the secret for the app. */
async function triedApp(
  { env }: Tools,
  appId: string,
  appSecret: string,
): Promise<Outcome<null, AdminRefusal>> {
  const { graphUrl } = configOf(env);
  const found = await askAboutApp({ graphUrl, appId, appSecret });
  if (found === null) return refused({ code: "meta_unavailable" });
  return found.faults.length === 0 ? done(null) : refused({ code: "app_not_good", problems: found.faults });
}

/** A Page that was disconnected needs nobody. */
function withFindings(entry: PageEntry, findings: number): PageEntry {
  return findings === 0 || entry.state === "disconnected" ? entry : { ...entry, findings };
}

type Found = Outcome<PageRow, AdminRefusal>;

/** Which Pages there are, and where they belong. */
export function pageHandlers(tools: Tools): Handlers<OfPages> {
  const { env, store } = tools;

  /** The Page, for whoever reaches its desk; for all others there is none. */
  const theirs = async (actor: AdminActor, pageId: string): Promise<Found> => {
    const row = await pageOf(tools, pageId);
    return row !== null && reaches(actor, row.desk) ? done(row) : refused({ code: "not_found" });
  };

  /** Nobody's conversation of this Page is kept any more, nor is anybody being erased. */
  const isErased = async (pageId: string): Promise<boolean> =>
    !new ErasureStore(store).isUnderWay(pageId) && (await conversationsOfPage(env, pageId)).length === 0;

  return {
    "page.list": async (actor) => {
      const all = may(actor.role, "manage_desks");
      const rows = store.pages(all ? null : actor.desk);
      const configured = configOf(env).page?.id ?? null;
      const row = configured === null ? null : await pageOf(tools, configured);
      if (row !== null && reaches(actor, row.desk)) {
        const at = rows.findIndex(({ page_id }) => page_id === configured);
        if (at < 0) rows.unshift(row);
        else rows[at] = row;
      }
      const known = new Set([...store.pages(null).map(({ page_id }) => page_id), configured]);
      const findings = store.findings();
      const waiting = all ? await pageStub(env, NO_PAGE).others() : [];
      return done({
        pages: rows.map((row) => withFindings(toEntry(tools, row), findings.get(row.page_id) ?? 0)),
        waiting: waiting.filter(({ pageId }) => !known.has(pageId)),
      });
    },

    "page.show": async (actor, { pageId }) => {
      const found = await theirs(actor, pageId);
      if (!found.ok) return found;
      const page = pageStub(env, pageId);
      const [connection, diagnosis] = [await page.connection(pageId), await page.diagnosis(pageId)];
      return done({
        page: toEntry(tools, found.value),
        steps: connection?.steps ?? null,
        former: connection?.former ?? [],
        keyIds: connection?.keyIds ?? [],
        diagnosis,
        wantedFields: await page.wantedFields(pageId),
      });
    },

    "page.connect": (actor, order) => connectPage(tools, actor, order),

    "page.label": async (actor, { pageId, label }) => {
      const found = await theirs(actor, pageId);
      if (!found.ok) return found;
      const row = { ...found.value, label: label === "" ? null : label };
      store.setPage(row);
      return done(toEntry(tools, row));
    },

    "page.disconnect": async (actor, { pageId }) => {
      const found = await theirs(actor, pageId);
      if (!found.ok) return found;
      if (configOf(env).page?.id === pageId) return refused({ code: "from_configuration" });
      const claim = claimed(tools, found.value, actor);
      if (!claim.ok) return claim;
      await pageStub(env, pageId).disconnect(pageId);
      new PageLogins(store).forget(pageId);
      return done(toEntry(tools, released(tools, pageId, claim.value, { state: "disconnected" })));
    },

    "page.move": async (actor, { pageId, desk }) => {
      const found = await theirs(actor, pageId);
      if (!found.ok) return found;
      if (!reaches(actor, desk)) return refused({ code: "not_allowed" });
      const [from, to] = [store.desk(found.value.desk), store.desk(desk)];
      if (to === null) return refused({ code: "not_found" });
      const isOthers = from?.company !== to.company;
      if (isOthers && !(await isErased(pageId)))
        return refused({ code: "other_company", desk: found.value.desk });
      const claim = claimed(tools, found.value, actor);
      if (!claim.ok) return claim;
      if (isOthers) await pageStub(env, pageId).forgetCompany(pageId);
      await pageStub(env, pageId).moveTo(pageId, desk);
      return done(toEntry(tools, released(tools, pageId, claim.value, { desk })));
    },

    "page.check": async (actor, { pageId }) => {
      const found = await theirs(actor, pageId);
      return found.ok ? done(await pageStub(env, pageId).check(pageId, actor.via.worker)) : found;
    },

    "page.repair": async (actor, { pageId, fix }) => {
      const found = await theirs(actor, pageId);
      if (!found.ok) return found;
      // The deployment's app serves every desk.
      const isShared = fix === "register_webhook" && found.value.app_id === null;
      if (isShared && !may(actor.role, "manage_desks")) return refused({ code: "not_allowed" });
      return await pageStub(env, pageId).repair(pageId, fix, actor.via.worker);
    },

    "page.profile.read": async (actor, { pageId }) => {
      const found = await theirs(actor, pageId);
      return found.ok ? await pageStub(env, pageId).readMessengerProfile(pageId) : found;
    },

    "page.profile.save": async (actor, { pageId, base, changes }) => {
      const found = await theirs(actor, pageId);
      if (!found.ok) return found;
      return await pageStub(env, pageId).saveMessengerProfile(pageId, { base, changes });
    },

    "page.renew": async (actor, { pageId, field, secret }) => {
      const found = await theirs(actor, pageId);
      if (!found.ok) return found;
      const { app_id: appId } = found.value;
      if (appId === null) return refused({ code: "no_own_app" });
      const tried = field === "appSecret" ? await triedApp(tools, appId, secret) : done(null);
      if (!tried.ok) return tried;
      const claim = claimed(tools, found.value, actor);
      if (!claim.ok) return claim;
      const order = { field, secret, origin: actor.via.worker };
      const outcome = await pageStub(env, pageId).renew(pageId, order);
      // It came by no login any more: whose leaving ended the former token does not end this one.
      if (outcome.ok && field === "token") new PageLogins(store).forget(pageId);
      released(tools, pageId, claim.value, {});
      return outcome;
    },

    "page.fields": async (actor, { pageId, fields }) => {
      const found = await theirs(actor, pageId);
      return found.ok ? await pageStub(env, pageId).setFields(pageId, fields, actor.via.worker) : found;
    },

    "page.import.read": async (actor, { pageId }) => {
      const found = await theirs(actor, pageId);
      return found.ok ? done(await pageStub(env, pageId).pastImport(pageId)) : found;
    },

    "page.import.start": async (actor, { pageId, since }) => {
      const found = await theirs(actor, pageId);
      if (!found.ok) return found;
      if (found.value.state === "disconnected") return refused({ code: "page_disconnected" });
      return done(await pageStub(env, pageId).startImport(pageId, actor.name, since));
    },

    "page.import.stop": async (actor, { pageId }) => {
      const found = await theirs(actor, pageId);
      return found.ok ? done(await pageStub(env, pageId).stopImport(pageId)) : found;
    },

    "page.roundTrip": async (actor, { pageId, psid }) => {
      const found = await theirs(actor, pageId);
      return found.ok ? await pageStub(env, pageId).roundTrip(pageId, psid) : found;
    },

    "page.retire": async (actor, { pageId, field }) => {
      const found = await theirs(actor, pageId);
      if (!found.ok) return found;
      await pageStub(env, pageId).retire(pageId, field);
      return done(null);
    },
  };
}
