import { restsElsewhere } from "../kernel/placement.ts";
import { DurableObject } from "cloudflare:workers";
import * as v from "valibot";
import { configOf } from "../../config.ts";
import { refused, type Outcome } from "../../domain/outcome.ts";
import type { Actor } from "../../domain/ownership.ts";
import type { Env } from "../../env.ts";
import { log, nameInLog, traceOf } from "../../log.ts";
import { Command, type Opening } from "../../protocol/commands.ts";
import type { Counts } from "../../protocol/list/views.ts";
import { cutText } from "../../protocol/message/cut-text.ts";
import {
  LIST_CHANGES,
  OFFERS,
  PROTOCOL,
  type Agent,
  type DeskState,
  type PageState,
  type Presence,
  type Result,
  type Welcome,
} from "../../protocol/frames.ts";
import type { Person } from "../../protocol/message/entry.ts";
import { FRAME_BYTES_MAX, SOCKETS_PER_AGENT_MAX } from "../../protocol/limits.ts";
import { CLOSE, type Refusal } from "../../protocol/refusals.ts";
import { may, rightsOf } from "../../protocol/rights.ts";
import { PASS_MS, type Ahead, type PassAnswer } from "../../protocol/session/pass.ts";
import { VERSION } from "../../protocol/version.ts";
import { Agenda, type Duty } from "../kernel/agenda.ts";
import type { HandedRow, Publication, PublishAnswer } from "../kernel/contracts.ts";
import type { DeskDoor } from "../kernel/doors/desk.ts";
import { provesThat } from "../kernel/line-marks.ts";
import { conversationStub, pageStub } from "../kernel/stubs.ts";
import { Runner, type DeskCommand } from "./commands/runner.ts";
import { tellAhead } from "./commands/tell-ahead.ts";
import { News } from "./list/news.ts";
import { Closings } from "./list/closings.ts";
import { Announcer } from "./automation/announcer.ts";
import { Bots } from "./automation/bots.ts";
import { BotSecrets } from "./automation/bot-secrets.ts";
import { NotProcessed } from "./automation/not-processed.ts";
import { Surveys } from "./automation/surveys.ts";
import { Replies } from "./automation/replies.ts";
import { Silences } from "./automation/silences.ts";
import { Mover } from "./states/mover.ts";
import { agentOf, Presences } from "./people/presences.ts";
import { Routing } from "./routing/routing.ts";
import { Hands } from "./team/hands.ts";
import { Team } from "./team/team.ts";
import { Today } from "./team/today.ts";
import { FactCarrier } from "./reports/fact-carrier.ts";
import { lastFactOf } from "./reports/counting.ts";
import { LineCarrier } from "./lines/line-carrier.ts";
import { Publications } from "./list/publications.ts";
import { RateLimit, PassLimit } from "./sockets/rate-limit.ts";
import { answerClose, closeQuietly, isColleague, Sockets, type Session } from "./sockets/sockets.ts";
import { DeskStore } from "./store.ts";
import { FEATURES } from "../../protocol/session/features.ts";
import { DEFAULT_DESK_SETTINGS } from "../../protocol/desk/settings.ts";
import { REVIEWER_FEATURES } from "../../protocol/review/reviewer.ts";
import { countsFor } from "./commands/list.ts";
import { ReplyRights } from "./replying/reply-rights.ts";
import { SearchSwitch } from "./search/search-switch.ts";
import { SightChanges } from "./sight/sight-changes.ts";
import { Sights } from "./sight/sights.ts";
import type { Tally } from "./list/tally.ts";
import { newPass, readPass, type PassClaims } from "../../access/passes.ts";

const SWEEP_MS = 60_000;
const COUNTS_MS = 1_000;
const BAD_FRAMES_MAX = 10;
/** Whoever comes back within this is still at work, and as available or away as before. */
const SHIFT_MS = 8 * 60 * 60_000;

type Done = Outcome<Result, Refusal>;

/** What it does later, in this order. */
export type DeskDuty =
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
  | "search";

/** The people who answer: their sockets, who is here, who owns what, and the list of conversations. */
export class Desk extends DurableObject<Env> implements DeskDoor {
  readonly #store: DeskStore;
  readonly agenda: Agenda<DeskDuty>;
  readonly #sights: Sights;
  readonly #sightChanges: SightChanges;
  readonly #sockets: Sockets;
  readonly #news: News;
  readonly #closings: Closings;
  readonly #publications: Publications;
  readonly #lines: LineCarrier;
  readonly #facts: FactCarrier;
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
  readonly #commands: Runner;
  readonly #rates = new RateLimit();
  readonly #passes = new PassLimit();
  #countsTimer: ReturnType<typeof setTimeout> | null = null;
  #countsSentAt = 0;
  /** When its sockets were last looked at; 0: not since it woke. */
  #sweptAt = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new DeskStore(ctx.storage);
    this.agenda = new Agenda<DeskDuty>("desk", ctx.storage, this.#duties());
    this.#sights = new Sights(this.#store);
    this.#replyRights = new ReplyRights(this.#store);
    this.#sockets = new Sockets(ctx, this.#sights, this.#replyRights);
    this.#news = new News(this.#store);
    this.#sightChanges = new SightChanges({
      store: this.#store,
      sockets: this.#sockets,
      sights: this.#sights,
    });
    this.#closings = new Closings(this.#store, this.#sockets, this.#news, this.#sights);
    this.#publications = new Publications(this.#store, this.#sockets, this.#news, (row, entries) =>
      this.#bots.has(row, this.#routing.targetOf(row, entries, Date.now()), entries, Date.now()),
    );
    this.#lines = new LineCarrier(env, this.#store, this.agenda, (publication) =>
      this.#applyOrAsk(publication),
    );
    this.#facts = new FactCarrier(env, this.#store, this.agenda);
    this.#announcer = new Announcer({
      env,
      store: this.#store,
      sockets: this.#sockets,
      agenda: this.agenda,
      apply: (publication) => this.#applyOrAsk(publication),
      linesCarried: (conversation) => this.#lines.carried(conversation),
      later: (work) => ctx.waitUntil(work),
    });
    this.#surveys = new Surveys({ store: this.#store, announcer: this.#announcer });
    this.#notProcessed = new NotProcessed({ store: this.#store, announcer: this.#announcer });
    this.#mover = new Mover({
      store: this.#store,
      sockets: this.#sockets,
      news: this.#news,
      agenda: this.agenda,
      carryLines: () => ctx.waitUntil(this.#lines.deliver()),
      listChanged: () => this.#countsChanged(),
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
    this.#presences = new Presences({
      store: this.#store,
      sockets: this.#sockets,
      isBusy: (sub) => this.#routing.isBusy(sub),
      isThere: (sub) => this.#routing.isThere(sub),
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
      apply: (publication) => this.#applyOrAsk(publication),
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
    this.#sockets.onHand(() => this.#hands.changed());
    this.#silences = new Silences({
      env,
      store: this.#store,
      sockets: this.#sockets,
      mover: this.#mover,
      replies: this.#replies,
      agenda: this.agenda,
    });
    this.#searchSwitch = new SearchSwitch(env, this.#store);
    this.#commands = new Runner({
      env,
      objectId: nameInLog(ctx.id),
      store: this.#store,
      sockets: this.#sockets,
      sights: this.#sights,
      sightChanges: this.#sightChanges,
      replyRights: this.#replyRights,
      news: this.#news,
      apply: (publication) => this.#applyOrAsk(publication),
      mover: this.#mover,
      routing: this.#routing,
      team: this.#team,
      silences: this.#silences,
      presences: this.#presences,
      facts: this.#facts,
      linesCarried: (conversation) => this.#lines.carried(conversation),
      tellPeopleApps: (names, appIds) => ctx.waitUntil(this.#tellPeopleApps(names, appIds)),
      listChanged: () => this.#countsChanged(),
      tellSearch: () => this.agenda.wakeBy(Date.now()),
      later: (work) => ctx.waitUntil(work),
    });
    // Answered by the runtime, so that a quiet desk sleeps on.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
    void ctx.blockConcurrencyWhile(() => this.agenda.load());
  }

  // What Conversations, Pages and the Worker call

  publish(desk: string, publication: Publication): PublishAnswer {
    this.#store.ensure(desk);
    const answer = this.#apply(publication);
    if (!answer.ok) return answer;
    const { peopleApps } = this.#store.settings.all();
    const isWatched = this.#sockets.isWatched(publication.conversation);
    return {
      ...answer,
      ...(peopleApps.length > 0 ? { peopleApps } : {}),
      ...(isWatched ? {} : { watched: false }),
    };
  }

  attach(desk: string, page: PageState & { generation: number }): void {
    this.#store.ensure(desk);
    const { generation, ...state } = page;
    this.#store.pages.set(state, generation);
    this.#sockets.broadcast({ type: "page", page: state }, () => true);
  }

  leave(desk: string, pageId: string, generation: number): string[] {
    this.#store.ensure(desk);
    if ((this.#store.pages.generationOf(pageId) ?? 0) >= generation) return [];
    this.#store.pages.remove(pageId);
    return this.#store.list.namesOf(pageId);
  }

  handOver(desk: string, names: readonly string[]): HandedRow[] {
    this.#store.ensure(desk);
    const { list, interactions } = this.#store;
    return names.flatMap((name) => {
      const row = list.find(name);
      return row === null ? [] : [{ ...row, interactions: interactions.of(name) }];
    });
  }

  takeOver(desk: string, pageId: string, generation: number, rows: readonly HandedRow[]): void {
    this.#store.ensure(desk);
    if (this.#store.pages.generationOf(pageId) !== generation) return;
    const taken = rows.filter(({ name }) => this.#store.list.find(name) === null);
    this.#store.transaction(() => {
      for (const { interactions = [], ...row } of taken) {
        // What this desk waits for begins here.
        this.#store.list.insert({ ...row, quiet_at: null, quiet: null, mentioned: null });
        for (const told of interactions) this.#store.interactions.add(row.name, told);
      }
    });
    const dueAt = this.#mover.dueAt();
    if (dueAt !== null) this.agenda.wakeBy(dueAt);
    for (const row of taken) {
      this.#news.changed(row);
      this.#sockets.broadcastSummary(null, row, null);
      this.#routing.moved(row.name);
      this.#silences.moved(row.name, Date.now());
    }
    this.#countsChanged();
  }

  detach(desk: string, pageId: string, generation: number): void {
    this.#store.ensure(desk);
    if ((this.#store.pages.generationOf(pageId) ?? 0) >= generation) return;
    this.#routing.willMove();
    const rows = this.#sights.isLimiting ? this.#store.list.rowsOf(pageId) : [];
    const shown = new Map(rows.map((row) => [row.name, row]));
    const gone = this.#store.transaction(() => {
      this.#store.pages.remove(pageId);
      const names = this.#store.list.removeOf(pageId);
      for (const name of names) this.#store.interactions.removeOf(name);
      return names;
    });
    // Only now: what is forgotten in memory does not come back with a transaction that fails.
    for (const name of gone) {
      this.#publications.forget(name);
      this.#store.automatic.removeOf(name);
      this.#store.talks.removeOf(name);
      this.#routing.moved(name);
      this.#sockets.broadcastGone(name, shown.get(name) ?? null);
    }
    this.#countsChanged();
  }

  conversationsOf(desk: string, pageId: string): string[] {
    this.#store.ensure(desk);
    return this.#store.list.namesOf(pageId);
  }

  conversationsAfter(
    desk: string,
    after: string | null,
    limit: number,
  ): { names: string[]; total: number | null } {
    this.#store.ensure(desk);
    return this.#store.list.namesAfter(after, limit);
  }

  erase(desk: string, conversation: string, epoch: string | null): void {
    this.#store.ensure(desk);
    this.#publications.forgetErased(conversation, epoch);
    this.#routing.willMove();
    const row = this.#store.transaction(() => {
      this.#store.lines.removeOf(conversation);
      this.#store.automatic.removeOf(conversation);
      this.#store.interactions.removeOf(conversation);
      this.#store.talks.removeOf(conversation);
      const gone = this.#store.list.remove(conversation);
      // Numbers stay, and tell nothing of who it was.
      const fact = gone === null ? null : lastFactOf(gone);
      if (fact !== null) this.#store.facts.add(fact, Date.now());
      return gone;
    });
    this.#facts.wereAdded();
    this.#publications.forget(conversation);
    this.#routing.moved(conversation);
    this.#sockets.broadcastErased(conversation, row);
    this.#countsChanged();
    // Read back.
    const { list, lines, interactions } = this.#store;
    if (list.isListed(conversation) || lines.has(conversation) || interactions.of(conversation).length > 0)
      throw new Error("a conversation that was erased is still listed");
  }

  found(desk: string, afresh: boolean): void {
    this.#store.ensure(desk);
    this.#store.passes.removeAll();
    if (afresh && this.#store.pages.all().length === 0) this.#store.forgetAll();
    this.#facts.wereAdded();
    for (const socket of this.#sockets.open()) closeQuietly(socket, CLOSE.tokenExpired, "token_expired");
  }

  pageChanged(desk: string, page: PageState): void {
    this.#store.ensure(desk);
    const generation = this.#store.pages.generationOf(page.pageId);
    if (generation === null) return;
    this.#store.pages.set(page, generation);
    this.#sockets.broadcast({ type: "page", page }, () => true);
  }

  endReview(desk: string, link: string): void {
    this.#store.ensure(desk);
    this.#store.endedReviews.add(link, Date.now());
    this.#sockets.endReview(link);
  }

  async issuePass(
    desk: string,
    claims: PassClaims,
    opens: readonly Opening[] = [],
  ): Promise<{ ok: true; answer: PassAnswer } | { ok: false; retryAfterMs: number } | null> {
    this.#store.ensure(desk);
    if (this.#hasEnded(claims)) return null;
    const now = Date.now();
    const retryAfterMs = this.#passes.take(claims.sub, now);
    if (retryAfterMs > 0) return { ok: false, retryAfterMs };
    this.#store.passes.removeExpired(now);
    const { pass, id } = newPass(desk);
    const expiresAt = now + PASS_MS;
    this.#store.passes.put(id, claims, expiresAt);
    // With the next look at the sockets: one that is not used harms nobody.
    this.agenda.wakeBy(now + SWEEP_MS);
    this.#regroup(claims, now);
    const ahead = opens.length === 0 ? null : await this.#ahead(desk, claims, opens, now);
    return { ok: true, answer: { pass, expiresAt, ...(ahead === null ? {} : { ahead }) } };
  }

  /** The newest token counts, whatever it was shown for. Of an agent who was never here the desk notes nothing yet. */
  #regroup(claims: PassClaims, now: number): void {
    if (isColleague(claims) && this.#sightChanges.regroup(claims.sub, claims.teams ?? []))
      this.#routing.isRegrouped(now);
  }

  /** What a socket of theirs would be told first, null where it would be told to go. */
  async #ahead(
    desk: string,
    claims: PassClaims,
    opens: readonly Opening[],
    now: number,
  ): Promise<Ahead | null> {
    if (this.#isFull(claims.sub)) return null;
    const welcome = this.#welcomeOf(desk, claims, this.#presenceOf(claims.sub, now), now);
    const session = newSession(claims, now);
    return await tellAhead(welcome, opens, (command) => this.#commands.beforeSocket(session, command));
  }

  async beginFile(
    desk: string,
    claims: PassClaims,
    conversation: string,
  ): Promise<Outcome<{ file: string }, { code: "not_allowed" | "not_found" | "too_many_files" }>> {
    this.#store.ensure(desk);
    const { role, review } = claims;
    const isScoped = role !== "reviewer" || review !== undefined;
    if (!may(role, "answer") || !isScoped || this.#hasEnded(claims)) return refused({ code: "not_allowed" });
    this.#regroup(claims, Date.now());
    const row = this.#store.list.find(conversation);
    if (row === null || !this.#sights.sees(claims, row)) return refused({ code: "not_found" });
    if (this.#replyRights.whyNot(claims, row) !== null) return refused({ code: "not_allowed" });
    return await conversationStub(this.env, conversation).beginFile(conversation);
  }

  async command(desk: string, actor: Actor, command: DeskCommand): Promise<Done> {
    this.#store.ensure(desk);
    return await this.#commands.run(actor, command);
  }

  // Sockets

  /** The upgrade of `GET /socket`; the pass comes as the second subprotocol. */
  override fetch(request: Request): Response {
    const offered = (request.headers.get("Sec-WebSocket-Protocol") ?? "")
      .split(",")
      .map((item) => item.trim());
    const pass = readPass(offered[1] ?? "");
    const now = Date.now();
    const claims = pass === null ? null : this.#store.passes.take(pass.id, now);
    if (pass === null || claims === null || claims.exp <= now || this.#hasEnded(claims)) {
      log({ event: "socket.refused", reason: "pass_invalid" });
      return Response.json({ error: { code: "pass_invalid" } }, { status: 401 });
    }
    const { 0: client, 1: server } = new WebSocketPair();
    if (this.#isFull(claims.sub)) {
      server.accept();
      server.close(CLOSE.tooManySockets, "too_many_sockets");
      log({ event: "socket.refused", reason: "too_many_sockets" });
    } else {
      const understands = new URL(request.url).searchParams.get("understands")?.split(",") ?? [];
      this.#welcome(server, pass.desk, claims, understands, now);
    }
    return new Response(null, {
      status: 101,
      webSocket: client,
      headers: { "Sec-WebSocket-Protocol": PROTOCOL },
    });
  }

  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    // What was under way when it was closed from here.
    if (socket.readyState !== WebSocket.OPEN) return;
    const now = Date.now();
    const session = this.#sockets.session(socket);
    if (session.exp <= now) return closeQuietly(socket, CLOSE.tokenExpired, "token_expired");
    if (typeof message !== "string") return closeQuietly(socket, CLOSE.badFrames, "not_text");
    const retryAfterMs = this.#rates.take(socket, now);
    if (retryAfterMs === "flood") return closeQuietly(socket, CLOSE.flood, "too_many_commands");
    if (isTooLarge(message)) return closeQuietly(socket, 1009, "frame_too_large");
    if (retryAfterMs > 0)
      return this.#reply(socket, idIn(message), refused({ code: "too_many_commands", retryAfterMs }));
    const { id, command } = readCommand(message);
    if (this.#rates.countBad(socket, command === null) >= BAD_FRAMES_MAX) {
      return closeQuietly(socket, CLOSE.badFrames, "bad_frames");
    }
    if (command === null) return this.#reply(socket, id, refused({ code: "bad_frame" }));
    try {
      this.#reply(socket, id, await this.#commands.ofSocket(socket, session, command));
    } catch (error) {
      log({ event: "fault", where: `desk.${command.type}`, error: traceOf(error) });
      this.#reply(socket, id, refused({ code: "unavailable" }));
    }
  }

  override webSocketClose(socket: WebSocket, code: number, reason: string): void {
    answerClose(socket, code, reason);
    this.#left(socket, code);
  }

  override webSocketError(socket: WebSocket): void {
    this.#left(socket, 1006);
  }

  override async alarm(): Promise<void> {
    if (await restsElsewhere(this.env)) this.agenda.rest();
    else await this.agenda.alarm();
  }

  #duties(): Duty<DeskDuty>[] {
    return [
      { name: "sockets", dueAt: () => this.#sweepDueAt(), run: (now) => this.#sweep(now) },
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
      { name: "search", dueAt: () => this.#searchSwitch.dueAt(), run: () => this.#searchSwitch.run() },
      { name: "closings", dueAt: () => this.#closings.dueAt(), run: (now) => this.#closings.look(now) },
    ];
  }

  /** A desk that slept since does not know when it last looked, and looks. */
  #sweepDueAt(): number | null {
    return this.#sockets.open().length === 0 ? null : this.#sweptAt + SWEEP_MS;
  }

  /** A half-open peer answers no close, so colleagues would go on seeing it. */
  #sweep(now: number): void {
    this.#sweptAt = now;
    for (const { socket, code } of this.#sockets.sweep(now)) this.#left(socket, code);
    this.#presences.lookForIdle(now);
  }

  /** Whether they came by a reviewer link that was revoked. */
  #hasEnded({ review }: PassClaims): boolean {
    return review !== undefined && this.#store.endedReviews.has(review.link);
  }

  #isFull(sub: string): boolean {
    return this.#sockets.open(sub).length >= SOCKETS_PER_AGENT_MAX;
  }

  /** A lost network or a deploy is no decision of the agent's. */
  #presenceOf(sub: string, now: number): Presence {
    const kept = this.#store.people.presenceOf(sub);
    return this.#isAtWork(sub, now) ? (kept?.presence ?? "available") : "available";
  }

  #isAtWork(sub: string, now: number): boolean {
    const kept = this.#store.people.presenceOf(sub);
    return this.#sockets.open(sub).length > 0 || (kept !== null && kept.seenAt > now - SHIFT_MS);
  }

  #welcomeOf(desk: string, claims: PassClaims, presence: Presence, now: number): Welcome {
    const epoch = this.#store.ensure(desk);
    const { sub, name, role, exp, review } = claims;
    const { appId } = configOf(this.env);
    return {
      type: "welcome",
      server: this.env.VERSION.id,
      version: VERSION,
      ...(appId === null ? {} : { appId }),
      epoch,
      scope: review === undefined ? `${desk}:${role}` : `${desk}:${role}:${review.link}`,
      agent: { ...this.#agentAt({ sub, name }, presence), role },
      rights: rightsOf(role),
      features: FEATURES.filter(
        (it) =>
          (it !== "files" || this.env.MEDIA !== undefined) &&
          (it !== "search" || this.#store.routing.current().config.search !== "off") &&
          (review === undefined || REVIEWER_FEATURES.has(it)),
      ),
      expiresAt: exp,
      // Who asks in this very millisecond asks after it.
      now: this.#news.nextAt(now),
      // A reviewer hears of no colleague and of no other Page, and a screen of what it shows alone.
      agents: isColleague(claims) ? this.#agents(now) : [],
      pages: this.#store.pages
        .all()
        .filter(({ pageId }) => (review === undefined ? isColleague(claims) : pageId === review.pageId)),
      desk: this.#stateFor(desk, claims),
    };
  }

  #welcome(
    server: WebSocket,
    desk: string,
    claims: PassClaims,
    understands: readonly string[],
    now: number,
  ): void {
    this.#store.ensure(desk);
    const { sub, name } = claims;
    const wasHere = this.#sockets.open(sub).length > 0;
    const wasShownOffers = this.#sockets.showsOffersTo(sub);
    const presence = this.#presenceOf(sub, now);
    const isNewShift = !this.#isAtWork(sub, now);
    const isOfTeam = isColleague(claims);
    this.#sockets.accept(server, {
      ...newSession(claims, now),
      ...(understands.includes(LIST_CHANGES) ? { takesChanges: true as const } : {}),
      ...(isOfTeam && understands.includes(OFFERS) ? { showsOffers: true as const } : {}),
    });
    if (isOfTeam) {
      this.#store.people.set(sub, name, presence, now, () => this.#sockets.subs(), undefined, isNewShift);
      this.#store.people.setRole(sub, claims.role);
      if (this.#sightChanges.regroup(sub, claims.teams ?? []) && wasHere) this.#routing.isRegrouped(now);
    }
    this.agenda.wakeBy(now + SWEEP_MS);
    this.#sockets.send(server, this.#welcomeOf(desk, claims, presence, now));
    const agent = this.#agentAt({ sub, name }, presence);
    if (!wasHere && isOfTeam) this.#sockets.broadcast({ type: "agent", agent }, (it) => it.sub !== sub);
    const isShownOffers = !wasShownOffers && this.#sockets.showsOffersTo(sub);
    if ((!wasHere || isShownOffers) && isOfTeam) this.#routing.isThere(sub);
    this.#routing.tellFirst(server);
    this.#hands.opened(server);
    log({
      event: "socket.opened",
      desk: nameInLog(this.ctx.id),
      sockets: this.#sockets.open().length,
    });
  }

  /** A reviewer's settings are those that their own messages go by. */
  #stateFor(name: string, claims: PassClaims): DeskState {
    const settings = this.#store.settings.all();
    if (isColleague(claims)) return this.#store.state() ?? { name, settings };
    const { undoSeconds, showsSeen, showsTyping } = settings;
    return { name, settings: { ...DEFAULT_DESK_SETTINGS, undoSeconds, showsSeen, showsTyping } };
  }

  #agents(now: number): Agent[] {
    const subs = this.#sockets.subs();
    const here = new Set(subs);
    return this.#store.people
      .listed(now, subs)
      .map(({ sub, name, presence, away }) =>
        agentOf({ sub, name }, here.has(sub) ? presence : "offline", away, this.#routing.isBusy(sub)),
      );
  }

  /** As they are told of where they are that. */
  #agentAt(person: Person, presence: Presence): Agent {
    const away = this.#store.people.presenceOf(person.sub)?.away ?? null;
    return agentOf(person, presence, away, this.#routing.isBusy(person.sub));
  }

  #left(socket: WebSocket, code: number): void {
    const session = this.#sockets.session(socket);
    const { sub, name, threads, showsOffers, looksAtTeam } = session;
    if (looksAtTeam === true) this.#team.left();
    for (const conversation of threads) this.#sockets.broadcastViewers(conversation);
    const isGone = this.#sockets.open(sub).every((other) => other === socket);
    const agent: Agent = { sub, name, presence: "offline" };
    if (isGone) this.#store.people.seen(sub, Date.now());
    if (isGone && isColleague(session))
      this.#sockets.broadcast({ type: "agent", agent }, (it) => it.sub !== sub);
    if (isGone && isColleague(session)) this.#routing.hasLeft({ sub, name }, Date.now());
    else if (showsOffers === true && !this.#sockets.showsOffersTo(sub, socket))
      this.#routing.isAway({ sub, name }, Date.now());
    log({ event: "socket.closed", desk: nameInLog(this.ctx.id), code });
  }

  #reply(socket: WebSocket, id: string | null, outcome: Done): void {
    const frame = outcome.ok
      ? ({ type: "reply", id, ok: true, result: outcome.value } as const)
      : ({ type: "reply", id, ok: false, refusal: outcome.refusal } as const);
    this.#sockets.send(socket, frame);
  }

  #apply(publication: Publication): PublishAnswer {
    this.#lookBack(publication);
    this.#routing.willMove();
    this.#replies.come(publication);
    const { conversation } = publication;
    this.#bots.come(publication);
    const { listChanged, lines = [], ...answer } = this.#publications.apply(publication);
    if (listChanged === true) this.#countsChanged();
    if (listChanged === true) this.#routing.hasNews(conversation, publication.entries, lines);
    if (lines.length > 0) this.ctx.waitUntil(this.#lines.deliver());
    if (listChanged === true) this.#facts.wereAdded();
    const now = Date.now();
    this.#bots.came(publication, now);
    this.#replies.came(publication, now);
    if (listChanged === true) this.#silences.hasNews(conversation, now);
    if (answer.ok) this.#notProcessed.came(publication, now);
    return answer;
  }

  /** News that nobody repeats: a desk that slept may have forgotten what it follows on, and asks for all since. */
  async #applyOrAsk(publication: Publication): Promise<void> {
    const answer = this.#apply(publication);
    const { conversation } = publication;
    // It hears of it when it publishes itself.
    if (!answer.ok && answer.code === "went_back")
      return await conversationStub(this.env, conversation).wake(conversation);
    if (!answer.ok || answer.have >= publication.toRev) return;
    this.#apply(await conversationStub(this.env, conversation).changesSince(conversation, answer.have));
  }

  /**
   * A thread holds a line of this desk that the desk has yet to decide: its storage went back. Gadgets forget what they
   * were told, which they do when they connect again; and what happened meanwhile is asked for.
   */
  #lookBack({ lines }: Publication): void {
    const desk = this.#store.identity();
    if (lines == null || desk === null || lines.desk !== desk.name) return;
    if (!provesThat({ epoch: desk.epoch, session: this.#store.session }, lines)) return;
    log({ event: "desk.went_back", desk: nameInLog(this.ctx.id) });
    const since = this.#store.list.newestActivity();
    this.#store.beginAnew();
    for (const socket of this.#sockets.open()) closeQuietly(socket, CLOSE.startAfresh, "start_afresh");
    this.ctx.waitUntil(this.#askPages(since));
  }

  /** Conversations tell the desk of themselves once more, those it knows nothing of as well. */
  async #askPages(since: number): Promise<void> {
    for (const { pageId } of this.#store.pages.all()) {
      try {
        await pageStub(this.env, pageId).retellSince(pageId, since);
      } catch (error) {
        log({ event: "fault", where: "desk.askPages", error: traceOf(error) });
      }
    }
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

  /** Counters go out at most once a second; the last change is always told. */
  #countsChanged(): void {
    this.#team.changed();
    if (this.#countsTimer !== null || this.#sockets.open().length === 0) return;
    const wait = Math.max(0, this.#countsSentAt + COUNTS_MS - Date.now());
    this.#countsTimer = setTimeout(() => this.#sendCounts(), wait);
  }

  #sendCounts(): void {
    this.#countsTimer = null;
    this.#countsSentAt = Date.now();
    let common: Partial<Counts> | null = null;
    let tally: Tally | null = null;
    const known = new Map<string, Counts>();
    for (const socket of this.#sockets.open()) {
      const session = this.#sockets.session(socket);
      const { sub, list, hearsNews } = session;
      if (list === null && hearsNews !== true) continue;
      const looker = this.#sights.of(session);
      if (looker.sees === "link") {
        this.#sockets.send(socket, { type: "list.counts", counts: countsFor(this.#store, looker, sub) });
        continue;
      }
      const count = (): Counts =>
        looker.sees === "all"
          ? this.#store.list.counts(sub, (common ??= this.#store.list.deskCounts()))
          : this.#store.list.countsOf((tally ??= this.#store.list.tally()), looker, sub);
      const key = `${looker.sees} ${sub}`;
      const counts = known.get(key) ?? count();
      known.set(key, counts);
      const unread = hearsNews === true ? { unread: this.#news.unread(looker, sub) } : {};
      this.#sockets.send(socket, { type: "list.counts", counts, ...unread });
    }
  }
}

function newSession({ sub, name, role, exp, picture, review }: PassClaims, now: number): Session {
  const agent = { sub, name, role, exp, ...(picture === undefined ? {} : { picture }) };
  const seen = review === undefined ? {} : { review };
  return { v: 1, ...agent, ...seen, openedAt: now, list: null, threads: [], typing: null };
}

function isTooLarge(message: string): boolean {
  // No unit is more than three bytes of UTF-8.
  if (message.length * 3 <= FRAME_BYTES_MAX) return false;
  return message.length > FRAME_BYTES_MAX || new TextEncoder().encode(message).length > FRAME_BYTES_MAX;
}

/** The id in a frame that is not worth reading. In a text of it the quotes would be escaped. */
function idIn(message: string): string | null {
  return /"id"\s*:\s*"([^"\\]{1,64})"/.exec(message)?.[1] ?? null;
}

function readCommand(message: string): { id: string | null; command: Command | null } {
  let value: unknown;
  try {
    value = JSON.parse(message);
  } catch {
    return { id: null, command: null };
  }
  const parsed = v.safeParse(Command, value);
  if (parsed.success) return { id: parsed.output.id, command: parsed.output };
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : null;
  return { id: typeof id === "string" ? cutText(id, 64) : null, command: null };
}
