import type { CommandOf } from "../../worker/protocol/commands.ts";
import type { ModerationAction, ThreadControlAction } from "../../worker/protocol/thread/acts.ts";
import type { DeskSettings } from "../../worker/protocol/desk/settings.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { Presence } from "../../worker/protocol/frames.ts";
import { pageIdOf } from "../../worker/protocol/conversation-name.ts";
import type { ConversationId, EntryId, Rev } from "../../worker/protocol/ids.ts";
import type { AskOf, CommandAnswer, CommandChannel, CommandRefusal } from "../wire/commands.ts";
import type { ActionHooks } from "./navigation.ts";
import type { Platform } from "../platform/doors.ts";
import type { Preferences } from "../state/preferences.ts";
import type { PendingSend, SendCommand } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";
import type { Sender } from "./sender.ts";
import { SeenReport } from "./seen-report.ts";
import { TypingReport } from "./typing.ts";

type HandlingType =
  "conversation.take" | "conversation.release" | "conversation.close" | "conversation.reopen";

type ActType = HandlingType | "page.retryHumanAgent" | "thread.control" | "customer.moderate";

/** What an agent may do about a message, by its state. */
export type EntryChoice = "undo" | "withdraw" | "confirm" | "arrived" | "again" | "retry" | "dismissed";

/** Everything an agent does. Each shows in the state at once, and is corrected by the Worker's answer. */
export class ChatActions {
  readonly #store: ChatStore;
  readonly #channel: CommandChannel;
  readonly #platform: Platform;
  readonly #hooks: ActionHooks;
  readonly #typing: TypingReport;
  readonly #seen: SeenReport;
  readonly #sender: Sender;

  constructor(parts: {
    store: ChatStore;
    channel: CommandChannel;
    platform: Platform;
    hooks: ActionHooks;
    sender: Sender;
  }) {
    this.#store = parts.store;
    this.#channel = parts.channel;
    this.#platform = parts.platform;
    this.#hooks = parts.hooks;
    this.#sender = parts.sender;
    this.#typing = new TypingReport(parts.channel, parts.platform);
    this.#seen = new SeenReport(parts.channel);
  }

  /** The agent looks at the thread, in a window that has the focus. */
  looksAt(conversation: ConversationId): void {
    const thread = this.#store.state.threads[conversation];
    if (thread?.phase === "ready") this.#seen.looksAt(thread, this.#store.state);
  }

  /** The agent wants it otherwise from now on, in all gadgets of the page. */
  prefer(change: Partial<Preferences>): void {
    this.#store.dispatch({ type: "preferences", change });
  }

  draft(conversation: ConversationId, text: string): void {
    this.#store.dispatch({ type: "draft", conversation, text });
    if (text === "") this.#typing.stops();
    else this.#typing.writes(conversation);
  }

  stopTyping(): void {
    this.#typing.stops();
  }

  /** Sends a text, now or as soon as there is a socket. Empties the draft. */
  send(conversation: ConversationId, text: string): void {
    this.#typing.stops();
    this.#store.dispatch({ type: "draft", conversation, text: "" });
    const outgoing = { kind: "text", text } as const;
    this.#write({ type: "message.send", conversation, seenRev: this.#seenRev(conversation), outgoing }, text);
  }

  /** Does what an agent chose about a message of theirs. */
  decide(choice: EntryChoice, conversation: ConversationId, entry: Entry): void {
    switch (choice) {
      case "undo":
        this.undo(conversation, entry);
        break;
      case "withdraw":
        this.withdraw(conversation, entry.id);
        break;
      case "confirm":
        this.confirm(conversation, entry.id);
        break;
      case "retry":
        this.retry(conversation, entry);
        break;
      default:
        this.settle(conversation, entry, choice);
    }
  }

  retry(conversation: ConversationId, entry: Entry): void {
    const seenRev = this.#seenRev(conversation);
    this.#write({ type: "message.retry", conversation, entry: entry.id, seenRev }, textOf(entry));
  }

  settle(conversation: ConversationId, entry: Entry, as: "arrived" | "again" | "dismissed"): void {
    const seenRev = this.#seenRev(conversation);
    const command = { type: "message.settle", conversation, entry: entry.id, as, seenRev } as const;
    if (as === "again") this.#write(command, textOf(entry));
    else this.#onEntry(command);
  }

  withdraw(conversation: ConversationId, entry: EntryId): void {
    this.#onEntry({ type: "message.withdraw", conversation, entry });
  }

  /**
   * Takes back what the desk still holds, and puts the words back into the box, before what is there. Of several
   * parts the first may have left meanwhile: then the words of the others come back.
   */
  undo(conversation: ConversationId, { id, delivery }: Entry): void {
    const takenBack = ({ result: { entries } }: { result: { entries: Entry[] } }): void => {
      const parts = entries.filter((entry) => entry.delivery?.state === "withdrawn");
      const whole = parts.length === delivery?.parts ? this.#sender.textOf(delivery.command) : null;
      this.#backIntoBox(conversation, whole ?? parts.map(textOf).join("\n"));
    };
    this.#onEntry({ type: "message.withdraw", conversation, entry: id }, takenBack, (refusal) =>
      refusal.code === "wrong_state" ? { code: "undo_too_late" } : refusal,
    );
  }

  confirm(conversation: ConversationId, entry: EntryId): void {
    this.#onEntry({ type: "message.confirm", conversation, entry });
  }

  /** Repeats a refused send, knowing what the refusal said is new. */
  sendAnyway(send: PendingSend): void {
    const { conversation } = send.command;
    const told = send.refusal?.code === "changed" ? send.refusal.rev : 0;
    this.drop(send);
    // It may have left after all, and nobody heard: the same id makes sure that it does so once.
    if (send.refusal?.code === "stale") {
      this.#sender.resend({ ...send, phase: "waiting", refusal: null }, this.#hooks.refused);
      return;
    }
    this.#write({ ...send.command, seenRev: Math.max(this.#seenRev(conversation), told) }, send.text);
  }

  /** Moves the text of a refused send back into the box, before what is written there. */
  edit(send: PendingSend): void {
    this.drop(send);
    this.#backIntoBox(send.command.conversation, send.text);
  }

  /** Forgets a refused send. */
  drop(send: PendingSend): void {
    this.#store.dispatch({ type: "send.dropped", conversation: send.command.conversation, id: send.id });
  }

  /** Takes, releases, closes or reopens; the list and the header follow the Worker's word, and `answered` is told of it. */
  handle(
    type: HandlingType,
    conversation: ConversationId,
    answered: (isDone: boolean) => void = () => {},
  ): void {
    const summary = this.#store.state.threads[conversation]?.summary;
    // Decided over what the agent saw: what the customer asked since, or before this was repeated, stays open, and who
    // took it since keeps it.
    if (type === "conversation.close")
      this.#act(conversation, { type, conversation, asked: summary?.asked }, answered);
    else if (type === "conversation.take")
      this.#act(
        conversation,
        { type, conversation, owner: summary && (summary.owner?.sub ?? null) },
        answered,
      );
    else this.#act(conversation, { type, conversation }, answered);
  }

  async setPresence(presence: Exclude<Presence, "offline">): Promise<CommandAnswer<"presence.set">> {
    const answer = await this.#channel.request({ type: "presence.set", presence });
    const me = this.#store.state.session?.me;
    if (!answer.ok) this.#hooks.refused("presence.set", null, answer.refusal);
    else if (me)
      this.#store.dispatch(agentFrame({ sub: me.sub, name: me.name, presence }, this.#platform.now()));
    return answer;
  }

  /** Changes what holds for everyone at the desk. */
  configure(settings: Partial<DeskSettings>): Promise<CommandAnswer<"desk.configure">> {
    return this.#channel.request({ type: "desk.configure", settings });
  }

  /** Lets a paused Page send again, if Meta allows it, or puts a warning of Meta's away. */
  async resumePage(pageId: string): Promise<CommandAnswer<"page.resume">> {
    const answer = await this.#channel.request({ type: "page.resume", pageId });
    if (!answer.ok) this.#hooks.refused("page.resume", null, answer.refusal);
    return answer;
  }

  /** Meta may let people of this Page write for 7 days by now: the next reply tries it. */
  retryHumanAgent(conversation: ConversationId): void {
    this.#act(conversation, { type: "page.retryHumanAgent", pageId: pageIdOf(conversation) });
  }

  /** Takes, releases, passes or asks for the thread at Meta. */
  control(conversation: ConversationId, action: ThreadControlAction, to: string | null = null): void {
    this.#act(conversation, { type: "thread.control", conversation, action, ...(to === null ? {} : { to }) });
  }

  /** Blocks or unblocks the customer, or calls the conversation spam; the reason is kept in the thread. */
  moderate(conversation: ConversationId, action: ModerationAction, reason: string): void {
    this.#act(conversation, { type: "customer.moderate", conversation, action, reason });
  }

  dismissNotice(conversation: ConversationId): void {
    this.#store.dispatch({ type: "thread.notice", conversation, refusal: null });
  }

  /** What comes of it follows as news of the thread, or as a notice in it. */
  #act<T extends ActType>(
    conversation: ConversationId,
    ask: AskOf<T>,
    answered: (isDone: boolean) => void = () => {},
  ): void {
    this.#channel.send(ask, (answer) => {
      if (!answer.ok) this.#notice(ask.type, conversation, answer.refusal);
      answered(answer.ok);
    });
  }

  #seenRev(conversation: ConversationId): Rev {
    return this.#store.state.threads[conversation]?.seenRev ?? 0;
  }

  #backIntoBox(conversation: ConversationId, text: string): void {
    const draft = this.#store.state.drafts[conversation] ?? "";
    // Not by draft(): nobody writes at this moment.
    const both = draft === "" ? text : `${text}\n${draft}`;
    this.#store.dispatch({ type: "draft", conversation, text: both });
  }

  #write(command: SendCommand, text: string): void {
    this.#sender.write(command, text, this.#hooks.refused);
  }

  #onEntry(
    command: Omit<CommandOf<"message.withdraw" | "message.confirm" | "message.settle">, "id">,
    done: (answer: { result: { entries: Entry[] } }) => void = () => {},
    saidAs: (refusal: CommandRefusal) => CommandRefusal = (refusal) => refusal,
  ): void {
    const { conversation, entry, type } = command;
    this.#store.dispatch({ type: "entry.busy", conversation, entry, busy: true });
    this.#channel.send(command, (answer: CommandAnswer<typeof type>) => {
      this.#store.dispatch({ type: "entry.busy", conversation, entry, busy: false });
      if (answer.ok) {
        this.#store.dispatch({ type: "entries.answered", conversation, entries: answer.result.entries });
        done(answer);
      } else this.#notice(type, conversation, saidAs(answer.refusal));
    });
  }

  #notice(type: string, conversation: ConversationId, refusal: CommandRefusal): void {
    this.#store.dispatch({ type: "thread.notice", conversation, refusal });
    this.#hooks.refused(type, conversation, refusal);
  }
}

function agentFrame(agent: { sub: string; name: string; presence: Presence }, at: number) {
  return { type: "frame", frame: { type: "agent", agent }, at } as const;
}

function textOf(entry: Entry): string {
  return entry.content.kind === "text" ? entry.content.text : "";
}
