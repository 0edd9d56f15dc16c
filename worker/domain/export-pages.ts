import { escaped } from "../protocol/escaped.ts";
import { EXPORT_WORDS } from "../protocol/export/words.ts";
import type { Entry } from "../protocol/message/entry.ts";
import { linesOf } from "../protocol/transcripts/lines.ts";
import type { TranscriptLanguage, TranscriptLine } from "../protocol/transcripts/transcript.ts";
import { TRANSCRIPT_WORDS } from "../protocol/transcripts/words.ts";

/** Nothing is loaded and nothing runs, whoever's words are in it. */
const HEAD = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>
body{font:15px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f;background:#fff}
h1{font-size:1.25rem}h2{font-size:1.05rem;margin:1.5rem 0 .25rem;overflow-wrap:anywhere}p{margin:.25rem 0}
.small{color:#55555f;font-size:.85rem}ol,ul{padding:0;list-style:none}ul li{display:inline-block;margin-inline-end:1rem}
ol li{margin:0 0 .9rem;padding-inline-start:.75rem;border-inline-start:3px solid #d4d4dc}
ol li.ours{border-color:#2f6fed}ol li.note{border-color:#c98a00;background:#fff8e6}.said{white-space:pre-wrap;overflow-wrap:anywhere}
</style>`;

/**
 * A conversation as an archive has it: in which folder, in how many parts, with how many files; `page`: the Page's id. `pictures`: where those
 * of its files are that are of no entry: the picture of the customer, or of the post.
 */
export type ExportedConversation = {
  folder: string;
  name: string;
  page: string;
  isComment: boolean;
  pictures: readonly string[];
  parts: number;
  files: number;
};

/** Where one begins to read an archive: what is in it, and what is not. `at` in ms; `missing`: so many files. */
export function indexPage(
  person: string,
  conversations: readonly ExportedConversation[],
  missing: number,
  at: number,
  language: TranscriptLanguage,
): string {
  const words = EXPORT_WORDS[language];
  const all = conversations.map(({ folder, name, page, isComment, pictures, parts, files }) => {
    const links = Array.from({ length: parts }, (_, index) => {
      const href = `${folder}/${partName(index + 1)}.html`;
      return `<li><a href="${escaped(href)}">${escaped(words.page(index + 1))}</a></li>`;
    });
    const shown = pictures.map(
      (path) => `<p><a href="${escaped(encodeURI(path))}">${escaped(words.picture)}</a></p>`,
    );
    return `<h2 dir="auto">${escaped(name)}</h2>
<p class="small">${escaped([words.at(page), ...(isComment ? [words.comments] : [])].join(" · "))}</p>
<p>${escaped(words.pages)}</p><ul>${links.join("")}</ul>
<p><a href="${escaped(folder)}/about.json">${escaped(words.data)}</a></p>
${shown.join("")}
${files === 0 ? "" : `<p>${escaped(words.files(files))}</p>`}`;
  });
  const lacks = missing === 0 ? words.none : words.missing(missing);
  return pageOf(
    words.title(person),
    language,
    `<p class="small">${escaped(words.made(timeOf(at)))}</p><p>${escaped(words.intro)}</p>
${all.join("\n")}
<p class="small">${escaped(lacks)}</p>`,
  );
}

/** What was written in one part of a conversation, first to last, with notes. `files`: by entry and where each stands beside this page. */
export function entriesPage(
  person: string,
  entries: readonly Entry[],
  files: ReadonlyMap<number, readonly string[]>,
  language: TranscriptLanguage,
): string {
  const words = EXPORT_WORDS[language];
  const said = entries.flatMap((entry) =>
    linesOf([entry], "all", true).map((line) => lineOf(line, person, files.get(entry.id) ?? [], language)),
  );
  const list =
    said.length === 0
      ? `<p>${escaped(TRANSCRIPT_WORDS[language].nothing)}</p>`
      : `<ol>\n${said.join("\n")}\n</ol>`;
  return pageOf(person, language, `<p><a href="../index.html">${escaped(words.back)}</a></p>${list}`);
}

/** What a part of a conversation is called, beside its ending. */
export function partName(number: number): string {
  return `entries-${String(number).padStart(4, "0")}`;
}

function lineOf(
  { at, by, name, text, note, takenBack, failed }: TranscriptLine,
  person: string,
  files: readonly string[],
  language: TranscriptLanguage,
): string {
  const words = TRANSCRIPT_WORDS[language];
  const known = name ?? (by === "customer" ? person : words.by[by]);
  const who = note === true ? words.note(known) : known;
  const look = note === true ? "note" : by === "customer" ? "theirs" : "ours";
  const state = takenBack === true ? words.takenBack : failed === true ? words.failed : "";
  const links = files.map(
    (path) =>
      `<p><a href="${escaped(encodeURI(path))}" dir="auto">${escaped(`${EXPORT_WORDS[language].file}: ${path}`)}</a></p>`,
  );
  return `<li class="${look}"><p class="small"><b dir="auto">${escaped(who)}</b> <time datetime="${new Date(at).toISOString()}">${timeOf(at)}</time></p>${text === "" ? "" : `<p class="said" dir="auto">${escaped(text)}</p>`}${links.join("")}${state === "" ? "" : `<p class="small">${escaped(state)}</p>`}</li>`;
}

function pageOf(title: string, language: TranscriptLanguage, body: string): string {
  return `<!doctype html>
<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">
<head>${HEAD}<title>${escaped(title)}</title></head>
<body>
<h1 dir="auto">${escaped(title)}</h1>
${body}
</body>
</html>
`;
}

/** "2026-11-20 14:05", UTC: the same in every language. */
function timeOf(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace("T", " ");
}
