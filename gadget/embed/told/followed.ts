import type { Followed } from "../../../worker/protocol/following/following.ts";
import { lateSlice } from "../../state/late-slice.ts";

/** What the Worker told last to who follows; null: nothing yet. */
export const followed = lateSlice<Followed | null>("followed", null, (held, update) => {
  if (update.type !== "frame") return held;
  if (update.frame.type === "welcome") return null;
  return update.frame.type === "followed" ? update.frame : held;
});
