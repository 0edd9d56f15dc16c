import * as v from "../values.ts";

/** Meta's words for it (Handover, "take", "release", "pass", "request"). */
export const ThreadControlAction = v.picklist(["take", "release", "pass", "request"]);
export type ThreadControlAction = v.InferOutput<typeof ThreadControlAction>;

/** Meta's words for it (Page, "moderate_conversations"). */
export const ModerationAction = v.picklist(["block", "unblock", "move_to_spam"]);
export type ModerationAction = v.InferOutput<typeof ModerationAction>;
