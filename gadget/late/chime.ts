import { Later } from "./later.ts";

/** The sound of a notice: loaded with the first one. */
export const chime = new Later(() => import("../platform/chime.ts"));
