import * as v from "./values.ts";
import { apiCommands } from "./api/commands.ts";
import { auditCommands } from "./audit/commands.ts";
import { commentCommands } from "./comments/commands.ts";
import { deskCommands } from "./desk/commands.ts";
import { exportCommands } from "./export/commands.ts";
import { interactionCommands } from "./interactions/commands.ts";
import { libraryCommands } from "./library/commands.ts";
import { listCommands } from "./list/commands.ts";
import { maskingCommands } from "./masking/commands.ts";
import { mediaCommands } from "./media/commands.ts";
import { messageCommands } from "./message/commands.ts";
import { metricsCommands } from "./metrics/commands.ts";
import { noteCommands } from "./notes/commands.ts";
import { pageCommands } from "./page/commands.ts";
import { personCommands } from "./persons/commands.ts";
import { followingCommands } from "./following/commands.ts";
import { privacyCommands } from "./privacy/commands.ts";
import { recordCommands } from "./records/commands.ts";
import { referenceCommands } from "./references/commands.ts";
import { reportCommands } from "./reports/commands.ts";
import { retentionCommands } from "./retention/commands.ts";
import { routingCommands } from "./routing/commands.ts";
import { savedViewCommands } from "./saved-views/commands.ts";
import { searchCommands } from "./search/commands.ts";
import { sessionCommands } from "./session/commands.ts";
import { stickerCommands } from "./stickers/commands.ts";
import { tagCommands } from "./tags/commands.ts";
import { teamCommands } from "./team/commands.ts";
import { handoverCommands } from "./thread/handover.ts";
import { ticketCommands } from "./tickets/commands.ts";
import { transcriptCommands } from "./transcripts/commands.ts";
import { threadCommands } from "./thread/commands.ts";
import { webhookCommands } from "./webhooks/commands.ts";

/** What is declared of any of them. Said by name: written out it would be longer than declarations of types may be. */
type Declared =
  | (typeof listCommands)[number]
  | (typeof threadCommands)[number]
  | (typeof interactionCommands)[number]
  | (typeof handoverCommands)[number]
  | (typeof noteCommands)[number]
  | (typeof messageCommands)[number]
  | (typeof commentCommands)[number]
  | (typeof maskingCommands)[number]
  | (typeof mediaCommands)[number]
  | (typeof deskCommands)[number]
  | (typeof exportCommands)[number]
  | (typeof libraryCommands)[number]
  | (typeof pageCommands)[number]
  | (typeof followingCommands)[number]
  | (typeof recordCommands)[number]
  | (typeof personCommands)[number]
  | (typeof privacyCommands)[number]
  | (typeof referenceCommands)[number]
  | (typeof reportCommands)[number]
  | (typeof retentionCommands)[number]
  | (typeof metricsCommands)[number]
  | (typeof routingCommands)[number]
  | (typeof savedViewCommands)[number]
  | (typeof searchCommands)[number]
  | (typeof stickerCommands)[number]
  | (typeof tagCommands)[number]
  | (typeof teamCommands)[number]
  | (typeof ticketCommands)[number]
  | (typeof transcriptCommands)[number]
  | (typeof sessionCommands)[number]
  | (typeof apiCommands)[number]
  | (typeof auditCommands)[number]
  | (typeof webhookCommands)[number];

/** Every command there is. The frames, who may give them, and what the gadget keeps of them follow from this. */
export const COMMANDS: readonly Declared[] = [
  ...listCommands,
  ...threadCommands,
  ...interactionCommands,
  ...handoverCommands,
  ...noteCommands,
  ...messageCommands,
  ...commentCommands,
  ...maskingCommands,
  ...mediaCommands,
  ...deskCommands,
  ...exportCommands,
  ...libraryCommands,
  ...pageCommands,
  ...followingCommands,
  ...recordCommands,
  ...personCommands,
  ...privacyCommands,
  ...referenceCommands,
  ...reportCommands,
  ...retentionCommands,
  ...metricsCommands,
  ...routingCommands,
  ...savedViewCommands,
  ...searchCommands,
  ...stickerCommands,
  ...tagCommands,
  ...teamCommands,
  ...ticketCommands,
  ...transcriptCommands,
  ...sessionCommands,
  ...apiCommands,
  ...auditCommands,
  ...webhookCommands,
];

/** The name of a command. */
export type CommandType = Declared["name"];
/** All that is declared of the command of that name. */
export type DeclarationOf<T extends CommandType> = Extract<Declared, { name: T }>;
/** The frame of the command of that name. */
export type CommandOf<T extends CommandType> = { [N in T]: v.InferOutput<DeclarationOf<N>["schema"]> }[T];
/** What the command of that name is answered with when it succeeds. */
export type ResultOf<T extends CommandType> = NonUndefined<DeclarationOf<T>["result"]["type"]>;
type NonUndefined<T> = T extends undefined ? never : T;
/** The names of those that the log tells of. */
export type AuditedType = {
  [T in CommandType]: DeclarationOf<T>["audit"] extends false ? never : T;
}[CommandType];
/** The names of what is declared as being about this. */
export type CommandsAbout<A extends Declared["about"]> = Extract<Declared, { about: A }>["name"];

/** Those that may be named before there is a socket. */
export type Opening = CommandOf<CommandsAbout<"opening">>;

/** Any command; a frame that is none of them is refused with `bad_frame`. Each gets exactly one `reply` with its `id`. */
export const Command = v.variant(
  "type",
  COMMANDS.map(({ schema }) => schema),
);
export type Command = CommandOf<CommandType>;

const BY_NAME = new Map<string, Declared>(COMMANDS.map((declared) => [declared.name, declared]));

/** What is declared of a command. */
export function declarationOf(name: CommandType): Declared {
  const declared = BY_NAME.get(name);
  if (declared === undefined) throw new Error(`no such command: ${name}`);
  return declared;
}
