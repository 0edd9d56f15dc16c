import { Later } from "./later.ts";

/** The list of conversations: asked for at once where one is shown. A thread does not wait for it. */
export const list = new Later(() => import("../list/index.ts"));
