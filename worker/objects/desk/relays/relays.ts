import { configOf } from "../../../config.ts";
import { placeOfNext, RELAYS_MAX } from "../../../domain/relays/placing.ts";
import type { Env } from "../../../env.ts";
import { log, traceOf } from "../../../log.ts";
import { COME_ANEW, type Closing, type OfRelay, type Opening } from "../../kernel/doors/relay.ts";
import { settledWithin } from "../../kernel/settled-within.ts";
import { relayStub } from "../../kernel/stubs.ts";
import { CLOSE } from "../../../protocol/refusals.ts";
import type { GadgetSocket } from "../sockets/gadget-socket.ts";
import type { Session } from "../sockets/sockets.ts";
import type { DeskStore } from "../store.ts";
import { RelayLine } from "./line.ts";
import { RelayedSocket } from "./relayed-socket.ts";

/** After so long without a request, and with all told, the desk is at rest: before the platform lets it sleep, which takes 10 s. */
const QUIET_MS = 2_000;
/** Whoever was sent to a relay and is not there by then comes no more. */
const ON_THE_WAY_MS = 30_000;
const ROLL_MS = 10_000;

/** Its sockets are gone without a word. */
const GONE = 1006;

type Tools = {
  env: Env;
  store: DeskStore;
  later: (work: Promise<unknown>) => void;
  /** A socket that a relay held is no more. */
  left: (socket: GadgetSocket, code: number) => void;
};

/**
 * The sockets of a large desk, beyond those that it holds itself: what it knows of them, and how it reaches them.
 *
 * What each remembers is a row. Whether everything that was said to them was told as well no row says, which would have to be written
 * with each change; so the desk notes once that it begins to work, in the turn of the first request, and once that it is at rest and
 * all was told. An instance that finds no such rest does not know what those before it failed to tell: it lets go of all sockets at
 * relays, whose gadgets come anew, as those of a desk's own sockets do, which die with it.
 */
export class Relays {
  readonly #tools: Tools;
  readonly #instance = crypto.randomUUID();
  readonly #lines = new Map<number, RelayLine>();
  readonly #bySub = new Map<string, Set<RelayedSocket>>();
  /** Lines of which this instance does not know what they were told. */
  #doubtful: { no: number; line: string }[] = [];
  /** When sockets were sent to each relay that have not come there yet. */
  readonly #onTheWay = new Map<number, number[]>();
  #isTelling = false;
  #askedAt = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #all: RelayedSocket[] | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
    const { relays } = tools.store;
    const lines = relays.lines();
    if (lines.length === 0) return;
    if (relays.isTelling()) {
      this.#doubtful = lines;
      for (const { no } of lines) relays.end(no);
      relays.setTelling(false);
      return;
    }
    for (const { no, line } of lines) this.#lines.set(no, this.#newLine(no, line));
    for (const { relay, seat, session, is_closing } of relays.seats()) {
      const line = this.#lines.get(relay);
      if (line === undefined) continue;
      this.#seat(line, RelayedSocket.kept(seat, this.#toolsOf(line, seat), session, is_closing === 1));
    }
  }

  /** Open ones, of one agent or of all. */
  open(sub?: string): readonly RelayedSocket[] {
    if (sub !== undefined) return [...(this.#bySub.get(sub) ?? [])].filter(isOpen);
    this.#all ??= [...this.#lines.values()].flatMap(({ sockets }) => [...sockets.values()].filter(isOpen));
    return this.#all;
  }

  /** How many relays hold some. */
  get count(): number {
    return [...this.#lines.values()].filter(({ sockets }) => sockets.size > 0).length;
  }

  /** Where the next socket goes: null: to the desk itself, which has `here` of them. */
  placeOf(here: number, now: number): number | null {
    const counts = new Map<number, number>();
    for (const [no, { sockets }] of this.#lines) counts.set(no, sockets.size);
    for (const [no, sentAt] of this.#onTheWay) {
      const still = sentAt.filter((at) => now - at < ON_THE_WAY_MS);
      this.#onTheWay.set(no, still);
      counts.set(no, (counts.get(no) ?? 0) + still.length);
    }
    const no = placeOfNext(here, configOf(this.#tools.env).socketsAtDesk, counts);
    if (no !== null) this.#onTheWay.set(no, [...(this.#onTheWay.get(no) ?? []), now]);
    return no;
  }

  /** Something is asked of the desk: from now on an instance that comes later may not know what was told. Costs nothing without relays. */
  asked(): void {
    if (this.#doubtful.length > 0) {
      const { env, later } = this.#tools;
      for (const { no, line } of this.#doubtful.splice(0)) later(endAt(env, this.#desk, no, line, COME_ANEW));
    }
    if (this.#lines.size === 0) return;
    this.#askedAt = Date.now();
    if (!this.#isTelling) {
      this.#isTelling = true;
      this.#tools.store.relays.setTelling(true);
    }
    this.#timer ??= setTimeout(() => this.#lookIfQuiet(), QUIET_MS);
  }

  /** A relay has no socket and will have some. */
  begin({ relay: no, line }: OfRelay): void {
    const former = this.#lines.get(no);
    // Once more, because the answer was lost: it has taken none since.
    if (former?.id === line) return;
    if (former !== undefined) this.#lose(former);
    this.#tools.store.relays.begin({ no, line });
    this.#lines.set(no, this.#newLine(no, line));
    this.asked();
  }

  lineOf({ relay, line: id }: OfRelay): RelayLine | null {
    const line = this.#lines.get(relay);
    return line?.id === id ? line : null;
  }

  /** Lets a socket in that a relay holds. */
  take(line: RelayLine, { seat }: Pick<Opening, "seat">, session: Session): RelayedSocket {
    const socket = new RelayedSocket(seat, this.#toolsOf(line, seat));
    socket.serializeAttachment(session);
    this.#onTheWay.get(line.no)?.shift();
    return this.#seat(line, socket);
  }

  /** A relay says that one is closed. */
  closed(line: RelayLine, seat: number, code: number): void {
    const socket = line.sockets.get(seat);
    if (socket === undefined) return;
    this.#unseat(line, socket);
    this.#tools.left(socket, code);
  }

  /** Has each relay say which of its sockets are there: closes that were never told are known by that. */
  async callRoll(): Promise<void> {
    await Promise.all([...this.#lines.values()].map((line) => this.#callRollOf(line)));
  }

  /** What was told counts no more, and which sockets there are is not known: whatever relay this desk may have lets go of them. */
  forgetAll(how: Closing): void {
    const gone = [...this.#lines.values()].flatMap((line) => this.#drop(line, how));
    for (const socket of gone) this.#tools.left(socket, GONE);
    const { env, later } = this.#tools;
    for (let no = 0; no < RELAYS_MAX; no++) later(endAt(env, this.#desk, no, null, how));
  }

  /** Whether all was told, so that the desk may be put to sleep; it is then noted. For tests, which do not wait for it. */
  isAtRest(): boolean {
    if (![...this.#lines.values()].every(({ isQuiet }) => isQuiet)) return false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#isTelling) this.#tools.store.relays.setTelling(false);
    this.#isTelling = false;
    return true;
  }

  async #callRollOf(line: RelayLine): Promise<void> {
    // Who comes while it is asked may not be in the answer.
    const known = [...line.sockets.values()];
    if (known.length === 0) return;
    try {
      const roll = await settledWithin(
        relayStub(this.#tools.env, this.#desk, line.no).roll(line.id),
        ROLL_MS,
      );
      if (this.#lines.get(line.no) !== line) return;
      if (roll === null || roll === "timeout") return this.#lose(line);
      const [taken, silent] = [new Set(roll.taken), new Set(roll.silent)];
      for (const { seat } of known)
        if (!taken.has(seat)) this.closed(line, seat, silent.has(seat) ? CLOSE.silent : GONE);
    } catch (error) {
      log({ event: "fault", where: "desk.callRoll", error: traceOf(error) });
      this.#lose(line);
    }
  }

  /** A relay is no more, or does not know what it was told: neither are its sockets. */
  #lose(line: RelayLine): void {
    // Each is gone before anybody is told of the first.
    for (const socket of this.#drop(line, COME_ANEW)) this.#tools.left(socket, GONE);
  }

  /** Whose sockets these were, of whom nobody was told yet. */
  #drop(line: RelayLine, how: Closing): RelayedSocket[] {
    line.end();
    if (this.#lines.get(line.no) !== line) return [];
    const { env, store, later } = this.#tools;
    this.#lines.delete(line.no);
    store.relays.end(line.no);
    const gone = [...line.sockets.values()];
    for (const socket of gone) this.#unseat(line, socket, true);
    later(endAt(env, this.#desk, line.no, line.id, how));
    if (gone.length > 0) log({ event: "relay.lost", relay: String(line.no), sockets: gone.length });
    return gone;
  }

  #newLine(no: number, id: string): RelayLine {
    return new RelayLine(no, id, {
      ...{ env: this.#tools.env, instance: this.#instance, later: this.#tools.later },
      desk: () => this.#desk,
      // By a timer, it may be, for which nobody asked.
      telling: () => this.asked(),
      lost: (line) => this.#lose(line),
    });
  }

  #toolsOf(line: RelayLine, seat: number): ConstructorParameters<typeof RelayedSocket>[1] {
    const { relays } = this.#tools.store;
    return {
      tell: (text) => line.tell(seat, text),
      close: (code, reason) => {
        this.#all = null;
        relays.isClosing(line.no, seat);
        line.close(seat, code, reason);
      },
      keep: (session) => relays.put(line.no, seat, session),
    };
  }

  #seat(line: RelayLine, socket: RelayedSocket): RelayedSocket {
    const sub = subOf(socket);
    line.sockets.set(socket.seat, socket);
    this.#bySub.set(sub, (this.#bySub.get(sub) ?? new Set()).add(socket));
    this.#all = null;
    return socket;
  }

  #unseat(line: RelayLine, socket: RelayedSocket, isRowGone = false): void {
    const sub = subOf(socket);
    socket.isGone();
    line.sockets.delete(socket.seat);
    if (!isRowGone) this.#tools.store.relays.remove(line.no, socket.seat);
    const others = this.#bySub.get(sub);
    others?.delete(socket);
    if (others?.size === 0) this.#bySub.delete(sub);
    this.#all = null;
  }

  #lookIfQuiet(): void {
    this.#timer = null;
    const { meter } = this.#tools.store;
    // What is still under way may have written what it has yet to tell.
    const isQuiet = Date.now() - this.#askedAt >= QUIET_MS && !meter.isAtWork && this.isAtRest();
    if (!isQuiet) this.#timer = setTimeout(() => this.#lookIfQuiet(), QUIET_MS);
  }

  get #desk(): string {
    return this.#tools.store.name() ?? "";
  }
}

function isOpen({ readyState }: RelayedSocket): boolean {
  return readyState === WebSocket.OPEN;
}

function subOf(socket: RelayedSocket): string {
  return socket.deserializeAttachment()?.sub ?? "";
}

async function endAt(env: Env, desk: string, no: number, line: string | null, how: Closing): Promise<void> {
  try {
    await relayStub(env, desk, no).end(line, how);
  } catch (error) {
    // It asks the desk itself, sooner or later.
    log({ event: "fault", where: "desk.endRelay", error: traceOf(error) });
  }
}
