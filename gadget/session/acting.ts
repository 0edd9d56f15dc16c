import type { DeedTools } from "./deed-tools.ts";
import { browserNotifier } from "../platform/notifier.ts";
import { commandRules } from "../wire/command-rules.ts";
import type { CommandChannel } from "../wire/commands.ts";
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
import { Sender } from "./sender.ts";
import { TypingReport } from "./typing.ts";
import { reduceActing } from "../state/reduce-acting.ts";
import type { SeatId } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";
import type { PassOutcome, TokenOutcome } from "../wire/pass.ts";
import { Renewal } from "../wire/renewal.ts";

type ActingParts = {
  store: ChatStore;
  channel: CommandChannel;
  platform: Platform;
  server: string;
  listeners: ReadonlySet<NewsHooks>;
  pass: () => Promise<PassOutcome>;
  token: () => Promise<TokenOutcome>;
  /** The host must sign the agent in; null: it did. */
  tellAuth: (reason: string | null) => void;
  reconnect: () => void;
};

/** What nobody needs to read a thread: all that an agent does in one session, what is kept of it, and news. */
export class Acting {
  readonly notices: Notices;
  readonly news: News;
  readonly #parts: ActingParts;
  readonly #sender: Sender;
  readonly #keeper: Keeper;
  readonly #renewal: Renewal;

  constructor(parts: ActingParts) {
    const { store, channel, platform, server } = parts;
    this.#parts = parts;
    store.extend(reduceActing);
    channel.rules = commandRules;
    if (platform.memory) keepPreferences(store, platform.memory, server);
    const notifier = platform.notifier ?? browserNotifier;
    this.notices = new Notices(platform.memory, notifier);
    this.news = new News({ ...parts, notices: this.notices, notifier });
    this.#sender = new Sender(store, channel, platform);
    this.#keeper = new Keeper(store, platform, server);
    new Erasures({
      store,
      channel,
      platform,
      server,
      sweep: () => {
        this.#sweepFiles();
      },
    });
    this.#renewal = new Renewal(platform, () => this.#renew());
  }

  /** What deeds are done with in one gadget. */
  toolsOf(hooks: ActionHooks, seat: SeatId): DeedTools {
    const { store, channel, platform, server, token } = this.#parts;
    const typing = new TypingReport(channel, platform);
    const seen = new SeenReport(channel);
    const reading = new Reading(store, platform, seat);
    return { store, channel, platform, server, token, hooks, sender: this.#sender, typing, seen, reading };
  }

  /** The Worker said who is signed in; nothing has left on the new socket. */
  welcomed(): void {
    void this.#keeper.welcomed(this.#sender, () => {});
    this.#sender.holdStale();
    this.#sweepFiles();
  }

  /** The socket is ready for commands. Where this part never comes, the token's end is a lost connection like any other. */
  opened(): void {
    this.news.opened();
    this.#renewal.schedule(this.#tokenEndsAt - this.#now());
  }

  /** It is gone. */
  closed(): void {
    this.#renewal.stop();
  }

  /** What was kept is gone, and is not looked for. */
  signedOut(): void {
    this.#keeper.signedOut();
    this.news.signedOut();
    this.#sweepFiles();
  }

  /** Bytes of files that nothing names any more go. */
  #sweepFiles(): void {
    const { platform } = this.#parts;
    if (platform.memory && mayHaveFiles(platform.memory))
      void boxFiles.load().then(() => boxFiles.value?.sweep(platform));
  }

  get #tokenEndsAt(): number {
    return this.#parts.store.state.session?.expiresAt ?? 0;
  }

  /** The Worker's clock, in ms. */
  #now(): number {
    const { store, platform } = this.#parts;
    return platform.now() + (store.state.session?.clockOffsetMs ?? 0);
  }

  /** Answers how long the new token lives, in ms, null when there is none yet. */
  async #renew(): Promise<number | null> {
    const { channel, pass, tellAuth, reconnect } = this.#parts;
    const outcome = await pass();
    if (!outcome.ok) {
      if (outcome.kind === "auth") tellAuth(outcome.reason);
      return null;
    }
    const answer = await channel.request({ type: "session.renew", pass: outcome.pass });
    if (answer.ok) {
      tellAuth(null);
      return answer.result.expiresAt - this.#now();
    }
    // The host signed somebody else in: a new socket gets a welcome that says so.
    if (/^(pass|ticket)_invalid$/.test(answer.refusal.code)) reconnect();
    return null;
  }
}
