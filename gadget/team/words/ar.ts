import { live } from "../../live/words/ar.ts";
import { wordTools } from "../../words/word-tools.ts";
import type { TeamWords } from "./en.ts";

const { plural, list } = wordTools("ar");

/** Names stand apart: what is around them keeps its order. */
const apart = (text: string): string => `\u2068${text}\u2069`;

export const team: TeamWords = {
  live,
  title: "الفريق",
  close: "إغلاق",
  agents: "الموظفون",
  places: "من ينتظر",
  everyone: "الجميع",
  byRules: "حسب القواعد",
  load: (n, max) => `${n} من ${max} محادثات`,
  aside: (n) => `مؤجلة: ${n}`,
  offers: (n) => `عروض: ${n}`,
  idle: (long) => `لم يُعطَ شيئًا منذ ${apart(long)}`,
  waiting: (n) => `بانتظار: ${n}`,
  longest: (long) => `أطولها منذ ${apart(long)}`,
  free: (n, all) => `متفرغون: ${n} من ${all}`,
  isClosed: "مغلقة",
  since: (long) => `منذ ${apart(long)}`,
  showOf: (name) => `محادثات: ${apart(name)}`,
  set: {
    available: (name) => `جعل ${apart(name)} متاحًا`,
    away: (name) => `جعل ${apart(name)} غائبًا`,
  },
  back: "العودة إلى الفريق",
  nothing: "لا شيء هنا.",
  all: "تحديد الكل",
  giveTo: "إعطاء إلى",
  queue: (name) => `قائمة الانتظار: ${apart(name)}`,
  give: (n) =>
    plural(n, {
      one: "إعطاء محادثة واحدة",
      two: "إعطاء محادثتين",
      few: "إعطاء # محادثات",
      many: "إعطاء # محادثة",
      other: "إعطاء # محادثة",
    }),
  open: "فتح",
  silent: "متابعة بصمت",
  done: "أُعطيت",
  taken: (by) => `أصبحت لدى ${apart(by)}`,
  failed: "بقيت كما كانت",
  lower: "وصلت المساعدة",
  refused: "لم ينجح ذلك.",
  presenceFor: (said, long) => `${apart(said)} منذ ${apart(long)}`,
  setBy: (by) => `حدّده ${apart(by)}`,
  didNothing: "لم يُفعل شيء هناك",
  missed: (n) => `عروض متتالية بلا رد: ${n}`,
  teams: (names) => `الفرق: ${list(names.map(apart))}`,
  skills: (names) => `المهارات: ${list(names.map(apart))}`,
  waits: (long) => `ينتظر منذ ${apart(long)}`,
  choose: "اختيار…",
  gave: (n, to) =>
    `${plural(n, { one: "أُعطيت محادثة واحدة", two: "أُعطيت محادثتان", few: "أُعطيت # محادثات", other: "أُعطيت # محادثة" })} إلى ${apart(to)}`,
  wentByRules: (n) =>
    `${plural(n, { one: "محادثة واحدة", two: "محادثتان", few: "# محادثات", other: "# محادثة" })} إلى حيث تقود القواعد`,
  undo: "تراجع",
  undone: (n) =>
    plural(n, {
      one: "عادت محادثة واحدة إلى مكانها",
      two: "عادت محادثتان إلى مكانهما",
      few: "عادت # محادثات إلى مكانها",
      many: "عادت # محادثة إلى مكانها",
      other: "عادت # محادثة إلى مكانها",
    }),
  remove: "إزالة من المكتب…",
  removeTitle: (name) => `إزالة ${apart(name)} من المكتب؟`,
  removeHint:
    "يُزال من الفرق وقوائم الانتظار والقواعد ويُسجَّل خروجه هنا. لا يُسحب منه الوصول: ذلك لمن يدير تسجيل الدخول.",
  removeHas: (n) =>
    plural(n, {
      one: "تذهب محادثته إلى",
      two: "تذهب محادثتاه إلى",
      few: "تذهب محادثاته الـ # إلى",
      many: "تذهب محادثاته الـ # إلى",
      other: "تذهب محادثاته الـ # إلى",
    }),
  removeNone: "ليست لديه محادثات.",
  removeDo: (name) => `إزالة ${apart(name)}`,
  removed: (name, n) => `أُزيل ${apart(name)}. المحادثات المنقولة: ${n}.`,
  cancel: "إلغاء",
};
