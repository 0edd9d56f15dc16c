/** What is at Cloudflare already, as wrangler tells it. Changes nothing. */
import type { Found, Project } from "./plan.ts";
import { SetUpError, type Ran, type World } from "./world.ts";

/** Cloudflare's codes for a Worker, and for a bucket, that there is none of. */
const NO_WORKER = /\b10007\b/;
const NO_BUCKET = /\b10006\b|does not exist/i;

/** @throws SetUpError where wrangler cannot tell: nothing is done on a guess */
export async function found(world: World, project: Project, jurisdiction: string | null): Promise<Found> {
  const who = await world.wrangler(["whoami", "--json"]);
  if (who.status !== 0) return { account: null, isDeployed: false, secrets: new Set(), bucket: "missing" };
  const listed = await world.wrangler(["secret", "list", "--format", "json"]);
  const isDeployed = listed.status === 0;
  if (!isDeployed && !NO_WORKER.test(listed.out)) throw unclear("which secrets the Worker has", listed);
  return {
    account: accountIn(who.out),
    isDeployed,
    secrets: new Set(isDeployed ? namesIn(listed.out) : []),
    bucket: await bucketState(world, project, jurisdiction),
  };
}

async function bucketState(
  world: World,
  project: Project,
  jurisdiction: string | null,
): Promise<Found["bucket"]> {
  const where = jurisdiction === null ? [] : ["--jurisdiction", jurisdiction];
  const told = await world.wrangler(["r2", "bucket", "info", project.bucket, "--json", ...where]);
  if (told.status === 0) return "there";
  if (NO_BUCKET.test(told.out)) return "missing";
  throw unclear(`whether there is a bucket ${project.bucket}`, told);
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
