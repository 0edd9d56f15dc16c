import type { ActingPart, ConnectionHooks } from "../session/session.ts";
import { Sending, type ActingParts, type KeepsSends } from "../session/sending.ts";
import type { Happening } from "../news/news.ts";
import { ThreadNews } from "../news/thread-news.ts";
import type { ThreadHooks } from "../news/thread-news.ts";
import { initialState } from "../state/state.ts";
import type { ChatState } from "../state/state.ts";
import type { ClientEvents } from "./happenings.ts";

/** What a client hears of its session. */
export type ClientHooks = ConnectionHooks &
  ThreadHooks & {
    assigned: (told: ClientEvents["assigned"]) => void;
    row: (told: ClientEvents["row"]) => void;
    gone: (told: ClientEvents["gone"]) => void;
  };

/** What acts without a screen: messages on their way, and what is told of threads and rows. */
export class ClientActing implements ActingPart {
  readonly parts: ActingParts<ClientHooks>;
  readonly sending: Sending;
  /** Null where nothing outlives the process. */
  kept: KeepsSends | null = null;
  readonly news = { tell: (happening: Happening): void => this.#tell(happening) };
  readonly #threads: ThreadNews;
  #before: ChatState = initialState;

  constructor(parts: ActingParts<ClientHooks>) {
    this.parts = parts;
    this.sending = new Sending(parts, {
      welcomed: async (...all) => await this.kept?.welcomed(...all),
      signedOut: () => this.kept?.signedOut(),
    });
    this.#threads = new ThreadNews({
      all: () => [...parts.listeners],
      assigned: (summary, previous) => {
        for (const hooks of parts.listeners) hooks.assigned({ summary, previous });
      },
    });
  }

  welcomed(): void {
    this.sending.welcomed();
  }

  opened(): void {
    this.sending.opened();
  }

  closed(): void {
    this.sending.closed();
  }

  signedOut(): void {
    this.sending.signedOut();
  }

  #tell(happening: Happening): void {
    if ("state" in happening) {
      const { state } = happening;
      const before = this.#before;
      this.#before = state;
      const isSame = state.session !== null && before.session?.me.sub === state.session.me.sub;
      if (isSame) this.#threads.tell(before, state);
      return;
    }
    const { frame } = happening;
    for (const hooks of this.parts.listeners) {
      if (frame.type === "list.upsert") hooks.row(rowOf(frame));
      if (frame.type === "list.gone") hooks.gone({ conversation: frame.conversation });
    }
  }
}

function rowOf({ type: _, ...told }: { type: "list.upsert" } & ClientEvents["row"]): ClientEvents["row"] {
  return told;
}
