import { isLimiting, lookerOf, reachOf, SEES_ALL, type Looker } from "../../../domain/sight/looker.ts";
import { sightOf, type Sight } from "../../../domain/sight/sight.ts";
import type { ReviewScope } from "../../../domain/review-link.ts";
import type { TeamReach } from "../../../protocol/list/filter.ts";
import type { Role } from "../../../protocol/rights.ts";
import type { RoutingConfig } from "../../../protocol/routing/config.ts";
import type { Reader } from "../../../domain/masking/readers.ts";
import type { ListScope, Summary } from "../../../protocol/thread/conversation.ts";
import type { ConversationRow } from "../list/row.ts";
import type { SeenList } from "../list/seen-list.ts";
import type { Masks } from "../masking/masks.ts";
import type { DeskStore } from "../store.ts";
import { shownOf } from "./shown.ts";

/** Whose sight it is. */
export type Who = { sub: string; role: Role; review?: ReviewScope | undefined };

/** What is seen by whom, as the desk's document has it and agents' tokens name their teams. Memory alone. */
export class Sights {
  readonly #store: Pick<DeskStore, "routed">;
  readonly #masks: Pick<Masks, "sees" | "shown">;
  #config: RoutingConfig | null = null;
  readonly #lookers = new Map<string, Looker>();
  #reaches: { of: RoutingConfig | null; reaches: Map<string, TeamReach> } = { of: null, reaches: new Map() };

  constructor(store: Pick<DeskStore, "routed">, masks: Pick<Masks, "sees" | "shown">) {
    this.#store = store;
    this.#masks = masks;
  }

  /** Whether some agents see less than all of the desk. */
  get isLimiting(): boolean {
    return isLimiting(this.#store.routed().config);
  }

  of(who: Who): Looker {
    if (who.review !== undefined) return { sees: "link", scope: who.review };
    const { config } = this.#store.routed();
    if (!isLimiting(config)) return SEES_ALL;
    if (config !== this.#config) this.#lookers.clear();
    this.#config = config;
    const key = `${who.role} ${who.sub}`;
    const looker = this.#lookers.get(key) ?? lookerOf(who, config);
    this.#lookers.set(key, looker);
    return looker;
  }

  /** A list that a socket has open, with what the team reaches by now that its filter names. */
  reaching<L extends ListScope>(list: L): L {
    const team = list.filter?.team;
    const reach = team === undefined ? null : this.#reachOf(team);
    return reach === null ? list : { ...list, team: reach };
  }

  /** The same, with what of its rows their reader has: what is known of a customer, and hidden from them, narrows it as it is shown to them. */
  narrowed<L extends ListScope>(list: L, reader: Reader): L & SeenList {
    const reaching = this.reaching(list);
    if (list.filter?.attributes === undefined || this.#masks.sees(reader)) return reaching;
    const seen = (row: Summary): Summary =>
      row.attributes === undefined ? row : { ...row, ...this.#masks.shown({ attributes: row.attributes }) };
    return { ...reaching, seen };
  }

  #reachOf(team: string): TeamReach | null {
    const { config } = this.#store.routed();
    if (this.#reaches.of !== config) this.#reaches = { of: config, reaches: new Map() };
    const { reaches } = this.#reaches;
    const reach = reaches.get(team) ?? reachOf(team, config);
    if (reach !== null) reaches.set(team, reach);
    return reach;
  }

  /** What they see of a conversation, null: nothing. */
  see(who: Who, row: ConversationRow): Sight | null {
    return sightOf(this.of(who), shownOf(row));
  }

  sees(who: Who, row: ConversationRow): boolean {
    return this.see(who, row) !== null;
  }
}

/** Whether a looker is shown a row. */
export function isShownTo(looker: Looker, row: ConversationRow): boolean {
  return looker.sees === "all" || sightOf(looker, shownOf(row)) !== null;
}
