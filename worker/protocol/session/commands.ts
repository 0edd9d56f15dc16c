import * as v from "../values.ts";
import { answer, command } from "../command.ts";

/** The socket's own life. */
export const sessionCommands = [
  /** Extends the socket's life with a new pass of the same agent, desk and role. */
  command({
    name: "session.renew",
    about: "socket",
    right: "connect",
    afterLoss: "ends",
    audit: false,
    // `ticket`: its former name, from a gadget of the version before. Goes with the next version.
    fields: { pass: v.optional(v.string()), ticket: v.optional(v.string()) },
    result: answer<{ expiresAt: number }>(),
  }),
] as const;
