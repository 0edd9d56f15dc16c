import { done, refused } from "../../../domain/outcome.ts";
import { isReasonFor } from "../../../domain/team/away-reason.ts";
import { toldOf } from "../../../protocol/routing/told.ts";
import type { Handlers, Tools } from "./call.ts";
import { once } from "./once.ts";

/** What all at the desk share: who is there, and how it is set. */
export function deskHandlers(tools: Tools): Handlers<"presence.set" | "desk.read" | "desk.configure"> {
  const { store, sockets, presences, tellPeopleApps, retentionChanged } = tools;
  return {
    "presence.set": (call) =>
      once(store, call, () => {
        const { sub, name } = call.actor;
        const { presence, reason } = call.command;
        if (!isReasonFor(store.routing.current().config, presence, reason))
          return refused({ code: "wrong_state", state: "reason" });
        presences.set({ sub, name }, presence, reason === undefined ? null : { reason }, Date.now());
        return done(null);
      }),

    "desk.read": () => {
      const { teams, queues, tags, attributes, wrapUp, awayReasons, decline } = toldOf(
        store.routing.current(),
      );
      return done({
        ...{ name: store.name() ?? "", teams, queues, tags: tags ?? [], attributes: attributes ?? [] },
        ...{ codes: wrapUp?.codes ?? [], needsCode: wrapUp?.isRequired ?? false },
        ...{ awayReasons: awayReasons ?? [] },
        ...{ declineReasons: decline?.reasons ?? [], needsReason: decline?.isRequired ?? false },
      });
    },

    "desk.configure": (call) =>
      once(store, call, () => {
        const { settings } = call.command;
        if (store.name() === null) return refused({ code: "not_found" });
        store.settings.set({ ...store.settings.all(), ...settings });
        if (settings.retention !== undefined) retentionChanged();
        const { peopleApps } = settings;
        if (peopleApps !== undefined) tellPeopleApps(store.list.waitingNames(), peopleApps);
        const desk = store.state();
        if (desk !== null) sockets.broadcast({ type: "desk", desk }, () => true);
        return done(null);
      }),
  };
}
