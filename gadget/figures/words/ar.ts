import type { FigureWords } from "./en.ts";

/** Keeps its own direction. */
const apart = (words: string): string => `\u2068${words}\u2069`;

export const figures: FigureWords = {
  title: "الأرقام",
  own: "أرقامي",
  close: "إغلاق",
  span: "الفترة",
  spans: { today: "اليوم", week: "7 أيام", month: "28 يومًا" },
  by: "حسب",
  dimensions: { agent: "الموظف", team: "الفريق", queue: "قائمة الانتظار", page: "الصفحة" },
  all: "المكتب كله",
  names: {
    contacts: "التواصل",
    answered: "تم الرد",
    firstResponse: "الرد الأول",
    response: "الرد",
    handling: "المعالجة",
    service: "في الوقت",
    missed: "عروض فائتة",
    transferred: "حُوّلت",
    reopened: "عادت",
    closed: "أُغلقت",
    satisfaction: "الرضا",
    responseRate: "الردود على الاستبيان",
  },
  pair: (first, second) => `${apart(first)} (${apart(second)})`,
  hint: "للأوقات: الوسيط، وبين قوسين ما لا يتجاوزه تسعة من عشرة. للرضا: المتوسط من 1 إلى 5 وعدد المجيبين.",
  clock: (timeZone) => `بحسب ساعة المكتب: ${timeZone}.`,
  asOf: (time) => `حتى: ${time}.`,
  refresh: "تحديث",
  target: (percent, within) => `الهدف: ${apart(percent)} خلال ${apart(within)}`,
  more: "المزيد، ومنه الملفات، في الإدارة تحت «التقارير».",
  none: "لم يُحسب شيء في هذه الفترة.",
  everyone: "الجميع",
  gone: (id) => `لم يعد موجودًا (${id})`,
  loading: "جارٍ التحميل…",
  failed: "تعذّر تحميل الأرقام.",
  again: "إعادة المحاولة",
  lost: "لا اتصال: قد لا يكون هذا محدّثًا.",
};
