/**
 * `npm run replay -- DIR [--url http://localhost:8787]`: sends every body below DIR as Meta would, and tells what
 * the desk then shows. `test/replay/bodies` has a few to begin with. Exits with 1 when a body was refused that must
 * not be, an item of it is missing, or no Worker answers; with 2 when DIR holds no bodies.
 */
import { createHmac } from "node:crypto";
import { mintToken } from "../../demo/local/agents.ts";
import { addressFrom, readCommandLine } from "../../demo/local/command-line.ts";
import { reasonOf } from "../../demo/local/reason.ts";
import { DeskClient } from "../../demo/local/desk-client.ts";
import { SIMULATOR_APP_SECRET, SIMULATOR_PAGE_ID } from "../../demo/simulator/identities.ts";
import { expectationOf, type Expectation } from "./expectation.ts";
import { bodiesBelow } from "./files.ts";
import { countKinds, inWords, newestPageEvent, readBack, type Found } from "./read-back.ts";
import { rewrite } from "./rewrite.ts";

const { values, positionals } = readCommandLine(
  {
    call: "npm run replay -- DIR",
    does:
      "Sends every webhook body below DIR (.json, .txt) as Meta would to the Worker of npm start, and tells what the desk then shows. Ends with 1 where " +
      "a body was refused that must not be, an item of it is missing, or no Worker answers; with 2 where DIR holds no bodies.",
    arguments: { DIR: "a directory; test/replay/bodies has a few to begin with" },
    example: "npm run replay -- test/replay/bodies",
  },
  {
    options: {
      url: { type: "string", value: "URL", default: "http://localhost:8787", tells: "where the Worker is" },
    },
  },
);
const [directory = ""] = positionals;
const worker = addressFrom("--url", values.url).origin;
const bodies = await bodiesBelow(directory, SIMULATOR_PAGE_ID).catch((error: unknown) =>
  end(2, `The bodies in "${directory}" cannot be read (${reasonOf(error)}).`),
);
if (bodies.length === 0) end(2, `There is no .json or .txt file below "${directory}".`);

const admin = { sub: "replay", name: "Replay", role: "admin" as const };
const desk = await DeskClient.connect(worker, await mintToken(admin)).catch((error: unknown) =>
  end(
    1,
    `No Worker of a local run answers at ${worker} (${reasonOf(error)}). ` +
      `Start one by "npm start", or say where it is: --url http://localhost:PORT`,
  ),
);
const run = String(Date.now() % 10_000).padStart(4, "0");
let newest = await newestPageEvent(desk, SIMULATOR_PAGE_ID);
/** How many of the items must be shown as what they are: the rest are kinds that are not Meta's, or no longer. */
const OWN_KIND_MIN = 0.95;
const kinds = new Map<string, number>();
let unnamed = 0;
const totals = { files: 0, accepted: 0, refused: 0, items: 0, entries: 0, pageEvents: 0, wrong: 0 };

for (const { name, text, isFragment } of bodies) {
  const salt = run + String(totals.files % 10_000).padStart(4, "0");
  const body = isJson(text) ? rewrite(text, SIMULATOR_PAGE_ID, salt, isFragment) : text;
  const expected = expectationOf(body, SIMULATOR_PAGE_ID, Date.now());
  const status = await post(body);
  const found = await readBack(desk, SIMULATOR_PAGE_ID, expected.people, newest);
  newest = found.newestEvent;
  const problems = compare(expected, status, found);
  totals.files++;
  totals[status === 200 ? "accepted" : "refused"]++;
  totals.items += expected.items;
  totals.entries += found.entries.length;
  totals.pageEvents += found.pageEvents.length;
  if (problems.length > 0) totals.wrong++;
  unnamed += countKinds(found.entries, kinds);
  console.log(`${String(status)}  ${name}  ${inWords(found) || "nothing"}`);
  for (const problem of problems) console.log(`     WRONG: ${problem}`);
}

desk.close();
console.log("\nShown in threads:");
for (const [kind, count] of [...kinds].sort(([, a], [, b]) => b - a))
  console.log(`${String(count).padStart(6)}  ${kind}`);
const ownKind = totals.items === 0 ? 1 : 1 - unnamed / totals.items;
console.log(
  `${(ownKind * 100).toFixed(1)} % of the items as their own kind (at least ${String(OWN_KIND_MIN * 100)} % are wanted)\n`,
);
console.log(
  `${String(totals.files)} files: ${String(totals.accepted)} accepted, ${String(totals.refused)} refused; ` +
    `${String(totals.items)} items, read back as ${String(totals.entries)} entries, ` +
    `${String(totals.pageEvents)} events of the Page, the rest marks and repetitions; ${String(totals.wrong)} files wrong`,
);
process.exitCode = totals.wrong === 0 && ownKind >= OWN_KIND_MIN ? 0 : 1;

function end(status: number, why: string): never {
  console.error(why);
  process.exit(status);
}

async function post(body: string): Promise<number> {
  const signature = createHmac("sha256", SIMULATOR_APP_SECRET).update(body).digest("hex");
  const headers = { "Content-Type": "application/json", "X-Hub-Signature-256": `sha256=${signature}` };
  const response = await fetch(`${worker}/webhook`, { method: "POST", headers, body });
  await response.arrayBuffer();
  return response.status;
}

function compare(expected: Expectation, status: number, found: Found): string[] {
  const problems: string[] = [];
  const must = (isSo: boolean, problem: string): void => {
    if (!isSo) problems.push(problem);
  };
  const mids = new Set(found.entries.map(({ mid }) => mid));
  const { fewest, most } = expected.pageEvents;
  const [entries, events] = [found.entries.length, found.pageEvents.length];
  must(status === expected.status, `answered ${String(status)} instead of ${String(expected.status)}`);
  must(entries === expected.entries, `${String(entries)} entries instead of ${String(expected.entries)}`);
  for (const mid of expected.changed) must(found.changed.includes(mid), `what became of ${mid} is missing`);
  must(events >= fewest && events <= most, `${String(events)} events of the Page instead of ${String(most)}`);
  for (const mid of expected.mids) must(mids.has(mid) || mid.length > 400, `mid ${mid} is missing`);
  // What was read was delivered.
  const delivered = Math.max(expected.deliveredAt, expected.readAt);
  must(
    isNear(found.deliveredAt, delivered),
    `delivered mark ${String(found.deliveredAt)}, not ${String(delivered)}`,
  );
  must(
    isNear(found.readAt, expected.readAt),
    `read mark ${String(found.readAt)}, not ${String(expected.readAt)}`,
  );
  return problems;
}

/** Marks from a clock that runs ahead are held to the Worker's own time, which is not quite ours. */
function isNear(found: number, expected: number): boolean {
  return Math.abs(found - expected) <= (expected > Date.now() ? 10_000 : 0);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
