import { Later } from "./later.ts";

/** What is loaded when somebody presses for it; <LateDeed> does it. */
export const deskSettings = new Later(() => import("../features/desk-settings.ts"));
export const emojiPicker = new Later(() => import("../compose/emoji-picker.ts"));
export const menu = new Later(() => import("../shell/menu.ts"));
export const shortcutsHelp = new Later(() => import("../features/shortcuts-help.ts"));
export const threadMenu = new Later(() => import("../thread/thread-menu.ts"));
