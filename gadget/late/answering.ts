import { Later } from "./later.ts";

/** The box to answer with what belongs to it. A thread is read first: it is shown before this is there. */
export const answering = new Later(() => import("../features/answering.ts"));
