import { de as contact } from "../../contact/words/de.ts";
import { de as tags } from "../../tags/words/de.ts";
import { de as handover } from "../../handover/words/de.ts";
import type { MenuWords } from "./en.ts";

export const menu: MenuWords = { contact, handover, tags };
