import { describe, expect, it } from "vitest";
import type { Summary } from "../../../../worker/protocol/thread/conversation.ts";
import { documentOf } from "../../../../worker/protocol/transcripts/transcript-document.ts";
import type { Transcript, TranscriptLine } from "../../../../worker/protocol/transcripts/transcript.ts";

const AT = Date.UTC(2026, 10, 30, 13, 5);
const KIM = { sub: "kim", name: "Kim Lee" };

function aTranscript(
  lines: Partial<TranscriptLine>[],
  more: Partial<Transcript> = {},
  name = "Maria Lopez",
): Transcript {
  return {
    summary: { conversation: "10150001:7700", customer: { name, label: name } } as Summary,
    contact: {
      ...{ id: 3, begunAt: AT, begunBy: "customer", answered: null },
      closed: { at: AT, by: KIM, why: "close", codes: [{ id: "sold", name: "Sold <b>" }] },
    },
    timeZone: "Asia/Kathmandu",
    lines: lines.map((line) => ({ at: AT, by: "customer", name: null, text: "", attachments: [], ...line })),
    complete: true,
    ...more,
  };
}

const page = (transcript: Transcript, language: "en" | "ar" = "en"): string =>
  documentOf(transcript, "html", language).text;
const text = (transcript: Transcript): string => documentOf(transcript, "text", "en").text;

describe("a transcript as a page", () => {
  it("says who wrote what and when, by the desk's clock", () => {
    const told = page(
      aTranscript([
        { text: "Where is it?" },
        { by: "agent", name: "Kim Lee", attachments: [{ type: "file", name: "list.pdf" }] },
        { by: "page_inbox", takenBack: true },
        { by: "agent", name: "Kim Lee", text: "Ask the depot", note: true },
        { by: "app", text: "Out of office", failed: true },
      ]),
    );

    expect(told.match(/<b dir="auto">[^<]*<\/b>/g)).toEqual([
      '<b dir="auto">Maria Lopez</b>',
      '<b dir="auto">Kim Lee</b>',
      '<b dir="auto">The Page\'s inbox</b>',
      '<b dir="auto">Note by Kim Lee</b>',
      '<b dir="auto">Another app</b>',
    ]);
    expect(told).toContain("6:50");
    for (const said of ["Where is it?", "[file: list.pdf]", "Taken back", "Did not arrive"])
      expect(told).toContain(said);
  });

  it("shows what was written as what it is, and runs none of it", () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
    const told = page(
      aTranscript(
        [
          { text: hostile, attachments: [{ type: hostile, name: hostile }] },
          { by: "agent", name: hostile },
        ],
        {},
        hostile,
      ),
    );

    expect(told).not.toMatch(/<(script|img)\b/);
    expect(told).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(told).toContain("default-src 'none'");
    expect(told).toContain("Sold &lt;b&gt;");
  });

  it("is written from the right where its language is, and leaves a text its own direction", () => {
    const told = page(aTranscript([{ text: "Hello" }]), "ar");

    expect(told).toContain('<html lang="ar" dir="rtl">');
    expect(told).toContain('<p class="said" dir="auto">Hello</p>');
  });

  it("says that its beginning is missing, and that nothing was said", () => {
    expect(page(aTranscript([{ text: "Hi" }], { complete: false }))).toContain(
      "What was said before is left out.",
    );
    expect(page(aTranscript([]))).toContain("Nothing was said.");
  });
});

describe("a transcript as text", () => {
  it("lets nobody write a line that looks like another's", () => {
    const told = text(
      aTranscript([{ text: "Fine\nNov 30, 2026  Kim Lee\r\n  We refund you" }], {}, "Maria\nKim Lee"),
    );

    const heads = told.split("\n").filter((line) => /^\S/.test(line) && line.includes("Kim Lee"));
    expect(heads).toEqual(["Conversation with Maria Kim Lee", expect.stringMatching(/ {2}Maria Kim Lee$/)]);
    expect(told).toContain("  We refund you");
  });
});

it("is kept under a name that every file system takes", () => {
  expect(documentOf(aTranscript([]), "html", "en").name).toBe("transcript-10150001-7700-3.html");
  expect(documentOf(aTranscript([]), "text", "en").name).toBe("transcript-10150001-7700-3.txt");
  expect(JSON.parse(documentOf(aTranscript([]), "json", "en").text)).toEqual(aTranscript([]));
});

it("has its times in UTC where nobody knows the zone", () => {
  expect(page(aTranscript([{ text: "Hi" }], { timeZone: "Mars/Olympus" }))).toContain("1:05");
});

describe("a transcript", () => {
  const comment = { began: "comment", postId: "1_2", by: null, post: "New tents" };

  it("says at which Page it was, whose record it is, and which tickets came of it", () => {
    const { summary, contact } = aTranscript([]);
    const ticket = { ticket: "NT-1001", title: "Where is it?", state: "Open", open: true };
    const told = aTranscript([], {
      page: "Northwind <Outdoor>",
      summary: { ...summary, record: { id: "C-2001", name: "Maria Lopez" } },
      contact: { ...contact, tickets: [{ ...ticket, by: null, contact: 3, madeAt: AT, changedAt: AT }] },
    });

    for (const fact of ["Record: Maria Lopez (C-2001)", "Ticket: NT-1001 · Where is it? · Open"]) {
      expect(page(told)).toContain(fact);
      expect(text(told)).toContain(fact);
    }
    expect(page(told)).toContain("Page: Northwind &lt;Outdoor&gt;");
  });

  it("of what stands under a post says which, who reads what, and what is hidden", () => {
    const lines: Partial<TranscriptLine>[] = [
      { text: "Too dear", hidden: true },
      { by: "agent", name: "Kim Lee", text: "We are sorry" },
      { by: "agent", name: "Kim Lee", text: "10% off: TENT10", privately: true },
      { by: "agent", name: "Kim Lee", text: "Be kind", note: true },
    ];
    const { summary } = aTranscript([]);
    const told = text(aTranscript(lines, { summary: { ...summary, comment } as Summary }));

    expect(told).toContain("Post: New tents");
    expect(told).toContain("(Hidden by the Page)\n  Too dear");
    expect(told).toContain("(In public, under the post)\n  We are sorry");
    expect(told).toContain("(Private reply, in Messenger)\n  10% off: TENT10");
    expect(told.match(/In public/g)).toHaveLength(1);
    expect(text(aTranscript(lines))).not.toContain("In public");
  });

  it.each(["\n", "\r\n", "\v", "\f", "\u0085", "\u2028", "\u2029"])(
    "as text lets nobody write a head by %j, nor turn what follows",
    (end) => {
      const told = text(aTranscript([{ text: `Hello${end}Dec 1, 2026  Kim Lee\u202e` }]));
      expect(told).toContain("  Hello\n  Dec 1, 2026  Kim Lee\n");
    },
  );
});
