import type { FaultReason } from "../../../../worker/protocol/outgoing/faults.ts";
import type { OutgoingButton } from "../../../../worker/protocol/outgoing/outgoing.ts";
import { wordTools } from "../../word-tools.ts";
import type { BuilderWords } from "./en.ts";

const { number, plural } = wordTools("ar");

const MEGABYTE = 1024 * 1024;

const FAULTS: Record<FaultReason, (limit: string) => string> = {
  missing: () => "هذا الحقل مطلوب.",
  too_long: (limit) => `${limit} حرفًا على الأكثر.`,
  too_short: (limit) => `${limit} أحرف على الأقل.`,
  too_many: (limit) => `${limit} على الأكثر.`,
  too_few: (limit) => `${limit} على الأقل.`,
  too_large: (limit) => `${limit} على الأكثر.`,
  too_small: (limit) => `${limit} على الأقل، بعدد صحيح.`,
  not_https: () => "يلزم عنوان يبدأ بـ https://.",
  not_a_phone_number: () => "مع رمز البلد، مثل ‎+966512345678.",
  not_a_currency: () => "ثلاثة أحرف، مثل SAR.",
  not_a_country: () => "حرفان، مثل SA.",
  has_spaces: () => "يجب أن يكون الرمز كلمة واحدة.",
  not_an_id: () => "أحرف لاتينية وأرقام و _ فقط.",
  not_at_facebook: () => "لا يصلح هنا إلا عنوان في facebook.com. أرسل غيره كملف.",
  not_allowed: () => "لا يوجد هذا في ماسنجر هنا.",
  no_such_file: () => "لم يعد هذا الملف لدى الخادم. اختره من جديد.",
  not_a_picture: () => "لا يمكن أن توضع هنا إلا صورة، أو مقطع الفيديو المذكور.",
  no_public_address: () => "العنوان الذي تجلب ميتا الصور منه غير معروف.",
  not_here: () => "الرسالة التي يُردّ عليها ليست في هذه المحادثة.",
  not_sent: () => "الرسالة التي يُردّ عليها لم تُرسل.",
  taken_back: () => "الرسالة التي يُردّ عليها سُحبت.",
  not_after_24_hours: () => "لا يقبل ماسنجر هذا إلا خلال 24 ساعة من كتابة العميل. يمكن إرسال الكلمات.",
};

const BUTTONS: Record<OutgoingButton["type"], string> = {
  web_url: "رابط",
  postback: "إجابة",
  phone_number: "اتصال",
  account_link: "تسجيل الدخول",
  account_unlink: "تسجيل الخروج",
};

export const builder: BuilderWords = {
  menu: {
    files: "صور وملفات",
    quick_replies: "ردود سريعة",
    contact: "طلب الهاتف أو البريد الإلكتروني",
    buttons: "أزرار",
    cards: "بطاقات",
    media: "صورة أو فيديو مع أزرار",
    image_grid: "شبكة صور",
    receipt: "إيصال",
    coupon: "قسيمة",
    survey: "استبيان",
    sticker: "إعجاب",
  },
  edit: "تحرير",
  preview: "معاينة",
  light: "فاتح",
  dark: "داكن",
  look: "ألوان المعاينة",
  close: "إغلاق",
  startOver: "البدء من جديد",
  send: "إرسال",
  wrong: (n, first) => (n === 1 ? first : `${first} وهناك ${number(n - 1)} غيره.`),
  fault: (why, limit) => FAULTS[why](limit === undefined ? "" : number(limit)),
  bareCard: "تحتاج البطاقة إلى جانب عنوانها إلى سطر ثانٍ أو صورة أو زر.",
  bareCoupon: "يلزم رمز أو عنوان.",
  unreachable: "لم تُرفع بعض الصور بعد.",
  used: (used, max) => `${number(used)} من ${number(max)}`,
  optional: "اختياري",
  field: {
    text: "الرسالة",
    title: "العنوان",
    subtitle: "السطر الثاني",
    url: "الرابط",
    phone: "رقم الهاتف",
    button: "نص الزر",
    webviewHeightRatio: "يُفتح",
    fallbackUrl: "الرابط حيث لا يمكن ذلك",
    image: "الصورة",
    defaultAction: "الضغط على البطاقة يفتح",
    hero: "كبيرة",
    gridAction: "الضغط عليها",
    gridText: "ما يقوله الضغط",
    video: "فيديو",
    mediaUrl: "رابط في facebook.com",
    recipientName: "إلى",
    orderNumber: "رقم الطلب",
    currency: "العملة",
    paymentMethod: "طريقة الدفع",
    merchantName: "المتجر",
    orderUrl: "رابط الطلب",
    quantity: "الكمية",
    price: "السعر",
    subtotal: "المجموع الفرعي",
    shippingCost: "الشحن",
    totalTax: "الضريبة",
    totalCost: "المجموع",
    name: "السبب",
    amount: "المبلغ",
    street1: "الشارع",
    street2: "الشارع، السطر الثاني",
    city: "المدينة",
    postalCode: "الرمز البريدي",
    state: "الولاية أو المنطقة",
    country: "البلد",
    couponCode: "الرمز",
    couponUrl: "رابط استخدامه",
    couponUrlButtonTitle: "نص ذلك الزر",
    couponPreMessage: "رسالة قبلها",
    question: "السؤال",
    questionType: "النوع",
    scoreOption: "المقياس",
    scoreLabel: "الكلمات عند طرفيه",
    followUp: "طلب كلمات أيضًا",
    placeholder: "تلميح في الحقل الفارغ",
    privacyUrl: "رابط سياسة الخصوصية",
    expiresInDays: "تمكن الإجابة خلال (أيام)",
    answer: "الإجابة",
  },
  heights: {
    none: "في المتصفح",
    compact: "على نصف الشاشة",
    tall: "على معظم الشاشة",
    full: "على كامل الشاشة",
  },
  squares: { horizontal: "صور عريضة", square: "صور مربعة" },
  gridActions: { none: "لا يفعل شيئًا", web_url: "يفتح رابطًا", postback: "يقول شيئًا" },
  buttonTypes: BUTTONS,
  questionTypes: { csat: "الرضا", nps: "التوصية", ces: "الجهد", free_form: "كلمات حرة" },
  scores: {
    five_stars: "خمس نجوم",
    one_to_five: "من ١ إلى ٥",
    five_emojis: "خمسة وجوه",
    zero_to_ten: "من ٠ إلى ١٠",
    one_to_seven: "من ١ إلى ٧",
  },
  labels: {
    neg_pos: "سلبي – إيجابي",
    hard_easy: "صعب – سهل",
    dis_sat: "غير راضٍ – راضٍ",
    unlike_like: "مستبعد – مرجح",
    poor_great: "سيئ – رائع",
    none: "بلا",
  },
  replies: { text: "إجابة", user_phone_number: "رقم الهاتف", user_email: "البريد الإلكتروني" },
  contactHint: "يعرض ماسنجر ما في ملف العميل. من ليس لديه شيء هناك لا يرى شيئًا.",
  repliesHint: "تختفي ما إن يكتب أحد.",
  group: {
    quickReplies: "ردود سريعة",
    buttons: "الأزرار",
    cards: "البطاقات",
    images: "الصور",
    elements: "المشتريات",
    adjustments: "الخصومات",
    address: "عنوان التسليم",
  },
  row: {
    reply: (n) => `الرد ${number(n)}`,
    button: (n) => `الزر ${number(n)}`,
    card: (n) => `البطاقة ${number(n)}`,
    image: (n) => `الصورة ${number(n)}`,
    element: (n) => `البند ${number(n)}`,
    adjustment: (n) => `الخصم ${number(n)}`,
  },
  add: {
    reply: "إضافة رد",
    button: "إضافة زر",
    card: "إضافة بطاقة",
    image: "إضافة صورة",
    element: "إضافة بند",
    adjustment: "إضافة خصم",
  },
  move: (row) => `نقل ${row}`,
  moveHint: "اسحب، أو استخدم أسهم لوحة المفاتيح",
  remove: (row) => `إزالة ${row}`,
  duplicate: (row) => `تكرار ${row}`,
  movedTo: (row, place, of) => `${row}: ${number(place)} من ${number(of)}`,
  removed: (row) => `أُزيل ${row}`,
  added: (row) => `أُضيف ${row}`,
  picture: {
    file: "اختيار ملف",
    remove: "إزالة الصورة",
    uploading: (percent) => `جارٍ الرفع، ${number(percent)}٪`,
    failed: "تعذّر الرفع.",
    again: "إعادة المحاولة",
  },
  files: {
    label: (n) => `${number(n)} من الملفات للرسالة التالية`,
    nameless: "ملف",
    size: (bytes) =>
      bytes < MEGABYTE
        ? `${number(Math.max(1, Math.round(bytes / 1024)))} كيلوبايت`
        : `${number(Math.round((bytes / MEGABYTE) * 10) / 10)} ميغابايت`,
    remove: (name) => `إزالة ${name}`,
    cancel: (name) => `إلغاء ${name}`,
    uploading: (name, percent) => `${name}: جارٍ الرفع, ${number(percent)} %`,
    problem: (problem) => {
      switch (problem.why) {
        case "away":
          return "تعذّر الرفع.";
        case "empty":
          return "الملف فارغ.";
        case "too_many":
          return `يقبل ماسنجر ${number(problem.limit)} ملفًا دفعة واحدة.`;
        case "too_large":
          return `${number(problem.limit / MEGABYTE)} ميغابايت على الأكثر.`;
        case "refused":
          return `لم يقبله الخادم (${problem.code}).`;
      }
    },
    again: "إعادة المحاولة",
    smaller: "إرسال نسخة أصغر",
    asFile: "لا يعرض ماسنجر هذا النوع: يحفظه العميل.",
    wait: "يمكن إرسال الرسالة بعد وصول كل الملفات إلى الخادم.",
    ready: (n) => `${number(n)} جاهزة للإرسال`,
  },
  shown: {
    placeholder: "لا شيء للعرض بعد",
    order: (n) => `الطلب ${n}`,
    total: "المجموع",
    phone: "رقم الهاتف",
    email: "البريد الإلكتروني",
    copyCode: "نسخ الرمز",
    of: (n) =>
      plural(n, { one: "بطاقة واحدة", two: "بطاقتان", few: "# بطاقات", many: "# بطاقة", other: "# بطاقة" }),
  },
};
