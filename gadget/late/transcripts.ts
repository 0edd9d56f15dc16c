import { Later } from "./later.ts";

/** A contact as a page or a text: loaded when somebody wants one. */
export const transcripts = new Later(() => import("../customer/transcript.ts"));
