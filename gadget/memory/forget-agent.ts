import type { Platform } from "../platform/doors.ts";
import type { ChatState } from "../state/state.ts";
import { eraseKept } from "./kept-names.ts";
import { forgetOpen } from "./place-memory.ts";

/** The agent signed out: nothing of theirs stays in this browser. */
export function forgetAgent(platform: Platform, server: string, state: ChatState): void {
  if (platform.memory) eraseKept(platform.memory, server, state);
  forgetOpen(platform, server);
}
