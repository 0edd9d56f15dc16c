/** An agent who is asked to take what waits, or who leads: takes, declines, leaves unanswered, and gives on. */
import { pause, until } from "../../demo/local/wait.ts";
import { setPresence } from "../../gadget/features/deeds.ts";
import { accept, decline } from "../../gadget/offers/deeds.ts";
import type { DeedTools } from "../../gadget/session/deed-tools.ts";
import type { ChatSession } from "../../gadget/session/session.ts";
import { offerKey, offers } from "../../gadget/state/offers.ts";
import { connectionStatus } from "../../gadget/state/state.ts";
import type { OfferTold } from "../../worker/protocol/routing/offers.ts";
import type { TransferTarget } from "../../worker/protocol/thread/handover.ts";
import type { Random } from "../measuring/random.ts";
import { QUEUES, TAKERS } from "./rules.ts";
import { sessionOf, type Who } from "./session.ts";

const READY_MS_MAX = 120_000;
const TURN_MS = 1_200;
const ACCEPTS = 0.6;
const DECLINES = 0.2;
const GIVES = 0.35;
/** The connection broke, or an object did. */
const LOST = ["lost", "unavailable"];
/** Others decided first, or the one who is to have it cannot. */
const TOO_LATE = ["taken", "wrong_state"];
const NOT_GIVEN = [...TOO_LATE, "not_allowed", "target_unavailable", "not_found"];

export class QueueAgent {
  readonly sub: string;
  accepted = 0;
  declined = 0;
  /** Conversations that they gave on. */
  given = 0;
  /** What must not be, in words. */
  readonly amiss: string[] = [];
  readonly #session: ChatSession;
  readonly #tools: DeedTools;
  readonly #random: Random;
  /** Whose conversations they may take for theirs to give on; null: those that they accepted. */
  readonly #all: readonly string[] | null;
  readonly #colleagues: readonly string[];
  readonly #mine = new Set<string>();
  readonly #decided = new Set<string>();
  /** Told once: it would be told again with each frame. */
  #wasAskedTooMuch = false;

  constructor(who: Who & { random: Random; all: readonly string[] | null; colleagues: readonly string[] }) {
    this.sub = who.sub;
    this.#random = who.random;
    this.#all = who.all;
    this.#colleagues = who.colleagues;
    const { session, navigation, tools } = sessionOf(who, () => undefined);
    this.#session = session;
    this.#tools = tools;
    session.store.subscribe(() => {
      this.#look();
    });
    // Offers are shown by a gadget that is there.
    session.store.dispatch({ type: "seat", seat: "script", change: { view: "thread" } });
    navigation.select(null);
  }

  get standing(): readonly OfferTold[] {
    return offers.of(this.#session.store.state).standing;
  }

  async start(): Promise<void> {
    this.#session.start();
    await this.#untilOnline();
  }

  stop(): void {
    this.#session.stop();
  }

  /** Answers and gives on until it is over. */
  async work(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await pause(this.#random.next() * TURN_MS);
      await this.#answer();
      if (this.#random.chance(GIVES)) await this.#give();
    }
  }

  /** Is asked no more: what stands goes back. */
  async rest(): Promise<void> {
    for (;;) {
      await this.#untilOnline();
      if ((await setPresence(this.#tools, "away")).ok) return;
    }
  }

  async #untilOnline(): Promise<void> {
    await until(`${this.sub} to be there`, READY_MS_MAX, () => {
      return connectionStatus(this.#session.store.state) === "online";
    });
  }

  /** A queue asks nobody for two at once, nor does a colleague who asks a queue; each may ask beside that. */
  #look(): void {
    const byQueues = this.standing.filter(({ from, queue }) => from === undefined || queue !== "");
    if (byQueues.length <= 1 || this.#wasAskedTooMuch) return;
    this.#wasAskedTooMuch = true;
    const names = byQueues.map(({ summary }) => summary.conversation).join(", ");
    this.amiss.push(`${this.sub} is asked for ${String(byQueues.length)} at once: ${names}`);
  }

  async #answer(): Promise<void> {
    for (const offer of this.standing) {
      if (this.#decided.has(offerKey(offer))) continue;
      this.#decided.add(offerKey(offer));
      const { conversation } = offer.summary;
      const roll = this.#random.next();
      if (roll < ACCEPTS) {
        const refusal = await accept(this.#tools, conversation);
        if (refusal === null) {
          this.accepted++;
          this.#mine.add(conversation);
        } else this.#mayBe("an offer", refusal.code, [...LOST, ...TOO_LATE]);
      } else if (roll < ACCEPTS + DECLINES) {
        const refusal = await decline(this.#tools, conversation, null);
        if (refusal === null) this.declined++;
        else this.#mayBe("declining", refusal.code, LOST);
      }
    }
  }

  async #give(): Promise<void> {
    const [first, ...others] = this.#all ?? [...this.#mine];
    if (first === undefined) return;
    const conversation = this.#random.pick([first, ...others]);
    const stays = this.#random.chance(0.5);
    const to = this.#target(stays);
    const ask = { type: "conversation.transfer", conversation, to } as const;
    const answer = await this.#tools.channel.request(stays ? { ...ask, stays } : ask);
    if (!answer.ok) return this.#mayBe("a transfer", answer.refusal.code, [...LOST, ...NOT_GIVEN]);
    this.given++;
    this.#mine.delete(conversation);
  }

  /** Whoever writes is given something, and never asked: they would not answer. */
  #target(stays: boolean): TransferTarget {
    if (this.#random.chance(0.5)) return { type: "queue", queue: this.#random.pick(QUEUES) };
    const [first, ...others] = stays ? TAKERS : [...this.#colleagues, ...TAKERS];
    return { type: "agent", agent: this.#random.pick([first ?? TAKERS[0], ...others]) };
  }

  #mayBe(what: string, code: string, codes: readonly string[]): void {
    if (!codes.includes(code)) this.amiss.push(`${this.sub}: ${what} was refused with ${code}`);
  }
}
