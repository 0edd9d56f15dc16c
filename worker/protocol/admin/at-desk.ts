import { COMMANDS, type CommandOf, type CommandsAbout, type ResultOf } from "../commands.ts";
import type { Right } from "../rights.ts";

/** A desk's commands that are given by HTTP as well, beside those about the deployment. */
export type AtDeskType = Extract<
  CommandsAbout<"desk">,
  | `routing.${string}`
  | `apiKey.${string}`
  | `webhook.${string}`
  | `audit.${string}`
  | `retention.${string}`
  | "desk.configure"
  | "metrics.read"
  | "reports.read"
  | "team.read"
  | "bot.renewSecret"
>;
/** The frame of one, as on a socket. */
export type AtDeskCommand = CommandOf<AtDeskType>;
/** The same of one by its name. */
export type AtDeskCommandOf<T extends AtDeskType> = CommandOf<T>;
/** What it is answered with when it succeeds. */
export type AtDeskResultOf<T extends AtDeskType> = ResultOf<T>;

/** What is declared of such a command; null: there is none of that name. */
export function atDeskDeclarationOf(name: string): { name: AtDeskType; right: Right } | null {
  const declared = COMMANDS.find((it) => it.name === name && it.about === "desk");
  return declared !== undefined && isAtDesk(declared.name) ? { ...declared, name: declared.name } : null;
}

function isAtDesk(name: string): name is AtDeskType {
  return WHOLE.some((resource) => name.startsWith(resource)) || BESIDE.has(name);
}

const WHOLE = ["routing.", "apiKey.", "webhook.", "retention.", "audit."];

const BESIDE: ReadonlySet<string> = new Set<AtDeskType>([
  "desk.configure",
  "metrics.read",
  "reports.read",
  "team.read",
  "bot.renewSecret",
]);
