/** What is at Cloudflare already, as wrangler tells it. Changes nothing. */
import { JURISDICTIONS, type BucketFound, type Found, type Project } from "./plan.ts";
import { SetUpError, type Ran, type World } from "./world.ts";

/** Cloudflare's codes for a Worker, and for a bucket, that there is none of. */
const NO_WORKER = /\b10007\b/;
const NO_BUCKET = /\b10006\b|does not exist/i;

/** @throws SetUpError where wrangler cannot tell: nothing is done on a guess */
export async function found(world: World, project: Project, jurisdiction: string | null): Promise<Found> {
  const who = await world.wrangler(["whoami", "--json"]);
  if (who.status !== 0)
    return {
      ...{ account: null, isDeployed: false, secrets: new Set() },
      bucket: { isThere: false, elsewhere: [] },
    };
  const listed = await world.wrangler(["secret", "list", "--format", "json"]);
  const isDeployed = listed.status === 0;
  if (!isDeployed && !NO_WORKER.test(listed.out)) throw unclear("which secrets the Worker has", listed);
  return {
    account: accountIn(who.out),
    isDeployed,
    secrets: new Set(isDeployed ? namesIn(listed.out) : []),
    bucket: await bucketFound(world, project, jurisdiction),
  };
}

/** @throws SetUpError where wrangler cannot tell */
export async function bucketFound(
  world: World,
  project: Project,
  jurisdiction: string | null,
): Promise<BucketFound> {
  const told = await bucketInfo(world, project, jurisdiction);
  if (told.status === 0) return { isThere: true };
  if (!NO_BUCKET.test(told.out)) throw unclear(`whether there is a bucket ${project.bucket}`, told);
  const elsewhere: (string | null)[] = [];
  for (const other of [null, ...JURISDICTIONS].filter((one) => one !== jurisdiction))
    // An account need not have every jurisdiction: what is refused holds no bucket of it.
    if ((await bucketInfo(world, project, other)).status === 0) elsewhere.push(other);
  return { isThere: false, elsewhere };
}

/** Buckets of one name in two jurisdictions are two, and each is found in its own alone. */
async function bucketInfo(world: World, project: Project, jurisdiction: string | null): Promise<Ran> {
  const where = jurisdiction === null ? [] : ["--jurisdiction", jurisdiction];
  return await world.wrangler(["r2", "bucket", "info", project.bucket, "--json", ...where]);
}

function unclear(what: string, ran: Ran): SetUpError {
  return new SetUpError(`Cloudflare does not say ${what}:\n${ran.out.trim()}`);
}

/** The answer of `whoami` holds the accounts that may be deployed to. */
function accountIn(text: string): string {
  const { accounts = [], email } = jsonIn(text) as { email?: string; accounts?: { name: string }[] };
  return accounts.map(({ name }) => name).join(", ") || (email ?? "an account");
}

function namesIn(text: string): string[] {
  return (jsonIn(text) as { name: string }[]).map(({ name }) => name);
}

/** wrangler may say something else around it. */
function jsonIn(text: string): unknown {
  const from = text.search(/[[{]/);
  const to = Math.max(text.lastIndexOf("]"), text.lastIndexOf("}"));
  try {
    return JSON.parse(text.slice(from, to + 1));
  } catch {
    throw new SetUpError(`wrangler's answer cannot be read:\n${text.trim()}`);
  }
}
