import { refused } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import {
  declarationOf,
  type Command,
  type CommandOf,
  type CommandsAbout,
  type CommandType,
} from "../../../protocol/commands.ts";
import { may } from "../../../protocol/rights.ts";
import type { Session } from "../sockets/sockets.ts";
import type { Done, Handlers, Tools } from "./call.ts";
import { handlersOf } from "./handlers.ts";

/** Commands that need no socket, and so will be the same for a program. */
export type DeskCommand = CommandOf<CommandsAbout<"desk" | "conversation" | "page">>;

type Handle = (call: object) => Done | Promise<Done>;

/**
 * Runs commands by their declarations: whether the agent's role reaches, whether there is what it is about, and then its
 * handler. The one way by which anything is sent to a customer.
 */
export class Runner {
  readonly #store: Tools["store"];
  readonly #handlers: Handlers;

  constructor(tools: Tools) {
    this.#store = tools.store;
    this.#handlers = handlersOf(tools);
  }

  /** A command as it came over a socket. */
  async ofSocket(socket: WebSocket, session: Session, command: Command): Promise<Done> {
    const { sub, name, role } = session;
    return await this.#run({ sub, name, role }, command, { socket, session });
  }

  /** One that needs no socket. */
  async run(actor: Actor, command: DeskCommand): Promise<Done> {
    return await this.#run(actor, command, {});
  }

  async #run(actor: Actor, command: Command, place: object): Promise<Done> {
    const { right, about } = declarationOf(command.type);
    if (!may(actor.role, right)) return refused({ code: "not_allowed" });
    const handle = this.#handlerOf(command.type);
    switch (about) {
      case "socket":
        return await handle({ actor, command, ...place });
      case "desk":
        return await handle({ actor, command });
      case "conversation": {
        const row = this.#store.list.find((command as { conversation: string }).conversation);
        return row === null ? refused({ code: "not_found" }) : await handle({ actor, command, row });
      }
      case "page": {
        const isHere = this.#store.pages.generationOf((command as { pageId: string }).pageId) !== null;
        return isHere ? await handle({ actor, command }) : refused({ code: "not_found" });
      }
    }
  }

  /** What its declaration says a command is about is what its handler asks for; the compiler cannot see that here. */
  #handlerOf(type: CommandType): Handle {
    return this.#handlers[type] as Handle;
  }
}
