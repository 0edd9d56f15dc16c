import { Later } from "./later.ts";

/** How a long text is cut: loaded with the first one that leaves as several messages. */
export const partEnds = new Later(() => import("../shell/part-ends.ts"));
