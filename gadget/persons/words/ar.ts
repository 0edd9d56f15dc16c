import type { PersonWords } from "./en.ts";

export const persons: PersonWords = {
  title: "هذا الشخص أيضًا",
  page: (id: string) => `الصفحة ${id}`,
  latest: (page: string) => `كتب آخر مرة على ${page}`,
  last: (time: string) => `آخر إدخال: ${time}`,
  unseen: (count: number) => `محادثات لا تراها: ${count}`,
  part: "ليس الشخص نفسه",
  partFrom: (page: string) => `ليس الشخص نفسه: ${page}`,
  maybe: "ربما الشخص نفسه",
  why: { record: "السجل نفسه", reference: "جاء بالمرجع نفسه" },
  merge: "الشخص نفسه",
  mergeWith: (page: string) => `الشخص نفسه: ${page}`,
  parted: "لم يعودا يظهران شخصًا واحدًا.",
  merged: "يظهران شخصًا واحدًا من الآن.",
  undo: "تراجع",
  refused: { full: "للشخص الواحد 50 محادثة على الأكثر.", other: "لم يتغير شيء." },
  failed: "تعذرت قراءة محادثات هذا الشخص الأخرى.",
  again: "حاول مرة أخرى",
};
