import type { Outcome } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import type { Env } from "../../../env.ts";
import type { CommandOf, CommandType, DeclarationOf, ResultOf } from "../../../protocol/commands.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import type { Publication } from "../../kernel/contracts.ts";
import type { News } from "../list/news.ts";
import type { Session, Sockets } from "../sockets/sockets.ts";
import type { ConversationRow } from "../list/row.ts";
import type { Presences } from "../people/presences.ts";
import type { Masks } from "../masking/masks.ts";
import type { ReplyRights } from "../replying/reply-rights.ts";
import type { SightChanges } from "../sight/sight-changes.ts";
import type { Sights } from "../sight/sights.ts";
import type { Routing } from "../routing/routing.ts";
import type { Mover } from "../states/mover.ts";
import type { Silences } from "../automation/silences.ts";
import type { FactCarrier } from "../reports/fact-carrier.ts";
import type { Witness } from "../audit/witness.ts";
import type { DeskMetrics } from "../metrics/metrics.ts";
import type { EventCarrier } from "../webhooks/event-carrier.ts";
import type { DeskStore } from "../store.ts";
import type { Persons } from "../persons/persons.ts";
import type { Tickets } from "../tickets/tickets.ts";
import type { Team } from "../team/team.ts";
import type { GadgetSocket } from "../sockets/gadget-socket.ts";

/** What handlers work with. */
export type Tools = {
  env: Env;
  /** The desk as the log names it. */
  objectId: string;
  store: DeskStore;
  sockets: Sockets;
  sights: Sights;
  masks: Masks;
  sightChanges: SightChanges;
  replyRights: ReplyRights;
  news: News;
  mover: Mover;
  tickets: Tickets;
  persons: Persons;
  routing: Routing;
  team: Team;
  silences: Silences;
  presences: Presences;
  facts: FactCarrier;
  metrics: DeskMetrics;
  events: EventCarrier;
  witness: Witness;
  /** Takes news of a conversation, and asks it for what is missing before them. */
  apply: (publication: Publication) => Promise<void>;
  /** Resolves once the lines of a conversation that can be brought to it are there. */
  linesCarried: (conversation: string) => Promise<void>;
  /** Tells these conversations whose messages are people's; one that is not reached hears of it with its next news. */
  tellPeopleApps: (names: string[], appIds: string[]) => void;
  listChanged: () => void;
  /** Whether there is to be an index may be another now: it is told. */
  tellSearch: () => void;
  /** A reference was made, which is to be forgotten some day. */
  referencesLater: () => void;
  /** How long things are kept may be another now. */
  retentionChanged: () => void;
  /** Files may be left that nothing sends any more: they are removed. */
  filesLeft: () => void;
  /** Work that nobody waits for. */
  later: (work: Promise<unknown>) => void;
};

/** What the runner has found out before a handler is called, by what the command is about. */
type Found = {
  socket: { socket: GadgetSocket; session: Session };
  /** `socket` null: there is none yet. It is answered all the same, and nothing is subscribed. */
  opening: { socket: GadgetSocket | null; session: Session };
  desk: object;
  conversation: { row: ConversationRow };
  /** The Page is at this desk. */
  page: object;
};

/** A command that its agent may give. */
export type CallOf<T extends CommandType> = {
  actor: Actor;
  command: CommandOf<T>;
} & Found[DeclarationOf<T>["about"]];

/** What comes of a command. `wasSo`: it changed nothing, so that there is nothing to tell of it; see wasSo(). */
export type Done<T extends CommandType = CommandType> = Outcome<ResultOf<T>, Refusal> & { wasSo?: true };

/** It succeeded, and what it asked for was so before: by the same command, or by another. */
export function wasSo<T>(value: T): { ok: true; value: T; wasSo: true } {
  return { ok: true, value, wasSo: true };
}

/** It succeeded, and had its effect unless that is not new. */
export function doneUnless<T>(isOld: boolean | undefined, value: T): { ok: true; value: T; wasSo?: true } {
  return isOld === true ? wasSo(value) : { ok: true, value };
}

/** What a command does; that its agent may give it is decided before. */
export type Handler<T extends CommandType> = (call: CallOf<T>) => Done<T> | Promise<Done<T>>;

/** A handler for each of these commands. */
export type Handlers<T extends CommandType = CommandType> = { readonly [N in T]: Handler<N> };

/** By what a command is known beyond its agent: ids are theirs, and two may have the same. */
export function commandKey({ sub }: Actor, command: { id: string }): string {
  return `${sub}:${idOf(command)}`;
}

/** The command's id as it is kept and compared: a UUID is the same in capital letters (RFC 9562, section 4). */
export function idOf({ id }: { id: string }): string {
  return id.toLowerCase();
}
