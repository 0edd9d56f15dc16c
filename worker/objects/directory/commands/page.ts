import { configOf } from "../../../config.ts";
import { hex } from "../../../domain/hex.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import { tryPage } from "../../../graph/try-page.ts";
import { log, traceOf } from "../../../log.ts";
import type { AdminRefusal } from "../../../protocol/admin/refusals.ts";
import { may } from "../../../protocol/rights.ts";
import { NO_PAGE } from "../../kernel/no-page.ts";
import type { AdminActor } from "../../kernel/doors/directory.ts";
import { pageStub } from "../../kernel/stubs.ts";
import { newRow, pageOf, reaches, toEntry, type Handlers, type Tools } from "../call.ts";
import { CLAIM_MS, settle } from "../settle.ts";
import type { PageRow } from "../store.ts";

type OfPages = "page.list" | "page.show" | "page.connect" | "page.disconnect" | "page.move" | "page.retire";

type Found = Outcome<PageRow, AdminRefusal>;

/** Which Pages there are, and where they belong. */
export function pageHandlers(tools: Tools): Handlers<OfPages> {
  const { env, store } = tools;

  /** The Page, for whoever reaches its desk; for all others there is none. */
  const theirs = async (actor: AdminActor, pageId: string): Promise<Found> => {
    const row = await pageOf(tools, pageId);
    return row !== null && reaches(actor, row.desk) ? done(row) : refused({ code: "not_found" });
  };

  /** From here until its end nobody else changes the Page. */
  const claimed = (row: PageRow, { sub, name }: AdminActor): Outcome<string, AdminRefusal> => {
    const now = Date.now();
    // Meta was asked meanwhile: what is so now decides.
    const known = store.page(row.page_id) ?? row;
    if (known.claim !== null && now - known.at < CLAIM_MS) {
      const by = { sub: known.by_sub ?? "", name: known.by_name ?? "" };
      return refused({ code: "being_changed", by });
    }
    const claim = crypto.randomUUID();
    store.claim(known, claim, { sub, name }, now);
    tools.wakeBy(now + CLAIM_MS);
    return done(claim);
  };

  const released = (pageId: string, claim: string, now: Partial<PageRow>): PageRow => {
    const row = store.page(pageId);
    if (row === null) throw new Error("a Page that was claimed is gone");
    const next = { ...row, ...now, at: Date.now(), claim: null, by_sub: null, by_name: null };
    if (row.claim === claim) store.setPage(next);
    return next;
  };

  return {
    "page.list": async (actor) => {
      const all = may(actor.role, "manage_desks");
      const rows = store.pages(all ? null : actor.desk);
      const configured = configOf(env).page?.id ?? null;
      if (configured !== null && !rows.some(({ page_id }) => page_id === configured)) {
        const row = await pageOf(tools, configured);
        if (row !== null && reaches(actor, row.desk)) rows.unshift(row);
      }
      const known = new Set([...store.pages(null).map(({ page_id }) => page_id), configured]);
      const waiting = all ? await pageStub(env, NO_PAGE).others() : [];
      return done({
        pages: rows.map((row) => toEntry(tools, row)),
        waiting: waiting.filter(({ pageId }) => !known.has(pageId)),
      });
    },

    "page.show": async (actor, { pageId }) => {
      const found = await theirs(actor, pageId);
      if (!found.ok) return found;
      const connection = await pageStub(env, pageId).connection(pageId);
      return done({
        page: toEntry(tools, found.value),
        steps: connection?.steps ?? null,
        former: connection?.former ?? [],
        keyIds: connection?.keyIds ?? [],
      });
    },

    "page.connect": async (actor, { desk = actor.desk, page: wanted, token, app = null }) => {
      if (!reaches(actor, desk)) return refused({ code: "not_allowed" });
      const target = store.desk(desk);
      if (target === null) return refused({ code: "not_found" });
      const { graphUrl, appId, appSecret, encryptionKeys } = configOf(env);
      if (encryptionKeys.length === 0) return refused({ code: "no_encryption_keys" });
      const own = app === null ? null : { graphUrl, appId: app.id, appSecret: app.secret };
      const common = appId === null || appSecret === null ? null : { graphUrl, appId, appSecret };
      const tried = await tryPage({ graphUrl, token }, wanted, own ?? common, Date.now());
      if (!tried.ok) return tried;

      const { id: pageId, name } = tried.value;
      const before = await pageOf(tools, pageId);
      if (before !== null && before.desk !== desk) {
        if (!reaches(actor, before.desk)) return refused({ code: "connected_elsewhere" });
        if (store.desk(before.desk)?.company !== target.company)
          return refused({ code: "other_company", desk: before.desk });
      }
      const claim = claimed(before ?? { ...newRow(pageId, desk), state: "disconnected" }, actor);
      if (!claim.ok) return claim;
      const verifyToken = app === null ? null : (app.verifyToken ?? madeVerifyToken());
      const secrets =
        app === null ? { token } : { token, appSecret: app.secret, verifyToken: verifyToken ?? "" };
      const order = { claim: claim.value, desk, name, appId: app?.id ?? null, secrets };
      const outcome = await pageStub(env, pageId).connectWith(pageId, order);
      if (!outcome.ok) {
        await settle(tools, pageId, claim.value);
        return refused(outcome.refusal);
      }
      const row = released(pageId, claim.value, {
        ...{ name, desk, state: "connected", app_id: app?.id ?? null },
      });
      await forgetOther(tools, pageId);
      return done({
        page: toEntry(tools, row),
        steps: outcome.value.steps,
        was: before !== null && before.desk !== desk ? before.desk : null,
        webhook: app === null ? null : `/webhook/${pageId}`,
        verifyToken: app?.verifyToken === undefined ? verifyToken : null,
      });
    },

    "page.disconnect": async (actor, { pageId }) => {
      const found = await theirs(actor, pageId);
      if (!found.ok) return found;
      if (configOf(env).page?.id === pageId) return refused({ code: "from_configuration" });
      const claim = claimed(found.value, actor);
      if (!claim.ok) return claim;
      await pageStub(env, pageId).disconnect(pageId);
      return done(toEntry(tools, released(pageId, claim.value, { state: "disconnected" })));
    },

    "page.move": async (actor, { pageId, desk }) => {
      const found = await theirs(actor, pageId);
      if (!found.ok) return found;
      if (!reaches(actor, desk)) return refused({ code: "not_allowed" });
      const [from, to] = [store.desk(found.value.desk), store.desk(desk)];
      if (to === null) return refused({ code: "not_found" });
      if (from?.company !== to.company) return refused({ code: "other_company", desk: found.value.desk });
      const claim = claimed(found.value, actor);
      if (!claim.ok) return claim;
      await pageStub(env, pageId).moveTo(pageId, desk);
      return done(toEntry(tools, released(pageId, claim.value, { desk })));
    },

    "page.retire": async (actor, { pageId, field }) => {
      const found = await theirs(actor, pageId);
      if (!found.ok) return found;
      await pageStub(env, pageId).retire(pageId, field);
      return done(null);
    },
  };
}

/** Long enough that nobody guesses it, of signs that every form takes. */
function madeVerifyToken(): string {
  return hex(crypto.getRandomValues(new Uint8Array(24)).buffer);
}

/** It is counted no more among those that nobody connected. Where that fails it is left out of the list all the same. */
async function forgetOther({ env }: Tools, pageId: string): Promise<void> {
  try {
    await pageStub(env, NO_PAGE).forgetOther(NO_PAGE, pageId);
  } catch (error) {
    log({ event: "fault", where: "directory.forgetOther", error: traceOf(error) });
  }
}
