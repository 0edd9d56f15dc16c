import { SHARING_TABS_MAX, OPEN_THREADS_MAX } from "../../../worker/protocol/limits.ts";
import type { Reply, ServerFrame } from "../../../worker/protocol/frames.ts";
import type { SharingTools } from "./tools.ts";
import type { TabId, TabMessage } from "./messages.ts";
import { SELF, SharedOpens, type SharedCommand } from "./shared-opens.ts";

/** What comes to a tab that slept is older than this (ms), and is done by another by then. */
export const COMMAND_AGE_MAX_MS = 5_000;

type Tab = { number: number; gone: AbortController };
type Asked = { from: TabId; type: string; conversation?: string };

/** The tab whose socket the others use: hands on what they ask, and what they are told. */
export class Leader {
  readonly #tools: SharingTools;
  readonly #tabs = new Map<TabId, Tab>();
  /** By the id of a command of another tab's, until it is answered. */
  readonly #asked = new Map<string, Asked>();
  /** Tabs that wait for the Worker's next `pong`. */
  readonly #pinging = new Set<TabId>();
  #opens = new SharedOpens();
  /** What leaves at this moment is another tab's. */
  #isForOther = false;

  constructor(tools: SharingTools) {
    this.#tools = tools;
    this.#opens.joined(SELF, null);
    if (tools.connection.isOpen) for (const command of tools.sentBefore()) this.#opens.leaving(SELF, command);
    const { connection, alone } = tools;
    connection.options = {
      ...alone,
      onText: (text) => {
        this.#told(text);
        alone.onText(text);
      },
      leaving: (text) => this.#leaving(text),
    };
  }

  /** Another tab says something. */
  heard(message: TabMessage): void {
    const { from } = message;
    const isOpen = this.#tools.connection.isOpen;
    if (message.type === "join") this.#joins(message);
    else if (message.type === "leave") this.#left(from);
    else if (message.type === "ping" || message.type === "command") {
      if (!isOpen || !this.#tabs.has(from)) this.#tools.say({ type: "alone", to: from });
      else if (message.type === "ping") this.#ping(from);
      else if (this.#tools.platform.now() - message.at < COMMAND_AGE_MAX_MS) this.#give(from, message.text);
    }
  }

  /** The socket is gone. */
  closed(): void {
    this.#tools.say({ type: "down" });
    for (const { gone } of this.#tabs.values()) gone.abort();
    this.#tabs.clear();
    this.#asked.clear();
    this.#pinging.clear();
    this.#opens = new SharedOpens();
    this.#opens.joined(SELF, null);
  }

  /** Another tab leads. */
  end(): void {
    this.closed();
    this.#tools.connection.options = this.#tools.alone;
  }

  /** The Worker answers: a page that sleeps may go on hearing other tabs, and hear nothing of its socket. */
  #ping(from: TabId): void {
    if (this.#pinging.size === 0) this.#tools.connection.send("ping");
    this.#pinging.add(from);
  }

  #joins({ from, pass, offers }: Extract<TabMessage, { type: "join" }>): void {
    const { connection, platform, showsOffers } = this.#tools;
    this.#left(from);
    const isFull = this.#tabs.size >= SHARING_TABS_MAX || this.#opens.threads.size >= OPEN_THREADS_MAX;
    if (!connection.isOpen || isFull || (offers && !showsOffers()))
      return this.#tools.say({ type: "alone", to: from });
    const id = platform.uuid();
    this.#asked.set(id, { from, type: "join" });
    // The Worker takes it of the same agent in the same role at the same desk alone.
    this.#send({ type: "session.renew", id, pass });
  }

  #give(from: TabId, text: string): void {
    const command = JSON.parse(text) as SharedCommand;
    const { id, type, conversation } = command;
    this.#asked.set(id, { from, type, ...(conversation === undefined ? {} : { conversation }) });
    this.#send(this.#opens.leaving(from, command));
  }

  #leaving(text: string): string {
    if (this.#isForOther || text === "ping") return text;
    this.#tools.alone.leaving?.(text);
    return JSON.stringify(this.#opens.leaving(SELF, JSON.parse(text) as SharedCommand));
  }

  #send(command: object): void {
    this.#isForOther = true;
    this.#tools.connection.send(JSON.stringify(command));
    this.#isForOther = false;
  }

  #told(text: string): void {
    if (text === "pong") {
      for (const to of this.#pinging) this.#tools.say({ type: "pong", to });
      this.#pinging.clear();
      return;
    }
    if (this.#tabs.size === 0 && this.#asked.size === 0) return;
    const frame = JSON.parse(text) as ServerFrame;
    if (frame.type === "reply") this.#replied(frame, text);
    else if (frame.type === "followed") {
      const { sub } = this.#tools;
      for (const tab of this.#tabs.keys()) {
        const of = this.#opens.followsOf(tab);
        if (of === "all" || (of === "mine" && frame.owner === sub))
          this.#tools.say({ type: "told", to: tab, text });
      }
    } else if (frame.type !== "welcome") {
      if (frame.type === "thread.gone") this.#opens.refused(frame.conversation);
      this.#tools.say({ type: "told", text });
    }
  }

  #replied(reply: Reply, text: string): void {
    const asked = this.#asked.get(reply.id ?? "");
    if (!asked) return;
    this.#asked.delete(reply.id ?? "");
    const { from, type, conversation } = asked;
    const { expiresAt } = Object(reply.ok ? reply.result : null) as { expiresAt?: number };
    if ((type === "join" || type === "session.renew") && expiresAt !== undefined)
      this.#tools.renewed(expiresAt);
    if (type === "join") {
      if (expiresAt !== undefined) this.#joined(from, expiresAt);
      else this.#tools.say({ type: "alone", to: from });
      return;
    }
    if (!this.#tabs.has(from)) return;
    const isTooMuch =
      !reply.ok &&
      (type === "list.open" || type === "thread.open") &&
      /^(unavailable|too_many_threads)$/.test(reply.refusal.code);
    if (isTooMuch) {
      this.#left(from);
      this.#tools.say({ type: "alone", to: from });
      return;
    }
    if (!reply.ok && type === "thread.open") this.#opens.refused(conversation ?? "", from);
    this.#tools.say({ type: "told", to: from, text });
  }

  #joined(from: TabId, expiresAt: number): void {
    const taken = [...this.#tabs.values()].map(({ number }) => number);
    let number = 1;
    while (taken.includes(number)) number++;
    const gone = new AbortController();
    this.#tabs.set(from, { number, gone });
    this.#opens.joined(from, number);
    this.#tools.say({ type: "joined", to: from, frames: this.#tools.begins(expiresAt) });
    // A tab that ends without a word lets go of its name.
    void this.#tools.tabs.hold(`${this.#tools.name} ${from}`, "wait", gone.signal).then((isGone) => {
      if (isGone && this.#tabs.get(from)?.gone === gone) this.#left(from);
    });
  }

  #left(from: TabId): void {
    const tab = this.#tabs.get(from);
    if (!tab) return;
    this.#tabs.delete(from);
    tab.gone.abort();
    for (const [id, asked] of this.#asked) if (asked.from === from) this.#asked.delete(id);
    for (const command of this.#opens.left(from, () => this.#tools.platform.uuid())) this.#send(command);
  }
}
