import type { InboundEvent, MediaSource, Said } from "../../../domain/item.ts";
import { offeredBy } from "../../../domain/made-payloads.ts";
import type { Shown, ShownSource } from "../../../domain/shown-outgoing.ts";
import type {
  Card,
  Change,
  Content,
  Media,
  MessengerEvent,
  NoteLine,
  Attachment,
  Quote,
  Referral,
  TextContent,
} from "../../../protocol/message/content.ts";
import { kindOfPart } from "../../../protocol/message/part-kind.ts";
import { scaleOf } from "../../../protocol/message/survey-scale.ts";
import type { SystemLine } from "../../../protocol/message/entry.ts";
import type { Preview } from "../../../protocol/thread/conversation.ts";
import { isBlank } from "../../../protocol/message/blank.ts";
import type { EntryRow } from "./entry-row.ts";

/** How what an entry says is kept in `text` and `detail`: one place for both directions. */
export type StoredContent = {
  kind: EntryRow["kind"];
  text: string;
  detail: string | null;
  /** The mid of the message that it answers, where that one is not here. */
  waitsFor?: string;
};

/** What a message is of which nothing is to be seen. */
export const EMPTY = "empty message";

type TextDetail = Partial<Omit<TextContent, "kind" | "text">>;
type PostbackDetail = { payload: string | null; referral?: Referral; card?: string };

/** `files` takes each file of the message in turn and names its copy. */
export function storedText(
  said: Said,
  quote: Quote | null,
  referral: Referral | null,
  files: (source: MediaSource) => Media,
): StoredContent {
  const parts = said.parts.map((part) => withMedia(part, files));
  const detail: TextDetail = {
    ...(said.rest.length > 0 ? { rest: said.rest } : {}),
    ...(parts.length > 0 ? { parts } : {}),
    ...(quote === null ? {} : { replyTo: quote }),
    ...(referral === null ? {} : { referral }),
  };
  const isPlain = Object.keys(detail).length === 0;
  const waits = quote !== null && quote.entry === null ? { waitsFor: quote.mid } : {};
  return { kind: "text", text: said.text, detail: isPlain ? null : JSON.stringify(detail), ...waits };
}

/** What a message of ours says, as a row keeps it. `files` as above. */
export function storedOutgoing(
  { text, parts, quickReplies }: Shown,
  quote: Quote | null,
  files: (source: ShownSource) => Media,
): Pick<StoredContent, "text" | "detail"> {
  const offered = quickReplies.map(({ image, ...reply }) => ({ ...reply, image: image && files(image) }));
  const detail: TextDetail = {
    ...(parts.length > 0 ? { parts: parts.map((part) => withMedia(part, files)) } : {}),
    ...(quote === null ? {} : { replyTo: quote }),
    ...(offered.length > 0 ? { quickReplies: offered } : {}),
  };
  return { text, detail: Object.keys(detail).length === 0 ? null : JSON.stringify(detail) };
}

/** The same of one that nobody reads but whom it answers. */
export function withPrivateTo(detail: string | null, entry: number): string {
  return JSON.stringify({ ...parsed<TextDetail>(detail), privateTo: entry });
}

/** The mid of the message that a row of ours quotes. */
export function quotedMid({ detail }: Pick<EntryRow, "detail">): string | null {
  return parsed<TextDetail>(detail)?.replyTo?.mid ?? null;
}

/** A tap on a button, as a row keeps it. `offering`: what offered it, where that is here. */
export function storedPostback(
  { title, payload, referral }: Extract<InboundEvent, { kind: "postback" }>,
  offering: Pick<EntryRow, "detail"> | null,
): StoredContent {
  const card = offering && cardOf(offering, payload);
  const detail: PostbackDetail = {
    payload,
    ...(referral === null ? {} : { referral }),
    ...(card ? { card } : {}),
  };
  return { kind: "postback", text: title, detail: JSON.stringify(detail) };
}

/** What the card says whose button has this payload; null where it is none of a card. */
function cardOf({ detail }: Pick<EntryRow, "detail">, payload: string | null): string | null {
  const parts = parsed<TextDetail>(detail)?.parts ?? [];
  const cards = parts.flatMap((part) => (part.type === "template" ? part.cards : []));
  return cards.find(({ buttons }) => buttons.some((button) => button.payload === payload))?.title ?? null;
}

/** What is no message, as a row keeps it. */
export function storedEvent(event: MessengerEvent): StoredContent {
  return { kind: "event", text: event.type, detail: JSON.stringify(event) };
}

/** The detail of a message that answers another, with what is known of that one now. */
export function withQuote(detail: string, quote: Quote): string {
  return JSON.stringify({ ...(JSON.parse(detail) as TextDetail), replyTo: quote });
}

/** The detail of a message that quotes one which was taken back: its words are no longer ours to show. */
export function withoutQuotedWords(detail: string): string {
  const { replyTo, ...rest } = JSON.parse(detail) as TextDetail;
  const quote: Quote | undefined = replyTo && { ...replyTo, text: "", what: "unsend" };
  return JSON.stringify({ ...rest, replyTo: quote });
}

/** The detail of a message that quotes one which is not in this log any more: as of one that never was. */
export function withoutQuoted(detail: string): string {
  const { replyTo, ...rest } = JSON.parse(detail) as TextDetail;
  const quote: Quote | undefined = replyTo && { mid: replyTo.mid, entry: null, by: null, text: null };
  return JSON.stringify({ ...rest, replyTo: quote });
}

/** What a row says to a gadget; of what was taken back, nothing. */
export function contentOf(row: EntryRow): Content {
  const text = row.text ?? "";
  switch (row.kind) {
    case "text": {
      const { rest = [], ...detail } = parsed<TextDetail>(row.detail) ?? {};
      const isUnsent = row.changes !== null && parsed<{ isUnsent?: true }>(row.changes)?.isUnsent === true;
      if (isUnsent) return { kind: "text", text, rest: [] };
      const isAlone = rest.length === 0 && Object.keys(detail).length === 0;
      return isAlone && isBlank(text)
        ? { kind: "unsupported", what: EMPTY }
        : { kind: "text", text, rest, ...detail };
    }
    case "quick_reply":
      return { kind: "quick_reply", text, payload: row.detail ?? "", ...pressedOf(row.detail) };
    case "postback": {
      const { payload = null, ...more } = parsed<PostbackDetail>(row.detail) ?? {};
      return { kind: "postback", title: text, payload, ...more, ...pressedOf(payload) };
    }
    case "event":
      return { kind: "event", event: parsed<MessengerEvent>(row.detail) ?? { type: "admin_text", text } };
    case "change": {
      const change = parsed<Change>(row.detail) ?? { type: "unsend" };
      return { kind: "event", event: { type: "change", change, mid: row.target ?? "" } };
    }
    case "unsupported":
      return { kind: "unsupported", what: text };
    case "system":
      return { kind: "system", line: lineOf(row.detail) };
  }
}

/** A line as it is kept. `commands`: of a note that was changed, by which commands, the last of them. */
export type StoredLine = SystemLine & { commands?: string[] };
type StoredNote = NoteLine & { commands?: string[] };

/** The note that a row is; null: it is none. */
export function noteIn({ kind, detail }: Pick<EntryRow, "kind" | "detail">): StoredNote | null {
  if (kind !== "system") return null;
  const line = JSON.parse(detail ?? "{}") as StoredLine;
  return line.event === "note" ? line : null;
}

function lineOf(detail: string | null): SystemLine {
  const { commands: _, ...line } = JSON.parse(detail ?? "{}") as StoredLine;
  return line;
}

function pressedOf(payload: string | null): { offeredBy?: number } {
  const entry = offeredBy(payload);
  return entry === null ? {} : { offeredBy: entry };
}

type Told = Pick<Preview, "text" | "what" | "count">;

/**
 * What a list shows of a row: its words; where it has none, `what` it is, for the gadget to say in its language. Beside it
 * words that go with it: what a survey was answered with.
 */
export function previewOf(row: Pick<EntryRow, "kind" | "text" | "detail">): Told {
  switch (row.kind) {
    case "text":
    case "quick_reply":
    case "postback": {
      // Only what was taken back has no text at all.
      if (row.text === null) return { text: "", what: "unsend" };
      if (isBlank(row.text)) return wordless(row);
      const card = row.kind === "postback" ? parsed<PostbackDetail>(row.detail)?.card : undefined;
      return { text: card === undefined ? row.text : `${row.text} · ${card}` };
    }
    case "event":
      return { text: scoreOf(row), what: whatOf(row) };
    case "change":
    case "unsupported":
      return { text: "", what: whatOf(row) };
    case "system":
      return { text: "" };
  }
}

/** "4/5": what a survey was answered with, where that is a number. */
function scoreOf({ detail }: Pick<EntryRow, "detail">): string {
  const event = parsed<MessengerEvent>(detail);
  const { question = "", answer = "" } = (event?.type === "feedback" ? event.answers[0] : undefined) ?? {};
  const most = scaleOf(question);
  return most !== null && /^\d{1,2}$/.test(answer) ? `${answer}/${String(most)}` : "";
}

/** Of words above buttons, which stand in its template, those; of several pictures, how many. */
function wordless(row: Pick<EntryRow, "kind" | "text" | "detail">): Told {
  const parts = (row.kind === "text" ? parsed<TextDetail>(row.detail)?.parts : undefined) ?? [];
  const [part] = parts;
  const isButtons = part?.type === "template" && part.template === "button" && !isBlank(part.text ?? "");
  if (isButtons) return { text: part.text ?? "" };
  const what = whatOf(row);
  const isGrid = part?.type === "template" && part.template === "image_grid";
  const count = isGrid ? part.cards.length : parts.filter((it) => kindOfPart(it) === what).length;
  return { text: "", what, ...(count > 1 ? { count } : {}) };
}

function whatOf({ kind, text, detail }: Pick<EntryRow, "kind" | "text" | "detail">): string {
  switch (kind) {
    case "change":
      return parsed<Change>(detail)?.type ?? "change";
    case "event":
    case "unsupported":
      return text ?? "message";
    case "text": {
      const [part] = parsed<TextDetail>(detail)?.parts ?? [];
      return part ? kindOfPart(part) : detail === null ? EMPTY : "message";
    }
    default:
      return "message";
  }
}

function parsed<T>(json: string | null): T | null {
  return json === null ? null : (JSON.parse(json) as T);
}

function withMedia<S>(part: Attachment<S>, files: (source: S) => Media): Attachment {
  switch (part.type) {
    case "image":
    case "video":
    case "audio":
    case "file":
    case "sticker":
      return { ...part, media: files(part.media) };
    case "product":
      return { ...part, products: part.products.map((card) => cardWithMedia(card, files)) };
    case "template":
      return { ...part, cards: part.cards.map((card) => cardWithMedia(card, files)) };
    case "location":
    case "share":
    case "appointment_booking":
    case "other":
      return part;
  }
}

function cardWithMedia<S>(card: Card<S>, files: (source: S) => Media): Card {
  return { ...card, image: card.image === null ? null : files(card.image) };
}
