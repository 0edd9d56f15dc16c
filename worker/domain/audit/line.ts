import { hex } from "../hex.ts";
import type { AuditFields } from "./deed.ts";

/** Of the lines; a reader of a later one is told that it does not know it. */
export const AUDIT_FORMAT = 1;

/** What stands before the first line. */
export const NO_HASH = "0".repeat(64);

const HASH = /^[0-9a-f]{64}$/;
/** How a line ends, and how long that is. */
const ENDING = /,"hash":"([0-9a-f]{64})"\}$/;
const ENDING_UNITS = `,"hash":"${NO_HASH}"}`.length;

/** The newest line of a chain: its number and its hash. */
export type AuditHead = { seq: number; hash: string };

/** A line as it is kept and exported: JSON in one line, with its number, the hash of the line before and its own at the end. */
export type AuditLine = { seq: number; hash: string; text: string };

/** The order of what a line says, by which the same is always the same text. */
const ORDER = [
  "at",
  "id",
  "kind",
  "deed",
  "by",
  "conversations",
  "about",
  "changes",
  "detail",
  "from",
] as const;

/** What the first line says: the format, and whose chain it is. */
export type AuditBeginning = { at: number; id: string; desk: string };

/** Writes the line that follows `before` (null: the first of all). */
export async function lineAfter(before: AuditHead, fields: AuditFields): Promise<AuditLine> {
  const ordered = ORDER.flatMap((name) =>
    fields[name] === undefined ? [] : [[name, fields[name]] as const],
  );
  return await sealed({ seq: before.seq + 1, ...Object.fromEntries(ordered) }, before.hash);
}

/** The first line of a desk's chain. */
export async function firstLine({ at, id, desk }: AuditBeginning): Promise<AuditLine> {
  return await sealed(
    { seq: 0, format: AUDIT_FORMAT, desk, at, id, kind: "audit", deed: "audit.begin" },
    NO_HASH,
  );
}

/**
 * What stands in place of lines that were cut from the front: up to the one of that number, with the hash that it had. It is no link of the
 * chain: that it is right is said by the line `audit.cut`, which the chain holds behind it.
 */
export async function stubLine(desk: string, cut: AuditHead): Promise<AuditLine> {
  return await sealed(
    { seq: cut.seq, format: AUDIT_FORMAT, desk, kind: "audit", deed: "audit.stub", stands: cut.hash },
    NO_HASH,
  );
}

async function sealed(body: { seq: number; [field: string]: unknown }, before: string): Promise<AuditLine> {
  const text = JSON.stringify({ ...body, prev: before });
  const hash = await hashOfBody(text);
  return { seq: body.seq, hash, text: `${text.slice(0, -1)},"hash":"${hash}"}` };
}

/** SHA-256 of a line without its own hash, which holds that of the line before; in hex. */
export async function hashOfBody(text: string): Promise<string> {
  return hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

/** A line as it was read. `isWhole`: its hash is that of what it says, to the letter. */
export type ReadLine = {
  seq: number;
  hash: string;
  prev: string;
  isWhole: boolean;
  fields: Record<string, unknown>;
};

/** Null: it is no line of an audit at all. */
export async function readLine(text: string): Promise<ReadLine | null> {
  const said = ENDING.exec(text)?.[1];
  if (said === undefined) return null;
  const body = `${text.slice(0, -ENDING_UNITS)}}`;
  const fields = parsed(body);
  if (fields === null) return null;
  const { seq, prev } = fields;
  if (typeof seq !== "number" || !Number.isSafeInteger(seq) || seq < 0) return null;
  if (typeof prev !== "string" || !HASH.test(prev)) return null;
  const hash = await hashOfBody(body);
  const isWhole = hash === said;
  // A part of the text would keep all of it in memory for as long as somebody keeps the hash.
  return { seq, hash: isWhole ? hash : copied(said), prev, fields, isWhole };
}

function copied(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** As a head is written down and given: `<number>:<hash>`. */
export function headText({ seq, hash }: AuditHead): string {
  return `${seq}:${hash}`;
}

/** Null: it is none. */
export function readHead(text: string): AuditHead | null {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim().toLowerCase()) ?? [];
  return seq === undefined || hash === undefined ? null : { seq: Number(seq), hash };
}
