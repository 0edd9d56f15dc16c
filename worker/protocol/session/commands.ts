import * as v from "valibot";
import { answer, command } from "../command.ts";

/** The socket's own life. */
export const sessionCommands = [
  /** Extends the socket's life with a new ticket of the same agent, desk and role. */
  command({
    name: "session.renew",
    about: "socket",
    right: "read",
    afterLoss: "ends",
    fields: { ticket: v.string() },
    result: answer<{ expiresAt: number }>(),
  }),
] as const;
