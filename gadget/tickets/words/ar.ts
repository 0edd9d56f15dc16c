import type { TicketWords } from "./en.ts";

export const tickets: TicketWords = {
  title: "التذاكر",
  closed: "مغلقة",
  ask: "طلب تذكرة…",
  about: "ما موضوع التذكرة؟",
  send: "اطلبها",
  cancel: "إلغاء",
  asked: (name: string, since: string) => `طلب ${name} تذكرة قبل ${since}، ويجري إنشاؤها.`,
  unanswered: "لم يُنشئ أحد هذه التذكرة بعد. اطلبها مجددًا، أو أخبر المسؤول عن نظام التذاكر.",
  again: "أعد المحاولة",
  refused: {
    full: "توجد تذاكر مفتوحة كثيرة هنا. أغلق واحدة أولًا.",
    nobody_told: "لم يعد أي نظام تذاكر متصلًا.",
    other: "لم تُطلب التذكرة.",
  },
  failed: "تعذّرت قراءة التذاكر.",
};
