import type { Platform } from "../../platform/doors.ts";
import { Follower } from "./follower.ts";
import { Leader } from "./leader.ts";
import type { TabId, TabMessage } from "./messages.ts";
import type { SharingTools } from "./tools.ts";

/** How long a tab that leads may take to let another in (ms): then it sleeps, and another leads. */
export const JOIN_MS = 3_000;

/** One of the tabs of an agent at a desk: it has a socket of its own, which others may use, or uses that of another. */
export class SharedSocket {
  readonly #tools: SharingTools;
  #leads: Leader | null = null;
  #follows: Follower | null = null;
  /** What this tab proved itself with, and until when it waits for an answer. */
  #joining: { pass: string; cancel: () => void } | null = null;

  /** `leads`: it holds the name already. Else it has a socket of its own, and looks for the one that does. */
  constructor(tools: SharingTools, leads: boolean) {
    this.#tools = tools;
    if (leads) this.#leads = new Leader(tools);
  }

  /** Commands may leave, by whichever socket. */
  opened(): void {
    if (this.#leads) this.#tools.say({ type: "leads" });
    else if (!this.#follows) void this.#look();
  }

  /** The socket is gone, this tab's or that of the one that leads. */
  closed(): void {
    this.#leads?.closed();
    this.#stopJoining();
  }

  /** Nobody of this group is here any more. */
  end(): void {
    this.#stopJoining();
    this.#leads?.end();
    this.#follows?.close();
    this.#follows = null;
    this.#tools.connection.options = this.#tools.alone;
  }

  /** Another tab took over while this one slept: it uses that one's socket as soon as it may. */
  stolen(): void {
    this.#leads?.end();
    this.#leads = null;
    if (this.#tools.connection.isOpen) void this.#join();
  }

  heard(message: TabMessage): void {
    const { from, type } = message;
    if (type === "leads") this.#otherLeads(from);
    else if (type === "joined") this.#joined(from, message.frames);
    else if (this.#follows?.leader === from) this.#follows.heard(message);
    else if (type === "alone") this.#stopJoining();
    else this.#leads?.heard(message);
  }

  /** Another one leads now, and its socket is open. */
  #otherLeads(from: TabId): void {
    if (this.#leads) this.stolen();
    else if (this.#joining) this.#say(this.#joining.pass);
    else if (this.#follows?.leader !== from) void this.#join();
  }

  async #look(): Promise<void> {
    const { tabs, name, until } = this.#tools;
    if (await tabs.hold(name, "now", until, () => this.stolen())) this.#lead();
    else if (!this.#follows) await this.#join();
  }

  #lead(): void {
    this.#leads = new Leader(this.#tools);
    if (this.#tools.connection.isOpen) this.#tools.say({ type: "leads" });
  }

  async #join(): Promise<void> {
    if (this.#joining || this.#tools.until.aborted) return;
    const cancel = this.#tools.platform.after(JOIN_MS, () => void this.#takeOver());
    const joining = { pass: "", cancel };
    this.#joining = joining;
    const outcome = await this.#tools.pass();
    if (this.#joining !== joining) return;
    if (!outcome.ok) return this.#stopJoining();
    joining.pass = outcome.pass;
    this.#say(outcome.pass);
  }

  #say(pass: string): void {
    if (pass !== "") this.#tools.say({ type: "join", pass, offers: this.#tools.showsOffers() });
  }

  #stopJoining(): void {
    this.#joining?.cancel();
    this.#joining = null;
  }

  /** Nobody answers who should. */
  async #takeOver(): Promise<void> {
    const { tabs, name, until, connection } = this.#tools;
    const wasTold = this.#joining?.pass !== "";
    this.#stopJoining();
    if (!wasTold || this.#follows || !connection.isOpen) return;
    if (await tabs.hold(name, "steal", until, () => this.stolen())) this.#lead();
  }

  /** Turns from its own socket, or that of one that leads no more, to the one of `leader`, in one turn. */
  #joined(leader: TabId, frames: readonly string[]): void {
    if (!this.#joining) return this.#tools.say({ type: "leave", to: leader });
    this.#stopJoining();
    const { connection, alone } = this.#tools;
    const openSocket: Platform["openSocket"] = (_url, _protocols, handlers) => {
      connection.options = alone;
      this.#follows = new Follower(this.#tools, leader, handlers, {
        lost: () => this.#alone(),
        inherits: () => this.#inherits(),
      });
      queueMicrotask(() => {
        for (const frame of frames) handlers.message(frame);
        this.#tools.caughtUp();
      });
      return this.#follows;
    };
    connection.options = {
      ...alone,
      pass: () => Promise.resolve({ ok: true, pass: "" }),
      platform: Object.assign(Object.create(alone.platform) as Platform, { openSocket }),
    };
    this.#follows?.close();
    this.#follows = null;
    connection.restart();
  }

  /** The one that led is gone: this tab has a socket of its own from here on, for the others, too. */
  #inherits(): void {
    this.#follows = null;
    this.#tools.connection.restart();
    this.#lead();
  }

  /** Takes a socket of its own, at once. */
  #alone(): void {
    this.#follows = null;
    this.#tools.connection.restart();
  }
}
