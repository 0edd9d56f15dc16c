import type { MaskingWords } from "./en.ts";

export const masking: MaskingWords = {
  hidden: "مخفي",
  kinds: {
    card: "رقم بطاقة",
    iban: "رقم حساب (IBAN)",
    email: "بريد إلكتروني",
    phone: "رقم هاتف",
    own: "رقم آخر",
  },
  isHidden: (kinds) => `مخفي: ${kinds}`,
  show: "إظهار…",
  isShown: "ظاهر لك وحدك",
  hide: "إخفاء مجددًا",
  title: "إظهار ما هو مخفي",
  hint: "يُسجَّل أنك اطّلعت عليه، ولماذا.",
  reason: "السبب",
  choose: "اختر سببًا",
  cancel: "إلغاء",
  doShow: "إظهار",
  refused: "لا يحق لك رؤية هذا.",
  failed: "تعذّر الإظهار. حاول مجددًا.",
};
