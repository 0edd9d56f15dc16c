import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import type { AdminRefusal } from "../../../protocol/admin/refusals.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import type { Tools } from "../call.ts";
import { CLAIM_MS } from "../settle.ts";
import type { PageRow } from "../store.ts";

/** From here until its end nobody else changes the Page. */
export function claimed({ store, wakeBy }: Tools, row: PageRow, by: Person): Outcome<string, AdminRefusal> {
  const now = Date.now();
  // Meta was asked meanwhile: what is so now decides.
  const known = store.page(row.page_id) ?? row;
  if (known.claim !== null && now - known.at < CLAIM_MS) {
    const other = { sub: known.by_sub ?? "", name: known.by_name ?? "" };
    return refused({ code: "being_changed", by: other });
  }
  const claim = crypto.randomUUID();
  store.claim(known, claim, { sub: by.sub, name: by.name }, now);
  wakeBy(now + CLAIM_MS);
  return done(claim);
}

/** What was begun is at its end. Answers the Page as it is now. */
export function released({ store }: Tools, pageId: string, claim: string, now: Partial<PageRow>): PageRow {
  const row = store.page(pageId);
  if (row === null) throw new Error("a Page that was claimed is gone");
  const next = { ...row, ...now, at: Date.now(), claim: null, by_sub: null, by_name: null };
  if (row.claim === claim) store.setPage(next);
  return next;
}
