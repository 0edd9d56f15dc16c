import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { BUILDERS, judged, reportIn } from "../../packaging/supply/audit-rule.ts";
import type { Bill } from "../../packaging/supply/bill.ts";
import { faultsOfLock, neededBy, type Lock } from "../../packaging/supply/lock.ts";
import { shippedPackages } from "../../packaging/supply/shipped.ts";

const LOCK = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;
const NOTICES = readFileSync("THIRD-PARTY-NOTICES", "utf8");
const GOOD = `sha512-${"A".repeat(86)}==`;

const oneOf = (entry: object): Lock => ({ packages: { "": {}, "node_modules/a": entry } });

describe("package-lock.json", () => {
  it("has the hash of every package, and names no place but the public registry", () => {
    expect(Object.keys(LOCK.packages).length).toBeGreaterThan(500);
    expect(faultsOfLock(LOCK)).toEqual([]);
  });

  it.each([
    [{}, "has no integrity"],
    [{ integrity: "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=" }, "has an integrity that is no SHA-512"],
    [{ integrity: GOOD, resolved: "https://mirror.example/a.tgz" }, "comes from mirror.example"],
    [{ integrity: GOOD, resolved: "http://registry.npmjs.org/a.tgz" }, "comes from registry.npmjs.org"],
    [{ integrity: GOOD, resolved: "https://registry.npmjs.org.example/a" }, "registry.npmjs.org.example"],
    [{ integrity: GOOD, resolved: "git+ssh://git@example.com/a.git#1" }, "comes from example.com"],
    [{ integrity: GOOD, resolved: "file:../a" }, "comes from file:"],
    [{ integrity: GOOD, link: true }, "is a link into this machine"],
  ])("would not pass with %j", (entry, fault) => {
    expect(faultsOfLock(oneOf(entry))).toEqual([expect.stringContaining(fault)]);
  });
});

describe("npm run audit", () => {
  const packages: Lock["packages"] = {
    "": {},
    "node_modules/lit": { dependencies: { deep: "1" } },
    "node_modules/deep": {},
    "node_modules/vite": { dev: true, dependencies: { inner: "1" } },
    "node_modules/vite/node_modules/inner": { dev: true, dependencies: { shared: "1" } },
    "node_modules/inner": { dev: true },
    "node_modules/shared": { dev: true },
    "node_modules/prettier": { dev: true },
  };
  const known = (...nodes: string[]) =>
    judged({ vulnerabilities: { it: { name: "it", severity: "low", range: "<2", nodes } } }, { packages });

  it.each([
    ["node_modules/deep", "ships"],
    ["node_modules/vite/node_modules/inner", "builds"],
    ["node_modules/shared", "builds"],
    ["node_modules/nobody-knows", "ships"],
  ])("fails for %s, which %s", (path, reach) => {
    expect(known("node_modules/prettier", path)).toMatchObject({
      mustMend: true,
      found: [
        { path, reach },
        { path: "node_modules/prettier", reach: "works" },
      ],
    });
  });

  it.each([[["node_modules/prettier", "node_modules/inner"]], [[]]])(
    "names %j and does not fail",
    (paths) => {
      const { found, mustMend } = known(...paths);
      expect([found.map(({ reach }) => reach), mustMend]).toEqual([paths.map(() => "works"), false]);
    },
  );

  it("knows an answer from none", () => {
    expect(reportIn('{"auditReportVersion":2,"vulnerabilities":{}}')).not.toBeNull();
    for (const printed of ["", "npm error", "null", '{"message":"405","statusCode":405}'])
      expect(reportIn(printed)).toBeNull();
  });

  it("knows what builds: all of it is there, and needs what it needs", () => {
    for (const name of BUILDERS) expect(Object.keys(LOCK.packages)).toContain(`node_modules/${name}`);
    expect([...neededBy(LOCK, ["wrangler"])]).toEqual(expect.arrayContaining(["node_modules/workerd"]));
  });
});

describe("npm run sbom", () => {
  it("names what is handed out, as the notices do, each with its hash", async () => {
    const script = promisify(execFile)(process.execPath, ["packaging/supply/sbom.ts"], { maxBuffer: 1e8 });
    const [{ stdout }, shipped] = await Promise.all([script, shippedPackages()]);
    const bill = JSON.parse(stdout) as Bill;

    expect(bill).toMatchObject({
      bomFormat: "CycloneDX",
      metadata: { component: { name: "fb-chat-gadget" } },
    });
    expect(bill.components.map(({ name, version }) => ({ name, version }))).toEqual(shipped);
    for (const { name, version, purl, hashes, licenses } of bill.components) {
      expect(NOTICES).toContain(`${name} ${version}`);
      expect(purl).toBe(`pkg:npm/${name.replace("@", "%40")}@${version}`);
      const { integrity = "" } = LOCK.packages[`node_modules/${name}`] ?? {};
      const content = Buffer.from(integrity.slice("sha512-".length), "base64").toString("hex");
      expect(hashes).toEqual([{ alg: "SHA-512", content }]);
      expect(licenses).not.toHaveLength(0);
    }
    const refs = bill.components.map((it) => it["bom-ref"]);
    expect(
      bill.dependencies.find(({ ref }) => ref === bill.metadata.component["bom-ref"])?.dependsOn,
    ).toEqual(refs);
  });
});
