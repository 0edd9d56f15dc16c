import { done, refused, type Outcome } from "../../../domain/outcome.ts";
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
import { isReviewed } from "../list/list-store.ts";
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
    const { right, about } = declarationOf(command.type);
    if (!may(actor.role, right)) return refused({ code: "not_allowed" });
    const beyond = actor.role === "reviewer" ? this.#beyondReview(actor, command) : null;
    if (beyond !== null) return refused(beyond);
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

  /** What its declaration says a command is about is what its handler asks for; the compiler cannot see that here. */
  #handlerOf(type: CommandType): Handle {
    return this.#handlers[type] as Handle;
  }
}

function actorOf({ sub, name, role, picture, review }: Session): Actor {
  return {
    ...{ sub, name, role },
    ...(picture === undefined ? {} : { picture }),
    ...(review === undefined ? {} : { review }),
  };
}
