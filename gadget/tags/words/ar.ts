import type { TagWords } from "./en.ts";

export const ar: TagWords = {
  tags: "الوسوم…",
  title: "الوسوم",
  find: "ابحث عن وسم",
  none: "لا يوجد وسم كهذا.",
  more: (n) => `${String(n)} أخرى: اكتب جزءًا من الاسم`,
  tooMany: (max) => `اختر ${String(max)} على الأكثر.`,
  save: "حفظ",
  gone: "لم يعد مستخدمًا",
  attributes: "تعديل ما هو معروف…",
  attributesTitle: "ما هو معروف",
  customer: "عن العميل",
  contact: "عن هذا التواصل",
  notNumber: (example) => `اكتب رقمًا مثل ${example} من دون فاصل للآلاف.`,
  unknown: "غير معروف",
  yes: "نعم",
  no: "لا",
  remove: "إزالة",
};
