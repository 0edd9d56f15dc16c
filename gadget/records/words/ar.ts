import type { RecordWords } from "./en.ts";

export const records: RecordWords = {
  title: "السجل",
  open: (name: string) => `فتح سجل ${name}`,
  unknown: "لا يوجد سجل معروف لهذا العميل.",
  link: "ربط…",
  create: "إنشاء…",
  later: "لاحقًا",
  linkOther: "ربط سجل آخر…",
  unlink: "إلغاء الربط",
  waiting: "في انتظار السجل…",
  cancel: "إلغاء",
  failed: {
    identify: "تعذّرت معرفة صاحب هذه المحادثة.",
    link: "لم يُربط أي سجل.",
    create: "لم يُنشأ أي سجل.",
  },
  again: "إعادة المحاولة",
  answers: { yes: "نعم", no: "لا" },
};
