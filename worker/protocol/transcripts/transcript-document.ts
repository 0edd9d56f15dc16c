import { escaped } from "../escaped.ts";
import {
  type Transcript,
  type TranscriptAttachment,
  type TranscriptDocument,
  type TranscriptFormat,
  type TranscriptLanguage,
  type TranscriptLine,
} from "./transcript.ts";
import { TRANSCRIPT_WORDS, type TranscriptWords } from "./words.ts";

/** Nothing is loaded and nothing runs: it reads the same wherever it is kept, and prints on white. */
const STYLES = `
body{font:15px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f;background:#fff}
h1{font-size:1.25rem;margin:0 0 .5rem;overflow-wrap:anywhere}
.facts,.cut,.times{color:#55555f;font-size:.85rem;margin:.15rem 0}
ol{list-style:none;padding:0;margin:1.5rem 0}
li{margin:0 0 .9rem;padding-inline-start:.75rem;border-inline-start:3px solid #d4d4dc;break-inside:avoid}
li.ours{border-color:#2f6fed}li.note{border-color:#c98a00;background:#fff8e6}
.mark{margin:0;font-size:.8rem;font-weight:600;color:#7a4a00}
.head{font-size:.8rem;color:#55555f;margin:0}.head b{color:#1b1b1f}
.said{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.state{font-style:italic;color:#8a1c1c}.files{color:#55555f;margin:0}
@media print{body{margin:0;max-width:none}}
`.trim();

/** A transcript as a page, or as plain text. JSON is the transcript itself. */
export function documentOf(
  transcript: Transcript,
  format: TranscriptFormat,
  language: TranscriptLanguage,
): TranscriptDocument {
  const name = `transcript-${transcript.summary.conversation.replaceAll(/[^\w-]/g, "-")}-${String(transcript.contact.id)}`;
  switch (format) {
    case "html":
      return { name: `${name}.html`, type: "text/html; charset=utf-8", text: pageOf(transcript, language) };
    case "text":
      return { name: `${name}.txt`, type: "text/plain; charset=utf-8", text: textOf(transcript, language) };
    case "json":
      return { name: `${name}.json`, type: "application/json", text: JSON.stringify(transcript, null, 2) };
  }
}

function pageOf(transcript: Transcript, language: TranscriptLanguage): string {
  const words = TRANSCRIPT_WORDS[language];
  const title = escaped(words.title(customerOf(transcript)));
  const when = timesOf(transcript.timeZone, language);
  const facts = factsOf(transcript, words, when).map((fact) => `<p class="facts">${escaped(fact)}</p>`);
  const lines = transcript.lines.map((line) => lineOf(line, transcript, words, when));
  const said = lines.length === 0 ? `<p>${escaped(words.nothing)}</p>` : `<ol>\n${lines.join("\n")}\n</ol>`;
  const cut = transcript.complete ? "" : `<p class="cut">${escaped(words.cut)}</p>\n`;
  return `<!doctype html>
<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${title}</title><style>${STYLES}</style></head>
<body>
<h1>${title}</h1>
${facts.join("\n")}
${cut}${said}
<p class="times">${escaped(words.times(transcript.timeZone))}</p>
</body>
</html>
`;
}

/** What people wrote has a direction of its own. */
function lineOf(
  line: TranscriptLine,
  transcript: Transcript,
  words: TranscriptWords,
  when: (at: number) => string,
): string {
  const { note, by, text, attachments, takenBack, failed } = line;
  const look = note === true ? "note" : by === "customer" ? "theirs" : "ours";
  const parts = [
    `<p class="head"><b dir="auto">${escaped(writerOf(line, transcript, words))}</b> <time datetime="${new Date(line.at).toISOString()}">${escaped(when(line.at))}</time></p>`,
    ...marksOf(line, transcript, words).map((mark) => `<p class="mark">${escaped(mark)}</p>`),
    ...(takenBack === true ? [`<p class="said state">${escaped(words.takenBack)}</p>`] : []),
    ...(text === "" ? [] : [`<p class="said" dir="auto">${escaped(text)}</p>`]),
    ...attachments.map((it) => `<p class="files" dir="auto">${escaped(attachmentOf(it))}</p>`),
    ...(failed === true ? [`<p class="said state">${escaped(words.failed)}</p>`] : []),
  ];
  return `<li class="${look}">${parts.join("")}</li>`;
}

function textOf(transcript: Transcript, language: TranscriptLanguage): string {
  const words = TRANSCRIPT_WORDS[language];
  const when = timesOf(transcript.timeZone, language);
  const lines = transcript.lines.map((line) => {
    const { text, attachments, takenBack, failed } = line;
    const said = [
      ...marksOf(line, transcript, words).map((mark) => `(${mark})`),
      ...(takenBack === true ? [`(${words.takenBack})`] : []),
      ...(text === "" ? [] : [text]),
      ...attachments.map(attachmentOf),
      ...(failed === true ? [`(${words.failed})`] : []),
    ];
    // Only a head begins at the edge, so that nobody can write one.
    const indented = said.flatMap((it) => plain(it).split(LINE_ENDS)).map((it) => `  ${it}`);
    return [`${when(line.at)}  ${oneLine(writerOf(line, transcript, words))}`, ...indented].join("\n");
  });
  return `${[
    words.title(oneLine(customerOf(transcript))),
    factsOf(transcript, words, when).map(oneLine).join("\n"),
    ...(transcript.complete ? [] : [words.cut]),
    ...(lines.length === 0 ? [words.nothing] : lines),
    words.times(transcript.timeZone),
  ].join("\n\n")}\n`;
}

function factsOf(
  { page, summary: { record, comment }, contact: { begunAt, closed, tickets = [] } }: Transcript,
  words: TranscriptWords,
  when: (at: number) => string,
): string[] {
  const codes = closed?.codes ?? [];
  return [
    ...(page === undefined ? [] : [`${words.page}: ${page}`]),
    ...(comment?.post == null ? [] : [`${words.post}: ${comment.post}`]),
    ...(record === undefined ? [] : [`${words.record}: ${record.name} (${record.id})`]),
    ...tickets.map(({ ticket, title, state }) => `${words.ticket}: ${ticket} · ${title} · ${state}`),
    `${words.begun}: ${when(begunAt)}`,
    closed === null ? words.open : `${words.closed}: ${when(closed.at)}`,
    ...(codes.length === 0 ? [] : [`${words.about}: ${codes.map(({ name }) => name).join(", ")}`]),
  ];
}

function writerOf(
  { by, name, note }: TranscriptLine,
  transcript: Transcript,
  words: TranscriptWords,
): string {
  if (note === true) return words.note(name ?? words.by.agent);
  return name ?? (by === "customer" ? customerOf(transcript) : words.by[by]);
}

function customerOf({ summary: { customer } }: Transcript): string {
  return customer.name ?? customer.label;
}

function attachmentOf({ type, name }: TranscriptAttachment): string {
  return name === null ? `[${type}]` : `[${type}: ${name}]`;
}

/** Under a post: who reads what the Page wrote, and that it hid what somebody wrote. */
function marksOf(
  { by, note, privately, hidden }: TranscriptLine,
  { summary }: Transcript,
  words: TranscriptWords,
): string[] {
  if (summary.comment === undefined || note === true) return [];
  const isOurs = by !== "customer";
  const where = privately === true ? [words.privately] : isOurs ? [words.publicly] : [];
  return [...where, ...(hidden === true ? [words.hidden] : [])];
}

/** Wherever an editor begins another line. */
const LINE_ENDS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

function oneLine(words: string): string {
  return plain(words).split(LINE_ENDS).join(" ");
}

/** Without what turns the direction of all that follows, which plain text cannot keep within one line. */
function plain(words: string): string {
  return words.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

/** "30 Nov 2026, 14:05" by the wall clock of the desk; a zone that the runtime does not know counts as UTC. */
function timesOf(timeZone: string, language: TranscriptLanguage): (at: number) => string {
  const style = { dateStyle: "medium", timeStyle: "short" } as const;
  const format = ((): Intl.DateTimeFormat => {
    try {
      return new Intl.DateTimeFormat(language, { ...style, timeZone });
    } catch {
      return new Intl.DateTimeFormat(language, { ...style, timeZone: "UTC" });
    }
  })();
  return (at) => format.format(at);
}
