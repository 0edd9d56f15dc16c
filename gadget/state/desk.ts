import type { DeskState, Welcome } from "../../worker/protocol/frames.ts";
import { lateSlice } from "./late-slice.ts";

/** The desk, as all its agents share it. Null before the first welcome, and with a Worker that is older than desk settings. */
export const desk = lateSlice<DeskState | null>("desk", null, (held, update) => {
  if (update.type !== "frame") return held;
  const { frame } = update;
  if (frame.type === "desk") return frame.desk;
  return frame.type === "welcome" ? ((frame as Partial<Welcome>).desk ?? null) : held;
});
