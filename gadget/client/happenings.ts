import type { Entry, Person } from "../../worker/protocol/message/entry.ts";
import type { Asked } from "../../worker/protocol/frames.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { ConnectionStatus } from "../state/state.ts";
import { quietly } from "./quietly.ts";

/** What a client tells, by its name. */
export type ClientEvents = {
  /** How it stands with the connection. */
  status: ConnectionStatus;
  /** `tokenProvider` gave no token, or one that the Worker does not take: once until there was one. */
  "auth-required": { reason: string };
  /** A customer wrote in a thread that is open. */
  message: { conversation: string; entry: Entry };
  /** Meta took a message of this agent: one for each part of a long text. In threads that are open. */
  sent: { conversation: string; entry: Entry };
  /** It will not arrive, or nobody can tell whether it did. In threads that are open. */
  failed: { conversation: string; entry: Entry };
  /** A thread that is open has another owner. */
  assigned: { summary: Summary; previous: Person | null };
  /**
   * A row of the open list changed, or of an open thread, or of a conversation that is or was the agent's own. `asked`: its customer wants an
   * answer to what is new. `previousOwner`: it had this other owner, or none.
   */
  row: { summary: Summary; asked?: Asked; previousOwner?: Person | null };
  /** A row left the list, or is seen no more. */
  gone: { conversation: string };
};

/** What is told of one of them. */
export type ClientListener<Name extends keyof ClientEvents> = (told: ClientEvents[Name]) => void;

/** Who wants to hear of what. */
export class Listeners {
  readonly #byName = new Map<string, Set<ClientListener<never>>>();

  /** The answer stops it. Throws where `run` is no function. */
  add<Name extends keyof ClientEvents>(name: Name, run: ClientListener<Name>): () => void {
    if (typeof run !== "function") throw new TypeError("It is no function");
    const listeners = this.#byName.get(name) ?? new Set();
    this.#byName.set(name, listeners);
    listeners.add(run);
    return () => {
      listeners.delete(run);
    };
  }

  tell<Name extends keyof ClientEvents>(name: Name, told: ClientEvents[Name]): void {
    for (const run of [...(this.#byName.get(name) ?? [])])
      quietly(() => (run as ClientListener<Name>)(told), undefined);
  }
}
