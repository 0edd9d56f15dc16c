import { wordTools } from "../../words/word-tools.ts";
import type { CustomerWords } from "./en.ts";

const { number, plural } = wordTools("ar");

export const customer: CustomerWords = {
  title: "عن العميل",
  close: "إغلاق",
  facts: {
    language: "اللغة",
    profile: "الملف الشخصي",
    localTime: "التوقيت المحلي",
    first: "أول تواصل",
    last: "آخر رسالة",
    ref: "جاء عبر",
  },
  asTheyWrite: (language) => `${language}، كما يكتب`,
  timeIn: (time, country) => `نحو ${time} (${country}، حسب ملفه الشخصي)`,
  timesIn: (from, to, country) => `بين ${from} و${to} (${country}، حسب ملفه الشخصي)`,
  atLatest: (date) => `${date} أو قبل ذلك`,
  tags: { title: "الوسوم", edit: "تغيير الوسوم" },
  known: { yes: "نعم", no: "لا", edit: "تغيير ما هو معروف" },
  contacts: {
    title: "مرات التواصل",
    open: "مفتوح",
    closed: "مغلق",
    customerBegan: "كتب العميل",
    agentBegan: "كتبنا أولًا",
    answeredBy: (name, after) => `أجاب ${name} بعد ${after}`,
    answered: (after) => `أُجيب بعد ${after}`,
    unanswered: "بلا إجابة",
    closedBy: (name) => `أغلقه ${name}`,
    closedByItself: "أُغلق تلقائيًا",
    satisfied: (score) => `الرضا ${number(score)} من 5`,
    none: "لا شيء محفوظ هنا بعد.",
    all: (n) =>
      plural(n, {
        zero: "عرض # أخرى",
        one: "عرض مرة أخرى واحدة",
        two: "عرض مرتين أخريين",
        few: "عرض # مرات أخرى",
        many: "عرض # مرة أخرى",
        other: "عرض # مرة أخرى",
      }),
  },
  notes: { title: "الملاحظات", none: "لا شيء في الرسائل المحمّلة." },
  files: { title: "الملفات", none: "لا شيء في الرسائل المحمّلة." },
  links: { title: "الروابط", none: "لا شيء في الرسائل المحمّلة." },
  noneAtAll: "لا شيء في هذه المحادثة.",
  further: "البحث أبعد إلى الوراء",
  noneFurther: "لا شيء هناك. المحادثة تمتد أبعد.",
  toMessage: (by, when) => `إلى رسالة ${by}، ${when}`,
  looking: "جارٍ البحث…",
  failed: "تعذّر التحميل.",
  again: "إعادة المحاولة",
  jump: {
    looking: "جارٍ البحث عن الرسالة…",
    there: "",
    missing: "لم تعد هذه الرسالة موجودة.",
    further: "هذه الرسالة بعيدة جدًا. اضغط مرة أخرى لمواصلة البحث.",
    failed: "تعذّر تحميل الرسائل الأقدم. اضغط لإعادة المحاولة.",
  },
};
