import { targetsIn } from "../../../domain/reports/target.ts";
import type { CountedContact } from "../../../domain/reports/counted.ts";
import { closingOf, type Closing } from "../../../domain/ownership.ts";
import type { Decided } from "../../../domain/states/moves.ts";
import { moveSurely } from "../../../domain/states/moves.ts";
import { hasGivenBack } from "../../../domain/states/given-back.ts";
import { dueAtOf, ownerOf } from "../../../domain/states/standing.ts";
import type { DeskLine, ReferenceLine, TicketLine } from "../../../protocol/message/content.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import type { PersonMarks } from "../../../protocol/persons/person.ts";
import type { HandDecided } from "../../../domain/team/hand.ts";
import { ofContact, type Tagged, type TaggedThen } from "../../../domain/tags/tagging.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import type { News } from "../list/news.ts";
import { askedOf } from "../list/asked.ts";
import type { Asked } from "../../../protocol/frames.ts";
import { countedThen } from "../reports/rated.ts";
import { standingOf, taggedColumn, taggedOf, toSummary, type ConversationRow } from "../list/row.ts";
import { bare, contactAfterMove } from "../reports/counting.ts";
import type { Sockets } from "../sockets/sockets.ts";
import type { DeskStore } from "../store.ts";
import type { EventRecorder } from "../webhooks/recorder.ts";
import { tellConcerned } from "./concerned.ts";

/** Conversations that become another by themselves, of one turn; the rest follows in the next. */
const DUE_MAX = 200;

/** Who is whose since: as rows are to tell it, and what is done behind them. */
type PersonsThen = { personOf: (name: string) => PersonMarks; tell: () => void };
type Tools = {
  store: DeskStore;
  sockets: Sockets;
  news: News;
  agenda: Pick<Agenda, "wakeBy">;
  recorder: EventRecorder;
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

  /** Writes which record `by` linked it to, as is said of it by now, with the commands that were obeyed, and shows it. */
  link(before: ConversationRow, tagged: Tagged, by: Person, decided: string[]): void {
    const { store, sockets, listChanged } = this.#tools;
    store.transaction(() => {
      store.ownership.setDecided(before.name, decided);
      this.#setRecord(before, tagged, by);
    });
    const after = store.list.find(before.name);
    if (after !== null) sockets.broadcastSummary(before, after, null);
    listChanged();
  }

  /**
   * Writes what a thread is to be told, with what is done `beside` it and (null: as before) what is said of the conversation since, in one
   * transaction, and shows it.
   */
  tell(before: ConversationRow, line: ReferenceLine, tagged: Tagged | null, beside: () => void): void {
    const { store, sockets, carryLines, listChanged } = this.#tools;
    store.transaction(() => {
      beside();
      if (tagged !== null) this.#setRecord(before, tagged, null);
      store.lines.add(before.name, Date.now(), line, { asked: before.asked, session: store.session.id });
    });
    const after = tagged === null ? null : store.list.find(before.name);
    if (after !== null) {
      sockets.broadcastSummary(before, after, null);
      listChanged();
    }
    carryLines();
  }

  /**
   * Writes what its tickets come to by now, as is said of it, with what is done `beside` and the line that tells of it (null: none does), and
   * shows it.
   */
  ticket(before: ConversationRow, line: TicketLine | null, tagged: Tagged, beside: () => void): void {
    const { store, sockets, carryLines, listChanged } = this.#tools;
    store.transaction(() => {
      beside();
      store.ownership.setTagged(before.name, taggedColumn(tagged), before.version + 1);
      const told = { asked: before.asked, session: store.session.id };
      if (line !== null) store.lines.add(before.name, Date.now(), line, told);
    });
    const after = store.list.find(before.name);
    if (after !== null) sockets.broadcastSummary(before, after, null);
    listChanged();
    if (line !== null) carryLines();
  }

  /**
   * Writes who is whose in one transaction with what rows of these tell of it since; `tell` comes behind both, in the same. And shows it.
   */
  persons(names: readonly string[], change: () => PersonsThen): void {
    const { store, sockets, listChanged } = this.#tools;
    const before = names.flatMap((name) => store.list.find(name) ?? []);
    store.transaction(() => {
      const { personOf, tell } = change();
      for (const row of before) {
        const { person: _, ...others } = taggedOf(row);
        const person = personOf(row.name);
        const tagged = person.others === 0 ? others : { ...others, person };
        store.ownership.setTagged(row.name, taggedColumn(tagged), row.version + 1);
      }
      tell();
    });
    for (const row of before) {
      const after = store.list.find(row.name);
      if (after !== null) sockets.broadcastSummary(row, after, null);
    }
    listChanged();
  }

  /** `by` null: nobody linked it, but how its customer came. */
  #setRecord(before: ConversationRow, tagged: Tagged, by: Person | null): void {
    const { store, recorder } = this.#tools;
    store.ownership.setTagged(before.name, taggedColumn(tagged), before.version + 1);
    store.list.setRecord(before.name, tagged.record);
    const linked = store.list.find(before.name);
    if (linked !== null) recorder.linked(linked, by, Date.now());
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
