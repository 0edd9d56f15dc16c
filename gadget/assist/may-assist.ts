import type { Platform } from "../platform/doors.ts";
import type { FbChatAssistProvider } from "./provider.ts";

/** Whether anything may translate, suggest or sum up here: only then is it loaded what shows it. */
export function mayAssist({ onDevice }: Platform, provider: FbChatAssistProvider | null): boolean {
  return provider !== null || (onDevice === undefined ? "Translator" in globalThis : onDevice !== null);
}
