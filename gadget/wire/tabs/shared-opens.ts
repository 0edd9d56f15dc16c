import type { Following } from "../../../worker/protocol/following/following.ts";
import type { TabId } from "./messages.ts";

/** The tab that leads, whose the socket is. */
export const SELF: TabId = "";

/** As much of a command as tells what it opens. */
export type SharedCommand = {
  type: string;
  id: string;
  conversation?: string;
  as?: "silent";
  of?: Following;
  tab?: number;
};

/** What is asked in the place of what must not be: answered the same, and true of whoever closes something. */
const NOTHING = "presence.active";
const TEAM = "team";
const FOLLOWING: readonly Following[] = ["none", "mine", "all"];

/**
 * What tabs have open on the socket that they share. What one opens stays open until none of them has it, and what is followed is
 * the most that any of them wants. Pure but for what it remembers.
 */
export class SharedOpens {
  /** By tab: threads by their name, with whether the agent looks silently, and the team. */
  readonly #open = new Map<TabId, Map<string, { isSilent: boolean }>>();
  readonly #follows = new Map<TabId, Following>();
  readonly #numbers = new Map<TabId, number>();

  /** `number`: by which the Worker knows its list; null: the first. */
  joined(tab: TabId, number: number | null): void {
    this.#open.set(tab, new Map());
    if (number !== null) this.#numbers.set(tab, number);
  }

  /** Threads that are open, of all tabs. */
  get threads(): Set<string> {
    const names = [...this.#open.values()].flatMap((open) => [...open.keys()]);
    return new Set(names.filter((name) => name !== TEAM));
  }

  /** What the tab follows. */
  followsOf(tab: TabId): Following {
    return this.#follows.get(tab) ?? "none";
  }

  /** What leaves for a command of a tab. */
  leaving(tab: TabId, command: SharedCommand): SharedCommand {
    const { type, id, conversation = TEAM } = command;
    switch (type) {
      case "thread.open": {
        this.#open.get(tab)?.set(conversation, { isSilent: command.as === "silent" });
        const { as: _, ...openly } = command;
        return this.#isSilent(conversation) ? command : openly;
      }
      case "team.open":
        this.#open.get(tab)?.set(TEAM, { isSilent: false });
        return command;
      case "thread.close":
      case "team.close":
        this.#open.get(tab)?.delete(conversation);
        return this.#has(conversation) ? { type: NOTHING, id } : command;
      case "messages.follow":
        this.#follows.set(tab, command.of ?? "none");
        return { ...command, of: this.#mostFollowed() };
      case "list.open":
      case "list.more": {
        const number = this.#numbers.get(tab);
        return number === undefined ? command : { ...command, tab: number };
      }
      default:
        return command;
    }
  }

  /** A thread that a tab asked for was refused, or is seen no more. */
  refused(conversation: string, tab?: TabId): void {
    for (const [other, open] of this.#open) if (tab === undefined || tab === other) open.delete(conversation);
  }

  /** What is to be closed for a tab that is gone, or followed by less; `id` makes an id for each. */
  left(tab: TabId, id: () => string): SharedCommand[] {
    const own = [...(this.#open.get(tab)?.keys() ?? [])];
    const before = this.#mostFollowed();
    this.#open.delete(tab);
    this.#follows.delete(tab);
    this.#numbers.delete(tab);
    const closed = own
      .filter((name) => !this.#has(name))
      .map((name) =>
        name === TEAM
          ? { type: "team.close", id: id() }
          : { type: "thread.close", id: id(), conversation: name },
      );
    const of = this.#mostFollowed();
    return of === before ? closed : [...closed, { type: "messages.follow", id: id(), of }];
  }

  #has(name: string): boolean {
    return [...this.#open.values()].some((open) => open.has(name));
  }

  /** Colleagues see somebody look as soon as one tab lets them. */
  #isSilent(conversation: string): boolean {
    return [...this.#open.values()].every((open) => open.get(conversation)?.isSilent !== false);
  }

  #mostFollowed(): Following {
    const most = Math.max(0, ...[...this.#follows.values()].map((of) => FOLLOWING.indexOf(of)));
    return FOLLOWING[most] ?? "none";
  }
}
