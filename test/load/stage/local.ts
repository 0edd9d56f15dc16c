import { randomBytes } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { SIMULATOR_APP_SECRET } from "../../../demo/simulator/identities.ts";
import { builtWorker } from "../../built.ts";
import { deployedClasses } from "../../measuring/deployed-classes.ts";
import type { Random } from "../../measuring/random.ts";
import { serve } from "../../measuring/workerd.ts";
import type { LoadOptions } from "../plan.ts";
import { pointTo, startMeta } from "./meta.ts";
import { desksOf, setUp, type Keys, type Stage } from "./stage.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const FIRST_PAGE = 10_150_001;

/** A Worker of its own, as it is deployed, on a plain workerd, and the simulator as Meta. What it keeps is on disk, and goes with it. */
export async function localStage(
  { pages: count, desks }: Pick<LoadOptions, "pages" | "desks">,
  random: Random,
  { bundle }: { bundle?: string } = {},
): Promise<Stage> {
  const under = join(ROOT, ".state", `load-${String(process.pid)}`);
  await mkdir(under, { recursive: true });
  const ends: (() => Promise<unknown>)[] = [
    () => rm(under, { recursive: true, force: true, maxRetries: 20 }),
  ];
  const close = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const pages = Array.from({ length: count }, (_, at) => ({
      id: String(FIRST_PAGE + at),
      token: `EAAload-token-of-page-${String(at + 1)}`,
    }));
    const meta = await startMeta({ port: 0, pages, isSubscribed: false, random });
    ends.push(meta.close);
    const keys = newKeys();
    const worker = await serve(
      bundle ?? (await builtWorker(join(under, "bundle"), join(under, "assets"))),
      deployedClasses(),
      meta.graphUrl,
      await bucketIn(under),
      { under, variables: variablesOf(keys), apart: true },
    );
    ends.push(worker.stop);
    pointTo(meta, worker.url);
    const named = desksOf(
      pages.map(({ id }) => id),
      desks,
    );
    const stage = {
      url: worker.url,
      meta,
      desks: named,
      keys,
      hasGraph: true,
      process: worker,
      cannot: [],
      close,
    };
    await setUp(stage, new Map(pages.map(({ id, token }) => [id, token])));
    return stage;
  } catch (error) {
    await close();
    throw error;
  }
}

function newKeys(): Keys {
  const secret = (): string => randomBytes(48).toString("base64");
  return { agents: { kid: "load", secret: secret() }, operator: { kid: "load-operator", secret: secret() } };
}

function variablesOf({ agents, operator }: Keys): Record<string, string> {
  const signing = [
    { kid: agents.kid, alg: "HS256", secret: agents.secret, maxRole: "service" },
    { kid: operator?.kid, alg: "HS256", secret: operator?.secret, roles: ["operator"] },
  ];
  return {
    FACEBOOK_APP_SECRET: SIMULATOR_APP_SECRET,
    // Every Page is connected as administrators do it.
    FACEBOOK_PAGE_ID: "",
    FACEBOOK_PAGE_ACCESS_TOKEN: "",
    AGENT_KEYS: JSON.stringify(signing),
    ENCRYPTION_KEYS: `load:${randomBytes(32).toString("base64")}`,
  };
}

async function bucketIn(directory: string): Promise<string> {
  const outfile = join(directory, "bucket.js");
  const entry = join(ROOT, "test/bench/workers/bucket.ts");
  await build({ entryPoints: [entry], outfile, bundle: true, format: "esm", target: "es2024" });
  return outfile;
}
