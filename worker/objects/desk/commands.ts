import {
  onClose,
  onRelease,
  onReopen,
  onReply,
  onTake,
  type Actor,
  onNews,
  type Change,
  type Ownership,
} from "../../domain/ownership.ts";
import { done, never, refused, type Outcome } from "../../domain/outcome.ts";
import type { Env } from "../../env.ts";
import type { Command, CommandOf } from "../../protocol/commands.ts";
import type { Result } from "../../protocol/frames.ts";
import type { Refusal } from "../../protocol/refusals.ts";
import type { AgentCommand, CommandAnswer, Publication } from "../contracts.ts";
import { conversationStub, pageStub } from "../stubs.ts";
import type { Sockets } from "./sockets.ts";
import { ownershipOf, type ConversationRow, type DeskStore } from "./store.ts";

/** Commands that need no socket: they are the same for an agent, an API caller and a bot. */
export type DeskCommand = Exclude<Command, { type: SocketCommandType }>;
export type SocketCommandType =
  "list.open" | "thread.open" | "thread.close" | "typing" | "presence.set" | "session.renew";

type Done = Outcome<Result, Refusal>;
type Parts = {
  env: Env;
  store: DeskStore;
  sockets: Sockets;
  apply: (publication: Publication) => void;
  carryNotes: () => void;
  listChanged: () => void;
};
type WriteCommand = CommandOf<
  "message.send" | "message.retry" | "message.settle" | "message.withdraw" | "message.confirm"
>;

/** May this actor do this, and what comes of it. The one way by which anything is sent to a customer. */
export class Commands {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async run(actor: Actor, command: DeskCommand): Promise<Done> {
    switch (command.type) {
      case "thread.history":
      case "message.send":
      case "message.retry":
      case "message.settle":
      case "message.withdraw":
      case "message.confirm":
      case "conversation.take":
      case "conversation.release":
      case "conversation.close":
      case "conversation.reopen": {
        const row = this.#parts.store.find(command.conversation);
        return row === null
          ? refused({ code: "not_found" })
          : await this.#onConversation(actor, command, row);
      }
      case "page.resume":
      case "page.events":
        return await this.#onPage(actor, command);
      default:
        return never(command);
    }
  }

  async #onConversation(
    actor: Actor,
    command: Extract<DeskCommand, { conversation: string }>,
    row: ConversationRow,
  ): Promise<Done> {
    const now = ownershipOf(row);
    switch (command.type) {
      case "thread.history": {
        const stub = conversationStub(this.#parts.env, row.name);
        return done(await stub.history(row.name, command.before, command.limit));
      }
      case "message.send":
      case "message.retry":
      case "message.settle":
      case "message.withdraw":
      case "message.confirm":
        return await this.#write(actor, command, row);
      case "conversation.take":
        return this.#change(row, onTake(now, actor));
      case "conversation.release":
        return this.#change(row, onRelease(now, actor));
      case "conversation.close":
        return this.#change(row, onClose(now, actor));
      case "conversation.reopen":
        return this.#change(row, onReopen(now, actor));
      default:
        return never(command);
    }
  }

  /**
   * Hands a command to the Conversation. A message is an answer: it claims ownership in the same turn, before
   * anyone else can, and gives it back when the Conversation refuses.
   */
  async #write(actor: Actor, command: WriteCommand, row: ConversationRow): Promise<Done> {
    const before = ownershipOf(row);
    const isAnswer = command.type === "message.send" || command.type === "message.retry";
    const claim = isAnswer ? onReply(before, actor) : { next: before, events: [] };
    const isClaimed = claim.events.length > 0;
    if (isClaimed) this.#parts.store.setOwnership(row.name, claim.next, row.version + 1);
    let answer: CommandAnswer;
    try {
      answer = await this.#forward(actor, command);
    } catch (error) {
      if (isClaimed) this.#giveBack(row.name, claim.next, before);
      throw error;
    }
    if (!answer.ok) {
      if (isClaimed) this.#giveBack(row.name, claim.next, before);
      return refused(answer.refusal);
    }
    if (isClaimed) this.#announce(row, claim);
    this.#parts.apply(answer.value.publication);
    return done({ entries: answer.value.entries });
  }

  async #forward(actor: Actor, command: WriteCommand): Promise<CommandAnswer> {
    const { conversation } = command;
    const stub = conversationStub(this.#parts.env, conversation);
    const by = { sub: actor.sub, name: actor.name };
    const common: AgentCommand = { id: `${actor.sub}:${command.id}`, by };
    switch (command.type) {
      case "message.send":
        return await stub.send(conversation, { ...common, seenRev: command.seenRev, text: command.text });
      case "message.retry":
        return await stub.retry(conversation, { ...common, entry: command.entry, seenRev: command.seenRev });
      case "message.settle": {
        const { entry, as, seenRev } = command;
        return await stub.settle(conversation, { ...common, entry, as, seenRev });
      }
      case "message.withdraw":
        return await stub.withdraw(conversation, { ...common, entry: command.entry });
      case "message.confirm":
        return await stub.confirm(conversation, { ...common, entry: command.entry });
      default:
        return never(command);
    }
  }

  /**
   * Undoes a claim unless the ownership changed since. News that came meanwhile went out with the claim in it, and
   * may itself have opened the conversation again.
   */
  #giveBack(name: string, claim: Ownership, before: Ownership): void {
    const { store, sockets } = this.#parts;
    const row = store.find(name);
    if (row === null || !isSameOwnership(ownershipOf(row), claim)) return;
    store.setOwnership(name, onNews(before, row.asked, row.closed_asked), row.version + 1);
    const after = store.find(name);
    if (after !== null) sockets.broadcastSummary(row, after);
    this.#parts.listChanged();
  }

  #announce(before: ConversationRow, change: Change): void {
    const { store, sockets } = this.#parts;
    const after = store.find(before.name);
    if (after === null) return;
    store.transaction(() => {
      for (const event of change.events) store.addNote(before.name, Date.now(), event, after.asked);
    });
    sockets.broadcastSummary(before, after);
    this.#parts.listChanged();
    this.#parts.carryNotes();
  }

  #change(row: ConversationRow, decision: Outcome<Change, Refusal>): Done {
    if (!decision.ok) return refused(decision.refusal);
    const change = decision.value;
    if (change.events.length === 0) return done(null);
    this.#parts.store.transaction(() => {
      this.#parts.store.setOwnership(row.name, change.next, row.version + 1);
      this.#announce(row, change);
    });
    return done(null);
  }

  async #onPage(actor: Actor, command: CommandOf<"page.resume" | "page.events">): Promise<Done> {
    if (actor.role === "agent") return refused({ code: "not_allowed" });
    const { pageId } = command;
    if (this.#parts.store.generationOf(pageId) === null) return refused({ code: "not_found" });
    const page = pageStub(this.#parts.env, pageId);
    if (command.type === "page.events")
      return done(await page.events(pageId, command.before ?? null, command.limit));
    await page.resume(pageId);
    return done(null);
  }
}

function isSameOwnership(a: Ownership, b: Ownership): boolean {
  return a.status === b.status && a.owner?.sub === b.owner?.sub;
}
