import { configOf } from "../../../config.ts";
import { noSuchTime } from "../../../domain/restoring.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import type { AdminCommandOf } from "../../../protocol/admin/commands.ts";
import type { AdminRefusal } from "../../../protocol/admin/refusals.ts";
import type { RestorableObject } from "../../../protocol/admin/restoration.ts";
import { pageIdOf } from "../../../protocol/conversation-name.ts";
import type { AdminActor } from "../../kernel/doors/directory.ts";
import { pageOf, reaches, type Answer, type Handlers, type Tools } from "../call.ts";
import { conversationsOfPage } from "../erasure/of-page.ts";
import type { Restorable, RestoreStore } from "../restoring/restore-store.ts";
import { stepAt } from "../restoring/restoring.ts";

type OfRestorations = "restore.look" | "restore.start" | "restore.list";
type Order = Pick<AdminCommandOf<"restore.look">, "desk" | "pageId" | "conversation" | "at" | "undoes">;

/** So many are looked at for a preview. */
const LOOKED_MAX = 20;

/** Objects that are put back to how they were. `restore`: begins with what was stored. */
export function restoreHandlers(
  tools: Tools & { restorations: RestoreStore; restore: () => void },
): Handlers<OfRestorations> {
  const { env, store, restorations } = tools;

  const pagesOf = async (desk: string): Promise<string[]> => {
    const listed = store.pages(desk).map(({ page_id }) => page_id);
    const configured = configOf(env).page?.id;
    const isHere = configured !== undefined && (await pageOf(tools, configured))?.desk === desk;
    return [...new Set([...(isHere ? [configured] : []), ...listed])];
  };

  /** What an order concerns; nothing of another desk. */
  const concerned = async (
    actor: AdminActor,
    { desk, pageId, conversation, undoes }: Order,
  ): Promise<Outcome<Restorable[], AdminRefusal>> => {
    if (!reaches(actor, desk) || store.desk(desk) === null) return refused({ code: "not_found" });
    if (undoes !== undefined)
      return restorations.find(undoes)?.desk === desk
        ? done(restorations.backBy(undoes))
        : refused({ code: "not_found" });
    const pages = await pagesOf(desk);
    const named = conversation === undefined ? pageId : pageIdOf(conversation);
    if (named !== undefined && !pages.includes(named)) return refused({ code: "not_found" });
    if (conversation !== undefined) return done([{ kind: "conversation", name: conversation }]);
    if (pageId !== undefined) return done([{ kind: "page", name: pageId }]);
    const lists = await Promise.all(pages.map((page) => conversationsOfPage(env, page)));
    return done([
      { kind: "desk", name: desk },
      ...pages.map((name) => ({ kind: "page", name }) as const),
      ...lists.flat().map((name) => ({ kind: "conversation", name }) as const),
    ]);
  };

  /** To when; of one that undoes another, since when what happened is not undone. */
  const timeOf = ({ at, undoes }: Order): Outcome<number, AdminRefusal> => {
    const now = Date.now();
    const undone = undoes === undefined ? null : restorations.find(undoes);
    const time = undone === null ? (at ?? now) : undone.begunAt;
    const why = noSuchTime(time, now);
    return why === null || undone !== null ? done(time) : refused({ code: "no_such_time", why });
  };

  return {
    "restore.look": async (actor, order) => {
      const { desk } = order;
      const time = timeOf(order);
      if (!time.ok) return time;
      const at = time.value;
      const found = await concerned(actor, order);
      if (!found.ok) return found;
      const looked = found.value.slice(0, LOOKED_MAX).map(async (object): Promise<RestorableObject> => {
        const { left, bookmark, undo, counts } = await stepAt(env, object, { do: "look", at });
        return { ...object, left, bookmark, undo, lost: counts };
      });
      const erasures = restorations.erasuresSince(desk, at);
      return done({ desk, at, objects: found.value.length, looked: await Promise.all(looked), erasures });
    },

    "restore.start": async (actor, order) => {
      const { id, desk, undoes, confirm } = order;
      const known = restorations.find(id);
      if (known !== null) return done(known);
      if (confirm !== desk) return refused({ code: "not_confirmed" });
      const time = timeOf(order);
      if (!time.ok) return time;
      const goesOn = (): Answer<"restore.start"> | null => {
        const other = restorations.underWay(desk);
        if (other === null) return null;
        return other.id === id ? done(other) : refused({ code: "being_changed", by: other.by });
      };
      const before = reaches(actor, desk) ? goesOn() : null;
      if (before !== null) return before;
      const found = await concerned(actor, order);
      if (!found.ok) return found;
      // Others may have begun while it was looked for.
      const meanwhile = goesOn();
      if (meanwhile !== null) return meanwhile;
      const by = { sub: actor.sub, name: actor.name };
      restorations.begin({ id, desk, at: time.value, undoes: undoes ?? null, by }, found.value, Date.now());
      tools.restore();
      const begun = restorations.find(id);
      return begun === null ? refused({ code: "unavailable" }) : done(begun);
    },

    "restore.list": () => done({ restorations: restorations.list() }),
  };
}
