import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { ConversationId } from "../ids.ts";
import { Retention, type RetentionPreview, type RetentionState } from "./retention.ts";

/** How long a desk keeps what it keeps. It is set with the other settings (`desk.configure`). */
export const retentionCommands = [
  /** How it is set, and how far the desk is with it. */
  command({
    name: "retention.read",
    about: "desk",
    right: "configure_desk",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<RetentionState>(),
  }),
  /**
   * What `retention` would remove now, of the conversations behind `after` (left out: from the first), RETENTION_LOOKED_MAX at a time. The
   * index and the figures are counted with the first of them. It changes nothing.
   */
  command({
    name: "retention.preview",
    about: "desk",
    right: "configure_desk",
    afterLoss: "ends",
    audit: false,
    fields: { retention: Retention, after: v.exactOptional(ConversationId) },
    result: answer<RetentionPreview>(),
  }),
] as const;
