import { en as contact, type ContactWords } from "../../contact/words/en.ts";
import { en as tags, type TagWords } from "../../tags/words/en.ts";
import { en as handover, type HandoverWords } from "../../handover/words/en.ts";

/** What is said in the menu of a conversation, and in what it opens. */
export type MenuWords = { contact: ContactWords; handover: HandoverWords; tags: TagWords };

export const menu: MenuWords = { contact, handover, tags };
