import { neededBy, type Lock } from "./lock.ts";

/** What of `npm audit --json` is read here (its `auditReportVersion` 2). `nodes`: where in the lock file it lies. */
export type AuditReport = {
  vulnerabilities: Record<string, { name: string; severity: string; range: string; nodes: string[] }>;
};

/**
 * `ships`: its code may be in what is handed out; `builds`: it makes that, and so could put something in; `works`: it is used
 * while one works at the product, and reaches nobody else.
 */
export type Reach = "ships" | "builds" | "works";
export type Found = { name: string; path: string; severity: string; range: string; reach: Reach };

/** What `npm run build` and `npm run deploy` start, and what the gadget's scripts are made of beside the dependencies. */
export const BUILDERS = [
  ...["vite", "esbuild", "rollup", "wrangler", "typescript", "dts-bundle-generator"],
  ...["@custom-elements-manifest/analyzer", "unicode-emoji-json"],
];

/** What was found, the worst reach first. Whatever ships or builds must be mended: `mustMend`. */
export function judged(report: AuditReport, lock: Lock): { found: Found[]; mustMend: boolean } {
  const building = neededBy(lock, BUILDERS);
  const reachOf = (path: string): Reach => {
    const entry = lock.packages[path];
    // Of what the lock file does not know nobody can say that it is harmless.
    if (entry === undefined || entry.dev !== true) return "ships";
    return building.has(path) ? "builds" : "works";
  };
  const order: Reach[] = ["ships", "builds", "works"];
  const found = Object.values(report.vulnerabilities)
    .flatMap(({ name, severity, range, nodes }) =>
      nodes.map((path): Found => ({ name, path, severity, range, reach: reachOf(path) })),
    )
    .toSorted((a, b) => order.indexOf(a.reach) - order.indexOf(b.reach) || a.path.localeCompare(b.path));
  return { found, mustMend: found.some(({ reach }) => reach !== "works") };
}

/** The report in what npm printed; null: the registry did not answer, and npm said so in its place. */
export function reportIn(printed: string): AuditReport | null {
  try {
    const read = JSON.parse(printed) as Partial<AuditReport> | null;
    return typeof read?.vulnerabilities === "object" ? (read as AuditReport) : null;
  } catch {
    return null;
  }
}
