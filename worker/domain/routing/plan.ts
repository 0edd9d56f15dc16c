import type { RoutingConfig } from "../../protocol/routing/config.ts";
import { placeOf, type Place } from "./places.ts";

/** What the document says of an agent. `capacity` null: nothing. `skills`: levels by skill. */
export type Able = { capacity: number | null; skills: ReadonlyMap<string, number> };

const NOTHING: Able = { capacity: null, skills: new Map() };

/** A document, read: each place and each agent is made once. */
export class Plan {
  readonly config: RoutingConfig;
  readonly #places = new Map<string, Place | null>();
  #agents: Map<string, Able> | null = null;

  constructor(config: RoutingConfig) {
    this.config = config;
  }

  /** As placeOf(), the same each time. */
  place(key: string): Place | null {
    let place = this.#places.get(key);
    if (place === undefined) this.#places.set(key, (place = placeOf(this.config, key)));
    return place;
  }

  agent(sub: string): Able {
    this.#agents ??= new Map(
      (this.config.agents ?? []).map(({ sub: of, capacity = null, skills = [] }) => [
        of,
        { capacity, skills: new Map(skills.map(({ skill, level }) => [skill, level])) },
      ]),
    );
    return this.#agents.get(sub) ?? NOTHING;
  }
}
