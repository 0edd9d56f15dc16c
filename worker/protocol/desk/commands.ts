import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { Id } from "../routing/fields.ts";
import type { DeskChoices } from "./choices.ts";
import { SomeDeskSettings } from "./settings.ts";

/** What all at the desk share. */
export const deskCommands = [
  /**
   * What colleagues see. `offline` is never set: it means that no socket of the agent is open. `reason`: why they are away, one
   * of the desk's by its id; `wrong_state` (`reason`) where it has none of that id, and of who is available.
   */
  command({
    name: "presence.set",
    about: "desk",
    right: "answer",
    afterLoss: "keeps_order",
    audit: false,
    fields: { presence: v.picklist(["available", "away"]), reason: v.exactOptional(Id) },
    result: answer(),
  }),
  /** The agent does something, also where it is nothing that the Worker would hear of: they are not idle. */
  command({
    name: "presence.active",
    about: "socket",
    right: "answer",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer(),
  }),
  /** Its name, and what conversations may be given to, marked and closed with, by their ids. */
  command({
    name: "desk.read",
    about: "desk",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<DeskChoices>(),
  }),
  /** Changes settings of the desk for everyone; what is left out stays. */
  command({
    name: "desk.configure",
    about: "desk",
    right: "configure_desk",
    afterLoss: "keeps_order",
    audit: "settings",
    fields: { settings: SomeDeskSettings },
    result: answer(),
  }),
] as const;
