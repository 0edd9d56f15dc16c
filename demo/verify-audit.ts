/**
 * `npm run verify-audit -- FILE [--head 41:<hash>]`: whether an exported audit is the one that was written. Each line that is not is named.
 * Ends with 0 where all is whole, 1 where something is not, 2 where nothing could be verified. It needs Node alone. `-`: the file is what
 * comes in.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { headText, readHead, type AuditHead } from "../worker/domain/audit/line.ts";
import { AuditVerifier, type AuditFault, type Verified } from "../worker/domain/audit/verify.ts";
import { readCommandLine, refuse, slip } from "./local/command-line.ts";

const { values, positionals } = readCommandLine(
  {
    call: "npm run verify-audit -- FILE",
    does:
      "Whether an exported audit is the one that was written: each line that is not is named. Ends with 0 where all is whole, 1 where something is " +
      "not, 2 where nothing could be verified. Needs no network.",
    arguments: { FILE: "the export (JSON Lines); - for what comes in" },
    example: "npm run verify-audit -- audit-main.jsonl --head 4711:9f2c…",
  },
  {
    options: {
      head: {
        ...{ type: "string", value: "NUMBER:HASH" },
        tells:
          "the newest line as it was noted elsewhere: without it nobody sees that lines are missing at the end",
      },
    },
  },
);
const [file = "-"] = positionals;
const head = values.head === undefined ? null : readHead(values.head);
if (values.head !== undefined && head === null)
  slip(`--head is "${values.head}"; it is a number, a colon and 64 digits of 0 to 9 and a to f.`);

/** More of the same fault than these are told as one. */
const FEW = 4;
/** As PowerShell's `>` writes what a command prints. */
let isWide = false;
const WIDE = " It looks like UTF-16: keep it as it came, byte by byte.";

const verified = await verify(file);
const { desk, lines, faults, cutUpTo } = verified;
if (lines === 0) refuse(`${file} holds no line.`);
if (faults.length === lines && faults.every(({ fault }) => fault === "unreadable"))
  refuse(
    `${file} is no export of an audit: none of its lines is one (${String(lines)}).${isWide ? WIDE : ""}`,
  );
for (const sentence of inSentences(faults)) console.log(sentence);
const newest = verified.head === null ? "none" : headText(verified.head);
console.log(`desk: ${desk ?? "unknown"}\nlines: ${String(lines)}\nhead: ${newest}`);
if (cutUpTo !== null)
  console.log(`Lines up to no. ${String(cutUpTo)} were cut from the front, as the file itself says.`);
console.log(aboutEnd(verified, head));
console.log(
  faults.length === 0 ? "The chain is whole." : `The chain is not whole. Faults: ${String(faults.length)}.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;

async function verify(path: string): Promise<Verified> {
  const verifier = new AuditVerifier();
  const input = path === "-" ? process.stdin : createReadStream(path);
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      isWide ||= line.includes("\0");
      await verifier.take(line);
    }
  } catch (error) {
    refuse(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return verifier.end(head);
}

/** How far the end of the file is known to be the end of the chain. */
function aboutEnd({ head: last, cutUpTo: cut }: Verified, noted: AuditHead | null): string {
  if (noted === null) return "No --head was given: whether lines are missing at the end cannot be seen.";
  const no = String(noted.seq);
  if (cut !== null && noted.seq < cut)
    return `The head that was given, no. ${no}, was cut since: it says nothing of this file.`;
  if (last !== null && noted.seq < last.seq)
    return `The head that was given is no. ${no}: whether lines are missing behind no. ${String(last.seq)} cannot be seen.`;
  return "The head that was given is the newest there is to know of: the end was compared.";
}

/** One for each, but where the same is wrong with line after line, as where two exports were joined. */
function* inSentences(all: readonly AuditFault[]): Generator<string> {
  for (let at = 0; at < all.length;) {
    const first = all[at];
    if (first === undefined) return;
    let last = at;
    while (goesOn(all[last], all[last + 1])) last += 1;
    yield sentenceOf(first);
    const more = last - at;
    if (more > 0 && more < FEW) for (const fault of all.slice(at + 1, last + 1)) yield sentenceOf(fault);
    else if (more > 0) yield `  likewise each line behind it, up to line ${String(all[last]?.line)}`;
    at = last + 1;
  }
}

function goesOn(one: AuditFault | undefined, next: AuditFault | undefined): boolean {
  if (one === undefined || next === undefined) return false;
  if (next.fault !== one.fault || next.line !== one.line + 1) return false;
  return !("seq" in one && "seq" in next) || next.seq === one.seq + 1;
}

function sentenceOf(it: AuditFault): string {
  const at = `line ${String(it.line)}`;
  if (it.fault === "unreadable") return `${at}: is no line of an audit`;
  const no = `no. ${String(it.seq)}`;
  switch (it.fault) {
    case "changed":
      return `${at}: ${no} was changed: its hash is not that of what it says`;
    case "replaced":
      return `${at}: ${no} is another line than the one that its neighbour was chained to`;
    case "out_of_order":
      return `${at}: ${no} stands behind a later line`;
    case "doubled":
      return `${at}: ${no} stands in line ${String(it.first)} already`;
    case "other_of_same":
      return `${at}: ${no} is the number of another line, line ${String(it.first)}`;
    case "missing":
      return `before ${at}: ${noTo(it.seq, it.to)} missing`;
    case "cut_off":
      return `behind ${at}: ${noTo(it.seq, it.to)} missing: the end was cut off`;
    case "other_head":
      return `${at}: ${no} is another line than the head that was given: the chain was written anew, or went on otherwise from an earlier state`;
    case "no_beginning":
      return `${at}: ${no} begins the file, and is no beginning of a chain`;
    case "second_beginning":
      return `${at}: ${no} begins another chain: verify two exports that were joined each by itself`;
    case "cut_unwitnessed":
      return `${at}: it begins behind ${no}, and no line of it says that it was cut up to there`;
    case "unknown_format":
      return `${at}: ${no} is of a format that is not known here: take a newer version of this command`;
  }
}

function noTo(seq: number, to: number): string {
  return seq === to ? `no. ${String(seq)} is` : `no. ${String(seq)} to ${String(to)} are`;
}
