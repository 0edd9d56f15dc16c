import { zh as contact } from "../../contact/words/zh.ts";
import { zh as tags } from "../../tags/words/zh.ts";
import { zh as handover } from "../../handover/words/zh.ts";
import type { MenuWords } from "./en.ts";

export const menu: MenuWords = { contact, handover, tags };
