import type { ModerationAction, ThreadControlAction } from "../../../worker/protocol/thread/acts.ts";
import type { FailureCode, Waiting } from "../../../worker/protocol/message/entry.ts";
import type { RefusalCode } from "../../wire/commands.ts";
import { about } from "../about.ts";
import type { WordTools } from "../word-tools.ts";
import { known, tagged } from "../tagged.ts";
import { handedOver } from "../handed-over.ts";
import { wordsOfFailure } from "../failure-words.ts";
import { content } from "./content/ar.ts";
import { failures } from "./failures/ar.ts";
import type { Strings } from "./en.ts";

const BOT_FAULTS = {
  not_reached: "تعذر الوصول إليه",
  bad_address: "عنوانه غير مسموح به",
  no_secret: "ليس له سر",
  too_large: "إجابته طويلة جدًا",
  bad_answer: "إجابته غير صالحة",
  gone: "لم يعد في القواعد",
  not_sendable: "لا يقبل Messenger رسالته",
  endless: "لا ينتهي من الرد",
};

const FAILURES: Record<FailureCode, string> = {
  window_closed: "انتهت المهلة التي تتيحها Meta للرد",
  customer_unavailable: "لا يستطيع Messenger الوصول إلى هذا الشخص حتى يكتب من جديد",
  thread_owned_by_another_app: "تطبيق آخر يتحكم في هذه المحادثة لدى Meta",
  rejected: "رفضت Meta الرسالة",
  too_many_attempts: "لم تنجح محاولات عدة",
  earlier_part_failed: "فشل جزء سابق من الرسالة",
  earlier_part_unknown: "لا يُعرف هل وصل جزء سابق من الرسالة",
  file_gone: "لم يعد ملفها محفوظًا",
  quote_taken_back: "سحب العميل الرسالة المقتبسة. عند إعادة الإرسال تخرج دون اقتباس",
};

const WAITING: Record<Waiting["reason"], string> = {
  undo: "ما زال بإمكانك سحبها",
  page_paused: "الإرسال من الصفحة متوقف مؤقتًا",
  page_slow: "تطلب Meta من هذه الصفحة إبطاء الإرسال",
  retry: "لم تنجح المحاولة الأخيرة",
  confirmation: "طال انتظارها، فيُستحسن أن تؤكدها",
  page_not_connected: "الصفحة غير متصلة",
  uploading: "ملفها في طريقه إلى ميتا",
  in_line: "إنها في الصف، الموضع # بين رسائل هذه الصفحة",
};

const THREAD_CONTROL: Record<ThreadControlAction, string> = {
  take: "استلام المحادثة من تطبيق آخر",
  release: "السماح لتطبيقات أخرى بالرد",
  pass: "تمرير المحادثة إلى تطبيق آخر",
  request: "طلب المحادثة من تطبيق آخر",
};

const MODERATED: Record<ModerationAction, string> = {
  block: "حظر العميل",
  unblock: "إلغاء حظر العميل",
  move_to_spam: "نقل المحادثة إلى الرسائل المزعجة",
};

const REFUSALS: Record<RefusalCode, string> = {
  bad_frame: "لم يفهم الخادم هذا الطلب. قد تفيد إعادة تحميل الصفحة.",
  too_many_commands: "طلبات كثيرة دفعة واحدة. حاول بعد لحظات.",
  not_found: "هذا غير موجود في مكتبك، أو لم يعد موجودًا.",
  not_allowed: "دورك لا يسمح بذلك.",
  not_yours: "هذه المحادثة لدى زميل، أو يرد عليها فريق آخر.",
  taken: "استلم زميل هذه المحادثة قبلك.",
  target_unavailable: "هذا غير ممكن الآن: لا يوجد من يستطيع الاستلام.",
  changed: "كتب آخرون منذ أن اطّلعت على المحادثة.",
  window_closed: "انتهت المهلة التي تتيحها Meta للرد.",
  customer_unavailable: "لا يستطيع Messenger الوصول إلى هذا الشخص حتى يكتب من جديد.",
  thread_held: "تطبيق آخر يتحكم في هذه المحادثة لدى Meta. استلمها أو اطلبها.",
  not_sendable: "لن يقبل ماسنجر هذه الرسالة بصورتها الحالية.",
  not_kept: "لا يمكن حفظ هذا كقالب.",
  customer_blocked: "هذا العميل محظور. ألغِ الحظر لتكتب إليه.",
  media_not_ready: "لم يُنسخ هذا الملف.",
  record_unavailable: "لا يعرض Meta سجله حالياً. حاول لاحقاً.",
  refused_by_meta: "رفضت Meta هذا الطلب.",
  wrong_state: "لم يعد ذلك ممكنًا: تغيّرت حالة الرسالة.",
  wrap_up: "حدّد موضوع المحادثة: اختر أحد رموز الإغلاق الحالية.",
  tag: "لم يعد هذا الوسم موجودًا، أو بلغت المحادثة الحد الأقصى من الوسوم.",
  attribute: "لم تعد هذه القيمة مقبولة. انظر إلى المطلوب الآن.",
  pass_invalid: "لم يُقبل تسجيل دخولك.",
  too_many_threads: "المحادثات المفتوحة في هذه النافذة كثيرة جدًا.",
  unavailable: "تعذّر الوصول إلى الخادم. حاول بعد لحظات.",
  lost: "انقطع الاتصال. حاول مرة أخرى.",
  session_changed: "سجّل شخص آخر الدخول قبل إرسال هذه الرسالة.",
  stale: "كُتبت قبل مدة ولم تُرسل. قد لا تكون مناسبة الآن.",
  too_large: "هذا النص أطول من أن يُرسل.",
  not_seen: "أصبحت هذه المحادثة لفريق آخر. ما كتبته لها محفوظ.",
  undo_too_late: "فات أوان التراجع: لم تعد الرسالة محجوزة.",
};

const KINDS: Record<string, string> = {
  message: "رسالة",
  image: "صورة",
  video: "فيديو",
  audio: "رسالة صوتية",
  file: "ملف",
  sticker: "ملصق",
  location: "موقع",
  share: "رابط مُشارَك",
  appointment_booking: "موعد",
  product: "منتج",
  template: "رسالة بأزرار",
  cards: "بطاقات",
  receipt: "إيصال",
  other: "مرفق",
  referral: "جاء عبر رابط",
  optin: "موافقة على الاشتراك",
  account_linking: "ربط الحساب",
  thread_control: "تسليم بين التطبيقات",
  feedback: "استبيان",
  customer_information: "بيانات الاتصال",
  lead_form: "نموذج عميل محتمل",
  order: "طلب شراء",
  coupon: "قسيمة",
  label: "تصنيف",
  call: "مكالمة",
  admin_text: "ملاحظة من Meta",
  reaction: "تفاعل",
  edit: "رسالة معدّلة",
  unsend: "رسالة مسحوبة",
  game_play: "لعبة لُعبت",
  payment: "دفعة",
  pre_checkout: "شراء بدأ",
  checkout_update: "شراء عُدّل",
  untold_message: "رسالة لم يعد Meta يعرضها",
  "empty message": "رسالة لا يظهر فيها شيء",
  change: "تغيير في رسالة",
};

/** Keeps names, numbers of versions and the like from mixing with the direction of the words around them. */
const apart = (text: string): string => `\u2068${text}\u2069`;

const aside = (by: string, until: string, onMessage: boolean) =>
  `تأجيل المحادثة${by && `: ${by}`}${until && ` حتى ${until}`}${onMessage ? `${until && " أو"} حتى يكتب العميل` : ""}`;

/** Every word the gadget says in Arabic. */
export default function arabic(tools: WordTools): Strings {
  const { plural, number, list, wordOf, graphCode } = tools;
  return {
    beside: () => ({
      page: (id) => `الصفحة ${apart(id)}`,
      kind: (what) => wordOf(KINDS, what).replaceAll("_", " "),
      several: (n, kind) => (n! > 1 ? `${number(n!)} × ${kind}` : kind),
      offeredToYou: "معروضة عليك",
      waitsFor: (name) => `بانتظار ${apart(name)}`,
      offeredTo: (names) => `معروضة على ${list(names.map(apart))}`,
      asked: (names) => `طُلب استلامها من ${list(names.map(apart))}`,
      helping: (names) => `يساعد: ${list(names.map(apart))}`,
      asideUntil: (time, onMessage) =>
        `مؤجلة حتى ${time && apart(time)}${onMessage ? `${time && " أو حتى "}يكتب العميل` : ""}`,
    }),
    list: () => ({
      views: {
        inbox: "الوارد",
        mine: "محادثاتي",
        unassigned: "غير مُسندة",
        open: "مفتوحة",
        closed: "مغلقة",
        aside: "مؤجلة",
        all_aside: "كل المؤجلة",
        mentions: "الإشارات إليك",
      },
      viewsLabel: "المحادثات",
      viewCount: (n) =>
        plural(n, {
          zero: "لا محادثات",
          one: "محادثة واحدة",
          two: "محادثتان",
          few: "# محادثات",
          other: "# محادثة",
        }),
      emptyView: {
        inbox: "لا شيء مُسند إليك، ولا أحد ينتظر من يخدمه.",
        mine: "لا شيء مُسند إليك.",
        unassigned: "لا أحد ينتظر من يخدمه.",
        open: "لا توجد محادثات مفتوحة.",
        closed: "لا توجد محادثات مغلقة.",
        aside: "لم تؤجّل شيئًا.",
        all_aside: "لم يؤجّل أحد شيئًا.",
        mentions: "لا توجد ملاحظة تشير إليك.",
      },
      emptySort: { waiting: "لا أحد ينتظر الرد هنا.", window: "لا مهلة مفتوحة هنا." },
      elsewhere: {
        unassigned: (n) => `محادثات تنتظر من يخدمها: ${number(n)}`,
        mine: (n) => `محادثاتك: ${number(n)}`,
        open: (n) => `محادثات لدى الزملاء: ${number(n)}`,
      },
      showThem: "عرضها",
      showAll: "عرض الكل",
      showMore: "عرض المزيد",
      unanswered: (n, isMore) => `بلا رد: ${number(n)}${isMore ? " أو أكثر" : ""}`,
      failed: "لم تُسلَّم",
      comment: "تعليق تحت منشور",
      answeredPrivately: "أُجيب عنه في الخاص",
      cameFromComment: "بدأ بتعليق",
      mentionsYou: "ملاحظة تشير إليك",
      tickets: (n) => (n === 1 ? "تذكرة مفتوحة" : `تذاكر مفتوحة: ${n}`),
      ticketAsked: "طُلبت تذكرة",
      failedBefore: "لم يصل أحد الردود",
      leftList: "لم تعد في هذه القائمة",
      paused: "الإرسال متوقف",
      waits: (since) => `ينتظر منذ ${since}`,
      closesIn: (left) => `بقي للرد ${left}`,
      draft: (text) => `مسودة: ${apart(text)}`,
      ring: {
        open: "تتيح لك Meta الرد",
        soon: "مهلة Meta للرد تنتهي قريبًا",
        late: "انتهت ساعات Meta الأربع والعشرون؛ ما زال بإمكان شخص أن يرد",
        closed: "مهلة Meta للرد انتهت أو لم تبدأ",
      },
      preview: (author, text) => (author === null ? text : `${apart(author)}: ${apart(text)}`),
    }),

    label: "محادثات Messenger",

    loading: "جارٍ التحميل…",
    signInFirst: "بانتظار تسجيل دخولك.",
    you: "أنت",
    pageInbox: "بريد الصفحة",
    otherApp: (appId) => (appId === null ? "تطبيق آخر" : `تطبيق آخر (${apart(appId)})`),
    thePage: "الصفحة",
    choose: "اختر محادثة",
    chooseHint: "تظهر هنا رسائلها وخانة الرد.",

    conversation: "محادثة",
    back: "العودة إلى القائمة",
    unassigned: "غير مُسندة",
    owner: (name, isMe) => (isMe ? "لديك" : `لدى ${apart(name)}`),
    closedStatus: "مغلقة",
    tryAgain: "إعادة المحاولة",

    messages: (customer) => `الرسائل مع ${apart(customer)}`,
    older: "رسائل أقدم",
    olderAtMeta: "البحث عن رسائل أقدم لدى Meta",
    noneAtMeta: "لا شيء أقدم لدى Meta.",
    noMessages: "لا رسائل بعد.",
    newSince: "جديد منذ مغادرتك",
    wroteAgain: (customer) => `تواصل جديد من ${apart(customer)}`,
    foldedLines: (n, lines) =>
      `${plural(n, { one: "حدث واحد", two: "حدثان", few: "# أحداث", many: "# حدثًا", other: "# حدث" })}: ${lines}`,
    newBelow: (n) =>
      plural(n, { one: "رسالة جديدة", two: "رسالتان جديدتان", few: "# رسائل جديدة", other: "# رسالة جديدة" }),
    toEnd: "إلى أحدث رسالة",
    aside,
    system: (line, name, time) => {
      const by = line.by ? apart(name(line.by)) : null;
      const note = "note" in line && line.note ? ` (${apart(line.note)})` : "";
      switch (line.event) {
        case "assigned": {
          const to = apart(name(line.to));
          if (by === null)
            return `أُسندت إلى ${to}${line.why === "one_more_thing" ? ": كتب العميل من جديد" : ""}${note}`;
          return (
            (by === to
              ? `${line.why === "accept" ? "قبول" : "استلام"} المحادثة: ${to}`
              : `إسناد المحادثة إلى ${to} من ${by}`) + note
          );
        }
        case "released":
          return by === null ? "أُعيدت إلى القائمة" : `إعادة إلى القائمة: ${by}`;
        case "closed":
          if (line.why === "silence") return "أُغلقت: لم يكتب أحد بعد ذلك";
          return (by === null ? "أُغلقت" : `إغلاق: ${by}`) + about(line);
        case "reopened":
          return by === null ? "أُعيد فتحها" : `إعادة فتح: ${by}`;
        case "snoozed":
          return aside(by ?? "", line.until === null ? "" : time(line.until), line.onMessage);
        case "woken":
          return by === null ? "انتهى التأجيل" : `استئناف المحادثة: ${by}`;
        case "queued":
          if (by !== null)
            return `تحويل المحادثة إلى ${line.queue ? apart(line.queue) : "الجميع"} من ${by}${note}`;
          if (line.why === "overflow")
            return `انتقلت إلى ${line.queue ? apart(line.queue) : "الجميع"}: لم يتمكن أحد من استلامها`;
          return line.queue === ""
            ? "بانتظار أي موظف"
            : `بانتظار ${apart(line.queue)}${line.rule ? ` (${apart(line.rule)})` : ""}`;
        case "bot":
          return `مع ${apart(line.bot)}`;
        case "handed_over":
          return handedOver(
            line,
            "طُلب التحدث إلى شخص",
            `${apart(line.bot)} لم يُجب`,
            `حُوّلت من ${apart(line.bot)}`,
            BOT_FAULTS,
          );
        case "transferring":
          return `طلب استلام من ${by ?? ""} إلى ${line.place ? apart(line.place) : list(line.to.map((one) => apart(name(one))))}${note}`;
        case "passed":
        case "returned":
          if (line.why === "take")
            return `سحب ${by ?? ""} طلب الاستلام من ${list(line.from.map((one) => apart(name(one))))}`;
          return `${passed(line.why)} ${list(line.from.map((one) => apart(name(one))))}${line.event === "returned" ? `، وتبقى لدى ${apart(name(line.to))}` : ""}${line.reason ? ` (${apart(line.reason)})` : ""}`;
        case "invited":
          return `دعوة ${apart(name(line.to))} من ${by ?? ""}${note}`;
        case "uninvited":
          return `لم يعد يساعد: ${apart(name(line.who))}`;
        case "note":
          return `ملاحظة من ${by ?? ""}${line.to ? ` إلى ${apart(name(line.to))}` : ""}: ${apart(line.text)}`;
        case "answered":
          return "تمت الإجابة من مكان آخر: لن يُسأل أحد";
        case "raised":
          return `طلب مساعدة: ${by ?? ""}${line.note === undefined ? "" : ` (${apart(line.note)})`}`;
        case "lowered":
          return `لم تعد هناك حاجة إلى المساعدة: ${by ?? ""}`;
        case "tagged":
          return `${tagged(line, "وسوم مضافة:", "وسوم مُزالة:")} (${by ?? ""})`;
        case "attributes":
          return `${known(line, "نعم", "لا", "لم يعد معروفًا:")} (${by ?? ""})`;
        case "thread_control":
          return `${THREAD_CONTROL[line.action]}${line.to === null ? "" : ` (التطبيق ${apart(line.to)})`}: ${by ?? ""}`;
        case "moderated":
          return `${MODERATED[line.action]}: ${by ?? ""} (${apart(line.reason)})`;
        default:
          return "";
      }
    },

    state: {
      held: "محجوزة للحظات",
      waiting: "بانتظار الاتصال",
      asked: "جارٍ الإرسال…",
      queued: "بانتظار الإرسال",
      sending: "جارٍ الإرسال…",
      sent: "أُرسلت",
      delivered: "سُلّمت",
      read: "قُرئت",
      unknown: "لا يمكن معرفة هل وصلت",
      failed: "لم تُسلَّم",
      withdrawn: "سُحبت",
    },
    automatic: "رد آلي",
    standby: "بينما كان تطبيق آخر يتحكم في المحادثة",
    fetched: { imported: "من سجل Meta", recovered: "فاتت أثناء انقطاع وجُلبت لاحقاً" },

    notLoaded: "تعذّر تحميل جزء من الدردشة. حاول مجددًا بعد قليل.",

    actions: () => ({
      ownerViews: "يطّلع عليها أيضًا",
      looksSilently: "أنت تتابع بصمت",
      ownerWrites: "يكتب…",
      viewing: (names) => `يطّلع عليها أيضًا: ${list(names.map(apart))}`,
      writing: (names) => `الكتابة جارية: ${list(names.map(apart))}…`,
      announce: (author, text) => `${apart(author)}: ${apart(text)}`,
      listTools: {
        sortLabel: "ترتيب القائمة",
        sorts: {
          latest: "الكل، الأحدث أولًا",
          waiting: "بانتظار الرد، الأطول انتظارًا أولًا",
          window: "المهلة مفتوحة، الأقرب انتهاءً أولًا",
          priority: "في انتظار الرد، الأعلى أولوية أولًا",
        },
        views: "العروض والمرشحات",
        filter: "تصفية بالاسم أو النص",
        filtered: (n, all) => `${number(n)} من ${number(all)} محمّلة`,
        noMatch: "لا شيء مما حُمّل يطابق.",
        more: "قوائم أخرى",
        searchAll: "البحث في كل ما قيل",
        newRows: (n) =>
          plural(n, {
            one: "محادثة جديدة",
            two: "محادثتان جديدتان",
            few: "# محادثات جديدة",
            other: "# محادثة جديدة",
          }),
      },
      delivery: {
        queuedBecause: (waiting, next) =>
          `بالانتظار: ${wordOf(WAITING, waiting.reason).replace("#", number(waiting.place ?? 1))}${next === null ? "" : `؛ المحاولة التالية ${apart(next)}`}`,
        failedBecause: (failure) => {
          const [why, help] = wordsOfFailure(failure, FAILURES, failures);
          return `لم تُسلَّم: ${why}${help === null ? "" : `. ${help}`}`;
        },
        details: "التفاصيل",
        attempts: (n) =>
          plural(n, {
            zero: "لا محاولات",
            one: "محاولة واحدة",
            two: "محاولتان",
            few: "# محاولات",
            other: "# محاولة",
          }),
        graphAnswer: (code) => `خطأ Meta رقم ${apart(code)}`,
      },
      attempts: {
        file: "ملف",
        noAnswer: "بلا رد",
        notTold: "لا يمكن عرض المحاولات الآن.",
        askAgain: "إعادة المحاولة",
      },
      part: (part, parts) => `الجزء ${number(part)} من ${number(parts)}`,
      settled: {
        arrived: "سُجّلت على أنها وصلت",
        sent_again: "محاولة أخرى في الأسفل",
        dismissed: "صُرف النظر عنها",
      },
      choices: {
        undo: (seconds) => `تراجع (${number(seconds)})`,
        withdraw: "سحب",
        confirm: "الإرسال الآن",
        arrived: "وصلت",
        again: "إرسال مرة أخرى",
        retry: "إعادة المحاولة",
        dismissed: "صرف النظر",
      },
      handling: {
        take: "استلام",
        takeOver: "تولّي المحادثة",
        release: "إعادة للقائمة",
        close: "إغلاق",
        reopen: "إعادة فتح",
        wake: "استئناف",
        more: "المزيد لهذه المحادثة",
      },
      connectionNews: {
        held: "رسالة كتبتها سابقًا لم تُرسل، وهي تنتظر قرارك.",
        show: "عرض",
        redeployed: "حُدّث الخادم. تجلب إعادة التحميل الجديد.",
        behind: (own, theirs) =>
          `إصدار الدردشة في هذه الصفحة ${apart(own)}، وفي الخادم ${apart(theirs)}. قد تجلب إعادة التحميل الأحدث.`,
        ahead: (own, theirs) =>
          `إصدار الدردشة في هذه الصفحة ${apart(own)}، وفي الخادم ${apart(theirs)} فقط: قد لا يعمل بعض الأشياء. قد تفيد إعادة التحميل.`,
        reload: "إعادة التحميل",
        later: "لاحقًا",
      },
      presence: { available: "متاح", away: "غير متاح", offline: "غير متصل", busy: "مشغول" },
      team: "الفريق",
      figures: "الأرقام",
      presenceLabel: "متاح للمحادثات",
      notices: "إشعارات سطح المكتب مع صوت",
      closing: (until) => `لم يُرَدّ بعد. تقبل Meta ردًا حتى ${apart(until)}.`,
      manyClosing: (n) => ({
        title: plural(n, { few: "# عملاء بلا رد", many: "# عميلًا بلا رد", other: "# عميل بلا رد" }),
        text: "مهلة Meta للرد على وشك الانتهاء.",
      }),
      manyWrote: (n, isMore) => ({
        title: isMore
          ? `كتب أكثر من ${number(n)} عميل`
          : plural(n, { few: "كتب # عملاء", many: "كتب # عميلًا", other: "كتب # عميل" }),
        text: "أثناء انقطاع اتصال هذه الصفحة.",
      }),
      heldSpoken: "رسالتك محجوزة للحظات. اضغط Ctrl+Z أو ⌘+Z في المربع الفارغ لسحبها.",
      changedTitle: "كتب آخرون منذ أن اطّلعت على المحادثة",
      changedByYou: "كتبتَ في هذه الأثناء من نافذة أخرى",
      changedByCustomer: "كتب العميل منذ أن اطّلعت على المحادثة",
      handledTitle: "تغيّرت المحادثة منذ أن اطّلعت عليها",
      changedMore: (n) => `و${number(n)} غيرها`,
      refusedTitle: "لم تُرسل رسالتك",
      noConversation: "لا توجد محادثة كهذه في مكتبك.",
      erasedConversation: "مُحيت هذه المحادثة، ولم يبق شيء مما كتبته فيها.",
      refusal: (refusal) => wordOf(REFUSALS, refusal.code),
      yourMessage: "رسالتك",
      sendAnyway: "الإرسال على أي حال",
      edit: "تعديل",
      discard: "تجاهل",
      furtherRefused: (n) => `بعدها ${number(n)} أخرى`,
      behind: "تنتظر قرارك بشأن الرسالة التي قبلها",
      dismiss: "إخفاء",
      message: "رسالة",
      placeholder: "اكتب رسالة…",
      dropHere: "أفلت الملفات هنا",
      voice: "تسجيل رسالة صوتية",
      canned: "ردود جاهزة",
      writeNote: "ملاحظة للزملاء",
      noFiles: "لا يمكن إرسال الملفات من هنا بعد، ويمكن ذلك من صندوق الوارد لدى Meta.",
      unfilled: (blank) => `سيُرسل \u2068${blank}\u2069 كما هو مكتوب هنا.`,
      sendAsIs: "إرساله كما هو",
      send: "إرسال",
      unitsLeft: (n) => `المتبقي: ${number(n)}`,
      unitsLeftInOne: (n) => `المتبقي لرسالة واحدة: ${number(n)}`,
      sendHint: {
        enter: `${apart("Enter")} للإرسال، و${apart("Shift+Enter")} لسطر جديد`,
        "mod-enter": `${apart("Ctrl+Enter")} أو ${apart("⌘+Enter")} للإرسال`,
      },
      severalParts: (n) =>
        plural(n, {
          one: "تُرسل في رسالة واحدة",
          two: "تُرسل في رسالتين",
          few: "تُرسل في # رسائل",
          other: "تُرسل في # رسالة",
        }),
      windowOpen: (until) => `يمكنك الرد حتى ${apart(until)}`,
      windowHuman: (until) => `انتهت ساعات Meta الأربع والعشرون؛ يمكن لموظف الرد حتى ${apart(until)}`,
      windowUntried: (until) =>
        `انتهت الساعات الأربع والعشرون لدى Meta. قد يصل رد شخص حتى ${apart(until)}: جرّب.`,
      windowDoubted: "تقول Meta إن مهلة الرد انتهت، ورفضت رسالة.",
      windowRefused: (at) =>
        `انتهت الساعات الأربع والعشرون لدى Meta ${apart(at)}، ورفضت Meta لهذه الصفحة ردًا متأخرًا من شخص (Human Agent).`,
      askAgain: "حاول مجددًا",
      sendApproved: "إرسال رسالة معتمدة",
      windowExpired: (at) => `انتهت مهلة Meta للرد: ${apart(at)}. تبدأ من جديد عندما يكتب العميل.`,
      windowBarred: ({ owner, queue, mayTake }) => {
        if (owner === null) return `بانتظار ${apart(queue ?? "")}، ولا يرد إلا موظفوها.`;
        return mayTake
          ? `هذه المحادثة لدى ${apart(owner.name)}. استلمها لترد، أو اطلب دعوتك إليها.`
          : `هذه المحادثة لدى ${apart(owner.name)}، ويرد عليها فريق آخر. اطلب دعوتك إليها، أو راجع المشرف.`;
      },
      windowDisconnected:
        "هذه الصفحة مفصولة ولا يمكن إرسال شيء منها. اطلب من أحد المسؤولين وصلها من جديد؛ ما كتبته يبقى هنا.",
      windowNever: "لم يكتب العميل بعد. يمكنك الرد حالما يكتب.",
      windowUnavailable: "لا يستطيع Messenger الوصول إلى هذا الشخص حتى يكتب من جديد.",
      pageWarned: ({ action, reason }, at) =>
        `${action === "block" ? "حظرت Meta هذه الصفحة" : "حذّرت Meta هذه الصفحة"} (${apart(at)})${reason === null ? "." : `: ${apart(reason)}`}`,
      pageTroubled: ({ stops }, at) => {
        const said = {
          sending: `قد لا تُرسل الرسائل إلى العملاء منذ ${at}.`,
          receiving: `قد لا تصل رسائل العملاء منذ ${at}.`,
          both: `قد لا تصل الرسائل ولا تُرسل منذ ${at}.`,
          soon: `ينتهي الاتصال بـ Meta ${at}.`,
        };
        return `${said[stops]} يمكن لمسؤول إصلاح ذلك في إعدادات الصفحة.`;
      },
      pagePaused: (pause, since) =>
        `الإرسال من هذه الصفحة متوقف منذ ${apart(since)}: ${pauseReason(pause.code)} (Meta ${apart(graphCode(pause.code, pause.subcode))}).`,
      closeAnyway: "الإغلاق على أي حال",
      cancel: "إلغاء",
      heldByApp: (appId) =>
        `تطبيق آخر${appId === null ? "" : ` (${apart(appId)})`} يتحكم في هذه المحادثة لدى Meta. وحده يستطيع الرد.`,
      blockedBy: (name, at, reason) => `حظر هذا العميل: ${apart(name)} (${apart(at)}): ${apart(reason)}`,
      threadControl: {
        take: "استلام",
        request: "طلب المحادثة",
        release: "السماح لتطبيقات أخرى بالرد",
        pass: "تمرير إلى تطبيق آخر",
        passTo: "معرّف التطبيق",
      },
      euPrivacyRules:
        "تحدّ قواعد الخصوصية لدى Meta في أوروبا من هذه الصفحة: لا يستطيع العملاء ربط حساباتهم، وقد لا تذكر Meta من أين جاء أحدهم.",
      moderation: {
        block: "حظر هذا العميل",
        unblock: "إلغاء الحظر",
        move_to_spam: "نقل إلى الرسائل المزعجة",
        reason: "السبب، ويظهر للزملاء",
      },
      pageDisconnected: (since: string) =>
        `فُصلت هذه الصفحة (${since}). يمكن قراءة محادثاتها، ولا يمكن إرسال شيء حتى يعيد أحد المسؤولين وصلها.`,
      pagePausedHint: "تنتظر الرسائل هنا حتى استئناف الإرسال.",
      stillPaused: (why) => `جُرّب للتو: ${why}`,
      resume: "استئناف",
      add: "إرسال شيء آخر",
      entryTools: {
        label: "ما يمكن فعله بهذه الرسالة",
        reply: "الرد على هذه الرسالة",
        react: "تفاعل",
        reactWith: (emoji: string) => `تفاعل بـ ${emoji}`,
        takeBack: (emoji: string) => `سحب ${emoji}`,
        takeBackAny: "سحب تفاعل الصفحة",
        replyingTo: (name: string) => `رد على ${name}`,
        stop: "عدم الرد على رسالة بعينها",
      },
      emoji: {
        title: "إدراج رمز تعبيري",
        search: "البحث بالاسم الإنجليزي",
        recent: "المستخدمة أخيرًا",
        tone: "لون البشرة",
        none: "لا شيء بهذا الاسم.",
        groups: [
          "الوجوه والمشاعر",
          "الناس والجسم",
          "الحيوانات والطبيعة",
          "الطعام والشراب",
          "السفر والأماكن",
          "الأنشطة",
          "الأشياء",
          "الرموز",
          "الأعلام",
        ],
      },
      deskSettings: {
        title: "إعدادات المكتب",
        undo: "التراجع بعد الإرسال",
        undoOff: "متوقف: تُرسل الرسائل فورًا",
        undoFor: (seconds) =>
          plural(seconds, { one: "ثانية واحدة", two: "ثانيتان", few: "# ثوانٍ", other: "# ثانية" }),
        undoHint: "خلال هذه المدة يمكن التراجع عمّا أُرسل، وينتظر العميل.",
        nudge: "التذكير قبل انتهاء مهلة Meta للرد",
        nudgeOff: "معطّل",
        nudgeAhead: (minutes) =>
          minutes < 60
            ? plural(minutes, { one: "دقيقة واحدة", two: "دقيقتان", few: "# دقائق", other: "# دقيقة" })
            : plural(minutes / 60, { one: "ساعة واحدة", two: "ساعتان", few: "# ساعات", other: "# ساعة" }),
        nudgeHint: "قبل انتهاء 24 ساعة و7 أيام يُبلَّغ من لديه المحادثة بأن أحدًا لم يرد.",
        showsSeen: "إظهار أن رسالة العميل قُرئت",
        showsTyping: "إظهار أن موظفًا يكتب",
        peopleApps: "تطبيقات يرد الناس من خلالها (المعرّفات)",
        peopleAppsHint:
          "رسائلها تُحسب ردًا. أما التطبيقات الأخرى وردود Meta الفورية فلا: يبقى العميل في الانتظار.",
        persona: "يرى العملاء الرسائل من",
        personas: { off: "الصفحة", agent: "الموظف الذي يكتب", desk: "اسم واحد للمكتب كله" },
        personaHint: "الاسم والصورة فوق الرسائل في ماسنجر. إن لم تقبلهما ميتا جاءت الرسائل من الصفحة.",
        personaName: "اسم المكتب",
        personaPicture: "الصورة (عنوان https)",
        personaPictureHint: "أيضًا لمن لا صورة له. بلا صورة تأتي الرسائل من الصفحة.",
        personaForPrograms: "أيضًا لما ترسله البرامج",
        notProcessed: "إذا تعذّر عرض شيء من العميل أو حفظه، قل له",
        notProcessedHint: "مرة واحدة لكل تواصل، خلال 24 ساعة. فارغ: لا يُرسل شيء.",
        ticketClosesContact: "إغلاق المحادثة مع آخر تذاكرها",
        contactClosesTicket: "إغلاق تذاكرها مع المحادثة",
        ticketsHint: "يحتفظ نظام آخر بالتذاكر. تبقى المحادثة مفتوحة ما دام العميل ينتظر ردًا.",
        save: "حفظ",
      },
      shortcuts: {
        undoKeys: "Ctrl+Z, ⌘+Z",
        undoOff: "متوقف في هذا المكتب، انظر إعداداته",
        undo: "في المربع الفارغ: سحب ما أُرسل للتو",
        sendKey: "للإرسال",
        title: "اختصارات لوحة المفاتيح",
        next: "المحادثة التالية",
        previous: "المحادثة السابقة",
        reply: "الرد",
        note: "كتابة ملاحظة للزملاء",
        filter: "تصفية القائمة",
        search: "البحث في كل ما قيل",
        closeNext: "إغلاق وفتح المحادثة التالية المنتظرة",
        customer: "ما هو معروف عن العميل",
        tags: "الوسوم",
        select: "تحديد عدة محادثات",
        views: "قوائم أخرى والعروض المحفوظة",
        aside: "تأجيل",
        give: "تحويل إلى زميل أو فريق أو قائمة انتظار",
        accept: "قبول أول عرض",
        decline: "رفض أول عرض",
        back: "مغادرة الخانة، ثم العودة إلى القائمة",
        canned: "في بداية سطر في المربع: ردود جاهزة",
        mention: "في ملاحظة: الإشارة إلى زميل",
        blank: "في المربع: إلى الفراغ التالي",
        help: "هذه القائمة",
        use: "استخدام الاختصارات",
        close: "إغلاق",
      },
    }),
    content: () => content(tools),
    late: (words) => words,

    connection: {
      connecting: "جارٍ الاتصال…",
      "catching-up": "جارٍ التحديث…",
      offline: "غير متصل. قد لا يكون ما تراه محدّثًا.",
      offlineUnsent: (n) =>
        `غير متصل. ${plural(n, {
          one: "رسالة واحدة تنتظر الإرسال",
          two: "رسالتان تنتظران الإرسال",
          few: "# رسائل تنتظر الإرسال",
          other: "# رسالة تنتظر الإرسال",
        })}.`,
      "sign-in-unreachable": "يتعذّر التحقق من تسجيل دخولك الآن. تُعاد المحاولة تلقائيًا.",
      signIn: "يلزم تسجيل الدخول.",
      refused: "رُفض تسجيل دخولك. راجع المسؤولين عن هذه الصفحة.",
      "auth-required": "يلزم تسجيل الدخول. انتهت جلستك في هذا المكتب.",
      "signed-out": "تم تسجيل الخروج.",
      removed: "تمت إزالتك من هذا المكتب. اسأل من يديره.",
      "too-many-sockets": "هذا المكتب مفتوح في نوافذ كثيرة لديك.",
      tryNow: "المحاولة الآن",
      useHere: "الاستخدام هنا",
    },
  };
}

function pauseReason(code: number): string {
  switch (code) {
    case 190:
      return "لم يعد رمز الوصول صالحًا";
    case 230:
    case 10:
      return "ينقصها إذن";
    case 368:
      return "حظرتها Meta مدةً";
    default:
      return "رفضت Meta رسائلها";
  }
}

/** That whoever was asked did not take it; `why`: as the Worker says it. */
function passed(why: string | undefined): string {
  if (why === "decline") return "رفضها:";
  if (why === "expire") return "لم يُجب:";
  return why === "left" ? "لم يعد متصلًا:" : "لم يستلمها:";
}
