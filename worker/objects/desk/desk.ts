import { Restorer, type RestoreAnswer, type RestoreStep } from "../kernel/restorer.ts";
import { restsElsewhere } from "../kernel/placement.ts";
import { keyOfTemplateFile } from "../../bucket/keys.ts";
import { done, refused, type Outcome } from "../../domain/outcome.ts";
import type { CheckedBox } from "../../domain/references/box.ts";
import type { Actor } from "../../domain/ownership.ts";
import type { Env } from "../../env.ts";
import { log, nameInLog, traceOf } from "../../log.ts";
import type { Erasure } from "../../protocol/admin/answers.ts";
import type { RemovedCounts } from "../../protocol/admin/receipt.ts";
import type { AdminCommandOf, AdminResultOf } from "../../protocol/admin/commands.ts";
import type { Opening } from "../../protocol/commands.ts";
import { type PageState, type Result } from "../../protocol/frames.ts";
import { CLOSE, type Refusal } from "../../protocol/refusals.ts";
import { may } from "../../protocol/rights.ts";
import { Agenda, type Duty } from "../kernel/agenda.ts";
import type { MetricsParcel } from "../kernel/metrics/meter.ts";
import { MeteredObject } from "../kernel/metrics/metered.ts";
import { GivenFiles } from "../kernel/given-files.ts";
import type { HandedRow, KeptFile, Publication, PublishAnswer } from "../kernel/contracts.ts";
import type { ApiAnswer, ApiCall } from "../kernel/doors/api.ts";
import type { AdminActor } from "../kernel/doors/directory.ts";
import type { DeskDoor } from "../kernel/doors/desk.ts";
import type { OfRelay, RelaySays, RelayTold } from "../kernel/doors/relay.ts";
import { answerClose, closeQuietly } from "../kernel/close-socket.ts";
import { conversationStub, directoryStub } from "../kernel/stubs.ts";
import { Api } from "./api/api.ts";
import { Runner, type DeskCommand } from "./commands/runner.ts";
import { CountTeller } from "./list/count-teller.ts";
import { Incoming } from "./list/incoming.ts";
import { News } from "./list/news.ts";
import { Closings } from "./list/closings.ts";
import { Announcer } from "./automation/announcer.ts";
import { Bots } from "./automation/bots.ts";
import { BotSecrets } from "./automation/bot-secrets.ts";
import { NotProcessed } from "./automation/not-processed.ts";
import { Surveys } from "./automation/surveys.ts";
import { Replies } from "./automation/replies.ts";
import { Silences } from "./automation/silences.ts";
import { Masks } from "./masking/masks.ts";
import { Mover } from "./states/mover.ts";
import { PageMoves } from "./pages/page-moves.ts";
import { Reception, type Issued } from "./sockets/reception.ts";
import { Presences } from "./people/presences.ts";
import { References } from "./references/references.ts";
import { Shop } from "./references/shop.ts";
import { Persons } from "./persons/persons.ts";
import { Tickets } from "./tickets/tickets.ts";
import { Retainer } from "./retention/retention.ts";
import { Routing } from "./routing/routing.ts";
import { Hands } from "./team/hands.ts";
import { Team } from "./team/team.ts";
import { Today } from "./team/today.ts";
import { FactCarrier } from "./reports/fact-carrier.ts";
import { lastFactOf } from "./reports/counting.ts";
import { LineCarrier } from "./lines/line-carrier.ts";
import { Publications } from "./list/publications.ts";
import { Hearing } from "./sockets/hearing.ts";
import { Sockets } from "./sockets/sockets.ts";
import { RelayDesk } from "./relays/relay-desk.ts";
import { Relays } from "./relays/relays.ts";
import { DeskStore } from "./store.ts";
import { FILES_UNUSED_MAX } from "../../protocol/outgoing/given-file.ts";
import { ReplyRights } from "./replying/reply-rights.ts";
import { DeedCarrier } from "./audit/deed-carrier.ts";
import { Witness } from "./audit/witness.ts";
import { DeskMetrics } from "./metrics/metrics.ts";
import { standingOfDesk } from "./metrics/standing.ts";
import { EventCarrier } from "./webhooks/event-carrier.ts";
import { EventRecorder } from "./webhooks/recorder.ts";
import { SearchSwitch } from "./search/search-switch.ts";
import { SightChanges } from "./sight/sight-changes.ts";
import { Sights } from "./sight/sights.ts";
import { type PassClaims } from "../../access/passes.ts";

type Done = Outcome<Result, Refusal>;

/** What it does later, in this order. */
export type DeskDuty =
  | "metrics"
  | "sockets"
  | "passes"
  | "states"
  | "routing"
  | "lines"
  | "closings"
  | "automatic"
  | "silences"
  | "bots"
  | "facts"
  | "events"
  | "deeds"
  | "search"
  | "references"
  | "shop"
  | "requests"
  | "files"
  | "retention";

/** What the Worker brings here of what somebody asked it, a request each. */
const ASKED = ["fetch", "issuePass", "beginFile", "beginTemplateFile", "api", "command"];

/** The people who answer: their sockets, who is here, who owns what, and the list of conversations. */
export class Desk extends MeteredObject implements DeskDoor {
  readonly #store: DeskStore;
  readonly agenda: Agenda<DeskDuty>;
  readonly #sights: Sights;
  readonly #sightChanges: SightChanges;
  readonly #masks: Masks;
  readonly #relays: Relays;
  readonly #relayDesk: RelayDesk;
  readonly #sockets: Sockets;
  readonly #hearing: Hearing;
  readonly #news: News;
  readonly #closings: Closings;
  readonly #templateFiles: GivenFiles;
  readonly #publications: Publications;
  readonly #incoming: Incoming;
  readonly #restorer: Restorer;
  readonly #counts: CountTeller;
  readonly #pageMoves: PageMoves;
  readonly #reception: Reception;
  readonly #lines: LineCarrier;
  readonly #facts: FactCarrier;
  readonly #metrics: DeskMetrics;
  readonly #recorder: EventRecorder;
  readonly #events: EventCarrier;
  readonly #deeds: DeedCarrier;
  readonly #witness: Witness;
  readonly #mover: Mover;
  readonly #routing: Routing;
  readonly #team: Team;
  readonly #announcer: Announcer;
  readonly #presences: Presences;
  readonly #hands: Hands;
  readonly #notProcessed: NotProcessed;
  readonly #replies: Replies;
  readonly #surveys: Surveys;
  readonly #silences: Silences;
  readonly #replyRights: ReplyRights;
  readonly #bots: Bots;
  readonly #searchSwitch: SearchSwitch;
  readonly #retainer: Retainer;
  readonly #commands: Runner;
  readonly #references: References;
  readonly #shop: Shop;
  readonly #tickets: Tickets;
  readonly #persons: Persons;
  readonly #api: Api;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, "desk", ASKED);
    this.#store = new DeskStore(ctx.storage);
    this.agenda = new Agenda<DeskDuty>("desk", ctx.storage, this.#duties());
    this.#masks = new Masks(this.#store.masking);
    this.#sights = new Sights(this.#store, this.#masks);
    this.#replyRights = new ReplyRights(this.#store);
    this.#relays = new Relays({
      ...{ env, store: this.#store, later: (work) => ctx.waitUntil(work) },
      left: (socket, code) => this.#reception.left(socket, code),
    });
    this.meter.onAsked(() => this.#relays.asked());
    this.#sockets = new Sockets(ctx, this.#relays, this.#sights, this.#replyRights, this.#masks);
    this.#news = new News(this.#store);
    this.#metrics = new DeskMetrics({
      store: this.#store.metrics,
      meter: this.#store.meter,
      standing: () => standingOfDesk(this.#store, this.#news, this.#sockets, this.#relays),
      wakeBy: (at) => this.agenda.wakeBy(at),
      ...{ dataset: env.METRICS, desk: () => this.#store.name() ?? "" },
    });
    this.#counts = new CountTeller({
      ...{ store: this.#store, sockets: this.#sockets, sights: this.#sights, news: this.#news },
    });
    this.#sightChanges = new SightChanges({
      store: this.#store,
      sockets: this.#sockets,
      sights: this.#sights,
    });
    this.#closings = new Closings(this.#store, this.#sockets, this.#news, this.#sights);
    this.#recorder = new EventRecorder(this.#store, this.#masks, () => this.#events.wasWritten());
    this.#events = new EventCarrier(env, this.#store, this.agenda, this.#recorder);
    this.#deeds = new DeedCarrier(env, this.#store, this.agenda);
    this.#witness = new Witness({
      ...{ store: this.#store, wereAdded: () => this.#deeds.wereAdded() },
      handOn: () => this.#deeds.deliver(),
    });
    this.#store.lines.onAdded((...line) => {
      this.#recorder.line(...line);
      this.#tickets.lineAdded(...line);
    });
    this.#publications = new Publications(
      this.#store,
      this.#sockets,
      this.#news,
      this.#recorder,
      (row, entries) =>
        this.#bots.has(row, this.#routing.targetOf(row, entries, Date.now()), entries, Date.now()),
    );
    this.#lines = new LineCarrier(env, this.#store, this.agenda, (publication) =>
      this.#incoming.applyOrAsk(publication),
    );
    this.#facts = new FactCarrier(env, this.#store, this.agenda);
    this.#announcer = new Announcer({
      env,
      store: this.#store,
      sockets: this.#sockets,
      agenda: this.agenda,
      apply: (publication) => this.#incoming.applyOrAsk(publication),
      linesCarried: (conversation) => this.#lines.carried(conversation),
      later: (work) => ctx.waitUntil(work),
    });
    this.#surveys = new Surveys({
      store: this.#store,
      announcer: this.#announcer,
      counted: () => this.#facts.wereAdded(),
    });
    this.#notProcessed = new NotProcessed({ store: this.#store, announcer: this.#announcer });
    this.#mover = new Mover({
      store: this.#store,
      sockets: this.#sockets,
      news: this.#news,
      agenda: this.agenda,
      recorder: this.#recorder,
      carryLines: () => ctx.waitUntil(this.#lines.deliver()),
      listChanged: () => this.#listChanged(),
      counted: () => this.#facts.wereAdded(),
      willMove: () => this.#routing.willMove(),
      moved: (before, lines) => {
        const { name } = before;
        // Before the program forgets that it had them.
        const asking = this.#surveys.closed(before, lines);
        this.#routing.moved(name, lines);
        this.#bots.moved(name);
        this.#replies.moved(name);
        this.#silences.moved(name, Date.now());
        if (asking !== null) this.#surveys.ask(asking, Date.now());
      },
      tagged: (name) => this.#routing.isTagged(name),
      waitIsOver: (row, now) => this.#routing.waitIsOver(row, now),
    });
    this.#shop = new Shop({
      ...{ env, store: this.#store, mover: this.#mover, agenda: this.agenda },
      secrets: new BotSecrets(env, this.#store),
      apply: (publication) => this.#incoming.applyOrAsk(publication),
      linesCarried: (conversation) => this.#lines.carried(conversation),
      later: (work) => ctx.waitUntil(work),
    });
    this.#references = new References({
      ...{ env, store: this.#store, mover: this.#mover, agenda: this.agenda, shop: this.#shop },
      recorder: this.#recorder,
      later: (work) => ctx.waitUntil(work),
    });
    this.#tickets = new Tickets({ store: this.#store, mover: this.#mover, recorder: this.#recorder });
    this.#persons = new Persons({ store: this.#store, mover: this.#mover, recorder: this.#recorder });
    this.#presences = new Presences({
      store: this.#store,
      sockets: this.#sockets,
      isBusy: (sub) => this.#routing.isBusy(sub),
      isBack: (sub) => this.#routing.isBack(sub),
      isAway: (person, now) => this.#routing.isAway(person, now),
    });
    this.#routing = new Routing({
      store: this.#store,
      sockets: this.#sockets,
      mover: this.#mover,
      agenda: this.agenda,
      presences: this.#presences,
      programs: {
        begins: (...came) => this.#bots.begins(...came),
        thenOf: (bot) => this.#bots.thenOf(bot),
        isConfigured: () => this.#bots.isConfigured(),
      },
    });
    this.#bots = new Bots({
      env,
      store: this.#store,
      secrets: new BotSecrets(env, this.#store),
      agenda: this.agenda,
      apply: (publication) => this.#incoming.applyOrAsk(publication),
      linesCarried: (conversation) => this.#lines.carried(conversation),
      later: (work) => ctx.waitUntil(work),
      begin: (row, began) => this.#routing.begin(row, began),
      handOver: (row, key, how, now) => this.#routing.handOver(row, key, how, now),
      tag: (row, said) => this.#mover.tag(row, said, null),
    });
    this.#team = new Team({
      store: this.#store,
      sockets: this.#sockets,
      routing: this.#routing,
      news: this.#news,
      hands: () => this.#hands.raised(),
      today: new Today({
        env,
        store: this.#store,
        facts: this.#facts,
        later: (work) => ctx.waitUntil(work),
        changed: () => this.#team.changed(),
      }),
    });
    this.#hands = new Hands(this.#store, this.#sockets);
    this.#sockets.onTeam(() => this.#team.changed());
    this.#replies = new Replies({
      store: this.#store,
      announcer: this.#announcer,
      routing: this.#routing,
    });
    this.#sockets.onHand(() => {
      this.#hands.changed();
      this.#team.changed();
    });
    this.#silences = new Silences({
      env,
      store: this.#store,
      sockets: this.#sockets,
      mover: this.#mover,
      replies: this.#replies,
      agenda: this.agenda,
    });
    this.#searchSwitch = new SearchSwitch(env, this.#store);
    this.#retainer = new Retainer({ env, store: this.#store, agenda: this.agenda });
    this.#templateFiles = new GivenFiles({
      ...{ env, files: this.#store.templateFiles, agenda: this.agenda },
      transaction: (change) => {
        this.#store.transaction(change);
      },
      keyOf: (file) => keyOfTemplateFile(this.#store.name() ?? "", file),
    });
    this.#commands = new Runner({
      env,
      objectId: nameInLog(ctx.id),
      store: this.#store,
      sockets: this.#sockets,
      sights: this.#sights,
      masks: this.#masks,
      sightChanges: this.#sightChanges,
      replyRights: this.#replyRights,
      news: this.#news,
      apply: (publication) => this.#incoming.applyOrAsk(publication),
      mover: this.#mover,
      tickets: this.#tickets,
      persons: this.#persons,
      routing: this.#routing,
      team: this.#team,
      silences: this.#silences,
      presences: this.#presences,
      facts: this.#facts,
      metrics: this.#metrics,
      events: this.#events,
      witness: this.#witness,
      linesCarried: (conversation) => this.#lines.carried(conversation),
      tellPeopleApps: (names, appIds) => ctx.waitUntil(this.#tellPeopleApps(names, appIds)),
      listChanged: () => this.#listChanged(),
      tellSearch: () => this.agenda.wakeBy(Date.now()),
      referencesLater: () => {
        const dueAt = this.#references.dueAt();
        if (dueAt !== null) this.agenda.wakeBy(dueAt);
      },
      retentionChanged: () => this.#retainer.changed(),
      filesLeft: () => this.agenda.wakeBy(Date.now()),
      later: (work) => ctx.waitUntil(work),
    });
    this.#api = new Api({
      store: this.#store,
      run: (actor, command) =>
        command.type === "erasure.start"
          ? this.#erasePeople(actor, command)
          : this.#commands.run(actor, command, "key"),
      wakeBy: (at) => this.agenda.wakeBy(at),
      acts: (...acting) => this.#routing.programActs(...acting),
      keyUsed: (...used) => this.#witness.keyUsed(...used),
    });
    this.#incoming = new Incoming({
      env,
      objectId: nameInLog(ctx.id),
      store: this.#store,
      sockets: this.#sockets,
      relays: this.#relays,
      publications: this.#publications,
      lines: this.#lines,
      facts: this.#facts,
      references: this.#references,
      routing: this.#routing,
      replies: this.#replies,
      bots: this.#bots,
      silences: this.#silences,
      notProcessed: this.#notProcessed,
      listChanged: () => this.#listChanged(),
      later: (work) => ctx.waitUntil(work),
    });
    this.#pageMoves = new PageMoves({
      store: this.#store,
      sockets: this.#sockets,
      sights: this.#sights,
      news: this.#news,
      publications: this.#publications,
      mover: this.#mover,
      persons: this.#persons,
      routing: this.#routing,
      silences: this.#silences,
      wakeBy: (at) => this.agenda.wakeBy(at),
      listChanged: () => this.#listChanged(),
    });
    this.#reception = new Reception({
      env,
      objectId: nameInLog(ctx.id),
      store: this.#store,
      sockets: this.#sockets,
      relays: this.#relays,
      sightChanges: this.#sightChanges,
      news: this.#news,
      presences: this.#presences,
      routing: this.#routing,
      team: this.#team,
      hands: this.#hands,
      commands: this.#commands,
      witness: this.#witness,
      wakeBy: (at) => this.agenda.wakeBy(at),
    });
    this.#hearing = new Hearing(this.#sockets, this.#commands);
    this.#relayDesk = new RelayDesk({
      ...{ store: this.#store, relays: this.#relays, reception: this.#reception },
      ...{ hearing: this.#hearing, metrics: this.#metrics, later: (work) => ctx.waitUntil(work) },
    });
    // Answered by the runtime, so that a quiet desk sleeps on.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
    this.#restorer = new Restorer(ctx, {
      look: (at) => ({ left: null, counts: this.#store.youngerThan(at) }),
      wentBack: () => {
        if (this.#store.identity() !== null) this.#incoming.wentBack();
      },
    });
    void ctx.blockConcurrencyWhile(() => this.agenda.load());
  }

  // What Conversations, Pages and the Worker call

  noteCounts(_desk: string, parcel: MetricsParcel): void {
    if (this.#store.name() !== null) this.#metrics.take(parcel);
  }

  publish(desk: string, publication: Publication): PublishAnswer {
    this.#store.ensure(desk);
    const answer = this.#incoming.apply(publication);
    if (!answer.ok) return answer;
    const { metrics, conversation } = publication;
    // News that come late of a thread that was erased name nobody here.
    this.#metrics.take(metrics, this.#store.list.find(conversation) === null ? null : conversation);
    const { peopleApps } = this.#store.settings.all();
    const isWatched = this.#recorder.isWatching || this.#sockets.isWatched(publication.conversation);
    return {
      ...answer,
      ...(peopleApps.length > 0 ? { peopleApps } : {}),
      ...(isWatched ? {} : { watched: false }),
    };
  }

  attach(desk: string, page: PageState & { generation: number }): void {
    this.#store.ensure(desk);
    const { generation, ...state } = page;
    this.#recorder.page(this.#store.pages.find(page.pageId), state, Date.now());
    this.#store.pages.set(state, generation);
    this.#sockets.broadcast({ type: "page", page: state }, () => true);
  }

  leave(desk: string, pageId: string, generation: number): string[] {
    this.#store.ensure(desk);
    return this.#pageMoves.leave(pageId, generation);
  }

  handOver(desk: string, names: readonly string[]): HandedRow[] {
    this.#store.ensure(desk);
    return this.#pageMoves.handOver(names);
  }

  takeOver(desk: string, pageId: string, generation: number, rows: readonly HandedRow[]): void {
    this.#store.ensure(desk);
    this.#pageMoves.takeOver(pageId, generation, rows);
  }

  detach(desk: string, pageId: string, generation: number): void {
    this.#store.ensure(desk);
    this.#pageMoves.detach(pageId, generation);
  }

  async restore(_name: string, step: RestoreStep): Promise<RestoreAnswer> {
    return await this.#restorer.take(step);
  }

  conversationsOf(desk: string, pageId: string): string[] {
    this.#store.ensure(desk);
    return this.#store.list.namesOf(pageId);
  }

  commentsBy(desk: string, pageId: string, people: readonly string[]): string[] {
    this.#store.ensure(desk);
    return this.#store.list.commentsBy(pageId, people);
  }

  commentsAfter(desk: string, pageId: string, after: string | null, limit: number): string[] {
    this.#store.ensure(desk);
    return this.#store.list.commentsAfter(pageId, after, limit);
  }

  samePeople(desk: string, conversations: readonly string[]): string[] {
    this.#store.ensure(desk);
    return [...new Set(conversations.flatMap((it) => this.#store.persons.of(it)))];
  }

  conversationsAfter(
    desk: string,
    after: string | null,
    limit: number,
  ): { names: string[]; total: number | null } {
    this.#store.ensure(desk);
    return this.#store.list.namesAfter(after, limit);
  }

  async erase(desk: string, conversation: string, epoch: string | null): Promise<RemovedCounts> {
    this.#store.ensure(desk);
    // First, so that what was done before (a hold that was lifted, an archive that was fetched) stands there under the pseudonym of all that
    // came before it. What cannot be handed on now goes there later, and of nobody.
    await this.#deeds.deliver();
    const removed = this.#eraseHere(conversation, epoch);
    // What names them may be on its way to the audit, which is asked to forget them next.
    await this.#deeds.settled();
    return removed;
  }

  #eraseHere(conversation: string, epoch: string | null): RemovedCounts {
    this.#publications.forgetErased(conversation, epoch);
    this.#routing.willMove();
    let were: string[] = [];
    let removed: RemovedCounts = {};
    const row = this.#store.transaction(() => {
      were = this.#persons.leave(conversation);
      const lines = this.#store.lines.removeOf(conversation);
      this.#store.automatic.removeOf(conversation);
      const contacts = this.#store.interactions.removeOf(conversation);
      const tickets = this.#store.tickets.removeOf(conversation);
      this.#store.apiCalls.removeOf(conversation);
      const references = this.#store.references.removeOf(conversation);
      this.#store.askings.removeOf(conversation);
      this.#store.boxes.removeOf(conversation);
      const told = this.#store.webhooks.removeOf(conversation);
      this.#store.deeds.unname(conversation);
      this.#store.talks.removeOf(conversation);
      this.#store.retention.removeOf(conversation);
      const gone = this.#store.list.remove(conversation);
      removed = { lines, contacts, tickets, references, webhook_events: told };
      // Numbers stay, and tell nothing of who it was.
      const fact = gone === null ? null : lastFactOf(gone);
      if (fact !== null) this.#store.facts.add(fact, Date.now());
      return gone;
    });
    this.#facts.wereAdded();
    this.#publications.forget(conversation);
    this.#metrics.forget(conversation);
    this.#routing.moved(conversation);
    this.#sockets.broadcastErased(conversation, row);
    this.#persons.tellAnew(were);
    this.#listChanged();
    // Read back.
    const { list, lines, interactions } = this.#store;
    if (list.isListed(conversation) || lines.has(conversation) || interactions.of(conversation).length > 0)
      throw new Error("a conversation that was erased is still listed");
    return removed;
  }

  found(desk: string, afresh: boolean): void {
    this.#store.ensure(desk);
    this.#store.passes.removeAll();
    if (afresh && this.#store.pages.all().length === 0) {
      this.#store.forgetAll();
      this.#metrics.forgetAll();
      this.agenda.wakeBy(Date.now());
    }
    this.#facts.wereAdded();
    this.#deeds.wereAdded();
    for (const socket of this.#sockets.open()) closeQuietly(socket, CLOSE.tokenExpired, "token_expired");
  }

  boxesChecked(desk: string, pageId: string, boxes: readonly CheckedBox[]): void {
    this.#store.ensure(desk);
    this.#references.checked(pageId, boxes);
  }

  pageChanged(desk: string, page: PageState): void {
    this.#store.ensure(desk);
    const generation = this.#store.pages.generationOf(page.pageId);
    if (generation === null) return;
    this.#recorder.page(this.#store.pages.find(page.pageId), page, Date.now());
    this.#store.pages.set(page, generation);
    this.#sockets.broadcast({ type: "page", page }, () => true);
  }

  endReview(desk: string, link: string): void {
    this.#store.ensure(desk);
    this.#store.endedReviews.add(link, Date.now());
    this.#sockets.endReview(link);
  }

  async issuePass(desk: string, claims: PassClaims, opens: readonly Opening[] = []): Promise<Issued> {
    return await this.#reception.issuePass(desk, claims, opens);
  }

  async beginFile(
    desk: string,
    claims: PassClaims,
    conversation: string,
  ): Promise<Outcome<{ file: string }, { code: "not_allowed" | "not_found" | "too_many_files" }>> {
    this.#store.ensure(desk);
    const { role, review } = claims;
    const isScoped = role !== "reviewer" || review !== undefined;
    if (!may(role, "answer") || !isScoped || this.#reception.hasEnded(claims))
      return refused({ code: "not_allowed" });
    this.#reception.regroup(claims, Date.now());
    const row = this.#store.list.find(conversation);
    if (row === null || !this.#sights.sees(claims, row)) return refused({ code: "not_found" });
    if (this.#replyRights.whyNot(claims, row) !== null) return refused({ code: "not_allowed" });
    return await conversationStub(this.env, conversation).beginFile(conversation);
  }

  beginTemplateFile(
    desk: string,
    claims: PassClaims,
  ): Outcome<{ file: string }, { code: "not_allowed" | "too_many_files" }> {
    this.#store.ensure(desk);
    const { role, sub } = claims;
    // Reviewers keep nothing here.
    if (!may(role, "answer") || role === "reviewer") return refused({ code: "not_allowed" });
    const { templateFiles } = this.#store;
    const begun = this.#templateFiles.begin(Date.now(), templateFiles.countUnusedOf(sub, FILES_UNUSED_MAX));
    if (begun.ok) templateFiles.isOf(begun.value.file, sub);
    return begun;
  }

  endTemplateFile(desk: string, file: string, kept: KeptFile | null): boolean {
    this.#store.ensure(desk);
    return this.#templateFiles.end(file, kept);
  }

  async command(desk: string, actor: Actor, command: DeskCommand | Opening): Promise<Done> {
    this.#store.ensure(desk);
    return await this.#commands.run(actor, command, "admin");
  }

  async api(desk: string, call: ApiCall): Promise<ApiAnswer> {
    return await this.#api.answer(desk, call);
  }

  /** People are erased by the Directory, which knows all that is kept of them, and then tells this desk. */
  async #erasePeople(
    actor: Actor,
    command: AdminCommandOf<"erasure.start">,
  ): Promise<Outcome<Erasure, Refusal>> {
    const desk = this.#store.name() ?? "";
    const program = { ...actor, desk, exp: Infinity, via: { worker: "", page: "" } };
    if (!(await this.#hasBegun(program, command))) return refused({ code: "not_found" });
    const whole = new Set(command.conversations.flatMap((it) => this.#store.persons.of(it)));
    if (command.others === undefined && whole.size > new Set(command.conversations).size)
      return refused({ code: "wrong_state", state: "merged" });
    const conversations = command.others === "erase" ? [...whole] : command.conversations;
    const outcome = await directoryStub(this.env).command(program, { ...command, conversations });
    if (outcome.ok) return done(outcome.value as Erasure);
    const { code } = outcome.refusal;
    if (code === "held") return refused({ code: "wrong_state", state: "held" });
    return refused({ code: code === "not_allowed" || code === "not_found" ? code : "unavailable" });
  }

  /** Whether any of them was ever seen here, or the same was begun before: then nobody is listed any more. */
  async #hasBegun(
    program: AdminActor,
    { id, conversations }: AdminCommandOf<"erasure.start">,
  ): Promise<boolean> {
    if (conversations.some((it) => this.#store.list.isListed(it))) return true;
    const list = { type: "erasure.list", id: crypto.randomUUID() } as const;
    const known = await directoryStub(this.env).command(program, list);
    return known.ok && (known.value as AdminResultOf<"erasure.list">).erasures.some((it) => it.id === id);
  }

  // Sockets

  relayed(desk: string, from: OfRelay, says: RelaySays): RelayTold {
    this.#store.ensure(desk);
    return this.#relayDesk.take(desk, from, says);
  }

  /** Whether all was told that was said to sockets at relays. */
  isAtRest(): boolean {
    return this.#relays.isAtRest();
  }

  /** The upgrade of `GET /socket`. */
  override fetch(request: Request): Response {
    return this.#reception.open(request);
  }

  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    await this.#hearing.frame(socket, message);
  }

  override webSocketClose(socket: WebSocket, code: number, reason: string): void {
    answerClose(socket, code, reason);
    this.#reception.left(socket, code);
  }

  override webSocketError(socket: WebSocket): void {
    this.#reception.left(socket, 1006);
  }

  override async alarm(): Promise<void> {
    if (await restsElsewhere(this.env)) this.agenda.rest();
    else await this.agenda.alarm();
  }

  #duties(): Duty<DeskDuty>[] {
    return [
      {
        name: "sockets",
        dueAt: () => this.#reception.sweepDueAt(),
        run: (now) => {
          this.#reception.sweep(now);
          // Nothing else that is due waits for them.
          this.ctx.waitUntil(this.#relays.callRoll());
        },
      },
      {
        name: "passes",
        dueAt: () => this.#store.passes.nextExpiry(),
        run: (now) => this.#store.passes.removeExpired(now),
      },
      { name: "states", dueAt: () => this.#mover.dueAt(), run: (now) => this.#mover.run(now) },
      { name: "routing", dueAt: () => this.#routing.dueAt(), run: (now) => this.#routing.run(now) },
      { name: "lines", dueAt: () => this.#store.lines.nextAt(), run: () => this.#lines.deliver() },
      { name: "bots", dueAt: () => this.#bots.dueAt(), run: (now) => this.#bots.run(now) },
      {
        name: "automatic",
        dueAt: () => this.#announcer.dueAt(),
        run: () => this.#announcer.deliver(),
      },
      {
        name: "silences",
        dueAt: () => this.#silences.dueAt(),
        run: (now) => this.#silences.run(now),
      },
      {
        name: "facts",
        dueAt: () => this.#facts.dueAt(),
        run: async () => {
          await this.#facts.deliver();
        },
      },
      { name: "events", dueAt: () => this.#events.dueAt(), run: () => this.#events.deliver() },
      {
        name: "deeds",
        dueAt: () => this.#deeds.dueAt(),
        run: async () => {
          await this.#deeds.deliver();
        },
      },
      { name: "search", dueAt: () => this.#searchSwitch.dueAt(), run: () => this.#searchSwitch.run() },
      {
        name: "references",
        dueAt: () => this.#references.dueAt(),
        run: (now) => this.#references.run(now),
      },
      { name: "shop", dueAt: () => this.#shop.dueAt(), run: (now) => this.#shop.run(now) },
      { name: "requests", dueAt: () => this.#api.dueAt(), run: (now) => this.#api.forgetOld(now) },
      { name: "closings", dueAt: () => this.#closings.dueAt(), run: (now) => this.#closings.look(now) },
      {
        name: "files",
        dueAt: () => this.#store.templateFiles.nextDueAt(),
        run: (now) => this.#templateFiles.removeUnused(now),
      },
      { name: "retention", dueAt: () => this.#retainer.dueAt(), run: (now) => this.#retainer.run(now) },
      // Behind all others, with what they counted.
      { name: "metrics", dueAt: () => this.#metrics.dueAt(), run: () => this.#metrics.write() },
    ];
  }

  #listChanged(): void {
    this.#team.changed();
    this.#counts.changed();
  }

  async #tellPeopleApps(names: string[], appIds: string[]): Promise<void> {
    for (const name of names) {
      try {
        await conversationStub(this.env, name).learnPeopleApps(name, appIds);
      } catch (error) {
        log({ event: "fault", where: "desk.tellPeopleApps", error: traceOf(error) });
      }
    }
  }
}
