import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import { pageSeen, type LinkSight } from "../../../domain/review-link.ts";
import type { Sight } from "../../../domain/sight/sight.ts";
import type { Entry } from "../../../protocol/message/entry.ts";
import type { Actor } from "../../../domain/ownership.ts";
import {
  declarationOf,
  type Command,
  type CommandOf,
  type CommandsAbout,
  type CommandType,
  type Opening,
} from "../../../protocol/commands.ts";
import type { Result } from "../../../protocol/frames.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import { may } from "../../../protocol/rights.ts";
import { REVIEWER_COMMANDS } from "../../../protocol/review/reviewer.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import { isShownTo } from "../sight/sights.ts";
import type { ConversationRow } from "../list/row.ts";
import { isRepeated, withDecision } from "./decide.ts";
import { newSession, type Session } from "../sockets/sockets.ts";
import type { ActsAs } from "../audit/witness.ts";
import { audit } from "./audit.ts";
import { commandKey, wasSo, type Done, type Handlers, type Tools } from "./call.ts";
import { handlersOf } from "./handlers.ts";
import type { GadgetSocket } from "../sockets/gadget-socket.ts";

/** Commands that need no socket, and so will be the same for a program. */
export type DeskCommand = CommandOf<CommandsAbout<"desk" | "conversation" | "page">>;

const NOT_FOUND: Refusal = { code: "not_found" };

type Handle = (call: object) => Done | Promise<Done>;

/**
 * Runs commands by their declarations: whether the agent's role reaches, whether there is what it is about, and then its
 * handler; the log is told of what was obeyed. The one way by which anything is sent to a customer.
 */
export class Runner {
  readonly #tools: Tools;
  readonly #handlers: Handlers;

  constructor(tools: Tools) {
    this.#tools = tools;
    this.#handlers = handlersOf(tools);
  }

  /** A command as it came over a socket. */
  async ofSocket(
    socket: GadgetSocket,
    session: Session,
    command: Command,
  ): Promise<Outcome<Result, Refusal>> {
    const { store, sockets } = this.#tools;
    // Where nobody is away for it, it is not noted.
    if (isDoing(command) && store.routing.current().config.idleAwaySeconds !== undefined)
      sockets.isActive(socket, Date.now());
    return await this.#audited(actorOf(session), "agent", command, { socket, session });
  }

  /** What a socket would be asked first, before there is one. */
  async beforeSocket(session: Session, command: Opening): Promise<Outcome<Result, Refusal>> {
    return await this.#audited(actorOf(session), "agent", command, { socket: null, session });
  }

  /** One that needs no socket; what would show something there is answered all the same. */
  async run(
    actor: Actor,
    command: DeskCommand | Opening,
    as: "key" | "admin",
  ): Promise<Outcome<Result, Refusal>> {
    const session = newSession({ ...actor, exp: Infinity }, Date.now());
    return await this.#audited(actor, as, command, { socket: null, session });
  }

  /** Whoever asks hears the same, whether it was so before or not. */
  async #audited(
    actor: Actor,
    as: ActsAs,
    command: Command,
    place: object,
  ): Promise<Outcome<Result, Refusal>> {
    const { witness } = this.#tools;
    const before = witness.before(command.type);
    const { meter } = this.#tools.store;
    const outcome = await this.#run(actor, command, place).catch((error: unknown) => {
      meter.count("commands", { outcome: "fault" });
      throw error;
    });
    meter.count("commands", { outcome: outcome.ok ? "done" : "refused" });
    // The one way by which an answer leaves the desk, to a socket or to a program.
    const told = this.#tools.masks.outcome(actor, command.type, outcome);
    if (!outcome.ok || !told.ok) return told;
    // In the turn in which the handler ended, so that what it wrote and this are written together.
    const isNew = outcome.wasSo !== true;
    witness.obeyed({ actor, as }, command, { isNew, result: outcome.value, before });
    if (isNew) await audit(this.#tools, actor, command);
    return done(told.value);
  }

  async #run(actor: Actor, command: Command, place: object): Promise<Done> {
    const { right } = declarationOf(command.type);
    if (!may(actor.role, right)) return refused({ code: "not_allowed" });
    if (actor.role === "reviewer" && (actor.review === undefined || !REVIEWER_COMMANDS.has(command.type)))
      return refused({ code: "not_allowed" });
    const sight = this.#sightOf(actor, command);
    const refusal = sight === null ? NOT_FOUND : this.#barred(actor, command);
    if (refusal !== null && this.#wasKept(actor, command)) return wasSo(null);
    if (refusal !== null && !(await this.#wasAccepted(actor, command))) return refused(refusal);
    if (sight === null || sight === "whole") return await this.#handled(actor, command, place);
    if (!(await this.#sees(sight, command))) return refused({ code: "not_found" });
    return seen(sight, await this.#handled(actor, command, place));
  }

  async #handled(actor: Actor, command: Command, place: object): Promise<Done> {
    const { about } = declarationOf(command.type);
    const handle = this.#handlerOf(command.type);
    switch (about) {
      case "socket":
      case "opening":
        return await handle({ actor, command, ...place });
      case "desk":
        return await handle({ actor, command });
      case "conversation": {
        const { conversation } = command as { conversation: string };
        const row = this.#tools.store.list.find(conversation);
        // Of a Page that is moving away the list still has the conversations, which are another desk's.
        const { pageId } = partsOfName(conversation);
        const isHere = row !== null && this.#tools.store.pages.generationOf(pageId) !== null;
        if (!isHere) return refused({ code: "not_found" });
        const outcome = await handle({ actor, command, row });
        if (outcome.ok) this.#keep(actor, command);
        return outcome;
      }
      case "page": {
        const isHere = this.#tools.store.pages.generationOf((command as { pageId: string }).pageId) !== null;
        return isHere ? await handle({ actor, command }) : refused({ code: "not_found" });
      }
    }
  }

  /** What its agent sees of what a command is about: all, where it names neither conversation nor Page; null: nothing, as if it were not there. */
  #sightOf(actor: Actor, command: Command): Sight | null {
    const { sights, store } = this.#tools;
    if ("pageId" in command && !this.#seesPage(actor, command.pageId)) return null;
    if (!("conversation" in command)) return "whole";
    const row = store.list.find(command.conversation);
    // That there is none its handler says.
    if (row === null) return sights.of(actor).sees === "link" ? null : "whole";
    return sights.see(actor, row);
  }

  /** Why something is not this agent's to say or show to a customer; null: it is, or nobody is shown anything. */
  #barred(actor: Actor, command: Command): Refusal | null {
    const { replyRights, store } = this.#tools;
    const { reachesCustomer } = declarationOf(command.type) as { reachesCustomer?: true };
    if (reachesCustomer !== true || !("conversation" in command)) return null;
    // What arrived, or may rest, says nothing more to anybody.
    if (command.type === "message.settle" && command.as !== "again") return null;
    const row = store.list.find(command.conversation);
    const barred = row === null ? null : replyRights.whyNot(actor, row);
    return barred === null ? null : { code: "not_yours", ...barred };
  }

  /** A Page is there for who sees conversations of it, also where it is another department's. */
  #seesPage(actor: Actor, pageId: string): boolean {
    const looker = this.#tools.sights.of(actor);
    if (looker.sees === "all") return true;
    if (looker.sees === "link") return looker.scope.pageId === pageId;
    if (looker.pages.has(pageId) || !looker.taken.has(pageId)) return true;
    return this.#tools.store.list.openOf(pageId).some((row) => isShownTo(looker, row));
  }

  /**
   * Whether a command had its effect while its agent saw what it is about and might answer: they gave it again because the answer
   * was lost. An id alone proves nothing, for another command may have had it: who gives one again is told that it was so, and
   * nothing is done.
   */
  #wasKept(actor: Actor, command: Command): boolean {
    const row = isKept(command) ? this.#rowOf(actor, command) : null;
    return row !== null && isRepeated({ actor, command, row });
  }

  /** One that found it so already is known again as well: somebody may decide otherwise before it is given again. */
  #keep(actor: Actor, command: Command): void {
    const row = isKept(command) ? this.#rowOf(actor, command) : null;
    if (row === null) return;
    const decision = { actor, command, row };
    if (!isRepeated(decision)) this.#tools.store.ownership.setDecided(row.name, withDecision(decision));
  }

  /** The same of a message: its Conversation knows its id, and answers with what became of it. */
  async #wasAccepted(actor: Actor, command: Command): Promise<boolean> {
    const row = command.type === "message.send" ? this.#rowOf(actor, command) : null;
    if (row === null) return false;
    const stub = conversationStub(this.#tools.env, row.name);
    return await stub.hasAccepted(row.name, commandKey(actor, command));
  }

  /** What a command is about, of which a reviewer is told nothing that they do not see. */
  #rowOf(actor: Actor, command: Command): ConversationRow | null {
    if (!("conversation" in command) || this.#tools.sights.of(actor).sees === "link") return null;
    return this.#tools.store.list.find(command.conversation);
  }

  /** Whether a reviewer is shown the entry, or the file of one, that a command names. */
  async #sees(sight: LinkSight, command: Command): Promise<boolean> {
    if (!("conversation" in command)) return true;
    const { conversation } = command;
    const what =
      "media" in command ? { media: command.media } : "entry" in command ? { entry: command.entry } : null;
    if (what === null) return true;
    return await conversationStub(this.#tools.env, conversation).shows(conversation, sight, what);
  }

  /** What its declaration says a command is about is what its handler asks for; the compiler cannot see that here. */
  #handlerOf(type: CommandType): Handle {
    return this.#handlers[type] as Handle;
  }
}

/** Whether an agent does something by it, which a gadget does not ask by itself. */
function isDoing({ type }: Command): boolean {
  return declarationOf(type).audit !== false || type === "typing" || type === "presence.set";
}

/** Whether the row of its conversation knows it again. */
function isKept({ type }: Command): boolean {
  return (declarationOf(type) as { isKept?: true }).isKept === true;
}

/** An answer without what a reviewer is not shown, wherever it holds entries. */
function seen(sight: LinkSight, outcome: Done): Done {
  if (!outcome.ok) {
    const { refusal } = outcome;
    return hasEntries(refusal) ? { ...outcome, refusal: pageSeen(sight, refusal) } : outcome;
  }
  const { value } = outcome;
  return hasEntries(value) ? { ...outcome, value: pageSeen(sight, value) } : outcome;
}

function hasEntries<T>(it: T): it is T & { entries: Entry[] } {
  return typeof it === "object" && it !== null && "entries" in it && Array.isArray(it.entries);
}

function actorOf({ sub, name, role, picture, review }: Session): Actor {
  return {
    ...{ sub, name, role },
    ...(picture === undefined ? {} : { picture }),
    ...(review === undefined ? {} : { review }),
  };
}
