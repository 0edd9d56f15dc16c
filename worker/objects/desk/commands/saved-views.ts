import { looksOf } from "../../../domain/names.ts";
import { done, refused } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import {
  VIEW_COUNT_MAX,
  VIEWS_COUNTED_MAX,
  VIEWS_OF_AGENT_MAX,
  VIEWS_OF_DESK_MAX,
  VIEWS_OF_TEAM_MAX,
} from "../../../protocol/limits.ts";
import { may } from "../../../protocol/rights.ts";
import type { SavedView, ViewScope } from "../../../protocol/saved-views/saved-view.ts";
import type { ListScope } from "../../../protocol/thread/conversation.ts";
import { ownerKey, scopeOf, type KeptView } from "../saved-views/saved-view-store.ts";
import { wasSo, type Handlers, type Tools } from "./call.ts";
import { hadEffect, keepEffect, once } from "./once.ts";

type ViewType = "views.list" | "view.save" | "view.move" | "view.delete";

/** Lists that are kept under a name: each agent's, each team's, and the desk's. */
export function savedViewHandlers({ store, sockets, sights }: Tools): Handlers<ViewType> {
  const { savedViews } = store;

  /** Whose views an agent may open, in the order in which they are told. */
  const ownersFor = ({ sub, role }: Pick<Actor, "sub" | "role">): string[] => {
    const { teams } = store.routed().config;
    const theirs = may(role, "supervise") ? teams : teams.filter(({ members }) => members.includes(sub));
    return [ownerKey("mine", sub), ...theirs.map(({ id }) => ownerKey({ team: id }, sub)), "desk"];
  };

  /** One that this agent sees; others are not there for them. */
  const seenBy = (actor: Actor, id: string): KeptView | null => {
    const found = savedViews.find(id);
    return found !== null && ownersFor(actor).includes(found.owner) ? found : null;
  };

  const mayChange = ({ sub, role }: Actor, owner: string): boolean =>
    owner === ownerKey("mine", sub) || may(role, "supervise");

  const isFull = (scope: ViewScope, owner: string): number | null => {
    const max = { desk: VIEWS_OF_DESK_MAX, mine: VIEWS_OF_AGENT_MAX, team: VIEWS_OF_TEAM_MAX };
    const limit = max[typeof scope === "string" ? scope : "team"];
    return savedViews.count(owner) >= limit ? limit : null;
  };

  /** Whoever may open one of them asks for the list again. */
  const tell = (...owners: string[]): void => {
    sockets.broadcast({ type: "views" }, (session) => {
      const theirs = ownersFor(session);
      return owners.some((owner) => theirs.includes(owner));
    });
  };

  const counted = (actor: Actor, kept: KeptView): SavedView["count"] => {
    const { view, sort, filter } = kept;
    const onTimeOnly = store.pages.onTimeOnly();
    const list: ListScope = { view, sort, filter, onTimeOnly, openedAt: Date.now() };
    return store.list.count(sights.of(actor), sights.narrowed(list, actor), actor.sub, VIEW_COUNT_MAX);
  };

  return {
    "views.list": ({ actor, command: { counts } }) => {
      const views = ownersFor(actor).flatMap((owner) => savedViews.ofOwner(owner));
      if (counts === true) store.list.readOpen();
      return done({
        views: views.map((kept, at) => {
          const count = counts === true && at < VIEWS_COUNTED_MAX ? counted(actor, kept) : undefined;
          return { ...toSaved(kept), ...(count === undefined ? {} : { count }) };
        }),
      });
    },

    "view.save": (call) => {
      const { actor, command } = call;
      if (hadEffect(store.decided.all(), call)) return wasSo({ saved: true });
      const { saved, base, name, scope, view, sort, filter } = command;
      const before = savedViews.find(saved);
      if (before !== null && seenBy(actor, saved) === null) return refused({ code: "not_found" });
      if (base !== null && before === null) return refused({ code: "not_found" });
      const owner = ownerKey(scope, actor.sub);
      const { teams } = store.routed().config;
      if (typeof scope === "object" && !teams.some(({ id }) => id === scope.team))
        return refused({ code: "not_found" });
      if (!mayChange(actor, owner) || (before !== null && !mayChange(actor, before.owner)))
        return refused({ code: "not_allowed" });
      if (before !== null && before.changedAt !== base) return wasSo({ saved: false });
      const limit = before?.owner === owner ? null : isFull(scope, owner);
      if (limit !== null) return refused({ code: "not_kept", path: "scope", why: "too_many", limit });
      const isTaken = savedViews
        .ofOwner(owner)
        .some((it) => it.saved !== saved && looksOf(it.name) === looksOf(name));
      // What was kept before names were compared may be changed as it is.
      if (isTaken && (before?.owner !== owner || before.name !== name))
        return refused({ code: "not_kept", path: "name", why: "not_allowed" });
      const by = { sub: actor.sub, name: actor.name };
      // Later than the version before, within one millisecond too: `base` tells versions apart by it.
      const changedAt = Math.max(Date.now(), (base ?? 0) + 1);
      store.transaction(() => {
        savedViews.put({ saved, owner, name, view, sort, filter, by, changedAt });
        keepEffect(store, call);
      });
      tell(owner, ...(before === null ? [] : [before.owner]));
      return done({ saved: true });
    },

    "view.move": (call) =>
      once(store, call, () => {
        const { saved, before } = call.command;
        const found = seenBy(call.actor, saved);
        if (found === null) return refused({ code: "not_found" });
        if (!mayChange(call.actor, found.owner)) return refused({ code: "not_allowed" });
        const others = savedViews
          .ofOwner(found.owner)
          .flatMap((it) => (it.saved === saved ? [] : [it.saved]));
        const at = before === null ? others.length : others.indexOf(before);
        if (at === -1) return refused({ code: "not_found" });
        store.transaction(() => savedViews.order(others.toSpliced(at, 0, saved)));
        tell(found.owner);
        return done(null);
      }),

    "view.delete": (call) =>
      once(store, call, () => {
        const found = seenBy(call.actor, call.command.saved);
        if (found === null) return refused({ code: "not_found" });
        if (!mayChange(call.actor, found.owner)) return refused({ code: "not_allowed" });
        savedViews.remove(found.saved);
        tell(found.owner);
        return done(null);
      }),
  };
}

function toSaved({ owner, ...kept }: KeptView): SavedView {
  return { ...kept, scope: scopeOf(owner) };
}
