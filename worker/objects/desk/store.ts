import { base64url } from "../../protocol/base64url.ts";
import { withTokenTeams } from "../../domain/routing/teams.ts";
import type { RoutingConfig } from "../../protocol/routing/config.ts";
import { DEFAULT_DESK_SETTINGS } from "../../protocol/desk/settings.ts";
import { DEFAULT_MASKING } from "../../protocol/masking/masking.ts";
import type { DeskState } from "../../protocol/frames.ts";
import { toldOf } from "../../protocol/routing/told.ts";
import { newSession, type Session } from "../../domain/timeline.ts";
import { Meter } from "../kernel/metrics/meter.ts";
import { meterOf } from "../kernel/metrics/metered.ts";
import { isEmpty, migrate } from "../kernel/migrations.ts";
import { DeedStore } from "./audit/deed-store.ts";
import { ApiCallStore } from "./api/call-store.ts";
import { ApiKeyStore } from "./api/key-store.ts";
import { AutomaticStore } from "./automation/automatic-store.ts";
import { TalkStore } from "./automation/talk-store.ts";
import { DecidedStore } from "./commands/decided-store.ts";
import { InteractionStore } from "./interactions/interaction-store.ts";
import { FactStore } from "./reports/fact-store.ts";
import { SavedViewStore } from "./saved-views/saved-view-store.ts";
import { TemplateFileStore } from "./library/file-store.ts";
import { TemplateStore } from "./library/template-store.ts";
import { LineStore } from "./lines/line-store.ts";
import { MaskingStore } from "./masking/masking-store.ts";
import { HeldRows } from "./list/held-rows.ts";
import { ListStore } from "./list/list-store.ts";
import { MetricsStore } from "./metrics/metrics-store.ts";
import { NewsStore } from "./list/news-store.ts";
import { OwnershipStore } from "./ownership/ownership-store.ts";
import { PagesStore } from "./pages/pages-store.ts";
import { PeopleStore } from "./people/people-store.ts";
import { DESK_STEPS } from "./schema.ts";
import { BoxStore } from "./references/box-store.ts";
import { AskingStore } from "./references/asking-store.ts";
import { PersonStore } from "./persons/person-store.ts";
import { TicketStore } from "./tickets/ticket-store.ts";
import { CustomerFinder } from "./privacy/customer-finder.ts";
import { RelayStore } from "./relays/relay-store.ts";
import { ReferenceStore } from "./references/reference-store.ts";
import { RetentionStore } from "./retention/retention-store.ts";
import { RoutedAgentStore } from "./routing/agent-store.ts";
import { RoutingStore } from "./routing/routing-store.ts";
import { EndedReviews } from "./review/ended-reviews.ts";
import { PassStore } from "./sockets/pass-store.ts";
import { WebhookEventStore } from "./webhooks/event-store.ts";
import { SettingsStore } from "./settings/settings-store.ts";

/** A version of the document. */
type Routed = { version: number; config: RoutingConfig };
/** Which desk this is, and since it last lost its memory. */
type DeskName = { name: string; epoch: string };

/** What a desk keeps: each concern has its own statements, and this has those on which desk it is. */
export class DeskStore {
  readonly lines: LineStore;
  readonly list: ListStore;
  readonly interactions: InteractionStore;
  readonly news: NewsStore;
  readonly ownership: OwnershipStore;
  readonly passes: PassStore;
  readonly relays: RelayStore;
  readonly endedReviews: EndedReviews;
  readonly people: PeopleStore;
  readonly pages: PagesStore;
  readonly settings: SettingsStore;
  readonly masking: MaskingStore;
  readonly templates: TemplateStore;
  readonly templateFiles: TemplateFileStore;
  readonly savedViews: SavedViewStore;
  readonly retention: RetentionStore;
  readonly decided: DecidedStore;
  readonly routing: RoutingStore;
  readonly agents: RoutedAgentStore;
  readonly automatic: AutomaticStore;
  readonly talks: TalkStore;
  readonly facts: FactStore;
  readonly apiKeys: ApiKeyStore;
  readonly apiCalls: ApiCallStore;
  readonly references: ReferenceStore;
  readonly askings: AskingStore;
  readonly tickets: TicketStore;
  readonly persons: PersonStore;
  readonly customers: CustomerFinder;
  readonly boxes: BoxStore;
  readonly webhooks: WebhookEventStore;
  readonly deeds: DeedStore;
  readonly metrics: MetricsStore;
  /** What is counted of its working. */
  readonly meter: Meter;
  /** This instance, of whom threads hear with each line. */
  readonly session: Session;
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;
  readonly #held: HeldRows;
  /** False until the first write: a pass made up by a stranger leaves no trace. */
  #hasTables: boolean;
  /** Asked with every publication, changed hardly ever. */
  #identity: DeskName | null = null;
  #searchTold: "on" | "off" | null = null;
  #routed: { document: Routed; teamsOf: ReturnType<PeopleStore["teamsOf"]>; now: Routed } | null = null;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.meter = meterOf(storage) ?? new Meter("desk");
    this.metrics = new MetricsStore(storage.sql);
    this.#held = new HeldRows(storage.sql);
    this.lines = new LineStore(storage.sql);
    this.list = new ListStore(storage.sql, this.#held);
    this.interactions = new InteractionStore(storage.sql);
    this.news = new NewsStore(storage.sql, () => this.#hasTables);
    this.ownership = new OwnershipStore(storage.sql, this.#held);
    this.passes = new PassStore(storage.sql, () => this.#hasTables);
    this.relays = new RelayStore(storage.sql, () => this.#hasTables);
    this.endedReviews = new EndedReviews(storage.sql, () => this.#hasTables);
    this.people = new PeopleStore(storage.sql);
    this.pages = new PagesStore(storage.sql);
    this.settings = new SettingsStore(storage.sql);
    this.masking = new MaskingStore(storage.sql, () => this.#hasTables);
    this.templates = new TemplateStore(storage.sql);
    this.templateFiles = new TemplateFileStore(storage.sql, () => this.#hasTables);
    this.savedViews = new SavedViewStore(storage.sql);
    this.retention = new RetentionStore(storage.sql, () => this.#hasTables);
    this.decided = new DecidedStore(storage.sql);
    this.routing = new RoutingStore(storage.sql);
    this.agents = new RoutedAgentStore(storage.sql);
    this.automatic = new AutomaticStore(storage.sql);
    this.talks = new TalkStore(storage.sql);
    this.facts = new FactStore(storage.sql);
    this.apiKeys = new ApiKeyStore(storage.sql, () => this.#hasTables);
    this.apiCalls = new ApiCallStore(storage.sql, () => this.#hasTables);
    this.references = new ReferenceStore(storage.sql, () => this.#hasTables);
    this.boxes = new BoxStore(storage.sql, () => this.#hasTables);
    this.askings = new AskingStore(storage.sql, () => this.#hasTables);
    this.persons = new PersonStore(storage.sql);
    this.customers = new CustomerFinder(storage.sql);
    this.tickets = new TicketStore(storage.sql);
    this.webhooks = new WebhookEventStore(storage.sql, () => this.#hasTables);
    this.deeds = new DeedStore(storage.sql, () => this.#hasTables);
    this.#hasTables = !isEmpty(storage);
    if (this.#hasTables) migrate(storage, DESK_STEPS);
    this.session = newSession(this.#hasTables ? this.lines.lastId() : 0);
  }

  /** The document as it is, with everyone in its teams who is in one by their token. The same until one of them changes. */
  routed(): Routed {
    const document = this.routing.current();
    const teamsOf = this.people.teamsOf();
    if (this.#routed?.document !== document || this.#routed.teamsOf !== teamsOf) {
      const config = withTokenTeams(document.config, teamsOf);
      this.#routed = { document, teamsOf, now: { version: document.version, config } };
    }
    return this.#routed.now;
  }

  /** As all its agents share it; null before it has a name. */
  state(): DeskState | null {
    const name = this.name();
    if (name === null) return null;
    const document = this.routing.current();
    const { isOn, reveals, reasons } = this.masking.current();
    return {
      name,
      settings: this.settings.all(),
      ...(isOn ? { masking: { reveals, reasons } } : {}),
      ...(document.version === 0 ? {} : { routing: toldOf(document) }),
    };
  }

  transaction<T>(change: () => T): T {
    try {
      return this.#storage.transactionSync(change);
    } catch (error) {
      this.#held.forgetAll();
      this.people.forgetKnown();
      this.agents.forgetKnown();
      this.lines.forgetKnown();
      this.facts.forgetKnown();
      this.webhooks.forgetKnown();
      this.deeds.forgetKnown();
      throw error;
    }
  }

  /** The epoch of this desk. The first call names it; a call meant for another desk is a fault. */
  ensure(name: string): string {
    if (!this.#hasTables) {
      migrate(this.#storage, DESK_STEPS);
      this.#hasTables = true;
    }
    let identity = this.identity();
    if (identity === null) {
      identity = { name, epoch: crypto.randomUUID() };
      this.#sql.exec("INSERT INTO desk (id, name, epoch) VALUES (1, ?, ?)", name, identity.epoch);
    }
    if (identity.name !== name) throw new Error("called for a desk that this object is not");
    return identity.epoch;
  }

  /** Null before the first call. */
  identity(): DeskName | null {
    if (!this.#hasTables) return null;
    const sql = "SELECT name, epoch FROM desk WHERE id = 1";
    this.#identity ??= this.#sql.exec<DeskName>(sql).toArray()[0] ?? null;
    return this.#identity;
  }

  /** From which tabs of one agent are told their secret, base64url of 32 bytes. The first call makes it. */
  tabsKey(name: string): string {
    this.ensure(name);
    const sql = "SELECT tabs_key FROM desk WHERE id = 1";
    const { tabs_key: kept } = this.#sql.exec<{ tabs_key: string | null }>(sql).one();
    if (kept !== null) return kept;
    const key = base64url(crypto.getRandomValues(new Uint8Array(32)));
    this.#sql.exec("UPDATE desk SET tabs_key = ? WHERE id = 1", key);
    return key;
  }

  /** Null before the first call. */
  name(): string | null {
    return this.identity()?.name ?? null;
  }

  /** What its index was told last of whether there is to be one. */
  searchTold(): "on" | "off" {
    const sql = "SELECT search FROM desk WHERE id = 1";
    this.#searchTold ??= this.#sql.exec<{ search: "on" | "off" }>(sql).toArray()[0]?.search ?? "on";
    return this.#searchTold;
  }

  toldSearch(told: "on" | "off"): void {
    this.#searchTold = null;
    this.#sql.exec("UPDATE desk SET search = ? WHERE id = 1", told);
  }

  /** Of how many conversations something happened since `at`, and when it did last. */
  youngerThan(at: number): Record<string, number> {
    if (!this.#hasTables) return {};
    const sql = "SELECT count(*) AS n FROM conversation WHERE activity_at >= ?";
    return {
      conversations: this.#sql.exec<{ n: number }>(sql, at).one().n,
      newestAt: this.list.newestActivity(),
    };
  }

  /** Threads hold lines that it knows nothing of: its storage went back, and what gadgets were told counts no more. */
  beginAnew(): void {
    this.#identity = null;
    this.#sql.exec("UPDATE desk SET epoch = ? WHERE id = 1", crypto.randomUUID());
  }

  /** What people left at a desk that has no Pages: settings, templates and macros, routing, who they were. */
  forgetAll(): void {
    this.settings.set(DEFAULT_DESK_SETTINGS);
    this.masking.set(DEFAULT_MASKING);
    this.#sql.exec("DELETE FROM template");
    this.templateFiles.letGoOfAll(Date.now());
    this.savedViews.forgetAll();
    this.people.forgetAll();
    this.routing.forgetAll();
    this.agents.forgetAll();
    this.automatic.forgetAll();
    this.talks.forgetAll();
    this.apiKeys.removeAll();
    this.apiCalls.removeAll();
    this.references.removeAll();
    this.askings.removeAll();
    this.boxes.removeAll();
    this.webhooks.forgetAll(Date.now());
    this.deeds.forgetAll(Date.now());
    this.facts.removeAll();
    this.facts.add(null, Date.now());
    this.beginAnew();
  }
}
