/**
 * `npm run audit`: what is known against the packages of the lock file, of which none may be in what is handed out or in what
 * makes it. Ends with 1 where there is one, with 2 where the registry does not say.
 */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { readCommandLine } from "../../demo/local/command-line.ts";
import { judged, reportIn } from "./audit-rule.ts";
import type { Lock } from "./lock.ts";

readCommandLine(
  {
    call: "npm run audit",
    does:
      "What the registry knows against packages of the lock file; asks it by npm. Ends with 1 where something is in what is handed out or in what makes " +
      "it, with 2 where the registry does not say.",
    example: "npm run audit",
  },
  {},
);

const BYTES_MAX = 64 * 1024 * 1024;

const printed = await new Promise<string>((resolve) => {
  // It ends with a failure where it found something.
  execFile("npm", ["audit", "--json"], { maxBuffer: BYTES_MAX }, (_error, out) => resolve(out));
});
const report = reportIn(printed);
if (report === null) {
  process.stderr.write(`The registry does not say what is known:\n${printed}\n`);
  process.exit(2);
}
const { found, mustMend } = judged(report, JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock);
for (const { reach, severity, name, range, path } of found)
  process.stdout.write(`${reach.padEnd(6)} ${severity.padEnd(8)} ${name} ${range} (${path})\n`);
process.stdout.write(mustMend ? "What ships or builds must be mended.\n" : "Nothing that ships or builds.\n");
process.exit(mustMend ? 1 : 0);
