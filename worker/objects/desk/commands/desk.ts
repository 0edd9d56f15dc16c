import { done, refused } from "../../../domain/outcome.ts";
import type { Handlers, Tools } from "./call.ts";
import { once } from "./once.ts";

/** What all at the desk share: who is there, and how it is set. */
export function deskHandlers(tools: Tools): Handlers<"presence.set" | "desk.configure"> {
  const { store, sockets, routing, tellPeopleApps } = tools;
  return {
    "presence.set": (call) =>
      once(store, call, () => {
        const { sub, name } = call.actor;
        const { presence } = call.command;
        store.people.set(sub, name, presence, Date.now(), () => sockets.subs());
        sockets.broadcast({ type: "agent", agent: { sub, name, presence } }, () => true);
        if (presence === "available") routing.isThere(sub);
        else routing.isAway({ sub, name }, Date.now());
        return done(null);
      }),

    "desk.configure": (call) =>
      once(store, call, () => {
        const { settings } = call.command;
        if (store.name() === null) return refused({ code: "not_found" });
        store.settings.set({ ...store.settings.all(), ...settings });
        const { peopleApps } = settings;
        if (peopleApps !== undefined) tellPeopleApps(store.list.waitingNames(), peopleApps);
        const desk = store.state();
        if (desk !== null) sockets.broadcast({ type: "desk", desk }, () => true);
        return done(null);
      }),
  };
}
