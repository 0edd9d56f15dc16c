/**
 * An agent with one conversation on the screen: the gadget's own data layer (connection, commands, reducer), driven
 * by a script instead of a person.
 */
import { pause, until } from "../../demo/local/wait.ts";
import { mintToken } from "../../demo/local/agents.ts";
import { followList } from "../../gadget/session/follow-list.ts";
import * as acting from "../../gadget/session/acting.ts";
import { send, sendAnyway } from "../../gadget/compose/deeds.ts";
import type { DeedTools } from "../../gadget/session/deed-tools.ts";
import { loadOlder } from "../../gadget/thread/history-deeds.ts";
import type { ChatNavigation } from "../../gadget/session/navigation.ts";
import { ChatSession } from "../../gadget/session/session.ts";
import { connectionStatus, type PendingSend, type ThreadState } from "../../gadget/state/state.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { nodePlatform } from "./node-platform.ts";
import type { Random } from "./random.ts";

type Script = {
  /** What to write, in order. */
  texts: readonly string[];
  /** Longest pause between two messages. */
  pauseMs: number;
};

const READY_MS_MAX = 120_000;
const ANSWER_MS_MAX = 240_000;
const REOPEN_MS = 500;

export class ScriptedAgent {
  readonly conversation: string;
  /** Messages refused because others wrote meanwhile, and sent all the same. */
  guarded = 0;
  connections = 0;
  readonly #session: ChatSession;
  readonly #tools: DeedTools;
  readonly #navigation: ChatNavigation;
  readonly #random: Random;
  #isOnline = false;

  constructor(options: { url: string; sub: string; conversation: string; random: Random }) {
    const { url, sub, conversation, random } = options;
    this.conversation = conversation;
    this.#random = random;
    this.#session = new ChatSession({
      platform: nodePlatform,
      server: url,
      tokenProvider: () => () => mintToken({ sub, name: sub, minutes: 60 }),
      mayRetryAuth: () => true,
      parts: {
        list: { whenThere: (run) => run({ followList }) },
        acting: { whenThere: (run) => run(acting) },
      },
    });
    const hooks = { refused: nothing, selected: nothing };
    this.#navigation = this.#session.navigationOf("script", hooks, nothing);
    this.#tools = this.#session.acting!.toolsOf(hooks);
    this.#session.store.subscribe((state) => {
      const isOnline = connectionStatus(state) === "online";
      if (isOnline && !this.#isOnline) this.connections++;
      this.#isOnline = isOnline;
    });
    this.#navigation.select(conversation);
  }

  get thread(): ThreadState | undefined {
    return this.#session.store.state.threads[this.conversation];
  }

  get entries(): Entry[] {
    return [...(this.thread?.entries ?? [])];
  }

  start(): void {
    this.#session.start();
  }

  stop(): void {
    this.#session.stop();
  }

  /** Writes everything, one after the other; resolves when the Worker has accepted all of it. */
  async write({ texts, pauseMs }: Script, written: () => void): Promise<void> {
    await this.#untilOpen();
    for (const text of texts) {
      await pause(this.#random.next() * pauseMs);
      // Mostly the agent has read what is there; sometimes something slips in between, and the guard asks.
      const rev = this.thread?.rev ?? 0;
      // A script needs no time to read.
      const seen = { type: "thread.seen", conversation: this.conversation, rev } as const;
      if (this.#random.chance(0.8)) this.#session.store.dispatch(seen);
      send(this.#tools, this.conversation, text);
      await this.#untilAccepted();
      written();
    }
  }

  /** Loads what is before the first entry held, until nothing is. */
  async loadAll(): Promise<void> {
    await until(`the history of ${this.conversation}`, READY_MS_MAX, () => {
      if (this.thread?.phase === "ready" && this.thread.floor === null) return true;
      loadOlder(this.#tools, this.conversation);
      return false;
    });
  }

  async #untilOpen(): Promise<void> {
    let askedAt = Date.now();
    await until(`${this.conversation} to open`, READY_MS_MAX, () => {
      // A conversation that nobody wrote in yet is unknown to the desk.
      if (this.thread?.phase === "refused" && Date.now() - askedAt > REOPEN_MS) {
        askedAt = Date.now();
        this.#navigation.reopenThread(this.conversation);
      }
      return this.thread?.phase === "ready" && this.entries.length > 0;
    });
  }

  async #untilAccepted(): Promise<void> {
    await until(
      () => `an answer to ${this.#where()}`,
      ANSWER_MS_MAX,
      () => {
        const sends = this.thread?.sends ?? [];
        for (const send of sends) if (send.phase === "refused") this.#insist(send);
        return sends.length === 0;
      },
    );
  }

  /** For the message of a wait that took too long. */
  #where(): string {
    const { connection, session } = this.#session.store.state;
    const sends = (this.thread?.sends ?? []).map(({ phase }) => phase);
    const who = `${session?.me.sub ?? "nobody"} in ${this.conversation}`;
    return `${who}, connection ${JSON.stringify(connection)}, thread ${String(this.thread?.phase)}, sends ${sends.join()}`;
  }

  #insist(send: PendingSend): void {
    const code = send.refusal?.code;
    if (code !== "changed") throw new Error(`${this.conversation}: refused with ${String(code)}`);
    this.guarded++;
    sendAnyway(this.#tools, send);
  }
}

function nothing(): void {
  // The state tells all that the script needs.
}
