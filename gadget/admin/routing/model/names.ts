import type { RoutingKnown } from "../../../../worker/protocol/routing/commands.ts";
import type { RoutingConfig } from "../../../../worker/protocol/routing/config.ts";

type Named = { id: string; name: string };

/** What people call whatever a document names: its id where nobody gave it a name. */
export class Names {
  readonly config: RoutingConfig;
  readonly #known: RoutingKnown;

  constructor(config: RoutingConfig, known: RoutingKnown) {
    this.config = config;
    this.#known = known;
  }

  person = (sub: string): string =>
    [...(this.config.agents ?? []), ...this.#known.people].find((it) => it.sub === sub && it.name !== "")
      ?.name ?? sub;

  page = (pageId: string): string => this.#known.pages.find((it) => it.pageId === pageId)?.name ?? pageId;

  team = (id: string): string => nameIn(this.config.teams, id);
  queue = (id: string): string => nameIn(this.config.queues, id);
  hours = (id: string): string => nameIn(this.config.hours, id);
  rule = (id: string): string => nameIn(this.config.rules, id);
  skill = (id: string): string => nameIn(this.config.skills, id);
  bot = (id: string): string => nameIn(this.config.bots, id);

  /** Everybody whom one may choose, by name. */
  people(): { sub: string; name: string }[] {
    const roster = this.config.agents ?? [];
    const others = this.#known.people.filter(({ sub }) => !roster.some((it) => it.sub === sub));
    return [...roster, ...others]
      .map(({ sub }) => ({ sub, name: this.person(sub) }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  pages(): { pageId: string; name: string }[] {
    return this.#known.pages.map(({ pageId }) => ({ pageId, name: this.page(pageId) }));
  }
}

function nameIn(list: readonly Named[] | undefined, id: string): string {
  const name = list?.find((it) => it.id === id)?.name ?? "";
  return name === "" ? id : name;
}
