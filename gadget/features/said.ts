import type { Entry } from "../../worker/protocol/message/entry.ts";
import { fire } from "../session/fire.ts";
import type { FbChatKnownCustomer } from "../state/known-customer.ts";

/** Whom it is about. */
export type About = { conversation: string; customer: FbChatKnownCustomer | null };

/** What happened to a message, or with a contact, and is told once. */
type Happened = "received" | "sent" | "failed" | "closed" | "rated";

/** What was told so long ago does not come again. */
const REMEMBERED_MAX = 2_000;

/**
 * What one gadget tells its page of messages: each once, by whichever way it comes to hear of it, the thread on the screen or
 * what it follows.
 */
export class Said {
  readonly #host: Element;
  readonly #told = new Set<string>();

  constructor(host: Element) {
    this.#host = host;
  }

  received(about: About, entry: Entry): void {
    if (this.isFirst("received", about.conversation, entry))
      fire(this.#host, "fb-chat-message-received", { ...about, entry }, false);
  }

  sent(about: About, entry: Entry): void {
    const { mid } = entry;
    if (mid !== null && this.isFirst("sent", about.conversation, entry))
      fire(this.#host, "fb-chat-message-sent", { ...about, mid, entry }, false);
  }

  failed(about: About, entry: Entry): void {
    const code = entry.delivery?.failure?.code ?? "unknown";
    if (this.isFirst("failed", about.conversation, entry))
      fire(this.#host, "fb-chat-message-failed", { ...about, code, entry }, false);
  }

  /** Whether nothing of that was told of it; from now on it was. */
  isFirst(what: Happened, conversation: string, { id, delivery }: Pick<Entry, "id" | "delivery">): boolean {
    // One that was tried again may fail again.
    const name = `${what} ${conversation} ${id} ${what === "failed" ? (delivery?.attempts ?? 0) : ""}`;
    if (this.#told.has(name)) return false;
    this.#told.add(name);
    for (const oldest of this.#told) {
      if (this.#told.size <= REMEMBERED_MAX) break;
      this.#told.delete(oldest);
    }
    return true;
  }
}
