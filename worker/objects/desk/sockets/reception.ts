import { newPass, readPass, type PassClaims, type PassHolder } from "../../../access/passes.ts";
import { tabsSecret } from "../../../access/tabs-secret.ts";
import { configOf } from "../../../config.ts";
import { addressClassOf, deviceOf } from "../../../domain/audit/address.ts";
import { Buckets } from "../../../domain/rate/bucket.ts";
import { RATES } from "../../../domain/rate/rates.ts";
import type { Env } from "../../../env.ts";
import { log } from "../../../log.ts";
import type { Opening } from "../../../protocol/commands.ts";
import { DEFAULT_DESK_SETTINGS } from "../../../protocol/desk/settings.ts";
import {
  LIST_CHANGES,
  OFFERS,
  PROTOCOL,
  type Agent,
  type DeskState,
  type Presence,
  type Welcome,
} from "../../../protocol/frames.ts";
import { SOCKETS_PER_AGENT_MAX } from "../../../protocol/limits.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import { CLOSE } from "../../../protocol/refusals.ts";
import { REVIEWER_FEATURES } from "../../../protocol/review/reviewer.ts";
import { rightsOf } from "../../../protocol/rights.ts";
import { FEATURES } from "../../../protocol/session/features.ts";
import { PASS_MS, type Ahead, type PassAnswer } from "../../../protocol/session/pass.ts";
import { VERSION } from "../../../protocol/version.ts";
import { RELAY_HEADER } from "../../kernel/doors/relay.ts";
import type { Witness } from "../audit/witness.ts";
import type { Runner } from "../commands/runner.ts";
import { tellAhead } from "../commands/tell-ahead.ts";
import type { News } from "../list/news.ts";
import { agentOf, type Presences } from "../people/presences.ts";
import type { Routing } from "../routing/routing.ts";
import type { SightChanges } from "../sight/sight-changes.ts";
import type { DeskStore } from "../store.ts";
import type { Hands } from "../team/hands.ts";
import type { Team } from "../team/team.ts";
import type { Relays } from "../relays/relays.ts";
import type { GadgetSocket } from "./gadget-socket.ts";
import { isColleague, newSession, type Session, type Sockets } from "./sockets.ts";

const SWEEP_MS = 60_000;
/** Whoever comes back within this is still at work, and as available or away as before. */
const SHIFT_MS = 8 * 60 * 60_000;

type Tools = {
  env: Env;
  /** The desk's id, as logs have it. */
  objectId: string;
  store: DeskStore;
  sockets: Sockets;
  relays: Relays;
  sightChanges: SightChanges;
  news: News;
  presences: Presences;
  routing: Routing;
  team: Team;
  hands: Hands;
  commands: Runner;
  witness: Witness;
  wakeBy: (at: number) => void;
};

export type Issued = { ok: true; answer: PassAnswer } | { ok: false; retryAfterMs: number } | null;

/** Lets agents in with a pass, tells them how the desk stands, and everybody who came and who left. */
export class Reception {
  readonly #tools: Tools;
  /** By `sub`. In memory: whoever asks keeps the desk awake. */
  readonly #passes = new Buckets(RATES.passes);
  /** When its sockets were last looked at; 0: not since it woke. */
  #sweptAt = 0;
  /** Closed by the desk, which does not wait for their answer: it may still come. */
  readonly #left = new WeakSet<GadgetSocket>();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Null: they came by a reviewer link that was revoked. `opens`: what their socket would ask for first, answered ahead. */
  async issuePass(desk: string, claims: PassClaims, opens: readonly Opening[]): Promise<Issued> {
    const { store } = this.#tools;
    // First of all: whatever happens while it is reckoned is known to what follows.
    const [holder, { pass, id }] = await Promise.all([
      this.#holderOf(desk, claims),
      newPass(desk, configOf(this.#tools.env).appSecret),
    ]);
    store.ensure(desk);
    if (this.hasEnded(claims)) return null;
    const now = Date.now();
    const { retryAfterMs } = this.#passes.take(claims.sub, now);
    if (retryAfterMs > 0) return { ok: false, retryAfterMs };
    store.passes.removeExpired(now);
    const expiresAt = now + PASS_MS;
    store.passes.put(id, holder, expiresAt);
    // With the next look at the sockets: one that is not used harms nobody.
    this.#tools.wakeBy(now + SWEEP_MS);
    this.regroup(claims, now);
    const ahead = opens.length === 0 ? null : await this.#ahead(desk, holder, opens, now);
    return { ok: true, answer: { pass, expiresAt, ...(ahead === null ? {} : { ahead }) } };
  }

  /**
   * The upgrade of `GET /socket`; the pass comes as the second subprotocol. Where the desk has as many sockets as it takes, it answers
   * with the number of the relay that is to be asked instead, and the pass is still good.
   */
  open(request: Request): Response {
    const { store, sockets, relays } = this.#tools;
    const now = Date.now();
    const { headers } = request;
    const offered = (headers.get("Sec-WebSocket-Protocol") ?? "").split(",").map((item) => item.trim());
    const pass = readPass(offered[1] ?? "");
    // Who has none takes no place, or rubbish would fill relay after relay.
    const hasPass = pass !== null && store.passes.has(pass.id, now);
    const relay = hasPass ? relays.placeOf(sockets.countHere, now) : null;
    if (relay !== null)
      return new Response(null, { status: 204, headers: { [RELAY_HEADER]: String(relay) } });
    const { 0: client, 1: server } = new WebSocketPair();
    const shown = {
      understands: new URL(request.url).searchParams.get("understands")?.split(",") ?? [],
      device: deviceOf(headers.get("User-Agent")),
      from: addressClassOf(headers),
    };
    const told =
      pass === null
        ? "pass_invalid"
        : this.letIn(pass, shown, now, (session) => {
            sockets.accept(server, session);
            return server;
          });
    if (told === "pass_invalid") {
      log({ event: "socket.refused", reason: told });
      return Response.json({ error: { code: told } }, { status: 401 });
    }
    if (told === "too_many_sockets") {
      server.accept();
      server.close(CLOSE.tooManySockets, told);
    }
    return new Response(null, {
      status: 101,
      webSocket: client,
      headers: { "Sec-WebSocket-Protocol": PROTOCOL },
    });
  }

  /** Takes the pass, and lets its holder in: `seat` makes the socket, wherever it ends, of what it is to remember. */
  letIn(
    pass: { desk: string; id: string },
    shown: { understands: readonly string[]; device: string; from: string | null },
    now: number,
    seat: (session: Session) => GadgetSocket,
  ): "in" | "pass_invalid" | "too_many_sockets" {
    const claims = this.#tools.store.passes.take(pass.id, now);
    if (claims === null || claims.exp <= now || this.hasEnded(claims)) return "pass_invalid";
    if (this.#isFull(claims.sub)) {
      log({ event: "socket.refused", reason: "too_many_sockets" });
      return "too_many_sockets";
    }
    this.#welcome(
      (session) => seat({ ...session, device: shown.device }),
      pass.desk,
      claims,
      shown.understands,
      now,
    );
    this.#tools.witness.signedIn(claims, shown.device, shown.from, now);
    return "in";
  }

  left(socket: GadgetSocket, code: number): void {
    if (this.#left.has(socket)) return;
    this.#left.add(socket);
    const { store, sockets, routing, team } = this.#tools;
    const session = sockets.session(socket);
    const { sub, name, threads, showsOffers, looksAtTeam } = session;
    if (looksAtTeam === true) team.left();
    if (session.device !== undefined) this.#tools.witness.left(sub, session.device, Date.now());
    for (const conversation of threads) sockets.broadcastViewers(conversation);
    const isGone = sockets.open(sub).every((other) => other === socket);
    const agent: Agent = { sub, name, presence: "offline" };
    if (isGone) store.people.seen(sub, Date.now());
    if (isGone && isColleague(session)) sockets.broadcast({ type: "agent", agent }, (it) => it.sub !== sub);
    if (isGone && isColleague(session)) routing.hasLeft({ sub, name }, Date.now());
    else if (showsOffers === true && !sockets.showsOffersTo(sub, socket))
      routing.isAway({ sub, name }, Date.now());
    store.meter.count("sockets_closed", { code: String(code) as "1006" });
    log({ event: "socket.closed", desk: this.#tools.objectId, code });
  }

  /** A desk that slept since does not know when it last looked, and looks. */
  sweepDueAt(): number | null {
    const { sockets, relays } = this.#tools;
    // One that was closed at a relay, and never answered, is known by the roll.
    return sockets.open().length === 0 && relays.count === 0 ? null : this.#sweptAt + SWEEP_MS;
  }

  /** A half-open peer answers no close, so colleagues would go on seeing it. */
  sweep(now: number): void {
    this.#sweptAt = now;
    for (const { socket, code } of this.#tools.sockets.sweep(now)) this.left(socket, code);
    this.#tools.presences.lookForIdle(now);
  }

  /** Whether they came by a reviewer link that was revoked. */
  hasEnded({ review }: PassClaims): boolean {
    return review !== undefined && this.#tools.store.endedReviews.has(review.link);
  }

  /** The newest token counts, whatever it was shown for. Of an agent who was never here the desk notes nothing yet. */
  regroup(claims: PassClaims, now: number): void {
    const { sightChanges, routing } = this.#tools;
    if (isColleague(claims) && sightChanges.regroup(claims.sub, claims.teams ?? [])) routing.isRegrouped(now);
  }

  /** Whoever came by a reviewer link shares no socket. */
  async #holderOf(desk: string, claims: PassClaims): Promise<PassHolder> {
    if (claims.review !== undefined) return claims;
    const key = this.#tools.store.tabsKey(desk);
    return { ...claims, tabs: await tabsSecret(key, { ...claims, desk }) };
  }

  /** What a socket of theirs would be told first, null where it would be told to go. */
  async #ahead(
    desk: string,
    claims: PassHolder,
    opens: readonly Opening[],
    now: number,
  ): Promise<Ahead | null> {
    if (this.#isFull(claims.sub)) return null;
    const { commands } = this.#tools;
    const welcome = this.#welcomeOf(desk, claims, this.#presenceOf(claims.sub, now), now);
    const session = newSession(claims, now);
    return await tellAhead(welcome, opens, (command) => commands.beforeSocket(session, command));
  }

  #isFull(sub: string): boolean {
    return this.#tools.sockets.open(sub).length >= SOCKETS_PER_AGENT_MAX;
  }

  /** A lost network or a deploy is no decision of the agent's. */
  #presenceOf(sub: string, now: number): Presence {
    const kept = this.#tools.store.people.presenceOf(sub);
    return this.#isAtWork(sub, now) ? (kept?.presence ?? "available") : "available";
  }

  #isAtWork(sub: string, now: number): boolean {
    const { store, sockets } = this.#tools;
    const kept = store.people.presenceOf(sub);
    return sockets.open(sub).length > 0 || (kept !== null && kept.seenAt > now - SHIFT_MS);
  }

  #welcomeOf(desk: string, claims: PassHolder, presence: Presence, now: number): Welcome {
    const { env, store, news } = this.#tools;
    const epoch = store.ensure(desk);
    const { sub, name, role, exp, review, tabs } = claims;
    const { appId } = configOf(env);
    return {
      type: "welcome",
      server: env.VERSION.id,
      version: VERSION,
      ...(appId === null ? {} : { appId }),
      epoch,
      scope: review === undefined ? `${desk}:${role}` : `${desk}:${role}:${review.link}`,
      agent: { ...this.#agentAt({ sub, name }, presence), role },
      rights: rightsOf(role),
      features: FEATURES.filter(
        (it) =>
          ((it !== "files" && it !== "canned_files") || env.MEDIA !== undefined) &&
          (it !== "search" || store.routing.current().config.search !== "off") &&
          (review === undefined || REVIEWER_FEATURES.has(it)),
      ),
      ...(tabs === undefined ? {} : { tabs }),
      expiresAt: exp,
      // Who asks in this very millisecond asks after it.
      now: news.nextAt(now),
      // A reviewer hears of no colleague and of no other Page, and a screen of what it shows alone.
      agents: isColleague(claims) ? this.#agents(now) : [],
      pages: store.pages
        .all()
        .filter(({ pageId }) => (review === undefined ? isColleague(claims) : pageId === review.pageId)),
      desk: this.#stateFor(desk, claims),
    };
  }

  #welcome(
    seat: (session: Session) => GadgetSocket,
    desk: string,
    claims: PassHolder,
    understands: readonly string[],
    now: number,
  ): void {
    const { store, sockets, routing, sightChanges } = this.#tools;
    store.ensure(desk);
    const { sub, name } = claims;
    const wasHere = sockets.open(sub).length > 0;
    const wasShownOffers = sockets.showsOffersTo(sub);
    const presence = this.#presenceOf(sub, now);
    const isNewShift = !this.#isAtWork(sub, now);
    const isOfTeam = isColleague(claims);
    const socket = seat({
      ...newSession(claims, now),
      ...(understands.includes(LIST_CHANGES) ? { takesChanges: true as const } : {}),
      ...(isOfTeam && understands.includes(OFFERS) ? { showsOffers: true as const } : {}),
    });
    if (isOfTeam) {
      store.people.set(sub, name, presence, now, () => sockets.subs(), undefined, isNewShift);
      store.people.setRole(sub, claims.role);
      if (sightChanges.regroup(sub, claims.teams ?? []) && wasHere) routing.isRegrouped(now);
    }
    this.#tools.wakeBy(now + SWEEP_MS);
    sockets.send(socket, this.#welcomeOf(desk, claims, presence, now));
    const agent = this.#agentAt({ sub, name }, presence);
    if (!wasHere && isOfTeam) sockets.broadcast({ type: "agent", agent }, (it) => it.sub !== sub);
    const isShownOffers = !wasShownOffers && sockets.showsOffersTo(sub);
    if (isNewShift && isOfTeam) routing.isBack(sub);
    else if ((!wasHere || isShownOffers) && isOfTeam) routing.isThere(sub);
    routing.tellFirst(socket);
    this.#tools.hands.opened(socket);
    log({ event: "socket.opened", desk: this.#tools.objectId, sockets: sockets.open().length });
  }

  /** A reviewer's settings are those that their own messages go by. */
  #stateFor(name: string, claims: PassClaims): DeskState {
    const { store } = this.#tools;
    const settings = store.settings.all();
    if (isColleague(claims)) return store.state() ?? { name, settings };
    const { undoSeconds, showsSeen, showsTyping } = settings;
    return { name, settings: { ...DEFAULT_DESK_SETTINGS, undoSeconds, showsSeen, showsTyping } };
  }

  #agents(now: number): Agent[] {
    const { store, sockets, routing } = this.#tools;
    const subs = sockets.subs();
    const here = new Set(subs);
    return store.people
      .listed(now, subs)
      .map(({ sub, name, presence, away }) =>
        agentOf({ sub, name }, here.has(sub) ? presence : "offline", away, routing.isBusy(sub)),
      );
  }

  /** As they are told of where they are that. */
  #agentAt(person: Person, presence: Presence): Agent {
    const { store, routing } = this.#tools;
    const away = store.people.presenceOf(person.sub)?.away ?? null;
    return agentOf(person, presence, away, routing.isBusy(person.sub));
  }
}
