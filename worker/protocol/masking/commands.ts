import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { EntryId } from "../ids.ts";
import { MASK_REASON_UNITS_MAX, MASK_TRIED_UNITS_MAX } from "../limits.ts";
import type { Entry } from "../message/entry.ts";
import type { MessageVersion } from "../frames.ts";
import { oneLine } from "../one-line.ts";
import { Masking, type MaskTried } from "./masking.ts";

/** What is hidden in texts from whom, and how it is shown after all. */
export const maskingCommands = [
  /** How the desk is set. */
  command({
    name: "masking.read",
    about: "desk",
    right: "configure_masking",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<{ masking: Masking }>(),
  }),
  /** Sets all of it. Whoever has something open is told that it reads otherwise now. */
  command({
    name: "masking.save",
    about: "desk",
    right: "configure_masking",
    afterLoss: "ends",
    audit: true,
    fields: { masking: Masking },
    result: answer(),
  }),
  /** A text as it would be read if the desk were set so. It changes nothing, and nothing of it is kept. */
  command({
    name: "masking.try",
    about: "desk",
    right: "configure_masking",
    afterLoss: "ends",
    audit: false,
    fields: { masking: Masking, text: v.pipe(v.string(), v.maxLength(MASK_TRIED_UNITS_MAX)) },
    result: answer<MaskTried>(),
  }),
  /**
   * An entry whole, and what it said before it was edited, for a `reason`: one of the desk's where it has some, else `wrong_state` (`reason`).
   * The audit has who, which entry and why, and not what it says. `not_allowed` where the role may not have anything shown.
   */
  command({
    name: "message.reveal",
    about: "conversation",
    right: "reveal",
    afterLoss: "ends",
    audit: false,
    fields: { entry: EntryId, reason: oneLine(MASK_REASON_UNITS_MAX) },
    result: answer<{ entry: Entry; versions: MessageVersion[] }>(),
  }),
] as const;
