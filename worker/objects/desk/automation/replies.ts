import { FRESH_MS, mayBeSaid, replyFor, type Occasion } from "../../../domain/automation/replies.ts";
import { closedHoursOf } from "../../../domain/automation/closed-hours.ts";
import { rulesOf } from "../../../domain/kinds.ts";
import { isOpenAt, placeOf } from "../../../domain/routing/places.ts";
import { nextOpening } from "../../../domain/routing/hours.ts";
import { route } from "../../../domain/routing/rules.ts";
import type { Entry } from "../../../protocol/message/entry.ts";
import type { Publication } from "../../kernel/contracts.ts";
import { standingOf, toSummary, type ConversationRow } from "../list/row.ts";
import type { Routing } from "../routing/routing.ts";
import { factsOf } from "../routing/facts.ts";
import type { DeskStore } from "../store.ts";
import type { ToSay } from "./automatic-store.ts";
import { isToldOf, type Announcer } from "./announcer.ts";

type Tools = {
  store: DeskStore;
  announcer: Announcer;
  routing: Pick<Routing, "isHere" | "before" | "here">;
};

/** Whether a reply is to be told now, or was in this contact or its span, or there is none for it. */
type Said = "now" | "before" | "no";

/**
 * Decides which of the desk's replies a customer is told by itself (`replies` of the routing document), in the turn in which
 * what causes it is decided. A desk that has none reads nothing for it.
 */
export class Replies {
  readonly #tools: Tools;
  /** News that are being taken in: what comes of them is looked at when they are. */
  #coming: { name: string; before: ConversationRow | null } | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  get #isOn(): boolean {
    return (this.#tools.store.routing.current().config.replies ?? []).length > 0;
  }

  /** News of a conversation are about to be taken in. */
  come({ conversation }: Publication): void {
    this.#coming = this.#isOn
      ? { name: conversation, before: this.#tools.store.list.find(conversation) }
      : null;
  }

  /** They were, and whatever hangs on them was decided. */
  came({ conversation, entries }: Publication, now: number): void {
    const coming = this.#coming;
    this.#coming = null;
    const row = coming === null ? null : this.#tools.store.list.find(conversation);
    if (coming === null || row === null) return;
    if (isToldOf(row)) this.#tools.announcer.isKnown(conversation);
    if (row.asked === (coming.before?.asked ?? 0) || !(entries ?? []).some((it) => isFreshWord(it, now)))
      return;
    const begins = coming.before === null || coming.before.status === "closed";
    // One message for one cause: how they wait says that theirs came, too.
    if (this.#stands(row, entries, now) !== "now" && begins && isNobodys(row)) {
      const opens = this.#opens(row, entries, now);
      this.#say(row, opens === null ? "received" : "closed_hours", now, opens === null ? {} : { opens });
    }
  }

  /** A conversation stands elsewhere. */
  moved(name: string): void {
    if (!this.#isOn || this.#coming?.name === name) return;
    const now = Date.now();
    const row = this.#tools.store.list.find(name);
    if (row === null) return;
    if (row.status === "closed") this.#say(row, "closed", now, {});
    else if (now - row.activity_at < FRESH_MS) this.#stands(row, null, now);
  }

  /** Whether the reply of that occasion is now to be told to the customer, or was in this contact: for who decides when. */
  say(name: string, on: "still_there", now: number): boolean {
    const row = this.#isOn ? this.#tools.store.list.find(name) : null;
    return row !== null && this.#say(row, on, now, {}) !== "no";
  }

  /** What a customer is told who goes on waiting. */
  #stands(row: ConversationRow, entries: readonly Entry[] | null, now: number): Said {
    const standing = standingOf(row);
    if (standing.state !== "queued" || standing.wait === null || toSummary(row).waitingSince === null)
      return "no";
    const { store, routing } = this.#tools;
    const opens = this.#opens(row, entries, now);
    if (opens !== null) return this.#say(row, "closed_hours", now, { opens });
    const place = placeOf(store.routing.current().config, standing.wait.queue);
    const isAnyHere = routing.here(place?.members ?? []);
    const nobody = isAnyHere ? "no" : this.#say(row, "nobody", now, {});
    if (nobody !== "no" || (place?.members.length ?? 0) === 0) return nobody;
    return this.#say(row, "position", now, { position: routing.before(row.name) });
  }

  /** When somebody is there, if nobody is because of the hour; null where that is not why. */
  #opens(
    row: ConversationRow,
    entries: readonly Entry[] | null,
    now: number,
  ): NonNullable<ToSay["opens"]> | null {
    const { store, routing } = this.#tools;
    const { config } = store.routing.current();
    const standing = standingOf(row);
    if (standing.state !== "queued" || standing.wait === null) return null;
    const place = placeOf(config, standing.wait.queue);
    if (place === null) return null;
    const { rule, to } = route(config, factsOf(row, entries), now);
    const hours = closedHoursOf(config, { rule, to, place }, now);
    const isAnyHere = isOpenAt(place, now) && place.members.some((sub) => routing.isHere(sub));
    if (hours === null || isAnyHere) return null;
    const at = nextOpening(hours, now);
    return at === null ? { at: 0, timeZone: hours.timeZone } : { at, timeZone: hours.timeZone };
  }

  #say(row: ConversationRow, on: Occasion, now: number, more: Pick<ToSay, "opens" | "position">): Said {
    const { store, announcer } = this.#tools;
    if (!rulesOf(row.name).hasAutomation) return "no";
    const { replies } = store.routing.current().config;
    const standing = standingOf(row);
    const place = standing.state === "queued" || standing.state === "offered" ? standing.wait?.queue : null;
    const reply = replyFor(replies, on, place ?? null);
    if (reply === null) return "no";
    const contact = contactOf(row);
    if (!mayBeSaid(reply, store.automatic.last(row.name, reply.id), contact, now)) return "before";
    const { opens, ...rest } = more;
    const known = opens === undefined || opens.at === 0 ? {} : { opens };
    const what = { on, texts: reply.texts, seenRev: row.rev, ...rest, ...known };
    announcer.tell(row.name, reply.id, contact, what, now);
    return "now";
  }
}

/** One contact with the customer: what they had asked before it. Of one that is closed, all that they asked. */
export function contactOf({ status, asked, closed_asked }: ConversationRow): number {
  return status === "closed" ? asked : closed_asked;
}

function isNobodys(row: ConversationRow): boolean {
  const { state } = standingOf(row);
  return state === "queued" || state === "offered";
}

/** Something that a customer wrote just now, as Meta told it then. */
function isFreshWord({ author, fetched, standby, at }: Entry, now: number): boolean {
  return author.type === "customer" && fetched === undefined && standby === undefined && now - at < FRESH_MS;
}
