import { done, refused } from "../../../domain/outcome.ts";
import type { Erasure } from "../../../protocol/admin/answers.ts";
import { pageIdOf } from "../../../protocol/conversation-name.ts";
import { may } from "../../../protocol/rights.ts";
import type { AdminActor } from "../../kernel/doors/directory.ts";
import { pageOf, reaches, type Handlers, type Tools } from "../call.ts";
import { conversationsOfPage } from "../erasure/of-page.ts";
import { withTheirComments } from "../erasure/their-comments.ts";
import { withTheirOthers } from "../erasure/their-others.ts";
import type { ErasureStore } from "../erasure/erasure-store.ts";
import { firstHeld } from "../erasure/held.ts";
import type { MetaRequests } from "../meta-requests.ts";

type OfErasures = "erasure.list" | "erasure.start" | "erasure.page" | "erasure.settle";

type Erasing = Tools & {
  erasures: ErasureStore;
  requests: MetaRequests;
  /** Begins with what was stored. */
  erase: () => void;
};

/** Persons whose data is erased, by hand or because Meta says so. */
export function erasureHandlers(tools: Erasing): Handlers<OfErasures> {
  const { store, erasures, requests, erase } = tools;

  /** Meta does not say of which company somebody is: where there are several, its requests are the operator's. */
  const seesRequests = (actor: AdminActor): boolean =>
    may(actor.role, "manage_desks") || !store.hasSecondDesk();

  /** The desk that a Page is at. Null: it is not theirs. An operator may erase people of a Page that nobody connected. */
  const deskOf = async (actor: AdminActor, pageId: string): Promise<{ desk: string | null } | null> => {
    const row = await pageOf(tools, pageId);
    if (row === null) return may(actor.role, "manage_desks") ? { desk: null } : null;
    return reaches(actor, row.desk) ? { desk: row.desk } : null;
  };

  const begun = (
    { sub: _, name, desk }: AdminActor,
    order: { id: string; pageId: string | null; desk: string | null },
    people: readonly string[],
  ): Erasure => {
    const origin = order.pageId === null ? "hand" : "page";
    const erasure = {
      id: order.id,
      origin,
      desk: order.desk ?? desk,
      pageId: order.pageId,
      by: name,
    } as const;
    const made = erasures.begin({ ...erasure, at: Date.now() }, people);
    erase();
    return made;
  };

  return {
    "erasure.list": (actor) =>
      done({
        erasures: erasures.list(may(actor.role, "manage_desks") ? null : actor.desk),
        requests: seesRequests(actor) ? requests.deletions() : null,
      }),

    "erasure.start": async (actor, { id, conversations, others }) => {
      const desks = new Set<string | null>();
      for (const pageId of new Set(conversations.map(pageIdOf))) {
        const found = await deskOf(actor, pageId);
        if (found === null) return refused({ code: "not_found" });
        desks.add(found.desk);
      }
      const [desk = null] = desks;
      const known = erasures.find(id);
      if (known !== null) return done(known);
      const named =
        others === "erase" ? await withTheirOthers(tools.env, desks, conversations) : conversations;
      const people = await withTheirComments(tools.env, named);
      const held = await firstHeld(tools.env, people);
      if (held !== null) return refused({ code: "held", ...held });
      return done(begun(actor, { id, pageId: null, desk: desks.size === 1 ? desk : null }, people));
    },

    "erasure.page": async (actor, { id, pageId }) => {
      const found = await deskOf(actor, pageId);
      if (found === null) return refused({ code: "not_found" });
      const known = erasures.find(id);
      if (known !== null) return done(known);
      return done(begun(actor, { id, pageId, ...found }, await conversationsOfPage(tools.env, pageId)));
    },

    "erasure.settle": (actor, { code }) => {
      if (!seesRequests(actor)) return refused({ code: "not_allowed" });
      return requests.settle(code) ? done(null) : refused({ code: "not_found" });
    },
  };
}
