import { readPass } from "../../../access/passes.ts";
import { done, refused } from "../../../domain/outcome.ts";
import { isColleague } from "../sockets/sockets.ts";
import type { Handlers, Tools } from "./call.ts";

/** The socket's own life. */
export function sessionHandlers({
  store,
  sockets,
  sightChanges,
  routing,
}: Tools): Handlers<"session.renew" | "presence.active"> {
  return {
    "presence.active": ({ socket }) => {
      sockets.isActive(socket, Date.now());
      return done(null);
    },

    "session.renew": ({ socket, session, command }) => {
      const pass = readPass(command.pass ?? command.ticket ?? "");
      const claims = pass === null ? null : store.passes.take(pass.id, Date.now());
      const isSame = claims !== null && claims.sub === session.sub && claims.role === session.role;
      if (!isSame || claims.exp <= Date.now()) {
        return refused({ code: command.ticket === undefined ? "pass_invalid" : "ticket_invalid" });
      }
      sockets.update(socket, { exp: claims.exp, name: claims.name });
      const isRegrouped = isColleague(claims) && sightChanges.regroup(claims.sub, claims.teams ?? []);
      if (isRegrouped) routing.isRegrouped(Date.now());
      return done({ expiresAt: claims.exp });
    },
  };
}
