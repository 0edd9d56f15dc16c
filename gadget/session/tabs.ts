import { VERSION } from "../../worker/protocol/version.ts";
import { browserTabs } from "../platform/tabs.ts";
import type { TabDoor } from "../platform/doors.ts";
import { knows } from "../state/features.ts";
import { shownConversations } from "../state/state.ts";
import type { ChatState } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";
import type { Connection, ConnectionOptions } from "../wire/connection.ts";
import { sharing } from "../wire/late/tabs.ts";
import type { SharedSocket } from "../wire/tabs/shared-socket.ts";
import type { SharingTools } from "../wire/tabs/tools.ts";

/** Told as they stand to whoever comes later, as to a slice that is loaded later. */
const TOLD_LATER: ReadonlySet<string> = new Set(["desk", "offers", "hands"]);

type TabsParts = {
  store: ChatStore;
  connection: Connection;
  renewed: (expiresAt: number) => void;
};

/** The tabs of one agent at one desk, as this tab knows them. */
type Group = { identity: string; end: AbortController; leads: boolean; shared: SharedSocket | null };

/**
 * Finds whether another tab of this browser is the same agent at the same desk, by what the Worker said of both: then they share a
 * socket. Every tab begins with one of its own, so that none waits for another. Where this one is alone nothing is loaded.
 */
export class Tabs {
  readonly #parts: TabsParts;
  readonly #door: TabDoor | null;
  #group: Group | null = null;
  readonly #alone: ConnectionOptions;
  /** What of its commands on this socket is about the whole of it, by their names' first word. */
  readonly #sent = new Map<string, string>();

  constructor(parts: TabsParts) {
    this.#parts = parts;
    const { options } = parts.connection;
    const { platform } = options;
    this.#alone = { ...options, leaving: (text) => this.#leaving(text) };
    this.#door = platform.tabs === undefined ? browserTabs() : platform.tabs;
    if (!this.#door) return;
    parts.connection.options = this.#alone;
    // Who signed out, was removed or closed the page's last gadget leads nobody.
    parts.store.subscribe(({ connection }) => {
      if (/^(closed|signed-out|removed|too-many-sockets|auth-required)$/.test(connection.state))
        this.#leave();
    });
  }

  /** Commands may leave. */
  opened(): void {
    const { store } = this.#parts;
    const { server } = this.#alone;
    const { session } = store.state;
    if (!this.#door || !session) return;
    const secret = knows(store.state, "tabs") ? secretOf(store) : undefined;
    const identity = secret === undefined ? null : [VERSION, server, secret].join("\n");
    if (this.#group?.identity !== identity) this.#leave();
    if (this.#group) this.#group.shared?.opened();
    else if (identity !== null) void this.#enter(this.#door, identity);
  }

  /** The socket is gone. */
  closed(): void {
    this.#sent.clear();
    this.#group?.shared?.closed();
  }

  #leave(): void {
    this.#group?.end.abort();
    this.#group?.shared?.end();
    this.#group = null;
  }

  async #enter(door: TabDoor, identity: string): Promise<void> {
    const group: Group = { identity, end: new AbortController(), leads: false, shared: null };
    this.#group = group;
    const until = group.end.signal;
    try {
      // Whoever is on this origin may list locks: the name of one tells nothing of the channel's.
      const name = `fb-chat-socket ${await door.digest(`lock\n${identity}`)}`;
      const channelName = `fb-chat-tabs ${await door.digest(`channel\n${identity}`)}`;
      const id = this.#alone.platform.uuid();
      const lost = () => {
        group.leads = false;
        group.shared?.stolen();
      };
      const entered = door.hold(name, "now", until, lost).then((leads) => (group.leads = leads));
      const channel = door.channel(
        channelName,
        (data) => void entered.then(() => this.#heard(group, tools, data)),
      );
      const tools = this.#toolsOf(door, name, id, group, (saying) => {
        if (!until.aborted) channel.say({ ...saying, from: id });
      });
      until.addEventListener("abort", () => {
        channel.close();
      });
      await door.hold(`${name} ${id}`, "now", until);
      if (!(await entered)) await this.#share(group, tools, (shared) => shared.opened());
    } catch {
      // A browser that has it all and refuses it: this tab is alone.
    }
  }

  async #heard(group: Group, tools: SharingTools, data: unknown): Promise<void> {
    await this.#share(group, tools, (shared) => {
      const message = sharing.value!.readMessage(data, tools.id);
      if (message) shared.heard(message);
    });
  }

  async #share(group: Group, tools: SharingTools, run: (shared: SharedSocket) => void): Promise<void> {
    if (!(await sharing.load()) || group.end.signal.aborted) return;
    group.shared ??= new sharing.value!.SharedSocket(tools, group.leads);
    run(group.shared);
  }

  #toolsOf(tabs: TabDoor, name: string, id: string, group: Group, say: SharingTools["say"]): SharingTools {
    const { store, connection, renewed } = this.#parts;
    const { platform, pass } = this.#alone;
    return {
      ...{ platform, tabs, connection, name, id, say, pass, renewed, alone: this.#alone },
      sub: store.state.session?.me.sub ?? "",
      until: group.end.signal,
      showsOffers: () => Object.values(store.state.seats).some((seat) => !seat.readonly),
      begins: (expiresAt) =>
        beginsWith(store, platform.now(), expiresAt).map((frame) => JSON.stringify(frame)),
      caughtUp: () => {
        store.dispatch({ type: "caught-up" });
      },
      sentBefore: () => [
        ...[...this.#sent.values()].map(
          (text) => JSON.parse(text) as ReturnType<SharingTools["sentBefore"]>[0],
        ),
        ...openThreads(store.state).map((conversation) => ({ type: "thread.open", id: "", conversation })),
      ],
    };
  }

  /** Remembers what else nobody could tell later. */
  #leaving(text: string): string {
    const [, about] = /"type":"(messages|team)\.(?:follow|open|close)"/.exec(text) ?? [];
    if (about !== undefined) this.#sent.set(about, text);
    return text;
  }
}

/** What the Worker told the tabs of this agent alone; undefined from an older one. */
function secretOf({ heard }: ChatStore): string | undefined {
  const told = heard.get("welcome");
  return told?.type === "frame" && told.frame.type === "welcome" ? told.frame.tabs : undefined;
}

function openThreads(state: ChatState): string[] {
  return [...shownConversations(state)].filter((name) =>
    /^(asked|ready)$/.test(state.threads[name]?.phase ?? ""),
  );
}

/** What a socket that begins at `now` would be told first, by a token until `expiresAt`. */
function beginsWith({ state, heard }: ChatStore, now: number, expiresAt: number): object[] {
  const { session, agents, pages } = state;
  const frames = [...heard.values()].flatMap((update) => (update.type === "frame" ? [update.frame] : []));
  return frames.flatMap((frame): object[] => {
    if (frame.type === "welcome" && session) {
      const { me, clockOffsetMs } = session;
      const stands = { agents: Object.values(agents), pages: Object.values(pages) };
      return [{ ...frame, ...stands, agent: me, expiresAt, now: now + clockOffsetMs }];
    }
    if (frame.type === "offers") return [{ type: "offers", offers: frame.offers }];
    return TOLD_LATER.has(frame.type) ? [frame] : [];
  });
}
