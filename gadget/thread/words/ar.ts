import { ar as contact } from "../../contact/words/ar.ts";
import { ar as tags } from "../../tags/words/ar.ts";
import { ar as handover } from "../../handover/words/ar.ts";
import type { MenuWords } from "./en.ts";

export const menu: MenuWords = { contact, handover, tags };
