import type { Platform } from "../platform/doors.ts";
import type { TokenProvider } from "../wire/pass.ts";
import type { FbChatPart } from "./part.ts";

/** What parts have in common that follow one another. */
export type GroupKey = {
  document: Document;
  name: string | null;
  platform: Platform;
  server: string;
  tokenProvider: TokenProvider | null;
  token: string | null;
};

/** The groups of this page that have members. */
const groups = new Set<Group>();

/** Parts that follow one another: what is chosen in one is open in all. */
export class Group {
  readonly #key: GroupKey;
  readonly #members = new Set<FbChatPart>();
  #conversation: string | null = null;
  #before: string | null = null;

  constructor(key: GroupKey) {
    this.#key = key;
  }

  /** In the order in which they came. */
  get members(): readonly FbChatPart[] {
    return [...this.#members];
  }

  /** The conversation that was open before the one that is. */
  get before(): string | null {
    return this.#before;
  }

  fits(key: GroupKey): boolean {
    const names = Object.keys(key) as (keyof GroupKey)[];
    return names.every((name) => this.#key[name] === key[name]);
  }

  /** Who comes without a conversation opens that of the others, who comes with one brings it where they have none. */
  join(member: FbChatPart): void {
    this.#members.add(member);
    if (this.#conversation !== null) member.conversation = this.#conversation;
    else if (member.conversation) this.select(member.conversation);
    this.#regroup();
  }

  leave(member: FbChatPart): void {
    this.#members.delete(member);
    if (this.#members.size === 0) groups.delete(this);
    this.#regroup();
  }

  /** Opens a conversation in all of them; null: nothing is chosen any more, empty: that of a record is looked for. */
  select(conversation: string | null): void {
    const chosen = conversation || null;
    if (chosen !== this.#conversation) this.#before = this.#conversation;
    this.#conversation = chosen;
    for (const member of this.#members) member.conversation = conversation;
  }

  #regroup(): void {
    for (const member of this.#members) member.regrouped();
  }
}

/** The group for parts with this key: the one that there is, else a new one. */
export function groupFor(key: GroupKey): Group {
  for (const group of groups) if (group.fits(key)) return group;
  const made = new Group(key);
  groups.add(made);
  return made;
}
