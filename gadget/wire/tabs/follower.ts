import type { Socket, SocketHandlers } from "../../platform/doors.ts";
import type { TabId, TabMessage } from "./messages.ts";
import type { SharingTools } from "./tools.ts";

/** How often the tab that leads is asked whether it and its socket are awake (ms): after two of them without a word they are not. */
export const ASK_MS = 2_000;
const UNANSWERED_MAX = 2;

/** What a tab has in the place of a socket while it follows another. */
export class Follower implements Socket {
  readonly leader: TabId;
  readonly #tools: SharingTools;
  readonly #handlers: SocketHandlers;
  readonly #lost: () => void;
  /** It is over, and this tab inherits nothing of the one that led. */
  readonly #end = new AbortController();
  #isOver = false;
  #unanswered = 0;
  #cancelAsk: (() => void) | undefined;

  /** `lost`: the one that leads sleeps, or wants this tab to be alone. `inherits`: it is gone, and this tab leads now. */
  constructor(
    tools: SharingTools,
    leader: TabId,
    handlers: SocketHandlers,
    on: { lost: () => void; inherits: () => void },
  ) {
    this.#tools = tools;
    this.leader = leader;
    this.#handlers = handlers;
    this.#lost = on.lost;
    void this.#inherit(on.inherits);
    this.#ask();
  }

  send(text: string): void {
    const { platform, say } = this.#tools;
    if (text === "ping") say({ type: "ping", to: this.leader });
    else say({ type: "command", to: this.leader, at: platform.now(), text });
  }

  close(): void {
    if (this.#isOver) return;
    this.#stop();
    this.#tools.say({ type: "leave", to: this.leader });
  }

  /** The one that leads says something. */
  heard(message: TabMessage): void {
    if (this.#isOver) return;
    this.#unanswered = 0;
    if (message.type === "told") this.#handlers.message(message.text);
    else if (message.type === "pong") this.#handlers.message("pong");
    else if (message.type === "down" || message.type === "alone") {
      this.#stop();
      this.#lost();
    }
  }

  /** The name is this tab's until the group ends, once the one that led has let go of it. */
  async #inherit(inherits: () => void): Promise<void> {
    const { tabs, name, until } = this.#tools;
    if (!(await tabs.hold(name, "wait", AbortSignal.any([until, this.#end.signal]))) || this.#isOver) return;
    this.#isOver = true;
    this.#cancelAsk?.();
    inherits();
  }

  #ask(): void {
    this.#cancelAsk = this.#tools.platform.after(ASK_MS, () => {
      if (this.#unanswered >= UNANSWERED_MAX) {
        this.close();
        this.#lost();
        return;
      }
      this.#unanswered++;
      this.#tools.say({ type: "ping", to: this.leader });
      this.#ask();
    });
  }

  #stop(): void {
    this.#isOver = true;
    this.#cancelAsk?.();
    this.#end.abort();
  }
}
