import { Plan } from "../../../domain/routing/plan.ts";
import { standingOf, toSummary, type ConversationRow } from "../list/row.ts";
import type { StandingRow } from "../ownership/ownership-store.ts";
import type { DeskStore } from "../store.ts";
import { Loads } from "./loads.ts";
import { WaitingConversations, type AtPlace } from "./waiting.ts";

/** What came of a move. `before`: how it waited until then; null: it did not. `owner`: whose it was. `parted`: an agent who has nothing any more, and since when they had it. */
export type Moved = {
  before: AtPlace | null;
  owner: string | null;
  parted: { sub: string; givenAt: number } | null;
};

type Known = { waiting: WaitingConversations; loads: Loads };

/**
 * Who waits where, who has how much, and what the document makes of it. Memory alone, read once from what is open when the desk
 * woke: whoever chooses reads no row, however many wait.
 */
export class Standings {
  readonly #store: DeskStore;
  #known: Known | null = null;
  #plan: Plan | null = null;
  /** Open, nobody's, and nowhere. */
  readonly #unplaced = new Set<string>();
  /** As the rows of what waits say it. */
  readonly #texts = new Map<string, string>();
  /** When agents were last asked, in ms: those of before this instance by what is still offered. */
  readonly #askedAt = new Map<string, number>();

  constructor(store: DeskStore) {
    this.#store = store;
  }

  get waiting(): WaitingConversations {
    return this.#read().waiting;
  }

  get loads(): Loads {
    return this.#read().loads;
  }

  /** Some of those that are nobody's, and nowhere. */
  unplaced(limit: number): string[] {
    this.#read();
    return [...this.#unplaced].slice(0, limit);
  }

  /** The document as it is. */
  plan(): Plan {
    const { config } = this.#store.routed();
    if (this.#plan?.config !== config) {
      this.#plan = new Plan(config);
      this.#known?.waiting.reorder(orderIn(this.#plan));
    }
    return this.#plan;
  }

  /** When they were last asked, in ms; 0: not that anybody knew. */
  askedAt(sub: string): number {
    return this.#askedAt.get(sub) ?? 0;
  }

  /** Whether it is known to stand as this row says. */
  isAsKnown(row: ConversationRow): boolean {
    const { loads } = this.#read();
    const isOwned = standingOf(row).state === "assigned";
    const text = row.status === "open" && row.owner_sub === null ? (row.standing ?? null) : null;
    return (
      (this.#texts.get(row.name) ?? null) === text &&
      loads.ownerOf(row.name) === (isOwned ? row.owner_sub : null)
    );
  }

  /** It stands as this row says, which may be as before; null: it is gone. */
  moved(name: string, row: ConversationRow | null): Moved {
    const { waiting, loads } = this.#read();
    const before = waiting.all().get(name) ?? null;
    const owner = loads.ownerOf(name);
    const givenAt = owner === null ? 0 : loads.givenAtOf(owner);
    this.#set(name, row === null ? null : standingRowOf(row));
    const parted = owner !== null && loads.countOf(owner) === 0 ? { sub: owner, givenAt } : null;
    return { before, owner, parted };
  }

  #read(): Known {
    if (this.#known !== null) return this.#known;
    const waiting = new WaitingConversations(orderIn(this.plan()));
    this.#known = { waiting, loads: new Loads() };
    for (const row of this.#store.ownership.open()) this.#set(row.name, row);
    return this.#known;
  }

  #set(name: string, row: StandingRow | null): void {
    const { waiting, loads } = this.#read();
    this.#texts.delete(name);
    this.#unplaced.delete(name);
    const standing = row === null ? null : standingOf(row);
    if (row === null || standing === null) {
      waiting.set(name, null, null);
      return loads.set(name, null);
    }
    const at = atPlace(standing);
    waiting.set(name, at, row.endsAt);
    if (at !== null) this.#texts.set(name, row.standing ?? "");
    else if (standing.state === "queued") this.#unplaced.add(name);
    if (at?.state === "offered") for (const { sub } of at.offer.to) this.#noteAsked(sub, at.offer.at);
    const waits = row.waitingSince !== null;
    const owned = { waits, activityAt: row.activity_at, ownedAt: row.owned_at ?? 0 };
    loads.set(name, standing.state === "assigned" ? { sub: standing.owner.sub, ...owned } : null);
  }

  #noteAsked(sub: string, at: number): void {
    if (at > this.askedAt(sub)) this.#askedAt.set(sub, at);
  }
}

function orderIn(plan: Plan): (queue: string) => "waiting" | "window" {
  return (queue) => plan.place(queue)?.order ?? "waiting";
}

function atPlace(standing: ReturnType<typeof standingOf>): AtPlace | null {
  if (standing.state === "offered") return standing;
  return standing.state === "queued" && standing.wait !== null ? { ...standing, wait: standing.wait } : null;
}

function standingRowOf(row: ConversationRow): StandingRow {
  const { waitingSince, responseUntil } = toSummary(row);
  return { ...row, waitingSince, endsAt: responseUntil };
}
