/**
 * `npm run recover -- --url https://… --desk main --at 2026-12-01T10:00Z`: what putting a desk, one of its Pages or a conversation back to how it
 * was then would mean; with `--go` it is done, and this tells how far it is. `OPERATOR_TOKEN` is an agent token of an operator, or of a session
 * of theirs. Ends with 0 where all went back (or would), 1 where something stays as it is, 2 where nothing was begun.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as rest } from "node:timers/promises";
import type { RestorableObject, Restoration, RestorePreview } from "../worker/protocol/admin/restoration.ts";
import { readCommandLine, refuse } from "./local/command-line.ts";

const USAGE =
  "npm run recover -- --url https://chat.example.com --desk DESK [--page ID | --conversation PAGE:PSID] " +
  "--at 2026-12-01T10:00Z | --undo ID [--go]";
const POLL_MS = 2_000;

const { values } = readCommandLine(USAGE, {
  options: {
    url: { type: "string" },
    desk: { type: "string", default: "main" },
    page: { type: "string" },
    conversation: { type: "string" },
    at: { type: "string" },
    undo: { type: "string" },
    go: { type: "boolean", default: false },
  },
});
const worker = URL.parse(values.url ?? refuse(`Where is the Worker?\n${USAGE}`));
if (worker === null || !/^https?:$/.test(worker.protocol)) refuse(`--url is no address.\n${USAGE}`);
if ((values.at === undefined) === (values.undo === undefined)) refuse(`Either --at or --undo.\n${USAGE}`);
const token = process.env["OPERATOR_TOKEN"] || refuse("OPERATOR_TOKEN is not set: a token of an operator.");

const { desk, page: pageId, conversation, undo: undoes } = values;
const order = {
  desk,
  ...(pageId === undefined ? {} : { pageId }),
  ...(conversation === undefined ? {} : { conversation }),
  ...(undoes === undefined ? {} : { undoes }),
  ...(values.at === undefined ? {} : { at: timeFrom(values.at) }),
};

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
if (values.go) await go();
else {
  console.log("Nothing was changed. With --go it is done.");
  if (preview.looked.some(({ left }) => left !== null)) process.exitCode = 1;
}

async function go(): Promise<void> {
  const id = randomUUID();
  const begin = (): Promise<Restoration> => tell("restore.start", { ...order, id, confirm: desk });
  let now = await begin();
  console.log(`restoration ${id}`);
  while (now.endedAt === null) {
    await rest(POLL_MS);
    // Under the same id it is told how far it is.
    now = await begin();
    console.log(`back: ${String(now.back)} of ${String(now.objects)}`);
  }
  for (const [why, count] of Object.entries(now.left))
    console.log(`left as they were, ${why}: ${String(count)}`);
  if (now.back > 0)
    console.log(
      `Done. To go forward again: npm run recover -- --url ${String(worker)} --desk ${desk} --undo ${id} --go`,
    );
  if (now.back < now.objects) process.exitCode = 1;
}

async function tell<T>(command: string, fields: object): Promise<T> {
  const url = new URL(`/api/v1/admin/${command}`, worker ?? undefined);
  const headers = { Authorization: `Bearer ${token}` };
  let answer: { result?: T; error?: { code: string; why?: string } };
  try {
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(fields) });
    answer = (await response.json()) as typeof answer;
  } catch (error) {
    refuse(`${url.origin} does not answer: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (answer.error !== undefined)
    refuse(`Refused: ${[answer.error.code, answer.error.why].filter(Boolean).join(", ")}.`);
  return answer.result as T;
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
    ? refuse(`--at is no time with a zone, as 2026-12-01T10:00Z is.`)
    : time;
}

function timeOf(ms: number): string {
  return ms === 0 ? "never" : new Date(ms).toISOString();
}
