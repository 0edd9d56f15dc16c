import type { SaidFault } from "./phones.ts";
import type { Addresses } from "./addresses.ts";
import type { Pictures } from "./pictures.ts";
import type { Press } from "./press.ts";

/** What the fields of one message share. */
export type Form = {
  readonly pictures: Pictures;
  readonly addresses: Addresses;
  /** What makes the form longer or shorter waits until nothing is pressed. */
  readonly press: Press;
  /** Europe's rules limit the Page, or the customer: not everything arrives. */
  readonly isEuropean: boolean;
  /** The country of numbers that name none; null where nobody can guess it. */
  readonly region: string | null;
  /** What is wrong at a path, as far as it is to be said by now. */
  faultAt(path: string): SaidFault | null;
  /** The agent was in this field: what is missing there is said from now on. */
  left(path: string): void;
  /** A row came, went or moved: told to who does not see it, and `focus` has the focus then. */
  moved(said: string, focus: string | null): void;
};

type Change<T> = (next: (current: T) => T) => void;

/**
 * One value of what is built, where it stands in it (`template.elements[2].title`), and how it is changed: what it is by
 * then is asked for, not what it was when it was drawn.
 */
export class Field<T> {
  readonly form: Form;
  readonly at: string;
  readonly value: T;
  readonly change: Change<T>;

  constructor(form: Form, at: string, value: T, change: Change<T>) {
    this.form = form;
    this.at = at;
    this.value = value;
    this.change = change;
  }

  set(next: T): void {
    this.change(() => next);
  }

  /** A part of it. One that is set to undefined is left out. */
  of<K extends keyof T & string>(key: K): Field<T[K]> {
    const at = this.at === "" ? key : `${this.at}.${key}`;
    return new Field(this.form, at, this.value[key], (next) => {
      this.change((current) => withKey(current, key, next(current[key])));
    });
  }
}

function withKey<T, K extends keyof T & string>(whole: T, key: K, value: T[K]): T {
  const { [key]: _, ...rest } = whole as Record<string, unknown>;
  const changed = (value === undefined ? rest : { ...(whole as object), [key]: value }) as T;
  carryKey(whole, changed);
  return changed;
}

/** A list within it, row by row, and what can be done with the rows. */
export class Rows<T extends object> {
  readonly at: string;
  readonly form: Form;
  readonly fields: readonly Field<T>[];
  readonly #change: Change<T[] | undefined>;

  constructor(list: Field<T[] | undefined> | Field<T[]>) {
    this.#change = list.change as Change<T[] | undefined>;
    this.at = list.at;
    this.form = list.form;
    this.fields = (list.value ?? []).map(
      (value, index) =>
        new Field(list.form, `${list.at}[${String(index)}]`, value, (next) => {
          this.#change((all = []) => all.map((row, at) => (at === index ? changedRow(row, next) : row)));
        }),
    );
  }

  insert(index: number, row: T): void {
    this.#change((all = []) => all.toSpliced(index, 0, row));
  }

  /** A list without rows is left out. */
  remove(index: number): void {
    this.#change((all = []) => {
      const left = all.toSpliced(index, 1);
      return left.length > 0 ? left : undefined;
    });
  }

  duplicate(index: number): void {
    this.#change((all = []) => all.toSpliced(index + 1, 0, structuredClone(all[index]!)));
  }

  move(from: number, to: number): void {
    this.#change((all = []) => all.toSpliced(from, 1).toSpliced(to, 0, all[from]!));
  }
}

function changedRow<T extends object>(row: T, next: (current: T) => T): T {
  const changed = next(row);
  carryKey(row, changed);
  return changed;
}

/** A row stays the same one while it is changed and moved: it keeps its element, and with it the focus. */
const keys = new WeakMap<object, number>();
let last = 0;

export function keyOf(row: object): number {
  const key = keys.get(row) ?? ++last;
  keys.set(row, key);
  return key;
}

function carryKey(before: unknown, after: unknown): void {
  if (isRow(before) && isRow(after) && keys.has(before)) keys.set(after, keys.get(before)!);
}

function isRow(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
