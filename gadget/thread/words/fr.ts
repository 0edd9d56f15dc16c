import { fr as contact } from "../../contact/words/fr.ts";
import { fr as tags } from "../../tags/words/fr.ts";
import { fr as handover } from "../../handover/words/fr.ts";
import type { MenuWords } from "./en.ts";

export const menu: MenuWords = { contact, handover, tags };
