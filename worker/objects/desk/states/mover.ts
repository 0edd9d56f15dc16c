import { targetsIn } from "../../../domain/reports/target.ts";
import type { CountedContact } from "../../../domain/reports/counted.ts";
import { closingOf, type Closing } from "../../../domain/ownership.ts";
import type { Decided } from "../../../domain/states/moves.ts";
import { moveSurely } from "../../../domain/states/moves.ts";
import { hasGivenBack } from "../../../domain/states/given-back.ts";
import { dueAtOf, ownerOf } from "../../../domain/states/standing.ts";
import type { DeskLine } from "../../../protocol/message/content.ts";
import type { HandDecided } from "../../../domain/team/hand.ts";
import { ofContact, type TaggedThen } from "../../../domain/tags/tagging.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import type { News } from "../list/news.ts";
import { askedOf } from "../list/asked.ts";
import type { Asked } from "../../../protocol/frames.ts";
import { countedThen } from "../reports/rated.ts";
import { standingOf, taggedColumn, taggedOf, toSummary, type ConversationRow } from "../list/row.ts";
import { bare, contactAfterMove } from "../reports/counting.ts";
import type { Sockets } from "../sockets/sockets.ts";
import type { DeskStore } from "../store.ts";
import { tellConcerned } from "./concerned.ts";

/** Conversations that become another by themselves, of one turn; the rest follows in the next. */
const DUE_MAX = 200;

type Tools = {
  store: DeskStore;
  sockets: Sockets;
  news: News;
  agenda: Pick<Agenda, "wakeBy">;
  carryLines: () => void;
  listChanged: () => void;
  /** Something was counted, and is to be told. */
  counted: () => void;
  /** One is about to stand elsewhere. */
  willMove: () => void;
  /** It stands elsewhere than `before`, and by which lines the thread tells of it. */
  moved: (before: ConversationRow, lines: readonly DeskLine[]) => void;
  /** Somebody said another thing of it. */
  tagged: (name: string) => void;
  /** It waits, or is offered, and its time has come. */
  waitIsOver: (row: ConversationRow, now: number) => void;
};

/** Carries out what was decided of conversations: the one way by which they come to stand elsewhere, but for their news. */
export class Mover {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /**
   * Writes where it stands now, the lines that tell of it and the commands that were obeyed together, and shows it. `decided`
   * null: no command did it.
   */
  apply(before: ConversationRow, { next, lines, isSame }: Decided, decided: string[] | null): void {
    const { store, sockets, news, agenda, listChanged, carryLines, counted, willMove, moved } = this.#tools;
    const now = Date.now();
    const closing = this.#closingOf(before, lines, now);
    willMove();
    const targetOf = targetsIn(store.routing.current().config);
    const { contact, facts } = contactAfterMove(before, { next, lines, now }, targetOf);
    const isGivenBack = hasGivenBack(standingOf(before), lines);
    store.transaction(() => {
      if (isSame && decided !== null) store.ownership.setDecided(before.name, decided);
      if (isSame) return;
      const version = before.version + 1;
      store.ownership.set(before, next, { version, at: now, isGivenBack, closing, decided, contact });
      const told = { asked: before.asked, session: store.session.id };
      for (const line of lines) store.lines.add(before.name, now, line, told);
      this.#keepContact(before, contact, lines, now);
      for (const fact of facts) store.facts.add(fact, now);
    });
    if (isSame) return;
    // Behind it: the clock would believe in an alarm that a failed transaction took back.
    if (facts.length > 0) counted();
    const dueAt = dueAtOf(next);
    if (dueAt !== null) agenda.wakeBy(dueAt);
    const after = store.list.find(before.name);
    if (after !== null) {
      news.changed(after);
      sockets.broadcastSummary(before, after, this.#askedOf(before, after, now));
    }
    listChanged();
    if (after !== null) tellConcerned(sockets, after, lines, standingOf(before));
    if (lines.length > 0) carryLines();
    moved(before, lines);
  }

  #closingOf(before: ConversationRow, lines: readonly DeskLine[], at: number): Closing | null {
    const closed = lines.find((line) => line.event === "closed");
    if (closed === undefined) return null;
    const hasRules = this.#tools.store.routing.current().version > 0;
    return closingOf({ owner: ownerOf(standingOf(before)), closer: closed.by, at }, hasRules);
  }

  /** A contact that was closed is kept as a whole, where the desk knows how it began. */
  #keepContact(
    before: ConversationRow,
    contact: string | null,
    lines: readonly DeskLine[],
    at: number,
  ): void {
    const closed = lines.find((line) => line.event === "closed");
    const counted = contact === null ? null : (JSON.parse(contact) as CountedContact);
    const known = bare(counted);
    if (closed === undefined || known === null) return;
    const { by, why = "close", codes = [], note } = closed;
    const told = {
      ...known,
      closed: { at, by, why, codes, ...(note === undefined ? {} : { note }) },
      ...ofContact(taggedOf(before)),
    };
    this.#tools.store.interactions.add(before.name, told, countedThen(counted, before));
  }

  /** Writes whether somebody wants help with it, with the lines that tell of it and the commands that were obeyed, and shows it. */
  raise(before: ConversationRow, { hand, lines }: HandDecided, decided: string[]): void {
    const { store, sockets, carryLines, listChanged } = this.#tools;
    const now = Date.now();
    store.transaction(() => {
      store.ownership.setDecided(before.name, decided);
      store.ownership.setHand(before.name, hand, before.version + 1);
      const told = { asked: before.asked, session: store.session.id };
      for (const line of lines) store.lines.add(before.name, now, line, told);
    });
    const after = store.list.find(before.name);
    if (after !== null) sockets.broadcastSummary(before, after, null);
    listChanged();
    carryLines();
  }

  /**
   * Writes what is said of it, with the line that tells of it and the commands that were obeyed (null: no command did it), and shows
   * it. What is said of a contact just after it was closed is kept with it.
   */
  tag(before: ConversationRow, { tagged, line }: TaggedThen, decided: string[] | null): void {
    if (line === null) return;
    const { store, sockets, carryLines, listChanged, tagged: wasTagged } = this.#tools;
    const now = Date.now();
    store.transaction(() => {
      if (decided !== null) store.ownership.setDecided(before.name, decided);
      store.ownership.setTagged(before.name, taggedColumn(tagged), before.version + 1);
      store.lines.add(before.name, now, line, { asked: before.asked, session: store.session.id });
      if (before.status === "closed") store.interactions.setTagged(before.name, ofContact(tagged));
    });
    const after = store.list.find(before.name);
    if (after !== null) sockets.broadcastSummary(before, after, null);
    listChanged();
    carryLines();
    wasTagged(before.name);
  }

  /** A program had it, of whose words no agent heard: its customer waits for one from now on. */
  #askedOf(before: ConversationRow, after: ConversationRow, now: number): Asked | null {
    const isHandedOver = standingOf(before).state === "bot" && standingOf(after).state === "queued";
    if (!isHandedOver || toSummary(after).waitingSince === null) return null;
    return { ...askedOf(after), at: this.#tools.news.nextAt(now) };
  }

  /** When the next conversation becomes another by itself, in ms; null: none does. */
  dueAt(): number | null {
    return this.#tools.store.ownership.nextDueAt();
  }

  /** Does what is due by now. */
  run(now: number): void {
    const { store, waitIsOver } = this.#tools;
    for (const name of store.ownership.due(now, DUE_MAX)) {
      const row = store.list.find(name);
      if (row === null) continue;
      const standing = standingOf(row);
      if (standing.state !== "snoozed") waitIsOver(row, now);
      else this.apply(row, moveSurely(standing, { event: "wake", now }), null);
    }
  }
}
