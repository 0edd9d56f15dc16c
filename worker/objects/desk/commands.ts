import {
  onClose,
  onRelease,
  onReopen,
  onReply,
  onTake,
  type Actor,
  type OwnershipChange,
} from "../../domain/ownership.ts";
import { done, never, refused, type Outcome } from "../../domain/outcome.ts";
import { configOf } from "../../config.ts";
import type { Env } from "../../env.ts";
import type { Command, CommandOf } from "../../protocol/commands.ts";
import type { Result } from "../../protocol/frames.ts";
import type { Refusal } from "../../protocol/refusals.ts";
import { MEDIA_LINK_MS } from "../../protocol/limits.ts";
import type { ActAnswer, AgentCommand, CommandAnswer, Publication } from "../contracts.ts";
import { signMediaLink } from "../media/link.ts";
import { keyOf } from "../media/keys.ts";
import { conversationStub, pageStub } from "../stubs.ts";
import type { SocketCommand } from "./socket-commands.ts";
import type { Sockets } from "./sockets.ts";
import { ownershipOf, type ConversationRow, type DeskStore } from "./store.ts";

/** Commands that need no socket, and so will be the same for a program. */
export type DeskCommand = Exclude<Command, SocketCommand>;

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
      case "thread.import":
      case "message.send":
      case "message.retry":
      case "message.settle":
      case "message.withdraw":
      case "message.confirm":
      case "message.edits":
      case "media.link":
      case "media.retry":
      case "conversation.take":
      case "conversation.release":
      case "conversation.close":
      case "conversation.reopen":
      case "thread.control":
      case "customer.moderate": {
        const row = this.#parts.store.find(command.conversation);
        return row === null
          ? refused({ code: "not_found" })
          : await this.#onConversation(actor, command, row);
      }
      case "page.resume":
      case "page.events":
        return await this.#onPage(actor, command);
      case "desk.configure":
        return this.#configure(actor, command);
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
      case "thread.import":
        return await conversationStub(this.#parts.env, row.name).importPast(row.name);
      case "message.edits": {
        const stub = conversationStub(this.#parts.env, row.name);
        return await stub.edits(row.name, command.entry);
      }
      case "message.send":
      case "message.retry":
      case "message.settle":
      case "message.withdraw":
      case "message.confirm":
        return await this.#write(actor, command);
      case "media.link":
        return await this.#mediaLink(command);
      case "media.retry": {
        const stub = conversationStub(this.#parts.env, row.name);
        return this.#acted(await stub.retryMedia(row.name, command.media));
      }
      case "thread.control":
      case "customer.moderate":
        return await this.#act(actor, command);
      case "conversation.take":
        return this.#change(row, onTake(now, actor));
      case "conversation.release":
        return this.#change(row, onRelease(now, actor));
      case "conversation.close":
        return command.asked !== undefined && row.asked > command.asked
          ? refused({ code: "changed", rev: row.rev, entries: [] })
          : this.#change(row, onClose(now, actor));
      case "conversation.reopen":
        return this.#change(row, onReopen(now, actor));
      default:
        return never(command);
    }
  }

  /**
   * Hands a command to the Conversation. A message that it accepts is an answer, and whoever answers first owns the
   * conversation: the guard lets only one of two through who answer at once, so this is decided by what was
   * accepted, on the ownership as it then is. A command that had its effect before has no further one.
   */
  async #write(actor: Actor, command: WriteCommand): Promise<Done> {
    const answer = await this.#forward(actor, command);
    if (!answer.ok) return refused(answer.refusal);
    const { entries, isRepeated, publication } = answer.value;
    const row = this.#parts.store.find(command.conversation);
    if (row !== null && isAnswer(command) && !isRepeated) this.#apply(row, onReply(ownershipOf(row), actor));
    this.#parts.apply(publication);
    return done({ entries });
  }

  async #forward(actor: Actor, command: WriteCommand): Promise<CommandAnswer> {
    const { conversation } = command;
    const stub = conversationStub(this.#parts.env, conversation);
    const by = { sub: actor.sub, name: actor.name };
    const common: AgentCommand = { id: `${actor.sub}:${command.id}`, by };
    switch (command.type) {
      case "message.send": {
        const { seenRev, text } = command;
        const holdMs = actor.role === "service" ? 0 : this.#parts.store.settings().undoSeconds * 1000;
        return await stub.send(conversation, { ...common, seenRev, text, holdMs });
      }
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

  async #act(actor: Actor, command: CommandOf<"thread.control" | "customer.moderate">): Promise<Done> {
    const { conversation } = command;
    const stub = conversationStub(this.#parts.env, conversation);
    const common = { id: `${actor.sub}:${command.id}`, by: { sub: actor.sub, name: actor.name } };
    const answer =
      command.type === "thread.control"
        ? await stub.control(conversation, { ...common, action: command.action, to: command.to ?? null })
        : await stub.moderate(conversation, { ...common, action: command.action, reason: command.reason });
    return this.#acted(answer);
  }

  #acted(answer: ActAnswer): Done {
    if (!answer.ok) return refused(answer.refusal);
    this.#parts.apply(answer.value.publication);
    return done(null);
  }

  /** Only who may see the conversation learns where its file is, and only for a while. */
  async #mediaLink({ conversation, media }: CommandOf<"media.link">): Promise<Done> {
    const { env, store } = this.#parts;
    const found = await conversationStub(env, conversation).media(conversation, media);
    if (!found.ok) return refused(found.refusal);
    const { appSecret } = configOf(env);
    const desk = store.name();
    if (appSecret === null || desk === null) return refused({ code: "unavailable" });
    const expiresAt = Date.now() + MEDIA_LINK_MS;
    const url = await signMediaLink(appSecret, { desk, key: keyOf(conversation, media), expiresAt });
    const { name, mime, bytes } = found.value;
    return done({ url, expiresAt, name, mime, bytes });
  }

  #change(row: ConversationRow, decision: Outcome<OwnershipChange, Refusal>): Done {
    if (!decision.ok) return refused(decision.refusal);
    this.#apply(row, decision.value);
    return done(null);
  }

  /** Writes the ownership and the lines that tell of it together, and shows it. */
  #apply(before: ConversationRow, change: OwnershipChange): void {
    const { store, sockets } = this.#parts;
    if (change.lines.length === 0) return;
    store.transaction(() => {
      store.setOwnership(before.name, change.next, before.version + 1);
      for (const line of change.lines) store.addNote(before.name, Date.now(), line, before.asked);
    });
    const after = store.find(before.name);
    if (after !== null) sockets.broadcastSummary(before, after);
    this.#parts.listChanged();
    this.#parts.carryNotes();
  }

  #configure(actor: Actor, command: CommandOf<"desk.configure">): Done {
    if (actor.role === "agent") return refused({ code: "not_allowed" });
    const { store, sockets } = this.#parts;
    const name = store.name();
    if (name === null) return refused({ code: "not_found" });
    store.setSettings({ ...store.settings(), ...command.settings });
    sockets.broadcast({ type: "desk", desk: { name, settings: store.settings() } }, () => true);
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

/** What puts words before the customer; taking back, confirming and settling as arrived do not. */
function isAnswer(command: WriteCommand): boolean {
  switch (command.type) {
    case "message.send":
    case "message.retry":
      return true;
    case "message.settle":
      return command.as === "again";
    case "message.withdraw":
    case "message.confirm":
      return false;
    default:
      return never(command);
  }
}
