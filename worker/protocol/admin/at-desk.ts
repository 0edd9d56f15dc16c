import { COMMANDS, type CommandOf, type CommandsAbout, type ResultOf } from "../commands.ts";
import type { Right } from "../rights.ts";

/** Of those about one conversation the ones that are given where nobody has it before them. */
type OfConversation = Extract<CommandsAbout<"conversation">, "conversation.hold" | "customer.exportLink">;

/** A desk's commands that are given by HTTP as well, beside those about the deployment. */
export type AtDeskType =
  | OfConversation
  | Extract<
      CommandsAbout<"desk">,
      | `routing.${string}`
      | `apiKey.${string}`
      | `webhook.${string}`
      | `audit.${string}`
      | `retention.${string}`
      | `people.${string}`
      | `hold.${string}`
      | `masking.${string}`
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
  const declared = COMMANDS.find((it) => it.name === name);
  return declared !== undefined && isAtDesk(declared) ? { ...declared, name: declared.name } : null;
}

type Declared = (typeof COMMANDS)[number];

function isAtDesk<D extends Declared>(declared: D): declared is D & { name: AtDeskType } {
  const { name, about } = declared;
  return about === "desk"
    ? WHOLE.some((resource) => name.startsWith(resource)) || BESIDE.has(name)
    : OF_CONVERSATION.has(name);
}

const WHOLE = ["routing.", "apiKey.", "webhook.", "retention.", "audit.", "people.", "hold.", "masking."];

const BESIDE: ReadonlySet<string> = new Set<AtDeskType>([
  "desk.configure",
  "metrics.read",
  "reports.read",
  "team.read",
  "bot.renewSecret",
]);

const OF_CONVERSATION: ReadonlySet<string> = new Set<OfConversation>([
  "conversation.hold",
  "customer.exportLink",
]);
