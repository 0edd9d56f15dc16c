import type { TranscriptLanguage } from "./transcript.ts";

/** What is written around what was said. Names of agents and customers are put in as they are. */
export type TranscriptWords = {
  title: (customer: string) => string;
  begun: string;
  closed: string;
  open: string;
  about: string;
  page: string;
  /** Under which a comment stands, the system's record of the customer, a ticket. */
  post: string;
  record: string;
  ticket: string;
  /** Who reads what the Page wrote under a post, and that it hid what somebody wrote. */
  publicly: string;
  privately: string;
  hidden: string;
  /** Who wrote, where no name is known. */
  by: { customer: string; agent: string; page_inbox: string; app: string };
  note: (by: string) => string;
  takenBack: string;
  failed: string;
  cut: string;
  nothing: string;
  times: (zone: string) => string;
};

export const TRANSCRIPT_WORDS: Record<TranscriptLanguage, TranscriptWords> = {
  en: {
    title: (customer) => `Conversation with ${customer}`,
    begun: "Began",
    closed: "Closed",
    open: "Still open",
    about: "About",
    page: "Page",
    post: "Post",
    record: "Record",
    ticket: "Ticket",
    publicly: "In public, under the post",
    privately: "Private reply, in Messenger",
    hidden: "Hidden by the Page",
    by: { customer: "Customer", agent: "Agent", page_inbox: "The Page's inbox", app: "Another app" },
    note: (by) => `Note by ${by}`,
    takenBack: "Taken back",
    failed: "Did not arrive",
    cut: "What was said before is left out.",
    nothing: "Nothing was said.",
    times: (zone) => `Times: ${zone}`,
  },
  de: {
    title: (customer) => `Gespräch mit ${customer}`,
    begun: "Begonnen",
    closed: "Geschlossen",
    open: "Noch offen",
    about: "Worum es ging",
    page: "Seite",
    post: "Beitrag",
    record: "Datensatz",
    ticket: "Ticket",
    publicly: "Öffentlich, unter dem Beitrag",
    privately: "Private Antwort, in Messenger",
    hidden: "Von der Seite verborgen",
    by: {
      ...{ customer: "Kunde", agent: "Agent" },
      ...{ page_inbox: "Posteingang der Seite", app: "Eine andere App" },
    },
    note: (by) => `Notiz von ${by}`,
    takenBack: "Zurückgezogen",
    failed: "Nicht angekommen",
    cut: "Was davor gesagt wurde, fehlt hier.",
    nothing: "Es wurde nichts gesagt.",
    times: (zone) => `Zeiten: ${zone}`,
  },
  es: {
    title: (customer) => `Conversación con ${customer}`,
    begun: "Comenzó",
    closed: "Cerrada",
    open: "Sigue abierta",
    about: "Motivo",
    page: "Página",
    post: "Publicación",
    record: "Registro",
    ticket: "Ticket",
    publicly: "En público, bajo la publicación",
    privately: "Respuesta privada, en Messenger",
    hidden: "Oculto por la página",
    by: {
      ...{ customer: "Cliente", agent: "Agente" },
      ...{ page_inbox: "La bandeja de la página", app: "Otra aplicación" },
    },
    note: (by) => `Nota de ${by}`,
    takenBack: "Retirado",
    failed: "No llegó",
    cut: "Lo dicho antes se ha omitido.",
    nothing: "No se dijo nada.",
    times: (zone) => `Horas: ${zone}`,
  },
  fr: {
    title: (customer) => `Conversation avec ${customer}`,
    begun: "Commencée",
    closed: "Fermée",
    open: "Encore ouverte",
    about: "Motif",
    page: "Page",
    post: "Publication",
    record: "Fiche",
    ticket: "Ticket",
    publicly: "En public, sous la publication",
    privately: "Réponse privée, dans Messenger",
    hidden: "Masqué par la Page",
    by: {
      ...{ customer: "Client", agent: "Agent" },
      ...{ page_inbox: "La boîte de la Page", app: "Une autre application" },
    },
    note: (by) => `Note de ${by}`,
    takenBack: "Retiré",
    failed: "N’est pas arrivé",
    cut: "Ce qui a été dit avant n’est pas repris.",
    nothing: "Rien n’a été dit.",
    times: (zone) => `Heures : ${zone}`,
  },
  ar: {
    title: (customer) => `محادثة مع ${customer}`,
    begun: "بدأت",
    closed: "أُغلقت",
    open: "ما زالت مفتوحة",
    about: "الموضوع",
    page: "الصفحة",
    post: "المنشور",
    record: "السجل",
    ticket: "التذكرة",
    publicly: "علنًا، تحت المنشور",
    privately: "رد خاص، في Messenger",
    hidden: "أخفته الصفحة",
    by: { customer: "العميل", agent: "الوكيل", page_inbox: "صندوق وارد الصفحة", app: "تطبيق آخر" },
    note: (by) => `ملاحظة من ${by}`,
    takenBack: "تم سحبها",
    failed: "لم تصل",
    cut: "حُذف ما قيل قبل ذلك.",
    nothing: "لم يُقل شيء.",
    times: (zone) => `الأوقات: ${zone}`,
  },
  zh: {
    title: (customer) => `与 ${customer} 的对话`,
    begun: "开始",
    closed: "关闭",
    open: "仍未关闭",
    about: "事由",
    page: "主页",
    post: "帖子",
    record: "记录",
    ticket: "工单",
    publicly: "公开，在帖子下",
    privately: "私密回复，在 Messenger 中",
    hidden: "已被主页隐藏",
    by: { customer: "客户", agent: "客服", page_inbox: "主页收件箱", app: "其他应用" },
    note: (by) => `${by} 的备注`,
    takenBack: "已撤回",
    failed: "未送达",
    cut: "更早的内容已略去。",
    nothing: "没有任何内容。",
    times: (zone) => `时间：${zone}`,
  },
};
