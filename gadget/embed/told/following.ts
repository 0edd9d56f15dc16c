import type { Followed, Following } from "../../../worker/protocol/following/following.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { isSurveyAnswer } from "../../../worker/protocol/message/survey-answer.ts";
import type { EventSource } from "../../features/tell-host.ts";
import type { DeedTools } from "../../session/deed-tools.ts";
import { knows } from "../../state/features.ts";
import { knownCustomer } from "../../state/known-customer.ts";
import { emptySeat } from "../../state/state.ts";
import type { ChatState, SeatId } from "../../state/state.ts";
import type { ChatStore } from "../../state/store.ts";
import { tellOfContact } from "./contacts.ts";
import { followed } from "./followed.ts";

type Parts = Pick<DeedTools, "store" | "channel">;

const RANK: readonly Following[] = ["none", "mine", "all"];
const known = new WeakMap<ChatStore, FollowedConversations>();

/** Tells a gadget's page from now on of conversations that are not on its screen, as long as it wants that. Once for each gadget is enough. */
export function follow(parts: Parts, seat: SeatId, source: EventSource): void {
  const of = known.get(parts.store) ?? new FollowedConversations(parts);
  known.set(parts.store, of);
  of.add(seat, source);
}

/** What the gadgets of one session follow, over one subscription: that of who wants most. */
class FollowedConversations {
  readonly #parts: Parts;
  readonly #sources = new Map<SeatId, EventSource>();
  /** What this socket was asked for. */
  #asked: Following = "none";
  #told: Followed | null;
  /** The Worker's time from which on an agent's messages are news. */
  #since = Infinity;
  /** Of threads on a screen that catch up: what they missed happened before it. */
  #held: { seat: SeatId; source: EventSource; told: Followed }[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#told = followed.of(parts.store.state);
    parts.store.subscribe((state) => {
      this.#look(state);
    });
  }

  add(seat: SeatId, source: EventSource): void {
    this.#sources.set(seat, source);
    this.#look(this.#parts.store.state);
  }

  #look(state: ChatState): void {
    this.#ask(state);
    this.#tellHeld(state);
    const told = followed.of(state);
    if (told === this.#told) return;
    this.#told = told;
    if (told === null) return;
    for (const [seat, source] of this.#sources) {
      if (catchesUp(state, source, told)) this.#held.push({ seat, source, told });
      else this.#tell(state, seat, source, told);
    }
  }

  /** The session tells of its threads first, as it listened first. */
  #tellHeld(state: ChatState): void {
    const held = this.#held;
    this.#held = held.filter(({ source, told }) => catchesUp(state, source, told));
    for (const one of held) if (!this.#held.includes(one)) this.#tell(state, one.seat, one.source, one.told);
  }

  #ask(state: ChatState): void {
    const { channel } = this.#parts;
    if (state.connection.state !== "open") this.#asked = "none";
    if (!channel.isOpen || !knows(state, "following")) return;
    const wanted = RANK.findLast((of) => this.#wants(state).includes(of)) ?? "none";
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    this.#since = Math.min(this.#since, state.session?.since ?? Infinity);
    channel.send({ type: "messages.follow", of: wanted }, () => {});
  }

  #wants({ seats }: ChatState): Following[] {
    return [...this.#sources.keys()].map((seat) => seats[seat]?.subscribe ?? "none");
  }

  #tell(state: ChatState, seat: SeatId, source: EventSource, told: Followed): void {
    const wants = state.seats[seat]?.subscribe;
    const me = state.session?.me.sub;
    if (wants === undefined) this.#sources.delete(seat);
    const isWanted = wants === "all" || (wants === "mine" && told.owner === me);
    if (!isWanted) return;
    const { conversation, thread, fromRev, owner } = told;
    const shown = { ...state, ...(state.seats[seat] ?? emptySeat) };
    const about = { conversation, customer: knownCustomer(shown, conversation, thread.customer, told) };
    for (const entry of told.entries) {
      const isNew = entry.id > fromRev && entry.fetched !== "imported";
      if (isNew) tellOfContact(source, about, entry, owner);
      if (isNew && isMessageOfCustomer(entry)) source.said.received(about, entry);
      const { author, delivery } = entry;
      // Of what had left before this page looked only the thread on the screen tells.
      if (author.type !== "agent" || author.sub !== me || entry.at < this.#since) continue;
      if (delivery?.state === "sent") source.said.sent(about, entry);
      if (isLost(entry)) source.said.failed(about, entry);
    }
  }
}

/** It is on the screen, and what was missed of it is under way. One that is refused tells nothing. */
function catchesUp({ threads }: ChatState, { shown }: EventSource, { conversation }: Followed): boolean {
  const thread = threads[conversation];
  return (
    shown() === conversation && thread !== undefined && thread.phase !== "ready" && thread.refusal === null
  );
}

function isMessageOfCustomer({ author, content }: Entry): boolean {
  return author.type === "customer" && !isSurveyAnswer(content);
}

function isLost({ delivery }: Entry): boolean {
  return delivery?.settled === null && (delivery.state === "failed" || delivery.state === "unknown");
}
