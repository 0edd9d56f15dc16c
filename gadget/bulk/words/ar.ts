import { wordTools } from "../../words/word-tools.ts";
import type { BulkWords } from "./en.ts";

const { plural, number } = wordTools("ar");

const conversations = (n: number) =>
  plural(n, {
    one: "محادثة واحدة",
    two: "محادثتين",
    few: "# محادثات",
    many: "# محادثة",
    other: "# محادثة",
  });

export const bulk: BulkWords = {
  title: "عدة محادثات معًا",
  selected: (n) => `المحدد: ${number(n)}`,
  all: (n) => `كل المعروض (${number(n)})`,
  most: (n) => `${number(n)} على الأكثر دفعة واحدة.`,
  end: "إنهاء التحديد",
  does: { close: "إغلاق", give: "إسناد…", tag: "الوسوم…", snooze: "تأجيل…" },
  deeds: {
    close: (n) => `إغلاق ${conversations(n)}`,
    give: (n) => `إسناد ${conversations(n)}`,
    tag: (n) => `تغيير وسوم ${conversations(n)}`,
    snooze: (n) => `تأجيل ${conversations(n)}`,
  },
  phases: {
    waits: (deed) => `${deed}: يبدأ بعد لحظة`,
    runs: (deed, done) => `${deed}: تم ${number(done)} حتى الآن`,
    done: (deed, done) => `${deed}: تم ${number(done)}`,
    undone: (deed) => `${deed}: تم التراجع، ولم يُنفّذ شيء`,
    stopped: (deed, done) => `${deed}: توقف، وتم ${number(done)}`,
    interrupted: (deed, done) => `${deed}: انقطع، وتم ${number(done)}`,
  },
  not: (n) => `، ولم يتم ${number(n)}`,
  over: (name, room, n) => `السعة المتبقية لدى ${name}: ${number(room)}، وما يتجاوزها: ${number(n)}.`,
  beyond: (n, name) => `، ما يتجاوز سعة ${name}: ${number(n)}`,
  firstEnds: (until) => `أول مهلة للرد تنتهي: ${until}.`,
  lateOf: (n, all) => `بعد انتهاء مهلة الرد: ${number(n)} من ${number(all)}`,
  states: { not: "لم يتم", asked: "لا يُعرف هل تم", refused: "لم يتم" },
  noConnection: "لا يوجد اتصال. ما طُلب يُطلب مرة أخرى، ولا يُنفّذ مرتين.",
  undo: "تراجع",
  stop: "إيقاف",
  goOn: "متابعة",
  dismiss: "إخفاء",
  without: (n, all) => `غير ممكن مع ${number(n)} من ${number(all)}`,
  why: {
    closed: "إنها مغلقة.",
    colleague: "إنها لدى زميل.",
    nobody: "ليست لدى أحد بعد: يجب استلامها أولًا.",
  },
  waiting: (n, all) => `${number(n)} من ${number(all)} ما زالت تنتظر ردًا`,
  waits: (since) => `تنتظر منذ ${since}`,
  closeAll: (n) => `إغلاق الكل (${number(n)})`,
  closeOthers: (n) => `إغلاق البقية فقط (${number(n)})`,
  goOnWith: (n) => `متابعة مع ${number(n)}`,
};
