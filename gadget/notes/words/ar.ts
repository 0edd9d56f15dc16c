import type { NoteWords } from "./en.ts";

/** A name runs by itself, whichever way (UAX #9, FSI and PDI). */
const apart = (name: string): string => `\u2068${name}\u2069`;

export const notes: NoteWords = {
  title: "ملاحظة – لا يراها العميل",
  titleFor: (name) => `ملاحظة إلى ${apart(name)} – لا يراها العميل`,
  placeholder: "للزملاء؛ اكتب @ لذكر أحدهم",
  add: "إضافة الملاحظة",
  save: "حفظ",
  cancel: "إلغاء",
  toCustomer: "الكتابة إلى العميل",
  added: "أُضيفت الملاحظة.",
  tells: "سيُبلَّغ:",
  found: (n) => `عدد الزملاء: ${String(n)}`,
  colleagues: "الزملاء",
  nobody: "لا أحد بهذا الاسم: يُعثر على من سجّل الدخول هنا أو كان في فريق.",
  lost: "تعذّر الاستعلام عمّن هو موجود.",
  here: { available: "موجود", away: "بعيد", offline: "غير موجود، سيجدها لاحقًا" },
  unseen: "لا يرى هذه المحادثة",
  refused: {
    gone: "لم تُكتب: شخص مذكور فيها لم يعد في هذا المكتب. احذف اسمه.",
    unseen: "لم تُكتب: شخص مذكور فيها لا يرى هذه المحادثة. احذف اسمه.",
  },
  tooMany: (max) => `أقصى عدد من الزملاء في الملاحظة: ${String(max)}.`,
  left: (n) => `الأحرف المتبقية: ${String(n)}`,
  by: "ملاحظة",
  to: (name) => `إلى ${apart(name)}`,
  edited: "عُدّلت",
  takenBack: "سُحبت",
  takenBackBy: (name) => `سحبها ${apart(name)}`,
  edit: "تعديل",
  takeBack: "سحب",
  takeBackTitle: "سحب هذه الملاحظة؟",
  takeBackHint: "سيختفي نصها عند الجميع.",
};
