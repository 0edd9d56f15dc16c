import type { ContactWords } from "./en.ts";

export const ar: ContactWords = {
  putAside: "تأجيل…",
  closeNext: "إغلاق والانتقال إلى التالية",
  snooze: {
    title: "تأجيل",
    hint: "تبقى لك وتعود إليك.",
    times: {
      hour: "بعد ساعة",
      afternoon: "بعد ظهر اليوم",
      tomorrow: "صباح الغد",
      monday: "صباح الاثنين",
    },
    atTime: "في وقت محدد",
    time: "التاريخ والوقت",
    untilWritten: "عندما يكتب العميل",
    orWritten: "أو فور أن يكتب العميل",
    late: "بعد انتهاء مهلة الرد",
    does: "تأجيل",
  },
  close: {
    title: "إغلاق",
    about: "ما موضوع المحادثة؟",
    required: "اختر واحدًا على الأقل.",
    tooMany: (max) => `اختر ${String(max)} على الأكثر.`,
    note: "ملاحظة للزملاء",
    does: "إغلاق",
  },
};
