import { Later } from "../../late/later.ts";

/** What has tabs share a socket. Nothing shows of it: where it cannot be loaded, each tab has its own. */
export const sharing = new Later(() => import("../tabs/index.ts"));
