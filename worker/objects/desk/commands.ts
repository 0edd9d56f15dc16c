import {
  onClose,
  onRelease,
  onReopen,
  onTake,
  type Actor,
  type OwnershipChange,
} from "../../domain/ownership.ts";
import { done, never, refused, type Outcome } from "../../domain/outcome.ts";
import { configOf } from "../../config.ts";
import { isPerson } from "../../domain/answering.ts";
import type { Env } from "../../env.ts";
import type { Command, CommandOf } from "../../protocol/commands.ts";
import type { Result } from "../../protocol/frames.ts";
import type { Refusal } from "../../protocol/refusals.ts";
import { MEDIA_LINK_MS } from "../../protocol/limits.ts";
import type { ActAnswer, AgentCommand, CommandAnswer, Guard, Publication } from "../kernel/contracts.ts";
import { signMediaLink } from "../../bucket/link.ts";
import { keyOf } from "../../bucket/keys.ts";
import { conversationStub, pageStub } from "../kernel/stubs.ts";
import type { News } from "./list/news.ts";
import type { SocketCommand } from "./sockets/socket-commands.ts";
import type { Sockets } from "./sockets/sockets.ts";
import { ownershipOf, type ConversationRow, type DeskStore } from "./store.ts";

/** Commands that need no socket, and so will be the same for a program. */
export type DeskCommand = Exclude<Command, SocketCommand>;

/** Decisions on one conversation of which a repetition is known; one comes within seconds, or with the next socket. */
const DECIDED_MAX = 8;

type Done = Outcome<Result, Refusal>;
type Parts = {
  env: Env;
  store: DeskStore;
  sockets: Sockets;
  news: News;
  /** Takes news of a conversation, and asks it for what is missing before them. */
  apply: (publication: Publication) => Promise<void>;
  carryNotes: () => void;
  /** Resolves once the lines of a conversation that can be brought to it are there. */
  notesCarried: (conversation: string) => Promise<void>;
  /** Tells these conversations whose messages are people's; one that is not reached hears of it with its next news. */
  tellPeopleApps: (names: string[], appIds: string[]) => void;
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
      case "page.retryHumanAgent":
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
        return await this.#acted(await stub.retryMedia(row.name, command.media));
      }
      case "thread.control":
      case "customer.moderate":
        return await this.#act(actor, command);
      case "conversation.take":
        return this.#decide(row, actor, command, () => onTake(now, actor));
      case "conversation.release":
        return this.#decide(row, actor, command, () => onRelease(now, actor));
      case "conversation.close":
        return this.#decide(row, actor, command, () =>
          command.asked !== undefined && row.asked > command.asked
            ? refused({ code: "changed", rev: row.rev, entries: [] })
            : onClose(now, actor),
        );
      case "conversation.reopen":
        return this.#decide(row, actor, command, () => onReopen(now, actor));
      default:
        return never(command);
    }
  }

  /** Hands a command to the Conversation. Who owns what it accepts tells the news that come with the answer. */
  async #write(actor: Actor, command: WriteCommand): Promise<Done> {
    // The reply guard looks for them.
    await this.#parts.notesCarried(command.conversation);
    const answer = await this.#forward(actor, command);
    if (!answer.ok) return refused(answer.refusal);
    const { entries, publication } = answer.value;
    await this.#parts.apply(publication);
    return done({ entries });
  }

  async #forward(actor: Actor, command: WriteCommand): Promise<CommandAnswer> {
    const { conversation } = command;
    const stub = conversationStub(this.#parts.env, conversation);
    const by = { sub: actor.sub, name: actor.name };
    const isAutomatic = !isPerson(actor.role);
    const common: AgentCommand = {
      id: commandKey(actor, command),
      by,
      ...(isAutomatic ? { automatic: true } : {}),
    };
    switch (command.type) {
      case "message.send": {
        const { text } = command;
        const holdMs = isAutomatic ? 0 : this.#parts.store.settings().undoSeconds * 1000;
        return await stub.send(conversation, { ...common, ...guardOf(actor, command), text, holdMs });
      }
      case "message.retry":
        return await stub.retry(conversation, {
          ...common,
          ...guardOf(actor, command),
          entry: command.entry,
        });
      case "message.settle": {
        const { entry, as } = command;
        return await stub.settle(conversation, { ...common, ...guardOf(actor, command), entry, as });
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
    const common = { id: commandKey(actor, command), by: { sub: actor.sub, name: actor.name } };
    const answer =
      command.type === "thread.control"
        ? await stub.control(conversation, { ...common, action: command.action, to: command.to ?? null })
        : await stub.moderate(conversation, { ...common, action: command.action, reason: command.reason });
    return await this.#acted(answer);
  }

  async #acted(answer: ActAnswer): Promise<Done> {
    if (!answer.ok) return refused(answer.refusal);
    await this.#parts.apply(answer.value.publication);
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

  /**
   * A gadget whose answer was lost repeats its command, perhaps after somebody else decided: what had its effect has no
   * further one. A refusal had none.
   */
  #decide(
    row: ConversationRow,
    actor: Actor,
    command: DeskCommand,
    decision: () => Outcome<OwnershipChange, Refusal>,
  ): Done {
    const id = commandKey(actor, command);
    const decided = JSON.parse(row.decided) as string[];
    // Older code noted them without their agent.
    if (decided.includes(id) || decided.includes(idOf(command))) return done(null);
    const outcome = decision();
    if (!outcome.ok) return refused(outcome.refusal);
    this.#apply(row, outcome.value, [...decided, id].slice(-DECIDED_MAX));
    return done(null);
  }

  /** Writes the ownership, the lines that tell of it and the command that was obeyed together, and shows it. */
  #apply(before: ConversationRow, change: OwnershipChange, decided: string[]): void {
    const { store, sockets, news } = this.#parts;
    const by = change.lines.find(({ event }) => event === "closed")?.by ?? null;
    const closing = by === null ? null : { by, at: Date.now() };
    store.transaction(() => {
      store.setDecided(before.name, decided);
      if (change.lines.length === 0) return;
      store.setOwnership(before.name, change.next, before.version + 1, closing);
      const told = { asked: before.asked, session: store.session.id };
      for (const line of change.lines) store.notes.add(before.name, Date.now(), line, told);
    });
    if (change.lines.length === 0) return;
    const after = store.find(before.name);
    if (after !== null) {
      news.changed(after);
      sockets.broadcastSummary(before, after, null);
    }
    this.#parts.listChanged();
    this.#parts.carryNotes();
  }

  #configure(actor: Actor, command: CommandOf<"desk.configure">): Done {
    if (actor.role === "agent") return refused({ code: "not_allowed" });
    const { store, sockets } = this.#parts;
    const name = store.name();
    if (name === null) return refused({ code: "not_found" });
    store.setSettings({ ...store.settings(), ...command.settings });
    const { peopleApps } = command.settings;
    if (peopleApps !== undefined) this.#parts.tellPeopleApps(store.waitingNames(), peopleApps);
    sockets.broadcast({ type: "desk", desk: { name, settings: store.settings() } }, () => true);
    return done(null);
  }

  async #onPage(
    actor: Actor,
    command: CommandOf<"page.resume" | "page.retryHumanAgent" | "page.events">,
  ): Promise<Done> {
    if (actor.role === "agent" && command.type !== "page.retryHumanAgent")
      return refused({ code: "not_allowed" });
    const { pageId } = command;
    if (this.#parts.store.generationOf(pageId) === null) return refused({ code: "not_found" });
    const page = pageStub(this.#parts.env, pageId);
    switch (command.type) {
      case "page.events":
        return done(await page.events(pageId, command.before ?? null, command.limit));
      case "page.resume": {
        const graph = await page.resume(pageId);
        return graph === null ? done(null) : refused({ code: "refused_by_meta", graph });
      }
      case "page.retryHumanAgent":
        await page.retryHumanAgent(pageId);
        return done(null);
      default:
        return never(command);
    }
  }
}

/** What a message is guarded by, with the names that commands have beyond their agent. */
function guardOf(actor: Actor, command: Pick<CommandOf<"message.send">, "seenRev" | "writtenHere">): Guard {
  const { seenRev, writtenHere } = command;
  if (writtenHere === undefined) return { seenRev };
  return { seenRev, writtenHere: writtenHere.map((id) => `${actor.sub}:${id.toLowerCase()}`) };
}

/** By what a command is known beyond its agent: ids are theirs, and two may have the same. */
function commandKey({ sub }: Actor, command: DeskCommand): string {
  return `${sub}:${idOf(command)}`;
}

/** The command's id as it is kept and compared: a UUID is the same in capital letters (RFC 9562, section 4). */
function idOf({ id }: DeskCommand): string {
  return id.toLowerCase();
}
