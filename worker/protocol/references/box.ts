import * as v from "../values.ts";
import type { ConversationId } from "../ids.ts";
import type { ReferenceOutcome } from "./reference.ts";

/** What a site calls the session of a checkbox ("checkbox plugin", `user_ref`). */
export const UserRef = v.pipe(v.string(), v.regex(/^[\w+/=.-]{1,250}$/));

/**
 * What the Page wrote to a checkbox before it knew who confirmed it. `unknown`: no answer of Meta's came, so that nobody knows whether it
 * arrived; it is not sent again. `at` in ms; `text` as agents are shown it.
 */
export type WrittenToBox = { state: "sending" | "sent" | "unknown"; at: number; text: string };

/**
 * A checkbox that somebody confirmed on a web site. `reference`: what is known of the reference that came with it, empty where it is none of
 * the desk's; `usedBy`: who it was, once they answered what was written to it; null: nobody knows. Times in ms.
 */
export type BoxTold = {
  page: string;
  userRef: string;
  at: number;
  about: ReferenceOutcome;
  written: WrittenToBox | null;
  usedBy: ConversationId | null;
};
