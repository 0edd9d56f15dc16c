import { Later } from "../../late/later.ts";

/** Screens that are seldom opened: each registers its element. */
export const reviewScreen = new Later<unknown>(() => import("../review/fb-chat-admin-review.ts"));
