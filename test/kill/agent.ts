/**
 * An agent with one conversation on the screen: the gadget's own data layer (connection, commands, reducer), driven
 * by a script instead of a person.
 */
import { pause, until } from "../../demo/local/wait.ts";
import { sendOutgoing } from "../../gadget/compose/deeds.ts";
import { sendAnyway } from "../../gadget/session/deeds.ts";
import type { DeedTools } from "../../gadget/session/deed-tools.ts";
import { loadOlder } from "../../gadget/thread/history-deeds.ts";
import { react } from "../../gadget/thread/entry-deeds.ts";
import type { ChatNavigation } from "../../gadget/session/navigation.ts";
import type { ChatSession } from "../../gadget/session/session.ts";
import { connectionStatus, type PendingSend, type ThreadState } from "../../gadget/state/state.ts";
import { uploadFile } from "../../gadget/wire/upload.ts";
import { mediaOfFile } from "../../worker/bucket/keys.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { nodeUploader } from "./node-platform.ts";
import type { Random } from "../measuring/random.ts";
import { sessionOf } from "./session.ts";
import type { Gift, Writing } from "./writing.ts";

type Script = {
  /** What to write, in order. */
  writings: readonly Writing[];
  /** Which of the customer's messages this agent may react to. */
  mayReact: (entry: Entry) => boolean;
  /** Longest pause between two messages. */
  pauseMs: number;
};

const READY_MS_MAX = 120_000;
const ANSWER_MS_MAX = 240_000;
const REOPEN_MS = 500;
const GIVE_AGAIN_MS = 500;
/** Of the messages that an agent writes, so many go with a reaction to one of the customer's. */
const REACTS = 0.15;
const EMOJI = ["👍", "❤️", "😮"] as const;

export class ScriptedAgent {
  readonly sub: string;
  readonly conversation: string;
  /** Messages refused because others wrote meanwhile, and sent all the same. */
  guarded = 0;
  connections = 0;
  /** What each file holds that was given here, by the name that a thread has for it. */
  readonly given = new Map<string, string>();
  /** What was wanted of each entry that was reacted to. */
  readonly reactions = new Map<number, string>();
  /** Reactions that were refused. */
  readonly refused: string[] = [];
  readonly #session: ChatSession;
  readonly #tools: DeedTools;
  readonly #navigation: ChatNavigation;
  readonly #random: Random;
  #isOnline = false;

  constructor(options: { url: string; sub: string; conversation: string; random: Random }) {
    const { url, sub, conversation, random } = options;
    this.sub = sub;
    this.conversation = conversation;
    this.#random = random;
    const made = sessionOf({ url, sub }, (type, _, { code }) => {
      if (type === "message.react") this.refused.push(code);
    });
    this.#session = made.session;
    this.#navigation = made.navigation;
    this.#tools = made.tools;
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
  async write({ writings, mayReact, pauseMs }: Script, written: () => void): Promise<void> {
    await this.#untilOpen();
    for (const { said, gifts, outgoing } of writings) {
      await pause(this.#random.next() * pauseMs);
      const files = await Promise.all(gifts.map((gift) => this.#give(gift)));
      if (this.#random.chance(REACTS)) this.#react(mayReact);
      // Mostly the agent has read what is there; sometimes something slips in between, and the guard asks.
      const rev = this.thread?.rev ?? 0;
      // A script needs no time to read.
      const seen = { type: "thread.seen", conversation: this.conversation, rev } as const;
      if (this.#random.chance(0.8)) this.#session.store.dispatch(seen);
      sendOutgoing(this.#tools, this.conversation, outgoing(files), said);
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

  /** Gives a file to the Worker, again where it cannot be reached, and answers what it calls it. */
  async #give({ name, bytes, digest }: Gift): Promise<string> {
    const { platform, server, token } = this.#tools;
    const { conversation } = this;
    const signal = AbortSignal.timeout(ANSWER_MS_MAX);
    const file = { conversation, name, body: new Blob([bytes]), told: nothing, signal };
    for (;;) {
      const answer = await uploadFile({ platform, uploader: nodeUploader, server, token }, file);
      if (answer.ok) {
        this.given.set(mediaOfFile(answer.uploaded.file), digest);
        return answer.uploaded.file;
      }
      if (answer.why !== "away") throw new Error(`${conversation}: ${name} was ${JSON.stringify(answer)}`);
      await pause(GIVE_AGAIN_MS);
    }
  }

  /** To one message only once: of two reactions to the same nobody could tell which the Worker had last. */
  #react(mayReact: (entry: Entry) => boolean): void {
    const asked = this.entries.filter(({ author, mid }) => author.type === "customer" && mid !== null);
    const entry = asked.findLast((one) => mayReact(one) && !this.reactions.has(one.id));
    if (entry === undefined) return;
    const emoji = this.#random.pick(EMOJI);
    this.reactions.set(entry.id, emoji);
    react(this.#tools, this.conversation, entry, emoji);
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
