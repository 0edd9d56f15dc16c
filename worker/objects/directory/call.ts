import { MAIN_DESK } from "../../domain/desks.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { Env } from "../../env.ts";
import { configOf } from "../../config.ts";
import type { AdminCommandOf, AdminCommandType, AdminResultOf } from "../../protocol/admin/commands.ts";
import type { PageEntry } from "../../protocol/admin/answers.ts";
import type { AdminRefusal } from "../../protocol/admin/refusals.ts";
import { may } from "../../protocol/rights.ts";
import { pageStub } from "../kernel/stubs.ts";
import type { AdminActor } from "../kernel/doors/directory.ts";
import type { DirectoryStore, PageRow } from "./store.ts";

/** What handlers work with. `wakeBy`: what a command leaves is looked after then. */
export type Tools = { env: Env; store: DirectoryStore; wakeBy: (at: number) => void };

export type Answer<T extends AdminCommandType> = Outcome<AdminResultOf<T>, AdminRefusal>;

export type Handler<T extends AdminCommandType> = (
  actor: AdminActor,
  command: AdminCommandOf<T>,
) => Answer<T> | Promise<Answer<T>>;

/** One for each command; one that is declared and missing does not compile. */
export type Handlers<T extends AdminCommandType = AdminCommandType> = { [N in T]: Handler<N> };

/** Whether a desk is theirs: their own, or any for who manages desks. */
export function reaches(actor: AdminActor, desk: string): boolean {
  return actor.desk === desk || may(actor.role, "manage_desks");
}

/**
 * The Page as it is listed, or as the configuration has it; null: nobody connected it. Where the Page of the configuration belongs,
 * and what Meta calls it, only its object knows.
 */
export async function pageOf({ env, store }: Tools, pageId: string): Promise<PageRow | null> {
  const row = store.page(pageId);
  if (configOf(env).page?.id !== pageId || row?.name != null) return row;
  const page = pageStub(env, pageId);
  const name = await page.nameAtMeta(pageId);
  if (row !== null) return { ...row, name };
  const { desk } = await page.health(pageId);
  return { ...newRow(pageId, desk ?? MAIN_DESK), name };
}

export function newRow(pageId: string, desk: string): PageRow {
  return {
    ...{ page_id: pageId, name: null, label: null, desk, state: "connected", app_id: null, at: 0 },
    ...{ claim: null, by_sub: null, by_name: null },
  };
}

export function toEntry({ env }: Tools, row: PageRow): PageEntry {
  const isConfigured = configOf(env).page?.id === row.page_id;
  return {
    pageId: row.page_id,
    name: row.name,
    label: row.label,
    desk: row.desk,
    source: isConfigured ? "configuration" : "connected",
    state: row.claim === null ? row.state : "changing",
    appId: row.app_id,
    at: row.at === 0 ? null : row.at,
  };
}
