/** What there is to do, from what is there and what is wanted. Pure: the commands are run elsewhere, or only shown. */
import type { Values } from "./settings.ts";

/** Of a deployment, as far as Cloudflare tells without being changed. */
export type Found = {
  /** Null: nobody is signed in there. */
  account: string | null;
  /** False: the Worker was never deployed. */
  isDeployed: boolean;
  /** Names of the secrets that it has; their values are told to nobody. */
  secrets: ReadonlySet<string>;
  bucket: BucketFound;
};

/** A bucket is there where it is looked for, or not; then `elsewhere` are the jurisdictions (null: in none) that have one of that name. */
export type BucketFound = { isThere: true } | { isThere: false; elsewhere: readonly (string | null)[] };

/** What wrangler.toml says. */
export type Project = {
  worker: string;
  bucket: string;
  /** Of the bucket; null: none is written. */
  jurisdiction: string | null;
};

export type Step =
  /** The file's `jurisdiction` of the bucket is another. */
  | { do: "write_jurisdiction"; jurisdiction: string | null }
  | { do: "build" }
  | { do: "make_bucket"; bucket: string; jurisdiction: string | null }
  /** `jurisdiction`: of the bucket, which no Worker can ask for. */
  | { do: "deploy"; secrets: readonly string[]; jurisdiction: string | null }
  | { do: "await_health" }
  | { do: "register_webhook" }
  | { do: "put_admin_link" };

/** Those that objects have: R2 has the same. */
export const JURISDICTIONS = ["eu", "us", "fedramp"] as const;

/** Where the bucket is to lie: as it is said now, or as the file has it since it was said. Null: wherever R2 puts it. */
export function bucketJurisdiction(project: Project, values: Values): string | null {
  return values["DATA_JURISDICTION"] ?? project.jurisdiction;
}

/**
 * The steps, in their order. Nothing that is right already is done again, but that a deploy is: it is also the upgrade.
 * `values`: what the Worker is given.
 */
export function planOf(project: Project, found: Found, values: Values): Step[] {
  const jurisdiction = bucketJurisdiction(project, values);
  const steps: Step[] = [];
  if (jurisdiction !== project.jurisdiction) steps.push({ do: "write_jurisdiction", jurisdiction });
  steps.push({ do: "build" });
  if (!found.bucket.isThere) steps.push({ do: "make_bucket", bucket: project.bucket, jurisdiction });
  const secrets = [...Object.keys(values), "MEDIA_JURISDICTION", "ADMIN_LINK"];
  steps.push({ do: "deploy", secrets, jurisdiction });
  steps.push({ do: "await_health" }, { do: "register_webhook" }, { do: "put_admin_link" });
  return steps;
}

/** Arguments of wrangler. */
export function bucketCommand({
  bucket,
  jurisdiction,
}: {
  bucket: string;
  jurisdiction: string | null;
}): string[] {
  const where = jurisdiction === null ? [] : ["--jurisdiction", jurisdiction];
  return ["r2", "bucket", "create", bucket, ...where];
}

/** Why nothing may be deployed: with a new and empty bucket every file that there is would be lost from sight. Null: it may. */
export function strandedFiles(
  project: Project,
  { isDeployed, bucket }: Pick<Found, "isDeployed" | "bucket">,
  jurisdiction: string | null,
): string | null {
  if (!isDeployed || bucket.isThere || bucket.elsewhere.length === 0) return null;
  const places = bucket.elsewhere.map(inWords).join(" and ");
  return `The bucket ${project.bucket} lies ${places}, and not ${inWords(jurisdiction)}.`;
}

export function inWords(jurisdiction: string | null): string {
  return jurisdiction === null ? "in no jurisdiction" : `in ${jurisdiction}`;
}

/** A step as a person would do it by hand; secrets by their names alone. */
export function shown(step: Step, { worker }: Pick<Project, "worker">): string {
  switch (step.do) {
    case "write_jurisdiction":
      return step.jurisdiction === null
        ? "take `jurisdiction` out of [[r2_buckets]] in wrangler.toml"
        : `write jurisdiction = "${step.jurisdiction}" under [[r2_buckets]] in wrangler.toml`;
    case "build":
      return "npm run build:gadget";
    case "make_bucket":
      return `npx wrangler ${bucketCommand(step).join(" ")}`;
    case "deploy":
      return `npx wrangler deploy --secrets-file …   (${worker}; the file holds ${step.secrets.join(", ")}, by the last of which this command signs in itself, and is gone afterwards)`;
    case "await_health":
      return "GET /health, until the Worker answers with what was deployed";
    case "register_webhook":
      return "POST /api/v1/admin/…: session, app.list, app.subscribe (the app's events come to this Worker), page.list, page.check";
    case "put_admin_link":
      return "npx wrangler secret put ADMIN_LINK   (in the place of the used one: yours, with which it ends)";
  }
}

/** `toml` with the bucket's jurisdiction written, or without. */
export function withJurisdiction(toml: string, jurisdiction: string | null): string {
  const [before, ...blocks] = toml.split(/^(?=\[)/m);
  const written = jurisdiction === null ? "" : `jurisdiction = "${jurisdiction}"\n`;
  return [
    before,
    ...blocks.map((block) => {
      if (!block.startsWith("[[r2_buckets]]")) return block;
      const bare = block.replace(/^jurisdiction *=.*\n/m, "");
      return bare.replace(/^(bucket_name *=.*\n)/m, `$1${written}`);
    }),
  ].join("");
}
