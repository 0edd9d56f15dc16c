import { wordTools } from "../../words/word-tools.ts";
import type { LiveWords } from "./en.ts";

const { plural } = wordTools("ar");

/** Names stand apart: what is around them keeps its order. */
const apart = (text: string): string => `\u2068${text}\u2069`;

export const live: LiveWords = {
  title: "الفريق مباشرةً",
  today: "اليوم",
  waiting: "بالانتظار",
  unmet: "لدى موظف دون رد",
  longest: "أطول انتظار",
  inTime: "أُجيبوا في الوقت",
  answered: "أُجيبوا اليوم",
  contacts: "التواصل اليوم",
  available: "متاحون",
  load: "المحادثات",
  room: "سعة لـ",
  roomFor: (n) => `سعة لـ ${n} أخرى`,
  unmetOf: (n) => `لدى موظف دون رد: ${n}`,
  missed: "عروض فائتة",
  free: "متفرغون",
  queues: "قوائم الانتظار",
  teams: "الفرق",
  pages: "الصفحات",
  agents: "الموظفون",
  queue: "قائمة الانتظار",
  team: "الفريق",
  page: "الصفحة",
  everyone: "الجميع",
  desk: "المكتب كله",
  isClosed: "مغلقة",
  unknown: "غير معروف بعد",
  of: (n, all) => `${n} من ${all}`,
  target: (share, long) => `الهدف: ${apart(share)} خلال ${apart(long)}`,
  noTarget: "لم يُحدَّد هدف",
  warnings: "يحتاج إلى انتباه",
  soon: (name, long, target) => `${apart(name)}: أطول انتظار ${apart(long)}، والهدف ${apart(target)}`,
  late: (name, long, target) => `${apart(name)}: فات الهدف ${apart(target)}، وأطول انتظار ${apart(long)}`,
  below: (name, share, target) => `${apart(name)}: ${apart(share)} أُجيبوا في الوقت، والهدف ${apart(target)}`,
  nobody: (name, long) => `${apart(name)}: لا أحد هناك، وأطول انتظار ${apart(long)}`,
  due: { soon: "اقترب الهدف", late: "فات الهدف" },
  presence: { available: "متاح", busy: "مشغول", away: "غائب", offline: "غير متصل" },
  presenceFor: (said, long) => `${said} منذ ${apart(long)}`,
  hasWaiting: (n, long) => `بالانتظار ${n}، أطولها منذ ${apart(long)}`,
  offline: (n) =>
    plural(n, {
      ...{ zero: "لا أحد غير متصل", one: "موظف واحد غير متصل", two: "موظفان غير متصلين" },
      ...{ few: "# موظفين غير متصلين", many: "# موظفًا غير متصلين", other: "# موظف غير متصلين" },
    }),
  more: "هناك موظفون أكثر مما يظهر هنا.",
  connecting: "جارٍ الاتصال…",
  lost: (since) => `لا اتصال منذ ${apart(since)}. هكذا كان الأمر حينها.`,
  noAnswer: "الخادم لا يستجيب. تُعاد المحاولة.",
  unknownSince: (since) => `غير معروف منذ ${apart(since)}. هكذا كان الوضع حينها.`,
  signIn: "هذه الشاشة غير مسجّلة الدخول.",
};
