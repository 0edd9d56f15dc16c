/**
 * `npm run verify-audit -- FILE [--head 41:<hash>]`: whether an exported audit is the one that was written. Each line that is not is named.
 * Ends with 0 where all is whole, 1 where something is not, 2 where nothing could be verified. It needs Node alone. `-`: the file is what
 * comes in.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { headText, readHead } from "../worker/domain/audit/line.ts";
import { AuditVerifier, type AuditFault, type Verified } from "../worker/domain/audit/verify.ts";
import { readCommandLine, refuse } from "./local/command-line.ts";

const USAGE = "npm run verify-audit -- FILE [--head NUMBER:HASH]";

const { values, positionals } = readCommandLine(USAGE, {
  allowPositionals: true,
  options: { head: { type: "string" } },
});
const [file, ...others] = positionals;
if (file === undefined || others.length > 0) refuse(`Which file?\n${USAGE}`);
const head = values.head === undefined ? null : readHead(values.head);
if (values.head !== undefined && head === null) refuse(`--head is no head.\n${USAGE}`);

const verified = await verify(file);
if (verified.lines === 0) refuse(`${file} holds no line.`);
for (const fault of verified.faults) console.log(sentenceOf(fault));
const { desk, lines, faults } = verified;
const newest = verified.head === null ? "none" : headText(verified.head);
console.log(`desk: ${desk ?? "unknown"}\nlines: ${String(lines)}\nhead: ${newest}`);
if (head === null) console.log("No --head was given: whether lines are missing at the end cannot be seen.");
console.log(
  faults.length === 0 ? "The chain is whole." : `The chain is not whole. Faults: ${String(faults.length)}.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;

async function verify(path: string): Promise<Verified> {
  const verifier = new AuditVerifier();
  const input = path === "-" ? process.stdin : createReadStream(path);
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) await verifier.take(line);
  } catch (error) {
    refuse(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return verifier.end(head);
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
      return `${at}: ${no} begins another chain`;
    case "cut_unwitnessed":
      return `${at}: no line of the chain says that it was cut up to ${no}`;
    case "unknown_format":
      return `${at}: ${no} is of a format that is not known here: take a newer version of this command`;
  }
}

function noTo(seq: number, to: number): string {
  return seq === to ? `no. ${String(seq)} is` : `no. ${String(seq)} to ${String(to)} are`;
}
