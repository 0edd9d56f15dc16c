import { wordTools } from "../../words/word-tools.ts";
import type { SearchWords } from "./en.ts";

const { plural, number } = wordTools("ar");

/** Names stand apart: what is around them keeps its order. */
const apart = (text: string): string => `\u2068${text}\u2069`;

export const search: SearchWords = {
  title: "بحث",
  close: "إغلاق",
  box: "العملاء والرسائل والملاحظات",
  go: "بحث",
  hint: "اسم، أو كلمات كتبها أحدهم. بين علامتي اقتباس يُعثر عليها كما هي.",
  recent: "عمليات بحث سابقة",
  people: "العملاء",
  messages: "الرسائل",
  note: "ملاحظة",
  morePeople: "المزيد من العملاء",
  moreTold: "توجد محادثات أخرى بهذا: صفِّ القائمة لرؤيتها كلها.",
  toldIn: (n) => `يُبحث عن الوسوم وما هو معروف في المحادثات المفتوحة، وفي آخر ${number(n)} محادثة أُغلقت.`,
  more: "عرض المزيد",
  moreHere: (name) => `المزيد في المحادثة مع ${apart(name)}`,
  within: (name) => `في المحادثة مع ${apart(name)}`,
  everywhere: "البحث في كل مكان",
  found: (n) =>
    plural(n, {
      zero: "لا محادثات",
      one: "محادثة واحدة",
      two: "محادثتان",
      few: "# محادثات",
      many: "# محادثة",
      other: "# محادثة",
    }),
  foundMore: (n) => `المحادثات الأولى: ${number(n)}`,
  looking: "جارٍ البحث…",
  nothing: "لم يُعثر على شيء.",
  nothingHere: "لم يُعثر على شيء بهذه المرشحات.",
  looked: (n) => `عدد المحادثات التي بُحث فيها حتى الآن: ${number(n)}`,
  goOn: "متابعة البحث",
  noFilters: "البحث بلا مرشحات",
  building: (done, total) =>
    total === 0
      ? "يجري إعداد البحث. لا يُعثر على كل شيء بعد."
      : `يجري إعداد البحث: ${number(done)} من ${number(total)} محادثات. لا يُعثر على كل شيء بعد.`,
  off: "لا يحتفظ هذا المكتب بشيء للبحث فيه.",
  failed: "تعذّر البحث.",
  offline: "لا يوجد اتصال. يتابع البحث عند عودته.",
  again: "إعادة المحاولة",
  filters: "المرشحات",
  by: {
    label: "كتبها",
    any: "أي شخص",
    customer: "العميل",
    page: "أي شخص من الصفحة",
    agents: "الموظفون",
    notes: "للزملاء",
  },
  since: {
    label: "متى",
    any: "في أي وقت",
    day: "في آخر 24 ساعة",
    week: "في آخر 7 أيام",
    month: "في آخر 30 يومًا",
    year: "في السنة الأخيرة",
  },
  status: { label: "الحالة", any: "أي حالة", open: "مفتوحة", closed: "منتهية" },
  owner: { label: "لمن", any: "لأي شخص", mine: "لي", nobody: "لا أحد" },
  page: { label: "الصفحة", any: "كل الصفحات" },
  rebuild: "إعداد البحث من جديد",
  jump: {
    looking: "جارٍ البحث عن الرسالة…",
    there: "",
    missing: "لم تعد هذه الرسالة موجودة.",
    further: "هذه الرسالة بعيدة في الماضي. اضغط مرة أخرى لمتابعة البحث.",
    failed: "تعذّر تحميل الرسائل الأقدم. اضغط لإعادة المحاولة.",
  },
};
