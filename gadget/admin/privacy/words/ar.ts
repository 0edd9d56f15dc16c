import type { WordTools } from "../../../words/word-tools.ts";
import type { PrivacyWords } from "./en.ts";

export const privacyAr = ({ plural, number }: WordTools): PrivacyWords => ({
  title: "الخصوصية",
  intro: "يمحو كل ما يُحفظ عن شخص: الرسائل والملفات والاسم والصورة وما ينتظر الإرسال. ما لدى Meta يبقى هناك.",
  people: "محو أشخاص",
  peopleLabel: "من",
  peopleHint: "معرّفات PSID أو أسماء محادثات (معرّف الصفحة ثم نقطتان ثم PSID) أو روابط إليها، واحد في كل سطر.",
  page: "صفحة معرّفات PSID",
  pageNone: "لم تُختر صفحة",
  press: "محو",
  nobody: "اذكر شخصًا أولًا.",
  wrong: (what) => `هذا لا يدل على أحد: ${what}`,
  tooMany: (max) => `${number(max)} على الأكثر في المرة الواحدة.`,
  ask: (n) =>
    plural(n, {
      one: "محو شخص واحد؟",
      two: "محو شخصين؟",
      few: "محو # أشخاص؟",
      many: "محو # شخصًا؟",
      other: "محو # شخص؟",
    }),
  what: "يختفي كل ما قيل حتى الآن ولا يمكن استرجاعه. إذا كتب الشخص مجددًا تبدأ محادثة جديدة.",
  whom: (names, more) => [...names, ...(more > 0 ? [`و${number(more)} غيرهم`] : [])].join("\n"),
  wholePage: "الصفحة المراد محوها",
  whole: "محو صفحة كاملة",
  wholeHint: "كل من كتب إليها يومًا. بعد ذلك يجوز لمشغّل أن يعطي الصفحة لشركة أخرى.",
  wholePress: "محو الجميع",
  wholeAsk: (page) => `محو كل من كتب إلى ${page}؟`,
  wholeWhat:
    "تختفي كل محادثات هذه الصفحة ولا يمكن استرجاعها. تبقى الصفحة مربوطة: افصلها أولًا إن كان يجب ألا يكتب أحد في الأثناء.",
  list: "ما مُحي",
  listNone: "لم يُمحَ أحد بعد.",
  origins: { hand: () => "يدويًا", page: (page) => `الصفحة ${page}`, meta: () => "بطلب عبر Meta" },
  progress: (done, people) => `مُحي ${number(done)} من ${number(people)}`,
  ended: (people) =>
    plural(people, {
      zero: "لم يُمحَ أحد",
      one: "مُحي شخص واحد",
      two: "مُحي شخصان",
      few: "مُحي # أشخاص",
      many: "مُحي # شخصًا",
      other: "مُحي # شخص",
    }),
  entries: (n) =>
    plural(n, {
      zero: "لا مدخلات",
      one: "مدخل واحد",
      two: "مدخلان",
      few: "# مدخلات",
      many: "# مدخلًا",
      other: "# مدخل",
    }),
  by: (name) => `بواسطة ${name}`,
  requests: "طلبات عبر Meta",
  requestsHint: "أشخاص طلبوا من Facebook حذف بياناتهم. تستدعي Meta هذا الـ Worker لكل طلب.",
  requestsNone: "لم يطلب أحد بعد.",
  requestsOfOperator: "حيث توجد شركات عدة يتولاها المشغّل.",
  states: { received: "وصل", erasing: "قيد المحو", done: "تم", by_hand: "يُنجز يدويًا" },
  code: "الرمز",
  userId: "المعرّف لدى التطبيق",
  byHand:
    "لا تقول Meta أي محادثات هي المقصودة، وفي أوروبا واليابان لا تقول ذلك عن أحد. ابحث عن المحادثة، مثلًا بالرمز الذي يعطيك إياه الشخص، وامحها أعلاه، ثم أكّد أن الأمر تم.",
  settle: "تم",
  settleThis: (code) => `الطلب ${code} تم`,
  settleAsk: "هل مُحي كل ما يخص هذا الشخص؟",
  settleWhat: "عندئذ تقول الصفحة التي يعرضها Facebook على الشخص إن بياناته حُذفت.",
});
