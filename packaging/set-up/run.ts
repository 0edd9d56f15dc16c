/** From an account at Cloudflare and an app at Meta to a Worker that answers: `npm run setup`. */
import { newAdminSecret, type AdminSecret } from "../../demo/local/admin-link.ts";
import { bucketFound, found } from "./cloudflare.ts";
import {
  bucketCommand,
  bucketJurisdiction,
  inWords,
  planOf,
  shown,
  strandedFiles,
  withJurisdiction,
  type BucketFound,
  type Found,
  type Project,
  type Step,
} from "./plan.ts";
import { planText } from "./plan-text.ts";
import { completed, faultsOf, missingOf, questionsOf, SETTINGS, type Values } from "./settings.ts";
import { awaited, healthAt, healthRows, LEGEND, signedIn, table, type Row } from "./worker.ts";
import { SetUpError, type Deployed, type Ran, type World } from "./world.ts";

export type SetUpOptions = {
  /** `deploy`: to Cloudflare; `local`: `.dev.vars`; `dry_run`: every command is shown and none run; `check`: looks, changes nothing. */
  mode: "deploy" | "local" | "dry_run" | "check";
  /** Said beforehand, by name: not asked for, and given anew where it is there already. */
  answers: Values;
  /** Where the Worker is, for `check`. */
  url: string | null;
};

/**
 * Each step can be repeated: what failed midway is begun again from what is there then.
 *
 * @returns what the process ends with: 0, or, of `check`, 1 where something is to be mended. @throws SetUpError
 */
export async function setUp(outside: World, options: SetUpOptions): Promise<number> {
  const looks: string[] = [];
  const world: World = {
    ...outside,
    wrangler: (args, input) => {
      looks.push(`npx wrangler ${args.join(" ")}`);
      return outside.wrangler(args, input);
    },
  };
  const faults = faultsOf(options.answers);
  if (faults.length > 0) throw new SetUpError(faults.join("\n"));
  if (options.mode === "local") {
    await writeLocally(world, options.answers);
    return 0;
  }
  const project = await world.project();
  const looked = bucketJurisdiction(project, options.answers);
  const there = await found(world, project, looked);
  if (options.mode === "check") return await checked(world, project, { there, looked }, options.url);
  if (there.account === null && options.mode === "deploy")
    throw new SetUpError("Nobody is signed in at Cloudflare. Do that first: npx wrangler login");
  const kept = without(await world.readValues(".set-up.json"), there.secrets);
  const said = { ...kept, ...options.answers };
  if (options.mode === "dry_run") {
    const known = await bucketLookedFor(world, project, there, { looked, values: said });
    world.say(planText({ project, there: known, said, looks }));
    return 0;
  }
  const values = completed(await asked(world, said, there), there.secrets);
  const known = await bucketLookedFor(world, project, there, { looked, values });
  // Before anything can fail: what was made and lost would be made anew, and what it sealed be lost with it.
  await world.writeValues(".set-up.json", values);
  await carriedOut(world, project, known, values);
  return 0;
}

/**
 * The same with the bucket where it is to lie, which somebody may have said since it was looked for.
 *
 * @throws SetUpError where the deployed Worker's files lie in another jurisdiction
 */
async function bucketLookedFor(
  world: World,
  project: Project,
  there: Found,
  { looked, values }: { looked: string | null; values: Values },
): Promise<Found> {
  const wanted = bucketJurisdiction(project, values);
  const bucket =
    wanted === looked || there.account === null ? there.bucket : await bucketFound(world, project, wanted);
  const stranded = strandedFiles(project, { ...there, bucket }, wanted);
  if (stranded === null) return { ...there, bucket };
  throw new SetUpError(
    `${stranded} Nothing was done: the Worker's files would stay behind. Say the same DATA_JURISDICTION as ever, or move the files first.`,
  );
}

async function writeLocally(world: World, answers: Values): Promise<void> {
  const before = await world.readValues(".dev.vars");
  const there = new Set(Object.keys(before));
  const values = completed(await asked(world, { ...answers }, { isDeployed: false, secrets: there }), there);
  await world.writeValues(".dev.vars", { ...before, ...values });
  world.say(`.dev.vars has ${Object.keys({ ...before, ...values }).join(", ")}: npx wrangler dev reads it.`);
}

/** What was said, and what a person says to what is missing. What need not be is asked for once, before the first deployment. */
async function asked(
  world: World,
  said: Values,
  { isDeployed, secrets }: Pick<Found, "isDeployed" | "secrets">,
): Promise<Values> {
  const missing = missingOf(said, secrets);
  if (world.ask === null) {
    if (missing.length === 0) return said;
    const names = missing.map(({ name }) => name).join(", ");
    throw new SetUpError(
      `${names} must be said: there is no terminal to ask at. Write them into a file for --answers.`,
    );
  }
  const values: Record<string, string> = { ...said };
  for (const question of questionsOf(said, { isDeployed, secrets })) {
    const answer = (await world.ask(question)).trim();
    if (answer !== "") values[question.name] = answer;
  }
  return values;
}

async function carriedOut(world: World, project: Project, there: Found, values: Values): Promise<void> {
  const attempt = new Attempt(world, values, await newAdminSecret(world.now()));
  for (const step of planOf(project, there, values)) {
    world.say(`— ${shown(step, project)}`);
    await attempt.do(step);
  }
}

/** Carries the steps out, and knows what the later ones need of the earlier. */
class Attempt {
  readonly #world: World;
  readonly #values: Values;
  /** By it this command signs in; the person gets another. */
  readonly #own: AdminSecret;
  #deployed: Pick<Deployed, "url" | "version"> = { url: null, version: null };
  #rows: Row[] = [];

  constructor(world: World, values: Values, own: AdminSecret) {
    this.#world = world;
    this.#values = values;
    this.#own = own;
  }

  /** @throws SetUpError with what wrangler or the Worker said */
  async do(step: Step): Promise<void> {
    const world = this.#world;
    switch (step.do) {
      case "write_jurisdiction": {
        const written = withJurisdiction(await world.readConfiguration(), step.jurisdiction);
        return await world.writeConfiguration(written);
      }
      case "build":
        return require(await world.build(), "The build failed");
      case "make_bucket":
        return require(await world.wrangler(bucketCommand(step)), "The bucket could not be made");
      case "deploy":
        return await this.#deploy(step.jurisdiction);
      case "await_health":
        this.#rows = healthRows(await awaited(world, this.#url, this.#deployed.version));
        return;
      case "register_webhook":
        this.#rows.push(...(await (await signedIn(world, this.#url, this.#own.secret)).rows()));
        return;
      case "put_admin_link":
        return await this.#tell();
    }
  }

  async #deploy(jurisdiction: string | null): Promise<void> {
    const deployed = await this.#world.deploy({
      ...this.#values,
      ...{ MEDIA_JURISDICTION: jurisdiction ?? "none", ADMIN_LINK: this.#own.setting },
    });
    require(deployed, "Nothing was deployed");
    this.#deployed = deployed;
  }

  get #url(): string {
    const url = this.#values["PUBLIC_URL"] ?? this.#deployed.url;
    if (url !== null) return url;
    throw new SetUpError(
      "wrangler does not say where the Worker is. Say it: PUBLIC_URL in a file for --answers.",
    );
  }

  async #tell(): Promise<void> {
    const { say } = this.#world;
    const { secret, setting, endsAt } = await newAdminSecret(this.#world.now());
    require(await this.#world.wrangler(
      ["secret", "put", "ADMIN_LINK"],
      `${setting}\n`,
    ), "The Worker stands, but no link could be made (npm run admin makes one)");
    say(`\n${table(this.#rows)}\n\n${LEGEND}\n`);
    if (this.#rows.some(({ state }) => state !== "well")) say("What to do about each: docs/operating.md.\n");
    say(`Webhook         ${this.#url}/webhook`);
    say(`Administration  ${this.#url}/admin#link=${secret}`);
    say(`                opens once, before ${endsAt.toTimeString().slice(0, 5)}`);
    say(KEEP);
  }
}

const KEEP = `
.set-up.json holds what was made. Your back end signs agent tokens with AGENT_TOKEN_SECRET. Keep ENCRYPTION_KEYS where you keep
passwords: nothing else opens what it sealed. Then delete the file.`;

async function checked(
  world: World,
  project: Project,
  { there, looked }: { there: Found; looked: string | null },
  url: string | null,
): Promise<number> {
  const rows: Row[] = [
    there.account === null
      ? { what: "Cloudflare", state: "mend", told: "nobody is signed in: npx wrangler login", by: WHO }
      : { what: "Cloudflare", state: "well", told: there.account, by: WHO },
  ];
  if (there.account !== null) {
    const named = (name: string): Row => {
      const isThere = there.secrets.has(name);
      return row(name, isThere, "there; what it is nobody is told", "missing", LISTED);
    };
    rows.push(row(`Worker ${project.worker}`, there.isDeployed, "deployed", "not deployed yet", LISTED));
    rows.push(bucketRow(project, there.bucket, looked));
    rows.push(...SETTINGS.filter(({ isNeeded }) => isNeeded).map(({ name }) => named(name)));
    // Where nothing is bound nobody has to know where the bucket is.
    if (there.secrets.has("DATA_JURISDICTION")) rows.push(named("MEDIA_JURISDICTION"));
  }
  if (url !== null) rows.push(...(await healthAt(world, url)));
  world.say(`${table(rows)}\n\n${LEGEND}`);
  if (url === null)
    world.say(
      "The Worker was not asked, nor Meta by it: whether a secret is right, and Pages, are looked at with --url https://….",
    );
  return rows.every(({ state }) => state === "well") ? 0 : 1;
}

const WHO = "asked Cloudflare: npx wrangler whoami";
const LISTED = "asked Cloudflare: npx wrangler secret list";

/** In another jurisdiction than it is looked for, it is another bucket. */
function bucketRow(project: Project, bucket: BucketFound, jurisdiction: string | null): Row {
  const other = strandedFiles(project, { isDeployed: true, bucket }, jurisdiction);
  const otherwise = other ?? `not made yet ${inWords(jurisdiction)}`;
  const by = "asked Cloudflare: npx wrangler r2 bucket info; where it should lie: read in wrangler.toml";
  return row(`Bucket ${project.bucket}`, bucket.isThere, `there, ${inWords(jurisdiction)}`, otherwise, by);
}

function row(what: string, isWell: boolean, well: string, otherwise: string, by: string): Row {
  return { what, state: isWell ? "well" : "mend", told: isWell ? well : otherwise, by };
}

function require(ran: Ran, otherwise: string): void {
  if (ran.status !== 0) throw new SetUpError(`${otherwise}:\n${ran.out.trim()}`);
}

function without(values: Record<string, string>, names: ReadonlySet<string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
}
