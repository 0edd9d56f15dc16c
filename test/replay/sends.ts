/**
 * `npm run replay:sends -- DIR`: makes every call below DIR that a program made of Meta (Send, upload, profile and
 * hand-over bodies) to the simulator, and prints what it answered. `test/replay/calls` has a few to begin with. Exits
 * with 1 when a call was answered with anything but an acceptance or one of Meta's errors; with 2 when DIR holds none.
 */
import { readCommandLine, refuse } from "../../demo/local/command-line.ts";
import { bodiesBelow } from "./files.ts";
import { callOf, type PlatformCall } from "./platform-call.ts";
import { makePlatform } from "./platform.ts";

const { positionals } = readCommandLine(
  {
    call: "npm run replay:sends -- DIR",
    does:
      "Makes every call below DIR (.json, .txt) that a program made of Meta to the simulator, and prints what it answered. Ends with 1 where that was " +
      "neither an acceptance nor one of Meta's errors; with 2 where DIR holds no call. Needs no server.",
    arguments: { DIR: "a directory; test/replay/calls has a few to begin with" },
    example: "npm run replay:sends -- test/replay/calls",
  },
  {},
);
const [directory = ""] = positionals;
const bodies = await bodiesBelow(directory).catch((error: unknown) => {
  const { code } = error as { code?: string };
  return refuse(`The bodies in "${directory}" cannot be read (${code ?? String(error)}).`);
});

const totals = { accepted: 0, refused: 0, wrong: 0, notCalls: 0 };
/** How often each error was given, by what it says. */
const reasons = new Map<string, number>();
for (const { name, text } of bodies) {
  const call = callOf(text);
  if (call === null) {
    totals.notCalls++;
    console.log(`no call   ${name}`);
    continue;
  }
  const outcome = await answerTo(call);
  totals[outcome.kind]++;
  if (outcome.kind === "refused") reasons.set(outcome.says, (reasons.get(outcome.says) ?? 0) + 1);
  console.log(
    `${outcome.kind.padEnd(9)} ${name}  ${call.edge}${outcome.says === "" ? "" : `: ${outcome.says}`}`,
  );
}
const calls = totals.accepted + totals.refused + totals.wrong;
if (calls === 0) refuse(`There is no call below "${directory}".`);

console.log("\nRefused with:");
for (const [says, count] of [...reasons].sort(([, a], [, b]) => b - a))
  console.log(`${String(count).padStart(6)}  ${says}`);
console.log(
  `\n${String(calls)} calls: ${String(totals.accepted)} accepted, ${String(totals.refused)} refused, ` +
    `${String(totals.wrong)} answered with neither; ${String(totals.notCalls)} files are no calls`,
);
process.exitCode = totals.wrong === 0 ? 0 : 1;

type Outcome = { kind: "accepted" | "refused" | "wrong"; says: string };

async function answerTo(call: PlatformCall): Promise<Outcome> {
  const { status, body } = await makePlatform().post(call);
  if (status === 200) return { kind: "accepted", says: "" };
  const { error } = body;
  if (error === undefined || status >= 500)
    return { kind: "wrong", says: `${String(status)} ${JSON.stringify(body)}` };
  const code = [error.code, error.error_subcode].filter((part) => part !== undefined).join("/");
  return { kind: "refused", says: `${code} ${error.message}` };
}
