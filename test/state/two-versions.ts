/**
 * A Worker as Cloudflare has it while a version is deployed in part: each object runs on the code of one version, and
 * calls others that may run on the other one.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { CLASSES } from "./classes.ts";

/**
 * Which code runs where: `worker` takes requests; of `objects`, by class, those whose id ends with one of these digits
 * (hexadecimal) run on the older version, all others on the newer one.
 */
export type Split = { worker: "older" | "newer"; objects: Readonly<Record<string, string>> };

/** The name of the variable that has the split, as JSON. */
const VARIABLE = "SPLIT";
/** For `LocalRun.start({ place })`. */
export const splitAs = (split: Split): Record<string, string> => ({ [VARIABLE]: JSON.stringify(split) });

export const ALL = "0123456789abcdef";
/** Every other object, as chance has it. */
export const HALF = "02468ace";

/**
 * Joins two bundles to one, in `outDir`, which is split as {@link splitAs} says. Answers its path. Classes that the older one has
 * not run on the newer one.
 */
export async function bundleOfTwo(older: string, newer: string, outDir: string): Promise<string> {
  await mkdir(outDir, { recursive: true });
  const entry = join(outDir, "two.js");
  const exported = CLASSES.map((name) => `export const ${name} = of(${JSON.stringify(name)});`);
  await writeFile(
    entry,
    `import { DurableObject, env } from "cloudflare:workers";
import * as older from ${JSON.stringify(older)};
import * as newer from ${JSON.stringify(newer)};
const { worker, objects } = JSON.parse(env.${VARIABLE});
const of = (name) => class extends DurableObject {
  constructor(ctx, env) {
    super(ctx, env);
    const isOlder = name in older && (objects[name] ?? "").includes(String(ctx.id).at(-1));
    return new (isOlder ? older : newer)[name](ctx, env);
  }
};
${exported.join("\n")}
export default worker === "older" ? older.default : newer.default;
`,
  );
  const outfile = join(outDir, "two-versions.js");
  await build({
    ...{ entryPoints: [entry], outfile, bundle: true, format: "esm", target: "esnext", logLevel: "error" },
    external: ["cloudflare:*", "node:*"],
  });
  return outfile;
}
