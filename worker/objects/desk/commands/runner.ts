import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import { pageSeen, type Sight } from "../../../domain/review-link.ts";
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
import { isReviewed, reviewedOf } from "../list/list-store.ts";
import type { Session } from "../sockets/sockets.ts";
import { audit } from "./audit.ts";
import type { Done, Handlers, Tools } from "./call.ts";
import { handlersOf } from "./handlers.ts";

/** Commands that need no socket, and so will be the same for a program. */
export type DeskCommand = CommandOf<CommandsAbout<"desk" | "conversation" | "page">>;

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
  async ofSocket(socket: WebSocket, session: Session, command: Command): Promise<Outcome<Result, Refusal>> {
    const { store, sockets } = this.#tools;
    // Where nobody is away for it, it is not noted.
    if (isDoing(command) && store.routing.current().config.idleAwaySeconds !== undefined)
      sockets.isActive(socket, Date.now());
    return await this.#audited(actorOf(session), command, { socket, session });
  }

  /** What a socket would be asked first, before there is one. */
  async beforeSocket(session: Session, command: Opening): Promise<Outcome<Result, Refusal>> {
    return await this.#audited(actorOf(session), command, { socket: null, session });
  }

  /** One that needs no socket. */
  async run(actor: Actor, command: DeskCommand): Promise<Outcome<Result, Refusal>> {
    return await this.#audited(actor, command, {});
  }

  /** Whoever asks hears the same, whether it was so before or not. */
  async #audited(actor: Actor, command: Command, place: object): Promise<Outcome<Result, Refusal>> {
    const outcome = await this.#run(actor, command, place);
    if (!outcome.ok) return outcome;
    if (outcome.wasSo !== true) await audit(this.#tools, actor, command);
    return done(outcome.value);
  }

  async #run(actor: Actor, command: Command, place: object): Promise<Done> {
    const { right } = declarationOf(command.type);
    if (!may(actor.role, right)) return refused({ code: "not_allowed" });
    const beyond = actor.role === "reviewer" ? this.#beyondReview(actor, command) : null;
    if (beyond !== null) return refused(beyond);
    const sight = this.#sightOf(actor, command);
    if (sight === null) return await this.#handled(actor, command, place);
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
        return !isHere ? refused({ code: "not_found" }) : await handle({ actor, command, row });
      }
      case "page": {
        const isHere = this.#tools.store.pages.generationOf((command as { pageId: string }).pageId) !== null;
        return isHere ? await handle({ actor, command }) : refused({ code: "not_found" });
      }
    }
  }

  /** Why a reviewer may not give this command; null: they may. What is not of their link is not there for them. */
  #beyondReview({ review }: Actor, command: Command): Refusal | null {
    if (review === undefined || !REVIEWER_COMMANDS.has(command.type)) return { code: "not_allowed" };
    if ("pageId" in command && command.pageId !== review.pageId) return { code: "not_found" };
    if (!("conversation" in command)) return null;
    const row = this.#tools.store.list.find(command.conversation);
    return row !== null && isReviewed(review, row) ? null : { code: "not_found" };
  }

  /** What a reviewer sees of the thread that a command names; null: it names none, or whoever gives it sees all. */
  #sightOf({ review }: Actor, command: Command): Sight | null {
    if (review === undefined || !("conversation" in command)) return null;
    const row = this.#tools.store.list.find(command.conversation);
    return row === null ? null : reviewedOf(review, row);
  }

  /** Whether a reviewer is shown the entry, or the file of one, that a command names. */
  async #sees(sight: Sight, command: Command): Promise<boolean> {
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

/** An answer without what a reviewer is not shown, wherever it holds entries. */
function seen(sight: Sight, outcome: Done): Done {
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
