import type { EmbedWords } from "./en.ts";

export const embed: EmbedWords = {
  nobody: "لا توجد محادثة بعد",
  nobodyOf: (name: string) => `لا توجد محادثة مع ${name} بعد`,
  how: "أرسل هذا الرابط أو اعرض الرمز: يمكن لمن يفتحه أن يراسلك.",
  noPage: "لا توجد صفحة متصلة، لذلك لا يوجد رابط.",
  notThatPage: (page) => `الصفحة \u2068${page}\u2069 غير متصلة هنا، لذلك لا يوجد رابط.`,
  link: "الرابط",
  code: "رمز QR للرابط",
  page: "الصفحة",
  copy: "نسخ الرابط",
  copied: "تم النسخ",
  notCopied: "تعذّر النسخ: انسخه من الحقل.",
  ticket: {
    create: "إنشاء تذكرة…",
    title: "التذاكر",
    waiting: "في انتظار التذكرة…",
    cancel: "إلغاء",
    created: (title: string) => `أُنشئت التذكرة: ${title}`,
    failed: "لم تُنشأ أي تذكرة.",
    again: "إعادة المحاولة",
    close: "إخفاء",
  },
  actions: {
    more: "إجراءات أخرى",
    failed: (label: string) => `لم ينجح «${label}».`,
    close: "إخفاء",
  },
};
