import { es as contact } from "../../contact/words/es.ts";
import { es as tags } from "../../tags/words/es.ts";
import { es as handover } from "../../handover/words/es.ts";
import type { MenuWords } from "./en.ts";

export const menu: MenuWords = { contact, handover, tags };
