import type { TranscriptLanguage } from "../transcripts/transcript.ts";

/** What the pages of an archive say around what is kept of a person. */
export type ExportWords = {
  title: (person: string) => string;
  /** When it was made (UTC). */
  made: (when: string) => string;
  intro: string;
  comments: string;
  /** The name of a conversation at its Page. */
  at: (page: string) => string;
  pages: string;
  page: (number: number) => string;
  data: string;
  files: (count: number) => string;
  file: string;
  /** Of the customer, or of the post above comments. */
  picture: string;
  missing: (count: number) => string;
  none: string;
  back: string;
};

export const EXPORT_WORDS: Record<TranscriptLanguage, ExportWords> = {
  en: {
    title: (person) => `What is kept of ${person}`,
    made: (when) => `Made on ${when}. All times are UTC.`,
    intro:
      "Everything is here twice: as pages to read, and as data for programs (JSON). Pages hold what was written, with notes that colleagues wrote to each other; the data holds all of it.",
    comments: "Comments under a post",
    at: (page) => `Page ${page}`,
    pages: "To read, the newest first",
    page: (number) => `Part ${String(number)}`,
    data: "Who it is, contacts, tickets (data)",
    files: (count) => `Files: ${String(count)}, in the folder "files"`,
    file: "File",
    picture: "Picture",
    missing: (count) => `Missing files: ${String(count)}; missing-files.json says which, and why.`,
    none: "Nothing is missing.",
    back: "To the beginning",
  },
  de: {
    title: (person) => `Was von ${person} aufbewahrt wird`,
    made: (when) => `Erstellt am ${when}. Alle Zeiten sind UTC.`,
    intro:
      "Alles ist zweimal da: als Seiten zum Lesen und als Daten für Programme (JSON). Die Seiten enthalten, was geschrieben wurde, mit Notizen von Kollegen untereinander; die Daten enthalten alles.",
    comments: "Kommentare unter einem Beitrag",
    at: (page) => `Seite ${page}`,
    pages: "Zum Lesen, das Neueste zuerst",
    page: (number) => `Teil ${String(number)}`,
    data: "Wer es ist, Kontakte, Tickets (Daten)",
    files: (count) => `Dateien: ${String(count)}, im Ordner „files“`,
    file: "Datei",
    picture: "Bild",
    missing: (count) => `Fehlende Dateien: ${String(count)}; missing-files.json sagt, welche und warum.`,
    none: "Es fehlt nichts.",
    back: "Zum Anfang",
  },
  es: {
    title: (person) => `Lo que se guarda de ${person}`,
    made: (when) => `Hecho el ${when}. Todas las horas son UTC.`,
    intro:
      "Todo está dos veces: como páginas para leer y como datos para programas (JSON). Las páginas contienen lo escrito, con notas entre colegas; los datos lo contienen todo.",
    comments: "Comentarios bajo una publicación",
    at: (page) => `Página ${page}`,
    pages: "Para leer, lo más reciente primero",
    page: (number) => `Parte ${String(number)}`,
    data: "Quién es, contactos, tickets (datos)",
    files: (count) => `Archivos: ${String(count)}, en la carpeta «files»`,
    file: "Archivo",
    picture: "Imagen",
    missing: (count) => `Archivos que faltan: ${String(count)}; missing-files.json dice cuáles y por qué.`,
    none: "No falta nada.",
    back: "Al principio",
  },
  fr: {
    title: (person) => `Ce qui est conservé de ${person}`,
    made: (when) => `Fait le ${when}. Toutes les heures sont en UTC.`,
    intro:
      "Tout y est deux fois : en pages à lire et en données pour programmes (JSON). Les pages contiennent ce qui fut écrit, avec les notes entre collègues ; les données contiennent tout.",
    comments: "Commentaires sous une publication",
    at: (page) => `Page ${page}`,
    pages: "À lire, le plus récent d’abord",
    page: (number) => `Partie ${String(number)}`,
    data: "Qui c’est, contacts, tickets (données)",
    files: (count) => `Fichiers : ${String(count)}, dans le dossier « files »`,
    file: "Fichier",
    picture: "Image",
    missing: (count) => `Fichiers absents : ${String(count)} ; missing-files.json dit lesquels et pourquoi.`,
    none: "Il ne manque rien.",
    back: "Au début",
  },
  ar: {
    title: (person) => `ما يُحفظ عن ${person}`,
    made: (when) => `أُنشئ في ${when}. كل الأوقات بتوقيت UTC.`,
    intro:
      "كل شيء هنا مرتين: صفحات للقراءة، وبيانات للبرامج (JSON). في الصفحات ما كُتب مع ملاحظات الزملاء فيما بينهم، وفي البيانات كل شيء.",
    comments: "تعليقات تحت منشور",
    at: (page) => `الصفحة ${page}`,
    pages: "للقراءة، الأحدث أولًا",
    page: (number) => `الجزء ${String(number)}`,
    data: "من هو، وجهات التواصل، والتذاكر (بيانات)",
    files: (count) => `الملفات: ${String(count)}، في المجلد "files"`,
    file: "ملف",
    picture: "صورة",
    missing: (count) =>
      `ليس في هذا الأرشيف ${String(count)} من الملفات؛ يذكر missing-files.json أيها ولماذا.`,
    none: "لا ينقص شيء.",
    back: "إلى البداية",
  },
  zh: {
    title: (person) => `关于 ${person} 保存的内容`,
    made: (when) => `生成于 ${when}。所有时间均为 UTC。`,
    intro:
      "所有内容有两份：可阅读的页面，以及供程序使用的数据 (JSON)。页面包含所写的内容和同事之间的备注；数据包含全部。",
    comments: "帖子下的评论",
    at: (page) => `主页 ${page}`,
    pages: "阅读（最新的在前）",
    page: (number) => `第 ${String(number)} 部分`,
    data: "个人信息、联系记录、工单（数据）",
    files: (count) => `文件：${String(count)} 个，位于 “files” 文件夹`,
    file: "文件",
    picture: "图片",
    missing: (count) => `有 ${String(count)} 个文件不在此存档中；missing-files.json 说明是哪些及原因。`,
    none: "没有缺失。",
    back: "回到开头",
  },
};
