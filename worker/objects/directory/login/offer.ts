import type { Outcome } from "../../../domain/outcome.ts";
import { done, refused } from "../../../domain/outcome.ts";
import { offeredPages, type OfferedPage, type Unusable } from "../../../domain/offered-pages.ts";
import { askWhoIs, sightPages } from "../../../graph/login/pages.ts";
import { inspectToken, type PersonAccess } from "../../../graph/login/tokens.ts";
import type { AppAccess } from "../../../graph/set-up.ts";
import type { LackingPage, LoginPage } from "../../../protocol/admin/answers.ts";
import type { AdminRefusal } from "../../../protocol/admin/refusals.ts";
import type { AdminActor } from "../../kernel/doors/directory.ts";
import { may } from "../../../protocol/rights.ts";
import { pageOf, reaches, type Tools } from "../call.ts";
import { PageLogins } from "./page-logins.ts";

/** What a person's token gives at Meta. */
/** `userId`: of the person, as the app knows them; null: Meta does not say. */
export type Offer = { person: string; userId: string | null; pages: OfferedPage[] };

/** Asks Meta for all that this login gives. */
export async function offerOf(app: AppAccess, access: PersonAccess): Promise<Outcome<Offer, AdminRefusal>> {
  const [info, person] = [await inspectToken(app, access.token), await askWhoIs(access)];
  if (info.kind !== "accepted") return refused({ code: "meta_unavailable" });
  const sighted = await sightPages(access, info.value);
  if (sighted.kind !== "accepted") return refused({ code: "meta_unavailable" });
  return done({
    person: person ?? "",
    userId: info.value?.userId ?? null,
    pages: offeredPages(sighted.value, info.value),
  });
}

/** A Page of the offer as this administrator is told of it. */
export async function toLoginPage(
  tools: Tools,
  actor: AdminActor,
  { id, name, unusable }: OfferedPage,
): Promise<LoginPage> {
  const known = await pageOf(tools, id);
  const isConnected = known !== null && (known.state === "connected" || known.claim !== null);
  const isTheirs = known !== null && reaches(actor, known.desk);
  const elsewhere =
    known === null || isTheirs
      ? null
      : { why: isConnected ? ("connected_elsewhere" as const) : ("other_company" as const) };
  return {
    pageId: id,
    name,
    unusable: elsewhere ?? (unusable === null ? null : toUnusable(unusable)),
    connectedAt: isConnected && isTheirs ? known.desk : null,
  };
}

/** Pages that are connected by this app and that the login does not give: the person's own first. They stay as they are. */
export function lackingIn(
  { store }: Tools,
  actor: AdminActor,
  { appId, offer }: { appId: string; offer: Offer },
): LackingPage[] {
  const given = new Set(offer.pages.map(({ id }) => id));
  const theirs =
    offer.userId === null ? new Set<string>() : new PageLogins(store).connectedBy(appId, offer.userId);
  const isConnected = store
    .pages(may(actor.role, "manage_desks") ? null : actor.desk)
    .filter(({ page_id, state, app_id }) => state === "connected" && app_id === null && !given.has(page_id));
  const lacking = isConnected.map(({ page_id: pageId, name }) => ({
    pageId,
    name,
    isOwn: theirs.has(pageId),
  }));
  return [...lacking.filter(({ isOwn }) => isOwn), ...lacking.filter(({ isOwn }) => !isOwn)];
}

function toUnusable(unusable: Unusable): NonNullable<LoginPage["unusable"]> {
  switch (unusable.why) {
    case "task_missing":
      return { why: unusable.why, what: unusable.task };
    case "permission_missing":
      return { why: unusable.why, what: unusable.permission };
    default:
      return unusable;
  }
}
