import type { MediaFailure } from "../../../../worker/protocol/message/content.ts";
import type { WordTools } from "../../word-tools.ts";
import type { ContentWords } from "./en.ts";

const FAILURES: Record<MediaFailure, string> = {
  too_large: "حجمه أكبر من 25 ميغابايت",
  gone: "لم يعد لدى Meta",
  host_not_allowed: "غير محفوظ لدى Meta",
  unreachable: "لم تُجب Meta",
  not_stored: "لا توجد مساحة لحفظه",
  no_link: "لم ترسل Meta رابطًا إليه",
  removed: "أُزيل بعد انتهاء مدة الاحتفاظ به",
};

const SHARES: Record<string, string> = {
  fallback: "رابط مُشارَك",
  share: "رابط مُشارَك",
  post: "منشور مُشارَك",
  ig_post: "منشور Instagram مُشارَك",
  reel: "مقطع ريلز مُشارَك",
  ig_reel: "مقطع ريلز من Instagram مُشارَك",
  story_mention: "إشارة في قصة",
};

/** Templates that ask or offer something. */
const OFFERS: Record<string, string> = {
  utility: "رسالة معتمدة",
  customer_feedback: "استبيان",
  coupon: "قسيمة",
  customer_information: "يطلب بيانات الاتصال",
  instant_form: "نموذج عميل محتمل",
  one_time_notif_req: "يعرض إشعارًا لمرة واحدة",
  notification_messages: "يعرض إرسال رسائل",
  receipt: "إيصال",
};

/** What stands beside a receipt, a coupon or a survey, by Meta's names. */
const LINES: Record<string, string> = {
  order_number: "الطلب",
  recipient_name: "إلى",
  payment_method: "طريقة الدفع",
  address: "العنوان",
  subtotal: "المجموع الفرعي",
  shipping_cost: "الشحن",
  total_tax: "الضريبة",
  adjustment: "الخصم",
  total_cost: "المجموع",
  coupon_code: "الرمز",
  question: "السؤال",
};

const APPOINTMENTS: Record<string, string> = {
  requested: "مطلوب",
  confirmed: "مؤكد",
  declined: "مرفوض",
  cancelled: "ملغى",
};

const CAME_BY: Record<string, string> = {
  ADS: "جاء عبر إعلان",
  SHORTLINK: "جاء عبر رابط m.me",
  CUSTOMER_CHAT_PLUGIN: "جاء عبر الدردشة في موقع إلكتروني",
  MESSENGER_CODE: "جاء عبر رمز Messenger",
  DISCOVER_TAB: "جاء عبر تبويب الاكتشاف في Messenger",
};

const STATUSES: Record<string, string> = {
  "STOP NOTIFICATIONS": "أوقف هذه الرسائل",
  "RESUME NOTIFICATIONS": "يريد هذه الرسائل من جديد",
};

const OPTINS: Record<string, string> = {
  notification_messages: "وافق على تلقي الرسائل",
  one_time_notif_req: "طلب إشعارًا لمرة واحدة",
  plugin: "وافق في موقع إلكتروني",
  message_request: "قبل طلب المراسلة",
};

/** Fields of Meta's form for contact details. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ["name", "الاسم"],
  ["phone", "الهاتف"],
  ["country", "البلد"],
  ["address line 1", "العنوان"],
  ["address line 2", "العنوان، السطر الثاني"],
  ["locality", "المدينة"],
  ["sublocality", "الحي"],
  ["administrative area", "الولاية أو المنطقة"],
  ["subadministrative area", "المحافظة"],
  ["postal code", "الرمز البريدي"],
]);

const CALLS: Record<string, string> = {
  connect: "العميل يتصل الآن",
  page_connect: "الصفحة تتصل",
  terminate: "انتهت المكالمة",
  status: "مكالمة",
  call_status: "مكالمة",
  call: "مكالمة",
};

/** Keeps names and the like from mixing with the direction of the words around them. */
const apart = (text: string): string => `\u2068${text}\u2069`;

/** What the gadget says of everything but words, in Arabic. */
export const content = ({ plural, number }: WordTools): ContentWords => {
  const products = (n: number): string =>
    plural(n, { one: "منتج واحد", two: "منتجان", few: "# منتجات", many: "# منتجًا", other: "# منتج" });
  return {
    from: (kind, name, at) => `${kind} من ${apart(name)}، ${apart(at)}`,
    copying: (kind) => `${kind}: جارٍ النسخ…`,
    notCopied: (kind, why) => `${kind}: تعذّر النسخ، ${why}.`,
    whyNotCopied: (failure) => FAILURES[failure as MediaFailure] ?? failure ?? "",
    notLoaded: (kind) => `${kind}: تعذّر التحميل.`,
    tryAgain: "إعادة المحاولة",
    enlarge: (label) => `تكبير: ${label}`,
    download: "تنزيل",
    downloadOf: (name) => `تنزيل ${apart(name)}`,
    noName: "ملف",
    album: (n) => plural(n, { one: "صورة واحدة", two: "صورتان", few: "# صور", other: "# صورة" }),
    viewer: {
      label: "الصور والفيديوهات",
      previous: "السابق",
      next: "التالي",
      close: "إغلاق",
      larger: "تكبير",
      smaller: "تصغير",
    },
    morePictures: (n) => `+${n}`,
    player: {
      play: (what) => `تشغيل: ${what}`,
      pause: "إيقاف مؤقت",
      position: "الموضع",
      speed: (rate) => `السرعة: ${rate}×`,
    },
    place: (at, all) => `${number(at)} من ${number(all)}`,

    coordinates: (latitude, longitude) => `${apart(latitude)}، ${apart(longitude)}`,
    noCoordinates: "بلا إحداثيات",
    map: "فتح الخريطة",
    share: (what) => SHARES[what] ?? `مُشارَكة: ${apart(what.replaceAll("_", " "))}`,
    noLink: "لم ترسل Meta رابطًا.",
    appointment: (status) =>
      status === null ? "موعد" : `موعد: ${APPOINTMENTS[status.toLowerCase()] ?? apart(status)}`,
    noTime: "بلا وقت",
    inZone: (time, zone) => `${apart(time)} (${apart(zone)})`,
    hereTime: (time) => `${apart(time)} بتوقيتك`,
    products: (n) => (n === 1 ? "منتج" : products(n)),
    productId: (id) => `الرقم ${apart(id)}`,
    cards: (n) => plural(n, { one: "بطاقة واحدة", two: "بطاقتان", few: "# بطاقات", other: "# بطاقة" }),
    offer: (name) => OFFERS[name] ?? null,
    template: (name) => `قالب: ${apart(name.replaceAll("_", " "))}`,
    line: (what) => LINES[what] ?? null,
    offered: "ردود سريعة",
    offers: { user_phone_number: "رقم الهاتف", user_email: "البريد الإلكتروني" },
    reacting: "في الطريق إلى ميتا",
    reactionRefused: "رفضت ميتا هذا التفاعل",
    reactionUnknown: "لا أحد يعرف أي تفاعل للصفحة يراه العميل: لم ترد ميتا. تفاعل من جديد أو اسحب التفاعل.",
    pressed: "مضغوط",
    other: (what) => `${apart(what.replaceAll("_", " "))}: لم تذكر Meta كيف يُعرض هذا.`,
    more: (names) => `وصل معها أيضًا: ${names}`,
    moreHint: "المحتوى محفوظ ولا يمكن عرضه هنا. قد يعرضه صندوق بريد Meta.",

    thePage: "الصفحة",
    aMessage: "رسالة",
    goToQuoted: "الانتقال إلى الرسالة المردود عليها",
    quickReply: "اختار ردًا سريعًا",
    shared: { user_phone_number: "أعطى رقم هاتف", user_email: "أعطى عنوان بريد إلكتروني" },
    postback: "ضغط زرًا",
    fromProfile: { get_started: "بدأ المحادثة", question: "اختار سؤالًا للبداية", menu: "اختار من القائمة" },
    quoteNotHere: "الرسالة التي يرد عليها ليست هنا.",
    jump: {
      looking: "جارٍ البحث عنها…",
      missing: "ليست في سجل هذه المحادثة.",
      further: "هي أقدم من ذلك. اضغط مرة أخرى لمتابعة البحث.",
      failed: "تعذّر البحث. حاول مرة أخرى.",
    },

    unsent: (name) => `سحب ${apart(name)} هذه الرسالة.`,
    reaction: (name, emoji) => `تفاعل ${apart(name)} بـ ${emoji}`,
    edited: (n) =>
      n === 1 ? "معدّلة" : plural(n, { two: "عُدّلت مرتين", few: "عُدّلت # مرات", other: "عُدّلت # مرة" }),
    versions: "نصها السابق",
    noVersions: "لم يعد نصها السابق متوفرًا.",
    notAnswered: "تعذّر جلب هذا.",
    feedback: (name, feedback) => {
      if (/^good/i.test(feedback)) return `وجدها ${apart(name)} مفيدة`;
      return /^bad/i.test(feedback)
        ? `لم يجدها ${apart(name)} مفيدة`
        : `تقييم ${apart(name)}: ${apart(feedback)}`;
    },

    cameBy: ({ source, type, productId }) => {
      if (source === null) return productId === null ? "عاد إلى المحادثة" : "يسأل عن منتج";
      return CAME_BY[source] ?? `جاء عبر: ${apart([source, type].filter(Boolean).join(", "))}`;
    },
    ad: (id) => `الإعلان ${apart(id)}`,
    ref: (ref) => `علامة: ${apart(ref)}`,
    advertised: "المُعلَن عنه",
    cameFrom: "الصفحة التي جاء منها",

    references: {
      counts: "جاء عبر الرابط المخصَّص له",
      forged: "جاء عبر رابط عُدِّل أو ليس من هنا",
      ended: "جاء عبر رابط لم يعد صالحًا",
      other: "جاء عبر رابط يخص شخصًا آخر",
      record: "جاء عبر رابط لسجل عميل غير السجل المرتبط هنا",
    },
    referenceHint: "اسأل عن هويته قبل أن تخبره بأي شيء عنه.",
    referenceRecordHint: "قد يكون حسابه الثاني: تحقق قبل أن تخبره بأي شيء عنه.",
    referenceWritten: "كتبت الصفحة قبل أن تعرف من هو:",
    tickets: {
      asked: (name) => `طلب ${name} تذكرة`,
      made: "أُنشئت التذكرة",
      closed: "أُغلقت التذكرة",
      reopened: "أُعيد فتح التذكرة",
      changed: "تذكرة",
      note: "ملاحظة على تذكرة",
    },
    optin: ({ what, title, status }) => {
      const did =
        (status === null ? undefined : (STATUSES[status] ?? apart(status))) ??
        OPTINS[what] ??
        `موافقة: ${apart(what)}`;
      return title === null ? did : `${did}: ${apart(title)}`;
    },
    accountLinking: (status) => {
      if (status === "linked") return "ربط حسابه";
      return status === "unlinked" ? "ألغى ربط حسابه" : `ربط الحساب: ${apart(status)}`;
    },
    threadControl: (action, from, to) => {
      switch (action) {
        case "pass":
          return `مُرّرت المحادثة${from === null ? "" : ` من ${from}`} إلى ${to ?? "لا أحد"}`;
        case "take":
          return `استُلمت المحادثة${from === null ? "" : ` من ${from}`}، والمستلم: ${to ?? "لا أحد"}`;
        case "request":
          return `طلب المحادثة: ${to ?? "تطبيق آخر"}`;
        default:
          return `المحادثة: ${apart(String(action))}`;
      }
    },
    us: "فريقنا",
    appNamed: (id) => `التطبيق ${apart(id)}`,
    metadata: (text) => `ملاحظة: ${apart(text)}`,
    feedbackGiven: "أجاب عن استبيان",
    score: (n, most) => `${number(n)} من ${number(most)}`,
    field: (name) => FIELDS.get(name) ?? name,
    detailsGiven: "أرسل بيانات الاتصال",
    leadGiven: "أجاب عن نموذج عميل محتمل",
    noAnswers: "بلا إجابات",
    leadForm: (id) => `ملأ نموذج عميل محتمل${id === null ? "" : ` (${apart(id)})`}`,
    leadFormHint: "ما ملأه موجود في مركز العملاء المحتملين لدى Meta.",
    order: (n) => `طلب شراء: ${products(n)}`,
    orderLine: (quantity, name, price) =>
      [quantity === null ? "" : `${quantity} ×`, apart(name), price === null ? "" : `بسعر ${apart(price)}`]
        .filter(Boolean)
        .join(" "),
    note: (text) => `ملاحظة: ${apart(text)}`,
    coupon: (code) => (code === null ? "كشف قسيمة" : `كشف القسيمة ${apart(code)}`),
    label: (action, label) => {
      if (action === "add") return `أُضيف التصنيف «${apart(label)}» في بريد Meta`;
      return action === "remove"
        ? `أُزيل التصنيف «${apart(label)}» في بريد Meta`
        : `التصنيف «${apart(label)}» في بريد Meta: ${apart(action)}`;
    },
    call: (what, status) => {
      const did = CALLS[what] ?? `مكالمة: ${apart(what.replaceAll("_", " "))}`;
      return status === null ? did : `${did} (${apart(status.replaceAll("_", " ").toLowerCase())})`;
    },
    callHint: "يُرد على المكالمات في صندوق بريد Meta.",
    adminText: (text) => `Meta: ${apart(text)}`,
    retention: (upTo) => `أُزيلت الرسائل حتى ${upTo} بعد انتهاء مدة الاحتفاظ بها`,
    holdSet: (name, reason) => `وضع ${apart(name)} هذه المحادثة تحت الحجز القانوني: ${apart(reason)}`,
    holdLifted: (name, reason) => `رفع ${apart(name)} الحجز القانوني: ${apart(reason)}`,
    elsewhere: {
      reaction: (name, emoji) =>
        emoji === null
          ? `سحب ${apart(name)} تفاعله مع رسالة ليست هنا`
          : `تفاعل ${apart(name)} بـ ${emoji} مع رسالة ليست هنا`,
      edit: (name, text) => `عدّل ${apart(name)} رسالة ليست هنا. نصها الآن: ${apart(text)}`,
      unsend: (name) => `سحب ${apart(name)} رسالة ليست هنا`,
      comment: (name: string) => `غيّر ${name} تعليقًا غير موجود هنا`,
      feedback: (name, feedback) => `قيّم ${apart(name)} رسالة ليست هنا: ${apart(feedback)}`,
    },

    unsupported: "وصل ما لا يمكن عرضه هنا",
    unsupportedKind: (what) => `نوعه: ${apart(what)}`,
    unsupportedHint: "محفوظ كما أرسلته Meta. قد يعرضه صندوق بريد Meta؛ وإلا فاسأل العميل.",
  };
};
