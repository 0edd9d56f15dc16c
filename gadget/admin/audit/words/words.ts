import { spoken } from "../../words/words.ts";
import { auditAr } from "./ar.ts";
import { auditDe } from "./de.ts";
import { auditEn, type AuditWords } from "./en.ts";
import { auditEs } from "./es.ts";
import { auditFr } from "./fr.ts";
import { auditZh } from "./zh.ts";

/** All languages in the one script of this screen: each is small, and the screen is seldom opened. */
export const AUDIT_WORDS: Record<string, AuditWords> = {
  en: auditEn,
  de: auditDe,
  es: auditEs,
  fr: auditFr,
  zh: auditZh,
  ar: auditAr,
};

/** The words of the language that the admin speaks now. */
export function auditWords(): AuditWords {
  return AUDIT_WORDS[spoken.lang] ?? auditEn;
}
