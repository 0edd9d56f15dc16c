import type { DeedTools } from "./deed-tools.ts";
import { browserNotifier } from "../platform/notifier.ts";
import { boxFiles } from "../late/builder.ts";
import { mayHaveFiles } from "../memory/has-bytes.ts";
import { keepPreferences } from "../memory/keep-preferences.ts";
import { Keeper } from "../memory/keep-written.ts";
import { Erasures } from "./erasures.ts";
import type { ActionHooks } from "./navigation.ts";
import { News } from "../news/news.ts";
import type { NewsHooks } from "../news/news.ts";
import { Notices } from "../news/notices.ts";
import type { Platform } from "../platform/doors.ts";
import { Reading } from "./reading.ts";
import { SeenReport } from "./seen-report.ts";
import { Sending, type ActingParts } from "./sending.ts";
import { Tabs } from "./tabs.ts";
import { TypingReport } from "./typing.ts";
import type { SeatId } from "../state/state.ts";
import { isTokenOf } from "./token-of.ts";

/** What nobody needs to read a thread: all that an agent does in one session, what is kept of it, and news. */
export class Acting {
  readonly notices: Notices;
  readonly news: News;
  readonly #parts: ActingParts<NewsHooks>;
  readonly #sending: Sending;
  readonly #tabs: Tabs;
  readonly #platform: Platform;
  /** How often tokens came from elsewhere; only the last counts. */
  #turn = 0;

  constructor(parts: ActingParts<NewsHooks>) {
    const { store, channel } = parts;
    const { platform, server } = parts.connection.options;
    this.#parts = parts;
    this.#platform = platform;
    this.#sending = new Sending(parts, new Keeper(store, platform, server));
    this.#tabs = new Tabs({
      ...parts,
      renewed: (expiresAt) => {
        this.#sending.renewed(expiresAt);
      },
    });
    if (platform.memory) keepPreferences(store, platform.memory, server);
    const notifier = platform.notifier ?? browserNotifier;
    this.notices = new Notices(platform.memory, notifier);
    this.news = new News({ ...parts, platform, server, notices: this.notices, notifier });
    new Erasures({
      store,
      channel,
      platform,
      server,
      sweep: () => {
        this.#sweepFiles();
      },
    });
  }

  /** What deeds are done with in one gadget. */
  toolsOf(hooks: ActionHooks, seat: SeatId): DeedTools {
    const { store, channel, connection, token } = this.#parts;
    const { server } = connection.options;
    const platform = this.#platform;
    const { sender } = this.#sending;
    const typing = new TypingReport(channel, platform);
    const seen = new SeenReport(channel);
    const reading = new Reading(store, platform, seat);
    return { store, channel, platform, server, token, hooks, sender, typing, seen, reading };
  }

  /** The Worker said who is signed in; nothing has left on the new socket. */
  welcomed(): void {
    this.#sending.welcomed();
    this.#sweepFiles();
  }

  /** The socket is ready for commands. */
  opened(): void {
    this.news.opened();
    this.#sending.opened();
    this.#tabs.opened();
  }

  /** It is gone. */
  closed(): void {
    this.#sending.closed();
    this.#tabs.closed();
  }

  /** What was kept is gone, and is not looked for. */
  signedOut(): void {
    this.#sending.signedOut();
    this.news.signedOut();
    this.#sweepFiles();
  }

  /** Tokens come from elsewhere: nothing leaves until it is known that they are still this agent's; else whoever it is signs in. */
  tokensChanged(): void {
    if (this.#parts.channel.isOpen) void this.#askWhose();
    // There a person alone connects anew.
    else if (this.#parts.store.state.connection.state !== "too-many-sockets") this.#restart();
  }

  async #askWhose(): Promise<void> {
    const { store, channel, token } = this.#parts;
    const turn = ++this.#turn;
    channel.rules!.holds = true;
    const given = await token();
    if (turn !== this.#turn) return;
    channel.rules!.holds = false;
    // Else it is asked for with the next socket.
    if (!channel.isOpen) return;
    if (given.ok && isTokenOf(given.token, store.state.session)) channel.opened();
    else this.#restart();
  }

  #restart(): void {
    this.#parts.tellAuth(null);
    this.#parts.connection.restart();
  }

  /** Bytes of files that nothing names any more go. */
  #sweepFiles(): void {
    const platform = this.#platform;
    if (platform.memory && mayHaveFiles(platform.memory))
      void boxFiles.load().then(() => boxFiles.value?.sweep(platform));
  }
}
