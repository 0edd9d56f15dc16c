import { readTicket } from "../../../access/tickets.ts";
import { done, refused } from "../../../domain/outcome.ts";
import type { Handlers, Parts } from "./call.ts";

/** The socket's own life. */
export function sessionHandlers({ store, sockets }: Parts): Handlers<"session.renew"> {
  return {
    "session.renew": ({ socket, session, command }) => {
      const ticket = readTicket(command.ticket);
      const claims = ticket === null ? null : store.takeTicket(ticket.id, Date.now());
      const isSame = claims !== null && claims.sub === session.sub && claims.role === session.role;
      if (!isSame || claims.exp <= Date.now()) return refused({ code: "ticket_invalid" });
      sockets.update(socket, { exp: claims.exp, name: claims.name });
      return done({ expiresAt: claims.exp });
    },
  };
}
