/** `npm run sbom`: what the scripts that are handed out are made of, as CycloneDX. Needs no network. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { readCommandLine } from "../../demo/local/command-line.ts";
import manifest from "../../package.json" with { type: "json" };
import { billOf, type Bill } from "./bill.ts";
import { shippedPackages } from "./shipped.ts";

readCommandLine(
  {
    call: "npm run --silent sbom",
    does: "Prints what the scripts that are handed out are made of, as CycloneDX (JSON). Needs no network.",
    example: "npm run --silent sbom > sbom.json",
  },
  {},
);

const BYTES_MAX = 64 * 1024 * 1024;
// By the lock file: its hashes are those that were checked when the packages were installed.
const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];

const { stdout } = await promisify(execFile)("npm", args, { maxBuffer: BYTES_MAX });
const bill = billOf(JSON.parse(stdout) as Bill, manifest.name, await shippedPackages());
process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`);
