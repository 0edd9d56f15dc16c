import { done } from "../../../domain/outcome.ts";
import type { Handlers, Tools } from "./call.ts";

type TeamType = "roster.list" | "team.open" | "team.close" | "team.conversations";

/** Who is here and who waits, for who leads the team. */
export function teamHandlers({ team }: Tools): Handlers<TeamType> {
  return {
    "roster.list": ({ command: { after, limit } }) => {
      const all = team.roster(Date.now());
      const behind = after === undefined ? all : all.filter(({ sub }) => sub > after);
      return done({ agents: behind.slice(0, limit), more: behind.length > limit });
    },

    "team.open": ({ socket }) => {
      team.opened(socket);
      return done(null);
    },

    "team.close": ({ socket }) => {
      team.closed(socket);
      return done(null);
    },

    "team.conversations": ({ command: { of, limit } }) =>
      done("agent" in of ? team.heldBy(of.agent, limit) : team.waitingAt(of.place, limit)),
  };
}
