import { wordTools } from "../../words/word-tools.ts";
import type { OfferWords } from "./en.ts";

const { plural } = wordTools("ar");

/** A name is read from its own side, whatever stands around it. */
const apart = (name: string) => `\u2068${name}\u2069`;

export const offers: OfferWords = {
  region: "العروض",
  isOffered: "معروضة عليك",
  inQueue: (queue) => `معروضة عليك من ${apart(queue)}`,
  from: (name) => `من ${apart(name)}`,
  waits: (since) => `ينتظر منذ ${since}`,
  messages: (n) =>
    plural(n, { one: "رسالة واحدة", two: "رسالتان", few: "# رسائل", many: "# رسالة", other: "# رسالة" }),
  accept: "قبول",
  decline: "رفض",
  whyDecline: "لماذا لا؟",
  noReason: "بلا سبب",
  lost: "لا اتصال: لا يُعرف هنا إن كان هذا لا يزال قائمًا.",
  isOver: "انتهى الوقت.",
  isGone: "لم تعد معروضة عليك.",
  accepted: (by, customer) => `قبل ${apart(by)} محادثة ${apart(customer)}`,
  took: (by, customer) => `استلم ${apart(by)} محادثة ${apart(customer)}`,
  assigned: (to, customer) => `أُسندت محادثة ${apart(customer)} إلى ${apart(to)}`,
  unanswered: (customer) => `لم تُجب عن العرض: ${apart(customer)}`,
  elsewhere: (customer) => `تمت الإجابة عن ${apart(customer)} من تطبيق آخر`,
  closed: (customer) => `أُغلقت محادثة ${apart(customer)}`,
  kept: (by, customer) => `تبقى محادثة ${apart(customer)} لدى ${apart(by)}`,
  isGiven: "أُسندت إليك",
  givenFrom: (queue) => `أُسندت إليك من ${apart(queue)}`,
  open: "فتح",
  dismiss: "إخفاء التنبيه",
  dismissAll: "إخفاء كل التنبيهات",
  gaveSeveral: (n, by) =>
    `أسند إليك ${apart(by)} ${plural(n, {
      one: "محادثة واحدة",
      two: "محادثتين",
      few: "# محادثات",
      many: "# محادثة",
      other: "# محادثة",
    })}`,
  lostSeveral: (n, by) =>
    `${apart(by)}: لم تعد لك ${plural(n, {
      one: "محادثة واحدة",
      two: "محادثتان",
      few: "# محادثات",
      many: "# محادثة",
      other: "# محادثة",
    })}`,
  announceOffer: (customer, queue, said) =>
    `${apart(customer)} معروض عليك${queue === "" ? "" : ` من ${apart(queue)}`}: ${apart(said)}`,
  announceGiven: (customer, queue, said) =>
    `أُسند إليك ${apart(customer)}${queue === "" ? "" : ` من ${apart(queue)}`}: ${apart(said)}`,
  several: (n) => ({
    title: plural(n, {
      one: "عميل واحد لك",
      two: "عميلان لك",
      few: "# عملاء لك",
      many: "# عميلًا لك",
      other: "# عميل لك",
    }),
    text: "افتح المحادثات لرؤيتهم.",
  }),
  missed: (n) =>
    `أصبحت حالتك بعيدًا: ${plural(n, {
      one: "لم يُجب عن عرض واحد",
      two: "لم يُجب عن عرضين",
      few: "لم يُجب عن # عروض",
      many: "لم يُجب عن # عرضًا",
      other: "لم يُجب عن # عرض",
    })}.`,
  idle: (long) => `أصبحت حالتك بعيدًا: لم يُفعل شيء هنا مدة ${long}.`,
  setAway: (by) => `جعل ${apart(by)} حالتك بعيدًا.`,
  back: "عدت",
  sound: "تشغيل الصوت والإشعارات",
};
