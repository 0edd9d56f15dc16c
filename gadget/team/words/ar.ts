import { wordTools } from "../../words/word-tools.ts";
import type { TeamWords } from "./en.ts";

const { plural } = wordTools("ar");

/** Names stand apart: what is around them keeps its order. */
const apart = (text: string): string => `\u2068${text}\u2069`;

export const team: TeamWords = {
  title: "الفريق",
  close: "إغلاق",
  agents: "الموظفون",
  places: "من ينتظر",
  hands: "من يطلب المساعدة",
  everyone: "الجميع",
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
  lost: "لا اتصال: قد لا يكون هذا محدّثًا.",
  refused: "لم ينجح ذلك.",
};
