import type { CommandType } from "../../worker/protocol/commands.ts";
import type { Agent, PageState } from "../../worker/protocol/frames.ts";
import type { Role } from "../../worker/protocol/rights.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import { headlessPlatform } from "../platform/headless.ts";
import type { SocketClass } from "../platform/headless.ts";
import { drop, sendAnyway } from "../session/deeds.ts";
import { FollowedList } from "../session/followed-list.ts";
import { ChatSession } from "../session/session.ts";
import { connectionStatus } from "../state/state.ts";
import type { ConnectionStatus, PendingSend } from "../state/state.ts";
import { copyOf, readOutgoing } from "../session/read-outgoing.ts";
import { loadOlder } from "../thread/history-deeds.ts";
import type { AskOf, CommandAnswer, CommandRefusal } from "../wire/commands.ts";
import type { TokenProvider } from "../wire/pass.ts";
import { ClientActing } from "./acting.ts";
import type { ClientHooks } from "./acting.ts";
import { ClientList } from "./client-list.ts";
import type { ListChoice } from "./client-list.ts";
import { ClientThread } from "./client-thread.ts";
import { Listeners } from "./happenings.ts";
import type { ClientEvents, ClientListener } from "./happenings.ts";
import { loadClientKept } from "./late/kept.ts";
import type { keepIn } from "./kept.ts";
import type { ClientStorage } from "./memory.ts";
import { quietly } from "./quietly.ts";
import { takeSeat } from "./seats.ts";
import { Waits } from "./waits.ts";
import type { ClientRefusal } from "./waits.ts";

export type ClientOptions = {
  /** Origin of the Worker. */
  server: string;
  /** Gives the agent's token; asked before each connect, and before a token ends. */
  tokenProvider: TokenProvider;
  /** Where messages that were not taken yet outlive the process. Without it they end with it. */
  storage?: ClientStorage;
  /** What makes sockets, where the runtime has nothing of the kind (Node before 22): the class of the package `ws`. */
  WebSocket?: SocketClass;
  /** Customers are offered to the agent here: the program then answers with `offer.accept` or `offer.decline`. Default: no. */
  takesOffers?: boolean;
};

/** How long after the script could not be had that keeps messages it is asked for again. */
const KEPT_AGAIN_MS = 2_000;

/** What became of a message. Of a long text there are several entries. */
export type SendOutcome =
  { ok: true; id: string; entries: Entry[] } | { ok: false; id: string; refusal: ClientRefusal };

/** What became of a command of the program's. */
export type ClientAnswer<Type extends CommandType> =
  CommandAnswer<Type> | { ok: false; refusal: ClientRefusal };

/** Refused so, it can never leave as it is, and nothing waits behind it. */
const HOPELESS: readonly string[] = ["bad_frame", "too_large"];

/** `seenRev`: the newest that whoever answers has seen; by default all that is held of the thread. */
export type SendOptions = { seenRev?: number };

/**
 * An agent without a screen: the gadget's own connection, commands, and state, for a program. What is given to it survives a lost
 * socket as it does there: it leaves again under its id, and is done once.
 */
export class ChatClient {
  readonly #platform: ReturnType<typeof headlessPlatform>;
  readonly #session: ChatSession<ClientActing, ClientHooks>;
  readonly #takesOffers: boolean;
  readonly #listeners = new Listeners();
  readonly #storage: ClientStorage | undefined;
  #list: ClientList | null = null;
  #kept: ReturnType<typeof keepIn> | null = null;
  /** Whoever has the client wants it to be connected. */
  #isWanted = false;
  /** It was closed, and not connected since. */
  #isClosed = false;
  readonly #waits = new Waits();

  /** @internal */
  constructor({ server, tokenProvider, storage, WebSocket, takesOffers = false }: ClientOptions) {
    this.#storage = storage;
    this.#platform = headlessPlatform(WebSocket);
    this.#session = new ChatSession<ClientActing, ClientHooks>({
      platform: this.#platform,
      server: new URL(server).origin,
      tokenProvider: () => tokenProvider,
      mayRetryAuth: () => true,
      parts: {
        list: {
          whenThere: (run) =>
            run({ followList: ({ store, channel, platform }) => new FollowedList(store, channel, platform) }),
        },
        acting: { whenThere: (run) => run({ Acting: ClientActing }) },
      },
      forget: () => this.#kept?.forget(),
    });
    this.#takesOffers = takesOffers;
    this.#session.listen(this.#hooks());
  }

  /** How it stands with the connection: `online` once all that is open is up to date. */
  get status(): ConnectionStatus {
    return connectionStatus(this.#session.store.state);
  }

  /** Who the token says this is; null before the first connection. */
  get me(): (Agent & { role: Role }) | null {
    return this.#session.store.state.session?.me ?? null;
  }

  /** Colleagues, by their `sub`. */
  get agents(): Readonly<Record<string, Agent>> {
    return this.#session.store.state.agents;
  }

  /** Pages of the desk, by their id. */
  get pages(): Readonly<Record<string, PageState>> {
    return this.#session.store.state.pages;
  }

  /** Connects, and again whenever the connection breaks, until close(). */
  connect(): void {
    this.#isWanted = true;
    this.#isClosed = false;
    void this.#whenKept(() => this.#session.start());
  }

  /** Connects at once, asking for a token again. */
  reconnect(): void {
    this.#session.restart();
  }

  /**
   * Closes the connection. What waits to be sent stays, and leaves after the next connect(): its promises are settled with `closed`. What is
   * given from then on is `not_connected`.
   */
  close(): void {
    this.#isWanted = false;
    this.#isClosed = true;
    this.#session.stop();
    this.#platform.rest();
    this.#waits.end("closed");
  }

  /**
   * Ends the agent's session: nothing that they wrote stays, here or in `storage`. Only reconnect() connects again; what is given before that
   * is nobody's, and refused (`session_changed`). Of what left already nobody knows whether it was done (`lost`).
   */
  logout(): void {
    this.#session.signOut();
    this.#platform.rest();
    this.#waits.end("session_changed");
  }

  /** Opens the list, or lists other conversations where it is open. */
  openList(choice: ListChoice = {}): ClientList {
    this.#session.store.dispatch({ type: "list.show", ...choice });
    if (this.#list) return this.#list;
    const leave = takeSeat(this.#session.store, null, this.#takesOffers);
    this.#list = new ClientList(this.#session.store, () => {
      this.#list = null;
      leave();
    });
    return this.#list;
  }

  /** Opens a conversation: `<pageId>:<psid>`. Colleagues see that the agent looks at it. */
  openThread(conversation: string): ClientThread {
    return new ClientThread(conversation, {
      store: this.#session.store,
      waits: this.#waits,
      whyNot: () => this.#whyNot,
      close: takeSeat(this.#session.store, conversation, this.#takesOffers),
      loadOlder: () =>
        loadOlder(
          this.#tools(() => {}),
          conversation,
        ),
    });
  }

  /**
   * Sends a message, now or as soon as there is a connection, after all that was sent into the conversation before. Never rejects.
   * One that is refused stays in `waiting` of its thread, and what is sent after it waits behind it, until sendAgain() or drop(); but not one
   * that could never leave as it is (`bad_frame`, `too_large`).
   */
  async send(conversation: string, outgoing: Outgoing, options?: SendOptions | null): Promise<SendOutcome> {
    const id = this.#platform.uuid();
    const copy = readOutgoing(outgoing);
    const isNamed = typeof conversation === "string" && conversation !== "";
    const refusal = this.#whyNot ?? (copy && isNamed ? null : ({ code: "bad_frame" } as const));
    if (refusal || !copy) return { ok: false, id, refusal: refusal ?? { code: "bad_frame" } };
    const agent = this.#agent;
    const thread = this.openThread(conversation);
    try {
      // Of what was never open nobody has seen anything.
      const opened = thread.about === null ? await thread.ready() : ({ ok: true } as const);
      if (!opened.ok) return { ...opened, id };
      if (agent !== null && agent !== this.#agent)
        return { ok: false, id, refusal: { code: "session_changed" } };
      const seen = options?.seenRev ?? this.#session.store.state.threads[conversation]?.rev ?? 0;
      return await this.#write(id, conversation, copy, seen);
    } finally {
      thread.close();
    }
  }

  /** Lets one leave that was refused, knowing what the refusal said. Answers whether there was such a one. */
  sendAgain(conversation: string, id: string): boolean {
    const send = this.#refused(conversation, id);
    if (send)
      sendAnyway(
        this.#tools(() => {}),
        send,
      );
    return send !== undefined;
  }

  /** Forgets one that was refused: what waits behind it leaves. Answers whether there was such a one. */
  drop(conversation: string, id: string): boolean {
    const send = this.#refused(conversation, id);
    if (send) drop(this.#session, send);
    return send !== undefined;
  }

  /**
   * Gives any command of the protocol. Never rejects. Those that change something leave again after a lost connection, under the same
   * id; a question is then answered with `lost`.
   */
  command<Type extends CommandType>(ask: AskOf<Type>): Promise<ClientAnswer<Type>> {
    const copy = copyOf(ask) as AskOf<Type> | null;
    const isCommand = typeof (copy as { type?: unknown } | null)?.type === "string";
    const refusal = this.#whyNot ?? (isCommand ? null : ({ code: "bad_frame" } as const));
    if (refusal || !copy) return Promise.resolve({ ok: false, refusal: refusal ?? { code: "bad_frame" } });
    return this.#waits.for<CommandAnswer<Type>>((resolve) => {
      this.#acting.parts.channel.send<Type>(copy, resolve);
    });
  }

  /** Calls back after every change of what is open, in its turn; the answer stops that. Throws where `run` is no function. */
  subscribe(run: () => void): () => void {
    if (typeof run !== "function") throw new TypeError("It is no function");
    return this.#session.store.subscribe(() => quietly(run, undefined));
  }

  /** Calls back with what happens, in its turn; the answer stops that. */
  on<Name extends keyof ClientEvents>(name: Name, run: ClientListener<Name>): () => void {
    return this.#listeners.add(name, run);
  }

  /** Nothing leaves before it is known what is left of another life. */
  async #whenKept(run: () => void): Promise<void> {
    if (this.#storage && !this.#kept) {
      const script = await loadClientKept().catch(() => null);
      if (script) this.#keep(this.#storage, script.keepIn);
      else return void this.#platform.after(KEPT_AGAIN_MS, () => void this.#whenKept(run));
    }
    if (this.#isWanted) run();
  }

  #keep(storage: ClientStorage, keep: typeof keepIn): void {
    if (this.#kept) return;
    this.#kept = keep(storage, this.#acting.parts);
    this.#acting.kept = this.#kept;
  }

  /** Why what is given now is not done; null: it is, now or once there is a connection. */
  get #whyNot(): ClientRefusal | null {
    if (this.#isClosed) return { code: "not_connected" };
    return this.status === "signed-out" ? { code: "session_changed" } : null;
  }

  /** Who is signed in, at which desk and as what; null: nobody was yet. */
  get #agent(): string | null {
    const { session } = this.#session.store.state;
    return session && `${session.scope} ${session.me.sub}`;
  }

  get #acting(): ClientActing {
    return this.#session.acting!;
  }

  #tools(refused: (refusal: CommandRefusal) => void) {
    const { store, channel } = this.#acting.parts;
    const { sender } = this.#acting.sending;
    const hooks = {
      refused: (_type: string, _conversation: string | null, refusal: CommandRefusal) => refused(refusal),
      selected: () => {},
    };
    return { store, channel, sender, hooks };
  }

  async #write(id: string, conversation: string, outgoing: Outgoing, seenRev: number): Promise<SendOutcome> {
    const command = { type: "message.send", conversation, seenRev, outgoing } as const;
    const said = outgoing.kind === "text" ? outgoing.text : "";
    const answer = await this.#waits.for<CommandAnswer<"message.send">>((resolve) => {
      this.#acting.sending.sender.write(command, said, () => {}, { id, answered: resolve });
    });
    if (answer.ok) return { ok: true, id, ...answer.result };
    if (HOPELESS.includes(answer.refusal.code)) this.drop(conversation, id);
    return { ok: false, id, refusal: answer.refusal };
  }

  #refused(conversation: string, id: string): PendingSend | undefined {
    const { sends = [] } = this.#session.store.state.threads[conversation] ?? {};
    return sends.find((send) => send.id === id && send.phase === "refused");
  }

  #hooks(): ClientHooks {
    const tells =
      <Name extends keyof ClientEvents>(name: Name) =>
      (told: ClientEvents[Name]): void =>
        this.#listeners.tell(name, told);
    const tellsOf =
      (name: "message" | "sent" | "failed") =>
      (conversation: string, entry: Entry): void =>
        this.#listeners.tell(name, { conversation, entry });
    return {
      connection: tells("status"),
      authRequired: (reason) => this.#listeners.tell("auth-required", { reason }),
      received: tellsOf("message"),
      sent: tellsOf("sent"),
      failed: tellsOf("failed"),
      assigned: tells("assigned"),
      row: tells("row"),
      gone: tells("gone"),
    };
  }
}

/** An agent's client at a Worker. It does nothing before connect(). */
export function createClient(options: ClientOptions): ChatClient {
  return new ChatClient(options);
}
