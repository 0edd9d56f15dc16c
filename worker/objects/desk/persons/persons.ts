import { mergeBetween } from "../../../domain/persons/persons.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import { PERSON_CONVERSATIONS_MAX, PERSON_SUGGESTIONS_MAX } from "../../../protocol/limits.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import type { PersonMarks, SuggestedPerson } from "../../../protocol/persons/person.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import { pageIdOf } from "../../../protocol/conversation-name.ts";
import { kindOf } from "../../../protocol/thread/kind.ts";
import { taggedOf, toSummary, type ConversationRow } from "../list/row.ts";
import type { HandedRow } from "../../kernel/contracts.ts";
import type { Mover } from "../states/mover.ts";
import type { DeskStore } from "../store.ts";
import type { EventRecorder } from "../webhooks/recorder.ts";

type Tools = { store: DeskStore; mover: Mover; recorder: EventRecorder };
/** Null: it is another matter now; `wasSo`: it was so. */
type Done = Outcome<null | "wasSo", Refusal>;

/** Which conversations are one person's. Threads are not touched: what is under way in one is not concerned. */
export class Persons {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Other conversations of who this one is with that are here, the one with the newest entry first. */
  othersOf(name: string): ConversationRow[] {
    const { persons, list } = this.#tools.store;
    const others = persons.of(name).slice(1);
    return others.flatMap((it) => list.find(it) ?? []).toSorted((a, b) => b.activity_at - a.activity_at);
  }

  /** Conversations that may be theirs, those with the same record first, of what `sees` lets through. */
  suggested(row: ConversationRow, sees: (row: ConversationRow) => boolean): SuggestedPerson[] {
    if (kindOf(row.name) !== "messenger") return [];
    const { persons, list, references } = this.#tools.store;
    const { record } = taggedOf(row);
    const found = [
      ...(record === undefined ? [] : list.ofRecord(record.id)).map((it) => ({
        row: it,
        why: "record" as const,
      })),
      ...references
        .alike(row.name, PERSON_CONVERSATIONS_MAX)
        .flatMap((name) => list.find(name) ?? [])
        .map((it) => ({ row: it, why: "reference" as const })),
    ];
    const known = new Set(persons.of(row.name));
    const isNew = ({ row: { name } }: { row: ConversationRow }): boolean => {
      const isFirst = kindOf(name) === "messenger" && !known.has(name);
      known.add(name);
      return isFirst;
    };
    const suggested = found.filter(isNew).filter((it) => sees(it.row));
    return suggested
      .slice(0, PERSON_SUGGESTIONS_MAX)
      .map(({ row: it, why }) => ({ summary: toSummary(it), why }));
  }

  /** Those that move to another desk with it: other Pages stay, and so does who is whose over Pages. */
  othersOnPage(name: string): string[] {
    const pageId = pageIdOf(name);
    const others = this.#tools.store.persons.of(name).slice(1);
    return others.filter((it) => pageIdOf(it) === pageId);
  }

  /** They came from another desk, and are listed. */
  takeOver(rows: readonly HandedRow[]): void {
    const { persons, list } = this.#tools.store;
    const concerned = rows.filter((row) => row.person?.length || taggedOf(row).person);
    if (concerned.length === 0) return;
    this.#change(
      concerned.flatMap(({ name, person = [] }) => [name, ...person]),
      () => {
        for (const { name, person = [] } of concerned)
          for (const other of person)
            if (list.find(other) !== null && !persons.of(name).includes(other)) persons.add(name, other);
        return () => {};
      },
    );
  }

  merge(row: ConversationRow, other: ConversationRow, by: Person): Done {
    if (row.name === other.name) return refused({ code: "wrong_state", state: "self" });
    if (kindOf(row.name) !== "messenger" || kindOf(other.name) !== "messenger")
      return refused({ code: "wrong_state", state: "kind" });
    const { store, recorder } = this.#tools;
    const [one, two] = [store.persons.of(row.name), store.persons.of(other.name)];
    if (one.includes(other.name)) return done("wasSo");
    if (one.length + two.length > PERSON_CONVERSATIONS_MAX)
      return refused({ code: "wrong_state", state: "full" });
    this.#change([...one, ...two], () => {
      store.persons.add(row.name, other.name);
      return () => {
        recorder.merged("customer.merged", row.name, other.name, by);
      };
    });
    return done(null);
  }

  unmerge(row: ConversationRow, other: string, by: Person): Done {
    const { store, recorder } = this.#tools;
    const merges = store.persons.mergesOf(row.name);
    const merge = mergeBetween(row.name, other, merges);
    if (merge === null) return done("wasSo");
    this.#change(store.persons.of(row.name), () => {
      store.persons.remove(merge);
      return () => {
        recorder.merged("customer.unmerged", row.name, other, by);
      };
    });
    return done(null);
  }

  /** A conversation goes, in a transaction: answers whose rows are to tell another number, for tellAnew(). */
  leave(name: string): string[] {
    return this.#tools.store.persons.removeOf(name);
  }

  /** What rows of these tell of their person is said anew, and shown. */
  tellAnew(names: readonly string[]): void {
    if (names.length > 0) this.#change(names, () => () => {});
  }

  /** `change` is written with what the rows of `names` tell since, and what it answers is done behind both. */
  #change(names: readonly string[], change: () => () => void): void {
    const { mover } = this.#tools;
    mover.persons([...new Set(names)], () => {
      const tell = change();
      const at = Date.now();
      return { personOf: (name) => this.#marksOf(name, at), tell };
    });
  }

  #marksOf(name: string, at: number): PersonMarks {
    const { persons, list } = this.#tools.store;
    const others = persons.of(name).filter((it) => it !== name && list.find(it) !== null);
    return { others: others.length, at };
  }
}
