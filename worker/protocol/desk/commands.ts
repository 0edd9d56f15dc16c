import * as v from "valibot";
import { answer, command } from "../command.ts";
import { SomeDeskSettings } from "./settings.ts";

/** What all at the desk share. */
export const deskCommands = [
  /** What colleagues see. `offline` is never set: it means that no socket of the agent is open. */
  command({
    name: "presence.set",
    about: "desk",
    right: "answer",
    afterLoss: "keeps_order",
    audit: false,
    fields: { presence: v.picklist(["available", "away"]) },
    result: answer(),
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
