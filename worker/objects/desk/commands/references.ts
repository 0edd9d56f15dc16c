import { sealReference } from "../../../access/references.ts";
import { configOf } from "../../../config.ts";
import { hashOf } from "../../../domain/admin-link.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import { meLinkOf } from "../../../domain/review-link.ts";
import { REFERENCE_MS, REFERENCE_MS_MAX } from "../../../protocol/limits.ts";
import type { ReferenceTold } from "../../../protocol/references/reference.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import type { ReferenceRow } from "../references/reference-store.ts";
import { commandKey, wasSo, type Handlers, type Tools } from "./call.ts";

/** Of an id, in digits: the beginning of a hash. */
const ID_LENGTH = 16;

/** What a shop gives its customers to come by. */
export function referenceHandlers({
  env,
  store,
  referencesLater,
}: Tools): Handlers<`reference.${"create" | "list" | "read" | "revoke"}`> {
  return {
    "reference.create": async ({ actor, command }) => {
      const { kind, value, record = null, single = false } = command;
      const id = (await hashOf(commandKey(actor, command))).slice(0, ID_LENGTH);
      const before = store.references.find(id);
      const made = toldOf(before);
      if (made !== null) return wasSo(made);
      if (before !== null) return refused({ code: "not_found" });
      const page = pageFor(
        store.pages.all().map(({ pageId }) => pageId),
        command.pageId,
      );
      if (!page.ok) return page;
      const now = Date.now();
      const expires = command.expires ?? now + REFERENCE_MS;
      if (expires <= now) return refused({ code: "wrong_state", state: "over" });
      if (expires > now + REFERENCE_MS_MAX) return refused({ code: "wrong_state", state: "late" });
      const place = { desk: store.name() ?? "", page: page.value };
      const ref = await sealReference(configOf(env).encryptionKeys, place, { id, expires });
      if (!ref.ok) return refused({ code: "wrong_state", state: ref.refusal.code });
      store.references.add(id, { page: page.value, kind, value, record, single, ref: ref.value }, expires);
      referencesLater();
      const told = toldOf(store.references.find(id));
      return told === null ? refused({ code: "unavailable" }) : done(told);
    },

    "reference.list": ({ command: { limit, after } }) => {
      const last = after === undefined ? null : store.references.find(after);
      if (after !== undefined && last === null) return refused({ code: "not_found" });
      const rows = store.references.list(last, limit + 1);
      const references = rows.slice(0, limit).flatMap((row) => toldOf(row) ?? []);
      return done({ references, more: rows.length > limit });
    },

    "reference.revoke": ({ command }) => {
      const isNew = store.references.revoke(command.reference, Date.now());
      const told = toldOf(store.references.find(command.reference));
      if (told === null) return refused({ code: "not_found" });
      return isNew ? done(told) : wasSo(told);
    },

    "reference.read": ({ command }) => {
      const told = toldOf(store.references.find(command.reference));
      return told === null ? refused({ code: "not_found" }) : done(told);
    },
  };
}

/** The Page that is named, or the one that there is. */
function pageFor(pages: readonly string[], named: string | undefined): Outcome<string, Refusal> {
  const [only] = pages;
  if (named !== undefined) return pages.includes(named) ? done(named) : refused({ code: "not_found" });
  if (only === undefined) return refused({ code: "not_found" });
  return pages.length === 1 ? done(only) : refused({ code: "wrong_state", state: "page" });
}

/** Null also of one whose customer was erased: nobody is told of it any more. */
function toldOf(row: ReferenceRow | null): ReferenceTold | null {
  if (row?.about == null) return null;
  const { id, about, expires, usedBy, usedAt, revokedAt } = row;
  const { page, ref, ...said } = about;
  return { reference: id, ref, link: meLinkOf(page, ref), page, ...said, expires, usedBy, usedAt, revokedAt };
}
