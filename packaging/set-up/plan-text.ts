/** What a set-up would ask and do, for `--dry-run`. Secrets by their names alone. */
import { planOf, shown, type Found, type Project } from "./plan.ts";
import { completed, questionsOf, SETTINGS, type Values } from "./settings.ts";

type Planned = {
  project: Project;
  there: Found;
  /** What nobody is asked for. */
  said: Values;
  /** Commands by which it was looked what is there. */
  looks: readonly string[];
};

/** Everything in the order in which it comes. */
export function planText({ project, there, said, looks }: Planned): string {
  const questions = questionsOf(said, there);
  const made = madeOf(said, there.secrets);
  // What need not be said may not be.
  const values = Object.fromEntries([
    ...Object.entries(said),
    ...made.map(({ name }) => [name, ""]),
    ...questions.map(({ name, isNeeded }) => [isNeeded ? name : `[${name}]`, ""]),
  ]) as Values;
  return [
    "Nothing is changed, and nothing deployed. To see what is there, these were run:",
    ...looks.map((command) => `  ${command}`),
    ...(there.account === null ? [NOBODY] : []),
    ...(questions.length === 0
      ? ["", "Nobody will be asked for anything."]
      : ["", "You will be asked for:", ...columns(questions.map(questionRow))]),
    ...(questions.some(({ name }) => name === "DATA_JURISDICTION") ? [PLACE] : []),
    ...(made.length === 0
      ? []
      : ["", "Made by chance, kept in .set-up.json:", ...columns(made.map(madeRow))]),
    ...["", "Then, in this order:"],
    ...planOf(project, there, values).map(
      (step, at) => `${String(at + 1).padStart(3)}. ${shown(step, project)}`,
    ),
  ].join("\n");
}

const NOBODY = `
Nobody is signed in at Cloudflare: do npx wrangler login first. What is there is not known, so this is what a first set-up does.`;

const PLACE =
  "  Where you name a DATA_JURISDICTION, it is written into wrangler.toml before all else, and the bucket is made there.";

/** Settings for which a value is made. */
function madeOf(said: Values, there: ReadonlySet<string>): { name: string; why: string }[] {
  const all = completed(said, there);
  return SETTINGS.flatMap(({ name, from }) =>
    "made" in from && name in all && !(name in said) ? [{ name, why: from.why }] : [],
  );
}

function questionRow({ name, from, isNeeded }: ReturnType<typeof questionsOf>[number]): [string, string] {
  const where = "where" in from && from.where !== undefined ? ` (${from.where})` : "";
  return [name, `${from.asked}${where}${isNeeded ? "" : "; may be left empty"}`];
}

function madeRow({ name, why }: { name: string; why: string }): [string, string] {
  return [name, why];
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, tells]) => `  ${name.padEnd(width)}  ${tells}`);
}
