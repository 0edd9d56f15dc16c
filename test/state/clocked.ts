/** A Worker whose clock runs ahead by as much as it is told, alarms included: what is due in half a year can be waited for. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { CLASSES } from "./classes.ts";

/** By how many ms, as a variable of the Worker. */
const VARIABLE = "CLOCK_AHEAD_MS";
/** For the variables of a Worker of that bundle. */
export const aheadBy = (ms: number): Record<string, string> => ({ [VARIABLE]: String(ms) });

/** Sets the clock of where it runs ahead. It is sent as text into Workers and pages, and knows nothing but its argument. */
export function setAhead(ms: number): void {
  const scope = globalThis as unknown as { Date: DateConstructor; TrueDate?: DateConstructor };
  const True = (scope.TrueDate ??= scope.Date);
  const now = (): number => True.now() + ms;
  scope.Date = new Proxy(True, {
    construct: (target, given, as) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, as as DateConstructor) as Date,
    apply: () => new True(now()).toString(),
    get: (target, key) => (key === "now" ? now : (Reflect.get(target, key) as unknown)),
  });
}

/** Wraps a bundle, in `outDir`. Answers the path of the new one. */
export async function bundleWithClock(bundle: string, outDir: string): Promise<string> {
  await mkdir(outDir, { recursive: true });
  const [clock, entry] = [join(outDir, "clock.js"), join(outDir, "clocked.js")];
  // Before the bundle, which may read the time while it is loaded.
  await writeFile(
    clock,
    `import { env } from "cloudflare:workers";
export const ahead = Number(env.${VARIABLE} ?? 0);
(${setAhead.toString()})(ahead);
`,
  );
  await writeFile(
    entry,
    `import { DurableObject } from "cloudflare:workers";
import { ahead } from "./clock.js";
import * as inner from ${JSON.stringify(bundle)};
const of = (name) => class extends DurableObject {
  constructor(ctx, env) {
    super(ctx, env);
    const { storage } = ctx;
    const { setAlarm, getAlarm } = storage;
    // The platform's alarms know the true time alone.
    storage.setAlarm = (at, options) => setAlarm.call(storage, Number(at) - ahead, options);
    storage.getAlarm = async (options) => {
      const at = await getAlarm.call(storage, options);
      return at === null ? null : at + ahead;
    };
    // An older bundle lacks some, and asks for none of them.
    if (name in inner) return new inner[name](ctx, env);
  }
};
${CLASSES.map((name) => `export const ${name} = of(${JSON.stringify(name)});`).join("\n")}
export default inner.default;
`,
  );
  const outfile = join(outDir, "worker.js");
  await build({
    ...{ entryPoints: [entry], outfile, bundle: true, format: "esm", target: "esnext", logLevel: "error" },
    external: ["cloudflare:*", "node:*"],
  });
  return outfile;
}
