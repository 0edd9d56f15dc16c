/**
 * `npm run recover -- --url https://… --desk main --at 2026-12-01T10:00Z`: what putting a desk, one of its Pages or a conversation back to how it
 * was then would mean; with `--go` it is done, and this tells how far it is. `OPERATOR_TOKEN` is an agent token of an operator, or of a session
 * of theirs. Ends with 0 where all went back (or would), 1 where something stays as it is or nobody can tell yet, 2 where nothing was begun.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as rest } from "node:timers/promises";
import type { RestorableObject, Restoration, RestorePreview } from "../worker/protocol/admin/restoration.ts";
import { reasonOf } from "./local/reason.ts";
import { addressFrom, numberFrom, readCommandLine, refuse, slip } from "./local/command-line.ts";

const POLL_MS = 2_000;
/** So often in a row nobody answers before it is given up to be told how far it is. */
const SILENCES_MAX = 5;
/** The Worker understood, and does not do it. */
class RefusedError extends Error {}
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

const { values } = readCommandLine(
  {
    call: "npm run recover",
    does:
      "Tells what putting a desk, one of its Pages or a conversation back to how it was would mean; with --go it is done. Ends with 0 where all went " +
      "back (or would), 1 where something stays as it is or nobody can tell yet, 2 where nothing was begun.",
    variables: { OPERATOR_TOKEN: "an agent token of an operator, or of a session of theirs; must be set" },
    example: "npm run recover -- --url https://chat.example.com --at 2026-12-01T10:00Z",
  },
  {
    options: {
      url: { type: "string", value: "URL", tells: "where the Worker is; must be said" },
      desk: { type: "string", value: "DESK", default: "main", tells: "the desk's id" },
      page: {
        type: "string",
        value: "ID",
        tells: "one Page of the desk alone",
        otherwise: "all of the desk",
      },
      conversation: { type: "string", value: "PAGE:PSID", tells: "one conversation alone" },
      at: { type: "string", value: "TIME", tells: "back to then, with its zone: this, or --undo" },
      undo: { type: "string", value: "ID", tells: "forward again, from the restoration of this id" },
      go: { type: "boolean", default: false, tells: "does it; without it nothing is changed" },
      id: {
        type: "string",
        value: "ID",
        tells: "with --go: one that was begun, whose end is told; all else as then",
      },
      patience: {
        type: "string",
        value: "SECONDS",
        default: "60",
        tells: "how long an answer is waited for: 1 to 600",
      },
    },
  },
);
const worker = addressFrom("--url", values.url);
if ((values.at === undefined) === (values.undo === undefined)) slip("Either --at or --undo.");
if (values.page !== undefined && values.conversation !== undefined) slip("Either --page or --conversation.");
if (values.id !== undefined && !(values.go && UUID.test(values.id)))
  slip("--id goes with --go, and is what it printed when it began.");
const patienceMs = numberFrom("--patience", values.patience, 1, 600) * 1_000;
const token = process.env["OPERATOR_TOKEN"] || refuse("OPERATOR_TOKEN is not set: a token of an operator.");

const { desk, page: pageId, conversation, undo: undoes } = values;
const order = {
  desk,
  ...(pageId === undefined ? {} : { pageId }),
  ...(conversation === undefined ? {} : { conversation }),
  ...(undoes === undefined ? {} : { undoes }),
  ...(values.at === undefined ? {} : { at: timeFrom(values.at) }),
};

try {
  await look();
  if (values.go) await go();
} catch (error) {
  refuse(`${error instanceof Error ? error.message : String(error)} Nothing was begun.`);
}

async function look(): Promise<void> {
  const preview = await tell<RestorePreview>("restore.look", order);
  console.log(`desk ${preview.desk}, to ${timeOf(preview.at)}: objects ${String(preview.objects)}`);
  for (const object of preview.looked) console.log(sentenceOf(object));
  const more = preview.objects - preview.looked.length;
  if (more > 0) console.log(`… and ${String(more)} more, which are looked at when their turn comes`);
  if (preview.erasures > 0)
    console.log(
      `${String(preview.erasures)} erasures were asked for since: conversations stay erased, but the desk's list names these people again. Erase them anew.`,
    );
  console.log(
    "What stays as it is: search, figures, what programs were told, the audit, files, and what Meta has of all this.",
  );
  if (values.go) return;
  console.log("Nothing was changed. With --go it is done.");
  if (preview.looked.some(({ left }) => left !== null)) process.exitCode = 1;
}

async function go(): Promise<void> {
  const id = values.id ?? randomUUID();
  // Under the same id it is told how far it is.
  const begin = (): Promise<Restoration> => tell("restore.start", { ...order, id, confirm: desk });
  // Before: should the answer be lost, it may have begun all the same.
  console.log(`restoration ${id}`);
  let now: Restoration | null = null;
  for (let silences = 0; now?.endedAt == null;) {
    if (now !== null || silences > 0) await rest(POLL_MS);
    try {
      now = await begin();
      silences = 0;
      console.log(`back: ${String(now.back)} of ${String(now.objects)}`);
    } catch (error) {
      if (error instanceof RefusedError && now === null && silences === 0) throw error;
      silences += 1;
      console.error(error instanceof Error ? error.message : String(error));
      if (silences >= SILENCES_MAX) return unknownEnd(id);
    }
  }
  tellEnd(now, id);
}

function tellEnd(now: Restoration, id: string): void {
  for (const [why, count] of Object.entries(now.left))
    console.log(`left as they were, ${why}: ${String(count)}`);
  if (now.back > 0)
    console.log(
      `Done. To go forward again: npm run recover -- --url ${worker.href} --desk ${desk} --undo ${id} --go`,
    );
  if (now.back < now.objects) process.exitCode = 1;
}

/** It goes on by itself, whoever looks. */
function unknownEnd(id: string): void {
  console.error(
    `How far it is cannot be told now; what was begun goes on by itself. Ask again later: the same command, with --id ${id}`,
  );
  process.exitCode = 1;
}

type Answer<T> = { result?: T; error?: { code: string; why?: string } };

/** @throws RefusedError; Error where nobody knows whether it was done */
async function tell<T>(command: string, fields: object): Promise<T> {
  const url = new URL(`/api/v1/admin/${command}`, worker);
  const headers = { Authorization: `Bearer ${token}` };
  const signal = AbortSignal.timeout(patienceMs);
  let status = 0;
  let answer: Answer<T> | null = null;
  try {
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(fields), signal });
    status = response.status;
    answer = (await response.json()) as Answer<T> | null;
  } catch (error) {
    if (status === 0) throw new Error(`${url.origin} does not answer: ${reasonOf(error)}.`, { cause: error });
  }
  if (answer?.result !== undefined) return answer.result;
  if (answer?.error !== undefined)
    throw new RefusedError(`Refused: ${[answer.error.code, answer.error.why].filter(Boolean).join(", ")}.`);
  throw new Error(`${url.origin} answers as no Worker of this kind does (HTTP ${String(status)}).`);
}

function sentenceOf({ kind, name, left, bookmark, lost }: RestorableObject): string {
  if (left !== null) return `${kind} ${name}: stays as it is (${left})`;
  const counts = Object.entries(lost).map(
    ([what, n]) => `${what} ${what.endsWith("At") ? timeOf(n) : String(n)}`,
  );
  const now = counts.length === 0 ? "" : `; now younger than that: ${counts.join(", ")}`;
  return `${kind} ${name}: to ${bookmark ?? "its bookmark"}${now}`;
}

function timeFrom(written: string): number {
  const time = Date.parse(written);
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(written);
  return Number.isNaN(time) || !hasZone
    ? slip(`--at is "${written}"; it is a time with its zone, as 2026-12-01T10:00Z is.`)
    : time;
}

function timeOf(ms: number): string {
  return ms === 0 ? "never" : new Date(ms).toISOString();
}
