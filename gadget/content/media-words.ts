import type { Media, Attachment } from "../../worker/protocol/message/content.ts";
import { numberFormat } from "../words/exact-times.ts";

/** Attachments that are files. */
export type MediaKind = Extract<Attachment, { media: Media }>["type"];

/** Letters that turn the order of others around: "invoice.‮fdp.exe" must not read as a PDF. */
const DECEIVING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const UNITS = ["byte", "kilobyte", "megabyte"] as const;
const FAMILIES: Record<MediaKind, string> = {
  image: "image/",
  sticker: "image/",
  video: "video/",
  audio: "audio/",
  file: "",
};

/** A drawing may hold scripts: the Worker hands it out to be saved alone. */
const ONLY_SAVED = "image/svg+xml";

/** As what a copy can be shown: one that turned out to be something else is a file. */
export function shownKind(kind: MediaKind, { state, mime }: Media): MediaKind {
  if (state !== "ready" || mime === null) return kind;
  return mime.startsWith(FAMILIES[kind]) && mime !== ONLY_SAVED ? kind : "file";
}

/** A file's name without letters that would make it read as another. */
export function honestName(name: string): string {
  return name.replaceAll(DECEIVING, "");
}

/** What Meta adds to names of files: "invoice-1234567890123456.pdf", "report_12345_6789012345_n.docx". */
const META_NUMBER =
  /^(.*?[\p{L}\p{N}].*?)(?:[-_]\d{10,}|[-_]\d{5,}[-_]\d{10,})(?:_[a-z])?(\.[\p{L}\p{N}]{1,8})?$/u;

/** A file's name as whoever sent it knows it. */
export function withoutNumber(name: string): string {
  return name.replace(META_NUMBER, "$1$2");
}

/** Both, for who lists files. */
export function nameOfFile(name: string): string {
  return withoutNumber(honestName(name));
}

/** What its type looks like. */
export function iconOf(name: string, mime: string | null): "image" | "document" | "file" {
  if (mime?.startsWith("image/")) return "image";
  return /^(PDF|TXT|RTF|ODT|DOCX?|PAGES|MD)$/.test(extensionOf(name, mime)) ? "document" : "file";
}

/** "2.4 MB" */
export function sizeOf(bytes: number): string {
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const unit = UNITS[step];
  const format = numberFormat({
    style: "unit",
    unit,
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: 1,
  });
  return format.format(bytes / 1_000 ** step);
}

/** "PDF": what the name ends with, else what the copy was found to be. */
export function extensionOf(name: string, mime: string | null): string {
  const ending = /\.([\p{L}\p{N}]{1,8})$/u.exec(name)?.[1];
  const found = mime === null || mime === "application/octet-stream" ? "" : mime.slice(mime.indexOf("/") + 1);
  return (ending ?? found).toUpperCase();
}
