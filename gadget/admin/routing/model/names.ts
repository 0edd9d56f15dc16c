import type { RoutingKnown } from "../../../../worker/protocol/routing/commands.ts";
import type { RoutingConfig } from "../../../../worker/protocol/routing/config.ts";
import type { Attribute } from "../../../../worker/protocol/routing/tags.ts";

/** What people call whatever a document names: its id where nobody gave it a name. */
export class Names {
  readonly config: RoutingConfig;
  readonly #known: RoutingKnown;
  readonly #from: readonly RoutingConfig[];

  /**
   * `from`: where names are looked for, the first first. Of two documents that are compared both: what has another name now is not
   * another thing wherever it is named.
   */
  constructor(config: RoutingConfig, known: RoutingKnown, from: readonly RoutingConfig[] = [config]) {
    this.config = config;
    this.#known = known;
    this.#from = from;
  }

  person = (sub: string): string => {
    const all = [...this.#from.flatMap(({ agents = [] }) => agents), ...this.#known.people];
    return all.find((it) => it.sub === sub && it.name !== "")?.name ?? sub;
  };

  page = (pageId: string): string => this.#known.pages.find((it) => it.pageId === pageId)?.name ?? pageId;

  team = (id: string): string => this.#nameIn("teams", id);
  queue = (id: string): string => this.#nameIn("queues", id);
  hours = (id: string): string => this.#nameIn("hours", id);
  rule = (id: string): string => this.#nameIn("rules", id);
  skill = (id: string): string => this.#nameIn("skills", id);
  tag = (id: string): string => this.#nameIn("tags", id);
  attribute = (id: string): string => this.#nameIn("attributes", id);
  bot = (id: string): string => this.#nameIn("bots", id);

  /** Everybody whom one may choose, by name. */
  people(): { sub: string; name: string }[] {
    const roster = this.config.agents ?? [];
    const others = this.#known.people.filter(({ sub }) => !roster.some((it) => it.sub === sub));
    return [...roster, ...others]
      .map(({ sub }) => ({ sub, name: this.person(sub) }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  /** An attribute as a document has it: its type, and what its choices are called; null: none has it. */
  attributeOf(id: string): Attribute | null {
    return this.#from.flatMap((it) => it.attributes ?? []).find((it) => it.id === id) ?? null;
  }

  pages(): { pageId: string; name: string }[] {
    return this.#known.pages.map(({ pageId }) => ({ pageId, name: this.page(pageId) }));
  }

  #nameIn(
    list: "teams" | "queues" | "hours" | "rules" | "skills" | "bots" | "tags" | "attributes",
    id: string,
  ): string {
    const all: readonly { id: string; name: string }[] = this.#from.flatMap((it) => it[list] ?? []);
    return all.find((it) => it.id === id && it.name !== "")?.name ?? id;
  }
}
