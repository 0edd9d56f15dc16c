import * as v from "valibot";
import { UNDO_SECONDS_MAX } from "./limits.ts";

/** What a supervisor decides for all agents of a desk. */
export const DeskSettings = v.strictObject({
  /** How long an agent's message is held before it leaves, so that they can take it back; 0 for not at all. */
  undoSeconds: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(UNDO_SECONDS_MAX)),
  /** The customer sees "seen" once the agent who owns the conversation has their message before their eyes. */
  showsSeen: v.boolean(),
  /** The customer sees that an agent is writing. */
  showsTyping: v.boolean(),
});
export type DeskSettings = v.InferOutput<typeof DeskSettings>;

const { undoSeconds, showsSeen, showsTyping } = DeskSettings.entries;
/** Some of the settings; what is left out stays. */
export const DeskSettingsChange = v.strictObject({
  undoSeconds: v.exactOptional(undoSeconds),
  showsSeen: v.exactOptional(showsSeen),
  showsTyping: v.exactOptional(showsTyping),
});

/** Until a supervisor decides. */
export const DEFAULT_DESK_SETTINGS: DeskSettings = { undoSeconds: 0, showsSeen: true, showsTyping: true };
